"""Names of section files in another order: as few new ones as the order takes, and every section keeps its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.pulling.order import staying
from deckbuild.slugs import natural_order

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"\d+")
_STEP = 10


def renamed(order: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """New names for those of the files in `order` that need one; files in `new` have no number yet and get one."""
    kept = _in_place([name for name in order if name not in new])
    if len(kept) == len(order):
        return {}
    numbers = _between(order, kept)
    if numbers is None:
        numbers = _all(order)
    found = {name: _numbered(name, number, name in new) for name, number in numbers.items()}
    return {old: name for old, name in found.items() if old != name}


def _in_place(names: Sequence[str]) -> set[str]:
    """The most files that are in order already."""
    found = staying(names, sorted(names, key=lambda name: (natural_order(name), name)))
    return {name for name in names if name in found}


def _between(order: Sequence[str], kept: set[str]) -> dict[str, int] | None:
    """Numbers for the files that are not kept, between those of their neighbours; None where there is no room."""
    found: dict[str, int] = {}
    waiting: list[str] = []
    low = 0
    for name in [*order, ""]:
        if name and name not in kept:
            waiting.append(name)
            continue
        high = _number_of(name) if name else None
        if name and high is None:
            return None
        step = _STEP if high is None else (high - low) // (len(waiting) + 1)
        if waiting and not step:
            return None
        start = low // _STEP * _STEP if high is None else low
        found.update({each: start + step * (n + 1) for n, each in enumerate(waiting)})
        waiting, low = [], high or low
    return found


def _all(order: Sequence[str]) -> dict[str, int]:
    """All files numbered anew by tens, with as many digits each."""
    first = _STEP
    while first + _STEP * (len(order) - 1) >= 10 * first:
        first *= 10
    return {name: first + _STEP * n for n, name in enumerate(order)}


def _number_of(name: str) -> int | None:
    found = _NUMBER.match(name)
    return int(found[0]) if found else None


def _numbered(name: str, number: int, is_new: bool) -> str:
    """A name with another number before it, as wide as the old one; a new name has none yet."""
    found = _NUMBER.match(name)
    if is_new or found is None or not name[found.end() :].rsplit(".", 1)[0].strip(" ._-"):
        return f"{number}-{name}"
    return f"{number:0{len(found[0])}d}{name[found.end() :]}"
