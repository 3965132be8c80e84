"""The lines of YAML text: where an item begins and ends, and lines for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.yamlplain import Bare
from deckbuild.yamlscalars import bracketed, in_list, paragraph, prose, scalar

if TYPE_CHECKING:
    from deckbuild.yamlplain import Plain


class Lines:
    """A text seen as lines; `newline` is the line end that most of them have."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    def start(self, offset: int) -> int:
        """Where the line of an offset begins, behind a byte order mark."""
        found = self.text.rfind("\n", 0, offset) + 1
        return found + self.text.startswith("\ufeff", found)

    def end(self, offset: int) -> int:
        """Where the line after that of an offset begins."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def column(self, offset: int) -> int:
        """How deep an offset stands in its line, from 0."""
        return offset - self.start(offset)

    def head(self, offset: int, column: int, comments: bool = True) -> int:
        """The start of the line that opens the item or key at a column, with the comment lines right above it."""
        at = self.start(offset)
        while at > 0 and not self.text[at : at + column + 1].strip(" "):  # the dash stands on a line above its value
            at = self.start(at - 1)
        while comments and at > 0:
            above = self.start(at - 1)
            line = self.text[above:at]
            if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) != column:
                break
            at = above
        return at

    def after(self, offset: int, column: int) -> int:
        """Where the line behind an item ends: comments that stand deeper than its column belong to it."""
        at = self.end(max(offset - 1, 0))
        while at < len(self.text):
            line = self.text[at : self.end(at)]
            bare = line.lstrip(" ")
            if not bare.startswith("#") or len(line) - len(bare) <= column:
                break
            at = self.end(at)
        return at

    def indented(self, start: int, end: int, deeper: int) -> str | None:
        """The lines from one offset to another, so many columns deeper; None where they have too few to give."""
        found = []
        for line in self.text[start:end].splitlines(keepends=True):
            if not line.strip():
                found.append(line)
            elif deeper >= 0:
                found.append(" " * deeper + line)
            elif line[:-deeper].strip(" "):
                return None
            else:
                found.append(line[-deeper:])
        return "".join(found)

    def inserted(self, at: int, lines: list[str]) -> str:
        """The text with lines at an offset that begins a line, or at its end."""
        before, behind = self.text[:at], self.text[at:]
        if before and not before.endswith(("\n", "\ufeff")):
            return before + self.newline + self.newline.join(lines) + behind
        return before + self.joined(lines) + behind

    def joined(self, lines: list[str]) -> str:
        """Lines as text, each with its line end."""
        return "".join(line + self.newline for line in lines)


def rendered(head: str, value: Plain, column: int) -> list[str]:
    """The lines of a value behind its `head` (a dash, or a key with its colon), which stands at a column."""
    indent = " " * column
    if isinstance(value, bool):
        return [f"{indent}{head} {str(value).lower()}"]
    if isinstance(value, Bare):
        return [f"{indent}{head} {value}"]
    if isinstance(value, str):
        write = prose if "\n" in value else paragraph
        first, *rest = write(head, value, column + 2 + 2 * (head == "-"))
        return [indent + first, *rest]
    if not value:
        return [f"{indent}{head} {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, list) and head == "-" and all(isinstance(one, str) for one in value):
        cells = [one if isinstance(one, Bare) else in_list(str(one)) for one in value]
        first, *rest = bracketed(head, cells, column + 4)
        return [indent + first, *rest]
    if isinstance(value, list):
        lines = [line for one in value for line in rendered("-", one, column + 2)]
        return [f"{indent}{head}", *lines] if head != "-" else _behind_dash(indent, lines, column)
    lines = [line for key, one in value.items() for line in rendered(f"{scalar(key)}:", one, column + 2)]
    return [f"{indent}{head}", *lines] if head != "-" else _behind_dash(indent, lines, column)


def _behind_dash(indent: str, lines: list[str], column: int) -> list[str]:
    return [f"{indent}- {lines[0][column + 2 :]}", *lines[1:]]
