"""Paragraphs on three sides: how they come together, and each difference once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.align import moved
from deckbuild.compare.differences import BOTH, OURS, SAME, THEIRS, Difference, TextMerge, side_of
from deckbuild.compare.merge import merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.compare.align import Item
    from deckbuild.compare.merge import Merged

Texts = tuple["Item", ...]


def compare_texts(role: str, shape: str, base: Texts, ours: Texts, theirs: Texts) -> tuple[TextMerge, list[Difference]]:
    """The texts merged, and their differences in the order of the base, then what was added."""
    made = TextMerge(role, shape, base, ours, theirs, merge(base, ours, theirs))
    if _alike(base, ours) and _alike(base, theirs):
        return made, []
    return made, [d._replace(role=role, shape=shape) for d in _differences(made)]


def _alike(one: Texts, other: Texts) -> bool:
    """Whether two lists of paragraphs are the same but for what only one side knows, the words and places."""
    return [(i.hash, i.level, i.format) for i in one] == [(i.hash, i.level, i.format) for i in other]


def _differences(text: TextMerge) -> Iterator[Difference]:
    our, their = text.merge.our, text.merge.their
    our_moved, their_moved = moved(our), moved(their)
    for n, (o, t) in enumerate(zip(our.found, their.found, strict=True)):
        at = ((n,), _at(o), _at(t))
        if o is None or t is None:
            yield Difference("removed", _remover(text, n), "", "", *at)
            continue
        yield from (Difference(kind, side, "", "", *at) for kind, side in _changes(text, n, o, t))
        if n in our_moved or n in their_moved:
            both = SAME if o == t else BOTH
            side = both if n in our_moved and n in their_moved else OURS if n in our_moved else THEIRS
            yield Difference("moved", side, "", "", *at)
    known_ours, known_theirs = set(our.added), set(their.added)
    for item in text.merge.items:
        is_ours, is_theirs = item.ours in known_ours, item.theirs in known_theirs
        if is_ours or is_theirs:
            yield Difference("added", _adder(text, item), "", "", None, _at(item.ours), _at(item.theirs))


def _adder(text: TextMerge, item: Merged) -> str:
    """Who added a paragraph: of one that both have, in other words, both."""
    if item.ours is None or item.theirs is None:
        return OURS if item.theirs is None else THEIRS
    return SAME if text.ours[item.ours].hash == text.theirs[item.theirs].hash else BOTH


def _remover(text: TextMerge, n: int) -> str:
    """Who took a paragraph out: with the other side changing it, both."""
    o, t = text.merge.our.found[n], text.merge.their.found[n]
    if o is None and t is None:
        return SAME
    left = text.theirs[t] if t is not None else text.ours[o or 0]
    if left.hash != text.base[n].hash:
        return BOTH
    return OURS if o is None else THEIRS


def _changes(text: TextMerge, n: int, o: int, t: int) -> Iterator[tuple[str, str]]:
    """What became of a paragraph that all sides have: kinds with whose change it is."""
    base, ours, theirs = text.base[n], text.ours[o], text.theirs[t]
    for kind, side in (
        ("words", side_of(base.hash, ours.hash, theirs.hash)),
        ("level", side_of(base.level, ours.level, theirs.level)),
        ("format", side_of(base.format, _format(base, ours), _format(base, theirs))),
    ):
        if side:
            yield kind, side


def _format(base: Item, side: Item) -> str | None:
    """The formatting of a paragraph whose words stayed; in other words it is part of them."""
    return side.format if side.hash == base.hash else None


def _at(n: int | None) -> tuple[int, ...] | None:
    return None if n is None else (n,)
