"""Three sides of a deck held against one another: the ground of `status`, `diff`, the merge of `make`, and `pull`.

The base is what the last build laid out from the YAML, ours what the YAML says now, theirs the deck as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.align import Item, moved
from deckbuild.compare.differences import (
    BOTH,
    NOTES,
    OURS,
    SAME,
    THEIRS,
    Comparison,
    Difference,
    SlideChange,
    TextMerge,
    side_of,
)
from deckbuild.compare.merge import merge
from deckbuild.compare.shapes import compare_shapes
from deckbuild.compare.sides import FROM_YAML
from deckbuild.compare.texts import compare_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from deckbuild.compare.sides import SlideSide

    Slides = Sequence[SlideSide]


def compare(base: Slides, ours: Slides, theirs: Slides) -> Comparison:
    """All slides with all that differs; slides are known by their keys, those without one are the deck's own."""
    lists = (_items(base), _items(ours), _items(theirs))
    order = merge(*lists, alike=False)
    at = [{item.hash: n for n, item in enumerate(side)} for side in lists]
    keys = [(lists[1][i.ours] if i.ours is not None else lists[2][i.theirs or 0]).hash for i in order.items]
    keys += [item.hash for side in lists for item in side]
    moves = _moves(lists[0], order.our.found, order.their.found, moved(order.our), moved(order.their))
    slides = []
    for key in dict.fromkeys(keys):
        b, o, t = (side.get(key) for side in at)
        sides = (_of(base, b), _of(ours, o), _of(theirs, t))
        slides.append(_slide(sides, (b, o, t))._replace(moved=moves.get(key, "")))
    return Comparison(tuple(slides), order)


def without_frozen(comparison: Comparison, frozen: Collection[int]) -> Comparison:
    """The comparison without what is told of slides that belong to the deck, but for what comes from the YAML alone.

    `frozen` are their numbers on our side.
    """
    if not frozen:
        return comparison
    slides = (_left(one) if one.ours in frozen else one for one in comparison.slides)
    return comparison._replace(slides=tuple(slides))


def _left(slide: SlideChange) -> SlideChange:
    """A slide that belongs to the deck, with what is told of it all the same."""
    if slide.base is None or slide.theirs is None:  # not built yet, or taken out by the person whose slide it was
        return slide._replace(our_state="added" if slide.base is None else "same", differences=(), texts=())
    kept = tuple(one for one in slide.differences if one.role in FROM_YAML)
    ours, theirs = (any(one.side in (side, BOTH) for one in kept) for side in (OURS, THEIRS))
    our_state, their_state = ("changed" if has_changed else "same" for has_changed in (ours, theirs))
    return slide._replace(differences=kept, texts=(), our_state=our_state, their_state=their_state)


def _of(slides: Slides, n: int | None) -> SlideSide | None:
    return None if n is None else slides[n]


def _items(slides: Slides) -> list[Item]:
    """The slides as items of an order: by key, a deck's own by a name that no key can be."""
    return [Item(slide.key or f"\0{n}") for n, slide in enumerate(slides)]


def _moves(
    base: Sequence[Item],
    our: Sequence[int | None],
    their: Sequence[int | None],
    our_moved: set[int],
    their_moved: set[int],
) -> dict[str, str]:
    found = {}
    for n in our_moved | their_moved:
        both = SAME if our[n] == their[n] else BOTH
        found[base[n].hash] = both if n in our_moved and n in their_moved else OURS if n in our_moved else THEIRS
    return found


def _slide(
    sides: tuple[SlideSide | None, SlideSide | None, SlideSide | None], at: tuple[int | None, int | None, int | None]
) -> SlideChange:
    base, ours, theirs = sides
    start = base or _begun(ours, theirs)
    if start is None or (ours is None and theirs is None):
        copy_of = theirs.copy_of if theirs is not None else ""
        state = "removed" if theirs is None else "copied" if copy_of else "added"
        found = tuple(_foreign(theirs)) if theirs is not None else ()
        our_state = "removed" if base is not None else "same"
        return SlideChange(start.key if start else "", *at, our_state, state, copy_of=copy_of, differences=found)
    texts, differences = _between(start, ours or start, theirs or start)
    told = tuple(d for d in differences if d.side != SAME or (ours is not None and theirs is not None))
    return SlideChange(
        start.key,
        *at,
        _state(base, ours, told, OURS),
        _state(base, theirs, told, THEIRS),
        texts=tuple(texts),
        differences=told,
    )


def _begun(ours: SlideSide | None, theirs: SlideSide | None) -> SlideSide | None:
    """Where a section began that a person had put into the deck: what the slide has, in the section's words.

    What it has not, nobody took out: the line that carries its key, its number, its notes.
    """
    if ours is None or theirs is None:
        return ours
    there = {shape.name for shape in theirs.shapes}
    shapes = tuple(shape for shape in ours.shapes if shape.name in there)
    return ours._replace(shapes=shapes, notes=ours.notes if theirs.notes else (), group=theirs.group)


def _state(base: SlideSide | None, side: SlideSide | None, differences: Sequence[Difference], whose: str) -> str:
    if side is None:
        return "removed" if base is not None else "same"
    if base is None:
        return "added"
    return "changed" if any(d.side in (whose, BOTH, SAME) for d in differences) else "same"


def _between(base: SlideSide, ours: SlideSide, theirs: SlideSide) -> tuple[list[TextMerge], list[Difference]]:
    texts, differences = compare_shapes(base.shapes, ours.shapes, theirs.shapes)
    notes, more = compare_texts(NOTES, "", base.notes, ours.notes, theirs.notes)
    differences += more
    for kind, side in (
        ("hidden", side_of(base.hidden, ours.hidden, theirs.hidden)),
        ("group", side_of(base.group, ours.group, theirs.group)),
    ):
        if side:
            differences.append(Difference(kind, side))
    return [*texts, notes], differences + _foreign(theirs)


def _foreign(theirs: SlideSide) -> list[Difference]:
    return [Difference("foreign", THEIRS, one.kind, one.name) for one in theirs.foreign]
