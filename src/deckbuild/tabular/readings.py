"""The numbers in a column of cells, and the cells that hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.numerals import decimals_of, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.tabular.sheet import Cell

GAPS = frozenset(
    ("", "-", "–", "—", "−", "~", "..", "...", "…", ":", "*", "x", "na", "n/a", "n.a.", "nan", "null", "#n/a")
)
"""How tables write that there is no number, in lower case: statistical offices, spreadsheets and people."""


class Numbers(NamedTuple):
    """The numbers of cells in their order, None for a gap; `decimals` is the most that were written.

    `wrong` are the places of cells with another text, `unsure` of those that may be one of two numbers.
    """

    values: tuple[float | None, ...]
    decimals: int
    wrong: tuple[int, ...]
    unsure: tuple[int, ...]


def decimal_of(texts: Iterable[str], default: str) -> tuple[str, bool]:
    """The decimal mark that texts are written with, and whether any of them tells it; if none, the default."""
    found = set()
    for text in texts:
        if lone_separator(text):
            continue
        point, comma = parse_number(text) is not None, parse_number(text, ",") is not None
        if point != comma:
            found.add("." if point else ",")
    return (found.pop(), True) if len(found) == 1 else (default, False)


def lone_separator(text: str) -> str:
    """The one mark of a number such as `1.234` or `1,234`, which may be a thousand or a decimal; else empty."""
    digits = text.strip().lstrip("+-−")
    head, tail = digits[:-4], digits[-3:]
    is_lone = 1 <= len(head) <= 3 and head.isdecimal() and tail.isdecimal() and head[0] != "0" and digits.isascii()
    return digits[-4] if is_lone and digits[-4] in ".," else ""


def read_numbers(cells: Sequence[Cell], decimal: tuple[str, bool]) -> Numbers:
    """The numbers of a column; `decimal` is what `decimal_of` found in the whole file."""
    mark, is_told = decimal
    values: list[float | None] = []
    wrong, unsure, decimals = [], [], 0
    for place, cell in enumerate(cells):
        value, written = cell.value, cell.decimals
        if value is None and cell.text.lower() not in GAPS:
            text = cell.text
            if (lone := lone_separator(text)) and lone != mark:
                if not is_told:
                    unsure.append(place)
                text = text.replace(lone, "")
            value, written = parse_number(text, mark), decimals_of(text, mark)
            if value is None:
                wrong.append(place)
        values.append(value)
        decimals = max(decimals, written)
    return Numbers(tuple(values), decimals, tuple(wrong), tuple(unsure))
