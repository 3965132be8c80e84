"""Brings two changed versions of a list together, from the version that both started from.

What only one side changed is taken from it. Where both changed the same item, ours stands and theirs is kept as a
conflict, so that nothing a person wrote is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.align import ALIKE, Alignment, Item, align, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Merged(NamedTuple):
    """An item of the result: its numbers on the two sides, None where a side has it not.

    `takes` says whose words it has (`ours` or `theirs`), `level` is the level it gets.
    """

    ours: int | None
    theirs: int | None
    takes: str
    level: int = 0


class Conflict(NamedTuple):
    """Two changes of one thing: numbers on the two sides, None for a side that took it out.

    `at` is where the result stands, or would stand, in the merged list.
    """

    ours: int | None
    theirs: int | None
    at: int


class Merge(NamedTuple):
    """The merged list and what stays open; `our` and `their` say where the base's items are on the sides."""

    items: tuple[Merged, ...]
    conflicts: tuple[Conflict, ...]
    our: Alignment
    their: Alignment


class _Sides(NamedTuple):
    base: Sequence[Item]
    ours: Sequence[Item]
    theirs: Sequence[Item]
    our: Alignment
    their: Alignment


def merge(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], alike: bool = True) -> Merge:
    """The two sides' changes of a list in one list; conflicts have ours in it, or nothing where ours took it out.

    `alike` is that of `align`.
    """
    texts = {item.hash: item.text for item in (*ours, *theirs) if item.text}
    our, their = align(base, ours, texts, alike), align(base, theirs, texts, alike)
    if alike:
        our, their = _agreed(our, ours, their, theirs), _agreed(their, theirs, our, ours)
    sides = _Sides(base, ours, theirs, our, their)
    kept: dict[int, Merged] = {}
    open_ones: list[tuple[int, int | None, int | None]] = []
    for n in range(len(base)):
        item, is_conflict = _one(sides, n)
        if item is not None:
            kept[n] = item
        if is_conflict:
            open_ones.append((n, sides.our.found[n], sides.their.found[n]))
    order = _order(sides, set(kept))
    rivals = _rivals(sides) if alike else {}
    items, places = _with_added(sides, kept, order, rivals)
    conflicts = [Conflict(o, t, _place(n, places)) for n, o, t in open_ones]
    conflicts += [Conflict(i.ours, i.theirs, n) for n, i in enumerate(items) if i.ours in rivals]
    return Merge(tuple(items), tuple(conflicts), sides.our, sides.their)


def _agreed(side: Alignment, items: Sequence[Item], other: Alignment, others: Sequence[Item]) -> Alignment:
    """A side's alignment, where it added just what the other made of an item that this side seems to have taken out."""
    if not side.added:
        return side
    added = {items[n].hash: n for n in reversed(side.added)}
    found = list(side.found)
    for n, at in enumerate(other.found):
        if at is not None and found[n] is None and others[at].hash in added:
            found[n] = added.pop(others[at].hash)
    return Alignment(tuple(found), tuple(n for n in side.added if n not in found))


def _rivals(sides: _Sides) -> dict[int | None, int]:
    """What both sides added that is one item of the base, changed twice: nobody knows its old words any more.

    They stand where the base has an item that is gone on both sides, and are as many at most.
    """
    gone = [
        n for n, (o, t) in enumerate(zip(sides.our.found, sides.their.found, strict=True)) if o is None and t is None
    ]
    rivals: dict[int | None, int] = {}
    if not gone or not sides.our.added or not sides.their.added:
        return rivals
    ours, theirs = _slots(sides.our), _slots(sides.their)
    known = {item.hash for item in sides.ours} & {item.hash for item in sides.theirs}
    for our, their in dict.fromkeys((_before(sides.our, n), _before(sides.their, n)) for n in gone):
        new_ours = [o for o in ours.get(our, ()) if sides.ours[o].hash not in known]
        new_theirs = [t for t in theirs.get(their, ()) if sides.theirs[t].hash not in known]
        pairs = ((-ratio(sides.ours[o].text, sides.theirs[t].text), o, t) for o in new_ours for t in new_theirs)
        for unlike, o, t in sorted(pairs):
            is_free = o not in rivals and t not in rivals.values() and len(rivals) < len(gone)
            if -unlike >= ALIKE and is_free:
                rivals[o] = t
    return rivals


def _before(side: Alignment, n: int) -> int:
    """The item of the base before one that a side still has, -1 for the beginning."""
    return max((m for m in range(n) if side.found[m] is not None), default=-1)


def _one(sides: _Sides, n: int) -> tuple[Merged | None, bool]:
    """What becomes of an item of the base, and whether the two sides disagree about it."""
    o, t = sides.our.found[n], sides.their.found[n]
    base = sides.base[n]
    if o is None and t is None:
        return None, False
    if o is None:
        assert t is not None
        return None, sides.theirs[t].hash != base.hash
    ours = sides.ours[o]
    if t is None:
        changed = ours.hash != base.hash
        return (Merged(o, None, "ours", ours.level), True) if changed else (None, False)
    theirs = sides.theirs[t]
    level = theirs.level if ours.level == base.level else ours.level
    if ours.hash == base.hash or ours.hash == theirs.hash:
        return Merged(o, t, "theirs", level), False
    return Merged(o, t, "ours", level), theirs.hash != base.hash


def _order(sides: _Sides, kept: set[int]) -> list[int]:
    """The base's items in the order of the side that changed it; of both, ours."""

    def of(side: Alignment) -> list[int]:
        present = [(at, n) for n, at in enumerate(side.found) if at is not None]
        return [n for _, n in sorted(present)]

    ours, theirs = of(sides.our), of(sides.their)
    leading = ours if ours != sorted(ours) else theirs
    other = theirs if leading is ours else ours
    order = [n for n in leading if n in kept]
    for n in other:  # kept although the leading side took it out: after what stood before it
        if n in kept and n not in order:
            before = [m for m in other[: other.index(n)] if m in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, n)
    return order


def _with_added(
    sides: _Sides, kept: dict[int, Merged], order: list[int], rivals: Mapping[int | None, int]
) -> tuple[list[Merged], dict[int, int]]:
    """The result with what each side added, behind what it follows there; and where the base's items stand."""
    ours, theirs = _slots(sides.our), _slots(sides.their)
    items: list[Merged] = []
    places: dict[int, int] = {}
    old = {item.hash for item in sides.base}
    our_new = {item.hash for item in sides.ours} - old
    their_own = {sides.theirs[t].hash for t in sides.their.found if t is not None} - old

    def add(after: int) -> None:
        same = {sides.ours[o].hash for o in ours.get(after, ())}
        both = {sides.theirs[t].hash: t for t in theirs.get(after, ()) if sides.theirs[t].hash in same}
        for o in ours.get(after, ()):
            if sides.ours[o].hash not in their_own:  # else it is there, made of another item
                t = both.pop(sides.ours[o].hash, rivals.get(o))
                items.append(Merged(o, t, "ours", sides.ours[o].level))
        items.extend(
            Merged(None, t, "theirs", sides.theirs[t].level)
            for t in theirs.get(after, ())
            if sides.theirs[t].hash not in same | our_new and t not in rivals.values()
        )

    add(-1)
    for n in order:
        places[n] = len(items)
        items.append(kept[n])
        add(n)
    for n in range(len(sides.base)):  # behind an item that is gone: at its old place, as near as there is
        if n not in places and (n in ours or n in theirs):
            before = [m for m in order if m < n]
            rest = items[places[before[-1]] + 1 if before else 0 :]
            del items[len(items) - len(rest) :]
            start = len(items)
            add(n)
            grown = len(items) - start
            items.extend(rest)
            places = {m: at + grown if at >= start else at for m, at in places.items()}
    return items, places


def _place(n: int, places: Mapping[int, int]) -> int:
    """Where an item of the base stands in the result, or would stand: behind what is left of those before it."""
    if n in places:
        return places[n]
    return max((at for m, at in places.items() if m < n), default=-1) + 1


def _slots(side: Alignment) -> dict[int, list[int]]:
    """A side's own items by the base's item that they follow there, -1 for the beginning."""
    follows = {at: n for n, at in enumerate(side.found) if at is not None}
    slots: dict[int, list[int]] = {}
    added = set(side.added)
    after = -1
    for n in range(len(follows) + len(added)):
        if n in added:
            slots.setdefault(after, []).append(n)
        else:
            after = follows[n]
    return slots
