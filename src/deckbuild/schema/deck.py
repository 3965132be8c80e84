"""The keys of `deck.yaml`, and how its mapping becomes a deck without its sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from deckbuild.diagnostics import LEVELS, nearest
from deckbuild.model import Deck, Embargo, RuleSource
from deckbuild.moments import MomentError, parse_date, parse_moment, parse_times, parse_zone
from deckbuild.places import digest
from deckbuild.schema.kinds import Audiences, Choice, File, Flag, OneOrMore, Parsed, Text, Words
from deckbuild.schema.people import DisclaimerText, EmbargoText, OneSpeaker, WrittenEmbargo
from deckbuild.schema.reading import Field, Keys, read_fields
from deckbuild.schema.section import DURATION, LANGUAGE, MARKING, OVERFLOW
from deckbuild.yamltext import Mapping, Sequence

if TYPE_CHECKING:
    from deckbuild.model import Theme
    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

LAYOUT_KINDS = (
    "cover", "content", "two-content", "comparison", "visual", "visual-only",
    "statement", "figures", "title-only", "closing", "blank",
)  # fmt: skip
"""The kinds of layout a template is asked for."""


OUTPUT_WORDS = ("{title}", "{date}", "{speaker}", "{embargo}", "{audience}")
"""What `output` may have in it, to be replaced by the deck's own."""


def parse_zone_name(text: str) -> str:
    """The name of a time zone that exists; raises MomentError for another."""
    parse_zone(text)
    return text


def parse_pace(text: str) -> float:
    """Words (or syllables) a minute; raises MomentError for what nobody can speak."""
    number = text.split()[0] if text.split() else ""
    if number.replace(".", "", 1).isdigit() and 20 <= float(number) <= 600:
        return float(number)
    raise MomentError(f"{text!r} is no pace: words a minute, from 20 to 600", "a calm English speaker manages 130")


ROOMS = {"meeting": 4.0, "class": 6.0, "hall": 8.0}
"""Kinds of room, with the distance of the last row in heights of the screen (AVIXA's usual classes)."""


def parse_room(text: str) -> float:
    """How far the last row sits, in heights of the screen; raises MomentError for anything else."""
    if text in ROOMS:
        return ROOMS[text]
    if text.replace(".", "", 1).isdigit() and 1 <= float(text) <= 20:
        return float(text)
    words = ", ".join(ROOMS)
    raise MomentError(f"{text!r} is no room", f"write {words}, or how far the last row sits in heights of the screen")


def parse_output(text: str) -> str:
    """A file name with its words in braces; raises MomentError for a path, or for a word that there is none of."""
    if any(mark in text for mark in "/\\"):
        raise MomentError(
            f"{text!r} is a path, and a file name is expected", "the deck goes to build/, or where -o says"
        )
    if found := [c for c in '<>:"|?*' if c in text]:
        raise MomentError(f"a file name cannot have {found[0]} in it", "Windows and PowerPoint refuse it")
    for word in re.findall(r"\{[^{}]*\}?|\}", text):
        if word not in OUTPUT_WORDS:
            raise MomentError(f"there is no {word}", f"there are: {', '.join(OUTPUT_WORDS)}")
    return text


class SectionList:
    """A list of section files or of inline sections; its nodes are read by whoever loads the deck."""

    def read(self, node: Node, name: str, reading: Reading) -> Sequence | None:
        """The list as written."""
        if isinstance(node, Sequence):
            return node
        reading.wrong_kind(name, "a list of sections, or of their files", node)
        return None

    def json(self) -> dict[str, Any]:
        """A list of paths and sections."""
        return {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/section"}]}}


class Checks(Words):
    """A mapping from the codes of problems to levels."""

    def __init__(self) -> None:
        super().__init__("codes to levels", values=LEVELS)


class OwnRules:
    """Rules of the project's own: a Python file in the project, or the name that an installed package gave its own."""

    def read(self, node: Node, name: str, reading: Reading) -> RuleSource | None:
        """Where the rules are; a file belongs to what the deck is made from."""
        text = Text("a Python file, or the name of installed rules").read(node, name, reading)
        if not text or not text.endswith(".py"):
            return RuleSource(text, reading.span(node)) if text else None
        path = reading.path(text, name, node)
        if not path:
            return None
        with open(path, "rb") as file:
            reading.inputs.files[path] = digest(file.read())
        return RuleSource(path, reading.span(node))

    def json(self) -> dict[str, Any]:
        """A text."""
        return {"type": "string"}


class OneTheme:
    """A theme. Its module is imported when a deck has one, for most have none."""

    def read(self, node: Node, _name: str, reading: Reading) -> Theme | None:
        """The theme."""
        from deckbuild.schema import theme

        return theme.read(node, reading)

    def json(self) -> dict[str, Any]:
        """A mapping."""
        return {"$ref": "#/$defs/theme"}


LAYOUTS = Words("layout kinds to layout names", LAYOUT_KINDS)
PACE = Parsed(parse_pace, "words a minute", "130")

FIELDS = Keys(
    Field("title", Text(), "the talk's title, for the cover and the document", required=True),
    Field("subtitle", Text(), "a second line on the cover"),
    Field("event", Text(), "where the talk is given"),
    Field("panel", Text(), "the panel or session"),
    Field("venue", Text(), "the place"),
    Field("date", Parsed(parse_date, "a date", "2026-11-24"), "the day of the talk"),
    Field("time", Parsed(parse_times, "a time or a range", "14:00-15:15"), "the slot on that day"),
    Field("timezone", Parsed(parse_zone_name, "a time zone", "Asia/Seoul"), "the IANA name of the time zone"),
    Field("speaker", OneOrMore(OneSpeaker()), "a name, or `name`, `role` and `affiliation`, or a list of these"),
    Field("affiliation", Text(), "where the one speaker belongs"),
    Field("disclaimer", DisclaimerText(), "the words every slide and notes page carries"),
    Field("embargo", EmbargoText(), "until when nothing may be published: a moment, `on-delivery`, or a mapping"),
    Field("marking", MARKING, "a handling mark for every slide: a TLP label, or any text in capitals"),
    Field("check_against_delivery", Flag(), "prints those words on the cover and every notes page"),
    Field("language", LANGUAGE, "the deck's language"),
    Field("template", File(), "a template of your own (.pptx, .potx, .potm)"),
    Field("theme", OneTheme(), "colours, fonts and a logo laid over the template"),
    Field("layouts", LAYOUTS, "which of the template's layouts serves which kind of slide"),
    Field("talk", DURATION, "minutes for the talk"),
    Field("pace", PACE, "words (or syllables) spoken a minute; default: by language"),
    Field("overflow", OVERFLOW, "points that do not fit are an `error`, or `continue` on a further slide"),
    Field("cover", Flag(), "a cover slide; default true"),
    Field("closing", Flag(), "a closing slide with the full disclaimer; default false"),
    Field("numbers", Flag(), "slide numbers; default true"),
    Field("show_date", Flag(), "the date in the footer row; default false"),
    Field(
        "output",
        Parsed(parse_output, "a file name", "{date}-{title}"),
        "the deck's file name; may use {title}, {date}, {speaker}, {embargo} and {audience}",
    ),
    Field("sections", SectionList(), "files or inline sections, instead of the folder's order"),
    Field("audiences", Audiences(), "the audiences that there are; sections and points may name no other"),
    Field("people", OneOrMore(OneSpeaker()), "who took part in the event, each as under `speaker`; see `rule`"),
    Field("rule", Choice("chatham-house", "off-the-record"), "the event's rule: nobody of `people` may be named"),
    Field(
        "room",
        Parsed(parse_room, "a room", "class"),
        "how far the last row sits: `meeting`, `class`, `hall`, or a number of screen heights",
    ),
    Field("rules", OneOrMore(OwnRules()), "Python files with rules of your own, or names of installed ones"),
    Field("checks", Checks(), "how much a problem matters, by its code: `off`, `note`, `warning` or `error`"),
)
"""Every key of `deck.yaml`, in the order of the reference."""

_POINTED_AT = frozenset(
    "title subtitle layouts marking talk template sections checks embargo output room people time".split()  # noqa: SIM905
)


def read_deck(node: Node, reading: Reading) -> tuple[Deck | None, Sequence | None]:
    """The deck without its sections, None after a problem with its title, and the list under `sections:`."""
    if not isinstance(node, Mapping):
        reading.wrong_kind("deck.yaml", "a mapping with at least a `title`", node)
        return None, None
    values = read_fields(node, FIELDS, "the deck", reading)
    if "checks" in values and not values.get("rules"):  # whose codes are known when they are run
        _check_codes(node, reading)
    sections = values.pop("sections", None)
    if "title" not in values:
        return None, sections
    _join_speakers(values, node, reading)
    if "time" in values:
        values["start"], values["end"] = values.pop("time")
    if "embargo" in values:
        values["embargo"] = _embargo(values["embargo"], values.get("timezone", ""), reading)
    return Deck(**values, at=reading.mapping_span(node, _POINTED_AT)), sections


def _check_codes(node: Mapping, reading: Reading) -> None:
    """Reports the codes under `checks` that do not exist: a slip in one would leave its problem at its own level."""
    from deckbuild.manual import codes  # a list of files, which few decks need

    written = next(value for key, value in node.pairs if key.value == "checks")
    for key, _ in written.pairs if isinstance(written, Mapping) else ():
        if key.value not in codes():
            hint = nearest(key.value, codes()) or "`deckbuild explain` lists all of them"
            reading.error("unknown-code", f"there is no code `{key.value}`", key, hint)


def _join_speakers(values: dict[str, Any], node: Mapping, reading: Reading) -> None:
    """Moves `speaker` and `affiliation` into `speakers`."""
    speakers = values.pop("speaker", ())
    affiliation = values.pop("affiliation", "")
    if affiliation and len(speakers) == 1:
        speakers = (speakers[0]._replace(affiliation=speakers[0].affiliation or affiliation),)
    elif affiliation:
        key = next(key for key, _ in node.pairs if key.value == "affiliation")
        message = "`affiliation` belongs to one speaker" + (", there are several" if speakers else ", there is none")
        reading.error("affiliation", message, key, "write each as {name: …, affiliation: …} under `speaker`")
    values["speakers"] = speakers


def _embargo(written: WrittenEmbargo, zone: str, reading: Reading) -> Embargo | None:
    at = reading.span(written.node)
    zones = tuple(z for z in written.zones if _is_zone(z, written, reading))
    if written.until == "on-delivery":
        return Embargo(None, zones, written.contact, written.lifted, at)
    try:
        until = parse_moment(written.until, zone)
    except MomentError as problem:
        reading.error("embargo", f"`embargo`: {problem.message}", written.node, problem.hint)
        return None
    return Embargo(until, zones, written.contact, written.lifted, at)


def _is_zone(name: str, written: WrittenEmbargo, reading: Reading) -> bool:
    try:
        parse_zone(name)
    except MomentError as problem:
        reading.error("embargo", f"`embargo`: {problem.message}", written.zones_node, problem.hint)
        return False
    return True
