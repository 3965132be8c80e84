"""One reading of a YAML file: where it is, what it may refer to, and the problems met so far."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from deckbuild.diagnostics import Problems, nearest
from deckbuild.source import Source, Span
from deckbuild.yamltext import Mapping, Node, Scalar, Sequence, looks_like

if TYPE_CHECKING:
    from collections.abc import Mapping as Table


class Kind(Protocol):
    """What the value of a key may be: how it is read, and how editors are told of it."""

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """The value of a node, or None after a problem was reported."""

    def json(self) -> dict[str, Any]:
        """The JSON Schema of what a person may write."""


class Field(NamedTuple):
    """A key of a mapping: what it takes, and the sentence about it in the reference and in editors."""

    name: str
    kind: Kind
    about: str
    required: bool = False


class Reading(NamedTuple):
    """The file being read, the folder its paths are relative to, and the project that they may not leave."""

    source: Source
    problems: Problems
    folder: str = "."
    root: str = "."
    allow_outside: bool = False

    def span(self, node: Node) -> Span:
        """Where a node was written."""
        return Span(self.source, node.start, node.end)

    def error(self, code: str, message: str, node: Node, *hints: str) -> None:
        """Reports a problem at a node."""
        self.problems.error(code, message, self.span(node), *(h for h in hints if h))

    def wrong_kind(self, name: str, wanted: str, node: Node, *hints: str) -> None:
        """Reports that a key holds another kind of value than it takes."""
        guess = looks_like(self.source, node) if isinstance(node, Scalar) else ""
        at = self.span(node)
        first_line = at.source.text.find("\n", at.start)
        end = at.end if first_line < 0 else min(at.end, max(first_line, at.start + 1))
        message = f"`{name}` takes {wanted}, found {describe(node)}"
        self.problems.error("wrong-kind", message, Span(at.source, at.start, end), *(h for h in (guess, *hints) if h))

    def path(self, text: str, name: str, node: Node) -> str:
        """A path relative to the file, made whole; empty after a problem (outside the project, or not there)."""
        whole = os.path.normpath(os.path.join(self.folder, text))
        real, root = os.path.realpath(whole), os.path.realpath(self.root)
        inside = (
            os.path.commonpath([real, root]) == root
            if os.path.splitdrive(real)[0] == os.path.splitdrive(root)[0]
            else False
        )
        if not inside and not self.allow_outside:
            hint = "copy it into the project, or allow it with --allow-outside"
            self.error("path-outside", f"`{name}` leaves the project folder: {text}", node, hint)
            return ""
        if not os.path.isfile(real):
            self.error(
                "file-missing",
                f"`{name}`: there is no file {text}",
                node,
                "a path is relative to the file it is written in",
            )
            return ""
        return whole


def describe(node: Node) -> str:
    """What a node is, in the user's words."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    if is_empty(node):
        return "nothing"
    short = node.value if len(node.value) <= 40 else node.value[:39] + "…"
    return f"the text {short!r}".replace("\\n", " ")


def is_empty(node: Node) -> bool:
    """Whether a key was left without a value, which is the same as leaving the key out."""
    return isinstance(node, Scalar) and not node.quoted and node.value == ""


def read_fields(node: Mapping, fields: Table[str, Field], what: str, reading: Reading) -> dict[str, Any]:
    """The values of a mapping's keys by name; unknown, missing and wrong ones are reported.

    Keys that were left out, left empty or had a problem are not in the result.
    """
    values: dict[str, Any] = {}
    for key, value in node.pairs:
        field = fields.get(key.value)
        if field is None:
            unknown_key(key, fields, what, reading)
        elif not is_empty(value):
            read = field.kind.read(value, field.name, reading)
            values[field.name] = read
        elif field.required:
            reading.error("missing-value", f"`{field.name}` has no value", key, field.about)
    written = {key.value for key, _ in node.pairs}
    for field in fields.values():
        if field.required and field.name not in written:
            reading.error("missing-key", f"{what} needs `{field.name}`: {field.about}", _head(node))
    return {name: value for name, value in values.items() if value is not None}


def unknown_key(key: Scalar, fields: Table[str, Field], what: str, reading: Reading) -> None:
    """Reports a key that does not exist, with the ones that look like it."""
    hint = nearest(key.value, fields) or f"{what} may have: {', '.join(fields)}"
    reading.error("unknown-key", f"{what} has no key `{key.value}`", key, hint)


def _head(node: Mapping) -> Node:
    """The first key of a mapping: a place short enough to point at."""
    return node.pairs[0][0] if node.pairs else node
