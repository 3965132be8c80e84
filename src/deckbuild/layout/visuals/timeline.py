"""Timelines: events on one axis, across the slide or down its side, at equal distances.

Equal distances keep every text legible and say no more than the words: dates such as "spring" or "since 2010" have
no place on a scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, USED_WIDTH, height
from deckbuild.layout.notes import heard
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Paragraph
from deckbuild.layout.visuals.drawn import (
    bold,
    breaks_anywhere,
    digits,
    emu,
    group,
    holds_words,
    ink,
    inside,
    texts,
    written,
)
from deckbuild.phrases import phrases
from deckbuild.richtext import plain
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deckbuild.fit import Text
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Timeline

BESIDE = True

SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
"""Sizes tried for the text, in points."""

_ACROSS_SIZES = (24.0, 22.0, *SIZES)
"""Sizes tried where the axis runs across and events have columns, in points."""

_LARGE_ENOUGH = 16.0
"""Points from which the order of the arrangements decides, and no longer the size."""
_ONE_SIDE, _ACROSS = 4, 8
"""Events that stand on one side of a horizontal axis, and on it at all."""
_WIDE = 1.7
"""Width to height of a room in which an axis runs across."""
_SIZES_A_LINE, _NARROWEST = 8.0, 14.0
"""Text is no larger than makes so many sizes a line, unless it is smaller than so many points."""
_DOT = 11.0
_AXIS = 2.0
_GUTTER = 20.0
_APART = 9.0
"""Points between the dots and the texts."""
_WHEN_SHARES = (0.3, 0.4)
"""The most of the width that the dates beside a vertical axis take: more only where it costs no line."""
_LEAST_GAP, _EQUAL_GAP, _MOST_GAP = 0.35, 0.8, 2.0
"""Space between two events of a vertical axis, in sizes of the text: at least, at equal distances, and at most."""
_OPTICAL_MIDDLE = 0.4
"""The part of the space left over that stands above a horizontal timeline."""
_MOST_ALT = 300


class _Event(NamedTuple):
    """An event's paragraphs and their measures."""

    when: Paragraph
    what: Paragraph
    texts: tuple[Text, Text]


class _Arranged(NamedTuple):
    """A way to draw the timeline; `used` and `room` are heights in points."""

    size: float
    drawings: list[Drawing]
    used: float
    room: float


def kind(_: Timeline, alone: bool) -> str:
    """The kind of layout."""
    return "visual-only" if alone else "visual"


def lay_out(block: Timeline, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The timeline as a group, arranged in the way that keeps its text large."""
    room = inside(spot)
    events = [_event(e.when, e.what, spot, desk) for e in block.events]
    arranged = _best(events, room)
    if arranged.used > arranged.room:
        _too_much(block, arranged, desk)
    return (group("Timeline", _alt(block, spot.language), arranged.drawings, room, spot.language),)


def said(block: Timeline, language: str) -> list[Paragraph]:
    """The events as a list."""
    label = phrases(language).label
    return [Paragraph(heard(label.format(label=e.when, text=e.what)), marker="bullet") for e in block.events]


def _event(when: str, what: str, spot: Spot, desk: Desk) -> _Event:
    color = ink(spot.layout)
    first, second = bold(when, color), written(what, color)
    one, two = texts((first, second), desk.template, spot.language)
    return _Event(first, second, (one, two))


def _best(events: Sequence[_Event], room: Box) -> _Arranged:
    """The first arrangement whose text is large enough, else the one with the largest."""
    ways = [_down]
    if room.cx > _WIDE * room.cy and len(events) <= _ACROSS:
        ways.insert(0, _on_both_sides)
        if len(events) <= _ONE_SIDE:
            ways.insert(0, _on_one_side)
    found = [way(events, room) for way in ways]
    fitting = [a for a in found if a.used <= a.room]
    return max(fitting, key=lambda a: min(a.size, _LARGE_ENOUGH)) if fitting else found[-1]


def _on_one_side(events: Sequence[_Event], room: Box) -> _Arranged:
    """A horizontal axis with all texts under it, in columns."""
    width, gutter = room.cx / EMU_PER_POINT, _GUTTER
    pitch = (width + gutter) / len(events)
    space = room.cy / EMU_PER_POINT - _DOT - _APART
    size, heights = _sized(events, pitch - gutter, lambda high: max(high) <= space, _ACROSS_SIZES)
    used = max(heights)
    top = room.y + emu(max(0.0, (space - used) * _OPTICAL_MIDDLE))
    found = [_axis(Box(room.x, top + emu(_DOT / 2), room.cx, 0))]
    for n, event in enumerate(events):
        left = room.x + emu(n * pitch)
        box = Box(left, top + emu(_DOT + _APART), emu(pitch - gutter), emu(used))
        found += [_dot(n, left, top), _text(n, event, size, box, "t")]
    return _Arranged(size, found, used, space)


def _on_both_sides(events: Sequence[_Event], room: Box) -> _Arranged:
    """A horizontal axis with the texts by turns above and under it, each as wide as two steps."""
    pitch = (room.cx / EMU_PER_POINT + _GUTTER) / (len(events) + 1)
    width = 2 * pitch - _GUTTER
    space = room.cy / EMU_PER_POINT - _DOT - 2 * _APART

    def fits(high: list[float]) -> bool:
        return max(high[::2]) + max(high[1::2], default=0.0) <= space

    size, heights = _sized(events, width, fits, _ACROSS_SIZES)
    above, below = max(heights[::2]), max(heights[1::2], default=0.0)
    top = room.y + emu(max(0.0, (space - above - below) * _OPTICAL_MIDDLE))
    middle = top + emu(above + _APART)
    found = [_axis(Box(room.x, middle + emu(_DOT / 2), room.cx, 0))]
    for n, event in enumerate(events):
        left = room.x + emu(n * pitch)
        box = Box(left, top, emu(width), emu(above))
        if n % 2:
            box = Box(left, middle + emu(_DOT + _APART), emu(width), emu(below))
        found += [_dot(n, left, middle), _text(n, event, size, box, "t" if n % 2 else "b")]
    return _Arranged(size, found, above + below, space)


def _down(events: Sequence[_Event], room: Box) -> _Arranged:
    """A vertical axis with the dates before it and the texts after it."""
    for size in SIZES:
        rows = _rows(events, room.cx / EMU_PER_POINT, size)
        used = sum(rows.heights) + (len(events) - 1) * _LEAST_GAP * size
        if used <= room.cy / EMU_PER_POINT and rows.holds:
            break
    tops = _tops(rows.heights, size, room.cy / EMU_PER_POINT)
    line = LINE_PITCH * size
    middle = [room.y + emu(top + line / 2) for top in tops]
    axis = room.x + emu(rows.dates + _APART)
    found = [_axis(Box(axis + emu(_DOT / 2), middle[0], 0, middle[-1] - middle[0]))] if len(events) > 1 else []
    start = axis + emu(_DOT + _APART)
    for n, (event, top, high) in enumerate(zip(events, tops, rows.heights, strict=True)):
        date = Box(room.x, room.y + emu(top), emu(rows.dates), emu(high))
        words = Box(start, date.y, room.x + room.cx - start, date.cy)
        found += [
            Drawing(f"Date {n + 1}", date, paragraphs=(event.when.sized(size),)),
            _dot(n, axis, middle[n] - emu(_DOT / 2)),
            Drawing(f"Event {n + 1}", words, paragraphs=(event.what.sized(size),)),
        ]
    return _Arranged(size, found, used, room.cy / EMU_PER_POINT)


class _Rows(NamedTuple):
    """The rows of a vertical timeline, in points: the width of the dates, the heights, and whether words stay whole."""

    dates: float
    heights: list[float]
    holds: bool


def _rows(events: Sequence[_Event], width: float, size: float) -> _Rows:
    widest = max(sum(face.width(words) for words, face in e.texts[0].runs) for e in events) * size / USED_WIDTH
    widest *= digits(events[0].texts[0].language)
    tried = [_rows_beside(events, min(widest + 1, width * share), width, size) for share in _WHEN_SHARES]
    if breaks_anywhere(events[0].texts[0].language):
        tried = [rows._replace(holds=rows.holds and rows.dates >= widest) for rows in tried]
    return min(tried, key=lambda rows: (not rows.holds, sum(rows.heights), rows.dates < widest))


def _rows_beside(events: Sequence[_Event], dates: float, width: float, size: float) -> _Rows:
    rest = width - dates - _DOT - 2 * _APART
    heights = [max(height(e.texts[:1], dates, size), height(e.texts[1:], rest, size)) for e in events]
    holds = holds_words([e.texts[0] for e in events], dates, size)
    return _Rows(dates, heights, holds and holds_words([e.texts[1] for e in events], rest, size))


def _tops(heights: Sequence[float], size: float, room: float) -> list[float]:
    """Where the rows begin: at equal distances where the highest leaves room for it, else with equal gaps."""
    steps = len(heights) - 1
    if not steps:
        return [0.0]
    step = min((room - heights[-1]) / steps, max(heights) + _MOST_GAP * size)
    if step >= max(heights[:-1]) + _EQUAL_GAP * size:
        return [n * step for n in range(steps + 1)]
    gap = max((room - sum(heights)) / steps, _LEAST_GAP * size)
    return [sum(heights[:n]) + n * gap for n in range(steps + 1)]


def _sized(
    events: Sequence[_Event], width: float, fits: Callable[[list[float]], bool], sizes: Sequence[float] = SIZES
) -> tuple[float, list[float]]:
    """The largest size at which the texts fit columns of a width in points without a broken word, and their heights."""
    words = [text for event in events for text in event.texts]
    narrow = max(width / _SIZES_A_LINE, _NARROWEST)
    for size in [s for s in sizes if s <= narrow]:
        heights = [height(event.texts, width, size) for event in events]
        if fits(heights) and holds_words(words, width, size):
            break
    return size, heights


def _axis(box: Box) -> Drawing:
    return Drawing("Axis", box, "line", line="accent1", weight=_AXIS)


def _dot(n: int, left: int, top: int) -> Drawing:
    return Drawing(f"Dot {n + 1}", Box(left, top, emu(_DOT), emu(_DOT)), "ellipse", fill="accent1")


def _text(n: int, event: _Event, size: float, box: Box, anchor: str) -> Drawing:
    return Drawing(f"Event {n + 1}", box, paragraphs=(event.when.sized(size), event.what.sized(size)), anchor=anchor)


def _alt(block: Timeline, language: str) -> str:
    """What the timeline shows, as far as a description goes on."""
    if block.alt:
        return plain(block.alt)
    words = phrases(language)
    told, events = "", [words.label.format(label=plain(e.when), text=plain(e.what)) for e in block.events]
    for n, event in enumerate(events):
        longer = f"{told}; {event}" if n else event
        if n and len(longer) > _MOST_ALT:
            told += "; …"
            break
        told = longer
    return words.label.format(label=words.timeline, text=told)


def _too_much(block: Timeline, arranged: _Arranged, desk: Desk) -> None:
    line = LINE_PITCH * arranged.size
    lines, fit = round(arranged.used / line), int(arranged.room / line)
    length = sum(len(plain(e.when)) + len(plain(e.what)) for e in block.events)
    cut = max(1, round(length * (1 - arranged.room / arranged.used)))
    message = f"the timeline takes {lines} lines at {arranged.size:g} pt, {fit} fit on the slide"
    hint = f"cut about {cut} of its {length} characters, or divide the events between two sections"
    desk.problems.error("overflow", message, block.at, hint)
