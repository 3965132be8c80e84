"""The readers of the formats by name, and the size of what any of them may give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.importing.document import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.importing.document import Document

    Reader = Callable[[str, bytes, str], Document]

MOST_CHARACTERS = 5_000_000
"""Characters of a document: some 1,700 pages."""

MOST_BLOCKS = 60_000
"""Paragraphs, list items and rows of tables."""

_MOST_RUNS = 300_000
_MOST_LINKS = 5_000_000
"""Characters of the targets of all links."""


_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text of a deck may hold: controls, halves of characters, and what stands for no character."""


def bounded(document: Document) -> Document:
    """The document, if a talk can be made of it: raises UnreadableError for one that is too large.

    What no text may hold is replaced in it by U+FFFD, and told in a remark.
    """
    characters = sum(len(run.text) for block in document.blocks for run in block.runs)
    characters += sum(len(cell) for block in document.blocks for row in block.rows for cell in row)
    paragraphs = sum(len(block.rows) or 1 for block in document.blocks)
    if characters > MOST_CHARACTERS or paragraphs > MOST_BLOCKS:
        size = f"{characters:,} characters in {paragraphs:,} paragraphs"
        raise UnreadableError(f"the document has {size}: that is no talk", "import the part that you will speak")
    runs = sum(len(block.runs) for block in document.blocks)
    links = sum(len(run.link) for block in document.blocks for run in block.runs if run.link)
    if runs > _MOST_RUNS or links > _MOST_LINKS:
        raise UnreadableError(
            f"changes its format {runs:,} times, or links where no talk does", "save it as text, and import that"
        )
    return _readable(document)


def _readable(document: Document) -> Document:
    """The document with a sign that the reader will see for each character that no deck may hold."""
    refused = 0

    def sound(text: str) -> str:
        nonlocal refused
        if text.isprintable():
            return text
        text, count = _REFUSED.subn("\ufffd", text)
        refused += count
        return text

    blocks = tuple(
        block._replace(
            runs=tuple(run._replace(text=sound(run.text)) for run in block.runs),
            rows=tuple(tuple(map(sound, row)) for row in block.rows),
        )
        for block in document.blocks
    )
    title = sound(document.title)
    if not refused:
        return document
    remark = f"{refused:,} character{'s' * (refused > 1)} that no deck may hold replaced by \ufffd"
    return document._replace(blocks=blocks, title=title, remarks=(*document.remarks, remark))


def _text(path: str, data: bytes, encoding: str) -> Document:
    from deckbuild.importing.formats import text

    return text.read(path, data, encoding)


def _markdown(path: str, data: bytes, encoding: str) -> Document:
    from deckbuild.importing.formats import markdown

    return markdown.read(path, data, encoding)


def _docx(path: str, data: bytes, _: str) -> Document:
    from deckbuild.importing.formats import docx

    return docx.read(path, data)


def _pptx(path: str, data: bytes, _: str) -> Document:
    from deckbuild.importing.formats import pptx

    return pptx.read(path, data)


def _html(path: str, data: bytes, encoding: str) -> Document:
    from deckbuild.importing.formats import html

    return html.read(path, data, encoding)


def _pdf(path: str, data: bytes, _: str) -> Document:
    from deckbuild.importing.formats import pdf

    return pdf.read(path, data)


READERS_HERE: dict[str, Reader] = {"text": _text}
"""The formats that our own code reads."""

READERS_APART: dict[str, Reader] = {"markdown": _markdown, "docx": _docx, "pptx": _pptx, "html": _html, "pdf": _pdf}
"""The formats that others' libraries parse, in a process of its own (see `apart`)."""
