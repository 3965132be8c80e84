"""A deck as the YAML files of a project: what `readers` would read as the same deck again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.model import Deck, Section, Speaker
from deckbuild.moments import MomentError, parse_duration, parse_moment, parse_zone
from deckbuild.slugs import key_of_file, slug
from deckbuild.yamlscalars import paragraph, prose, remark, scalar
from deckbuild.zones import offset_text, zone_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Sequence

    from deckbuild.model import Disclaimer, Embargo, Point

DECK_FILE = "deck.yaml"
LEAD = -1
"""The place of a lead among a section's points, in `Comments.drafts`."""

_LONGEST_NAME = 48
_MOST_NAME_BYTES = 120


class Comments(NamedTuple):
    """What is told to the person beside the values.

    `deck` has pairs of a deck's key and a line of the document: beside the key, which stands empty if the deck has no
    such value; with an empty key, at the top of the file. `sections` has pairs of a section's number, counted from 0,
    and a line for the top of its file. `drafts` names the points whose `show` nobody has looked at yet, by the
    numbers that lead to them: section, point, point below it (all from 0); `LEAD` is the section's lead.
    """

    deck: tuple[tuple[str, str], ...] = ()
    sections: tuple[tuple[int, str], ...] = ()
    drafts: frozenset[tuple[int, ...]] = frozenset()


NO_COMMENTS = Comments()


def project(deck: Deck, comments: Comments | None = None) -> dict[str, str]:
    """The files of a deck, name to text: `deck.yaml`, then the sections in order."""
    comments = comments or NO_COMMENTS
    return {DECK_FILE: deck_file(deck, comments), **section_files(deck.sections, comments)}


def section_files(
    sections: Sequence[Section], comments: Comments = NO_COMMENTS, after: int = 0, taken: Collection[str] = ()
) -> dict[str, str]:
    """The files of sections, name to text, in order.

    Names come from the key or the title, and are numbered by tens from above `after`; a section without a key gets
    one that is not in `taken` and that no other section has.
    """
    keys = {*taken, *(s.key for s in sections if s.key)}
    first, step = _numbers(len(sections), after)
    files = {}
    for n, each in enumerate(sections):
        name = _file_name(first + n * step, each, keys)
        own = each.key if each.key and each.key != key_of_file(name) else ""
        heads = [line for number, line in comments.sections if number == n]
        drafts = frozenset(path[1:] for path in comments.drafts if path[0] == n)
        files[name] = section(each._replace(key=own), heads, drafts)
    return files


def section(section: Section, heads: Iterable[str] = (), drafts: Collection[tuple[int, ...]] = frozenset()) -> str:
    """The YAML of one section; `heads` are remarks above it, `drafts` as in `Comments` without the section's number."""
    lines = [f"# {remark(head)}" for head in heads]
    lines += paragraph("title:", section.title, 2)
    lines += _text("key:", section.key)
    if section.lead is not None:
        lines += _lead(section.lead, (LEAD,) in drafts)
    if section.points:
        lines.append("points:")
        lines += _points(section.points, 2, (), drafts)
    lines += _unless("marker:", section.marker, "bullet")
    lines += prose("notes:", section.notes, 2) if section.notes else []
    lines += _text("layout:", section.layout)
    lines += _text("source:", section.source)
    lines += [f"time: {duration(section.time)}"] if section.time is not None else []
    lines += _text("language:", section.language)
    lines += _text("marking:", section.marking)
    lines += _text("overflow:", section.overflow)
    lines += _flags(hidden=section.hidden, omit=section.omit)
    lines += _text("group:", section.group)
    return _file(lines)


def deck_file(deck: Deck, comments: Comments = NO_COMMENTS) -> str:
    """The text of `deck.yaml`: everything but the sections, keys in the order of the reference."""
    written = _deck_keys(deck)
    beside: dict[str, list[str]] = {}
    for key, line in comments.deck:
        beside.setdefault(key, []).append(remark(line))
    lines = [f"# {line}" for line in beside.pop("", ())]
    for key, own in written.items():
        remarks = beside.get(key, [])
        if len(remarks) == 1 and len(own) <= 1:
            lines.append(f"{own[0] if own else key + ':'}  # {remarks[0]}")
        else:
            lines += [*(f"# {line}" for line in remarks), *(own or [f"{key}:"] * bool(remarks))]
    return _file(lines)


def duration(minutes: float) -> str:
    """A length of time as a person writes it, which reads back as the same number of minutes."""
    seconds = round(minutes * 60)
    whole = f"{seconds // 60} min"
    forms = [whole, f"{seconds} s"] if seconds < 120 else [whole, f"{whole} {seconds % 60} s", f"{seconds} s"]
    for form in [*forms, f"{minutes!r} min"]:
        try:
            if parse_duration(form) == minutes:
                return form
        except MomentError:
            continue
    return f"{minutes:.6f} min"


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


def _file(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _numbers(count: int, after: int) -> tuple[int, int]:
    """The first number and the step, so that every number has as many digits and there is room between them."""
    if after:
        return after // 10 * 10 + 10, 10
    first = 10
    while first + 10 * (count - 1) >= 10 * first:
        first *= 10
    return first, 10


def _file_name(number: int, section: Section, keys: set[str]) -> str:
    """A section's file name; the key that it gives is new, unless the section has one of its own."""
    base = _shortened(section.key or slug(section.title)) or "section"
    name, n = f"{number}-{base}.yaml", 1
    while not section.key and key_of_file(name) in keys:
        n += 1
        name = f"{number}-{base}-{n}.yaml"
    keys.add(section.key or key_of_file(name))
    return name


def _shortened(name: str) -> str:
    """The first words of a name, as many as a file system takes."""
    while len(name) > _LONGEST_NAME or len(name.encode()) > _MOST_NAME_BYTES:
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
        name: _text(f"{name}:", getattr(deck, name)) for name in ("subtitle", "event", "panel", "venue", "timezone")
    }
    return {
        "title": paragraph("title:", deck.title, 2),
        **{name: texts[name] for name in ("subtitle", "event", "panel", "venue")},
        "date": [f"date: {deck.date.isoformat()}"] if deck.date else [],
        "time": [f"time: {_times(deck)}"] if deck.start else [],
        "timezone": texts["timezone"],
        "speaker": paragraph("speaker:", alone.name, 2) if alone else _speakers(deck.speakers),
        "affiliation": _text("affiliation:", alone.affiliation) if alone else [],
        "disclaimer": _disclaimer(deck.disclaimer) if deck.disclaimer else [],
        "embargo": _embargo(deck.embargo, deck.timezone) if deck.embargo else [],
        "marking": _text("marking:", deck.marking),
        "check_against_delivery": _flags(check_against_delivery=deck.check_against_delivery),
        "language": _unless("language:", deck.language, "en"),
        "template": [f"template: {scalar(deck.template)}"] if deck.template else [],
        "layouts": _words("layouts", deck.layouts),
        "talk": [f"talk: {duration(deck.talk)}"] if deck.talk is not None else [],
        "pace": [f"pace: {deck.pace!r}".removesuffix(".0")] if deck.pace is not None else [],
        "overflow": _unless("overflow:", deck.overflow, "error"),
        "cover": [] if deck.cover else ["cover: false"],
        "closing": _flags(closing=deck.closing),
        "numbers": [] if deck.numbers else ["numbers: false"],
        "show_date": _flags(show_date=deck.show_date),
        "output": _text("output:", deck.output),
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
        lines += _text(f"{others}{name}:", getattr(speaker, name), len(others) + 2)
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
    lines += _text("  contact:", embargo.contact, 4)
    return [*lines, "  lifted: true"] if embargo.lifted else lines


def _words(key: str, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{key}:", *(f"  {scalar(name)}: {scalar(value)}" for name, value in pairs)] if pairs else []


# Sections


def _lead(lead: Point, is_draft: bool) -> list[str]:
    if lead.show and not lead.say and not is_draft:
        return paragraph("lead:", lead.show, 2)
    return ["lead:", *_spoken(lead, "  ", "  ", is_draft)]


def _points(
    points: tuple[Point, ...], indent: int, above: tuple[int, ...], drafts: Collection[tuple[int, ...]]
) -> list[str]:
    lines: list[str] = []
    dash, inside = " " * indent + "-", " " * (indent + 2)
    for n, point in enumerate(points):
        path = (*above, n)
        if point.show and not point.say and not point.points and path not in drafts:
            lines += paragraph(dash, point.show, indent + 2)
            continue
        lines += _spoken(point, f"{dash} ", inside, path in drafts)
        if point.points:
            lines.append(f"{inside}points:")
            lines += _points(point.points, indent + 4, path, drafts)
    return lines


def _spoken(point: Point, first: str, others: str, is_draft: bool) -> list[str]:
    """`show` and `say`; a point without words still has its `show`, for a mapping needs one of the two."""
    lines = []
    if point.show or not point.say:
        lines = paragraph(f"{first}show:", point.show, len(others) + 2, "  # draft" if is_draft else "")
        first = others
    return lines + (paragraph(f"{first}say:", point.say, len(others) + 2) if point.say else [])


# Values


def _text(head: str, text: str, inside: int = 2) -> list[str]:
    return paragraph(head, text, inside) if text else []


def _unless(head: str, text: str, default: str) -> list[str]:
    return [] if text == default else paragraph(head, text, 2)


def _flags(**flags: bool) -> list[str]:
    return [f"{name}: true" for name, value in flags.items() if value]
