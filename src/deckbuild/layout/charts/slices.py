"""Pies and doughnuts: how large, where the names and shares of their slices stand, or a legend in their stead."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH
from deckbuild.layout.charts.arrangement import SMALL, Arrangement, Rect
from deckbuild.layout.charts.scale import is_percent, shown
from deckbuild.layout.charts.texts import legend
from deckbuild.layout.plots import Labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.charts.palette import Palette
    from deckbuild.layout.charts.texts import Heading, Sheet
    from deckbuild.model.visuals import Chart

PERCENT = "0%"
HOLE = 58
"""The share of a doughnut's width that its hole takes, in percent."""
_LEAST_RADIUS = 48.0
_LEAST_SHARE = 0.24
"""The least radius of a pie with names around it, as a share of the chart's smaller side."""
_LEGEND_SHARE = 0.5


class _Slice(NamedTuple):
    """A slice: its share, where its middle lies (radians from 12 o'clock, with the clock), its name and number."""

    share: float
    middle: float
    name: str
    number: str


def number_of(chart: Chart) -> str:
    """What the slices carry: `percent`, `value` or nothing; percentages that are given are values."""
    if chart.labels == "none":
        return ""
    if chart.labels == "value":
        return "value"
    return "value" if is_percent(chart) and chart.labels == "auto" else "percent"


def arranged(
    chart: Chart, sheet: Sheet, head: Heading, size: float, colors: tuple[str, ...], shades: Palette
) -> Arrangement:
    """The chart at a text size: with names around a pie where they have room, else with a legend at its side."""
    slices = _slices(chart)
    if chart.type == "pie":
        around = _with_names(chart, slices, sheet, head, size)
        if around is not None:
            return around
    return _with_legend(chart, slices, sheet, head, size, tuple(shades.text_on(c) for c in colors))


def _slices(chart: Chart) -> list[_Slice]:
    values = [abs(v) if v is not None else 0.0 for v in chart.series[0].values] if chart.series else []
    total, number, done = sum(values) or 1.0, number_of(chart), 0.0
    found = []
    for n, value in enumerate(values):
        name = chart.categories[n] if n < len(chart.categories) else str(n + 1)
        text = shown(value / total, PERCENT) if number == "percent" else shown(value, chart.number_format)
        found.append(_Slice(value / total, 2 * pi * (done + value / total / 2), name, text if number else ""))
        done += value / total
    return found


def _with_names(chart: Chart, slices: Sequence[_Slice], sheet: Sheet, head: Heading, size: float) -> Arrangement | None:
    """A pie with the name and number of each slice beside it; None if they would touch or leave it too small."""
    rows = 2 if number_of(chart) else 1
    wide = max(sheet.widest([s.name for s in slices], size), sheet.widest([s.number for s in slices], size)) + size
    high = rows * LINE_PITCH * size + 0.5 * size
    below = sheet.height - head.height
    radius = min(sheet.width, below) / 2
    while True:
        if radius < max(_LEAST_RADIUS, _LEAST_SHARE * min(sheet.width, below)):
            return None
        boxes = [_beside(s, radius, wide, high) for s in slices if s.share]
        left, right = _reach([(b.left, b.width) for b in boxes], radius)
        top, bottom = _reach([(b.top, b.height) for b in boxes], radius)
        if left + right <= sheet.width and top + bottom <= below:
            break
        radius *= 0.97
    if any(_touch(a, b) for n, a in enumerate(boxes) for b in boxes[:n]):
        return None
    across = min(max(sheet.width / 2, left), sheet.width - right)
    down = head.height + min(max(below / 2, top), below - bottom)
    room = Rect(across - radius, down - radius, 2 * radius, 2 * radius)
    return Arrangement(room, Labels(number_of(chart), names=True, place="outEnd", left_out=_empty(slices)))


def _with_legend(
    chart: Chart, slices: Sequence[_Slice], sheet: Sheet, head: Heading, size: float, inside: tuple[str, ...]
) -> Arrangement:
    """The slices with numbers at them, and their names in a legend at the right."""
    is_pie = chart.type == "pie"
    below = sheet.height - head.height - 0.3 * size
    column = legend([s.name for s in slices], sheet, size, 1.0)
    wide = min(sheet.widest([s.name for s in slices], size) + 2 * size, sheet.width * _LEGEND_SHARE)
    high = min(column.height, below)
    number_wide = sheet.widest([s.number for s in slices], size) + 0.6 * size if is_pie else 0.0
    number_high = 1.6 * size if is_pie and number_wide else 0.0
    radius = min((sheet.width - wide - 1.5 * size - 2 * number_wide) / 2, below / 2 - number_high)
    radius = max(radius, 1.0)
    whole = 2 * radius + 2 * number_wide + 1.5 * size + wide
    left = max((sheet.width - whole) / 2, 0.0)
    top = head.height + (below - 2 * radius) / 2
    labels = Labels(
        number_of(chart),
        place="outEnd" if is_pie else "",
        colors=() if is_pie else inside,
        left_out=_without_room(slices, sheet, size, radius, is_pie),
    )
    at = left + 2 * radius + 2 * number_wide + 1.5 * size
    where = Rect(at, head.height + max((below - high) / 2, 0.0), min(wide, sheet.width - at), high)
    strain = (0 if radius >= _LEAST_RADIUS else SMALL) + (SMALL if column.height > below else 0)
    strain += 1 if is_pie else 0
    is_short = chart.labels in ("value", "percent") and any(slices[p].share >= 0.03 for _, p in labels.left_out)
    room = Rect(left + number_wide, top, 2 * radius, 2 * radius)
    return Arrangement(room, labels, legend="r", legend_room=where, strain=strain, is_short=is_short)


def _reach(spans: Sequence[tuple[float, float]], radius: float) -> tuple[float, float]:
    """How far labels, as (begin, length) from the middle, and the pie itself go to one side and to the other."""
    first = min((begin for begin, _ in spans), default=0.0)
    last = max((begin + length for begin, length in spans), default=0.0)
    return max(radius, -first), max(radius, last)


def _empty(slices: Sequence[_Slice]) -> tuple[tuple[int, int], ...]:
    return tuple((0, n) for n, s in enumerate(slices) if not s.share)


def _without_room(
    slices: Sequence[_Slice], sheet: Sheet, size: float, radius: float, is_pie: bool
) -> tuple[tuple[int, int], ...]:
    """The slices whose number would touch another's, the smaller goes; in a doughnut those that are smaller than it."""
    if not is_pie:
        ring = radius * (1 - HOLE / 100)
        arc = 2 * pi * (radius - ring / 2)
        needed = max(1.1 * size, sheet.widest([s.number for s in slices], size) * 0.75)
        is_thin = sheet.widest([s.number for s in slices], size) > ring * 1.05
        return tuple((0, n) for n, s in enumerate(slices) if s.share * arc < needed or is_thin)
    kept: list[Rect] = []
    left_out = []
    for n, s in sorted(enumerate(slices), key=lambda pair: (-pair[1].share, pair[0])):
        box = _beside(s, radius, sheet.wide(s.number, size), LINE_PITCH * size)
        if not s.share or any(_touch(box, other) for other in kept):
            left_out.append((0, n))
        else:
            kept.append(box)
    return tuple(sorted(left_out))


def _beside(one: _Slice, radius: float, wide: float, high: float) -> Rect:
    """The box of a label that stands outside a slice, around the pie's middle."""
    across, up = sin(one.middle), cos(one.middle)
    x, y = across * radius + across * wide / 2, -up * radius - up * high / 2
    return Rect(x - wide / 2, y - high / 2, wide, high)


def _touch(a: Rect, b: Rect) -> bool:
    return (
        a.left < b.left + b.width
        and b.left < a.left + a.width
        and a.top < b.top + b.height
        and b.top < a.top + a.height
    )
