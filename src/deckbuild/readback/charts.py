"""A chart read back: its type, its heading, and the sheet behind it as the chart shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.manifest import figure_text
from deckbuild.readback.text import joined, lines, whole
from deckbuild.readback.values import Line
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MOST_POINTS = 10_000
_TYPES = {"lineChart": "line", "areaChart": "area", "pieChart": "pie", "doughnutChart": "doughnut",
          "scatterChart": "scatter", "ofPieChart": "pie", "pie3DChart": "pie", "line3DChart": "line",
          "area3DChart": "area"}  # fmt: skip


class ChartFound(NamedTuple):
    """A chart: its type by deckbuild's names (another's own name for others), its heading as one text, its cells."""

    type: str
    heading: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


def chart_in(root: etree._Element) -> ChartFound:
    """The chart of a chart part."""
    area = root.find(f"{C}chart/{C}plotArea")
    groups = [one for one in area if isinstance(one.tag, str) and one.tag.endswith("Chart")] if area is not None else []
    series = [ser for group in groups for ser in group.iterfind(f"{C}ser")]
    heading = lines(root.find(f"{C}chart/{C}title/{C}tx/{C}rich"), {})
    heading = (_cell(" ".join(line.text for line in heading)),) if heading else ()
    return ChartFound(_type(groups[0]) if groups else "", heading, _rows(series))


def _type(group: etree._Element) -> str:
    name = str(group.tag).rpartition("}")[2]
    if name in ("barChart", "bar3DChart"):
        direction = group.find(f"{C}barDir")
        return "bar" if direction is not None and direction.get("val") == "bar" else "column"
    return _TYPES.get(name, name)


def _rows(series: list[etree._Element]) -> tuple[tuple[Line, ...], ...]:
    if not series:
        return ()
    names = [_name(one) for one in series]
    heads = next((found for one in series if (found := _points(one, "cat", "xVal"))), {})
    columns = [_points(one, "val", "yVal") for one in series]
    count = 1 + max((n for column in (heads, *columns) for n in column), default=-1)
    rows = [["", *names]]
    rows += [[heads.get(n, ""), *(column.get(n, "") for column in columns)] for n in range(count)]
    return tuple(tuple(_cell(text) for text in row) for row in rows)


def _cell(text: str) -> Line:
    return Line(joined([Run(" ".join(text.split()))]))


def _name(series: etree._Element) -> str:
    held = series.find(f"{C}tx")
    if held is None:
        return ""
    return next((one.text or "" for one in held.iter(f"{C}v")), "")


def _points(series: etree._Element, *names: str) -> dict[int, str]:
    """The points of a series by their number: words as they are, figures as `figure_text` writes them."""
    held = next((one for name in names if (one := series.find(f"{C}{name}")) is not None), None)
    if held is None:
        return {}
    level = held.find(f"*/*/{C}lvl") if held.find(f"{C}multiLvlStrRef") is not None else None
    found: dict[int, str] = {}
    for point in (held if level is None else level).iter(f"{C}pt"):
        value = point.find(f"{C}v")
        n = whole(point.get("idx"))
        if value is not None and 0 <= n < _MOST_POINTS:
            is_number = str(point.getparent().tag).endswith(("numCache", "numLit"))
            found[n] = _figure(value.text or "") if is_number else value.text or ""
    return found


def _figure(text: str) -> str:
    try:
        return figure_text(float(text))
    except ValueError:
        return text
