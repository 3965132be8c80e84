"""The workbook of a chart: the numbers that PowerPoint opens for editing, cell by cell what the chart shows."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuild.writer.archive import Archive, Packed, pack
from deckbuild.writer.markup import DECLARATION, escaped, quoted, relationships

if TYPE_CHECKING:
    from collections.abc import Sequence

SHEET = "Sheet1"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml."

Row = tuple[str | float | None, ...]
"""A row of cells: texts, numbers, and None for an empty one."""


def workbook(rows: Sequence[Row], number_format: str) -> bytes:
    """An .xlsx with one sheet: the rows from A1 on, their numbers in a format; the same rows give the same bytes.

    A text stays a text, whatever it begins with: none is stored as a formula or a link.
    """
    file = io.BytesIO()
    archive = Archive(file)
    for part in _frame(number_format):
        archive.add(part)
    texts: dict[str, int] = {}
    archive.add(pack("xl/worksheets/sheet1.xml", _sheet(rows, texts).encode()))
    archive.add(pack("xl/sharedStrings.xml", _strings(texts).encode()))
    archive.close()
    return file.getvalue()


def cells(column: int, first: int, last: int) -> str:
    """The reference of cells in a column (0 is A), from a row to a row, as a chart's formula has it."""
    letters = column_letters(column)
    start = f"{SHEET}!${letters}${first}"
    return start if first == last else f"{start}:${letters}${last}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The letters of a column, 0 being A."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def number(value: float) -> str:
    """A number as a cell and a chart hold it: the shortest text that reads back as the same number."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(value).replace("e", "E")


def _sheet(rows: Sequence[Row], texts: dict[str, int]) -> str:
    """The sheet; `texts` takes up its texts, each with its number, for some programs read none in the sheet itself."""
    last = f"{column_letters(max(map(len, rows), default=1) - 1)}{max(len(rows), 1)}"
    letters = [column_letters(column) for column in range(max(map(len, rows), default=0))]
    written = [f'<row r="{n}">{_row(row, n, letters, texts)}</row>' for n, row in enumerate(rows, 1)]
    return (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/>'
        '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols><col min="1" max="1" width="24" customWidth="1"/></cols><sheetData>{"".join(written)}</sheetData>'
        f'<ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )


def _row(row: Row, n: int, letters: Sequence[str], texts: dict[str, int]) -> str:
    found = []
    for column, value in zip(letters, row, strict=False):
        if isinstance(value, str):
            if value:
                number_of = texts.setdefault(value, len(texts))
                found.append(f'<c r="{column}{n}" t="s"><v>{number_of}</v></c>')
        elif value is not None:
            found.append(f'<c r="{column}{n}" s="1"><v>{number(value)}</v></c>')
    return "".join(found)


def _strings(texts: dict[str, int]) -> str:
    """The texts of the sheet, in the order of their numbers."""
    items = "".join([f"<si><t>{_held(text)}</t></si>" for text in texts])
    return f'{DECLARATION}<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>'


def _held(text: str) -> str:
    """Text for a cell; what would be read as an escaped character (`_x0041_`) is escaped itself."""
    if "_x" in text:
        import re  # next to no text has it

        text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return escaped(text)


@lru_cache(maxsize=32)
def _frame(number_format: str) -> tuple[Packed, ...]:
    """The parts around the sheet, packed once for all charts whose numbers look alike."""
    styles = (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}">'
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{quoted(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
    texts = (
        ("[Content_Types].xml", _CONTENT_TYPES),
        ("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", _WORKBOOK),
        (
            "xl/_rels/workbook.xml.rels",
            relationships(
                [
                    ("rId1", "worksheet", "worksheets/sheet1.xml"),
                    ("rId2", "styles", "styles.xml"),
                    ("rId3", "sharedStrings", "sharedStrings.xml"),
                ]
            ),
        ),
        ("xl/styles.xml", styles),
    )
    return tuple(pack(name, text.encode()) for name, text in texts)


_CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEETML}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEETML}worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEETML}styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SPREADSHEETML}sharedStrings+xml"/></Types>'
)
_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><bookViews><workbookView/></bookViews>'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
