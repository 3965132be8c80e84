"""What the blocks have in common: numbers and lists of them, lists of texts, and problems at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.diagnostics import PASSABLE
from deckbuild.numerals import decimals_of, meant_number, parse_number
from deckbuild.schema.kinds import SCALAR, Text
from deckbuild.schema.reading import describe
from deckbuild.source import Span
from deckbuild.yamltext import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from deckbuild.schema.reading import Keys, Reading
    from deckbuild.schema.visuals.rules import Fault
    from deckbuild.yamltext import Node

GAPS = frozenset(("", "~", "null", "Null", "NULL", "-", "–", "—"))
"""How a missing number is written in YAML."""

_MOST_TOLD = 5
_COLUMNS_OF = {"series": "y", "categories": "x", "rows": "columns"}
"""The key that chooses columns of a data file for another key."""


class Numbers(NamedTuple):
    """Numbers as they were read, None for a gap, with the most decimals that were written."""

    values: tuple[float | None, ...]
    decimals: int = 0


class NumberList:
    """A list of numbers, with gaps where a number is missing."""

    def read(self, node: Node, name: str, reading: Reading) -> Numbers | None:
        """The numbers; None after a problem with any of them."""
        if not isinstance(node, Sequence):
            hint = (
                f"write {name.rpartition('.')[2]}: [{node.value}]"
                if isinstance(node, Scalar) and is_number(node)
                else ""
            )
            reading.wrong_kind(name, "a list of numbers", node, hint)
            return None
        wrong = [item for item in node.items if not (is_gap(item) or is_number(item))]
        for item in wrong[:_MOST_TOLD]:
            not_a_number(item, name, reading)
        if wrong:
            return None
        texts = ["" if is_gap(item) else item.value for item in node.items if isinstance(item, Scalar)]
        decimals = max((decimals_of(text) for text in texts), default=0)
        return Numbers(tuple(parse_number(text) for text in texts), decimals)

    def json(self) -> dict[str, Any]:
        """A list of numbers; editors take a number with separators, and a dash, for a text."""
        return {"type": "array", "items": {"type": ["number", "string", "null"]}}


class TextList:
    """A text or a list of texts, of which some may be empty; read as a tuple."""

    def __init__(self, what: str = "a text, or a list of texts") -> None:
        self.text = Text(what)

    def read(self, node: Node, name: str, reading: Reading) -> tuple[str, ...] | None:
        """The texts; None after a problem with any of them."""
        items = node.items if isinstance(node, Sequence) else [node]
        texts = [self.text.read(item, name, reading) for item in items]
        return tuple(t for t in texts if t is not None) if None not in texts else None

    def json(self) -> dict[str, Any]:
        """Either form."""
        return {"anyOf": [SCALAR, {"type": "array", "items": {"anyOf": [SCALAR, {"type": "null"}]}}]}


def is_gap(node: Node) -> bool:
    """Whether a missing number was written."""
    return isinstance(node, Scalar) and node.value.strip() in GAPS


def is_number(node: Node) -> bool:
    """Whether a number was written."""
    return isinstance(node, Scalar) and parse_number(node.value) is not None


def not_a_number(node: Node, name: str, reading: Reading) -> None:
    """Reports another value where a number belongs, with the number that it seems to be."""
    if isinstance(node, Scalar) and node.value[:1] in "+-0123456789" and _is_too_large(node.value):
        hint = "count in thousands or millions, and say so in `unit`"
        report(reading, "bad-number", f"`{name}`: {node.value} has more than 15 digits", node, hint)
        return
    meant = meant_number(node.value) if isinstance(node, Scalar) else ""
    hints = [f"write {meant}, and what it counts as `unit`"] if meant else []
    if not meant:
        hints = ["a number is written as 1234.5, and a missing one as –"]
    elif isinstance(node, Scalar) and not node.value.strip("+-−0123456789., '"):
        hints = [f"write {meant}: without separators, and with a point before the decimals"]
    report(reading, "bad-number", f"`{name}` takes numbers, found {describe(node)}", node, *hints)


def _is_too_large(text: str) -> bool:
    """Whether a text is a number that no computer keeps, such as 1e400."""
    try:
        return abs(float(text)) == float("inf")
    except ValueError:
        return False


def report(reading: Reading, code: str, message: str, node: Node, *hints: str) -> None:
    """Reports a problem at the first line of a node."""
    at = reading.span(node)
    end = at.source.text.find("\n", at.start)
    end = at.end if end < 0 else min(at.end, max(end, at.start + 1))
    reading.problems.error(code, message, Span(at.source, at.start, end), *(h for h in hints if h))


def report_faults(reading: Reading, node: Mapping, faults: Iterable[Fault]) -> None:
    """Reports what is wrong with a block that was read, each at the value that its path leads to."""
    for fault in faults:
        report(reading, fault.code, fault.message, place(node, fault.where), fault.hint)


def place(node: Mapping, where: tuple[str | int, ...]) -> Node:
    """The node that a path of keys and numbers leads to, as far as it goes.

    What came out of a data file stands at the key that names its column, or at `data`; what was left out at the
    first key.
    """
    written = {key.value: value for key, value in node.pairs}
    first = node.pairs[0][0] if node.pairs else node
    current = written.get(str(where[0])) if where else first
    if current is None and "data" in written:
        current = written.get(_COLUMNS_OF.get(str(where[0]), ""), written["data"])
        where = where if where[0] == "series" else where[:1]
    if current is None:
        return first
    for step in where[1:]:
        below: Node | None = None
        if isinstance(step, str):
            below = {k.value: v for k, v in current.pairs}.get(step) if isinstance(current, Mapping) else current
        elif isinstance(current, Sequence) and step < len(current.items):
            below = current.items[step]
        elif isinstance(current, Mapping) and step < len(current.pairs):
            below = current.pairs[step][1]
        if below is None:
            return current
        current = below
    return current


def as_mapping(node: Node, name: str, keys: Keys, wanted: str, reading: Reading) -> Mapping | None:
    """The mapping of a block whose list, which is its first key, may also be written alone; None after a problem."""
    if isinstance(node, Sequence):
        under = Scalar(next(iter(keys)), node.start, node.start, False)
        return Mapping([(under, node)], node.start, node.end)
    if isinstance(node, Mapping) and any(key.value in keys for key, _ in node.pairs):
        return node
    first = node.pairs[0] if isinstance(node, Mapping) and node.pairs else None
    hint = ""
    if first is not None and isinstance(first[1], Scalar):
        hint = f"put a dash before each line: - {first[0].value}: {first[1].value}"
    report(reading, "wrong-kind", f"`{name}` takes {wanted}, found {describe(node)}", node, hint)
    return None


def sound(reading: Reading, before: int) -> bool:
    """Whether nothing was reported since `before` problems but what a deck may take back."""
    return not any(d.is_error and d.code not in PASSABLE for d in reading.problems.found[before:])


def items(node: Node, name: str, wanted: str, reading: Reading, read: Callable[[Node], Any]) -> tuple[Any, ...] | None:
    """The values of a list's items; None where it is no list, or after a problem with any of them."""
    if not isinstance(node, Sequence):
        reading.wrong_kind(name, wanted, node)
        return None
    values = [read(item) for item in node.items]
    return tuple(values) if all(v is not None for v in values) else None
