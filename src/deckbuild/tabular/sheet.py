"""A table that was read from a file: named columns and rows of cells, and how a person's name finds its column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES = 20 * 1024 * 1024
"""Bytes above which a data file is refused: a table of that size is cut down before it is shown."""

MOST_CELLS = 100_000
"""Cells above which a data file is refused; a slide shows some hundred."""

_NAMED = 12


class DataError(Exception):
    """A data file, or what was asked of one, that cannot be had: why, and the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Cell(NamedTuple):
    """A cell: its text as it is shown, and of a spreadsheet's number its value and the decimals it is shown with."""

    text: str
    value: float | None = None
    decimals: int = 0


class Sheet(NamedTuple):
    """A table: every row has as many cells as there are columns.

    `name` is how messages call the file, `numbers` holds the row of each row as a spreadsheet counts them, from 1.
    `decimal` is the mark that numbers are likely written with where they are texts.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    decimal: str = "."


def column(sheet: Sheet, name: str) -> int:
    """The place of the column with a name, compared without case and spacing; raises DataError."""
    wanted = _folded(name)
    found = [n for n, each in enumerate(sheet.columns) if _folded(each) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise DataError(f"{sheet.name} has {len(found)} columns `{name}`", "give each column a name of its own")
    known = {each.lower(): each for each in sheet.columns if each}
    close = nearest(name, known)
    for lower, each in known.items():  # the hint shows the names as the file has them
        close = close.replace(lower, each) if each != lower else close
    raise DataError(f"{sheet.name} has no column `{name}`", f"{close} {_columns(sheet)}".strip())


def settled(
    name: str, rows: Sequence[Sequence[Cell]], numbers: Sequence[int], decimal: str, *, is_padded: bool
) -> Sheet:
    """The sheet of rows of which the first names the columns; rows without a word and columns past the names go.

    `is_padded` says that rows end with their last cell, as spreadsheets keep them: they are filled up. Raises
    DataError for a file without rows, and for a row that has another number of cells than there are names.
    """
    filled = [(row, n) for row, n in zip(rows, numbers, strict=True) if any(cell.text.strip() for cell in row)]
    if not filled:
        raise DataError(f"{name} is empty", "the first row names the columns")
    head = [cell.text.strip() for cell in filled[0][0]]
    while head and not head[-1]:
        head.pop()
    if len(filled) == 1:
        raise DataError(f"{name} has column names and no rows below them")
    sound = [_fitted(name, row, n, len(head), is_padded) for row, n in filled[1:]]
    return Sheet(name, tuple(head), tuple(sound), tuple(n for _, n in filled[1:]), decimal)


def _fitted(name: str, row: Sequence[Cell], number: int, width: int, is_padded: bool) -> tuple[Cell, ...]:
    extra = [cell for cell in row[width:] if cell.text.strip()]
    if extra or (len(row) < width and not is_padded):
        count = len(row) if len(row) < width else width + len(extra)
        raise DataError(
            f"{name}, row {number} has {count} values, and the first row names {width} columns",
            'a value with the separator in it goes into double quotes: "1,234"',
        )
    return (*row[:width], *[Cell("")] * (width - len(row)))


def _columns(sheet: Sheet) -> str:
    names = [f"`{each}`" for each in sheet.columns if each]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"its columns: {', '.join(names[:_NAMED])}{more}"


def _folded(name: str) -> str:
    """A name as it is compared."""
    import unicodedata  # only where there are data files

    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
