"""The JSON Schema for editors, derived from the same key lists that the reading uses."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from deckbuild.schema import deck, section, theme
from deckbuild.schema.people import DISCLAIMER, EMBARGO, SPEAKER
from deckbuild.schema.points import LEVELS, SPOKEN
from deckbuild.schema.reading import object_schema


def json_schema() -> dict[str, Any]:
    """The schema of every YAML file of a project: a deck file has `title` and the deck's keys, others are sections."""
    point = {"anyOf": [{"$ref": "#/$defs/text"}, object_schema(LEVELS[0])]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "deckbuild",
        "description": "A deck (deck.yaml, or a whole deck in one file) or one section of it.",
        "anyOf": [{"$ref": "#/$defs/deck"}, {"$ref": "#/$defs/section"}],
        "$defs": {
            "deck": object_schema(deck.FIELDS),
            "section": object_schema(section.FIELDS),
            "point": point,
            "spoken": object_schema(SPOKEN),
            "speaker": object_schema(SPEAKER),
            "disclaimer": object_schema(DISCLAIMER),
            "embargo": object_schema(EMBARGO),
            "theme": theme.json(),
            **{name: import_module(f"deckbuild.schema.visuals.{name}").json() for name in section.BLOCKS},
            "text": {"type": ["string", "number", "boolean"]},
        },
    }
