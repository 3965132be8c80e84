"""Charts about as they will look, drawn from their layout: programs set some parts a little otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import LINE_PITCH
from deckbuild.layout.charts.scale import axis_range, extremes, shown
from deckbuild.numerals import decimal_mark
from deckbuild.preview.draw.marks import path, tag
from deckbuild.preview.draw.slices import slices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from deckbuild.layout.plots import Plot
    from deckbuild.preview.draw.labels import Pen

_POINT = 12700
_SEPARATOR = 1.5
_AIR = 0.05
"""What programs leave above the highest number, as a share of the range, before they round the axis up."""
_ROUND = ("pie", "doughnut")


class Area:
    """The inner area of a plot in points, and where numbers and categories stand in it."""

    def __init__(self, drawn: Plot) -> None:
        box = drawn.box
        self.left, self.top = box.x / _POINT, box.y / _POINT
        self.width, self.height = box.cx / _POINT, box.cy / _POINT
        left, top, wide, high = drawn.room if any(drawn.room) else (0.1, 0.1, 0.85, 0.75)
        self.x, self.y = self.left + left * self.width, self.top + top * self.height
        self.cx, self.cy = wide * self.width, high * self.height
        self.is_bar = drawn.chart.type == "bar"
        self.at_edges = drawn.axes.at_edges
        self.count = max((len(s.values) for s in drawn.chart.series), default=0) or 1
        low, high_ = extremes(drawn.chart)
        low = low if drawn.axes.low is not None or low < 0 else 0.0
        air = 0.0 if drawn.chart.stacked == "percent" else _AIR * (high_ - low)  # shares end at the whole
        self.low, self.high, self.step = axis_range(
            low if drawn.axes.low is None else drawn.axes.low,
            high_ + air if drawn.axes.high is None else drawn.axes.high,
        )
        self.low = self.low if drawn.axes.low is None else drawn.axes.low
        self.high = self.high if drawn.axes.high is None else drawn.axes.high

    def along(self, value: float) -> float:
        """Where a number stands on the axis of values."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.x + share * self.cx if self.is_bar else self.y + self.cy - share * self.cy

    def slot(self) -> float:
        """What a category has of the other axis."""
        return (self.cy if self.is_bar else self.cx) / self.count

    def across(self, n: int) -> float:
        """The middle of a category."""
        if self.at_edges and self.count > 1:
            return self.x + self.cx * n / (self.count - 1)
        return (self.y if self.is_bar else self.x) + (n + 0.5) * self.slot()

    def steps(self) -> Iterator[float]:
        """The numbers that the axis names."""
        n, value = 0, self.low
        while value <= self.high + self.step / 1000 and n < 50:
            yield value
            n += 1
            value = self.low + n * self.step


def plot(drawn: Plot, pen: Pen) -> list[str]:
    """The elements of a chart, from the back to the front."""
    area = Area(drawn)
    found = [*_heading(drawn, pen, area), *_legend(drawn, pen, area)]
    if drawn.chart.type in _ROUND:
        return [*found, *slices(drawn, pen, area.left, area.top, area.width, area.height)]
    if drawn.chart.type == "scatter":
        return [*found, *_scatter(drawn, pen, area)]
    parts = {"column": _bars, "bar": _bars, "line": _lines, "area": _areas}[drawn.chart.type]
    return [*found, *_grid(drawn, pen, area), *parts(drawn, pen, area), *_base(drawn, pen, area)]


def written(value: float, code: str, pen: Pen) -> str:
    """A number by a format code, with the language's own marks."""
    text = shown(value, code)
    if decimal_mark(pen.language) == ",":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", "\N{NO-BREAK SPACE}")
    return text


def _heading(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    y, left = area.top, area.left + drawn.heading_left * area.width
    for runs in drawn.heading:
        x, size = left, drawn.heading_size if runs[0].bold else drawn.size
        for run in runs:
            yield pen.text(run.text, x, y, size, drawn.look.ink, bold=run.bold)
            x += pen.width(run.text, size, run.bold)
        y += LINE_PITCH * size


def _legend(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    if not drawn.legend:
        return
    names = drawn.chart.categories if drawn.chart.type in _ROUND else [s.name for s in drawn.chart.series]
    left, top, wide, _ = drawn.legend_room
    x0, y0 = area.left + left * area.width, area.top + top * area.height
    entry = max((pen.width(name, drawn.size) for name in names), default=0.0) + 2 * drawn.size
    columns = 1 if drawn.legend == "r" else max(1, min(len(names), int(wide * area.width / entry + 0.01)))
    for n, (name, color) in enumerate(zip(names, drawn.colors, strict=False)):
        x, y = x0 + n % columns * entry, y0 + n // columns * 1.35 * drawn.size
        key = drawn.size * 0.5
        yield tag("rect", {"x": x, "y": y + drawn.size * 0.35, "width": key, "height": key, **pen.fill(color)})
        yield pen.text(name, x + drawn.size * 0.9, y, drawn.size, drawn.look.ink)


def _grid(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    """Gridlines with their numbers, and the names of the categories."""
    size, ink = drawn.size, drawn.look.ink
    if drawn.axes.values:
        code = "0%" if drawn.chart.stacked == "percent" else drawn.axes.number_format
        for value in area.steps():
            at, text = area.along(value), written(value, code, pen)
            if area.is_bar:
                yield tag(
                    "path",
                    {"d": path([(at, area.y), (at, area.y + area.cy)], False), **pen.stroke(drawn.look.grid, 0.75)},
                )
                yield pen.text(text, at, area.y + area.cy + size * 0.3, size, ink, "middle")
            else:
                yield tag(
                    "path",
                    {"d": path([(area.x, at), (area.x + area.cx, at)], False), **pen.stroke(drawn.look.grid, 0.75)},
                )
                yield pen.text(text, area.x - size * 0.4, at - LINE_PITCH * size / 2, size, ink, "end")
    for n, name in enumerate(drawn.chart.categories):
        if n % max(1, drawn.axes.skip):
            continue
        if area.is_bar:
            lines = pen.lines(name, area.x - area.left, size)
            yield from pen.block(lines, area.x - size * 0.4, area.across(n), size, ink, "end")
        elif drawn.axes.turn:
            yield _turned(
                pen.text(name, 0.0, -size * 0.6, size, ink, "end"),
                area.across(n),
                area.y + area.cy + size * 0.4,
                drawn.axes.turn,
            )
        else:
            lines = pen.lines(name, area.slot() * max(1, drawn.axes.skip) * 0.98, size)
            middle = area.y + area.cy + size * 0.3 + LINE_PITCH * size * len(lines) / 2
            yield from pen.block(lines, area.across(n), middle, size, ink)


def _turned(text: str, x: float, y: float, degrees: int) -> str:
    return f'<g transform="translate({x:.2f} {y:.2f}) rotate({degrees})">{text}</g>'


def _base(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    """The line that bars stand on."""
    at = area.along(min(max(0.0, area.low), area.high))
    ends = [(at, area.y), (at, area.y + area.cy)] if area.is_bar else [(area.x, at), (area.x + area.cx, at)]
    yield tag("path", {"d": path(ends, False), **pen.stroke(drawn.look.base, 1.0)})


def _stacks(drawn: Plot) -> Callable[[int, int], tuple[float, float]]:
    """From where to where a point reaches: from zero, or from what is stacked below it."""
    series, stacked = drawn.chart.series, drawn.chart.stacked

    def at(n: int, point: int) -> float:
        values = series[n].values
        return (values[point] if point < len(values) else None) or 0.0

    def reach(n: int, point: int) -> tuple[float, float]:
        own = at(n, point)
        if not stacked:
            return 0.0, own
        below = sum(v for m in range(n) if (v := at(m, point)) * own >= 0)
        whole = sum(abs(at(m, point)) for m in range(len(series))) if stacked == "percent" else 1.0
        return below / (whole or 1.0), (below + own) / (whole or 1.0)

    return reach


def _bars(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    reach = _stacks(drawn)
    side_by_side = 1 if drawn.chart.stacked else len(drawn.chart.series)
    thick = area.slot() / (side_by_side + drawn.gap / 100)
    others = {(n, point): color for n, point, color in drawn.points}
    labels = []
    for n, series in enumerate(drawn.chart.series):
        for point, value in enumerate(series.values):
            if value is None:
                continue
            start, end = (area.along(v) for v in reach(n, point))
            at = area.across(point) - thick * side_by_side / 2 + (0 if drawn.chart.stacked else n * thick)
            low, long = min(start, end), abs(end - start)
            box = (low, at, long, thick) if area.is_bar else (at, low, thick, long)
            edge = pen.stroke(drawn.look.paper, _SEPARATOR) if drawn.chart.stacked else {}
            fill = pen.fill(others.get((n, point), drawn.colors[n]))
            yield tag("rect", {**dict(zip(("x", "y", "width", "height"), box, strict=True)), **edge, **fill})
            labels += _bar_label(drawn, pen, area, (n, point, value), box)
    yield from labels


def _bar_label(
    drawn: Plot, pen: Pen, area: Area, which: tuple[int, int, float], box: tuple[float, float, float, float]
) -> list[str]:
    """The number at a bar: past its end, or in its middle."""
    n, point, value = which
    said, size = drawn.labels, drawn.size
    if not said.number or (n, point) in said.left_out:
        return []
    code = "0%" if said.number == "percent" else drawn.number_format
    text, (x, y, wide, high) = written(value, code, pen), box
    color = said.colors[n] if said.colors else drawn.look.ink
    if said.place == "outEnd" or (not said.place and not drawn.chart.stacked):
        if area.is_bar:
            at, anchor = (x + wide + size * 0.3, "start") if value >= 0 else (x - size * 0.3, "end")
            return [pen.text(text, at, y + high / 2 - LINE_PITCH * size / 2, size, color, anchor)]
        top = y - LINE_PITCH * size if value >= 0 else y + high
        return [pen.text(text, x + wide / 2, top, size, color, "middle")]
    return [pen.text(text, x + wide / 2, y + high / 2 - LINE_PITCH * size / 2, size, color, "middle")]


def _runs(drawn: Plot, n: int, area: Area) -> Iterator[list[tuple[int, float, float]]]:
    """The unbroken stretches of a series: point, and where it stands."""
    reach = _stacks(drawn)
    found: list[tuple[int, float, float]] = []
    for point, value in enumerate(drawn.chart.series[n].values):
        if value is None:
            if found:
                yield found
            found = []
            continue
        found.append((point, area.across(point), area.along(reach(n, point)[1])))
    if found:
        yield found


def _lines(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    others = {(n, point): color for n, point, color in drawn.points}
    for n, color in enumerate(drawn.colors[: len(drawn.chart.series)]):
        dash = {"dash": "4 3", "sysDash": "3 1", "sysDot": "1 1", "lgDash": "8 3"}.get(drawn.dashes[n], "")
        for run in _runs(drawn, n, area):
            look = pen.stroke(color, drawn.weights[n])
            ends = {"stroke_linecap": "round", "stroke_linejoin": "round", "stroke_dasharray": dash}
            yield tag("path", {"d": path([(x, y) for _, x, y in run], False), **look, **ends})
            for point, x, y in run:
                yield from _dot(drawn, pen, x, y, others.get((n, point), color))
                yield from _point_label(drawn, pen, n, point, x, y)


def _dot(drawn: Plot, pen: Pen, x: float, y: float, color: str) -> Iterator[str]:
    if drawn.marker:
        edge = pen.stroke(drawn.look.paper, 0.75)
        yield tag("circle", {"cx": x, "cy": y, "r": drawn.marker / 2, **edge, **pen.fill(color)})


def _point_label(drawn: Plot, pen: Pen, n: int, point: int, x: float, y: float) -> Iterator[str]:
    said, size = drawn.labels, drawn.size
    color = said.colors[n] if said.colors else drawn.look.ink
    value = drawn.chart.series[n].values[point]
    if said.ends and said.ends[n] == point:
        name = (
            drawn.chart.series[n].name if len(drawn.chart.series) > 1 else written(value or 0, drawn.number_format, pen)
        )
        yield pen.text(name, x + size * 0.5, y - LINE_PITCH * size / 2, size, color)
    elif said.number and (n, point) not in said.left_out:
        top = y + size * 0.3 if said.place == "b" else y - LINE_PITCH * size - size * 0.2
        yield pen.text(written(value or 0, drawn.number_format, pen), x, top, size, color, "middle")


def _areas(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    reach, is_stacked = _stacks(drawn), bool(drawn.chart.stacked)
    for n, color in enumerate(drawn.colors[: len(drawn.chart.series)]):
        for run in _runs(drawn, n, area):
            above = [(x, y) for _, x, y in run]
            below = [(x, area.along(reach(n, point)[0])) for point, x, _ in reversed(run)]
            faint = not is_stacked and len(drawn.chart.series) > 1
            edge = pen.stroke(drawn.look.paper, _SEPARATOR) if is_stacked else {}
            yield tag("path", {"d": path([*above, *below]), **edge, **pen.fill(color + "@60" if faint else color)})
            if faint:
                yield tag("path", {"d": path(above, False), **pen.stroke(color, 2.25)})


def _scatter(drawn: Plot, pen: Pen, area: Area) -> Iterator[str]:
    size, ink, xs = drawn.size, drawn.look.ink, drawn.chart.x
    low, high, step = axis_range(min(0.0, min(xs, default=0.0)), max(xs, default=1.0))
    if xs and min(xs) > 0 and (max(xs) - min(xs)) < max(xs) / 6:
        low, high, step = axis_range(min(xs), max(xs))
    yield from _grid(drawn._replace(chart=drawn.chart._replace(categories=())), pen, area)

    def at(x: float) -> float:
        return area.x + (x - low) / ((high - low) or 1.0) * area.cx

    for n in range(round((high - low) / step) + 1):
        value = low + n * step
        ends = [(at(value), area.y), (at(value), area.y + area.cy)]
        yield tag("path", {"d": path(ends, False), **pen.stroke(drawn.look.grid, 0.75)})
        text = written(value, drawn.axes.across, pen)
        yield pen.text(text, at(value), area.y + area.cy + size * 0.3, size, ink, "middle")
    for n, series in enumerate(drawn.chart.series):
        for x, y in zip(xs, series.values, strict=False):
            if y is not None:
                yield from _dot(drawn, pen, at(x), area.along(y), drawn.colors[n])
    corner = [(area.x, area.y), (area.x, area.y + area.cy), (area.x + area.cx, area.y + area.cy)]
    yield tag("path", {"d": path(corner, False), **pen.stroke(drawn.look.base, 1.0)})
