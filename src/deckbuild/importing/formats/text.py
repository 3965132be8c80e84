"""Plain text to a document."""

from __future__ import annotations

from deckbuild.importing.document import Document
from deckbuild.importing.encodings import decode
from deckbuild.importing.lines import blocks_of, unquoted

_LINE_ENDS = str.maketrans(
    {"\u0085": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\x1c": " ", "\x1d": " ", "\x1e": "-"}
)


def read(path: str, data: bytes, encoding: str = "") -> Document:
    """The blocks of a text file; its encoding is found, unless it is given. Raises UnreadableError."""
    text, remark = decode(data, encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS).split("\n")
    blocks = blocks_of((line, f"line {number}") for number, line in enumerate(unquoted(lines), 1))
    return Document(path, tuple(blocks), remarks=(remark,) if remark else ())
