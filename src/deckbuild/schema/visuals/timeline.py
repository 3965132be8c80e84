"""`timeline`: what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Event, Timeline
from deckbuild.schema.kinds import Text
from deckbuild.schema.reading import Field, Keys, object_schema, read_fields
from deckbuild.schema.visuals.pairs import Pairs
from deckbuild.schema.visuals.rules import faults
from deckbuild.schema.visuals.values import as_mapping, report_faults, sound

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

_POINTED_AT = frozenset(("events", "source", "alt"))

EVENT = Keys(
    Field("when", Text(), "a date, a year or a time, in your own words", required=True),
    Field("what", Text(), "what happened", required=True),
)
"""The keys of an event."""

_EVENTS = Pairs(EVENT, "an event", '"2000": Treaty of friendship')

KEYS = Keys(
    Field("events", _EVENTS, "what happened when, in the order of the slide", required=True),
    Field("source", Text(), "where it comes from; stands under the timeline"),
    Field("alt", Text(), "what the timeline shows, for those who do not see it; default: made from its events"),
    Field("say", Text(), "what the notes hold; default: the events"),
)
"""The keys of a timeline that is written as a mapping."""


def json() -> dict[str, Any]:
    """The JSON Schema of a timeline."""
    return {"anyOf": [_EVENTS.json(), object_schema(KEYS)]}


def read(node: Node, name: str, reading: Reading) -> Timeline | None:
    """The timeline; None after a problem."""
    before = len(reading.problems.found)
    mapping = as_mapping(node, name, KEYS, "a list of `when` and `what`", reading)
    if mapping is None:
        return None
    values = read_fields(mapping, KEYS, "a timeline", reading)
    if not sound(reading, before):
        return None
    events = tuple(Event(when, what) for when, what in values.pop("events"))
    made = Timeline(events, **values, at=reading.mapping_span(mapping, _POINTED_AT))
    report_faults(reading, mapping, faults(made))
    return made if sound(reading, before) else None
