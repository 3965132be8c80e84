"""`quote`: somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Quote
from deckbuild.schema.kinds import SCALAR, Text
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.values import sound
from deckbuild.yamltext import Mapping, Scalar

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_POINTED_AT = frozenset(("text", "by", "source"))
_MARKS = ('""', "“”", "„“", "„”", "«»", "»«", "‘’", "‚‘", "「」", "『』", "《》", "”“", "””")


class Words(Text):
    """A text without the quotation marks around it, which the slide has in the deck's language."""

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        """The text; what stands in quotation marks of one kind is taken out of them."""
        text = super().read(node, name, reading)
        return unquoted(text) if text is not None else None


KEYS = Keys(
    Field("text", Words(), "the words; their quotation marks are added in the deck's language", required=True),
    Field("by", Text(), "who said them"),
    Field("source", Text(), "where they were said; stands under them"),
    Field("say", Text(), "what the notes hold; default: the words and who said them"),
)
"""The keys of a quote that is written as a mapping."""


def json() -> dict[str, Any]:
    """The JSON Schema of a quote."""
    return {"anyOf": [SCALAR, object_schema(KEYS)]}


def read(node: Node, name: str, reading: Reading) -> Quote | None:
    """The quote; None after a problem."""
    before = len(reading.problems.found)
    if isinstance(node, Scalar):
        text = Words("a text, or a mapping of `text` and `by`").read(node, name, reading)
        if text == "":
            reading.error("missing-value", f"`{name}` has no words in it", node)
        return Quote(text, at=reading.span(node)) if text else None
    if not isinstance(node, Mapping):
        reading.wrong_kind(name, "a text, or a mapping of `text` and `by`", node)
        return None
    values = read_fields(node, KEYS, "a quote", reading)
    return Quote(**values, at=reading.mapping_span(node, _POINTED_AT)) if sound(reading, before) else None


def unquoted(text: str) -> str:
    """A text without the quotation marks around all of it, which none within interrupt."""
    while len(text) > 1 and text[0] + text[-1] in _MARKS and not any(c in text[1:-1] for c in (text[0], text[-1])):
        text = text[1:-1].strip()
    return text
