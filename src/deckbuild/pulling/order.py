"""Lists brought into another order with as few moves as it takes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

One = TypeVar("One", bound="Hashable")


def staying(new: Sequence[One], old: Sequence[One]) -> set[One]:
    """Of what is in both lists, the most that stands in the same order in them and so need not move."""
    places = {one: n for n, one in enumerate(old)}
    ends: list[int] = []
    last: list[One] = []
    before: dict[One, One] = {}
    for one in new:
        if one not in places:
            continue
        n = bisect_left(ends, places[one])
        if n:
            before[one] = last[n - 1]
        ends[n : n + 1] = [places[one]]
        last[n : n + 1] = [one]
    found: set[One] = set()
    at_end = last[-1:]
    while at_end:
        found.add(at_end[0])
        at_end = [before[at_end[0]]] if at_end[0] in before else []
    return found
