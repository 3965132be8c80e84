"""One section out of many in a file, edited as a text of its own, so that an edit costs no more than its section."""

from __future__ import annotations

from typing import NamedTuple

from deckbuild.yamllines import Lines


class Window(NamedTuple):
    """The lines of an item of a list from `start` to `end`, and the same `text` as if it stood at the margin.

    `indent` columns were taken from each line; the dash of the item stood at `dash`.
    """

    start: int
    end: int
    text: str
    indent: int
    dash: int

    def filled(self, text: str) -> str:
        """Another text for the lines, as deep as they stood."""
        lines = text.splitlines(keepends=True)
        deep = [" " * self.indent + line if line.strip() else line for line in lines]
        first = deep[0]
        return "".join([first[: self.dash] + "-" + first[self.dash + 1 :], *deep[1:]])


def window(text: str, start: int, end: int, first: int) -> Window | None:
    """The window on an item whose lines are given, and whose mapping begins at `first`.

    None for one that cannot be cut out: in flow style, or with lines that stand less deep than the item.
    """
    lines = Lines(text)
    begin = lines.start(first)
    indent = first - begin
    dash = text[begin:first].find("-")
    if begin < start or dash < 0 or text[begin:first].strip(" ") != "-":
        return None
    cut = text[begin : begin + dash] + " " + text[begin + dash + 1 : end]
    found = []
    for line in cut.splitlines(keepends=True):
        if line.strip() and line[:indent].strip(" "):
            return None
        found.append(line[indent:] if line.strip() else line)
    return Window(begin, end, "".join(found), indent, dash)
