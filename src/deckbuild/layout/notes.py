"""The speaker notes: the full talking points in order, further notes, the source, the disclaimer last."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuild.layout.shapes import Paragraph
from deckbuild.phrases import phrases
from deckbuild.richtext import blocks, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.model import Deck, Point, Section
    from deckbuild.richtext import Run


BEFORE_POINTS, BEFORE_CUES = 6.0, 12.0
"""Points of space above the first point that is a paragraph, and above the first paragraph that is no point's.

They part what is said for the slide from what is said besides, for the speaker's eye as for whoever reads the deck
back: a list of cues after a list of points would look like more points.
"""


def of_points(points: Sequence[Point], marker: str, first: int = 1) -> list[Paragraph]:
    """The points as notes paragraphs, lists as lists; numbered ones start at `first`."""
    found: list[Paragraph] = []
    _add(points, marker, 0, first, found)
    return spaced(found, BEFORE_POINTS) if marker == "none" else found


def spaced(paragraphs: Sequence[Paragraph], points: float) -> list[Paragraph]:
    """The paragraphs with so many points of space above the first."""
    return [p if n else p._replace(before=points) for n, p in enumerate(paragraphs)]


def lead_and_cues(section: Section) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands before the points in the notes, and what stands after them (`notes:`)."""
    lead = [Paragraph(heard(section.lead.spoken))] if section.lead is not None else []
    cues = spaced(_cues(section.notes), BEFORE_CUES) if section.notes else []
    listed = section.points or getattr(section.visual, "columns", ())
    if cues and cues[0].marker == "number" and section.marker == "number" and listed:
        cues.insert(0, Paragraph(()))  # or the list would go on counting from the points
    return lead, cues


def _cues(text: str) -> list[Paragraph]:
    """The Markdown of `notes:` as paragraphs; every item of a numbered list carries the number it starts at."""
    found: list[Paragraph] = []
    starts: dict[int, int] = {}
    for block in blocks(text):
        starts = {
            level: start
            for level, start in starts.items()
            if level < block.level or (level == block.level and block.marker == "number")
        }
        start = starts.setdefault(block.level, block.number) if block.marker == "number" else 1
        found.append(Paragraph(_unset(block.runs), block.level, block.marker, start))
    return found


def ending(deck: Deck, source: str, language: str) -> list[Paragraph]:
    """The last paragraphs of every notes page: the source, then the disclaimer."""
    found = [Paragraph(runs(phrases(language).source.format(source=source)))] if source else []
    if deck.disclaimer is not None and deck.disclaimer.on_notes:
        found.append(_in_italics(deck.disclaimer.text, deck.language))
    return found


@lru_cache(maxsize=8)
def _in_italics(text: str, language: str) -> Paragraph:
    """The disclaimer as a paragraph, made once for all slides."""
    return Paragraph(tuple(r._replace(italic=True) for r in runs(text)), language=language)


def heard(text: str) -> tuple[Run, ...]:
    """A text as the runs of notes."""
    return _unset(runs(text))


def _unset(found: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without the typeface of code, which nobody hears, and which LibreOffice lets run on in notes."""
    if len(found) == 1 and not found[0].code:
        return found
    return tuple(run._replace(code=False) for run in found)


def texts(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The words of the paragraphs, one text each."""
    return [p.runs[0].text if len(p.runs) == 1 else "".join(r.text for r in p.runs) for p in paragraphs]


def _add(points: Sequence[Point], marker: str, level: int, number: int, found: list[Paragraph]) -> None:
    for point in points:
        spoken = point.say or point.show
        if spoken:
            found.append(Paragraph(heard(spoken), level, marker, number))
        if point.points:
            _add(point.points, "bullet" if marker == "number" else marker, level + 1, 1, found)
