"""The pieces that understanding works on: paragraphs with their place in the documents, and stretches cut from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from deckbuild.importing.account import Entry
from deckbuild.importing.document import Block, Document
from deckbuild.importing.markers import Marker, confirm, count_of, find_marker, is_counted
from deckbuild.richtext import Run


class Piece(NamedTuple):
    """A block of a document, or one line of it.

    `order` counts the blocks of all documents, `start` says where in the block's text the piece begins;
    `document` is the document's number.
    """

    document: int
    order: int
    block: Block
    runs: tuple[Run, ...]
    start: int = 0

    @property
    def text(self) -> str:
        """The words, without formatting."""
        return self.block.text if self.runs is self.block.runs else "".join(run.text for run in self.runs)

    @property
    def kind(self) -> str:
        """The block's kind."""
        return self.block.kind


class Words(NamedTuple):
    """A stretch of a piece: its runs, and where it stood."""

    order: int
    start: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words, without formatting."""
        return "".join(run.text for run in self.runs)


class Ledger:
    """What went where, collected in any order and told in the documents' own."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.origins: list[tuple[str, str]] = []
        self.found: list[tuple[int, int, str, str]] = []
        self.comments: list[str] = []

    def put(self, words: Words | Sequence[Words], place: str) -> None:
        """Notes that words went to a place."""
        for one in (words,) if isinstance(words, Words) else words:
            if one.runs:
                self.found.append((one.order, one.start, one.text, place))

    def entries(self) -> tuple[Entry, ...]:
        """The entries in the order of the documents."""
        self.found.sort(key=lambda found: found[:2])
        return tuple(Entry(*self.origins[order], text, place) for order, _, text, place in self.found)


COVER, CLOSING = "cover", "closing"
SECTIONS = ("section", "hidden section")
OWN_SLIDES = (COVER, CLOSING, *SECTIONS)
"""How the break before a slide of deckbuild's own is styled, by what the slide is."""

MARKER = -2
"""The start of a marker, which stands before the text of its block; its cells and rows stand after it."""


def pieces_of(document: Document, number: int, ledger: Ledger) -> list[Piece]:
    """The pieces of a document, with markers that were typed into paragraphs found, and lines parted."""
    found: list[Piece] = []
    blocks = document.blocks
    typed = _typed_markers(blocks)
    for at, block in enumerate(blocks):
        order = len(ledger.origins)
        ledger.origins.append((document.path, block.origin))
        piece = Piece(number, order, block, block.runs)
        marker = typed.get(at)
        if marker:
            runs = cut(block.runs, marker.end, len(block.text))
            if marker.text.isalpha() and not is_counted(marker.text):
                ledger.put(Words(order, 0, (Run(marker.text),)), "set aside: list marker")
            changed = block._replace(kind="item", marker=marker.text, runs=runs)
            found.append(Piece(number, order, changed, runs, marker.end))
        elif "\n" in block.text or "\v" in block.text:
            found += _lines(piece)
        else:
            found.append(piece)
    return found


def _typed_markers(blocks: Sequence[Block]) -> dict[int, Marker]:
    """The markers that stand in the text of paragraphs, by the block's index."""
    none = find_marker("")
    own = own_slides(blocks)
    candidates = [
        find_marker(b.marker + " ")
        if b.marker
        else (find_marker(b.text) if b.kind == "paragraph" and not is_own else none)
        for b, is_own in zip(blocks, own, strict=True)
    ]
    good = confirm(candidates)
    return {
        n: m
        for n, (m, is_good, b) in enumerate(zip(candidates, good, blocks, strict=True))
        if is_good and not b.marker and b.kind == "paragraph" and m.end < len(b.text) + 1
    }


def own_slides(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it is on a slide that deckbuild made: there, nothing has to be guessed."""
    found: list[bool] = []
    is_own = False
    for block in blocks:
        is_own = block.style in OWN_SLIDES if block.kind == "break" else is_own
        found.append(is_own)
    return found


def _lines(piece: Piece) -> list[Piece]:
    """A paragraph with line breaks in it as one piece a line; an item stays whole."""
    text = piece.text.replace("\v", "\n")
    if piece.kind not in ("paragraph", "aside", "heading") or piece.block.marker:
        runs = tuple(run._replace(text=run.text.replace("\v", " ").replace("\n", " ")) for run in piece.runs)
        return [piece._replace(runs=runs, block=piece.block._replace(runs=runs))]
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            runs = cut(piece.runs, at, at + len(line))
            found.append(Piece(piece.document, piece.order, piece.block._replace(runs=runs), runs, at))
        at += len(line) + 1
    return found


def parted(pieces: Sequence[Piece], sign: str) -> list[Piece]:
    """Pieces of which the paragraphs, where a sign parts several facts, are a piece for each fact."""
    found = []
    for piece in pieces:
        at = 0
        for part in piece.text.split(sign) if piece.kind == "paragraph" else [piece.text]:
            runs = cut(piece.runs, at, at + len(part)) if len(part) < len(piece.text) else piece.runs
            found.append(piece._replace(runs=runs, start=piece.start + at, block=piece.block._replace(runs=runs)))
            at += len(part) + len(sign)
    return found


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters from `start` to before `end`, without blanks at the ends."""
    kept: list[Run] = []
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            kept.append(run if last - first == len(run.text) else run._replace(text=run.text[first:last]))
        at += len(run.text)
    return stripped(kept)


def stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without blanks at the two ends."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)


def unstressed(words: Words) -> Words:
    """Words that are not bold where all of them are: in a title or a header that is no stress but the look of it."""
    worded = [run for run in words.runs if run.text.strip()]
    if not worded or not all(run.bold for run in worded):
        return words
    return words._replace(runs=tuple(run._replace(bold=False) for run in words.runs))


def words(piece: Piece, start: int = 0, end: int | None = None) -> Words:
    """A stretch of a piece, by characters of its text; all of it unless told."""
    if start == 0 and end is None:
        return Words(piece.order, piece.start, stripped(piece.runs))
    runs = cut(piece.runs, start, len(piece.text) if end is None else end)
    return Words(piece.order, piece.start + start, runs)


def marker_words(piece: Piece) -> Words:
    """The marker of a piece, if it counts; else no words."""
    return Words(piece.order, MARKER, (Run(piece.block.marker),) if is_counted(piece.block.marker) else ())


def cells(piece: Piece) -> Iterator[tuple[Words, ...]]:
    """The rows of a table as words, cell by cell."""
    start = len(piece.block.text)
    for row in piece.block.rows:
        found = []
        for cell in row:
            start += 1
            found.append(Words(piece.order, start, (Run(cell),) if cell.strip() else ()))
        yield tuple(found)


def number_of(piece: Piece) -> int:
    """What the marker of a piece counts; 0 for a glyph."""
    return count_of(piece.block.marker + " ") if is_counted(piece.block.marker) else 0


def origin(ledger: Ledger, piece: Piece) -> str:
    """Where in its file a piece stands."""
    return ledger.origins[piece.order][1]
