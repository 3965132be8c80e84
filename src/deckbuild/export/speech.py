"""The talk as a document to read from: what is said with each section, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.cover import CLOSING_KEY, COVER_KEY, facts
from deckbuild.layout.notes import heard, lead_and_cues
from deckbuild.moments import embargo_line
from deckbuild.phrases import phrases
from deckbuild.richtext import plain
from deckbuild.timing import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck, Section
    from deckbuild.richtext import Run


class Head(NamedTuple):
    """What the first page says of the talk, and what every page carries.

    `embargo` is the line of one that runs, else empty; so are `marking`, `delivery` and `contact` where there are
    none.
    """

    title: tuple[Run, ...]
    facts: tuple[tuple[Run, ...], ...]
    embargo: str
    contact: str
    delivery: str
    marking: str
    disclaimer: tuple[Run, ...]
    language: str


class Page(NamedTuple):
    """A section: what is said, then what is only to be kept in mind (`cues`), then where it comes from.

    `begins` is the minute at which it starts at the middle pace, None for a slide that is not shown. `spoken` is how
    long it takes.
    """

    title: tuple[Run, ...]
    said: tuple[Paragraph, ...]
    cues: tuple[Paragraph, ...]
    source: tuple[Paragraph, ...]
    begins: float | None
    spoken: Spoken
    language: str
    marking: str = ""


class Speech(NamedTuple):
    """A talk to read from."""

    head: Head
    pages: tuple[Page, ...]


def speech_of(deck: Deck, slides: Sequence[LaidSlide], embargoed: bool) -> Speech:
    """The speech of a deck that was laid out; the slides of a section that goes on are one page."""
    pages: list[Page] = []
    begins = 0.0
    by_key = _by_section(slides)
    for section in deck.sections:
        own = by_key.get(section.key, [])
        if own:
            page = _page(section, own, deck, begins)
            pages.append(page)
            begins += page.spoken.middle if page.begins is not None else 0.0
    return Speech(head_of(deck, embargoed), tuple(pages))


def head_of(deck: Deck, embargoed: bool) -> Head:
    """What a document made of a deck says of it on its first page and on every page."""
    words = phrases(deck.language)
    embargo = deck.embargo if embargoed else None
    return Head(
        title=heard(deck.title),
        facts=tuple(paragraph.runs for paragraph in facts(deck._replace(check_against_delivery=False))),
        embargo=embargo_line(embargo, deck.language) if embargo else "",
        contact=words.embargo_contact.format(contact=embargo.contact) if embargo and embargo.contact else "",
        delivery=words.check_against_delivery if deck.check_against_delivery else "",
        marking=deck.marking,
        disclaimer=heard(deck.disclaimer.text) if deck.disclaimer is not None else (),
        language=deck.language,
    )


def without_disclaimer(slide: LaidSlide, deck: Deck) -> tuple[Paragraph, ...]:
    """A slide's notes without the disclaimer at their end, which documents carry on every page."""
    ends = deck.disclaimer is not None and deck.disclaimer.on_notes and slide.notes
    return slide.notes[:-1] if ends else slide.notes


def _by_section(slides: Sequence[LaidSlide]) -> dict[str, list[LaidSlide]]:
    found: dict[str, list[LaidSlide]] = {}
    for slide in slides:
        if slide.key not in (COVER_KEY, CLOSING_KEY):
            found.setdefault(slide.key.partition("/")[0], []).append(slide)
    return found


def _page(section: Section, slides: Sequence[LaidSlide], deck: Deck, begins: float) -> Page:
    parts = [_said(slide, section, deck) for slide in slides]
    said = [paragraph for own, _ in parts for paragraph in own]
    cues = len([one for one in lead_and_cues(section)[1] if one.runs])
    cut = len(said) - cues
    spoken = Spoken(
        sum(slide.spoken.words for slide in slides),
        *(sum(getattr(slide.spoken, name) for slide in slides) for name in ("low", "middle", "high")),
    )
    return Page(
        title=heard(section.title),
        said=tuple(said[:cut]),
        cues=tuple(said[cut:]),
        source=parts[-1][1],
        begins=None if section.hidden else begins,
        spoken=spoken,
        language=section.language or deck.language,
        marking=section.marking or deck.marking,
    )


def _said(slide: LaidSlide, section: Section, deck: Deck) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """What is said with a slide, and the paragraph that names its source."""
    found = tuple(one for one in without_disclaimer(slide, deck) if one.runs)
    named = (section.source, getattr(section.visual, "source", ""))
    sources = [plain(phrases(slide.language).source.format(source=source)) for source in named if source]
    if found and "".join(run.text for run in found[-1].runs) in sources:
        return found[:-1], found[-1:]
    return found, ()
