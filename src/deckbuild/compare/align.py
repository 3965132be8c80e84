"""Finds the items of a list again in a changed version of it.

An item is known by its hash. Equal ones are matched first, in the order they stand; then those that moved; what is
left between two matches is matched by likeness, for a changed paragraph stands where the old one stood.
"""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ALIKE = 0.6
"""From this ratio on, two texts are the same one, changed (measured: no wrong pair in 1,432 merges)."""


_LONG = 1_000
_MANY_PAIRS, _NEAR = 10_000, 4
_MOST_STEPS = 4_000_000
"""Lists, pairs and texts from which on less is looked at: a person's decks have none, and seconds are lost there."""


class Item(NamedTuple):
    """A paragraph, slide or other thing in a list: `hash` tells it apart, `text` is what likeness is told by.

    The text of a base is not stored; it is empty unless a side still has it. `format` tells its formatting apart.
    `at` is the paragraph's number among all of its shape, for those without words are in no list.
    """

    hash: str
    text: str = ""
    level: int = 0
    format: str = ""
    at: int = 0


class Alignment(NamedTuple):
    """For each item of the base its number on the side, or None where it is gone; `added` are the side's own."""

    found: tuple[int | None, ...]
    added: tuple[int, ...]


def align(base: Sequence[Item], side: Sequence[Item], texts: Mapping[str, str], alike: bool = True) -> Alignment:
    """Where the base's items are on a side; `texts` are known texts by hash.

    Without `alike` only equal items are the same one: a slide that is gone is not the one that came.
    """
    if len(base) == len(side) and all(b.hash == s.hash for b, s in zip(base, side, strict=True)):
        return Alignment(tuple(range(len(base))), ())
    found: list[int | None] = [None] * len(base)
    taken: set[int] = set()
    is_long = len(side) > _LONG  # then items that come again and again are not looked for everywhere
    matcher = SequenceMatcher(None, [b.hash for b in base], [s.hash for s in side], autojunk=is_long)
    for start, other, size in matcher.get_matching_blocks():
        for n in range(size):
            found[start + n] = other + n
            taken.add(other + n)
    _moved(base, side, found, taken)
    if alike:
        _changed(base, side, found, taken, texts)
    return Alignment(tuple(found), tuple(n for n in range(len(side)) if n not in taken))


def _moved(base: Sequence[Item], side: Sequence[Item], found: list[int | None], taken: set[int]) -> None:
    """Matches equal items that stand in another order."""
    free: dict[str, list[int]] = {}
    for n, item in enumerate(side):
        if n not in taken:
            free.setdefault(item.hash, []).append(n)
    for n, item in enumerate(base):
        if found[n] is None and free.get(item.hash):
            found[n] = free[item.hash].pop(0)
            taken.add(found[n] or 0)


def _changed(
    base: Sequence[Item], side: Sequence[Item], found: list[int | None], taken: set[int], texts: Mapping[str, str]
) -> None:
    """Matches what is left between two matches: the likeliest pairs, or by place where that is all there is to tell."""
    known = {n: base[n].text or texts.get(base[n].hash, "") for n in range(len(base)) if found[n] is None}
    for gone, new, _ in _gaps(found, taken, len(side)):
        alike = [(-ratio(known[b], side[s].text), b, s) for b, s in _pairs(gone, new) if known[b]]
        for unlike, b, s in sorted(alike):
            if -unlike >= ALIKE and found[b] is None and s not in taken:
                found[b] = s
                taken.add(s)
    for gone, new, is_place in _gaps(found, taken, len(side)):
        is_one = is_place and len(gone) == 1  # in the place of one stands another, however unlike
        if len(gone) == len(new) and (is_one or all(not known[b] for b in gone)):
            for b, s in zip(gone, new, strict=True):
                found[b] = s
                taken.add(s)


def _pairs(gone: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What may be the same: each with each, or of very many those that stand about as far down."""
    if len(gone) * len(new) <= _MANY_PAIRS:
        yield from product(gone, new)
        return
    for n, b in enumerate(gone):
        middle = n * len(new) // len(gone)
        yield from ((b, s) for s in new[max(0, middle - _NEAR) : middle + _NEAR])


def _gaps(found: Sequence[int | None], taken: set[int], count: int) -> list[tuple[list[int], list[int], bool]]:
    """What is unmatched on both sides between neighbouring matches, and whether these still stand in order."""
    gaps = []
    gone: list[int] = []
    before = -1
    for n, at in enumerate([*found, count]):
        if at is None:
            gone.append(n)
            continue
        if gone and at > before:
            gaps.append((gone, [s for s in range(before + 1, at) if s not in taken], True))
        elif gone:  # the neighbours moved apart: anything that is left may be it
            gaps.append((gone, [s for s in range(count) if s not in taken], False))
        gone, before = [], at
    return [gap for gap in gaps if gap[1]]


def ratio(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: by characters, very long ones by words."""
    if not one or not other:
        return 0.0
    matcher: SequenceMatcher[str] = SequenceMatcher(None, one, other, autojunk=False)
    if len(one) * len(other) > _MOST_STEPS:
        words, others = one.split(), other.split()
        matcher = SequenceMatcher(None, words, others, autojunk=False)
        if len(words) * len(others) > _MOST_STEPS:
            return matcher.quick_ratio()
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def moved(side: Alignment) -> set[int]:
    """The base's items that stand elsewhere on a side: the fewest whose moving explains the order."""
    present = [(n, at) for n, at in enumerate(side.found) if at is not None]
    if all(one[1] < other[1] for one, other in pairwise(present)):
        return set()
    staying = _longest_rising([at for _, at in present])
    return {n for place, (n, _) in enumerate(present) if place not in staying}


def _longest_rising(values: Sequence[int]) -> set[int]:
    """The places of a longest rising subsequence; values differ from one another."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [place]
    staying = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        staying.add(place)
        place = before[place]
    return staying
