"""A deck as the YAML files of a project: what `readers` would read as the same deck again."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from deckbuild.emitpoints import Remarks, audience_of, behind, points_of, remarks_at, spoken, text_of
from deckbuild.emitvisuals import visual_of
from deckbuild.importing.comments import NONE
from deckbuild.model import Deck, Section, Speaker
from deckbuild.moments import MomentError, parse_duration, parse_moment, parse_zone
from deckbuild.slugs import key_of_file, slug
from deckbuild.yamlscalars import paragraph, prose, scalar
from deckbuild.zones import offset_text, zone_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from deckbuild.importing.comments import Comments
    from deckbuild.model import Disclaimer, Embargo, Point, Theme

DECK_FILE = "deck.yaml"
_LONGEST_NAME = 48
_MOST_NAME_BYTES = 120
_MORE_OF_A_KEY = 8  # the number that makes a key different from an equal one is not cut off


def project(deck: Deck, comments: Comments | None = None) -> dict[str, str]:
    """The files of a deck, name to text: `deck.yaml`, then the sections in order."""
    comments = comments or NONE
    return {DECK_FILE: deck_file(deck, comments.deck), **section_files(deck.sections, comments.sections)}


def section_files(
    sections: Sequence[Section], comments: Sequence[Remarks] = (), after: int = 0, taken: Collection[str] = ()
) -> dict[str, str]:
    """The files of sections, name to text, in order.

    Names come from the key or the title, and are numbered by tens from above `after`; a section without a key gets
    one that is not in `taken` and that no other section has.
    """
    keys = {*taken, *(s.key for s in sections if s.key)}
    first = _first_number(len(sections), after)
    files = {}
    for n, each in enumerate(sections):
        name = _file_name(first + 10 * n, each, keys)
        own = each.key if each.key and each.key != key_of_file(name) else ""
        files[name] = section(each._replace(key=own), comments[n] if n < len(comments) else {})
    return files


def section(section: Section, comments: Remarks = MappingProxyType({})) -> str:
    """The YAML of one section, with the comments by path that `importing.comments` describes."""
    lead, points = section.lead, section.points
    keys = {
        "title": paragraph("title:", section.title, 2),
        "key": text_of("key:", section.key),
        "lead": _lead(lead, comments) if lead is not None else [],
        "points": ["points:", *points_of(points, 2, "points", comments)] if points else [],
        "marker": _unless("marker:", section.marker, "bullet"),
        "notes": prose("notes:", section.notes, 2) if section.notes else [],
        "layout": text_of("layout:", section.layout),
        **(visual_of(section.visual) if section.visual is not None else {}),
        "source": text_of("source:", section.source),
        "time": [f"time: {duration(section.time)}"] if section.time is not None else [],
        "language": text_of("language:", section.language),
        "marking": text_of("marking:", section.marking),
        "overflow": text_of("overflow:", section.overflow),
        "hidden": _flags(hidden=section.hidden),
        "omit": _flags(omit=section.omit),
        "group": text_of("group:", section.group),
        "audience": audience_of(section.audience),
        "frozen": _flags(frozen=section.frozen),
    }
    return _file(keys, comments)


def deck_file(deck: Deck, comments: Remarks = MappingProxyType({})) -> str:
    """The text of `deck.yaml`: everything but the sections, keys in the order of the reference."""
    return _file(_deck_keys(deck), comments)


def duration(minutes: float) -> str:
    """A length of time as a person writes it, which reads back as the same number of minutes."""
    seconds = round(minutes * 60)
    whole = f"{seconds // 60} min"
    forms = [f"{seconds} s", f"{whole} {seconds % 60} s", f"{max(minutes, 1e-6):.6f}".rstrip("0").rstrip(".") + " min"]
    forms = forms[1:2] + forms[:1] + forms[2:] if seconds >= 120 else forms
    if seconds >= 60 and seconds % 60 == 0:
        forms.insert(0, whole)
    return min(forms if seconds else forms[-1:], key=lambda form: abs(parse_duration(form) - minutes))


def moment(until: dt.datetime, timezone: str) -> str:
    """An embargo's moment as it is written in a deck of that time zone."""
    wall = f"{until:%Y-%m-%d %H:%M}"
    assert until.tzinfo is not None
    place = zone_name(until.tzinfo)
    offset = "UTC" if place == "UTC" else offset_text(until)
    own = "" if getattr(until.tzinfo, "key", None) is None else place
    forms = [wall] if timezone and _same_zone(timezone, until) else []
    for form in [*forms, f"{wall} {own or offset}", f"{wall} {offset} {own}"]:
        try:
            read = parse_moment(form, timezone)
        except MomentError:
            continue
        if read.utcoffset() == until.utcoffset() and zone_name(read.tzinfo or until.tzinfo) == place:
            return form
    return f"{wall} {offset}"


def _same_zone(name: str, until: dt.datetime) -> bool:
    return until.tzinfo is not None and zone_name(parse_zone(name)) == zone_name(until.tzinfo)


# Files


def _file(keys: dict[str, list[str]], comments: Remarks) -> str:
    """The text of a file from the lines of its keys; comments on a key stand above it, also where it is empty."""
    lines = remarks_at(comments, "", "")
    for key, written in keys.items():
        above = remarks_at(comments, key, "")
        lines += above + (written or [f"{key}:"] * bool(above))
    return "\n".join(lines) + "\n"


def _first_number(count: int, after: int) -> int:
    """The number of the first of so many files by tens: all of them have as many digits."""
    if after:
        return after // 10 * 10 + 10
    first = 10
    while first + 10 * (count - 1) >= 10 * first:
        first *= 10
    return first


def _file_name(number: int, section: Section, keys: set[str]) -> str:
    """A section's file name; the key that it gives is new, unless the section has one of its own."""
    base = _shortened(section.key or slug(section.title), _MORE_OF_A_KEY if section.key else 0) or "section"
    name, n = f"{number}-{base}.yaml", 1
    while not section.key and key_of_file(name) in keys:
        n += 1
        name = f"{number}-{base}-{n}.yaml"
    keys.add(section.key or key_of_file(name))
    return name


def _shortened(name: str, more: int) -> str:
    """The first words of a name, as many as a file system takes, with so many characters more than the least."""
    while len(name) > _LONGEST_NAME + more or len(name.encode()) > _MOST_NAME_BYTES + more:
        words, _, last = name.rpartition("-")
        name = words if words else last[:-1]
    return name.strip("-")


# The deck


def _deck_keys(deck: Deck) -> dict[str, list[str]]:
    """The lines of every key of a deck in the order of the reference; none where the default serves."""
    alone = (
        deck.speakers[0] if len(deck.speakers) == 1 and not deck.speakers[0].role and deck.speakers[0].name else None
    )
    texts = {
        name: text_of(f"{name}:", getattr(deck, name)) for name in ("subtitle", "event", "panel", "venue", "timezone")
    }
    return {
        "title": paragraph("title:", deck.title, 2),
        **{name: texts[name] for name in ("subtitle", "event", "panel", "venue")},
        "date": [f"date: {deck.date.isoformat()}"] if deck.date else [],
        "time": [f"time: {_times(deck)}"] if deck.start else [],
        "timezone": texts["timezone"],
        "speaker": paragraph("speaker:", alone.name, 2) if alone else _speakers(deck.speakers),
        "affiliation": text_of("affiliation:", alone.affiliation) if alone else [],
        "disclaimer": _disclaimer(deck.disclaimer) if deck.disclaimer else [],
        "embargo": _embargo(deck.embargo, deck.timezone) if deck.embargo else [],
        "marking": text_of("marking:", deck.marking),
        "check_against_delivery": _flags(check_against_delivery=deck.check_against_delivery),
        "language": _unless("language:", deck.language, "en"),
        "template": [f"template: {scalar(deck.template)}"] if deck.template else [],
        "theme": _theme(deck.theme) if deck.theme is not None else [],
        "layouts": _words("layouts", deck.layouts),
        "talk": [f"talk: {duration(deck.talk)}"] if deck.talk is not None else [],
        "pace": [f"pace: {deck.pace!r}".removesuffix(".0")] if deck.pace is not None else [],
        "overflow": _unless("overflow:", deck.overflow, "error"),
        "cover": [] if deck.cover else ["cover: false"],
        "closing": _flags(closing=deck.closing),
        "numbers": [] if deck.numbers else ["numbers: false"],
        "show_date": _flags(show_date=deck.show_date),
        "output": text_of("output:", deck.output),
        "checks": _words("checks", deck.checks),
    }


def _times(deck: Deck) -> str:
    assert deck.start is not None
    return f"{deck.start:%H:%M}-{deck.end:%H:%M}" if deck.end else f"{deck.start:%H:%M}"


def _speakers(speakers: tuple[Speaker, ...]) -> list[str]:
    if len(speakers) == 1:
        return ["speaker:", *_speaker(speakers[0], "  ", "  ")]
    lines = ["speaker:"] if speakers else []
    for speaker in speakers:
        if speaker.name and speaker == Speaker(speaker.name):
            lines += paragraph("  -", speaker.name, 4)
        else:
            lines += _speaker(speaker, "  - ", "    ")
    return lines


def _speaker(speaker: Speaker, first: str, others: str) -> list[str]:
    lines = paragraph(f"{first}name:", speaker.name, len(others) + 2)
    for name in ("role", "affiliation"):
        lines += text_of(f"{others}{name}:", getattr(speaker, name), len(others) + 2)
    return lines


def _disclaimer(disclaimer: Disclaimer) -> list[str]:
    if disclaimer.on_slides and disclaimer.on_notes:
        return paragraph("disclaimer:", disclaimer.text, 2)
    on = "slides" if disclaimer.on_slides else "notes" if disclaimer.on_notes else "[]"
    return ["disclaimer:", *paragraph("  text:", disclaimer.text, 4), f"  on: {on}"]


def _embargo(embargo: Embargo, timezone: str) -> list[str]:
    until = "on-delivery" if embargo.until is None else moment(embargo.until, timezone)
    if not (embargo.zones or embargo.contact or embargo.lifted):
        return [f"embargo: {until}"]
    lines = ["embargo:", f"  until: {until}"]
    lines += ["  zones:", *(f"    - {scalar(zone)}" for zone in embargo.zones)] if embargo.zones else []
    lines += text_of("  contact:", embargo.contact, 4)
    return [*lines, "  lifted: true"] if embargo.lifted else lines


def _theme(theme: Theme) -> list[str]:
    lines = ["theme:"]
    if theme.colors:
        lines += ["  colors:", *(f"    {slot}: {scalar('#' + rgb)}" for slot, rgb in theme.colors)]
    fonts = [(key, font) for key, font in (("heading", theme.heading), ("body", theme.body)) if font]
    lines += ["  fonts:", *(f"    {key}: {scalar(font)}" for key, font in fonts)] if fonts else []
    if theme.logo is not None and not (theme.logo.alt or theme.logo.corner):
        lines.append(f"  logo: {scalar(theme.logo.file)}")
    elif theme.logo is not None:
        lines += ["  logo:", f"    file: {scalar(theme.logo.file)}", *text_of("    alt:", theme.logo.alt, 6)]
        lines += text_of("    corner:", theme.logo.corner, 6)
    return lines


def _words(key: str, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{key}:", *(f"  {scalar(name)}: {scalar(value)}" for name, value in pairs)] if pairs else []


# Sections


def _lead(lead: Point, comments: Remarks) -> list[str]:
    if lead.show and not lead.say and "lead/show" not in comments:
        return paragraph("lead:", lead.show, 2)
    return ["lead:", *spoken(lead, "  ", "  ", behind(comments, "lead/show"))]


# Values


def _unless(head: str, text: str, default: str) -> list[str]:
    return [] if text == default else paragraph(head, text, 2)


def _flags(**flags: bool) -> list[str]:
    return [f"{name}: true" for name, value in flags.items() if value]
