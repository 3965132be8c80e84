"""Writes runs as inline Markdown, first with every protection, then without those that are not needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.richtext.inline import is_allowed, scan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from deckbuild.richtext.inline import Styled

Part = tuple[str, bool]
"""Some words or markup, and whether it is a protection, which may turn out not to be needed."""

_BOLD, _ITALIC, _CODE, _LINK = 1, 2, 3, 4
_EMPTY_LINK = "[]()"
"""Punctuation that shows as nothing: with it on both sides, a `*` can open and close wherever it stands."""

_ESCAPED = frozenset("*`[]\\")
_ESCAPED_IN_TARGET = frozenset("()<\\")
_MOST_TRIALS = 60
"""With more protections than this, trying to do without each in turn takes too long, and all are kept."""


def write(runs: Sequence[Styled]) -> str:
    """Text that `scan` reads as these runs, once they are normalised."""
    wanted = scan(_joined(list(_parts(runs, False))))
    spanning = list(_parts(wanted, True))
    fits = scan(_joined(spanning)) == wanted
    return _spared(spanning if fits else list(_parts(wanted, False)), wanted)


def _joined(parts: Sequence[Part], spared: Collection[int] = ()) -> str:
    """The parts as text, but for those at the places to be spared."""
    return "".join([text for place, (text, _) in enumerate(parts) if place not in spared])


def _spared(parts: Sequence[Part], wanted: list[Styled]) -> str:
    """The parts as text, without any protection that makes no difference: empty links first, then escapes."""
    doubtful = [place for place, (_, is_protection) in enumerate(parts) if is_protection]
    bare = _joined(parts, frozenset(doubtful))
    if scan(bare) == wanted:
        return bare
    spared: set[int] = set()
    if len(doubtful) <= _MOST_TRIALS:
        for place in sorted(doubtful, key=lambda place: (parts[place][0] != _EMPTY_LINK, -place)):
            if scan(_joined(parts, spared | {place})) == wanted:
                spared.add(place)
    return _joined(parts, spared)


def _parts(runs: Sequence[Styled], links_span: bool, formats: frozenset[int] = frozenset({1, 2, 4})) -> Iterator[Part]:
    """Runs inside their markup, the format that lasts longest outermost.

    A link that spans several formats reads best, but has no room for the empty links that keep delimiters
    apart, since links do not nest; unless `links_span`, each run is a link of its own inside the emphasis.
    """
    at = 0
    while at < len(runs):
        ends = {kind: _end(runs, at, kind) for kind in (_BOLD, _ITALIC, _LINK) if kind in formats and runs[at][kind]}
        if not links_span and len(ends) > 1:
            ends.pop(_LINK, None)
        if not ends:
            yield from _code(runs[at][0]) if runs[at][_CODE] else _words(runs[at][0])
            at += 1
            continue
        kind = max(ends, key=lambda kind: ends[kind])
        end = ends[kind] if links_span or kind != _LINK else at + 1
        inside = _parts(runs[at:end], links_span, formats - {kind})
        yield from (_linked(inside, runs[at][4]) if kind == _LINK else _emphasised(inside, "*" * (3 - kind)))
        at = end


def _end(runs: Sequence[Styled], start: int, kind: int) -> int:
    """How far the format of the run at `start` goes on."""
    end = start + 1
    while end < len(runs) and runs[end][kind] == runs[start][kind]:
        end += 1
    return end


def _emphasised(inside: Iterator[Part], stars: str) -> Iterator[Part]:
    """Parts between `*` or `**`, each kept apart from both its neighbours."""
    yield from ((_EMPTY_LINK, True), (stars, False), (_EMPTY_LINK, True))
    yield from inside
    yield from ((_EMPTY_LINK, True), (stars, False), (_EMPTY_LINK, True))


def _linked(inside: Iterator[Part], target: str) -> Iterator[Part]:
    """Parts as the text of a link, or by themselves if the link would be refused."""
    if not is_allowed(target):
        yield from inside
        return
    yield "[", False
    yield from (part for part in inside if part[0] != _EMPTY_LINK)
    yield "](", False
    yield from _escaped(target, _ESCAPED_IN_TARGET)
    yield ")", False


def _words(text: str) -> Iterator[Part]:
    """Words with a backslash before whatever could be markup, and before the `!` that would make an image."""
    head, bang = (text[:-1], "!") if text.endswith("!") else (text, "")
    yield from _escaped(head, _ESCAPED)
    if bang:
        yield from (("\\", True), (bang, False))


def _escaped(text: str, characters: frozenset[str]) -> Iterator[Part]:
    """Text with a backslash before each of the characters."""
    for piece in re.split(f"([{re.escape(''.join(sorted(characters)))}])", text):
        if piece in characters:
            yield "\\", True
        yield piece, False


def _code(text: str) -> Iterator[Part]:
    """A code span, its fence the shortest that is not inside."""
    inside = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(length for length in range(1, len(inside) + 2) if length not in inside)
    needs_room = "`" in (text[0], text[-1]) or (text[0] == text[-1] == " " and text.strip(" ") != "")
    room = " " if needs_room else ""
    yield f"{fence}{room}{text}{room}{fence}", False
