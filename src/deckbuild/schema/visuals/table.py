"""`table`: its keys, and the cells that stand in the YAML or in a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Table
from deckbuild.schema.kinds import SCALAR, File, Text
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.rules import ALIGNMENTS, Fault, count, faults
from deckbuild.schema.visuals.values import NumberList, TextList, items, report_faults, sound
from deckbuild.yamltext import Mapping, Sequence

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_POINTED_AT = frozenset(("header", "rows", "data", "align", "widths", "highlight", "source", "alt"))
_TEXTS = TextList("a text in each cell")


class Rows:
    """A list of rows, each a list of cells."""

    def read(self, node: Node, name: str, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
        """The rows; None after a problem with any of them."""
        return items(
            node, name, "a list of rows, each a list of cells", reading, lambda row: self._row(row, name, reading)
        )

    def _row(self, node: Node, name: str, reading: Reading) -> tuple[str, ...] | None:
        if isinstance(node, Sequence):
            return _TEXTS.read(node, name, reading)
        reading.wrong_kind(name, "rows, each a list of cells", node, "write a row as [first, second]")
        return None

    def json(self) -> dict[str, Any]:
        """A list of lists."""
        cell = {"anyOf": [SCALAR, {"type": "null"}]}
        return {"type": "array", "items": {"type": "array", "items": cell}}


class Align:
    """One alignment for all columns, or a list with one for each."""

    def read(self, node: Node, name: str, reading: Reading) -> tuple[str, ...] | str | None:
        """A word, or a tuple of them; what they are is looked at when the columns are known."""
        return _TEXTS.read(node, name, reading) if isinstance(node, Sequence) else Text().read(node, name, reading)

    def json(self) -> dict[str, Any]:
        """Both forms."""
        words = {"enum": list(ALIGNMENTS)}
        return {"anyOf": [words, {"type": "array", "items": {"anyOf": [words, {"type": "null"}]}}]}


KEYS = Keys(
    Field("header", TextList(), "the names of the columns"),
    Field("rows", Rows(), "the rows, each a list with a cell for every column"),
    Field("data", File(), "a CSV or XLSX file instead of `rows`"),
    Field("sheet", Text(), "which sheet of a workbook; default: the first"),
    Field("columns", TextList(), "the columns of `data` to show, in this order; default: all"),
    Field(
        "align",
        Align(),
        "`left`, `right` or `center`, for all columns or in a list; default: numbers right, texts left",
    ),
    Field(
        "widths", NumberList(), "how wide each column is beside the others, such as `[2, 1, 1]`; default: by content"
    ),
    Field("highlight", TextList(), "rows by their first cell, or columns by their name, that stand out"),
    Field("source", Text(), "where the table comes from; stands under it"),
    Field("alt", Text(), "what the table shows, for those who do not see it; default: made from its size and names"),
    Field("say", Text(), "what the notes hold; default: the table's main cells"),
)
"""The keys of a table, in the order of the reference."""


def json() -> dict[str, Any]:
    """The JSON Schema of a table."""
    return object_schema(KEYS)


def read(node: Node, name: str, reading: Reading) -> Table | None:
    """The table; None after a problem."""
    if not isinstance(node, Mapping):
        hint = "write the list under `rows:`" if isinstance(node, Sequence) else ""
        reading.wrong_kind(name, "a mapping with `header` and `rows`", node, hint)
        return None
    before = len(reading.problems.found)
    values = read_fields(node, KEYS, "a table", reading)
    report_faults(reading, node, _disagreeing(values))
    if not sound(reading, before):
        return None
    cells = (
        _from_data(values, node, reading) if "data" in values else (values.get("header", ()), values.get("rows", ()))
    )
    if cells is None:
        return None
    header, rows = cells
    align, widths = values.get("align", ()), values.get("widths")
    made = Table(
        header,
        rows,
        (align,) * len(header or (rows[0] if rows else ())) if isinstance(align, str) else align,
        tuple(width or 0.0 for width in widths.values) if widths else (),
        _known(values.get("highlight", ()), header, rows),
        **{key: values[key] for key in ("source", "alt", "say") if key in values},
        at=reading.mapping_span(node, _POINTED_AT),
    )
    report_faults(reading, node, faults(made))
    return made if sound(reading, before) else None


def _disagreeing(values: dict[str, Any]) -> list[Fault]:
    """The keys that do not go with one another."""
    if "data" in values:
        message = "a table has `rows` or `data`, not both"
        return [Fault("chart-data", message, ("rows",))] if "rows" in values else []
    return [
        Fault("chart-data", f"`{key}` is for tables with a `data` file", (key,), "name the file, or leave it out")
        for key in ("sheet", "columns")
        if key in values
    ]


def _from_data(
    values: dict[str, Any], node: Mapping, reading: Reading
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None:
    """Header and rows of a data file; a `header` beside it gives its columns other names."""
    from deckbuild.schema.visuals.data import columns_of, sheet_of

    sheet = sheet_of(values["data"], values.get("sheet", ""), node, reading)
    if sheet is None:
        return None
    chosen: list[int] | None = list(range(len(sheet.columns)))
    if "columns" in values:
        chosen = columns_of(sheet, values["columns"], "columns", node, reading)
    if chosen is None:
        return None
    header = values.get("header", tuple(sheet.columns[at] for at in chosen))
    if len(header) != len(chosen):
        message = f"`header` has {count(len(header), 'name')}, and the data {count(len(chosen), 'column')}"
        report_faults(reading, node, [Fault("table-shape", message, ("header",), "leave it out, or name every column")])
        return None
    return header, tuple(tuple(row[at].text for at in chosen) for row in sheet.rows)


def _known(names: tuple[str, ...], header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The names to highlight as the table has them, whatever their case."""
    known = {name.casefold(): name for name in (*(row[0] for row in rows if row), *header)}
    return tuple(known.get(name.casefold(), name) for name in names)
