"""Ways to write another text in the place of one: first in the old one's style, then in safer ones."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from deckbuild.yamllines import Lines
from deckbuild.yamlscalars import WIDTH, columns, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.yamlnodes import Scalar


def candidates(text: str, node: Scalar, value: str) -> Iterator[str]:
    """The new text for the place from `node.start` to `node.end`, the one most like the old first.

    Whether one of them says what it should is for the caller to find out.
    """
    old = text[node.start : node.end]
    lead = " " if not old and text[node.start - 1 : node.start] not in ("", " ") else ""
    style = old[:1]
    if style in (">", "|"):
        yield _block(text, node, value)
    elif style == "'" and "\n" not in value:
        yield "'" + value.replace("'", "''") + "'"
    elif style == '"':
        yield _double(value)
    elif "\n" in old and "\n" not in value:
        yield _continued(text, node, value)
    if _is_bare_number(value) and _is_bare_number(old):
        yield value
    if "\n" not in value and value:
        yield lead + scalar(value)
    yield lead + _double(value)


def _is_bare_number(text: str) -> bool:
    """Whether a text is a number, or the dash of a missing one, that a person would write without quotes."""
    return text == "–" or re.fullmatch(r"[-+]?[0-9]+([.,][0-9]+)*", text) is not None


def _double(value: str) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in written)


def _block(text: str, node: Scalar, value: str) -> str:
    """A block scalar with the old head and depth; of a folded one, the lines before the first change stay."""
    newline = Lines(text).newline
    head, _, body = text[node.start : node.end].partition("\n")
    lines = body.split("\n")
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    if head.startswith("|"):
        new = [indent + line if line else "" for line in value.strip("\n").split("\n")]
    else:
        new = _refolded([line.rstrip("\r")[len(indent) :] for line in lines], value.strip("\n"), indent)
    return head.rstrip("\r") + newline + newline.join(new)


def _refolded(old: list[str], value: str, indent: str) -> list[str]:
    """A paragraph in lines: the old ones as far as they say the same, the rest filled anew."""
    if "\n" in value:  # a line end within a folded text is an empty line
        return [line for part in value.split("\n") for line in (*_filled(part.split(" "), indent), "")][:-1]
    words = value.split(" ")
    kept: list[str] = []
    for line in old:
        own = line.split(" ")
        if not line or own != words[: len(own)] or len(own) == len(words):
            break
        kept.append(indent + line)
        words = words[len(own) :]
    return [*kept, *_filled(words, indent)]


def _continued(text: str, node: Scalar, value: str) -> str:
    """A plain text over several lines, filled anew at the depth of its second line."""
    newline = Lines(text).newline
    second = text[node.start : node.end].split("\n")[1]
    indent = second[: len(second) - len(second.lstrip(" "))]
    column = Lines(text).column(node.start)
    first, *rest = _filled(value.split(" "), indent, column)
    return newline.join([first[len(indent) :], *rest])


def _filled(words: list[str], indent: str, taken: int = 0) -> list[str]:
    """Words in lines of at most WIDTH columns; `taken` are those that the first line has used."""
    lines: list[str] = []
    line: list[str] = []
    wide = taken or len(indent)
    for word in words:
        if line and wide + 1 + columns(word) > WIDTH:
            lines.append(indent + " ".join(line))
            line, wide = [], len(indent)
        wide += columns(word) + (1 if line else 0)
        line.append(word)
    return [*lines, indent + " ".join(line)]
