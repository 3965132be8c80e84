"""Tables as `a:tbl` in a graphic frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.phrases import is_rtl
from deckbuild.writer.markup import quoted
from deckbuild.writer.shapes import placeholder
from deckbuild.writer.text import language_tag, paragraphs

if TYPE_CHECKING:
    from deckbuild.layout.shapes import Cell, Grid
    from deckbuild.template.model import Level
    from deckbuild.writer.text import Links
    from deckbuild.writer.visuals import Attached

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_PROPERTIES = re.compile("(<a:pPr[^>]*)/>")
_SINGLE = (
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
)
"""Single spacing in so many words, as it was measured: a template may say another for its other texts."""
_COLORED = re.compile("(?<=</a:solidFill>)(?!<a:latin)")
_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
"""The theme's font for texts, in which the cells were measured: LibreOffice takes a table style's for another."""
_NO_LEVELS: tuple[Level, ...] = ()
_TINT = 22000
"""How much of a colour a tinted cell has, in thousandths of a percent; the slide's background shows through."""


def xml(drawn: Grid, shape_id: int, language: str, links: Links, _attached: Attached) -> str:
    """A table with its style by name; a table brings no parts along."""
    x, y, cx, cy = drawn.box
    place = f"<p:nvPr>{placeholder(drawn.placeholder)}</p:nvPr>" if drawn.placeholder is not None else "<p:nvPr/>"
    columns = "".join([f'<a:gridCol w="{width}"/>' for width in drawn.columns])
    rows = "".join([
        f'<a:tr h="{height}">{"".join([_cell(cell, drawn, language, links) for cell in row])}</a:tr>'
        for height, row in zip(drawn.heights, drawn.rows, strict=True)
    ])  # fmt: skip
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{quoted(drawn.name)}"'
        f' descr="{quoted(drawn.alt)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f'{place}</p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl>{_properties(drawn, is_rtl(language))}'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _properties(drawn: Grid, rtl: bool) -> str:
    flags = (("rtl", rtl), ("firstRow", drawn.has_header), ("bandRow", drawn.banded))
    said = "".join([f' {name}="1"' for name, holds in flags if holds])
    return f"<a:tblPr{said}><a:tableStyleId>{drawn.style}</a:tableStyleId></a:tblPr>"


def _cell(cell: Cell, drawn: Grid, language: str, links: Links) -> str:
    left, top, right, bottom = drawn.insets
    if any(paragraph.runs for paragraph in cell.paragraphs):
        text = paragraphs(cell.paragraphs, _NO_LEVELS, language, links, False, cell.align)
        text = _COLORED.sub(_FONTS, _PROPERTIES.sub(rf"\1>{_SINGLE}</a:pPr>", text))
    else:  # its size still counts, for an empty line of the usual 18 points makes the row higher
        size = round(cell.paragraphs[0].size * 100)
        text = f'<a:p><a:endParaRPr lang="{language_tag(language)}" sz="{size}"/></a:p>'
    fill = (
        f'<a:solidFill><a:schemeClr val="{cell.fill}"><a:alpha val="{_TINT}"/></a:schemeClr></a:solidFill>'
        if cell.fill
        else ""
    )
    insets = f'marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{drawn.anchor}"'
    tail = f"<a:tcPr {insets}>{fill}</a:tcPr>" if fill else f"<a:tcPr {insets}/>"
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>{tail}</a:tc>"
