"""`columns`: two or three columns of points; with headings they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Column, Columns
from deckbuild.schema.kinds import Text
from deckbuild.schema.points import Points
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.rules import faults
from deckbuild.schema.visuals.values import as_mapping, items, report_faults, sound
from deckbuild.yamltext import Mapping

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_POINTED_AT = frozenset(("columns", "source"))

COLUMN = Keys(
    Field("title", Text(), "the heading of the column"),
    Field("points", Points(), "its points, written as those of a section", required=True),
)
"""The keys of a column."""


class ColumnList:
    """A list of columns."""

    def read(self, node: Node, name: str, reading: Reading) -> tuple[Column, ...] | None:
        """The columns; None after a problem with any of them."""
        return items(node, name, "a list of columns", reading, lambda item: self._column(item, name, reading))

    def _column(self, node: Node, name: str, reading: Reading) -> Column | None:
        if not isinstance(node, Mapping):
            reading.wrong_kind(name, "columns, each with `points`", node, "write each as {title: Before, points: […]}")
            return None
        before = len(reading.problems.found)
        values = read_fields(node, COLUMN, "a column", reading)
        return Column(values.get("title", ""), values["points"]) if sound(reading, before) else None

    def json(self) -> dict[str, Any]:
        """A list of mappings."""
        return {"type": "array", "items": object_schema(COLUMN)}


_COLUMNS = ColumnList()

KEYS = Keys(
    Field("columns", _COLUMNS, "two or three columns", required=True),
    Field("source", Text(), "where they come from; stands under them"),
)
"""The keys of columns that are written as a mapping."""


def json() -> dict[str, Any]:
    """The JSON Schema of columns."""
    return {"anyOf": [_COLUMNS.json(), object_schema(KEYS)]}


def read(node: Node, name: str, reading: Reading) -> Columns | None:
    """The columns; None after a problem."""
    before = len(reading.problems.found)
    mapping = as_mapping(node, name, KEYS, "a list of columns, each with `points`", reading)
    if mapping is None:
        return None
    values = read_fields(mapping, KEYS, "`columns`", reading)
    if not sound(reading, before):
        return None
    made = Columns(**values, at=reading.mapping_span(mapping, _POINTED_AT))
    report_faults(reading, mapping, faults(made))
    return made if sound(reading, before) else None
