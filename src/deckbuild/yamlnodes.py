"""What YAML text is taken apart into: the nodes of a document, and the parser's events they are built from."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

DEPTH = 64
"""Levels of lists and mappings that are read; a deck needs about ten."""

TOO_DEEP = f"lists and mappings nested more than {DEPTH} deep"


class Scalar(NamedTuple):
    """One text: its value as written, without quotes and folded as YAML says.

    `start` and `end` are character offsets of the text itself, quotes included, anchors and tags not.
    An absent value is an unquoted "".
    """

    value: str
    start: int
    end: int
    quoted: bool


class Sequence(NamedTuple):
    """One list, from its first `-` or `[`."""

    items: list["Node"]
    start: int
    end: int


class Mapping(NamedTuple):
    """One mapping, from its first key: its pairs as written, then those merged in with `<<`."""

    pairs: list[tuple[Scalar, "Node"]]
    start: int
    end: int


Node: TypeAlias = Scalar | Sequence | Mapping


def library() -> Any:
    """PyYAML, for its classes of events and errors."""
    import yaml  # 15 ms that a build with nothing to do need not spend

    return yaml


def event_reader(text: str) -> Callable[[], Any]:
    """What gives the next parser event of a text at each call, up to its StreamEndEvent."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:  # PyYAML built without its C part: the same events, thirty times slower
        import yaml

        return yaml.SafeLoader(text).get_event
    return CParser(text).get_event
