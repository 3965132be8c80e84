"""Charts: the largest text at which nothing collides, and all that follows from it."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from deckbuild.fonts import face
from deckbuild.layout.charts import axes, slices, telling
from deckbuild.layout.charts.arrangement import SMALL
from deckbuild.layout.charts.names import CUT
from deckbuild.layout.charts.palette import palette
from deckbuild.layout.charts.scale import format_code
from deckbuild.layout.charts.texts import Sheet, heading
from deckbuild.layout.plots import Plot
from deckbuild.layout.shapes import EMU_PER_POINT
from deckbuild.phrases import is_rtl
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.charts.arrangement import Arrangement, Rect
    from deckbuild.layout.charts.palette import Palette
    from deckbuild.layout.charts.texts import Heading
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.plots import Parts
    from deckbuild.layout.shapes import Paragraph
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Chart, Series

BESIDE = True

SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
"""Sizes tried for a chart's texts, in points."""
_WIDE = 560.0
"""Points of width from which on a chart's texts may be of the largest size."""
_MOST_SLICES = 6
_PIES = ("pie", "doughnut")
_HOLDERS = ("obj", "chart")
_DASHES = ("solid", "solid", "solid", "sysDash", "dash", "sysDot", "dashDot", "lgDash")
_HEAVY, _PLAIN, _LIGHT = 3.5, 2.75, 1.75
_DOT, _SPOT = 7, 9
"""The dots on lines, and those of a scatter chart."""


def kind(_chart: Chart, alone: bool) -> str:
    """The kind of layout that a chart wants."""
    return "visual-only" if alone else "visual"


def said(chart: Chart, language: str) -> list[Paragraph]:
    """What the notes say of a chart: its figures, all of few, the telling ones of many."""
    return telling.told(_readable(chart), language)


def lay_out(chart: Chart, spot: Spot, desk: Desk) -> tuple[Plot, ...]:
    """The chart in its room; what it has too much of goes to the problems."""
    chart = _readable(chart)
    language = spot.language
    alt = plain(chart.alt) or telling.described(chart, language)
    chart = _in_shares(chart) if chart.stacked == "percent" and chart.labels == "percent" else chart
    chart = chart._replace(number_format=format_code(chart, language))
    font = desk.template.body_font
    sheet = Sheet(spot.box.cx / EMU_PER_POINT, spot.box.cy / EMU_PER_POINT, face(font), face(font, True), language)
    shades = palette(desk.template, spot.layout)
    colors, points = _colors(chart, shades)
    size, head, made = _best(chart, sheet, colors, shades)
    _report(chart, made, head, desk)
    is_held = spot.place is not None and spot.place.type in _HOLDERS
    left = max(sheet.width - head.width - 0.9 * size, 0.0) if is_rtl(language) else 0.0
    plot = Plot(
        name="Chart",
        alt=alt,
        box=spot.box,
        chart=chart,
        size=size,
        colors=colors,
        points=points,
        labels=made.labels,
        axes=made.axes,
        look=shades.look,
        number_format=chart.number_format,
        heading=head.lines,
        heading_size=head.size,
        heading_left=round(left / sheet.width, 5),
        room=_parts(made.room, sheet),
        legend=made.legend,
        legend_room=_parts(made.legend_room, sheet) if made.legend else (0.0, 0.0, 0.0, 0.0),
        weights=_weights(chart),
        dashes=tuple(_DASHES[n % len(_DASHES)] for n in range(len(chart.series))) if chart.type == "line" else (),
        marker=_SPOT if chart.type == "scatter" else 0 if axes.is_dense(chart) else _DOT,
        gap=made.gap,
        hole=slices.HOLE,
        placeholder=spot.place if is_held else None,
    )
    return (plot,)


def _readable(chart: Chart) -> Chart:
    """The chart in plain texts, without numbers that no cell can hold, and a pie with the one series that it shows."""
    count = 1 if chart.type in _PIES else len(chart.series)
    return chart._replace(
        title=plain(chart.title),
        unit=plain(chart.unit),
        categories=tuple(map(plain, chart.categories)),
        series=tuple(s._replace(name=plain(s.name), values=_finite(s)) for s in chart.series[:count]),
        x=chart.x if all(map(isfinite, chart.x)) else tuple(x if isfinite(x) else 0.0 for x in chart.x),
        highlight=tuple(map(plain, chart.highlight)),
        stacked="" if chart.type in ("scatter", *_PIES) else chart.stacked,
    )


def _in_shares(chart: Chart) -> Chart:
    """A chart of shares with the shares for numbers: programs know percentages at the points of pies alone."""
    count = axes.points(chart)
    wholes = [sum(s.values[n] or 0.0 for s in chart.series if n < len(s.values)) for n in range(count)]
    series = (
        s._replace(values=tuple(v if v is None or not wholes[n] else v / wholes[n] for n, v in enumerate(s.values)))
        for s in chart.series
    )
    return chart._replace(series=tuple(series), labels="value", number_format=chart.number_format or "0%", unit="")


def _finite(series: Series) -> tuple[float | None, ...]:
    return tuple(v if v is None or isfinite(v) else None for v in series.values)


def _best(chart: Chart, sheet: Sheet, colors: tuple[str, ...], shades: Palette) -> tuple[float, Heading, Arrangement]:
    """The largest text size at which all is well, or else the one at which least is wrong."""
    draw = slices.arranged if chart.type in _PIES else axes.arranged
    best: tuple[float, Heading, Arrangement] | None = None
    for size in SIZES if sheet.width >= _WIDE else SIZES[1:]:
        head = heading(chart, sheet, size)
        made = draw(chart, sheet, head, size, colors, shades)
        if best is None or made.strain + head.is_long < best[2].strain + best[1].is_long:
            best = (size, head, made)
        if not made.strain and not head.is_long:
            break
    assert best is not None
    return best


def _colors(chart: Chart, shades: Palette) -> tuple[tuple[str, ...], tuple[tuple[int, int, str], ...]]:
    """A colour for each series (or slice), and for single points what stands out or back."""
    wanted = set(chart.highlight)
    names = chart.categories if chart.type in _PIES else tuple(s.name for s in chart.series)
    if chart.type in _PIES:
        names = names[: len(chart.series[0].values)] if chart.series else ()
    if wanted & set(names):
        return _standing_out(names, wanted, shades), ()
    colors = tuple(shades.accents[n % len(shades.accents)] for n in range(len(names)))
    chosen = [n for n, name in enumerate(chart.categories) if name in wanted]
    if not chosen:
        return colors, ()
    if len(chart.series) == 1:
        return (shades.muted[1],), tuple((0, n, colors[0]) for n in chosen)
    count = axes.points(chart)
    back = [n for n in range(count) if n not in chosen]
    faint = shades.muted
    return colors, tuple((s, n, faint[s % len(faint)]) for s in range(len(colors)) for n in back)


def _standing_out(names: Sequence[str], wanted: set[str], shades: Palette) -> tuple[str, ...]:
    """Accents for the names that are wanted, tints that stand back for the others."""
    found, back, front = [], 0, 0
    for name in names:
        if name in wanted:
            found.append(shades.accents[front % len(shades.accents)])
            front += 1
        else:
            found.append(shades.muted[back % len(shades.muted)])
            back += 1
    return tuple(found)


def _weights(chart: Chart) -> tuple[float, ...]:
    """How heavy the lines are, in points: those that stand out heavier than the rest."""
    wanted = set(chart.highlight)
    if not wanted & {s.name for s in chart.series}:
        return (_PLAIN,) * len(chart.series)
    return tuple(_HEAVY if s.name in wanted else _LIGHT for s in chart.series)


def _parts(rect: Rect, sheet: Sheet) -> Parts:
    """A rectangle in points as parts of the chart's box."""
    wide, high = max(sheet.width, 1.0), max(sheet.height, 1.0)
    left, top = max(rect.left / wide, 0.0), max(rect.top / high, 0.0)
    width, height = max(rect.width / wide, 0.02), max(rect.height / high, 0.02)
    return round(left, 5), round(top, 5), round(min(width, 1 - left), 5), round(min(height, 1 - top), 5)


def _report(chart: Chart, made: Arrangement, head: Heading, desk: Desk) -> None:
    """What is too much for a chart, or for its room."""
    problems, at = desk.problems, chart.at
    if made.strain >= SMALL or head.is_long:
        what = (
            "its title and unit take too many lines" if head.is_long else "names and numbers leave no room for the plot"
        )
        problems.error(
            "chart-full", f"the chart does not fit: {what}", at, "shorten them, or give it a slide of its own"
        )
        return
    if chart.type == "area" and any(None in series.values for series in chart.series):
        message = "an area chart falls to zero where a number is missing"
        problems.warning("chart-type", message, at, "a line chart leaves a gap there")
    found = []
    if chart.type in _PIES and len(chart.categories) > _MOST_SLICES:
        found.append(f"{len(chart.categories)} slices, {_MOST_SLICES} can be told apart")
    if made.axes.skip > 1 and (made.axes.turn is not None or chart.type == "bar"):
        found.append(f"{axes.points(chart)} names, one in {made.axes.skip} has room")
    elif made.strain >= CUT:
        found.append("names that have no room in full")
    if made.is_short:
        found.append("more numbers than have room: those without any are left out")
    if found:
        hints = ["show the few that matter, and say the rest"]
        if chart.type == "column" and made.strain >= CUT:
            hints.append("or take `type: bar`, which has room for longer names")
        problems.warning("chart-crowded", f"the chart has {' and '.join(found)}", at, *hints)
