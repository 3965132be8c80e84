"""The text of a file and the places in it: offsets, lines and columns, excerpts."""

from __future__ import annotations

from bisect import bisect_right


class Source:
    """One file's text under the name that messages show.

    `path` is what a person reads in a message (relative to where they stand), `text` the decoded text
    without a byte order mark. Offsets count characters of `text`; lines and columns start at 1.
    """

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its line end; empty past the end."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def start_of(self, number: int) -> int:
        """The offset at which a line starts; past the last line, the length of the text."""
        starts = self._line_starts()
        return starts[number - 1] if number <= len(starts) else len(self.text)

    def _line_starts(self) -> list[int]:
        """Offsets of the line starts; made on demand, for only a message needs them."""
        if self._starts is None:
            starts = [0]
            find, at = self.text.find, 0
            while (at := find("\n", at) + 1) > 0:
                starts.append(at)
            self._starts = starts
        return self._starts


class Span:
    """A stretch of a source, from `start` to before `end`.

    All spans are equal to one another: a place says where a value was written and takes no part in
    what the value is, so two readings of the same words compare equal wherever they stood.
    """

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        line, column = self.source.position(self.start)
        return f"Span({self.source.path}:{line}:{column})"

    def of(self, key: str) -> Span:  # noqa: ARG002 - a span that knows its keys overrides this
        """Where the value of a key stands, for the span of a mapping that knows; this span for any other."""
        return self

    @property
    def whole(self) -> Span:
        """All of what stands here, for a span that is only the head of it, as that of a mapping is; else this span."""
        return self

    @property
    def text(self) -> str:
        """The source text that the span covers."""
        return self.source.text[self.start : self.end]


NOWHERE = Span(Source("", ""), 0, 0)
"""The place of a value that no file holds, such as one made through the Python API."""
