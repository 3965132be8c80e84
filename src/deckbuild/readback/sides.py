"""The three sides of a deck brought into one form, and held against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild import manifest
from deckbuild.compare.align import Item
from deckbuild.compare.decks import compare
from deckbuild.compare.sides import Foreign, ShapeSide, SlideSide
from deckbuild.layout.shapes import Drawing, Grid, Group, Plot, Shape
from deckbuild.manifest import format_of, hash_of
from deckbuild.readback.base import slide_sides
from deckbuild.readback.comments import OWN_AUTHOR
from deckbuild.readback.identity import by_words, new_by_words
from deckbuild.readback.roles import with_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.compare.differences import Comparison
    from deckbuild.layout.shapes import Content, Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.readback.values import Base, FoundDeck, FoundSlide, Line, Thing
    from deckbuild.richtext import Run
    from deckbuild.template.model import Template

_DESCRIBED = ("picture", "chart", "table", "group")
_SHOWING = ("picture", "chart")


def compared(found: FoundDeck, slides: Sequence[LaidSlide], template: Template) -> tuple[Comparison, FoundDeck]:
    """The deck against its base and the slides laid out now, and the deck with what this told of its slides.

    The numbers in the comparison count `found.slides` and `slides`. A slide that the YAML has got since the last build,
    and that a person has put into the deck, is one slide. The deck must have a base.
    """
    base = found.base
    assert base is not None
    ours = our_sides(slides, base, template)
    known = base.by_key
    new = [side for side in ours if side.key not in known]
    if new:
        found = found._replace(slides=tuple(_recognised(found.slides, new, ours, base)))
    return compare(base.slides, ours, their_sides(found, base)), found


def _recognised(
    slides: Sequence[FoundSlide], new: Sequence[SlideSide], ours: Sequence[SlideSide], base: Base
) -> list[FoundSlide]:
    """The slides with those that are a new section's told by its key, or by its words."""
    sides = {side.key: side for side in new}
    known = by_words(slides, _lost(slides, new), base.salt, ours)
    known = new_by_words(known, _lost(known, new), base.salt)
    return [
        slide._replace(things=with_roles(_bare(slide.things), sides[slide.key].shapes, base.salt))
        if slide.key in sides and not slide.is_copy
        else slide
        for slide in known
    ]


def _lost(slides: Sequence[FoundSlide], new: Sequence[SlideSide]) -> list[SlideSide]:
    """The new sections that no slide has the key of yet."""
    there = {slide.key for slide in slides if not slide.is_copy}
    return [side for side in new if side.key not in there]


def _bare(things: Sequence[Thing]) -> list[Thing]:
    return [thing._replace(role="") for thing in things]


def our_sides(slides: Sequence[LaidSlide], base: Base, template: Template) -> tuple[SlideSide, ...]:
    """The slides laid out from the YAML, told by the base's salt, with their words."""
    described = manifest.describe(slides, base.salt, template)
    sides = slide_sides(described, base.salt, dict(base.media))
    return tuple(_with_words(side, slide) for side, slide in zip(sides, slides, strict=True))


def _with_words(side: SlideSide, slide: LaidSlide) -> SlideSide:
    drawn: Iterable[Content] = (*slide.content, *slide.furniture.top, *slide.furniture.bottom)
    by_name = {one.name: one for one in drawn}
    shapes = tuple(_shape_with_words(s, by_name[s.name]) if s.name in by_name else s for s in side.shapes)
    return side._replace(shapes=shapes, notes=_worded(side.notes, [p.runs for p in slide.notes]))


def _shape_with_words(side: ShapeSide, drawn: Content) -> ShapeSide:
    if isinstance(drawn, Shape | Drawing):
        return side._replace(texts=_worded(side.texts, [p.runs for p in drawn.paragraphs]))
    if isinstance(drawn, Plot):
        cells = manifest.chart_cells(drawn)
        return side._replace(texts=_worded(side.texts, [manifest.heading_runs(drawn)]), cells=_cells(side, cells))
    if isinstance(drawn, Grid):
        return side._replace(cells=_cells(side, [[_cell(c.paragraphs) for c in row] for row in drawn.rows]))
    if isinstance(drawn, Group):
        inner = zip(side.inner, drawn.drawings, strict=True)
        return side._replace(inner=tuple(_shape_with_words(one, drawing) for one, drawing in inner))
    return side


def _cell(paragraphs: Sequence[Paragraph]) -> tuple[Run, ...]:
    return manifest.cell_runs(paragraphs)


def _cells(side: ShapeSide, runs: Sequence[Sequence[tuple[Run, ...]]]) -> tuple[tuple[Item, ...], ...]:
    return tuple(
        tuple(cell._replace(text=_words(words)) for cell, words in zip(cells, row, strict=True))
        for cells, row in zip(side.cells, runs, strict=True)
    )


def _worded(items: Sequence[Item], runs: Sequence[Sequence[Run]]) -> tuple[Item, ...]:
    return tuple(item._replace(text=_words(runs[item.at])) for item in items)


def _words(runs: Sequence[Run]) -> str:
    return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)


def their_sides(found: FoundDeck, base: Base) -> tuple[SlideSide, ...]:
    """The slides of the deck, told by the base's salt."""
    return tuple(_their_slide(slide, found, base.salt) for slide in found.slides)


def _their_slide(slide: FoundSlide, found: FoundDeck, salt: bytes) -> SlideSide:
    own = [thing for thing in slide.things if thing.role and not slide.is_copy]
    return SlideSide(
        "" if slide.is_copy else slide.key,
        tuple(_their_shape(thing, found.keeps_alt, salt) for thing in own),
        tuple(_their_item(line, salt) for line in slide.notes),
        slide.hidden,
        (hash_of(slide.group, salt) if slide.group else "") if found.has_groups else None,
        slide.key if slide.is_copy else "",
        () if slide.is_copy or not slide.key else tuple(_foreign(slide)),
    )


def _foreign(slide: FoundSlide) -> Iterable[Foreign]:
    for thing in slide.things:
        if not thing.role and not thing.is_empty:
            yield Foreign(thing.kind, thing.name)
        yield from (Foreign(one.kind, f"{thing.name}/{one.name}") for one in thing.inner if thing.role and not one.role)
    yield from (Foreign("comment", one.text) for one in slide.comments if one.author != OWN_AUTHOR)
    if slide.is_animated:
        yield Foreign("animation", "")
    if slide.has_transition:
        yield Foreign("transition", "")


def _their_shape(thing: Thing, keeps_alt: bool, salt: bytes) -> ShapeSide:
    alt = hash_of(thing.alt, salt) if thing.alt else "" if keeps_alt else None
    return ShapeSide(
        thing.role,
        thing.name,
        _stated_box(thing),
        tuple(_their_item(line, salt) for line in thing.lines),
        alt if thing.role in _DESCRIBED else None,
        None,
        thing.shows if thing.role in _SHOWING else "",
        tuple(tuple(_their_item(cell, salt) for cell in row) for row in thing.rows),
        tuple(_their_shape(one, keeps_alt, salt) for one in thing.inner if one.role),
    )


def _stated_box(thing: Thing) -> tuple[int, int, int, int] | None:
    """Where the slide itself puts a thing; what its layout says, and where the line of its key runs, is no edit."""
    if thing.box is None or not thing.is_placed or thing.role == "rule":
        return None
    return thing.box.x, thing.box.y, thing.box.cx, thing.box.cy


def _their_item(line: Line, salt: bytes) -> Item:
    styled = format_of(line.runs)
    return Item(hash_of(line.text, salt), line.text, line.level, hash_of(styled, salt) if styled else "", line.at)
