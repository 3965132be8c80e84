"""Two texts shown together: side by side in columns, or one with what was taken out and put in marked in it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from deckbuild.cli.terminal import DIM, GREEN, RED, columns, styled, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.readback.words import Words

    Pair = tuple[str, str, Words]
    Marked = list[tuple[str, bool]]

_WORDS = re.compile(r"\s+|[^\s]+")
_MOST_WORDS = 4_000
"""Words of two texts, multiplied in thousands, beyond which they are shown whole: comparing them would take seconds."""


def side_by_side(pairs: Sequence[Pair], room: int, color: bool) -> Iterator[str]:
    """Rows of who changed it, what it is, the YAML's words and the deck's; words that differ stand out."""
    whose = max(len(who) for who, _, _ in pairs)
    labels = min(28, max(columns(label) for _, label, _ in pairs))
    half = max(16, (room - whose - labels - 11) // 2)
    head = f"  {' ' * whose}  {' ' * labels}  {'YAML'.ljust(half)}   deck"
    yield styled(head.rstrip(), DIM, color)
    for who, label, words in pairs:
        old, new = _marked(words)
        left = _wrapped(old, half, RED, color)
        right = _wrapped(new, half, GREEN, color)
        between = "<" if words.theirs is None else ">" if words.ours is None else "|"
        for n in range(max(len(left), len(right), 1)):
            start = f"  {who.ljust(whose)}  {_padded(label, labels)}" if n == 0 else " " * (whose + labels + 4)
            one, one_width = left[n] if n < len(left) else ("", 0)
            other, _ = right[n] if n < len(right) else ("", 0)
            yield f"{start}  {one}{' ' * (half - one_width)} {between} {other}".rstrip()


def inline(pairs: Sequence[Pair], room: int, color: bool) -> Iterator[str]:
    """Each text once: what only the YAML has in [-…-] or red, what only the deck has in {+…+} or green."""
    for who, label, words in pairs:
        yield styled(f"  {label} ({who})", DIM, color)
        old, new = _marked(words)
        parts = _woven(old, new)
        for line in _lines(parts, room - 4, color):
            yield f"    {line}"


def _marked(words: Words) -> tuple[Marked, Marked]:
    """The two texts as words, each with whether the other text has it not."""
    old, new = _split(words.ours), _split(words.theirs)
    if len(old) * len(new) > _MOST_WORDS * 1000:
        return [(word, True) for word in old], [(word, True) for word in new]
    marked_old, marked_new = [True] * len(old), [True] * len(new)
    for a, b, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        marked_old[a : a + size] = [False] * size
        marked_new[b : b + size] = [False] * size
    return list(zip(old, marked_old, strict=True)), list(zip(new, marked_new, strict=True))


def _split(text: str | None) -> list[str]:
    return _WORDS.findall(visible(text)) if text else []


def _woven(old: Marked, new: Marked) -> list[tuple[str, str]]:
    """Both texts as one: runs of words with `-`, `+` or an empty text for what both have."""
    found: list[tuple[str, str]] = []

    def add(text: str, mark: str) -> None:
        if found and found[-1][1] == mark:
            found[-1] = (found[-1][0] + text, mark)
        else:
            found.append((text, mark))

    a = b = 0
    while a < len(old) or b < len(new):
        if a < len(old) and old[a][1]:
            add(old[a][0], "-")
            a += 1
        elif b < len(new) and new[b][1]:
            add(new[b][0], "+")
            b += 1
        else:
            add(new[b][0], "")
            a, b = a + 1, b + 1
    return found


def _lines(parts: Sequence[tuple[str, str]], room: int, color: bool) -> list[str]:
    """The woven text in lines of so many columns."""
    words: list[tuple[str, str]] = []
    for text, mark in parts:
        shown = text if color or not mark else f"[-{text}-]" if mark == "-" else f"{{+{text}+}}"
        words += [(word, mark) for word in _WORDS.findall(shown)]
    lines, line, used = [], "", 0
    for word, mark in words:
        if used and used + columns(word) > room:
            lines.append(line.rstrip())
            line, used = "", 0
            if word.isspace():
                continue
        line += styled(word, RED if mark == "-" else GREEN, color and bool(mark) and not word.isspace())
        used += columns(word)
    return [*lines, line.rstrip()] if line else lines


def _wrapped(words: Marked, room: int, style: str, color: bool) -> list[tuple[str, int]]:
    """A text in lines of so many columns, with the columns that each takes; words of its own are styled."""
    lines: list[tuple[str, int]] = []
    line, used = "", 0
    for word, is_own in words:
        for piece in _pieces(word, room):
            if used + columns(piece) > room:
                lines.append((line, used))
                line, used = "", 0
            if piece.isspace() and not used:
                continue
            line += styled(piece, style, color and is_own and not piece.isspace())
            used += columns(piece)
    return [*lines, (line, used)] if used else lines


def _pieces(word: str, room: int) -> list[str]:
    """A word, or as much of it as fits on a line each."""
    if columns(word) <= room:
        return [word]
    half = max(1, room // 2)  # a wide character takes two columns
    return [word[n : n + half] for n in range(0, len(word), half)]


def _padded(text: str, room: int) -> str:
    while columns(text) > room:
        text = text[:-1]
    return text + " " * (room - columns(text))
