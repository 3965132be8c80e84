"""Slides of a section: its title, lead and points, on one slide or continued on several."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout import notes
from deckbuild.layout.choose import body_of, title_of
from deckbuild.layout.continued import Part, split
from deckbuild.layout.measure import TITLE_LINES, fit_body, fit_title, number_width
from deckbuild.layout.slide import LaidSlide, Paragraph, Shape
from deckbuild.phrases import phrases
from deckbuild.richtext import plain, runs
from deckbuild.template.model import Box, Level, Placeholder
from deckbuild.timing import count_words, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Problems
    from deckbuild.fit import Fit
    from deckbuild.layout.choose import Layouts
    from deckbuild.layout.furniture import Furnisher
    from deckbuild.model import Deck, Point, Section
    from deckbuild.source import Span
    from deckbuild.template.model import Layout, Template

SOURCE_SIZE = 12.0
_SOURCE_HEIGHT = 330200  # 26 points: one line of 12 with its insets


class Desk(NamedTuple):
    """What laying out a slide needs besides the section: the deck, its template and what was chosen from it."""

    deck: Deck
    template: Template
    layouts: Layouts
    furnisher: Furnisher
    problems: Problems


def lay_out_section(section: Section, desk: Desk) -> list[LaidSlide]:
    """The slides of one section: one, or several when its points are continued."""
    layout = desk.layouts.of_section(section)
    language = section.language or desk.deck.language
    body = body_of(layout)
    parts = [Part(section.points, section.points)]
    shown = _body_paragraphs(section, parts[0], True)
    if shown and body is None:
        body = _free_place(desk, section, layout)
    chosen: list[Fit | None] = [None]
    if shown and body is not None:
        box = _above_source(body, section)
        first = fit_body(shown, body, language, box)
        chosen = [first]
        if not first.fits and (section.overflow or desk.deck.overflow) == "continue":
            parts, chosen = _continued(section, body, box, language)
        if not all(c is None or c.fits for c in chosen):
            _too_much(section, shown, first, desk.problems)
    slides = []
    for n, (part, fitted) in enumerate(zip(parts, chosen, strict=True)):
        place = _Place(layout, body, n, len(parts))
        slides.append(_slide(section, part, fitted, place, language, desk))
    return slides


class _Place(NamedTuple):
    layout: Layout
    body: Placeholder | None
    number: int
    of: int


def _slide(section: Section, part: Part, fitted: Fit | None, place: _Place, language: str, desk: Desk) -> LaidSlide:
    title = section.title
    key = section.key
    if place.of > 1:
        title = phrases(language).continued.format(title=title, n=place.number + 1, total=place.of)
        key = section.key if place.number == 0 else f"{section.key}/{place.number + 1}"
    paragraphs = _body_paragraphs(section, part, place.number == 0)
    content = [_title(title, place.layout, language, section.at, desk)]
    size = fitted.size if fitted is not None else 0.0
    if paragraphs and place.body is not None:
        content.append(_body(paragraphs, place.body, size, section))
    if section.source and place.body is not None:
        content.append(_source(section.source, place.body))
    said = _notes(section, part, place, desk.deck, language)
    return LaidSlide(
        key=key,
        title=plain(title),
        layout=place.layout,
        content=tuple(content),
        furniture=desk.furnisher.of(place.layout, section),
        notes=tuple(said),
        language=language,
        spoken=spoken(notes.texts(said[: len(said) - _unspoken(section, desk.deck)]), language, desk.deck.pace),
        words=sum(count_words(text, language) for text in (plain(title), *notes.texts(paragraphs))),
        size=size,
        allotted=section.time / place.of if section.time else None,
        hidden=section.hidden,
        group=section.group,
        at=section.at,
    )


def _title(text: str, layout: Layout, language: str, at: Span, desk: Desk) -> Shape:
    paragraph = Paragraph(runs(text))
    place = title_of(layout)
    if place is None:
        desk.problems.warning(
            "no-title",
            f"the layout {layout.name!r} has no title placeholder: the title goes into a text box",
            at,
        )
        box = Box(
            desk.template.width // 20,
            desk.template.height // 14,
            desk.template.width * 9 // 10,
            desk.template.height // 7,
        )
        return Shape("title", "Title", (paragraph._replace(size=28.0),), box=box, anchor="b")
    fitted = fit_title((paragraph,), place, language)
    if not fitted.fits:
        long_title(text, fitted, at, desk.problems)
    return Shape("title", "Title", (paragraph._replace(size=fitted.size),), place)


def long_title(text: str, fitted: Fit, at: Span, problems: Problems) -> None:
    """Reports a title that takes more than two lines at the smallest size, and how much to cut."""
    lines, length = sum(fitted.lines), len(plain(text))
    cut = max(1, round(length * (1 - TITLE_LINES / max(lines, TITLE_LINES + 1))))
    message = f"the title takes {lines} lines at {fitted.size:g} pt, {TITLE_LINES} fit"
    problems.error("title-long", message, at, f"cut about {cut} of its {length} characters")


def _body(paragraphs: Sequence[Paragraph], body: Placeholder, size: float, section: Section) -> Shape:
    sized = tuple(p._replace(size=_at_level(size, p.level)) for p in paragraphs)
    if not body.type:  # the layout has no body: a text box in the free area
        return Shape("body", "Text", sized, box=body.box)
    box = _above_source(body, section)
    return Shape("body", "Content", sized, body, box, shrink=True)


def _at_level(size: float, level: int) -> float:
    return max(12.0, size - 2.0 * level)


def _source(text: str, body: Placeholder) -> Shape:
    box = Box(body.box.x, body.box.y + body.box.cy - _SOURCE_HEIGHT, body.box.cx, _SOURCE_HEIGHT)
    return Shape("source", "Source", (Paragraph(runs(text), size=SOURCE_SIZE),), box=box, anchor="b")


def _above_source(body: Placeholder, section: Section) -> Box | None:
    """The body's box less the line of the source; None when the placeholder's own box serves."""
    if not section.source or not body.type:
        return None
    return body.box._replace(cy=body.box.cy - _SOURCE_HEIGHT)


def _body_paragraphs(section: Section, part: Part, first: bool) -> list[Paragraph]:
    found: list[Paragraph] = []
    if first and section.lead is not None and section.lead.show:
        found.append(Paragraph(runs(section.lead.show)))
    _add(part.shown, section.marker, 0, part.first, found)
    return found


def _add(points: Sequence[Point], marker: str, level: int, number: int, found: list[Paragraph]) -> None:
    hanging = number_width(number + len(points) - 1) if marker == "number" else 0
    for point in points:
        if point.show:
            found.append(Paragraph(runs(point.show), level, marker, number, hanging))
        if point.points:  # points below one that is only said move up into its place
            _add(point.points, "bullet" if marker == "number" else marker, level + bool(point.show), 1, found)


def _notes(section: Section, part: Part, place: _Place, deck: Deck, language: str) -> list[Paragraph]:
    lead, cues = notes.lead_and_cues(section)
    said = lead if place.number == 0 else []
    said = said + notes.of_points(section, part.said, part.first)
    if place.number == place.of - 1:
        said += cues
    return said + notes.ending(deck, section.source, language)


def _unspoken(section: Section, deck: Deck) -> int:
    """How many of the last notes paragraphs are not read aloud: the source and the disclaimer."""
    return len(notes.ending(deck, section.source, deck.language))


def _continued(
    section: Section, body: Placeholder, box: Box | None, language: str
) -> tuple[list[Part], list[Fit | None]]:
    """The points over several slides, all in one size: the size of the fullest."""

    def measure(part: Part, first: bool) -> Fit:
        return fit_body(_body_paragraphs(section, part, first), body, language, box)

    parts = split(section, measure)
    size = min(measure(part, n == 0).size for n, part in enumerate(parts))
    return parts, [
        fit_body(_body_paragraphs(section, p, n == 0), body, language, box, top=size) for n, p in enumerate(parts)
    ]


def _too_much(section: Section, shown: Sequence[Paragraph], fitted: Fit, problems: Problems) -> None:
    """Reports points that do not fit even at the smallest size, at the first one that is over the edge."""
    used, at = 0.0, section.at
    flat = ([section.lead] if section.lead is not None and section.lead.show else []) + _shown_points(section.points)
    lines = sum(fitted.lines)
    per_line = fitted.height / max(lines, 1)
    for point, count in zip(flat, fitted.lines, strict=False):
        used += count * per_line
        if used > fitted.room:
            at = point.at
            break
    over = max(1, round((fitted.height - fitted.room) / per_line + 0.49))
    length = sum(len(r.text) for p in shown for r in p.runs)
    cut = max(1, round(length * over / max(lines, 1)))
    message = f"the points take {lines} lines at {fitted.size:g} pt, {max(lines - over, 0)} fit on the slide"
    problems.error(
        "overflow", message, at,
        f"cut about {cut} characters, for instance by a short `show` and a full `say`",
        "or let the section go on to a further slide with `overflow: continue`",
    )  # fmt: skip


def _shown_points(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        if point.show:
            found.append(point)
        found += _shown_points(point.points)
    return found


def _free_place(desk: Desk, section: Section, layout: Layout) -> Placeholder:
    """A text box's place between title and footer, for a layout without a body."""
    message = f"the layout {layout.name!r} has no place for text: the points go into a text box"
    desk.problems.warning("no-body", message, section.at, "choose another with `layout:`")
    title = title_of(layout)
    top = title.box.y + title.box.cy if title else desk.template.height // 5
    margin = desk.template.width // 20
    foot = min(
        (p.box.y for p in layout.placeholders if p.type in ("ftr", "dt", "sldNum")),
        default=desk.template.height * 9 // 10,
    )
    box = Box(margin, top, desk.template.width - 2 * margin, max(foot - top, desk.template.height // 3))
    level = Level(24.0, False, desk.template.body_font, 285750, -285750, 1.0, 8.0)
    return Placeholder("", 0, "", box, (91440, 45720, 91440, 45720), "t", (level, level, level))
