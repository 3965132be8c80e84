"""The JSON Schema for editors, derived from the same key lists that the reading uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.schema import deck, section
from deckbuild.schema.people import DISCLAIMER, EMBARGO, SPEAKER
from deckbuild.schema.points import LEVELS, SPOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deckbuild.schema.reading import Field


def json_schema() -> dict[str, Any]:
    """The schema of every YAML file of a project: a deck file has `title` and the deck's keys, others are sections."""
    point = {"anyOf": [{"$ref": "#/$defs/text"}, _object(LEVELS[0])]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "deckbuild",
        "description": "A deck (deck.yaml, or a whole deck in one file) or one section of it.",
        "anyOf": [{"$ref": "#/$defs/deck"}, {"$ref": "#/$defs/section"}],
        "$defs": {
            "deck": _object(deck.FIELDS),
            "section": _object(section.FIELDS),
            "point": point,
            "spoken": _object(SPOKEN),
            "speaker": _object(SPEAKER),
            "disclaimer": _object(DISCLAIMER),
            "embargo": _object(EMBARGO),
            "text": {"type": ["string", "number", "boolean"]},
        },
    }


def _object(fields: Mapping[str, Field]) -> dict[str, Any]:
    properties = {f.name: {**f.kind.json(), "description": f.about} for f in fields.values()}
    required = [f.name for f in fields.values() if f.required]
    written: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**written, "required": required} if required else written
