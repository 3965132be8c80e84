"""The texts of a deck, each with where it ends up and where it was written: what rules about words look through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.model import Chart, Columns, Figures, Picture, Quote, Table, Timeline
from deckbuild.richtext import plain
from deckbuild.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from deckbuild.model import Block, Deck, Point, Section


class Text(NamedTuple):
    """Words without markup, whether the slide and whether the notes have them, and their place.

    `part` is what they are: `title`, `lead`, `point`, `notes`, `source`, or the name of a visual block's key.
    """

    words: str
    on_slide: bool
    in_notes: bool
    at: Span
    part: str


class Page(NamedTuple):
    """A section that is not left out, with its texts in reading order and its language."""

    section: Section
    texts: tuple[Text, ...]
    language: str


class Texts:
    """The texts of a deck, gathered when they are first asked for; iterating gives a page for each section."""

    __slots__ = ("_deck", "_pages")

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._pages: list[Page] | None = None

    def __iter__(self) -> Iterator[Page]:
        if self._pages is None:
            language = self._deck.language
            self._pages = [
                Page(section, tuple(_of_section(section)), section.language or language)
                for section in self._deck.sections
                if not section.omit
            ]
        return iter(self._pages)

    @property
    def of_deck(self) -> tuple[Text, ...]:
        """The texts of deck.yaml that slides or notes show."""
        deck = self._deck
        shown = ("title", "subtitle", "event", "panel", "venue")
        found = [Text(plain(getattr(deck, key)), True, False, deck.at.of(key), key) for key in shown]
        if deck.disclaimer is not None:
            found.append(Text(plain(deck.disclaimer.text), True, True, deck.disclaimer.at, "disclaimer"))
        return tuple(text for text in found if text.words)


def narrowed(at: Span, words: str) -> Span:
    """The place of words within a larger place; its first line where they cannot be found as they are."""
    source, whole = at.source, at.whole
    start = source.text.find(words, whole.start, whole.end)
    if start >= 0:
        return Span(source, start, start + len(words))
    folded = re.compile(r"[\s*_`\\]+".join(map(re.escape, words.split())))  # folded lines, and markup between words
    if words.strip() and (found := folded.search(source.text, whole.start, whole.end)):
        return Span(source, found.start(), found.end())
    end = source.text.find("\n", at.start)
    return at if end < 0 or end >= at.end else Span(source, at.start, max(end, at.start + 1))


def _of_section(section: Section) -> Iterator[Text]:
    at = section.at
    yield Text(plain(section.title), True, False, at.of("title"), "title")
    if section.lead is not None:
        yield from _of_point(section.lead, "lead")
    yield from _of_points(section.points)
    if section.visual is not None:
        for words, part in _of_block(section.visual):
            said = part == "say" or not getattr(section.visual, "say", "")
            yield Text(plain(words), part != "say", said, section.visual.at, part)
        if isinstance(section.visual, Columns):
            for column in section.visual.columns:
                yield from _of_points(column.points)
    if section.notes:
        yield Text(plain(section.notes), False, True, at.of("notes"), "notes")
    if section.source:
        yield Text(plain(section.source), True, True, at.of("source"), "source")


def _of_points(points: Iterable[Point]) -> Iterator[Text]:
    for point in points:
        yield from _of_point(point, "point")
        if point.points:
            yield from _of_points(point.points)


def _of_point(point: Point, part: str) -> Iterator[Text]:
    if point.show:
        yield Text(plain(point.show), True, not point.say, point.at, part)
    if point.say:
        yield Text(plain(point.say), False, True, point.at, part)


def _of_block(block: Block) -> list[tuple[str, str]]:
    """The texts of a visual block with the keys that they stand under; alternative texts are not among them."""
    found: list[tuple[str, str]] = []
    if isinstance(block, Chart):
        found = [(block.title, "title"), *((name, "categories") for name in block.categories)]
        found += [(series.name, "series") for series in block.series]
    elif isinstance(block, Table):
        found = [(cell, "header") for cell in block.header] + [(cell, "rows") for row in block.rows for cell in row]
    elif isinstance(block, Picture):
        found = [(block.caption, "caption"), (block.credit, "credit")]
    elif isinstance(block, Timeline):
        found = [(words, "events") for event in block.events for words in event]
    elif isinstance(block, Quote):
        found = [(block.text, "text"), (block.by, "by")]
    elif isinstance(block, Figures):
        found = [(words, "figures") for figure in block.figures for words in figure]
    elif isinstance(block, Columns):
        found = [(column.title, "columns") for column in block.columns]
    found += [(getattr(block, key, ""), key) for key in ("source", "say")]
    return [(words, key) for words, key in found if words]


def pairs(texts: Iterable[Text]) -> Iterator[tuple[Text, Text]]:
    """Each point that is shown in one form and said in another: what the slide has, and what the notes have."""
    before: Text | None = None
    for text in texts:
        if text.part not in ("point", "lead"):
            continue
        if before is not None and text.at is before.at and not before.in_notes and not text.on_slide:
            yield before, text
        before = text
