"""Talking points and leads: a text, or a mapping of what is shown and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.model import Point
from deckbuild.schema.kinds import SCALAR, Audiences, Text, one_paragraph
from deckbuild.schema.reading import Field, Keys, read_fields
from deckbuild.yamltext import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

DEEPEST = 3
"""Levels of points on a slide: beyond three, nobody in the room can follow."""

_TEXT = Text("a text, or a mapping of `show` and `say`")


class Points:
    """A list of points, each of which may have points below it."""

    def __init__(self, level: int = 1) -> None:
        self.level = level

    def read(self, node: Node, name: str, reading: Reading) -> tuple[Point, ...] | None:
        """The points, without those that are empty or had a problem."""
        if not isinstance(node, Sequence):
            reading.wrong_kind(name, "a list", node)
            return None
        if self.level > DEEPEST:
            message = f"points go {DEEPEST} levels deep on a slide, this one is deeper"
            reading.error("points-depth", message, node, "move it up a level, or into `say`")
            return None
        read = (_read_point(item, self.level, reading) for item in node.items)
        return tuple(point for point in read if point is not None)

    def json(self) -> dict[str, Any]:
        """A list of points."""
        return {"type": "array", "items": {"$ref": "#/$defs/point"}}


class Lead:
    """The paragraph before the points."""

    def read(self, node: Node, name: str, reading: Reading) -> Point | None:
        """A point without points below it."""
        if isinstance(node, Mapping):
            return _from_mapping(node, SPOKEN, "a lead", reading)
        text = _TEXT.read(node, name, reading)
        return Point(text, at=reading.span(node)) if text else None

    def json(self) -> dict[str, Any]:
        """A text, or what is shown and said."""
        return {"anyOf": [SCALAR, {"$ref": "#/$defs/spoken"}]}


SPOKEN = Keys(
    Field("show", Text(), "what stands on the slide"),
    Field("say", Text(), "what the notes hold; without it, they hold what is shown"),
    Field("audience", Audiences(), "whom it is for, such as `press`; `make --audience` leaves out what is not"),
)
"""The keys of a lead that is written as a mapping."""

LEVELS = tuple(
    Keys(*SPOKEN.values(), Field("points", Points(n + 1), "points below this one")) for n in range(1, DEEPEST + 1)
)
"""The keys of a point at each level."""


def _read_point(node: Node, level: int, reading: Reading) -> Point | None:
    if isinstance(node, Scalar):
        text = _TEXT.read(node, "points", reading)
        if not text:
            reading.problems.warning("empty-point", "this point is empty and is left out", reading.span(node))
            return None
        return Point(text, at=reading.span(node))
    if isinstance(node, Mapping):
        return _from_mapping(node, LEVELS[level - 1], "a point", reading)
    reading.wrong_kind(
        "points",
        "points, each a text or a mapping",
        node,
        "write the inner list under `points:` of the point above it",
    )
    return None


def _from_mapping(node: Mapping, fields: Keys, what: str, reading: Reading) -> Point | None:
    if len(node.pairs) == 1 and node.pairs[0][0].value not in fields:
        key, value = node.pairs[0]
        if isinstance(value, Scalar):  # «- Trade: 25 bn» without quotes, the commonest slip of all
            from deckbuild.yamlfixes import quoted  # only a message needs it

            written = quoted(f"{key.value}: {one_paragraph(value.value)}")
            reading.error(
                "unquoted-colon",
                f"a colon makes this {what[2:]} a mapping with the key `{key.value}`",
                key,
                f"put it in quotes: {'- ' if what == 'a point' else 'lead: '}{written}",
            )
            return None
    values = read_fields(node, fields, what, reading)
    if not values.get("show") and not values.get("say"):
        if not any(key.value not in fields for key, _ in node.pairs):
            reading.error(
                "empty-point", f"{what} needs `show`, `say` or both", node.pairs[0][0] if node.pairs else node
            )
        return None
    return Point(**values, at=reading.span(node))
