"""Figures: big numbers, each with a label that says what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, Fit, fit, height, line_count
from deckbuild.layout.areas import content_of, union
from deckbuild.layout.measure import measured, room
from deckbuild.layout.notes import heard
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Paragraph, Shape
from deckbuild.layout.visuals.drawn import (
    bold,
    clipped,
    digits,
    emphasis,
    emu,
    group,
    holds_words,
    ink,
    inside,
    texts,
    written,
)
from deckbuild.phrases import is_rtl, phrases
from deckbuild.richtext import plain, runs
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.fit import Text
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Figure, Figures
    from deckbuild.template.model import Layout, Placeholder

BESIDE = True

VALUES = (96.0, 88.0, 80.0, 72.0, 66.0, 60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0)
"""Sizes tried for the big numbers, in points."""

LABELS = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
"""Sizes tried for the labels, in points."""

_STACKED = ((60, 20), (54, 20), (48, 20), (44, 18), (40, 18), (36, 16), (32, 16), (28, 14), (24, 12))
"""Sizes of numbers and labels that go together where the figures stand under one another."""
_NOMINAL, _NOMINAL_WIDTH = 48.0, 194.0
"""The size meant for a number in a column so many points wide; in a wider one it may be larger."""
_LARGER = 1.6
"""How much larger numbers are than labels in the places of a layout for figures."""
_WIDE = 1.7
"""Width to height of a room in which the figures stand side by side."""
_WIDER_LABEL = 1.2
"""How much larger a label may be than its place means it, in a wider column."""
_GUTTER, _RULE = 25.2, 1.8
_OVER_RULE, _UNDER_RULE = 8.0, 12.0
_BAR, _FROM_BAR = 4.5, 16.0
_LEAST_GAP, _MOST_GAP = 8.0, 36.0
"""Points between figures that stand under one another."""
_OPTICAL_MIDDLE = 0.4


class _Pair(NamedTuple):
    """The places of a figure, and its boxes in them."""

    value: Placeholder
    label: Placeholder
    over: Box
    under: Box


class _Part(NamedTuple):
    """A number or a label as it is measured, and the room for it in points."""

    text: Text
    width: float
    height: float


def kind(_: Figures, alone: bool) -> str:
    """The kind of layout."""
    return "figures" if alone else "visual"


def lay_out(block: Figures, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The figures in the layout's pairs of places, else drawn side by side or under one another."""
    pairs = _pairs(spot.layout) if spot.alone else []
    if len(pairs) >= len(block.figures):
        return _filled(block, _spread(pairs, len(block.figures), spot), spot, desk)
    area = inside(spot)
    return (_across if area.cx > _WIDE * area.cy else _down)(block, area, spot, desk)


def said(block: Figures, language: str) -> list[Paragraph]:
    """The figures as a list."""
    label = phrases(language).label
    return [Paragraph(heard(label.format(label=f.value, text=f.label)), marker="bullet") for f in block.figures]


def _pairs(layout: Layout) -> list[_Pair]:
    """The places of a layout for figures in reading order: the larger text is the number, the nearest its label."""
    places = [p for p in content_of(layout) if p.type == "body"]
    sizes = sorted(p.levels[0].size for p in places)
    half = len(sizes) // 2
    if not half or len(sizes) % 2 or sizes[half] < _LARGER * sizes[half - 1]:
        return []
    labels = [p for p in places if p.levels[0].size < sizes[half]]
    values = [p for p in places if p not in labels]
    found = []
    for value in values:
        label = min(labels, key=lambda p: _distance(p.box, value.box))
        labels.remove(label)
        found.append(_Pair(value, label, value.box, label.box))
    return found


def _distance(one: Box, other: Box) -> int:
    across = 2 * one.x + one.cx - 2 * other.x - other.cx
    down = 2 * one.y + one.cy - 2 * other.y - other.cy
    return across * across + down * down


def _spread(pairs: list[_Pair], count: int, spot: Spot) -> list[_Pair]:
    """As many pairs as there are figures, over the width of all of them where these stand in one row of columns."""
    row = sorted(pairs, key=lambda p: p.over.x)
    first = row[0]
    level = all((p.over.y, p.under.y) == (first.over.y, first.under.y) for p in row)
    columns = all((p.over.x, p.over.cx) == (p.under.x, p.under.cx) for p in row)
    chosen = (row if level else pairs)[:count]
    if level and columns and count < len(row):
        whole = union([p.over for p in row])
        gutter = row[1].over.x - first.over.x - first.over.cx
        width = (whole.cx - gutter * (count - 1)) // count
        lefts = [whole.x + n * (width + gutter) for n in range(count)]
        chosen = [
            p._replace(over=p.over._replace(x=x, cx=width), under=p.under._replace(x=x, cx=width))
            for p, x in zip(chosen, lefts, strict=True)
        ]
    if level and is_rtl(spot.language):
        chosen.reverse()
    return [p._replace(over=clipped(p.over, spot.box), under=clipped(p.under, spot.box)) for p in chosen]


def _filled(block: Figures, pairs: Sequence[_Pair], spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """Numbers and labels in the layout's places."""
    wider = pairs[0].over.cx / pairs[0].value.box.cx
    top = pairs[0].value.levels[0].size * wider**0.5
    values = [_Part(_text(f.value, p.value, spot), *room(p.value, p.over)) for f, p in _zip(block, pairs)]
    labels = [_Part(_text(f.label, p.label, spot), *room(p.label, p.under)) for f, p in _zip(block, pairs)]
    large = _values_size(block, values, top, desk)
    small = _labels_size(block, labels, pairs[0].label.levels[0].size * (_WIDER_LABEL if wider > 1 else 1.0), desk)
    found: list[Content] = []
    for n, (figure, pair) in enumerate(_zip(block, pairs), 1):
        found.append(_placed(f"Figure {n}", figure.value, large, pair.value, pair.over))
        found.append(_placed(f"Label {n}", figure.label, small, pair.label, pair.under))
    return tuple(found)


def _zip(block: Figures, pairs: Sequence[_Pair]) -> list[tuple[Figure, _Pair]]:
    return list(zip(block.figures, pairs, strict=True))


def _text(text: str, place: Placeholder, spot: Spot) -> Text:
    return measured((Paragraph(runs(text)),), place.levels, spot.language)[0]


def _placed(name: str, text: str, size: float, place: Placeholder, box: Box) -> Shape:
    return Shape("figure", name, (Paragraph(runs(text), size=size),), place, box if box != place.box else None)


def _across(block: Figures, area: Box, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The figures side by side, numbers over a rule and labels under it."""
    count = len(block.figures)
    width = (area.cx / EMU_PER_POINT - _GUTTER * (count - 1)) / count
    space = area.cy / EMU_PER_POINT - _OVER_RULE - _RULE - _UNDER_RULE
    color = emphasis(spot.layout, desk.template)
    numbers = [bold(f.value, color) for f in block.figures]
    words = [written(f.label, ink(spot.layout)) for f in block.figures]
    values = [_Part(t, width, space / 2) for t in texts(numbers, desk.template, spot.language)]
    large = _values_size(block, values, _NOMINAL * (width / _NOMINAL_WIDTH) ** 0.5, desk)
    over = LINE_PITCH * large
    labels = [_Part(t, width, space - over) for t in texts(words, desk.template, spot.language)]
    small = _labels_size(block, labels, large / 2, desk)
    under = max(height([part.text], width, small) for part in labels)
    top = area.y + emu(max(0.0, (space - over - under) * _OPTICAL_MIDDLE))
    rule = top + emu(over + _OVER_RULE)
    found = [Drawing("Rule", Box(area.x, rule, area.cx, emu(_RULE)), fill="accent1")]
    for n, (number, label) in enumerate(zip(numbers, words, strict=True)):
        left = area.x + emu(n * (width + _GUTTER))
        above = Box(left, top, emu(width), emu(over))
        below = Box(left, rule + emu(_RULE + _UNDER_RULE), emu(width), emu(under))
        found.append(Drawing(f"Figure {n + 1}", above, paragraphs=(number.sized(large),), anchor="b"))
        found.append(Drawing(f"Label {n + 1}", below, paragraphs=(label.sized(small),)))
    return (group("Figures", "", found, area, spot.language),)


def _down(block: Figures, area: Box, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The figures under one another, each number over its label, with a bar at their side."""
    shift = emu(_BAR + _FROM_BAR)
    width, space = (area.cx - shift) / EMU_PER_POINT, area.cy / EMU_PER_POINT
    color, steps = emphasis(spot.layout, desk.template), len(block.figures) - 1
    numbers = [bold(f.value, color) for f in block.figures]
    words = [written(f.label, ink(spot.layout)) for f in block.figures]
    values, labels = texts(numbers, desk.template, spot.language), texts(words, desk.template, spot.language)
    for large, small in _STACKED:
        heights = [LINE_PITCH * large + height([label], width, small) for label in labels]
        used = sum(heights) + steps * _LEAST_GAP
        if (
            used <= space
            and all(line_count(v, width / digits(v.language), large) == 1 for v in values)
            and holds_words(labels, width, small)
        ):
            break
    _values_size(block, [_Part(v, width, space) for v in values], large, desk)
    if used > space:
        length = sum(len(plain(f.label)) for f in block.figures)
        _too_much(block, "the figures take", length, Fit(small, (), used, space), desk)
    gap = min(_MOST_GAP, (space - sum(heights)) / steps) if steps else 0.0
    gap = max(gap, _LEAST_GAP)
    high = emu(sum(heights) + steps * gap)
    found = [Drawing("Bar", Box(area.x, area.y, emu(_BAR), high), fill="accent1")]
    for n, (number, label) in enumerate(zip(numbers, words, strict=True)):
        top = area.y + emu(sum(heights[:n]) + n * gap)
        box = Box(area.x + shift, top, area.cx - shift, emu(heights[n]))
        found.append(Drawing(f"Figure {n + 1}", box, paragraphs=(number.sized(large), label.sized(small))))
    return (group("Figures", "", found, area, spot.language),)


def _values_size(block: Figures, parts: Sequence[_Part], top: float, desk: Desk) -> float:
    """One size for all numbers, in which each stands on a line of its own; one too long is reported."""
    sizes = tuple(s for s in VALUES if s <= top) or VALUES[-1:]
    fits = [fit([p.text], p.width / digits(p.text.language), p.height, sizes, 1) for p in parts]
    for figure, fitted in zip(block.figures, fits, strict=True):
        if not fitted.fits:
            message = f"the figure {plain(figure.value)!r} is wider than its place at {fitted.size:g} pt"
            desk.problems.error("overflow", message, block.at, "write it shorter, and the rest into its label")
    return min(f.size for f in fits)


def _labels_size(block: Figures, parts: Sequence[_Part], top: float, desk: Desk) -> float:
    """One size for all labels; one too long is reported."""
    sizes = tuple(s for s in LABELS if s <= top) or LABELS[-1:]
    whole = tuple(s for s in sizes if all(holds_words([p.text], p.width, s) for p in parts)) or sizes[-1:]
    fits = [fit([p.text], p.width, p.height, whole) for p in parts]
    for figure, fitted in zip(block.figures, fits, strict=True):
        if not fitted.fits:
            what = f"the label of {plain(figure.value)!r} takes"
            _too_much(block, what, len(plain(figure.label)), fitted, desk)
    return min(f.size for f in fits)


def _too_much(block: Figures, what: str, length: int, fitted: Fit, desk: Desk) -> None:
    line = LINE_PITCH * fitted.size
    lines, space = round(fitted.height / line), int(fitted.room / line)
    cut = max(1, round(length * (1 - fitted.room / fitted.height)))
    message = f"{what} {lines} lines at {fitted.size:g} pt, {space} fit"
    desk.problems.error("overflow", message, block.at, f"cut about {cut} of {length} characters")
