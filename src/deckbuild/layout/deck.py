"""Lays out a whole deck: cover, sections in order, closing slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import fit, surely_fit
from deckbuild.fonts import face
from deckbuild.layout.choose import Layouts, of_type
from deckbuild.layout.content import lay_out_section
from deckbuild.layout.cover import closing, cover
from deckbuild.layout.desk import Desk
from deckbuild.layout.furniture import Furnisher
from deckbuild.layout.measure import measured, room
from deckbuild.layout.settled import needs_of
from deckbuild.layout.shapes import HANGING
from deckbuild.layout.slide import points

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from deckbuild.diagnostics import Problems
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck
    from deckbuild.template.model import Placeholder, Template


_LIGHT = ((False, False, False, ""), (False, True, False, ""))
"""The formatting of runs that are no wider than plain ones: none, and italic."""


def lay_out(
    deck: Deck,
    template: Template,
    now: dt.datetime,
    problems: Problems,
    progress: Callable[[int], None] | None = None,
) -> list[LaidSlide]:
    """The deck's slides in order; what does not fit or find its place goes to `problems`.

    `now` decides whether an embargo still runs. `progress` is told the number of sections done.
    """
    furnisher = Furnisher(deck, template, now, problems)
    layouts = Layouts(template, deck, problems, needs_of(deck, furnisher.embargoed))
    desk = Desk(deck, template, layouts, furnisher, problems)
    slides = list(_slides(desk, progress))
    _check_notes(slides, template, problems)
    return slides


def _slides(desk: Desk, progress: Callable[[int], None] | None) -> Iterator[LaidSlide]:
    if desk.deck.cover:
        yield cover(desk)
    for n, section in enumerate(desk.deck.sections):
        if not section.omit:
            yield from lay_out_section(section, desk)
        if progress is not None:
            progress(n + 1)
    if desk.deck.closing:
        yield closing(desk)


def _check_notes(slides: list[LaidSlide], template: Template, problems: Problems) -> None:
    """Warns where notes are longer than the printed notes page, which cuts them off without a word."""
    place = of_type(template.notes, "body")
    if place is None:
        return
    for slide in slides:
        share = notes_share(slide, place)
        if share is not None and share > 1:
            message = f"the notes of {slide.title!r} fill {share:.1f} printed pages, PowerPoint prints only the first"
            problems.warning("notes-long", message, slide.at, "split the section in two, or say less")


def notes_share(slide: LaidSlide, place: Placeholder) -> float | None:
    """How much of the printed notes page a slide's notes fill, 1.0 being a full page; None where it is clearly less."""
    width, height = room(place)
    level = place.levels[0]
    if all(len(p.runs) == 1 and p.runs[0][1:] in _LIGHT and p.marker != "number" for p in slide.notes):
        texts = [p.runs[0].text for p in slide.notes]
        deepest = max((p.level for p in slide.notes), default=0)
        narrowest = width - points(max(at.margin for at in place.levels[: deepest + 1]) + HANGING * (deepest + 1))
        free = height - sum(p.before for p in slide.notes)
        if surely_fit(texts, face(level.font, level.bold), narrowest, free, level.size, level.before):
            return None
    measured_notes = measured(slide.notes, place.levels, slide.language, step_down=0.0)
    fitted = fit(measured_notes, width, height, (level.size,))
    return fitted.height / fitted.room
