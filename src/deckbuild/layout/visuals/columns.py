"""Columns of points: in the layout's places side by side, else in text boxes of equal width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import fit, height
from deckbuild.layout import bullets
from deckbuild.layout.areas import content_of
from deckbuild.layout.choose import body_of
from deckbuild.layout.measure import ladder, measured, room
from deckbuild.layout.notes import heard, of_points
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Paragraph, Shape
from deckbuild.layout.visuals.drawn import bold, emphasis, emu, holds_words, ink, inside
from deckbuild.phrases import is_rtl
from deckbuild.richtext import runs
from deckbuild.source import NOWHERE
from deckbuild.template.model import BODIES, Box, Level, Placeholder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.fit import Fit
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Column, Columns
    from deckbuild.template.model import Template

BESIDE = False
FILLS = True

SIZES = (26.0, 24.0, 22.0, 20.0, 18.0)
"""Sizes tried for the points of columns, in points."""

_HEADINGS = (24.0, 22.0, 20.0, 18.0, 16.0)
_HEADING = 20.0
_NOMINAL = {2: 22.0, 3: 18.0}
"""The size meant for points in text boxes, by the number of columns."""
_BEFORE = (8.0, 5.0, 4.0)
"""Space above a point in a text box, by its level."""
_GUTTER = 25.2
_HEADING_LINES = 2
_UNDER_HEADING, _RULE, _UNDER_RULE = 4.0, 1.8, 10.0
_ALIKE = 1.25
"""How much wider one place may be than another beside it."""


class _Room(NamedTuple):
    """Where a column goes: its points, and its heading where there are any; no type is a text box."""

    body: Placeholder
    box: Box
    head: Placeholder | None = None


def kind(block: Columns, alone: bool) -> str:
    """The kind of layout: with headings two columns compare; three have the room of the points."""
    if len(block.columns) != 2:
        return "content"
    return "comparison" if alone and any(c.title for c in block.columns) else "two-content"


def lay_out(block: Columns, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """Headings and points column by column, all points in one size."""
    rooms, rules = _rooms(block, spot, desk)
    shown = [_paragraphs(block, n) for n in range(len(block.columns))]
    fits = [_fit(p, r, spot.language) for p, r in zip(shown, rooms, strict=True) if p]
    size = min((f.size for f in fits), default=SIZES[-1])
    heading = _heading_size(block, rooms, spot.language)
    accent = emphasis(spot.layout, desk.template)
    found: list[Content] = []
    for n, (column, paragraphs, place) in enumerate(zip(block.columns, shown, rooms, strict=True), 1):
        if column.title and place.head is not None:
            _check_heading(n, column, place.head, heading, spot, desk)
            found.append(_heading(n, column.title, place.head, heading, accent))
            found += rules[n - 1 : n]
        if paragraphs:
            _check(n, block, paragraphs, _fit(paragraphs, place, spot.language, size), desk)
            found.append(_body(n, bullets.sized(paragraphs, size), place, accent, ink(spot.layout)))
    return tuple(found)


def said(block: Columns, _: str) -> list[Paragraph]:
    """Each heading, and the points under it as a list."""
    found: list[Paragraph] = []
    for n, column in enumerate(block.columns):
        if column.title:
            found.append(Paragraph(heard(column.title)))
        found += of_points(column.points, block.marker or "bullet", _first(block, n))
    return found


def _paragraphs(block: Columns, number: int) -> list[Paragraph]:
    """The points of a column; where no headings set the columns apart, numbers go on from the one before."""
    last = sum(len(c.points) for c in block.columns)
    points = block.columns[number].points
    return bullets.paragraphs_of(points, block.marker or "bullet", _first(block, number), last)


def _first(block: Columns, number: int) -> int:
    if any(c.title for c in block.columns):
        return 1
    return 1 + sum(len(c.points) for c in block.columns[:number])


def _rooms(block: Columns, spot: Spot, desk: Desk) -> tuple[list[_Room], list[Drawing]]:
    """The columns' places in reading order, and the rules under headings that the layout does not draw."""
    headed = any(c.title for c in block.columns)
    rooms = _places(spot, len(block.columns)) or _boxes(spot, len(block.columns), desk.template)
    if is_rtl(spot.language):
        rooms.reverse()
    if not headed or (spot.alone and all(r.head is not None for r in rooms)):
        return rooms, []
    return _with_headings(rooms, block, spot, desk.template)


def _places(spot: Spot, count: int) -> list[_Room]:
    """The layout's places for text that stand side by side, from the left, or none if it has not just so many."""
    texts = [p for p in content_of(spot.layout) if p.type in BODIES]
    bodies = sorted(sorted(texts, key=lambda p: -p.box.cy)[:count], key=lambda p: p.box.x)
    if len(texts) not in (count, 2 * count) or not all(map(_are_columns, bodies, bodies[1:])):
        return []
    heads = [next((p for p in texts if p not in bodies and _is_over(p.box, b.box)), None) for b in bodies]
    low = max(p.box.y for p in bodies)
    area = spot.box if not spot.alone else spot.box._replace(y=low, cy=spot.box.y + spot.box.cy - low)
    bottom = area.y + area.cy
    boxes = [b.box._replace(y=area.y, cy=min(b.box.y + b.box.cy, bottom) - area.y) for b in bodies]
    return [_Room(*found) for found in zip(bodies, boxes, heads, strict=True)]


def _are_columns(one: Placeholder, other: Placeholder) -> bool:
    """Whether two places stand side by side, equally wide and high."""
    a, b = one.box, other.box
    apart = a.x + a.cx <= b.x + a.cx // 20
    return apart and max(a.cx, b.cx) <= _ALIKE * min(a.cx, b.cx) and abs(a.y - b.y) < min(a.cy, b.cy) // 4


def _is_over(head: Box, body: Box) -> bool:
    middle = head.x + head.cx // 2
    return body.x <= middle <= body.x + body.cx and head.y + head.cy <= body.y + body.cy // 10


def _boxes(spot: Spot, count: int, template: Template) -> list[_Room]:
    """Text boxes of equal width, from the left."""
    area, gutter = inside(spot), emu(_GUTTER)
    width = (area.cx - gutter * (count - 1)) // count
    body = body_of(spot.layout)
    nominal = min(_NOMINAL[count], body.levels[0].size if body is not None else _NOMINAL[count])
    levels = tuple(Level(nominal, False, template.body_font, 0, 0, 1.0, before) for before in _BEFORE)
    boxes = [area._replace(x=area.x + n * (width + gutter), cx=width) for n in range(count)]
    return [_Room(Placeholder("", 0, "", box, (0, 0, 0, 0), "t", levels), box) for box in boxes]


def _with_headings(
    rooms: list[_Room], block: Columns, spot: Spot, template: Template
) -> tuple[list[_Room], list[Drawing]]:
    """The same places with headings above them, ruled off."""
    level = (Level(_HEADING, True, template.body_font, 0, 0, 1.0, 0.0),)
    heads = []
    for place in rooms:
        left, _, right, _ = place.body.insets
        line = place.box._replace(x=place.box.x + left, cx=place.box.cx - left - right)
        heads.append(Placeholder("", 0, "", line, (0, 0, 0, 0), "b", level * 3))
    size = _heading_size(block, [r._replace(head=h) for r, h in zip(rooms, heads, strict=True)], spot.language)
    titles = [measured((bold(c.title, ""),), level, spot.language) if c.title else [] for c in block.columns]
    wide = heads[0].box.cx / EMU_PER_POINT
    high = emu(max(height(one, wide, size) for one in titles))
    ruled = high + emu(_UNDER_HEADING)
    taken = ruled + emu(_RULE + _UNDER_RULE)
    found, rules = [], []
    for n, (place, head) in enumerate(zip(rooms, heads, strict=True), 1):
        box = place.box._replace(y=place.box.y + taken, cy=place.box.cy - taken)
        found.append(_Room(place.body, box, head._replace(box=head.box._replace(cy=high))))
        rules.append(Drawing(f"Rule {n}", head.box._replace(y=head.box.y + ruled, cy=emu(_RULE)), fill="accent1"))
    return found, rules


def _heading_size(block: Columns, rooms: Sequence[_Room], language: str) -> float:
    """The size of all headings: each stands in two lines, where it can."""
    sizes = []
    for column, place in zip(block.columns, rooms, strict=True):
        if column.title and place.head is not None:
            measures = measured((Paragraph(runs(column.title)),), place.head.levels, language)
            width, high = room(place.head)
            sizes.append(fit(measures, width, high, ladder(_HEADINGS, place.head.levels[0].size), _HEADING_LINES).size)
    return min(sizes, default=_HEADING)


def _heading(number: int, title: str, place: Placeholder, size: float, color: str) -> Shape:
    name = f"Heading {number}"
    if place.type:
        return Shape("heading", name, (Paragraph(runs(title), size=size),), place)
    return Shape("heading", name, (bold(title, color).sized(size),), box=place.box, anchor="b")


def _check_heading(number: int, column: Column, place: Placeholder, size: float, spot: Spot, desk: Desk) -> None:
    """Reports a heading that takes more room than its place has."""
    measures = measured((Paragraph(runs(column.title)),), place.levels, spot.language)
    fitted = fit(measures, *room(place), (size,), _HEADING_LINES)
    if not fitted.fits:
        message = f"the heading of column {number} takes {fitted.lines[0]} lines at {size:g} pt, {_HEADING_LINES} fit"
        at = column.points[0].at if column.points else NOWHERE
        desk.problems.error("overflow", message, at, "shorten it")


def _fit(paragraphs: Sequence[Paragraph], place: _Room, language: str, top: float = SIZES[0]) -> Fit:
    """How points fit their column, in a size that leaves words whole and is not above `top` points."""
    measures = measured(paragraphs, place.body.levels, language)
    width, high = room(place.body, place.box)
    sizes = [s for s in ladder(SIZES, place.body.levels[0].size) if s <= top] or [top]
    whole = [s for s in sizes if holds_words(measures, width, s)]
    return fit(measures, width, high, whole or sizes[-1:])


def _check(number: int, block: Columns, paragraphs: Sequence[Paragraph], fitted: Fit, desk: Desk) -> None:
    """Reports points that do not fit their column, at the first one that is over the edge."""
    if fitted.fits:
        return
    flat = bullets.shown(block.columns[number - 1].points)
    at, lines, space, cut = bullets.excess(flat, paragraphs, fitted, block.at)
    message = f"the points of column {number} take {lines} lines at {fitted.size:g} pt, {space} fit on the slide"
    desk.problems.error("overflow", message, at, f"cut about {cut} characters, or divide the section in two")


def _body(number: int, paragraphs: Sequence[Paragraph], place: _Room, accent: str, color: str) -> Shape:
    name = f"Column {number}"
    if place.body.type:  # the template draws its own markers
        box = place.box if place.box != place.body.box else None
        return Shape("body", name, tuple(paragraphs), place.body, box, shrink=True)
    befores = [_BEFORE[min(p.level, 2)] if n else 0.0 for n, p in enumerate(paragraphs)]
    spaced = [p._replace(before=before, color=color) for p, before in zip(paragraphs, befores, strict=True)]
    return Shape("body", name, tuple(spaced), box=place.box, markers=accent)
