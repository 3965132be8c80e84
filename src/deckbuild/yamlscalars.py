"""Single texts as YAML that a careful person would write: plain where that is safe, folded where long, else quoted."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from deckbuild.yamlnodes import library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 100
"""Columns after which a text goes on to another line."""

# What is not printable to YAML, what it takes for a line end, the byte order mark, and tabs.
_SPECIAL = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# What no file of ours may hold, even as an escape: controls, halves of characters, and what stands for no character.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_INDICATORS = frozenset(",[]{}#&*!|>'\"%@`")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": "\\0"}
_LINE_START = re.compile(r"^ ", re.MULTILINE)


def scalar(text: str) -> str:
    """The text on one line, exactly: every YAML reader takes it for this text and for nothing else.

    What no text may hold becomes U+FFFD, in all that this module writes, so that every file can be read again.
    """
    text = _readable(text)
    if _is_plain(text):
        return text
    if _SPECIAL.search(text):
        return '"' + "".join(map(_escaped, text)) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def in_list(text: str) -> str:
    """The text on one line as it may stand between the brackets of a list, exactly."""
    written = scalar(text)
    if written != text or not any(c in ",[]{}:?" for c in text):
        return written
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def bracketed(head: str, items: Sequence[str], inside: int) -> list[str]:
    """The lines of a list in brackets after its `head`; one that is long goes on in lines `inside` columns deep.

    The items are written already: by `in_list`, or as numbers.
    """
    line = f"{head} [{', '.join(items)}]"
    if columns(line) <= WIDTH:
        return [line]
    lines, indent = [f"{head} ["], " " * inside
    row, taken = indent, inside
    for n, item in enumerate(items):
        written = item + ("]" if n == len(items) - 1 else ", ")
        wide = columns(written)
        if taken + wide > WIDTH and taken > inside:
            lines.append(row.rstrip())
            row, taken = indent, inside
        row += written
        taken += wide
    return [*lines, row]


def paragraph(head: str, text: str, inside: int, comment: str = "") -> list[str]:
    """The lines of a text that is one paragraph, after its `head` (a key with its colon, or a dash).

    A long one is folded, its lines `inside` columns deep; single spaces are all that it may lose or gain.
    `comment` goes to the end of the first line and is safe there (see `remark`).
    """
    text = _readable(text)
    line = f"{head} {scalar(text)}"
    if columns(line) <= WIDTH or " " not in text or not _folds(text):
        return [line + comment]
    return [f"{head} >{comment}", *_wrapped(text, " " * inside)]


def prose(head: str, text: str, inside: int) -> list[str]:
    """The lines of a text with line breaks that count; none at its ends are kept."""
    text = _readable(text)
    lines = text.split("\n")
    is_short = max(map(columns, lines)) + inside <= WIDTH
    if _needs_quotes(text, lines) or (len(lines) == 1 and columns(f"{head} {text}") <= WIDTH and _is_plain(text)):
        return [f"{head} {scalar(text)}"]
    indent = " " * inside
    if is_short or "  " in text or _LINE_START.search(text):
        return [f"{head} |", *(indent + line if line else "" for line in lines)]
    found = [f"{head} >"]
    for n, line in enumerate(lines):  # folding takes one line end of each row of them
        found += [""] * (n > 0 and bool(lines[n - 1]))
        found += _wrapped(line, indent) if line else [""]
    return found


def remark(text: str) -> str:
    """Any text as a comment of one line, without the `#`: nothing in it ends the comment or speaks to deckbuild."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line.replace("deckbuild:", "deckbuild :")


def _readable(text: str) -> str:
    return text if text.isprintable() else _REFUSED.sub("\ufffd", text)


def columns(text: str) -> int:
    """How many columns a text takes in an editor: wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _folds(text: str) -> bool:
    """Whether a text is the same again after folding: one space at a time, and no character that YAML rewrites."""
    return "  " not in text and text[0] != " " and text[-1] != " " and not _SPECIAL.search(text)


def _wrapped(text: str, indent: str) -> Iterator[str]:
    """The words of a text in lines of at most WIDTH columns, but for words that are longer."""
    line: list[str] = []
    taken = len(indent) - 1
    for word in text.split(" "):
        wide = columns(word)
        if line and taken + 1 + wide > WIDTH:
            yield indent + " ".join(line)
            line, taken = [], len(indent) - 1
        line.append(word)
        taken += 1 + wide
    yield indent + " ".join(line)


def _needs_quotes(text: str, lines: list[str]) -> bool:
    """Whether a block would lose something: characters YAML rewrites, blanks at line ends or before the first word."""
    return (
        text[:1] in ("", " ", "\n")
        or text[-1] == "\n"
        or bool(_SPECIAL.search(text.replace("\n", "")))
        or any(line[-1:] == " " for line in lines)
    )


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotes in block style, and is a text to YAML 1.1 too."""
    if not text or text != text.strip(" ") or _SPECIAL.search(text):
        return False
    first = text[0]
    if first in _INDICATORS or (first in "-?:" and text[1:2] in ("", " ")):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not any(regexp.match(text) for regexp in (*_resolvers().get(first, ()), *_resolvers().get("", ())))


@cache
def _resolvers() -> dict[str, tuple[re.Pattern[str], ...]]:
    """By first character, what YAML 1.1 takes for numbers, dates, truth values and the like."""
    known = library().SafeLoader.yaml_implicit_resolvers
    return {first or "": tuple(regexp for _, regexp in found) for first, found in known.items()}


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not _SPECIAL.match(char):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
