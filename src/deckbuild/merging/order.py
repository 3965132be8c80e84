"""Which slides the merged deck has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.differences import Comparison, SlideChange
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.merging.conflicts import Choice


def merged_order(comparison: Comparison, slides: Sequence[LaidSlide], choice: Choice) -> list[SlideChange]:
    """The slides of the merged deck in order.

    A slide that one side took out and the other left alone is gone. What a person edited stays although the YAML
    leaves it out, and what the YAML changed comes back although a person took it out, until somebody settles it.
    """
    numbers = {(item.ours, item.theirs): n for n, item in enumerate(comparison.order.items)}
    placed = [one for one in comparison.slides if (one.ours, one.theirs) in numbers and _stays(one, slides, choice)]
    placed.sort(key=lambda one: numbers[one.ours, one.theirs])
    for one in comparison.slides:
        if (one.ours, one.theirs) not in numbers and _stays(one, slides, choice):
            placed.insert(_place(one, placed), one)
    return placed


def _stays(change: SlideChange, slides: Sequence[LaidSlide], choice: Choice) -> bool:
    if change.ours is not None and change.theirs is not None:
        return True
    if change.base is None:
        return True
    if change.ours is not None:  # taken out in the deck
        is_frozen = slides[change.ours].frozen
        return change.our_state == "changed" and not is_frozen and choice.of(change.key) != THEIRS
    return change.theirs is not None and change.their_state == "changed" and choice.of(change.key) != OURS


def _place(change: SlideChange, placed: Sequence[SlideChange]) -> int:
    """Behind the slide that it follows on the side that has it."""
    if change.theirs is not None:
        before = [n for n, one in enumerate(placed) if one.theirs is not None and one.theirs < change.theirs]
    else:
        assert change.ours is not None
        before = [n for n, one in enumerate(placed) if one.ours is not None and one.ours < change.ours]
    return max(before, default=-1) + 1
