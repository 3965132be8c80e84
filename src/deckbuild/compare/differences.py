"""What a comparison yields: every difference one value, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.compare.align import Item
    from deckbuild.compare.merge import Merge

OURS, THEIRS, BOTH, SAME = "ours", "theirs", "both", "same"
"""Whose change it is: the YAML's, the deck's, both differently (a conflict), both alike."""

Place = tuple[int, ...] | None
"""A paragraph's number in its list, a cell's row and column, a row's or a column's number; None where it is not."""

NOTES = "notes"
"""The role of the notes among the texts of a slide."""


class Difference(NamedTuple):
    """One difference.

    Of a text, `kind` is `words`, `level`, `format`, `added`, `removed` or `moved`, and the places are numbers in the
    lists of its `TextMerge`. Of a table or chart it is `cell`, `cell-format`, or `row-added`, `row-removed`,
    `row-moved` and the same for `column`. Of a shape it is `box`, `alt`, `shows` (another picture, another type of
    chart), `look` (only on our side), `shape-added` or `shape-removed`. Of a slide it is `hidden` or `group`; and
    `foreign` is a thing that a person put on it: then `role` is its kind and `shape` its name.

    `shape` is the name of the shape, in a group `group/name`, empty for the notes and for the slide itself.
    """

    kind: str
    side: str
    role: str = ""
    shape: str = ""
    base: Place = None
    ours: Place = None
    theirs: Place = None

    @property
    def is_text(self) -> bool:
        """Whether it is one of a paragraph."""
        return self.kind in ("words", "level", "format", "added", "removed", "moved")


class TextMerge(NamedTuple):
    """The paragraphs of a text on the three sides, and how they come together; `shape` is as in Difference."""

    role: str
    shape: str
    base: tuple[Item, ...]
    ours: tuple[Item, ...]
    theirs: tuple[Item, ...]
    merge: Merge


class SlideChange(NamedTuple):
    """A slide on the three sides: its number from 0 in each, None where it is not.

    The states are `same`, `changed`, `added` or `removed`; in the deck also `copied`. `moved` says who put it elsewhere
    in the order. `differences` are of what the sides share: of a slide that one side took out, those of the other.
    """

    key: str
    base: int | None
    ours: int | None
    theirs: int | None
    our_state: str
    their_state: str
    moved: str = ""
    copy_of: str = ""
    texts: tuple[TextMerge, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def is_conflict(self) -> bool:
        """Whether one side took out what the other changed."""
        states = (self.our_state, self.their_state)
        return states in (("removed", "changed"), ("changed", "removed"))


class Comparison(NamedTuple):
    """All slides of all sides, in the order of the merged deck, and that order over their keys.

    The items of `order` are numbers in the three lists of slides.
    """

    slides: tuple[SlideChange, ...]
    order: Merge

    @property
    def is_edited(self) -> bool:
        """Whether the deck has anything that the YAML did not say."""
        return any(
            slide.moved in (THEIRS, BOTH)
            or slide.their_state in ("added", "removed", "copied")
            or any(d.side in (THEIRS, BOTH) for d in slide.differences)
            for slide in self.slides
        )


def side_of(base: object, ours: object, theirs: object, same: Callable[[object, object], bool] | None = None) -> str:
    """Whose change a value is, empty for nobody's; None on a side means that the side does not know."""
    equal = same or (lambda one, other: one == other)
    ours = base if ours is None else ours
    theirs = base if theirs is None else theirs
    if equal(base, ours):
        return "" if equal(base, theirs) else THEIRS
    if equal(base, theirs):
        return OURS
    return SAME if equal(ours, theirs) else BOTH
