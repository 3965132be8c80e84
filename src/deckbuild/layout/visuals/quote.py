"""Quotes: a statement slide with an attribution, or words beside the points with a bar at their side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import LINE_PITCH, height
from deckbuild.layout.areas import content_of
from deckbuild.layout.choose import body_of
from deckbuild.layout.measure import STATEMENT_LADDER, ladder, measured, room
from deckbuild.layout.notes import heard
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Paragraph, Shape
from deckbuild.layout.visuals.drawn import clipped, emu, group, holds_words, ink, inside, texts, written
from deckbuild.phrases import phrases
from deckbuild.richtext import plain, runs
from deckbuild.template.model import BODIES, Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.fit import Text
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Quote
    from deckbuild.template.model import Layout, Placeholder

BESIDE = True
CITES = True

SIZES = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
"""Sizes tried for a quote beside points, in points."""

_BY_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
_BY_SHARE, _LEAST_BY = 0.62, 14.0
"""How large an attribution is that stands under its quote: a part of the quote's size, at least so many points."""
_BEFORE_BY = 0.5
"""Space above it, in sizes of the quote."""
_BETWEEN = 2.0
"""Points between its two lines."""
_LARGER = 1.4
"""How much larger a quote may be than the points for which its place is meant."""
_BAR, _FROM_BAR = 4.5, 16.0
_OPTICAL_MIDDLE = 0.4
"""The part of the space left over that stands above a quote which is alone."""
_MARKS = "“”„‟«»‹›‘’‚‛「」『』《》\"'"


def kind(_: Quote, alone: bool) -> str:
    """The kind of layout."""
    return "quote" if alone else "visual"


def lay_out(block: Quote, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The quote in the places of a statement, or drawn where there are points beside it, or no such places."""
    body = body_of(spot.layout) if spot.alone else None
    return _stated(block, body, spot, desk) if body is not None else _drawn(block, spot, desk)


def said(block: Quote, language: str) -> list[Paragraph]:
    """Who said what; where it was said ends the notes as their source."""
    text = quoted(block.text, language)
    return [Paragraph(heard(phrases(language).label.format(label=block.by, text=text) if block.by else text))]


def quoted(text: str, language: str) -> str:
    """The text in the quotation marks of the language, unless it has some already."""
    words = plain(text).strip()
    if words[:1] in _MARKS and any(mark in _MARKS for mark in words[-2:]):
        return text
    opening, closing = phrases(language).quotes
    return f"{opening}{text.strip()}{closing}"


def _stated(block: Quote, body: Placeholder, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The quote in the layout's largest place, the attribution in one under it, or else in the same."""
    under = _attribution_of(spot.layout, body)
    box = clipped(body.box, spot.box)
    words, by = Paragraph(runs(quoted(block.text, spot.language))), _attribution(block)
    own = [] if under is not None else by
    measures = measured((words, *own), body.levels, spot.language)
    is_statement = spot.layout.kind == "statement"
    top = body.levels[0].size * (1.0 if is_statement else _LARGER)
    size, used, space = _fitted(measures, *room(body, box), ladder(STATEMENT_LADDER, top))
    if used > space:
        _too_much(block, size, used / space, int(space / (LINE_PITCH * size * measures[0].spacing)), desk)
    if not is_statement:
        down = emu(max(0.0, space - used) * _OPTICAL_MIDDLE)
        box = box._replace(y=box.y + down, cy=box.cy - down)
    shape = Shape("quote", "Quote", _set(words, own, size), body, _unless_same(box, body), shrink=True)
    if under is None or not by:
        return (shape,)
    low = clipped(under.box, spot.box)
    sizes = ladder(_BY_SIZES, under.levels[0].size - 4)  # no larger than its designer meant it
    lines = measured(by, under.levels, spot.language)
    size, used, space = _largest(lines, *room(under, low), sizes)
    if used > space:
        message = f"the attribution takes {used:.0f} points of height at {size:g} pt, {space:.0f} are there"
        desk.problems.error("overflow", message, block.at, "shorten `by` or `source`")
    name = Shape("attribution", "Attribution", tuple(p.sized(size) for p in by), under, _unless_same(low, under))
    return (shape, name)


def _drawn(block: Quote, spot: Spot, desk: Desk) -> tuple[Content, ...]:
    """The quote as text with a bar at its side."""
    area = inside(spot)
    shift = emu(_BAR + _FROM_BAR)
    color = ink(spot.layout)
    words, by = written(quoted(block.text, spot.language), color), _attribution(block, color)
    measures = texts((words, *by), desk.template, spot.language)
    width, space = (area.cx - shift) / EMU_PER_POINT, area.cy / EMU_PER_POINT
    size, used, _ = _fitted(measures, width, space, STATEMENT_LADDER if spot.alone else SIZES)
    if used > space:
        _too_much(block, size, used / space, int(space / (LINE_PITCH * size * measures[0].spacing)), desk)
    top = area.y + (emu(max(0.0, space - used) * _OPTICAL_MIDDLE) if spot.alone else 0)
    box = Box(area.x + shift, top, area.cx - shift, emu(used))
    bar = Drawing("Bar", Box(area.x, top, emu(_BAR), emu(used)), fill="accent1")
    text = Drawing("Quote", box, paragraphs=_set(words, by, size))
    return (group("Quote", "", (bar, text), area, spot.language),)


def _attribution(block: Quote, color: str = "") -> list[Paragraph]:
    """Who said it, and where."""
    return [Paragraph(runs(text), color=color, before=_BETWEEN) for text in (block.by, block.source) if text]


def _attribution_of(layout: Layout, body: Placeholder) -> Placeholder | None:
    """The layout's place for text under the body: the highest of them."""
    bottom = body.box.y + body.box.cy * 3 // 4
    return next((p for p in content_of(layout) if p is not body and p.type in BODIES and p.box.y >= bottom), None)


def _fitted(measures: Sequence[Text], width: float, space: float, sizes: Sequence[float]) -> tuple[float, float, float]:
    """Size of the quote at which it fits with what stands under it, the height both take, and the room for them."""
    quote, by = measures[:1], measures[1:]
    for size in sizes:
        used = height(quote, width, size)
        if by:
            used += _BEFORE_BY * size + height(by, width, _size_of_by(size))
        if used <= space and holds_words(quote, width, size):
            break
    return size, used, space


def _largest(lines: Sequence[Text], width: float, space: float, sizes: Sequence[float]) -> tuple[float, float, float]:
    for size in sizes:
        used = height(lines, width, size)
        if used <= space:
            break
    return size, used, space


def _set(words: Paragraph, by: Sequence[Paragraph], size: float) -> tuple[Paragraph, ...]:
    smaller = [p.sized(_size_of_by(size)) for p in by]
    if smaller:
        smaller[0] = smaller[0]._replace(before=_BEFORE_BY * size)
    return (words.sized(size), *smaller)


def _size_of_by(size: float) -> float:
    return max(_LEAST_BY, float(round(size * _BY_SHARE)))


def _unless_same(box: Box, place: Placeholder) -> Box | None:
    return box if box != place.box else None


def _too_much(block: Quote, size: float, share: float, fit: int, desk: Desk) -> None:
    """Reports a quote that takes `share` times the room there is, for so many lines."""
    length = len(plain(block.text))
    cut = max(1, round(length * (1 - 1 / share)))
    message = f"the quote takes {max(round(fit * share), fit + 1)} lines at {size:g} pt, {fit} fit on the slide"
    desk.problems.error("overflow", message, block.at, f"cut about {cut} of its {length} characters")
