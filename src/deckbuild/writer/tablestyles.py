"""The style of a deck's tables, written out as PowerPoint does, for programs that do not know it by its id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.layout.shapes import Grid
from deckbuild.layout.visuals.table import LIGHT, STYLES_TYPE
from deckbuild.template.model import Part, Relation
from deckbuild.writer.markup import DECLARATION, A

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.template.model import Template

_MEDIUM = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # what PowerPoint gives a table that a person adds
EMPTY = f'{DECLARATION}<a:tblStyleLst xmlns:a="{A}" def="{_MEDIUM}"></a:tblStyleLst>'
"""A list of table styles without any."""

_END = re.compile(rb"</(?:\w+:)?tblStyleLst\s*>")
_ALONE = re.compile(rb"<((?:\w+:)?tblStyleLst)\b([^>]*)/>")


def with_table_style(template: Template, slides: Sequence[LaidSlide]) -> Template:
    """The template with the definition of the light style where a table has it, and the part for it if need be."""
    if not any(isinstance(one, Grid) and one.style == LIGHT for slide in slides for one in slide.content):
        return template
    at = next((n for n, part in enumerate(template.parts) if part.content_type == STYLES_TYPE), None)
    if at is None:
        part = Part("ppt/tableStyles.xml", STYLES_TYPE, defined(EMPTY.encode()))
        numbers = [int(r.id[3:]) for r in template.relations if r.id.startswith("rId") and r.id[3:].isdigit()]
        related = Relation(f"rId{max(numbers, default=0) + 1}", "tableStyles", "tableStyles.xml")
        return template._replace(parts=(*template.parts, part), relations=(*template.relations, related))
    own = template.parts[at]
    changed = own._replace(data=defined(own.data))
    return template._replace(parts=(*template.parts[:at], changed, *template.parts[at + 1 :]))


def defined(data: bytes) -> bytes:
    """The list of styles (a part's bytes) with the light one in it; what is no such list stays as it is."""
    if LIGHT.encode() in data:
        return data
    whole = _ALONE.sub(rb"<\1\2></\1>", data, count=1)
    end = _END.search(whole)
    return whole[: end.start()] + _STYLE.encode() + whole[end.start() :] if end else data


def _edges(**edges: bool) -> str:
    """The borders of a part of a table: a fine line, or none."""
    line = '<a:ln w="12700" cmpd="sng"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
    none = "<a:ln><a:noFill/></a:ln>"
    inside = "".join([f"<a:{name}>{line if is_drawn else none}</a:{name}>" for name, is_drawn in edges.items()])
    return f"<a:tcBdr>{inside}</a:tcBdr>" if inside else "<a:tcBdr/>"


def _part(name: str, bold: bool, edges: str, fill: str) -> str:
    text = '<a:tcTxStyle b="on"/>' if bold else ""
    return f"<a:{name}>{text}<a:tcStyle>{edges}{fill}</a:tcStyle></a:{name}>"


_NO_FILL = "<a:fill><a:noFill/></a:fill>"
_BAND = '<a:fill><a:solidFill><a:schemeClr val="accent1"><a:alpha val="20000"/></a:schemeClr></a:solidFill></a:fill>'
_WHOLE = (
    '<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"><a:scrgbClr r="0" g="0" b="0"/></a:fontRef>'
    '<a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle>'
    f"{_edges(left=False, right=False, top=True, bottom=True, insideH=False, insideV=False)}{_NO_FILL}"
    "</a:tcStyle></a:wholeTbl>"
)
_STYLE = (
    f'<a:tblStyle xmlns:a="{A}" styleId="{LIGHT}" styleName="Light Style 1 - Accent 1">{_WHOLE}'
    f"{_part('band1H', False, _edges(), _BAND)}{_part('band1V', False, _edges(), _BAND)}"
    f"{_part('lastCol', True, _edges(), '')}{_part('firstCol', True, _edges(), '')}"
    f"{_part('lastRow', True, _edges(top=True), _NO_FILL)}{_part('firstRow', True, _edges(bottom=True), _NO_FILL)}"
    "</a:tblStyle>"
)
