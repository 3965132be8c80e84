"""Lists of two texts each, such as events and figures: as mappings of two keys, or as `first: second`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.schema.kinds import SCALAR, Text
from deckbuild.schema.reading import object_schema, read_fields
from deckbuild.schema.visuals.values import items
from deckbuild.yamltext import Mapping

if TYPE_CHECKING:
    from deckbuild.schema.reading import Keys, Reading
    from deckbuild.yamltext import Node


class Pairs:
    """A list of pairs of texts; `keys` has the two keys of each, `what` is its name, such as `an event`."""

    def __init__(self, keys: Keys, what: str, example: str) -> None:
        self.keys, self.what, self.example = keys, what, example
        self.first, self.second = keys

    def read(self, node: Node, name: str, reading: Reading) -> tuple[tuple[str, str], ...] | None:
        """The pairs; None after a problem with any of them."""
        wanted = f"a list of `{self.first}` and `{self.second}`"
        return items(node, name, wanted, reading, lambda item: self._pair(item, name, reading))

    def _pair(self, node: Node, name: str, reading: Reading) -> tuple[str, str] | None:
        if not isinstance(node, Mapping):
            wanted = f"a list of `{self.first}` and `{self.second}`"
            reading.wrong_kind(name, wanted, node, f"write each as {self.example}")
            return None
        if len(node.pairs) == 1 and node.pairs[0][0].value not in self.keys:
            key, value = node.pairs[0]
            text = Text().read(value, name, reading)
            head = Text().read(key, name, reading)
            if text == "":
                message = f"{self.what} needs `{self.second}`: {self.keys[self.second].about}"
                reading.error("missing-value", message, key, f"write {self.example}")
            return (head, text) if head and text else None
        values = read_fields(node, self.keys, self.what, reading)
        return (values[self.first], values[self.second]) if len(values) == 2 else None

    def json(self) -> dict[str, Any]:
        """A list of both forms."""
        short = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": SCALAR}
        short["not"] = {"anyOf": [{"required": [key]} for key in self.keys]}
        return {"type": "array", "items": {"anyOf": [object_schema(self.keys), short]}}
