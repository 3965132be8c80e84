"""CSV: text with commas, semicolons, tabs or bars between the values."""

from __future__ import annotations

import csv
import io

from deckbuild.tabular.sheet import MOST_CELLS, Cell, DataError, Sheet, settled

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 65536
_LINES = 20


def parse(name: str, text: str, comma_language: bool) -> Sheet:
    """The table of a CSV text. `comma_language` says that the deck's language writes decimals with a comma.

    Raises DataError for quotes that do not end, rows of differing lengths and more than can be shown.
    """
    told = text[:4].lower() == "sep=" and text[4:5] in DELIMITERS  # Excel's own first line
    delimiter = text[4] if told else delimiter_of(text)
    rows, numbers, count = [], [], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if told and number == 1:
                continue
            count += len(row)
            if count > MOST_CELLS:
                raise DataError(
                    f"{name} has more than {MOST_CELLS:,} cells", "keep the rows and columns that are shown"
                )
            rows.append([Cell(value.strip()) for value in row])
            numbers.append(number)
    except csv.Error:
        raise DataError(
            f"{name}, line {reader.line_num}: the double quotes in this row do not match",
            'a double quote inside a quoted value is written twice: "the ""new"" rate"',
        ) from None
    decimal = "," if comma_language and delimiter != "," else "."
    return settled(name, rows, numbers, decimal, is_padded=False)


def delimiter_of(text: str) -> str:
    """What separates the values: what the first lines have most alike, and of several, most often.

    What stands in double quotes is not counted.
    """
    sample = text[:_SAMPLE]
    bare = "".join(sample.split('"')[::2]) if '"' in sample else sample
    lines = [line for line in bare.splitlines() if line.strip()][:_LINES]
    best, most = ",", (0, 0)
    for delimiter in DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        first = counts[0] if counts else 0
        alike = sum(1 for c in counts if c == first) if first else 0
        if (alike, first) > most:
            best, most = delimiter, (alike, first)
    return best
