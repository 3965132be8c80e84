"""A data file to its table, by what its name ends with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.decoding import decode
from deckbuild.diagnostics import Problems
from deckbuild.numerals import decimal_mark
from deckbuild.tabular.sheet import MOST_BYTES, DataError

if TYPE_CHECKING:
    from deckbuild.tabular.sheet import Sheet

TEXT = (".csv", ".tsv", ".tab", ".txt")
WORKBOOKS = (".xlsx", ".xlsm")
_OTHERS = (".xls", ".xlsb", ".ods", ".numbers", ".json", ".parquet", ".sav", ".dta", ".html", ".docx", ".pdf")


def read_data(path: str, name: str) -> bytes:
    """The bytes of a data file that messages call `name`; raises DataError before it reads what it will not take."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in (*TEXT, *WORKBOOKS):
        what = f"a {ending} file" if ending in _OTHERS else "no data file"
        raise DataError(f"{name} is {what}, and CSV and XLSX are read", "save the sheet as .xlsx, or as CSV")
    try:
        size = os.path.getsize(path)
        if size > MOST_BYTES:
            raise DataError(
                f"{name} has {size / 1024 / 1024:.0f} MiB, and {MOST_BYTES // 1024 // 1024} are read",
                "keep the rows and columns that are shown",
            )
        with open(path, "rb") as file:
            return file.read()
    except OSError as problem:
        raise DataError(f"{name} cannot be read: {problem.strerror}") from problem


def parse_data(data: bytes, path: str, name: str, sheet: str, language: str, problems: Problems) -> Sheet | None:
    """The table of a data file's bytes; `sheet` names that of a workbook, empty for the first.

    Raises DataError. None after the text of a CSV file could not be decoded, which is among the problems then.
    """
    if path.lower().endswith(WORKBOOKS):
        from deckbuild.tabular import workbook  # with the archives and dates that CSV does without

        return workbook.parse(name, data, sheet, language)
    if sheet:
        raise DataError(f"{name} has no sheets", "`sheet` names one of a workbook (.xlsx): leave it out")
    from deckbuild.tabular import delimited

    own = Problems()
    source = decode(data, name, own)
    if source is None and own.found[0].code == "control-character":
        raise DataError(f"{name} is no text", "save the sheet as CSV or as .xlsx; the ending says which of them it is")
    problems.found += own.found
    return delimited.parse(name, source.text, decimal_mark(language) == ",") if source is not None else None
