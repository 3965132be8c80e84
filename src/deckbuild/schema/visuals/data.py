"""The `data:` of a chart or table: its file, the columns that were asked for, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.places import digest, shown
from deckbuild.schema.visuals.values import Numbers, place, report
from deckbuild.tabular.read import parse_data, read_data
from deckbuild.tabular.readings import decimal_of, read_numbers
from deckbuild.tabular.sheet import DataError, column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.schema.reading import Reading
    from deckbuild.tabular.sheet import Cell, Sheet
    from deckbuild.yamltext import Mapping


def sheet_of(path: str, sheet: str, node: Mapping, reading: Reading) -> Sheet | None:
    """The table in a data file, which becomes an input of the deck; None after a problem, reported at `data`.

    A file that several blocks share is read once.
    """
    inputs = reading.inputs
    asked = (path, sheet.strip().casefold(), reading.language)
    if asked not in inputs.tables:
        before = len(reading.problems.found)
        try:
            data = read_data(path, shown(path))
            inputs.files[path] = digest(data)
            inputs.tables[asked] = parse_data(data, path, shown(path), sheet, reading.language, reading.problems)
        except DataError as problem:
            at = place(node, ("sheet" if sheet and "sheet" in problem.message else "data",))
            report(reading, "data-file", problem.message, at, problem.hint)
            inputs.files.setdefault(path, "")
            return None
        if inputs.tables[asked] is None and len(reading.problems.found) == before:
            return None
    found: Sheet | None = inputs.tables[asked]
    return found


def columns_of(sheet: Sheet, names: Sequence[str], key: str, node: Mapping, reading: Reading) -> list[int] | None:
    """The places of the columns that `key` names, each checked; None after a problem."""
    found = []
    for n, name in enumerate(names):
        try:
            found.append(column(sheet, name))
        except DataError as problem:
            report(reading, "data-column", problem.message, place(node, (key, n)), problem.hint)
    return found if len(found) == len(names) else None


def cells_of(sheet: Sheet, at: int) -> list[Cell]:
    """The cells of a column."""
    return [row[at] for row in sheet.rows]


def is_bare(cells: Sequence[Cell]) -> bool:
    """Whether a column has nothing in it but its name, such as one for notes that nobody wrote."""
    return all(cell.value is None and not cell.text for cell in cells)


def numbers_of(sheet: Sheet, columns: Sequence[int], key: str, node: Mapping, reading: Reading) -> list[Numbers] | None:
    """The numbers of columns; None after a problem, which is one for each column."""
    texts = (row[at].text for at in columns for row in sheet.rows if row[at].value is None)
    decimal = decimal_of(texts, sheet.decimal)
    made, is_sound = [], True
    for n, at in enumerate(columns):
        numbers = read_numbers(cells_of(sheet, at), decimal)
        made.append(Numbers(numbers.values, numbers.decimals))
        if wrong := numbers.wrong or numbers.unsure:
            where = (key, n) if any(k.value == key for k, _ in node.pairs) else ("data",)
            message, hint = _told(sheet, at, wrong, is_unsure=not numbers.wrong)
            report(reading, "bad-number", message, place(node, where), hint)
            is_sound = False
    return made if is_sound else None


def _told(sheet: Sheet, at: int, wrong: Sequence[int], *, is_unsure: bool) -> tuple[str, str]:
    """The message on cells of a column that are no numbers, or that may be either of two; and the way out."""
    text = sheet.rows[wrong[0]][at].text
    short = text if len(text) <= 40 else text[:39] + "…"
    more = f", nor {'is' if len(wrong) == 2 else 'are'} {len(wrong) - 1} more" if len(wrong) > 1 else ""
    place_of = f"{sheet.name}, row {sheet.numbers[wrong[0]]}, column `{sheet.columns[at]}`"
    if is_unsure:
        plain = text.replace(",", "").replace(".", "")
        return (
            f"{place_of}: {short!r} may be {plain} or {text.replace(',', '.')}",
            "write it without a separator for thousands",
        )
    return (
        f"{place_of}: {short!r} is no number{more}",
        "`y` names the columns of a chart; a missing number is left empty",
    )
