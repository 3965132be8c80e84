"""The axes of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.writer.charttext import text_properties
from deckbuild.writer.markup import filled, quoted
from deckbuild.writer.workbook import number

if TYPE_CHECKING:
    from deckbuild.layout.plots import Plot

CATEGORIES, VALUES = 111111111, 222222222
"""The ids of the two axes."""

_HAIR = 9525
_BASE = 12700
_NONE = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def axes(drawn: Plot, language: str) -> str:
    """The two axes of a chart, none of a pie or doughnut."""
    kind = drawn.chart.type
    if kind in ("pie", "doughnut"):
        return ""
    if kind == "scatter":
        return _number_axis(drawn, language, CATEGORIES, VALUES, "b") + _number_axis(
            drawn, language, VALUES, CATEGORIES, "l"
        )
    return _category_axis(drawn, language) + _number_axis(
        drawn, language, VALUES, CATEGORIES, "b" if kind == "bar" else "l"
    )


def _category_axis(drawn: Plot, language: str) -> str:
    """Names of categories beside the plot, not the zero line; bars are read from the top."""
    is_bar = drawn.chart.type == "bar"
    skip = drawn.axes.skip
    skipping = f'<c:tickLblSkip val="{skip}"/><c:tickMarkSkip val="{skip}"/>' if skip > 1 else ""
    if not skipping:
        skipping = '<c:tickLblSkip val="1"/>'
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{"maxMin" if is_bar else "minMax"}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"l" if is_bar else "b"}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_NONE}<c:tickLblPos val="low"/>'
        f"{_line(drawn.look.base, _BASE)}{text_properties(drawn.size, drawn.look.ink, language, drawn.axes.turn)}"
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/>{skipping}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _number_axis(drawn: Plot, language: str, own: int, other: int, side: str) -> str:
    look, said = drawn.look, drawn.axes
    is_across = own == CATEGORIES
    scale = '<c:orientation val="minMax"/>'
    if not is_across:
        scale += f'<c:max val="{number(said.high)}"/>' if said.high is not None else ""
        scale += f'<c:min val="{number(said.low)}"/>' if said.low is not None else ""
    code = said.across if is_across else said.number_format
    lines = f"<c:majorGridlines>{_line(look.grid, _HAIR)}</c:majorGridlines>" if said.values else ""
    edge = _line(look.base, _BASE) if drawn.chart.type == "scatter" else "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    crosses = "max" if drawn.chart.type == "bar" else "min" if drawn.chart.type == "scatter" else "autoZero"
    between = "midCat" if said.at_edges or drawn.chart.type == "scatter" else "between"
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling>{scale}</c:scaling><c:delete val="{int(not said.values)}"/>'
        f'<c:axPos val="{side}"/>{lines}<c:numFmt formatCode="{quoted(code)}" sourceLinked="0"/>{_NONE}'
        f'<c:tickLblPos val="{"low" if drawn.chart.type == "scatter" else "nextTo"}"/>{edge}'
        f"{text_properties(drawn.size, look.ink, language, 0)}"
        f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/></c:valAx>'
    )


def _line(color: str, weight: int) -> str:
    return f'<c:spPr><a:ln w="{weight}" cap="flat">{filled(color)}<a:round/></a:ln></c:spPr>'
