"""Slides of a section: its title, lead and points, on one slide or continued on several."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout import bullets, notes, titles
from deckbuild.layout.continued import Part, split
from deckbuild.layout.measure import BODY_LADDER, STATEMENT_LADDER, fit_body
from deckbuild.layout.placing import place_of, texts_of
from deckbuild.layout.rooms import least_size
from deckbuild.layout.shapes import Paragraph, Shape, inked
from deckbuild.layout.slide import LaidSlide
from deckbuild.phrases import phrases
from deckbuild.richtext import plain, runs
from deckbuild.template.model import Box, Placeholder
from deckbuild.timing import count_words, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Problems
    from deckbuild.fit import Fit
    from deckbuild.layout.desk import Desk
    from deckbuild.layout.placing import Place
    from deckbuild.layout.shapes import Content
    from deckbuild.model import Section


class _Piece(NamedTuple):
    """What goes on one slide of a section: its points, their paragraphs, and how these fit."""

    part: Part
    shown: list[Paragraph]
    fitted: Fit | None
    number: int = 1
    of: int = 1


def lay_out_section(section: Section, desk: Desk) -> list[LaidSlide]:
    """The slides of one section: one, or several when its points are continued."""
    language = section.language or desk.deck.language
    part = Part(section.points, section.points)
    shown = _body_paragraphs(section, part, True)
    place = place_of(section, shown, language, desk)
    body = place.body
    if not shown or body is None:
        return [_slide(section, _Piece(part, shown, None), place, language, desk)]
    sizes = STATEMENT_LADDER if place.layout.kind == "statement" else BODY_LADDER
    least = least_size(desk.deck.room, body.levels[0].font, desk.template.height) if desk.deck.room else 0.0
    pieces = [_Piece(part, shown, fit_body(shown, body, language, place.box, sizes, least=least))]
    if not _fits(pieces[0]) and (section.overflow or desk.deck.overflow) == "continue":
        pieces = _continued(section, body, place.box, language, least)
    for piece in pieces:
        if not _fits(piece):
            _too_much(section, piece, desk.problems)
    return [_slide(section, piece, place, language, desk) for piece in pieces]


def _fits(piece: _Piece) -> bool:
    return piece.fitted is None or piece.fitted.fits


def _slide(section: Section, piece: _Piece, place: Place, language: str, desk: Desk) -> LaidSlide:
    title, key = section.title, section.key
    if piece.of > 1:
        title = phrases(language).continued.format(title=title, n=piece.number, total=piece.of)
        key = key if piece.number == 1 else f"{key}/{piece.number}"
    content: list[Content] = [titles.title(title, place.layout, desk, language, section.at)]
    size = piece.fitted.size if piece.fitted is not None else 0.0
    if piece.shown and place.body is not None:
        content.append(_body(piece.shown, place.body, place.box, size, place.layout.ink))
    content += place.visual
    content += [s._replace(paragraphs=inked(s.paragraphs, place.layout.ink)) for s in place.sources]
    said = _said(section, piece, place)
    words = plain(title)
    return LaidSlide(
        key=key,
        title=words,
        layout=place.layout,
        content=tuple(content),
        furniture=desk.furnisher.of(place.layout, section),
        notes=(*said, *notes.ending(desk.deck, place.source, language)),
        language=language,
        spoken=spoken(notes.texts(said), language, desk.deck.pace),
        words=count_words(" ".join((words, *notes.texts(piece.shown), *texts_of(place.visual))), language),
        size=size,
        allotted=section.time / piece.of if section.time else None,
        hidden=section.hidden,
        group=section.group,
        frozen=section.frozen,
        at=section.at,
    )


def _body(paragraphs: Sequence[Paragraph], body: Placeholder, box: Box | None, size: float, ink: str) -> Shape:
    sized = bullets.sized(paragraphs, size)
    if not body.type:  # the layout has no body: a text box in the free area
        return Shape("body", "Text", inked(sized, ink), box=box or body.box)
    return Shape("body", "Content", sized, body, box, shrink=True)


def _body_paragraphs(section: Section, part: Part, first: bool) -> list[Paragraph]:
    found: list[Paragraph] = []
    if first and section.lead is not None and section.lead.show:
        found.append(Paragraph(runs(section.lead.show)))
    return found + bullets.paragraphs_of(part.shown, section.marker, part.first_shown, len(section.points))


def _said(section: Section, piece: _Piece, place: Place) -> list[Paragraph]:
    """What is said with a slide: the lead with the first, the visual and the further notes with the last."""
    lead, cues = notes.lead_and_cues(section)
    said = lead if piece.number == 1 else []
    said += notes.of_points(piece.part.said, section.marker, piece.part.first_said)
    if piece.number < piece.of:
        return said
    return [*said, *notes.spaced(place.said, notes.BEFORE_CUES), *cues]


def _continued(section: Section, body: Placeholder, box: Box | None, language: str, least: float) -> list[_Piece]:
    """The points over several slides, all in one size: the size of the fullest."""

    def measure(part: Part, first: bool) -> Fit:
        return fit_body(_body_paragraphs(section, part, first), body, language, box, least=least)

    parts = split(section, measure)
    size = min(measure(part, n == 0).size for n, part in enumerate(parts))
    pieces = []
    for n, part in enumerate(parts):
        shown = _body_paragraphs(section, part, n == 0)
        fitted = fit_body(shown, body, language, box, top=size, least=least)
        pieces.append(_Piece(part, shown, fitted, n + 1, len(parts)))
    return pieces


def _too_much(section: Section, piece: _Piece, problems: Problems) -> None:
    """Reports points that do not fit even at the smallest size, at the first one that is over the edge."""
    fitted = piece.fitted
    assert fitted is not None
    lead = [section.lead] if section.lead is not None and section.lead.show else []
    at, lines, room, cut = bullets.excess(lead + bullets.shown(piece.part.shown), piece.shown, fitted, section.at)
    message = f"the points take {lines} lines at {fitted.size:g} pt, {room} fit on the slide"
    hints = [f"cut about {cut} characters, for instance by a short `show` and a full `say`"]
    if piece.of == 1 and len(section.points) > 1:
        hints.append("or let the section go on to a further slide with `overflow: continue`")
    problems.error("overflow", message, at, *hints)
