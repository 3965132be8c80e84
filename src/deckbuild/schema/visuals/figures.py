"""`figures`: one to four numbers large enough to remember."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Figure, Figures
from deckbuild.schema.kinds import Text
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.pairs import Pairs
from deckbuild.schema.visuals.rules import faults
from deckbuild.schema.visuals.values import as_mapping, report_faults, sound
from deckbuild.yamltext import Mapping, Sequence

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_POINTED_AT = frozenset(("figures", "source"))

FIGURE = Keys(
    Field("value", Text(), "the number, as it is to be read: `$25 bn`, `78 %`", required=True),
    Field("label", Text(), "what it counts", required=True),
)
"""The keys of a figure."""

_FIGURES = Pairs(FIGURE, "a figure", "$25 bn: of trade a year")

KEYS = Keys(
    Field("figures", _FIGURES, "one to four numbers, each with what it counts", required=True),
    Field("source", Text(), "where they come from; stands under them"),
    Field("say", Text(), "what the notes hold; default: the numbers with their labels"),
)
"""The keys of figures that are written as a mapping."""


def json() -> dict[str, Any]:
    """The JSON Schema of figures."""
    return {"anyOf": [_FIGURES.json(), object_schema(FIGURE), object_schema(KEYS)]}


def read(node: Node, name: str, reading: Reading) -> Figures | None:
    """The figures; None after a problem."""
    if isinstance(node, Mapping) and any(key.value in FIGURE for key, _ in node.pairs):
        node = Sequence([node], node.start, node.end)  # one number stands alone
    before = len(reading.problems.found)
    mapping = as_mapping(node, name, KEYS, "a list of `value` and `label`", reading)
    if mapping is None:
        return None
    values = read_fields(mapping, KEYS, "`figures`", reading)
    if not sound(reading, before):
        return None
    figures = tuple(Figure(value, label) for value, label in values.pop("figures"))
    made = Figures(figures, **values, at=reading.mapping_span(mapping, _POINTED_AT))
    report_faults(reading, mapping, faults(made))
    return made if sound(reading, before) else None
