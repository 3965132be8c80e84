"""Who speaks, and the words every slide must carry: speakers, disclaimer and embargo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.model import Disclaimer, Speaker
from deckbuild.schema.kinds import SCALAR, Choice, Flag, OneOrMore, Text
from deckbuild.schema.reading import Field, Keys, read_fields
from deckbuild.yamltext import Mapping

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

SPEAKER = Keys(
    Field("name", Text(), "the speaker's name", required=True),
    Field("role", Text(), "what the speaker is"),
    Field("affiliation", Text(), "where the speaker belongs"),
)


class OneSpeaker:
    """A speaker: a name, or a mapping."""

    def read(self, node: Node, name: str, reading: Reading) -> Speaker | None:
        """The speaker."""
        if isinstance(node, Mapping):
            values = read_fields(node, SPEAKER, "a speaker", reading)
            return Speaker(**values) if "name" in values else None
        text = Text("a name, a mapping with `name`, `role` and `affiliation`, or a list of these").read(
            node, name, reading
        )
        return Speaker(text) if text else None

    def json(self) -> dict[str, Any]:
        """A name or a mapping."""
        return {"anyOf": [SCALAR, {"$ref": "#/$defs/speaker"}]}


DISCLAIMER = Keys(
    Field("text", Text(), "the words of the disclaimer", required=True),
    Field("on", OneOrMore(Choice("slides", "notes")), "where it stands; default: slides and notes"),
)


class DisclaimerText:
    """A disclaimer: a text, or a mapping that says where it stands."""

    def read(self, node: Node, name: str, reading: Reading) -> Disclaimer | None:
        """The disclaimer."""
        if not isinstance(node, Mapping):
            text = Text("a text, or a mapping with `text` and `on`").read(node, name, reading)
            return Disclaimer(text, at=reading.span(node)) if text else None
        values = read_fields(node, DISCLAIMER, "a disclaimer", reading)
        on = values.get("on", ("slides", "notes"))
        if "text" not in values:
            return None
        return Disclaimer(values["text"], "slides" in on, "notes" in on, reading.span(node))

    def json(self) -> dict[str, Any]:
        """A text or a mapping."""
        return {"anyOf": [SCALAR, {"$ref": "#/$defs/disclaimer"}]}


class WrittenEmbargo(NamedTuple):
    """An embargo as it was written: its moment is only known with the deck's time zone."""

    until: str
    zones: tuple[str, ...]
    contact: str
    lifted: bool
    node: Node
    zones_node: Node


EMBARGO = Keys(
    Field(
        "until",
        Text(),
        "the moment, such as `2026-11-24 09:00 Asia/Seoul`, or `on-delivery`",
        required=True,
    ),
    Field("zones", OneOrMore(Text()), "further time zones to print the moment in"),
    Field("contact", Text(), "whom to ask"),
    Field("lifted", Flag(), "true takes the mark away before its time"),
)


class EmbargoText:
    """An embargo: its moment, or a mapping with further zones and a contact."""

    def read(self, node: Node, name: str, reading: Reading) -> WrittenEmbargo | None:
        """The embargo as written."""
        if isinstance(node, Mapping):
            values = read_fields(node, EMBARGO, "an embargo", reading)
            if "until" not in values:
                return None
            nodes = {key.value: value for key, value in node.pairs}
            at = nodes["until"]
            zones, contact = values.get("zones", ()), values.get("contact", "")
            return WrittenEmbargo(
                values["until"], zones, contact, values.get("lifted", False), at, nodes.get("zones", at)
            )
        text = Text("a moment such as `2026-11-24 09:00 Asia/Seoul`, `on-delivery`, or a mapping").read(
            node, name, reading
        )
        return WrittenEmbargo(text, (), "", False, node, node) if text else None

    def json(self) -> dict[str, Any]:
        """A text or a mapping."""
        return {"anyOf": [SCALAR, {"$ref": "#/$defs/embargo"}]}
