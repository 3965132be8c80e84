"""A document as its format gives it, before anything in it is understood: blocks of text with what they look like."""

from __future__ import annotations

from typing import NamedTuple

from deckbuild.richtext import Run


class Block(NamedTuple):
    """A paragraph, list item, heading, table or break of a document, in reading order.

    `kind` is `paragraph`, `heading`, `item`, `table`, `quote`, `break` (page, slide or rule), `note` (speaker notes) or
    `aside` (running headers and footers, text boxes of the first page, footnotes). `level` counts from 0: the depth of
    a list item, or a heading's rank. `marker` is the item's marker as it stood or was counted (`•`, `–`, `1.`, `(a)`,
    empty for none); `indent` the columns (or points / 6) that the text stands in from the margin; `origin` says where
    in the file it was, in the user's words (`line 12`, `page 3`, `slide 4, notes`, `first-page header`). `style` is the
    format's name for the looks; a note of deckbuild's own is `points` or `cues` where these begin.
    """

    runs: tuple[Run, ...]
    kind: str = "paragraph"
    level: int = 0
    marker: str = ""
    indent: float = 0.0
    bold: bool = False
    underlined: bool = False
    centred: bool = False
    style: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    origin: str = ""
    blank_before: bool = False

    @property
    def text(self) -> str:
        """The words, without their formatting."""
        return "".join(run.text for run in self.runs)


class Document(NamedTuple):
    """What was read from one file.

    `slides` says that the blocks come as slides: each `break` starts one, its first heading is the title, and hidden
    ones have `style` "hidden". `language` is what the format says, empty if it says nothing. `remarks` are what a
    person should know of the reading: the encoding guessed, comments left out, tracked changes taken as accepted.
    """

    path: str
    blocks: tuple[Block, ...]
    slides: bool = False
    title: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A file that cannot be read; the message is one line in the user's words, `hint` the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
