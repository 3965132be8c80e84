"""One reading of a YAML file: where it is, what it may refer to, and the problems met so far."""

import os
from typing import Any, NamedTuple, Protocol

from deckbuild.diagnostics import Problems, nearest
from deckbuild.source import Source, Span
from deckbuild.yamltext import Mapping, Node, Scalar, Sequence, looks_like


class Kind(Protocol):
    """What the value of a key may be: how it is read, and how editors are told of it."""

    def read(self, node: Node, name: str, reading: "Reading") -> Any:
        """The value of a node, or None after a problem was reported."""

    def json(self) -> dict[str, Any]:
        """The JSON Schema of what a person may write."""


class Field(NamedTuple):
    """A key of a mapping: what it takes, and the sentence about it in the reference and in editors."""

    name: str
    kind: Kind
    about: str
    required: bool = False


class Keys(dict[str, Field]):
    """The keys of one kind of mapping by name, in the order of the reference; `required` are those it needs."""

    def __init__(self, *fields: Field) -> None:
        super().__init__((field.name, field) for field in fields)
        self.required = tuple(field for field in fields if field.required)


class MappingSpan(Span):
    """The place of a mapping, which is its first key, and of some of its values; `last` is where it ends."""

    __slots__ = ("last", "values")

    def __init__(
        self, source: Source, start: int, end: int, values: tuple[tuple[str, int, int], ...], last: int
    ) -> None:
        super().__init__(source, start, end)
        self.values = values
        self.last = last

    @property
    def whole(self) -> Span:
        """The mapping from its first key to the end of its last value."""
        return Span(self.source, self.start, self.last)

    def of(self, key: str) -> Span:
        """Where the value of a key stands; the mapping's own place for one that it does not know."""
        return next((Span(self.source, start, end) for name, start, end in self.values if name == key), self)


class Inputs:
    """The files that the blocks of a deck are made from: paths with digests, and the tables read from them so far.

    The digest of a file that is missing or cannot be read is empty. `coming` are whole paths of files that are taken
    to be there.
    """

    __slots__ = ("coming", "files", "tables")

    def __init__(self, coming: frozenset[str] = frozenset()) -> None:
        self.coming = coming
        self.files: dict[str, str] = {}
        self.tables: dict[tuple[str, str, str], Any] = {}


class Reading(NamedTuple):
    """The file being read, the folder its paths are relative to, and the project that they may not leave.

    `language` is that of the section, which data files may be written in.
    """

    source: Source
    problems: Problems
    inputs: Inputs
    folder: str = "."
    root: str = "."
    allow_outside: bool = False
    language: str = "en"

    def span(self, node: Node) -> Span:
        """Where a node was written."""
        return Span(self.source, node.start, node.end)

    def mapping_span(self, node: Mapping, keys: frozenset[str]) -> MappingSpan:
        """Where a mapping was written, and the values of those of its keys that later problems point at."""
        values = tuple([(key.value, value.start, value.end) for key, value in node.pairs if key.value in keys])
        first = _head(node)
        return MappingSpan(self.source, first.start, first.end, values, node.end)

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
        if not os.path.isfile(real) and os.path.abspath(whole) not in self.inputs.coming:
            self.inputs.files[whole] = ""
            if os.path.isdir(real):
                self.error("file-missing", f"`{name}` takes a file, and {text} is a folder", node, "name a file in it")
                return ""
            hints = ("a path is relative to the file it is written in", _alike(whole))
            self.error("file-missing", f"`{name}`: there is no file {text}", node, *hints)
            return ""
        return whole


def _alike(path: str) -> str:
    """A hint naming the files of the same folder whose names look most like that of one which is not there."""
    folder, name = os.path.split(path)
    try:
        names = {each.lower(): each for each in os.listdir(folder or ".")}
    except OSError:
        return ""
    close = nearest(name, names)
    for lower in sorted(names, key=len, reverse=True):
        if lower in close:
            close = close.replace(lower, names[lower])
    return close


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


def read_fields(node: Mapping, keys: Keys, what: str, reading: Reading) -> dict[str, Any]:
    """The values of a mapping's keys by name; unknown, missing and wrong ones are reported.

    Keys that were left out, left empty or had a problem are not in the result.
    """
    values: dict[str, Any] = {}
    meant = ""
    for key, value in node.pairs:
        name = key.value
        field = keys.get(name)
        if field is None:
            meant += unknown_key(key, keys, what, reading)
        elif not is_empty(value):
            read = field.kind.read(value, name, reading)
            if field.required and read == "":
                reading.error("missing-value", f"`{name}` has no words in it", value, field.about)
            elif read is not None:
                values[name] = read
        elif field.required:
            reading.error("missing-value", f"`{name}` has no value", key, field.about)
    for field in keys.required:
        if field.name in values or any(key.value == field.name for key, _ in node.pairs):
            continue
        if f"did you mean {field.name}" not in meant:  # a slip in the key is one problem, not two
            reading.error("missing-key", f"{what} needs `{field.name}`: {field.about}", _head(node))
    return values


def object_schema(fields: Keys) -> dict[str, Any]:
    """The JSON Schema of a mapping with these keys and no others."""
    properties = {f.name: {**f.kind.json(), "description": f.about} for f in fields.values()}
    written: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**written, "required": [f.name for f in fields.required]} if fields.required else written


def unknown_key(key: Scalar, keys: Keys, what: str, reading: Reading) -> str:
    """Reports a key that does not exist, with the ones that look like it, in the hint that is returned."""
    hint = nearest(key.value, keys) or f"{what} may have: {', '.join(keys)}"
    reading.error("unknown-key", f"{what} has no key `{key.value}`", key, hint)
    return hint


def _head(node: Mapping) -> Node:
    """The first key of a mapping: a place short enough to point at."""
    return node.pairs[0][0] if node.pairs else node
