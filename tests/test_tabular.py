"""Tables in files: what CSV and XLSX become, and what of them is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.tabular import delimited, workbook
from deckbuild.tabular.read import parse_data, read_data
from deckbuild.tabular.readings import decimal_of, read_numbers
from deckbuild.tabular.sheet import MOST_BYTES, Cell, DataError, Sheet, column

if TYPE_CHECKING:
    from pathlib import Path


def csv(text: str, comma: bool = False) -> Sheet:
    return delimited.parse("t.csv", text, comma)


def cells(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet.rows]


# CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_separates_the_values_is_found(delimiter: str) -> None:
    text = "Year,Export\n2012,1\n2013,2\n".replace(",", delimiter)
    sheet = csv(text)
    assert sheet.columns == ("Year", "Export")
    assert cells(sheet) == [["2012", "1"], ["2013", "2"]]


def test_decimal_commas_do_not_separate_where_semicolons_do() -> None:
    assert cells(csv("Jahr;Export\n2012;1,5\n2013;2,5\n")) == [["2012", "1,5"], ["2013", "2,5"]]


def test_separators_in_quotes_belong_to_the_value() -> None:
    assert cells(csv('Name,Note\n"Kim, A.","said ""no"""\nLee,"two\nlines"\n')) == [
        ["Kim, A.", 'said "no"'],
        ["Lee", "two\nlines"],
    ]


def test_the_line_that_excel_adds_is_taken_at_its_word() -> None:
    assert csv("sep=;\nA,B;C\n1;2\n").columns == ("A,B", "C")


def test_empty_rows_and_columns_without_a_name_at_the_end_are_no_part_of_it() -> None:
    sheet = csv("\nYear,Export,,\n\n2012,1,,\n,,,\n")
    assert (sheet.columns, cells(sheet), sheet.numbers) == (("Year", "Export"), [["2012", "1"]], (4,))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("\n,,\n", "is empty"),
        ("Year,Export\n", "no rows below them"),
        ("Year,Export\n2012,1,234\n", "row 2 has 3 values, and the first row names 2 columns"),
        ("Year,Export\n2012\n", "row 2 has 1 values, and the first row names 2 columns"),
        ('Year,Export\n2012,"1\n', "the double quotes in this row do not match"),
        ("a,b\n" + "1,2\n" * 60_000, "more than 100,000 cells"),
    ],
)
def test_a_text_that_is_no_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        csv(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        sheet = csv(text)
    except DataError:
        return
    assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


# Names of columns


def test_a_column_is_found_without_regard_to_case_and_blanks() -> None:
    sheet = csv("Year,Ex port\n1,2\n")
    assert column(sheet, " EXPORT") == 1


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(DataError) as told:
        column(csv("Year,Export,Import\n1,2,3\n"), "Exports")
    assert told.value.hint == "did you mean Export or Import? its columns: `Year`, `Export`, `Import`"


# Numbers in texts


def numbers(*texts: str, default: str = ".") -> tuple[Any, ...]:
    found = read_numbers([Cell(t) for t in texts], decimal_of(texts, default))
    return found.values


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("1.5", "1,234"), (1.5, 1234)),
        (("1,5", "1.234"), (1.5, 1234)),
        (("1.234,5", "-2"), (1234.5, -2)),
        (("1.234",), (1.234,)),
        (("12", "", "–", "..", "n/a", ":"), (12, None, None, None, None, None)),
    ],
)
def test_the_decimal_mark_is_the_one_that_the_numbers_show(texts: tuple[str, ...], values: tuple[Any, ...]) -> None:
    assert numbers(*texts) == values


def test_a_number_that_may_be_two_is_not_guessed() -> None:
    assert read_numbers([Cell("1,234")], decimal_of(["1,234"], ".")).unsure == (0,)
    assert read_numbers([Cell("1.234")], decimal_of(["1.234"], ",")).unsure == (0,)


def test_the_cells_that_hold_no_number_are_named() -> None:
    found = read_numbers([Cell("1"), Cell("about 10"), Cell("12%")], (".", False))
    assert found.wrong == (1, 2)


# XLSX


def book(rows: list[list[Any]], formats: dict[str, str] | None = None, **titles: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(row)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    for title, others in titles.items():
        other = made.create_sheet(title)
        for row in others:
            other.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def xlsx(data: bytes, sheet: str = "", language: str = "en") -> Sheet:
    return workbook.parse("t.xlsx", data, sheet, language)


def test_numbers_of_a_workbook_are_shown_as_its_formats_and_the_language_say() -> None:
    data = book(
        [["Year", "a", "b", "c"], [2013, 1234.5, 0.256, 12.3333333], [2014, None, 1, 2.5]],
        {"B2": "#,##0.00", "C2": "0.0%"},
    )
    assert cells(xlsx(data)) == [["2013", "1,234.50", "25.6%", "12.3"], ["2014", "", "1", "2.5"]]
    assert cells(xlsx(data, language="de"))[0] == ["2013", "1.234,50", "25,6%", "12,3"]
    assert xlsx(data).rows[0][1] == Cell("1,234.50", 1234.5, 2)


def test_dates_of_a_workbook_are_shown_as_far_as_their_format_does() -> None:
    day = dt.datetime(2014, 4, 23)
    data = book([["a", "b", "c"], [day, day, dt.date(2014, 4, 23)]], {"B2": "mmm yyyy"})
    assert cells(xlsx(data)) == [["2014-04-23", "2014-04", "2014-04-23"]]


def test_a_sheet_is_found_by_its_name_and_the_first_is_the_default() -> None:
    data = book([["a"], [1]], Trade=[["b"], [2]])
    assert xlsx(data).columns == ("a",)
    assert xlsx(data, "trade ").columns == ("b",)
    with pytest.raises(DataError, match="no sheet `Trad`") as told:
        xlsx(data, "Trad")
    assert "`Trade`" in told.value.hint


def test_a_formula_without_a_stored_value_is_refused_with_its_cell() -> None:
    with pytest.raises(DataError, match="the formula in B2 has no stored value"):
        xlsx(book([["a", "b"], [1, "=A2*2"]]))


def test_a_gap_in_a_workbook_stays_a_gap() -> None:
    sheet = xlsx(book([["a", "b"], [1, None], [None, None], [None, 2]]))
    assert cells(sheet) == [["1", ""], ["", "2"]]
    assert sheet.numbers == (2, 4)


def _zip(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", ".") + "", data)
    return file.getvalue()


def _with_part(data: bytes, name: str, change: Any) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no workbook"),
        (b"PK\x03\x04 cut off", "is no workbook"),
        (OLE, "is an old Excel file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (_zip(readme_txt=b"x"), "the workbook is damaged"),
        (_zip(big_bin=b"\0" * (workbook.MOST_UNPACKED + 1)), "unpacks to more than any table needs"),
        (
            _zip(xl__workbook_xml=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'),
            "document type declarations",
        ),
        (_with_part(book([["a"], [1]]), SHEET, lambda xml: xml[: len(xml) // 2]), "the workbook is damaged"),
        (book([["a", "b"]]), "no rows below them"),
        (book([]), "is empty"),
    ],
    ids=["nothing", "cut", "old", "locked", "no-workbook", "bomb", "entities", "damaged", "names", "empty"],
)
def test_a_workbook_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message):
        xlsx(data)


def test_a_sheet_that_claims_a_million_rows_is_bounded() -> None:
    far = _with_part(
        book([["a"], [1]]), SHEET, lambda xml: xml.replace(b'r="2"', b'r="1048576"').replace(b"A2", b"A1048576")
    )
    with pytest.raises(DataError, match="more than 100,000 rows"):
        xlsx(far)


# Files


def test_a_file_that_is_no_table_is_refused_by_its_name(tmp_path: Path) -> None:
    for name, said in (("t.xls", "is a .xls file"), ("t.ods", "is a .ods file"), ("t", "is no data file")):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(DataError, match=said):
            read_data(str(tmp_path / name), name)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "t.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(DataError, match="has 20 MiB, and 20 are read"):
        read_data(str(tmp_path / "t.csv"), "t.csv")


def test_a_csv_in_another_encoding_is_told_in_the_file_itself() -> None:
    problems = Problems()
    assert parse_data("Jahr;Öl\n1;2\n".encode("cp1252"), "t.csv", "t.csv", "", "de", problems) is None
    (found,) = problems.found
    assert (found.code, found.at.source.path) == ("encoding", "t.csv")
    assert found.hints == (
        'save the sheet as UTF-8 (in a spreadsheet: "Save as", then "CSV UTF-8")',
        "or convert it: iconv -f windows-1252 -t UTF-8 t.csv > new.csv",
    )


def test_the_languages_decimal_comma_is_the_default_where_commas_do_not_separate() -> None:
    problems = Problems()
    for text, mark in ((b"a;b\n1;2\n", ","), (b"a,b\n1,2\n", ".")):
        sheet = parse_data(text, "t.csv", "t.csv", "", "de", problems)
        assert sheet is not None
        assert sheet.decimal == mark
