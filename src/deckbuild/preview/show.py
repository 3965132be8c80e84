"""What the page shows of a deck: slides, notes and problems as plain values, which JSON can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.layout.cover import CLOSING_KEY, COVER_KEY
from deckbuild.layout.shapes import Shape
from deckbuild.moments import embargo_line
from deckbuild.places import shown
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Diagnostic
    from deckbuild.layout.shapes import Content, Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pipeline import Prepared
    from deckbuild.richtext import Run

MOST_PROBLEMS = 500
"""Problems that the page is told of; of more, only how many there are."""


class Numbered(NamedTuple):
    """A slide with a number of its own look: it is another whenever anything on the slide changes."""

    slide: LaidSlide
    look: int


def looks(before: Sequence[Numbered], slides: Sequence[LaidSlide], next_look: int) -> list[Numbered]:
    """The slides with their looks: a slide that is as it was at its place keeps the one it had.

    `next_look` is the first number that no slide had yet.
    """
    found = []
    for n, slide in enumerate(slides):
        kept = n < len(before) and before[n].slide == slide
        found.append(Numbered(slide, before[n].look if kept else next_look + n))
    return found


def show(prepared: Prepared, slides: Sequence[Numbered], version: int) -> dict[str, Any]:
    """All that the page needs: the deck, its slides in order, and the problems with the slide that each belongs to."""
    deck = prepared.project.deck
    problems = prepared.diagnostics
    told: dict[str, Any] = {
        "version": version,
        "ready": prepared.is_ready,
        "title": plain(deck.title) if deck is not None else "",
        "language": deck.language if deck is not None else "en",
        "embargo": embargo_line(deck.embargo, "en") if deck is not None and deck.embargo and prepared.embargoed else "",
        "marking": deck.marking if deck is not None else "",
        "talk": deck.talk if deck is not None else None,
        "slot": deck.slot if deck is not None else None,
        "problems": [_problem(one, slides) for one in problems[:MOST_PROBLEMS]],
        "more_problems": max(0, len(problems) - MOST_PROBLEMS),
    }
    if prepared.template is not None:
        told |= {"width": prepared.template.width, "height": prepared.template.height}
    begins, told["slides"] = 0.0, []
    for number, (slide, look) in enumerate(slides, 1):
        told["slides"].append(_slide(slide, number, look, begins))
        begins += 0.0 if slide.hidden else slide.spoken.middle
    return told


def _slide(slide: LaidSlide, number: int, look: int, begins: float) -> dict[str, Any]:
    return {
        "number": number,
        "key": slide.key,
        "look": look,
        "title": slide.title,
        "language": slide.language,
        "layout": slide.layout.name,
        "words": slide.words,
        "spoken": slide.spoken.words,
        "minutes": round(slide.spoken.middle, 3),
        "begins": round(begins, 3),
        "allotted": slide.allotted,
        "size": slide.size,
        "hidden": slide.hidden,
        "group": slide.group,
        "texts": [text for one in slide.content[1:] for text in _texts(one)],
        "notes": [_paragraph(paragraph) for paragraph in slide.notes],
    }


def _texts(content: Content) -> list[str]:
    """What a screen reader says of a thing on the slide: its paragraphs, or what describes it."""
    if isinstance(content, Shape):
        return [words for one in content.paragraphs if (words := "".join(run.text for run in one.runs))]
    alt = getattr(content, "alt", "")
    if alt:
        return [alt]
    drawings = getattr(content, "drawings", (content,))
    paragraphs = (p for one in drawings for p in getattr(one, "paragraphs", ()))
    return [words for one in paragraphs if (words := "".join(run.text for run in one.runs))]


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    told: dict[str, Any] = {"runs": [_run(run) for run in paragraph.runs]}
    if paragraph.marker != "none":
        told |= {"marker": paragraph.marker, "number": paragraph.number}
    if paragraph.level:
        told["level"] = paragraph.level
    return told


def _run(run: Run) -> dict[str, Any]:
    told: dict[str, Any] = {"text": run.text}
    told |= {name: True for name in ("bold", "italic") if getattr(run, name)}
    return told | {"link": run.link} if run.link else told


def _problem(found: Diagnostic, slides: Sequence[Numbered]) -> dict[str, Any]:
    """A problem with its place, as editors name it, and the number of its slide, 0 for none."""
    told: dict[str, Any] = {
        "level": found.level,
        "code": found.code,
        "message": found.message,
        "hints": list(found.hints),
        "slide": _slide_of(found, slides),
    }
    if found.at.source.path:
        line, column = found.at.source.position(found.at.start) if found.at.source.text else (1, 1)
        told |= {"file": shown(found.at.source.path), "line": line, "column": column}
    return told


def _slide_of(found: Diagnostic, slides: Sequence[Numbered]) -> int:
    """The slide whose section starts last before a problem in its file; 0 where none does."""
    best, start = 0, -1
    for number, (slide, _) in enumerate(slides, 1):
        at = slide.at
        same = at.source.path == found.at.source.path and slide.key not in (COVER_KEY, CLOSING_KEY)
        if same and start < at.start <= found.at.start:
            best, start = number, at.start
    return best
