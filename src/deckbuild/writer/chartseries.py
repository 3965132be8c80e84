"""The series of a chart: their numbers with the cells that these come from, colours and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.layout.plots import ALLOWED
from deckbuild.writer.chartaxes import CATEGORIES, VALUES
from deckbuild.writer.charttext import text_properties
from deckbuild.writer.markup import escaped, filled, quoted
from deckbuild.writer.workbook import cells, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.plots import Plot

_EMU = 12700
_AXES = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
_GROUPINGS = {"": "standard", "stacked": "stacked", "percent": "percentStacked"}
_PIES = ("pie", "doughnut")
_SEPARATOR = 19050
"""EMU of the line in the page's colour between slices and stacked segments."""


def group(drawn: Plot, language: str) -> str:
    """The chart group with its series, ending with the ids of its axes."""
    chart = drawn.chart
    series = "".join([_series(drawn, n, language) for n in range(len(chart.series))])
    grouping = _GROUPINGS[chart.stacked]
    if chart.type in ("column", "bar"):
        overlap = '<c:overlap val="100"/>' if chart.stacked else '<c:overlap val="0"/>'
        return (
            f'<c:barChart><c:barDir val="{"bar" if chart.type == "bar" else "col"}"/>'
            f'<c:grouping val="{grouping if chart.stacked else "clustered"}"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{drawn.gap}"/>{overlap}{_AXES}</c:barChart>'
        )
    if chart.type == "line":
        return (
            f'<c:lineChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{_AXES}</c:lineChart>'
        )
    if chart.type == "area":
        return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{_AXES}</c:areaChart>'
    if chart.type == "scatter":
        style = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        return f"<c:scatterChart>{style}{series}{_AXES}</c:scatterChart>"
    if chart.type == "pie":
        return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
    hole = f'<c:firstSliceAng val="0"/><c:holeSize val="{drawn.hole}"/>'
    return f'<c:doughnutChart><c:varyColors val="1"/>{series}{hole}</c:doughnutChart>'


def _series(drawn: Plot, n: int, language: str) -> str:
    chart = drawn.chart
    name = chart.series[n].name
    cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(name)}</c:v></c:pt></c:strCache>'
    named = f"<c:tx><c:strRef><c:f>{cells(n + 1, 1, 1)}</c:f>{cache}</c:strRef></c:tx>" if name else ""
    inverted = '<c:invertIfNegative val="0"/>' if chart.type in ("column", "bar") else ""
    smooth = '<c:smooth val="0"/>' if chart.type in ("line", "scatter") else ""
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>{named}{_look(drawn, n)}{inverted}{_marker(drawn, n)}'
        f"{_points(drawn, n)}{_labels(drawn, n, language)}{_data(drawn, n)}{smooth}</c:ser>"
    )


def _look(drawn: Plot, n: int) -> str:
    """The fill, line or nothing that a series is drawn with."""
    kind = drawn.chart.type
    if kind in _PIES:
        return ""
    color = drawn.colors[n]
    if kind == "line":
        weight, dash = round(drawn.weights[n] * _EMU), drawn.dashes[n]
        dashed = f'<a:prstDash val="{dash}"/>' if dash != "solid" else ""
        return f'<c:spPr><a:ln w="{weight}" cap="rnd">{filled(color)}{dashed}<a:round/></a:ln></c:spPr>'
    if kind == "scatter":
        return '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
    if kind == "area" and not drawn.chart.stacked and len(drawn.chart.series) > 1:
        return f'<c:spPr>{filled(color + "@60")}<a:ln w="28575">{filled(color)}</a:ln></c:spPr>'
    return f"<c:spPr>{filled(color)}{_edge(drawn)}</c:spPr>"


def _edge(drawn: Plot) -> str:
    """A line in the page's colour where fills meet, so that they are told apart without their colours."""
    if not drawn.chart.stacked and drawn.chart.type not in _PIES:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{_SEPARATOR}">{filled(drawn.look.paper)}</a:ln>'


def _marker(drawn: Plot, n: int) -> str:
    if drawn.chart.type not in ("line", "scatter"):
        return ""
    return _dot(drawn.colors[n], drawn)


def _dot(color: str, drawn: Plot) -> str:
    if not drawn.marker:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    edge = f'<a:ln w="9525">{filled(drawn.look.paper)}</a:ln>'
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{drawn.marker}"/><c:spPr>{filled(color)}{edge}</c:spPr>'
        "</c:marker>"
    )


def _points(drawn: Plot, n: int) -> str:
    """What single points look like: each slice, and points that stand out or back."""
    kind = drawn.chart.type
    if kind in _PIES:
        colors = drawn.colors[: len(drawn.chart.series[n].values)]
        return "".join([
            f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/><c:spPr>{filled(color)}{_edge(drawn)}</c:spPr></c:dPt>'
            for i, color in enumerate(colors)
        ])  # fmt: skip
    if kind == "area":  # a point of an area has no fill of its own
        return ""
    found = []
    for series, point, color in drawn.points:
        if series != n:
            continue
        if kind in ("line", "scatter"):
            line = _line_of(drawn, n)
            found.append(f'<c:dPt><c:idx val="{point}"/>{_dot(color, drawn)}<c:bubble3D val="0"/>{line}</c:dPt>')
        else:
            fill = f"<c:spPr>{filled(color)}{_edge(drawn)}</c:spPr>"
            found.append(
                f'<c:dPt><c:idx val="{point}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{fill}</c:dPt>'
            )
    return "".join(found)


def _line_of(drawn: Plot, n: int) -> str:
    return _look(drawn, n)


def _labels(drawn: Plot, n: int, language: str) -> str:
    """The labels of a series: none, numbers, or its name at its last point."""
    said = drawn.labels
    end = said.ends[n] if said.ends else -1
    if not said.number and end < 0:
        return ""
    single = [(p, '<c:delete val="1"/>') for s, p in said.left_out if s == n]
    if drawn.chart.type in _PIES:
        left_out = {p for _, p in said.left_out}
        single += [
            (p, _shown(drawn, color, language))
            for p, color in enumerate(said.colors[: len(drawn.chart.series[n].values)])
            if p not in left_out
        ]
    if end >= 0:
        single.append((end, _shown(drawn, said.colors[n] if said.colors else drawn.look.ink, language, is_end=True)))
    each = "".join([f'<c:dLbl><c:idx val="{p}"/>{inside}</c:dLbl>' for p, inside in sorted(single)])
    if not said.number:
        return f"<c:dLbls>{each}{_NOTHING}</c:dLbls>"
    color = said.colors[n] if said.colors and drawn.chart.type not in _PIES else drawn.look.ink
    return f"<c:dLbls>{each}{_shown(drawn, color, language)}{_leaders(drawn)}</c:dLbls>"


_NOTHING = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _leaders(drawn: Plot) -> str:
    return '<c:showLeaderLines val="0"/>' if drawn.chart.type in _PIES else ""


def _shown(drawn: Plot, color: str, language: str, is_end: bool = False) -> str:
    """What a label shows, where, and in which colour; at the end of a line that is the series' name."""
    said = drawn.labels
    has_name = is_end and len(drawn.chart.series) > 1
    has_value = said.number == "value" or (is_end and not has_name)
    code = "0%" if said.number == "percent" else drawn.number_format
    where = "r" if is_end else said.place
    kind = f"{drawn.chart.type} stacked"
    allowed = ALLOWED[kind if drawn.chart.stacked and kind in ALLOWED else drawn.chart.type]
    position = f'<c:dLblPos val="{where}"/>' if where in allowed else ""
    separator = "<c:separator>\n</c:separator>" if said.names else "<c:separator>, </c:separator>" if has_name else ""
    return (
        f'<c:numFmt formatCode="{quoted(code)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{text_properties(drawn.size, color, language, wraps=False)}{position}"
        f'<c:showLegendKey val="0"/><c:showVal val="{int(has_value)}"/><c:showCatName val="{int(said.names)}"/>'
        f'<c:showSerName val="{int(has_name)}"/><c:showPercent val="{int(said.number == "percent")}"/>'
        f'<c:showBubbleSize val="0"/>{separator}'
    )


def _data(drawn: Plot, n: int) -> str:
    """The numbers with their categories, or those of x and y."""
    chart = drawn.chart
    values = chart.series[n].values
    last = len(values) + 1
    code = quoted(drawn.number_format)
    ys = f"<c:numRef><c:f>{cells(n + 1, 2, last)}</c:f>{_numbers(values, code)}</c:numRef>"
    if chart.type == "scatter":
        across = _numbers(chart.x[: len(values)], quoted(drawn.axes.across))
        xs = f"<c:numRef><c:f>{cells(0, 2, last)}</c:f>{across}</c:numRef>"
        return f"<c:xVal>{xs}</c:xVal><c:yVal>{ys}</c:yVal>"
    names = chart.categories[: len(values)]
    texts = "".join([f'<c:pt idx="{i}"><c:v>{escaped(t)}</c:v></c:pt>' for i, t in enumerate(names) if t])
    cats = (
        f"<c:cat><c:strRef><c:f>{cells(0, 2, last)}</c:f><c:strCache>"
        f'<c:ptCount val="{len(values)}"/>{texts}</c:strCache></c:strRef></c:cat>'
    )
    return f"{cats if texts else ''}<c:val>{ys}</c:val>"


def _numbers(values: Sequence[float | None], code: str) -> str:
    """A cache of numbers; a gap has no point."""
    found = [f'<c:pt idx="{i}"><c:v>{number(v)}</c:v></c:pt>' for i, v in enumerate(values) if v is not None]
    return (
        f'<c:numCache><c:formatCode>{code}</c:formatCode><c:ptCount val="{len(values)}"/>{"".join(found)}</c:numCache>'
    )
