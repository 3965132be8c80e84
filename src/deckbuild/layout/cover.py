"""The cover and the closing slide, made from the keys of `deck.yaml`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from deckbuild.fit import fit
from deckbuild.layout import notes, titles
from deckbuild.layout.areas import free, text_place
from deckbuild.layout.choose import body_of, of_type
from deckbuild.layout.gaps import grown
from deckbuild.layout.measure import at_most, measured, room
from deckbuild.layout.settled import row_rule
from deckbuild.layout.shapes import Paragraph, Shape, inked
from deckbuild.layout.slide import LaidSlide
from deckbuild.moments import parse_zone, zone_label
from deckbuild.phrases import long_date, phrases, time_range
from deckbuild.richtext import Run, plain, runs
from deckbuild.template.model import FURNITURE, OWN, TITLES, Box
from deckbuild.timing import count_words, spoken

if TYPE_CHECKING:
    from deckbuild.layout.desk import Desk
    from deckbuild.model import Deck, Speaker
    from deckbuild.template.model import Layout, Placeholder

COVER_KEY = "deckbuild-cover"
CLOSING_KEY = "deckbuild-closing"
_TITLE_LADDER = (54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0)
_FACTS_LADDER = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_CLOSING_LADDER = (28.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)


def cover(desk: Desk) -> LaidSlide:
    """The cover: title, subtitle, speakers, event, date and place."""
    deck = desk.deck
    layout = desk.layouts.of_kind("cover")
    lines = facts(deck)
    content = [titles.title(deck.title, layout, desk, deck.language, deck.at, _TITLE_LADDER)]
    place = of_type(layout.placeholders, "subTitle") or body_of(layout)
    size = 0.0
    if lines:
        shape = _filled("facts", "Subtitle", lines, place, layout, desk, _FACTS_LADDER)
        content.append(shape)
        size = shape.paragraphs[0].size
    said = _cover_notes(deck, desk.furnisher.embargoed)
    return LaidSlide(
        key=COVER_KEY,
        title=plain(deck.title),
        layout=layout,
        content=tuple(content),
        furniture=desk.furnisher.of(layout),
        notes=tuple(said),
        language=deck.language,
        spoken=spoken((), deck.language, deck.pace),
        words=sum(count_words(t, deck.language) for t in (plain(deck.title), *notes.texts(lines))),
        size=size,
        at=deck.at,
    )


def closing(desk: Desk) -> LaidSlide:
    """The closing slide with the full disclaimer."""
    deck = desk.deck
    layout = desk.layouts.of_kind("closing")
    words = phrases(deck.language)
    body = [Paragraph(runs(deck.disclaimer.text))] if deck.disclaimer is not None else []
    place = body_of(layout) or of_type(layout.placeholders, "subTitle")
    content = [titles.title(words.disclaimer, layout, desk, deck.language, deck.at)]
    if body:
        content.append(_filled("body", "Disclaimer", body, place, layout, desk, _CLOSING_LADDER))
    return LaidSlide(
        key=CLOSING_KEY,
        title=words.disclaimer,
        layout=layout,
        content=tuple(content),
        furniture=desk.furnisher.of(layout),
        notes=tuple(body),
        language=deck.language,
        spoken=spoken((), deck.language, deck.pace),
        words=sum(count_words(t, deck.language) for t in (words.disclaimer, *notes.texts(body))),
        at=deck.disclaimer.at if deck.disclaimer is not None else deck.at,
    )


def _filled(
    role: str,
    name: str,
    paragraphs: list[Paragraph],
    place: Placeholder | None,
    layout: Layout,
    desk: Desk,
    sizes: tuple[float, ...],
) -> Shape:
    """The paragraphs in a placeholder, as large as they fit; reported when they do not at the smallest size.

    A place that is too small gets what room there is around it, and for one that is missing there is a text box.
    """
    deck = desk.deck
    at = deck.disclaimer.at if role == "body" and deck.disclaimer is not None else deck.at
    what = "the cover's facts" if role == "facts" else "the disclaimer"
    if place is None:
        if desk.layouts.is_first("no-body", layout):
            message = f"the layout {layout.name!r} has no place for text: a text box holds {what}"
            desk.problems.warning("no-body", message, at, "choose another under `layouts:` in deck.yaml")
        place = text_place(desk.template, free(layout, desk.template))
    box = place.box
    allowed = at_most(sizes, max(place.levels[0].size, sizes[-1]))
    texts = measured(paragraphs, place.levels, deck.language)
    fitted = fit(texts, *room(place), allowed)
    if not fitted.fits:
        box = _roomier(place, layout, desk)
        fitted = fit(texts, *room(place, box), allowed)
    if not fitted.fits:
        lines, most = sum(fitted.lines), int(fitted.room / (1.2 * fitted.size))
        verb = "take" if role == "facts" else "takes"
        desk.problems.error(
            "overflow", f"{what} {verb} {lines} lines at {fitted.size:g} pt, about {most} fit", at, "shorten them"
        )
    sized = tuple(p._replace(size=fitted.size) for p in paragraphs)
    if not place.type:
        return Shape(role, name, inked(sized, layout.ink), box=box)
    return Shape(role, name, sized, place, box if box != place.box else None)


def _roomier(place: Placeholder, layout: Layout, desk: Desk) -> Box:
    """A place's box with all the room that title, footer, strips and artwork leave it."""
    template = desk.template
    row = row_rule([p.box for p in layout.placeholders if p.type in FURNITURE or p.name.startswith(OWN)], template)
    margin = template.height // 40
    region = Box(place.box.x, margin, place.box.cx, min(row.y, template.height - margin) - margin)
    around = [p.box for p in layout.placeholders if p.type in (*TITLES, *FURNITURE) or p.name.startswith(OWN)]
    return grown(place.box, [*around, *layout.artwork], region)


def facts(deck: Deck) -> list[Paragraph]:
    """The cover's lines under the title, those that the deck has."""
    lines: list[tuple[Run, ...]] = []
    if deck.subtitle:
        lines.append(runs(deck.subtitle))
    comma = phrases(deck.language).list_separator
    for speaker in deck.speakers:
        lines += _speaker(speaker, comma, alone=len(deck.speakers) == 1)
    if deck.event or deck.panel:
        lines.append(runs(" · ".join(t for t in (deck.event, deck.panel) if t)))
    when = _when(deck, comma)
    if when or deck.venue:
        lines.append(runs(" · ".join(t for t in (when, deck.venue) if t)))
    if deck.check_against_delivery:
        lines.append((Run(phrases(deck.language).check_against_delivery, bold=True),))
    return [Paragraph(line) for line in lines]


def _speaker(speaker: Speaker, comma: str, alone: bool) -> list[tuple[Run, ...]]:
    """The speaker's lines: one who speaks alone has the affiliation on a line of its own."""
    rest = comma.join(t for t in (speaker.role, speaker.affiliation) if t)
    name = tuple(run._replace(bold=True) for run in runs(speaker.name))
    if not rest:
        return [name]
    return [name, runs(rest)] if alone else [(*name, Run(comma), *runs(rest))]


def _when(deck: Deck, comma: str) -> str:
    if deck.date is None:
        return ""
    day = long_date(deck.date, deck.language)
    if deck.start is None:
        return day
    times = time_range(deck.start, deck.end, deck.language)
    comma = " " if comma == "、" else comma  # Chinese and Japanese list with it, and put no mark before a time
    if not deck.timezone:
        return f"{day}{comma}{times}"
    moment = dt.datetime.combine(deck.date, deck.start, parse_zone(deck.timezone))
    return f"{day}{comma}{times} {zone_label(moment)}"


def _cover_notes(deck: Deck, embargoed: bool) -> list[Paragraph]:
    """What the speaker has at hand before the talk: who, where and when, and the deck's conditions."""
    said = [Paragraph(runs(deck.title))]
    said += facts(deck)
    if embargoed and deck.embargo is not None and deck.embargo.contact:
        said.append(Paragraph(runs(phrases(deck.language).embargo_contact.format(contact=deck.embargo.contact))))
    return said + notes.ending(deck, "", deck.language)
