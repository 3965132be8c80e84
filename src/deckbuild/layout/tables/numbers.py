"""Which columns of a table hold numbers, and so stand at the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

# An approximate sign, a currency or plus or minus before; a percent sign, a unit or a note's mark after.
_NUMBER = re.compile(
    r"""[(~≈<>≤≥ca.\s]*  [+\-−–±]?\s?  (?:[$€£¥₩₽₹]|US\$|[A-Z]{3}\s?)?\s?  [+\-−]?
        \d[\d.,'’\s\u00a0\u202f\u2009]*  (?:[eE][+\-]?\d+)?
        (?P<unit>\s?(?:[%‰°]\w?|[$€£¥₩₽₹]|(?:[^\W\d]|[./²³·µ$€%-]){1,10}(?:\s(?:[^\W\d]|[./²³·µ$€%-]){1,10})?)?)
        [)*†‡¹²³]*""",
    re.VERBOSE,
)
_RANGE = re.compile(r"[\d.,\s]+\s?[–/-]\s?[\d.,\s]+%?")
_MOST_UNITS = 2
"""Units that the numbers of one column may have; the months of dates are more."""
NOTHING = frozenset(("", "-", "–", "—", "−", "…", "...", "·", "n/a", "n.a.", "N/A"))
"""What stands in a cell that has nothing to say."""
_YEAR = re.compile(r"(1[5-9]|2[01])\d\d(\s?[–/-]\s?\d{2,4})?")


def is_number(text: str) -> bool:
    """Whether a cell is a number, with a sign, a unit or a mark beside it or without."""
    return bool(_NUMBER.fullmatch(text) or _RANGE.fullmatch(text))


def alignments(rows: Sequence[Sequence[str]], written: Sequence[str], rtl: bool) -> list[str]:
    """For each column `l`, `r` or `ctr`: as written, else numbers where they end and words where they begin.

    The first column names the rows, so years in it are words.
    """
    sides = {"left": "l", "right": "r", "center": "ctr"}
    start, end = ("r", "l") if rtl else ("l", "r")
    found = []
    for at in range(len(rows[0]) if rows else 0):
        said = written[at] if at < len(written) else ""
        found.append(sides.get(said) or (end if _holds_numbers([plain(row[at]) for row in rows], at) else start))
    return found


def _holds_numbers(cells: list[str], at: int) -> bool:
    told = [cell for cell in (c.strip() for c in cells) if cell not in NOTHING]
    if not told or (at == 0 and all(_YEAR.fullmatch(cell) for cell in told)):
        return False
    units = {found["unit"].strip() for cell in told if (found := _NUMBER.fullmatch(cell))}
    return all(is_number(cell) for cell in told) and len(units - {""}) <= _MOST_UNITS
