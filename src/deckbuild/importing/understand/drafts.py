"""Sections and points under construction: their words are still stretches of the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuild.importing.account import letters
from deckbuild.importing.understand.pieces import Ledger, Piece, Words, cells, marker_words, words
from deckbuild.richtext import Run

_BETWEEN = Run(" · ")


class PointDraft:
    """A point: what stands on the slide, what the notes say beyond it, and what is below it.

    `spoken` is what follows the shown words in the notes; `is_plain` says that it was a paragraph and no list item.
    """

    __slots__ = (
        "before",
        "heard",
        "hidden",
        "indent",
        "is_plain",
        "is_quote",
        "level",
        "marker",
        "number",
        "points",
        "said",
        "shown",
        "spoken",
    )

    def __init__(self, shown: list[Words], piece: Piece | None = None, is_plain: bool = False) -> None:
        self.shown = shown
        self.before: list[Words] = []  # said first, and not shown
        self.spoken: list[Words] = []
        self.said: list[Words] = []  # said instead of the shown words
        self.points: list[PointDraft] = []
        self.is_plain = is_plain
        self.is_quote = False
        self.heard = False  # a paragraph of the notes says it
        self.hidden = False  # said only
        block = piece.block if piece else None
        self.marker = block.marker if block and not is_plain else ""
        self.indent = block.indent if block else 0.0
        self.level = block.level if block else 0
        self.number: Words | None = marker_words(piece) if piece and not is_plain else None

    @property
    def text(self) -> str:
        """The words on the slide."""
        return " ".join(words.text for words in self.shown)


class SectionDraft:
    """A section: `title` is empty where the document has no heading, `level` the heading's rank."""

    __slots__ = (
        "apart",
        "beside",
        "group",
        "hidden",
        "is_cover",
        "language",
        "lead",
        "level",
        "listed",
        "notes",
        "part",
        "points",
        "questions",
        "source",
        "strong",
        "time",
        "title",
    )

    def __init__(self, title: list[Words], level: int = 0, strong: bool = True) -> None:
        self.title = title
        self.level = level
        self.strong = strong
        self.lead: PointDraft | None = None
        self.points: list[PointDraft] = []
        self.beside: list[PointDraft] = []  # what a chart, a table or another visual block shows
        self.notes: list[Words] = []
        self.listed: dict[tuple[int, int], tuple[int, str]] = {}  # level and marker of notes that are items of a list
        self.source: list[Words] = []
        self.time: tuple[Words, float] | None = None
        self.group: Words | None = None
        self.apart = self.hidden = self.questions = self.is_cover = False
        self.language = ""
        self.part = 1

    def note(self, piece: Piece) -> None:
        """Adds a piece to the notes, as the item of a list if it was one."""
        marker, said = marker_words(piece), words(piece)
        if piece.block.marker:
            self.listed[said[:2]] = piece.block.level, piece.block.marker
        self.notes += [marker, said] if marker.runs else [said]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the title is known."""
        return not (self.points or self.beside or self.notes or self.lead or self.time)


def shown_of(section: SectionDraft) -> list[PointDraft]:
    """The lead and all points of a section, in the order in which they are shown."""
    return [*([section.lead] if section.lead else []), *_flat(section.points)]


def _flat(points: Sequence[PointDraft]) -> Iterator[PointDraft]:
    for point in points:
        yield point
        yield from _flat(point.points)


def say(point: PointDraft, piece: Piece, ledger: Ledger) -> None:
    """Gives a point the paragraph of the notes that says it; what is said as it is shown goes to the ledger alone."""
    marker = marker_words(piece)
    point.heard = True
    if marker.runs:
        ledger.put(marker, "set aside: number of a point in the notes")
    if letters(piece.text).casefold() == letters(point.text).casefold():
        ledger.put(words(piece), "set aside: said as it is shown")
    else:
        point.said = [words(piece)]


def rows_of(piece: Piece) -> list[PointDraft]:
    """The rows of a table as points, their cells with a dot between them; empty rows are left out."""
    points = []
    for row in cells(piece):
        filled = [cell for cell in row if cell.runs]
        shown = [cell._replace(runs=(_BETWEEN, *cell.runs)) if n else cell for n, cell in enumerate(filled)]
        points += [PointDraft(shown)] if shown else []
    return points
