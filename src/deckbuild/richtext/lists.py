"""Finds the paragraphs and nested lists in the lines of notes, by CommonMark's rules for list items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Placed = tuple[str, tuple[int, str, int]]
"""A paragraph's text, and its level, marker (`none`, `bullet`, `number`) and number."""

_FIRST = frozenset("-+*0123456789")
_MARKER = r" *(([-+*])|([0-9]{1,9})([.)]))( +|$)"
_CODE_INDENT = 4
"""What is indented this much is code to CommonMark, and cannot break off a paragraph."""

_WIDEST_GAP = 4
"""With more spaces than this after its marker, an item's content is taken to begin after the first."""


class _Item:
    """A list item: the column its content begins at, and the marker it has yet to show."""

    __slots__ = ("has_content", "indent", "kind", "marker", "number")

    def __init__(self, indent: int, kind: str, number: int) -> None:
        self.indent = indent
        self.kind = kind
        self.number = number
        self.marker = "bullet" if kind in "-+*" else "number"
        self.has_content = False


def has_markers(lines: Sequence[str]) -> bool:
    """Whether any line may start a list item; false is certain."""
    return any(line.lstrip(" \t")[:1] in _FIRST for line in lines)


def list_paragraphs(lines: Sequence[str]) -> Iterator[Placed]:
    """Each paragraph with its place, in order."""
    reader = _Reader()
    for line in lines:
        yield from reader.take(line.expandtabs(4).rstrip(" "))
    yield from reader.end_paragraph()


class _Reader:
    """A reading under way: the open items, outermost first, and the lines of the open paragraph.

    `latest` has the latest item of each level, open or not: the one that a next item of its list follows.
    """

    def __init__(self) -> None:
        self.items: list[_Item] = []
        self.latest: list[_Item] = []
        self.paragraph: list[str] = []

    def take(self, line: str) -> Iterator[Placed]:
        """Takes a line; what it ends comes out."""
        if not line:
            yield from self.end_paragraph()
            if self.items and not self.items[-1].has_content:
                self.items.pop()  # an item may begin with one blank line, not with two
            return
        depth = self._depth(line)
        at = 0
        while (found := self._marker(line, at, depth)) is not None:
            yield from self.end_paragraph()
            self._open(found, depth)
            depth += 1
            at = found.end()
        if at == len(line):
            return
        if not self.paragraph:
            self._leave(depth)
            del self.latest[depth:]
        self.paragraph.append(line[at:].strip(" "))

    def end_paragraph(self) -> Iterator[Placed]:
        """The open paragraph, if there is one."""
        if not self.paragraph:
            return
        text = "\n".join(self.paragraph)
        self.paragraph = []
        if not self.items:
            yield text, (0, "none", 0)
            return
        item = self.items[-1]
        number = item.number if item.marker == "number" else 0
        yield text, (len(self.items) - 1, item.marker, number)
        item.marker = "none"
        item.has_content = True

    def _depth(self, line: str) -> int:
        """How many of the open items the line is indented enough to belong to."""
        column = len(line) - len(line.lstrip(" "))
        depth = 0
        while depth < len(self.items) and column >= self.items[depth].indent:
            depth += 1
        return depth

    def _marker(self, line: str, at: int, depth: int) -> re.Match[str] | None:
        """The marker at a column, unless the open paragraph goes on over it.

        A paragraph goes on over markers that stand four columns in or more. Within its own item it is broken
        off only by an item with words, and if that is numbered, by a first one: so a line of prose may well
        start with a year and a full stop.
        """
        found = re.compile(_MARKER).match(line, at)
        if not found or not self.paragraph:
            return found
        base = self.items[depth - 1].indent if depth else 0
        if found.start(1) - base >= _CODE_INDENT:
            return None
        is_first = found[2] or int(found[3]) == 1
        return found if depth < len(self.items) or (is_first and found.end() < len(line)) else None

    def _open(self, found: re.Match[str], depth: int) -> None:
        """Opens the item of a marker, inside the first `depth` of the open ones."""
        self._leave(depth)
        if self.items:
            self.items[-1].marker = "none"
            self.items[-1].has_content = True
        gap = len(found[5])
        indent = found.end(1) + (gap if 0 < gap <= _WIDEST_GAP else 1)
        kind = found[2] or found[4]
        number = int(found[3] or 0)
        if depth < len(self.latest) and self.latest[depth].kind == kind:
            number = self.latest[depth].number + 1
        item = _Item(indent, kind, number)
        self.latest[depth:] = [item]
        self.items.append(item)

    def _leave(self, depth: int) -> None:
        """Closes all open items but the first `depth`."""
        del self.items[depth:]
