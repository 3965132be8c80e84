"""The terminal: whether it takes colour, how wide it is, and columns of text in it."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

BOLD, DIM, RED, GREEN, YELLOW = "1", "2", "31", "32", "33"


def takes_color(stream: TextIO, wanted: bool | None = None) -> bool:
    """Whether to colour what goes to the stream: on terminals only, and never against NO_COLOR."""
    if wanted is not None:
        return wanted
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, code: str, color: bool) -> str:
    """The text in a style, where colour is taken."""
    return f"\x1b[{code}m{text}\x1b[0m" if color and text else text


def visible(text: str) -> str:
    """The text on one line, with escapes for what would steer the terminal: file names can hold anything."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def width() -> int:
    """The columns of the terminal; 100 where there is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 100


def columns(text: str) -> int:
    """How many columns a text takes: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shortened(text: str, most: int) -> str:
    """The text in at most so many columns, with an ellipsis where it was cut."""
    if columns(text) <= most:
        return text
    while text and columns(text) > most - 1:
        text = text[:-1]
    return text + "…"


def table(rows: Sequence[Sequence[str]], right: Sequence[int], color: bool) -> list[str]:
    """The rows as lines with aligned columns, the first row a quiet heading; `right` are the right-aligned columns."""
    widths = [max(columns(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for n, cell in enumerate(row):
            space = " " * (widths[n] - columns(cell))
            cells.append(space + cell if n in right else cell + space)
        line = "  ".join(cells).rstrip()
        lines.append(styled(line, DIM, color) if number == 0 else line)
    return lines
