"""Charts with axes: columns, bars, lines, areas and dots; where their plot, names and numbers stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from deckbuild.layout.charts import names
from deckbuild.layout.charts.arrangement import SMALL, Arrangement, Rect
from deckbuild.layout.charts.scale import (
    GENERAL,
    axis_code,
    axis_range,
    extremes,
    is_far_from_zero,
    numbers,
    rounded_down,
    shown,
)
from deckbuild.layout.charts.texts import legend
from deckbuild.layout.plots import Axes, Labels

if TYPE_CHECKING:
    from deckbuild.layout.charts.palette import Palette
    from deckbuild.layout.charts.texts import Heading, Sheet
    from deckbuild.model.visuals import Chart

_MOST_NUMBERED = {"column": 16, "bar": 16, "line": 8}
"""The most points that carry their numbers unasked; of more, an axis tells as much with less."""
_DENSE = 13
"""Points from which on a line begins and ends at the plot's edges, and has no dots."""
_WIDEST_COLUMN, _WIDEST_BAR = 100.0, 44.0
_LABEL = 1.25
"""The height of a label, in font sizes."""
_LEAST_WIDTH, _LEAST_HEIGHT = 120.0, 72.0
_LEAST_SHARE = 0.4
_MOST_ENDS, _ENDS_SHARE = 8, 0.28
_SHORT, _PREFERRED, _FAIR = 2, 1, 14.0
"""The strain of an axis where numbers were asked for, and where they would be better down to a size of 14 points."""
_MOST_BELOW = 0.35
"""The part of the plot that may be kept free for the numbers of columns that hang down, or of bars to the left."""
_LABEL_GAP = 4.0
"""Points between a line's dot and the number above it."""


def arranged(
    chart: Chart, sheet: Sheet, head: Heading, size: float, colors: tuple[str, ...], shades: Palette
) -> Arrangement:
    """The chart at a text size: with the numbers on its points where they have room, else with an axis of values."""
    plan = _Plan(chart, sheet, head, size, colors, shades)
    wants = _wants_numbers(chart)
    if wants:
        numbered = plan.with_numbers()
        if numbered is not None:
            is_fair = size >= _FAIR or chart.labels != "auto"
            return numbered if is_fair else numbered._replace(strain=numbered.strain + _PREFERRED)
    plain = plan.with_axis(Labels())
    if wants and chart.labels != "auto":
        return plain._replace(strain=plain.strain + _SHORT, is_short=True)
    return plain._replace(strain=plain.strain + _PREFERRED) if wants else plain


def is_dense(chart: Chart) -> bool:
    """Whether a line has so many points that dots on it would only be in the way."""
    return points(chart) >= _DENSE


def points(chart: Chart) -> int:
    """How many points the longest series has."""
    return max((len(s.values) for s in chart.series), default=0)


def _wants_numbers(chart: Chart) -> bool:
    """Whether points are to carry their numbers, if there is room."""
    if chart.labels != "auto":
        return chart.labels in ("value", "percent")
    if chart.type not in _MOST_NUMBERED or chart.stacked == "percent":
        return False
    if chart.type == "line" and len(chart.series) > 1:
        return False
    return len(numbers(chart)) <= _MOST_NUMBERED[chart.type]


class _Plan:
    """One chart at one text size while it is laid out; lengths are in points."""

    def __init__(
        self, chart: Chart, sheet: Sheet, head: Heading, size: float, colors: tuple[str, ...], shades: Palette
    ) -> None:
        self.chart, self.sheet, self.size, self.colors, self.shades = chart, sheet, size, colors, shades
        self.is_bar = chart.type == "bar"
        self.count = max(points(chart), 1)
        self.abreast = 1 if chart.stacked or chart.type not in ("column", "bar") else len(chart.series)
        self.head = head.height
        self.ends = self._ends()
        self.low, self.high = _scale(chart)
        self.key = legend([s.name for s in chart.series], sheet, size, sheet.width, chart.type in ("line", "scatter"))
        self.has_legend = len(chart.series) > 1 and not self.ends

    def with_numbers(self) -> Arrangement | None:
        """With numbers on the points and no axis of values, if all of them have room."""
        chart = self.chart
        labels = Labels("value", place=_place(chart), ends=self.ends if len(chart.series) > 1 else ())
        is_shares = chart.stacked == "percent"
        keeps_axis = chart.type in ("area", "scatter") or (is_shares and not chart.number_format.endswith("%"))
        made = self.with_axis(labels) if keeps_axis else self._made(labels, has_axis=False)
        if chart.stacked or chart.type == "area":
            colors = tuple(self.shades.text_on(c) for c in self.colors) if chart.type != "area" else ()
            labels = labels._replace(colors=colors)
            without = self._segments_without_room(made)
            if not without:
                return made._replace(labels=labels)
            if chart.labels == "auto":
                return None
            return self.with_axis(labels._replace(left_out=tuple(without)))
        if not self._have_room(made):
            return None
        is_coloured = chart.type in ("line", "scatter") and len(chart.series) > 1
        return (
            made._replace(labels=labels._replace(colors=tuple(map(self.shades.as_text, self.colors))))
            if is_coloured
            else made
        )

    def with_axis(self, labels: Labels) -> Arrangement:
        """With an axis of values and its lines."""
        colors = tuple(map(self.shades.as_text, self.colors)) if self.ends and not labels.colors else labels.colors
        return self._made(labels._replace(ends=self.ends, colors=colors), has_axis=True)

    def _made(self, labels: Labels, has_axis: bool) -> Arrangement:
        sheet, size = self.sheet, self.size
        top = self.head + (self.key.height if self.has_legend else 0.0) + 0.3 * size
        left, right, bottom = 0.25 * size, 0.25 * size, 0.4 * size
        ticks = self._tick_width() if has_axis else 0.0
        label_width = self._label_width() if labels.number else 0.0
        if self.is_bar:
            slot = (sheet.height - top - bottom - (1.8 * size if has_axis else 0)) / self.count
            named = names.beside(self._names(), slot, sheet, size)
            left, right = named.room, max(right, label_width + 0.5 * size if labels.place == "outEnd" else ticks / 2)
            bottom += 1.4 * size if has_axis else 0.0
        else:
            top += _LABEL * size if labels.place in ("outEnd", "t") else (0.3 * size if has_axis else 0.0)
            left += ticks
            if labels.ends:
                right = sheet.widest(self._end_texts(), size) + 1.1 * size
            left, right, named = self._named_below(left, right)
            bottom = named.room
        room = Rect(left, top, sheet.width - left - right, sheet.height - top - bottom)
        return self._arrangement(room, labels, has_axis, named)

    def _named_below(self, left: float, right: float) -> tuple[float, float, names.Names]:
        """The names under the plot, and the room that the first and last of them need at its sides."""
        sheet, size, chart = self.sheet, self.size, self.chart
        if chart.type == "scatter":
            return left, max(right, 1.5 * size), names.Names(1.8 * size)
        labels = self._names()
        at_edges = self._at_edges()
        if at_edges and labels:
            left = max(left, sheet.wide(labels[0], size) / 2)
            right = max(right, sheet.wide(labels[-1], size) / 2)
        slot = (sheet.width - left - right) / max(self.count - at_edges, 1)
        named = names.below(labels, slot, sheet, size)
        return max(left, named.left), right, named

    def _arrangement(self, room: Rect, labels: Labels, has_axis: bool, named: names.Names) -> Arrangement:
        sheet, chart = self.sheet, self.chart
        axes = Axes(
            values=has_axis,
            low=self.low if has_axis or labels.place != "outEnd" else self._low_with_numbers(room),
            high=self.high,
            skip=named.skip,
            turn=named.turn,
            at_edges=self._at_edges(),
            number_format=self._axis_code(),
            across="#,##0" if any(abs(x) >= 10000 for x in chart.x) else GENERAL,  # a year has no comma
        )
        is_small = room.height < max(_LEAST_HEIGHT, _LEAST_SHARE * sheet.height) or room.width < max(
            _LEAST_WIDTH, _LEAST_SHARE * sheet.width
        )
        strain = named.strain + (SMALL if is_small else 0) + (_SHORT if self.has_legend and self.key.is_long else 0)
        where = Rect(0.0, self.head, self.key.width, self.key.height) if self.has_legend else Rect(0, 0, 0, 0)
        return Arrangement(room, labels, axes, "t" if self.has_legend else "", where, self._gap(room), strain)

    def _names(self) -> list[str]:
        return list(self.chart.categories) or [str(n + 1) for n in range(self.count)]

    def _at_edges(self) -> bool:
        return self.count > 1 and (self.chart.type == "area" or (self.chart.type == "line" and is_dense(self.chart)))

    def _tick_width(self) -> float:
        """The widest number on the axis of values, by an estimate of where it ends, with its gap."""
        low, high, step = axis_range(*self._range())
        code = self._axis_code()
        texts = [shown(v, code) for v in (low, high, high - step, low + step)]
        return self.sheet.widest(texts, self.size) + (0.0 if self.is_bar else 0.6 * self.size)

    def _axis_code(self) -> str:
        """The format of the axis of values: shares of the whole count in percent."""
        return "0%" if self.chart.stacked == "percent" else axis_code(self.chart.number_format, *self._range())

    def _range(self) -> tuple[float, float]:
        low, high = extremes(self.chart)
        return (min(low, 0.0), max(high, 0.0)) if self.low is not None or self.high is not None else (low, high)

    def _label_width(self) -> float:
        return self.sheet.widest([shown(v, self.chart.number_format) for v in numbers(self.chart)], self.size)

    def _gap(self, room: Rect) -> int:
        """The distance of categories, in hundredths of a column: wider where columns would be slabs."""
        if self.chart.type not in ("column", "bar"):
            return 0
        along, most = (room.height, _WIDEST_BAR) if self.is_bar else (room.width, _WIDEST_COLUMN)
        slot = along / self.count
        return max(45 if self.abreast == 1 else 60, min(500, round((slot / most - self.abreast) * 100)))

    def _have_room(self, made: Arrangement) -> bool:
        """Whether the numbers of columns, bars or a line stand clear of one another."""
        chart, size, room = self.chart, self.size, made.room
        slot = (room.height if self.is_bar else room.width) / self.count
        pitch = slot if self.abreast == 1 else slot / (self.abreast + made.gap / 100)
        needed = 1.1 * size if self.is_bar else self._label_width() + 0.15 * size
        if needed > pitch:
            return False
        if chart.type == "line":
            return self._is_gentle(room)
        if self._range()[0] >= 0 or chart.type == "scatter":
            return True
        return self._share_below(room) <= _MOST_BELOW

    def _share_below(self, room: Rect) -> float:
        """The part of the plot that a number takes at the end of the lowest column, or of the bar farthest left."""
        return (self._label_width() + 0.4 * self.size) / room.width if self.is_bar else _LABEL * self.size / room.height

    def _low_with_numbers(self, room: Rect) -> float | None:
        """Where an axis that is not drawn must begin, so that numbers below zero stand clear of the names."""
        low, high = self._range()
        share = min(self._share_below(room), _MOST_BELOW)
        if low >= 0:
            return self.low
        _, end, _ = axis_range(low, high)
        return rounded_down((low - share * end) / (1 - share))

    def _is_gentle(self, room: Rect) -> bool:
        """Whether no line rises from a point through the number that stands above it."""
        begin, end, _ = axis_range(*self._range())
        upwards = room.height / (end - begin)
        reach = self._label_width() / 2 / (room.width / self.count)
        most = (_LABEL_GAP + 0.4 * self.size) / upwards / reach if reach else 0.0
        pairs = [pair for s in self.chart.series for pair in pairwise(s.values)]
        return all(a is None or b is None or abs(b - a) <= most for a, b in pairs)

    def _segments_without_room(self, made: Arrangement) -> list[tuple[int, int]]:
        """The stacked segments that are smaller than their numbers."""
        chart, size, room = self.chart, self.size, made.room
        begin, end, _ = axis_range(*self._range())
        slot = (room.height if self.is_bar else room.width) / self.count
        thick = slot / (1 + made.gap / 100)
        along = room.width if self.is_bar else room.height
        found = []
        for s, series in enumerate(chart.series):
            for p, value in enumerate(series.values):
                if value is None:
                    continue
                whole = (
                    sum(abs(o.values[p] or 0.0) for o in chart.series) if chart.stacked == "percent" else end - begin
                )
                length = abs(value) / whole * along if whole else 0.0
                wide = self.sheet.wide(shown(value, chart.number_format), size) + 0.3 * size
                across, high = (length, thick) if self.is_bar else (thick, length)
                if wide > across or 1.1 * size > high:
                    found.append((s, p))
        return found

    def _end_texts(self) -> list[str]:
        """What stands at the ends of lines: the series' names, or of a single line its last number."""
        series = self.chart.series
        if len(series) > 1:
            return [s.name for s in series]
        return [shown(v, self.chart.number_format) for s in series for v in s.values[-1:] if v is not None]

    def _ends(self) -> tuple[int, ...]:
        """The point at which each line carries its name, if all lines end at the right and apart from one another."""
        chart, sheet, size = self.chart, self.sheet, self.size
        if chart.type != "line" or chart.stacked or not 1 <= len(chart.series) <= _MOST_ENDS:
            return ()
        last = points(chart) - 1
        ends = [s.values[last] if len(s.values) > last else None for s in chart.series]
        known = sorted(value for value in ends if value is not None)
        texts = self._end_texts()
        if len(known) < len(ends) or not all(texts) or sheet.widest(texts, size) > _ENDS_SHARE * sheet.width:
            return ()
        if len(ends) == 1 and chart.labels != "auto":
            return ()
        low, high = _scale(chart)
        found_low, found_high = extremes(chart)
        begin, end, _ = axis_range(found_low if low is None else low, found_high if high is None else high)
        per_point = (end - begin) / max((sheet.height - self.head) * 0.75, 1.0)
        apart = all(b - a >= 1.15 * size * per_point for a, b in pairwise(known))
        return (last,) * len(ends) if apart else ()


def _scale(chart: Chart) -> tuple[float | None, float | None]:
    """Where the axis of values has to begin and end: at zero, but for lines far from it and for dots."""
    low, high = extremes(chart)
    if chart.type == "scatter" or (chart.type == "line" and is_far_from_zero(low, high)):
        return None, None
    if low >= 0:
        return 0.0, None
    return (None, 0.0) if high <= 0 else (None, None)


def _place(chart: Chart) -> str:
    """Where numbers stand: at the ends of columns and bars, in the middle of stacked ones, above lines and dots."""
    if chart.type == "area":
        return ""
    if chart.type in ("line", "scatter"):
        return "t"
    return "ctr" if chart.stacked else "outEnd"
