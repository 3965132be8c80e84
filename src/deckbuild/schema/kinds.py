"""Kinds of single values: texts, flags, choices, moments and paths, each with its JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from deckbuild.diagnostics import nearest
from deckbuild.moments import MomentError
from deckbuild.richtext import refused_links
from deckbuild.yamltext import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from deckbuild.schema.reading import Kind, Reading
    from deckbuild.yamltext import Node

SCALAR = {"type": ["string", "number", "boolean"]}
"""What editors see where a text is meant: YAML calls `2014` a number and `no` a boolean, deckbuild does not."""

_TRUE = frozenset(("true", "yes", "on"))
_FALSE = frozenset(("false", "no", "off"))
_BLANKS = re.compile(r"[ \t\r\n]+")


def one_paragraph(text: str) -> str:
    """The text with its line breaks and runs of blanks as single spaces, for a text is one paragraph."""
    text = text.strip(" \t\r\n")
    if "\n" in text or "  " in text or "\t" in text:
        return _BLANKS.sub(" ", text)
    return text


class Text:
    """One paragraph of text with inline Markdown."""

    def __init__(self, what: str = "a text") -> None:
        self.what = what

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        """The text as one paragraph."""
        if not isinstance(node, Scalar):
            reading.wrong_kind(name, self.what, node, _flow_hint(node))
            return None
        if "](" in node.value:
            for target in refused_links(node.value):
                reading.error("link", f"a link may lead to http, https or mailto, not to {target}", node)
        return one_paragraph(node.value)

    def json(self) -> dict[str, Any]:
        """A text, in whatever way YAML types it."""
        return SCALAR


class Prose:
    """Several paragraphs and lists, in Markdown."""

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        """The text with its line breaks."""
        if not isinstance(node, Scalar):
            reading.wrong_kind(name, "a text (Markdown paragraphs and lists)", node)
            return None
        for target in refused_links(node.value):
            reading.error("link", f"a link may lead to http, https or mailto, not to {target}", node)
        return node.value.replace("\r\n", "\n").strip("\n")

    def json(self) -> dict[str, Any]:
        """A text, in whatever way YAML types it."""
        return SCALAR


class Flag:
    """Yes or no."""

    def read(self, node: Node, name: str, reading: Reading) -> bool | None:
        """True or false, in any of YAML's spellings."""
        word = node.value.lower() if isinstance(node, Scalar) else ""
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        reading.wrong_kind(name, "true or false", node)
        return None

    def json(self) -> dict[str, Any]:
        """A boolean, or the words for it that YAML 1.2 takes for texts."""
        return {"enum": [True, False, "yes", "no", "on", "off"]}


class Choice:
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        """The word."""
        if isinstance(node, Scalar) and node.value in self.words:
            return node.value
        guess = nearest(node.value, self.words) if isinstance(node, Scalar) else ""
        reading.wrong_kind(name, f"one of {', '.join(self.words)}", node, guess)
        return None

    def json(self) -> dict[str, Any]:
        """The words."""
        return {"enum": list(self.words)}


class Parsed:
    """A text that a parser turns into a value, such as a date or a duration.

    `parse` takes the text and raises MomentError for one that it cannot take; `example` is shown then.
    """

    def __init__(self, parse: Callable[[str], Any], what: str, example: str, code: str = "bad-value") -> None:
        self.parse, self.what, self.example, self.code = parse, what, example, code

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """The parsed value."""
        if not isinstance(node, Scalar):
            reading.wrong_kind(name, f"{self.what}, such as {self.example}", node)
            return None
        try:
            return self.parse(node.value)
        except MomentError as problem:
            reading.error(
                self.code,
                f"`{name}`: {problem.message}",
                node,
                problem.hint or f"write it like {self.example}",
            )
            return None

    def json(self) -> dict[str, Any]:
        """A text with an example."""
        return {**SCALAR, "examples": [self.example]}


class File:
    """A path to a file inside the project, relative to the file it is written in."""

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        """The path, made whole; None after a problem."""
        if not isinstance(node, Scalar):
            reading.wrong_kind(name, "a path", node)
            return None
        return reading.path(node.value, name, node) or None

    def json(self) -> dict[str, Any]:
        """A text."""
        return {"type": "string"}


class OneOrMore:
    """One value, or a list of them; read as a tuple."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, node: Node, name: str, reading: Reading) -> tuple[Any, ...]:
        """The values that had no problem."""
        nodes: Iterable[Node] = node.items if isinstance(node, Sequence) else (node,)
        values = (self.kind.read(n, name, reading) for n in nodes)
        return tuple(v for v in values if v is not None)

    def json(self) -> dict[str, Any]:
        """Either form."""
        one = self.kind.json()
        return {"anyOf": [one, {"type": "array", "items": one}]}


_AUDIENCE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Audiences:
    """One name of an audience, or a list of them; read as a tuple of lower-case names."""

    def read(self, node: Node, name: str, reading: Reading) -> tuple[str, ...] | None:
        """The names; None after a problem with any of them. An empty list could be meant for nobody or for all."""
        nodes: Iterable[Node] = node.items if isinstance(node, Sequence) else (node,)
        names = []
        for one in nodes:
            if not isinstance(one, Scalar) or not _AUDIENCE.fullmatch(one.value):
                reading.wrong_kind(name, "names of audiences, such as press", one, "letters, digits and hyphens")
                return None
            names.append(one.value.lower())
        if not names:
            hint = "leave the key out for everybody; `omit: true` leaves a section out for all"
            reading.error("missing-value", f"`{name}` names nobody", node, hint)
            return None
        return tuple(names)

    def json(self) -> dict[str, Any]:
        """A name or a list of names."""
        return {"anyOf": [SCALAR, {"type": "array", "items": SCALAR, "minItems": 1}]}


class Words:
    """A mapping from words to texts; read as pairs in the order written."""

    def __init__(self, what: str, keys: tuple[str, ...] = (), values: tuple[str, ...] = ()) -> None:
        self.what, self.keys, self.values = what, keys, values

    def read(self, node: Node, name: str, reading: Reading) -> tuple[tuple[str, str], ...] | None:
        """Pairs of key and text."""
        if not isinstance(node, Mapping):
            reading.wrong_kind(name, f"a mapping of {self.what}", node)
            return None
        return tuple(
            (k.value, v.value) for k, v in node.pairs if self._pair(k, v, name, reading) and isinstance(v, Scalar)
        )

    def _pair(self, key: Scalar, value: Node, name: str, reading: Reading) -> bool:
        if self.keys and key.value not in self.keys:
            hint = nearest(key.value, self.keys) or f"there are: {', '.join(self.keys)}"
            reading.error("unknown-key", f"`{name}` has no `{key.value}`", key, hint)
            return False
        if not isinstance(value, Scalar) or (self.values and value.value not in self.values):
            wanted = f"one of {', '.join(self.values)}" if self.values else "a text"
            reading.wrong_kind(f"{name}.{key.value}", wanted, value)
            return False
        return True

    def json(self) -> dict[str, Any]:
        """A mapping of texts."""
        value: dict[str, Any] = {"enum": list(self.values)} if self.values else SCALAR
        if self.keys:
            return {
                "type": "object",
                "properties": dict.fromkeys(self.keys, value),
                "additionalProperties": False,
            }
        return {"type": "object", "additionalProperties": value}


def _flow_hint(node: Node) -> str:
    """The likely slip behind a mapping where a text belongs: a colon, or braces, that wanted quotes."""
    if isinstance(node, Mapping) and node.pairs:
        return "put the text in quotes if it has a colon or braces in it"
    return ""
