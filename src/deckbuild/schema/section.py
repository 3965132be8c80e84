"""The keys of a section, and how a mapping becomes one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.markings import TLP_COLORS
from deckbuild.model import Section
from deckbuild.moments import MomentError, parse_duration
from deckbuild.phrases import is_language_tag
from deckbuild.schema.kinds import Choice, Flag, Parsed, Prose, Text
from deckbuild.schema.points import Lead, Points
from deckbuild.schema.reading import Field, Keys, read_fields
from deckbuild.yamltext import Mapping

if TYPE_CHECKING:
    from typing import Any

    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

OVERFLOW = Choice("error", "continue")
_KEY = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def parse_language(text: str) -> str:
    """A BCP 47 language tag; raises MomentError for anything else."""
    if is_language_tag(text):
        return text
    raise MomentError(f"{text!r} is no language tag", "language tags look like en, ru, ko or pt-BR")


def parse_marking(text: str) -> str:
    """A handling mark: a TLP label, or another text in capitals; raises MomentError for anything else.

    The Traffic Light Protocol is a closed list: a label that is nearly right is no label.
    """
    mark = " ".join(text.split())
    if re.match(r"TLP\b", mark, re.IGNORECASE) and mark not in TLP_COLORS:
        raise MomentError(f"{text!r} is no label of TLP 2.0", f"the labels are {', '.join(TLP_COLORS)}")
    if mark and mark == mark.upper():
        return mark
    raise MomentError(f"a handling mark is written in capitals, found {text!r}", f"write {mark.upper()}")


def parse_key(text: str) -> str:
    """A section's identity: words of letters and digits joined by hyphens; raises MomentError otherwise."""
    if _KEY.fullmatch(text):
        return text
    raise MomentError(
        f"{text!r} is no key", "a key is made of letters, digits and single hyphens, such as foreign-policy"
    )


LANGUAGE = Parsed(parse_language, "a language tag", "en")
MARKING = Parsed(parse_marking, "a handling mark in capitals", "TLP:AMBER")
DURATION = Parsed(parse_duration, "a duration", "2 min")


class Reserved:
    """A key whose meaning is settled but which this version does not carry out: it says so instead of ignoring it."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead

    def read(self, node: Node, name: str, reading: Reading) -> None:
        """Reports the key; there is no value."""
        reading.error(
            "reserved-key",
            f"`{name}` is reserved for {self.what}, which this version does not make",
            node,
            self.instead,
        )

    def json(self) -> dict[str, Any]:
        """Nothing is valid here."""
        return {"not": {}}


BLOCKS = ("chart", "table", "picture", "timeline", "quote", "figures", "columns")

FIELDS = Keys(
    Field("title", Text(), "the slide's title", required=True),
    Field(
        "key",
        Parsed(parse_key, "a key", "foreign-policy"),
        "the section's lasting identity; default: the file name without number and suffix",
    ),
    Field("lead", Lead(), "a paragraph before the points: a text, or `show` and `say`"),
    Field("points", Points(), "the talking points: texts, or mappings of `show`, `say` and `points`"),
    Field("marker", Choice("bullet", "number", "dash", "none"), "what stands before the points"),
    Field("notes", Prose(), "further speaker notes after the points: Markdown paragraphs and lists"),
    Field("layout", Text(), "a layout kind, or the name of one of the template's layouts"),
    *(
        Field(
            name,
            Reserved("a visual block", "put what it says into `points`"),
            "reserved for a visual block",
        )
        for name in BLOCKS
    ),
    Field("source", Text(), "where the content comes from; stands under it"),
    Field("time", DURATION, "the time allotted, such as `2 min` or `90 s`"),
    Field("language", LANGUAGE, "the section's language, if it is not the deck's"),
    Field("marking", MARKING, "the section's handling mark, if it is not the deck's"),
    Field(
        "overflow",
        OVERFLOW,
        "what happens to points that do not fit: `error`, or `continue` on a further slide",
    ),
    Field("hidden", Flag(), "in the deck, but not shown when presenting"),
    Field("omit", Flag(), "left out of the deck; the text stays in the YAML"),
    Field("group", Text(), "the PowerPoint section that the slide belongs to"),
)
"""Every key a section may have, in the order of the reference."""

_POINTED_AT = frozenset(("title", "layout", "source"))


def read_section(node: Node, key: str, reading: Reading) -> Section | None:
    """A section from its mapping; `key` is its identity if it names none. None after a problem with its title."""
    if not isinstance(node, Mapping):
        reading.wrong_kind("section", "a mapping with at least a `title`", node)
        return None
    values = read_fields(node, FIELDS, "a section", reading)
    if "title" not in values:
        return None
    values.setdefault("key", key)
    return Section(**values, at=reading.mapping_span(node, _POINTED_AT))
