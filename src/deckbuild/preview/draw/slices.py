"""Pies and doughnuts."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from deckbuild.fit import LINE_PITCH
from deckbuild.layout.charts.scale import shown
from deckbuild.preview.draw.marks import number, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.layout.plots import Plot
    from deckbuild.preview.draw.labels import Pen

_SEPARATOR = 1.5


def slices(drawn: Plot, pen: Pen, left: float, top: float, width: float, height: float) -> Iterator[str]:
    """The slices clockwise from the top, and their labels; the box of the chart is in points."""
    x, y, wide, high = drawn.room if any(drawn.room) else (0.2, 0.15, 0.6, 0.7)
    radius = min(wide * width, high * height) / 2
    cx, cy = left + (x + wide / 2) * width, top + (y + high / 2) * height
    hole = drawn.hole / 100 * radius if drawn.chart.type == "doughnut" else 0.0
    values = [max(0.0, value or 0.0) for value in drawn.chart.series[0].values]
    total, turn = sum(values) or 1.0, 0.0
    edge = pen.stroke(drawn.look.paper, _SEPARATOR)
    labels: list[str] = []
    for n, value in enumerate(values):
        end = turn + value / total
        if value and n < len(drawn.colors):
            yield tag("path", {"d": _slice(cx, cy, radius, hole, turn, end), **edge, **pen.fill(drawn.colors[n])})
            if (0, n) not in drawn.labels.left_out:
                labels += _label(drawn, pen, n, value / total, (cx, cy, radius, hole), (turn + end) / 2)
        turn = end
    yield from labels


def _point(cx: float, cy: float, radius: float, turn: float) -> str:
    angle = 2 * pi * turn
    return f"{number(cx + radius * sin(angle))} {number(cy - radius * cos(angle))}"


def _slice(cx: float, cy: float, radius: float, hole: float, start: float, end: float) -> str:
    """The outline of a slice; a whole turn is drawn as two halves, for an arc cannot end where it starts."""
    if end - start > 0.9999:
        return _slice(cx, cy, radius, hole, 0, 0.5) + _slice(cx, cy, radius, hole, 0.5, 0.9999)
    large, r = int(end - start > 0.5), number(radius)
    outer = f"{_point(cx, cy, radius, start)}A{r} {r} 0 {large} 1 {_point(cx, cy, radius, end)}"
    if not hole:
        return f"M{number(cx)} {number(cy)}L{outer}Z"
    h = number(hole)
    return f"M{outer}L{_point(cx, cy, hole, end)}A{h} {h} 0 {large} 0 {_point(cx, cy, hole, start)}Z"


def _label(
    drawn: Plot, pen: Pen, n: int, share: float, ring: tuple[float, float, float, float], turn: float
) -> list[str]:
    said, size = drawn.labels, drawn.size
    texts = [drawn.chart.categories[n]] if said.names and n < len(drawn.chart.categories) else []
    if said.number == "percent":
        texts.append(shown(share, "0%"))
    elif said.number == "value":
        texts.append(shown(drawn.chart.series[0].values[n] or 0.0, drawn.number_format))
    if not texts:
        return []
    cx, cy, radius, hole = ring
    inside = drawn.chart.type == "doughnut" or said.place in ("ctr", "inEnd")
    reach = (radius + hole) / 2 if inside else radius + size * 0.5
    angle = 2 * pi * turn
    x, y = cx + reach * sin(angle), cy - reach * cos(angle)
    wide = max(pen.width(text, size) for text in texts)
    if not inside:
        x += wide / 2 * sin(angle)
        y -= LINE_PITCH * size * len(texts) / 2 * cos(angle)
    color = said.colors[n] if n < len(said.colors) and said.colors[n] else drawn.look.ink
    return pen.block(texts, x, y, size, color)
