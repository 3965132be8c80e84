"""A chart as its parts: the frame on the slide, the chart, and the workbook behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.writer.chartaxes import axes
from deckbuild.writer.chartseries import group
from deckbuild.writer.charttext import place, text_properties, title
from deckbuild.writer.markup import DECLARATION, A, C, R, quoted, relationships
from deckbuild.writer.shapes import placeholder
from deckbuild.writer.text import language_tag
from deckbuild.writer.visuals import chart_names
from deckbuild.writer.workbook import workbook

if TYPE_CHECKING:
    from deckbuild.layout.plots import Plot
    from deckbuild.writer.text import Links
    from deckbuild.writer.visuals import Attached
    from deckbuild.writer.workbook import Row

_PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"


def xml(drawn: Plot, shape_id: int, language: str, _links: Links, attached: Attached) -> str:
    """The frame of a chart; the chart's own parts go to what is attached."""
    name, book = chart_names(attached.number)
    folder, file = name.rsplit("/", 1)
    row = attached.relate("chart", f"../charts/{file}")
    rels = relationships([("rId1", _PACKAGE, f"../embeddings/{book.rsplit('/', 1)[1]}")])
    attached.parts += [
        (name, chart_space(drawn, language).encode()),
        (f"{folder}/_rels/{file}.rels", rels.encode()),
        (book, workbook(rows(drawn), drawn.number_format)),
    ]
    held = placeholder(drawn.placeholder) if drawn.placeholder is not None else ""
    locks = '<a:graphicFrameLocks noGrp="1"/>' if held else ""
    box = drawn.box
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{quoted(drawn.name)}" '
        f'descr="{quoted(drawn.alt)}"/><p:cNvGraphicFramePr>{locks}</p:cNvGraphicFramePr><p:nvPr>{held}</p:nvPr>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{row}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def rows(drawn: Plot) -> list[Row]:
    """The sheet behind a chart: a column for the categories (or x) and one for each series, below its name."""
    chart = drawn.chart
    first: tuple[str | float, ...] = chart.x if chart.type == "scatter" else chart.categories
    count = max(len(first), max((len(s.values) for s in chart.series), default=0))
    heads: Row = ("", *(s.name for s in chart.series))
    return [heads, *((_at(first, n), *(_at(s.values, n) for s in chart.series)) for n in range(count))]


def _at(values: tuple[str | float | None, ...], n: int) -> str | float | None:
    return values[n] if n < len(values) else None


def chart_space(drawn: Plot, language: str) -> str:
    """The chart's part."""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{language_tag(language)}"/><c:roundedCorners val="0"/><c:chart>{title(drawn, language)}'
        f'<c:autoTitleDeleted val="{int(not drawn.heading)}"/><c:plotArea>{place(drawn.room, True)}'
        f"{group(drawn, language)}{axes(drawn, language)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'</c:plotArea>{_legend(drawn, language)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_properties(drawn.size, drawn.look.ink, language)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(drawn: Plot, language: str) -> str:
    if not drawn.legend:
        return ""
    return (
        f'<c:legend><c:legendPos val="{drawn.legend}"/>{place(drawn.legend_room)}<c:overlay val="0"/>'
        f"{text_properties(drawn.size, drawn.look.ink, language)}</c:legend>"
    )
