"""What is said of a table to those who do not see it, and in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.layout.shapes import Paragraph
from deckbuild.layout.tables.numbers import NOTHING, is_number
from deckbuild.numerals import decimal_mark, parse_number
from deckbuild.phrases import phrases
from deckbuild.richtext import plain, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.model.visuals import Table

MOST_TOLD = 300
"""Letters of an alternative text: what a screen reader reads in one breath."""
_SEMICOLONS = {", ": "; ", "、": "；", "，": "；", "، ": "؛ "}
_FEW_ROWS, _FEW_CELLS = 8, 40
"""A table up to this size is told whole."""


def described(table: Table, language: str) -> str:
    """The alternative text: the table's own, else its size and what its columns are called."""
    if table.alt:
        return plain(table.alt)
    words = phrases(language)
    columns = len(table.header or (table.rows[0] if table.rows else ()))
    text = words.table.format(rows=len(table.rows), columns=columns)
    names = _listed([plain(name) for name in table.header if name], language)
    whole = words.label.format(label=text, text=names) if names else text
    return whole if len(whole) <= MOST_TOLD else whole[: MOST_TOLD - 1].rstrip() + "…"


def told(table: Table, language: str) -> list[Paragraph]:
    """The rows as a list: all of a small table; of a large one its size, and the rows that tell most."""
    if not table.rows:
        return []
    if len(table.rows) <= _FEW_ROWS and len(table.rows) * len(table.rows[0]) <= _FEW_CELLS:
        return [_row(table, at, language) for at in range(len(table.rows))]
    head = Paragraph(runs(described(table._replace(alt=""), language)))
    return [head, *(_row(table, at, language) for at in _telling(table, language))]


def _row(table: Table, at: int, language: str) -> Paragraph:
    """A row as `first cell – header: cell, header: cell`."""
    words = phrases(language)
    first, *others = table.rows[at]
    names = table.header[1:] if table.header else ("",) * len(others)
    cells = [
        words.label.format(label=name, text=cell) if name and len(others) > 1 else cell
        for name, cell in zip(names, others, strict=True)
        if cell.strip() not in NOTHING
    ]
    rest = _listed(cells, language)
    joined = words.label.format(label=first, text=rest) if first and len(others) == 1 else f"{first} – {rest}"
    return Paragraph(runs(joined if first and rest else first or rest), marker="bullet")


def _listed(parts: Sequence[str], language: str) -> str:
    """Parts that may have commas of their own, in one line."""
    comma = phrases(language).list_separator
    return _SEMICOLONS.get(comma, "; ").join(parts)


def _telling(table: Table, language: str) -> list[int]:
    """The rows to be named of a large table: the highlighted, the first and last, those of the extremes."""
    chosen = {0, len(table.rows) - 1}
    chosen |= {at for at, row in enumerate(table.rows) if row and row[0] in table.highlight}
    values = _last_numbers(table, language)
    if values:
        chosen |= {max(values, key=lambda at: values[at]), min(values, key=lambda at: values[at])}
    return sorted(chosen)


def _last_numbers(table: Table, language: str) -> dict[int, float]:
    """The numbers of the last column that has some, by their rows."""
    mark = decimal_mark(language)
    for column in range(len(table.rows[0]) - 1, 0, -1):
        cells = [plain(row[column]).strip() for row in table.rows]
        numbers = {at: parse_number(cell.rstrip("% "), mark) for at, cell in enumerate(cells) if is_number(cell)}
        found = {at: value for at, value in numbers.items() if value is not None}
        if found:
            return found
    return {}
