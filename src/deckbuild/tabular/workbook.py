"""XLSX: the stored values of one sheet of a workbook, never its formulas, within bounds set before it is opened."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from deckbuild.diagnostics import nearest
from deckbuild.numerals import decimal_mark, figure, plain_form
from deckbuild.tabular.sheet import MOST_CELLS, Cell, DataError, Sheet, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts of a workbook together: one that unpacks to more is an attack, or no table for a slide."""

_MOST_PARTS = 5000
_MOST_ROWS = MOST_CELLS
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNIFICANT, _PLAIN_DECIMALS = 3, 4


def parse(name: str, data: bytes, wanted: str, language: str) -> Sheet:
    """The table of a workbook's sheet: the one named `wanted`, or the first that is not hidden.

    Raises DataError for what is no workbook, is locked, too large, or has formulas that were never computed.
    """
    _guard(name, data)
    with warnings.catch_warnings():  # of features that a table does without, such as data validation
        warnings.simplefilter("ignore")
        try:
            return _parse(name, data, wanted, language)
        except DataError:
            raise
        except Exception as problem:  # a damaged workbook fails in as many ways as there are parts in it
            raise DataError(
                f"{name} cannot be read: the workbook is damaged ({type(problem).__name__})",
                "open it in a spreadsheet and save it again, or save the sheet as CSV",
            ) from problem


def _parse(name: str, data: bytes, wanted: str, language: str) -> Sheet:
    from openpyxl import load_workbook  # with its own XML layer: 100 ms that only decks with workbooks spend

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheet = _sheet(name, book, wanted)
    rows: list[list[Cell]] = []
    has_gaps, count = False, 0
    for row in _rows(sheet):
        if len(rows) >= _MOST_ROWS:
            raise DataError(f"{name} has more than {_MOST_ROWS:,} rows", "keep the rows that are shown")
        has_gaps = has_gaps or any(cell.value is None for cell in row)
        while row and row[-1].value is None:
            row = row[:-1]
        count += len(row)
        if count > MOST_CELLS:
            raise DataError(f"{name} has more than {MOST_CELLS:,} cells", "keep the rows and columns that are shown")
        rows.append([_cell(cell, language) for cell in row])
    if has_gaps or not rows:
        _refuse_uncomputed(name, data, sheet.title)
    return settled(name, rows, range(1, len(rows) + 1), ".", is_padded=True)


def _guard(name: str, data: bytes) -> None:
    """Refuses what must not reach the library: other formats, locked files, and archives that unpack without end."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DataError(f"{name} is locked with a password", "save it without one, or save the sheet as CSV")
        raise DataError(f"{name} is an old Excel file", "save it as .xlsx, or save the sheet as CSV")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise DataError(f"{name} unpacks to more than any table needs", "save the one sheet as CSV")
            if any(_has_doctype(archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
                raise DataError(f"{name} has document type declarations in it, which no spreadsheet writes")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as problem:
        raise DataError(
            f"{name} is no workbook", "open it in a spreadsheet and save it as .xlsx, or as CSV"
        ) from problem


def _has_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type, from which entities could be made that expand without end."""
    with archive.open(part) as file:
        head = file.read(4096).replace(b"\0", b"")  # also in UTF-16
    return b"<!DOCTYPE" in head


def _sheet(name: str, book: Any, wanted: str) -> Any:
    """The worksheet with that name, compared without case and outer blanks; by default the first that is shown."""
    sheets = list(book.worksheets)
    if not wanted:
        shown = [s for s in sheets if s.sheet_state == "visible"] or sheets
        if not shown:
            raise DataError(f"{name} has no sheet with cells")
        return shown[0]
    found = [s for s in sheets if s.title.strip().casefold() == wanted.strip().casefold()]
    if found:
        return found[0]
    titles = [s.title for s in sheets]
    there = ", ".join(f"`{title}`" for title in titles[:12])
    raise DataError(f"{name} has no sheet `{wanted}`", f"{nearest(wanted, titles)} its sheets: {there}".strip())


def _rows(sheet: Any) -> Iterator[Any]:
    """The rows of a sheet by what it holds, for what it claims to hold may be a million empty rows."""
    sheet.reset_dimensions()
    rows: Iterator[Any] = sheet.iter_rows()
    return rows


def _refuse_uncomputed(name: str, data: bytes, title: str) -> None:
    """Raises DataError where an empty cell is a formula whose value no spreadsheet ever stored."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    stored = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    pairs = zip(_rows(book[title]), _rows(stored[title]), strict=True)
    for row, values in pairs:
        for cell, value in zip(row, values, strict=True):
            if value.value is None and cell.value is not None and cell.data_type == "f":
                raise DataError(
                    f"{name}: the formula in {cell.coordinate} has no stored value",
                    "open the workbook in a spreadsheet, which computes it, and save it",
                )


def _cell(cell: Any, language: str) -> Cell:
    """A cell as it is shown: numbers by their format in the deck's language, dates in the form of ISO 8601."""
    value = cell.value
    if value is None:
        return Cell("")
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return _number(float(value), str(cell.number_format or "General"), language)
    if isinstance(value, dt.datetime):
        return Cell(_date(value, str(cell.number_format or "")))
    if isinstance(value, dt.date | dt.time):
        return Cell(value.isoformat())
    return Cell(" ".join(str(value).split()))


def _number(value: float, code: str, language: str) -> Cell:
    """A number with the decimals, the thousands and the percent sign of its format."""
    positive = code.partition(";")[0]
    if "0" not in positive:  # General and its like: as few digits as there are
        written = plain_form(f"{value:.15g}") or "0"
        decimals = _decimals(value, written)
        grouped = False
    else:
        fraction = positive.partition(".")[2]
        decimals = sum(1 for c in fraction if c in "0?") if "E" not in positive else 2
        grouped = "," in positive.partition(".")[0]
    if "%" in positive:
        return Cell(figure(value * 100, decimals, language) + "%", value, decimals + 2)
    text = figure(value, decimals, language)
    if not grouped:
        text = figure(value, decimals, "en").replace(",", "").replace(".", decimal_mark(language))
    return Cell(text, value, decimals)


def _decimals(value: float, written: str) -> int:
    """The decimals of a number without a format: all it has, but of a long fraction three figures that count."""
    mantissa, _, exponent = written.lower().partition("e")
    decimals = max(0, len(mantissa.partition(".")[2]) - int(exponent or 0))
    if decimals <= _PLAIN_DECIMALS:
        return decimals
    before = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    zeros = 0 if before else len(f"{abs(value):.15f}".partition(".")[2]) - len(f"{abs(value):.15f}"[2:].lstrip("0"))
    return max(0, _SIGNIFICANT - before + zeros)


def _date(value: dt.datetime, code: str) -> str:
    """A date as far as its format shows it: the day, the month or the year; with the time where there is one."""
    plain = code.lower()
    if "d" not in plain and "h" not in plain and "y" in plain:
        return f"{value:%Y-%m}" if "m" in plain else f"{value:%Y}"
    if value.hour or value.minute:
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}"
