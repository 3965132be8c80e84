"""The keys of a section, and how a mapping becomes one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.markings import TLP_COLORS
from deckbuild.model import Section
from deckbuild.moments import MomentError, parse_duration
from deckbuild.phrases import is_language_tag
from deckbuild.schema.kinds import Audiences, Choice, Flag, Parsed, Prose, Text
from deckbuild.schema.points import Lead, Points
from deckbuild.schema.reading import Field, Keys, is_empty, read_fields
from deckbuild.yamltext import Mapping, Scalar

if TYPE_CHECKING:
    from typing import Any

    from deckbuild.model import Block
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


class Visual:
    """A visual block. Its module is imported when a deck has one, for most sections have none."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, node: Node, name: str, reading: Reading) -> Block | None:
        """The block, a value of `model.visuals`."""
        from importlib import import_module

        block: Block | None = import_module(f"deckbuild.schema.visuals.{self.name}").read(node, name, reading)
        return block

    def json(self) -> dict[str, Any]:
        """What the block's own module says."""
        return {"$ref": f"#/$defs/{self.name}"}


BLOCKS = {
    "chart": "a chart of numbers in the YAML or in a data file",
    "table": "a table of cells in the YAML or in a data file",
    "picture": "a picture with what it shows in words",
    "timeline": "what happened when, on one axis",
    "quote": "somebody's words",
    "figures": "one to four numbers large enough to remember",
    "columns": "two or three columns of points; with headings they compare",
}
"""The visual blocks, of which a section has one at most."""

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
    *(Field(name, Visual(name), about) for name, about in BLOCKS.items()),
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
    Field(
        "audience", Audiences(), "whom the section is for, such as `press`; `make --audience` leaves out what is not"
    ),
    Field("frozen", Flag(), "once built, the slide is edited in PowerPoint only: the YAML no longer changes it"),
)
"""Every key a section may have, in the order of the reference."""

_POINTED_AT = frozenset("title layout source notes time marking language group hidden".split())  # noqa: SIM905


def read_section(node: Node, key: str, reading: Reading) -> Section | None:
    """A section from its mapping; `key` is its identity if it names none. None after a problem with its title."""
    if not isinstance(node, Mapping):
        reading.wrong_kind("section", "a mapping with at least a `title`", node)
        return None
    blocks = [name for name, _ in node.pairs if name.value in BLOCKS]
    if blocks:
        node, reading = _of_blocks(node, blocks, reading)
    values = read_fields(node, FIELDS, "a section", reading)
    if "title" not in values:
        return None
    for block in blocks:
        if block.value in values:
            values["visual"] = values.pop(block.value)
    values.setdefault("key", key)
    return Section(**values, at=reading.mapping_span(node, _POINTED_AT))


def _of_blocks(node: Mapping, blocks: list[Scalar], reading: Reading) -> tuple[Mapping, Reading]:
    """The section without blocks after the first, which are reported, and the reading in the section's language."""
    written = {name.value: value for name, value in node.pairs}
    blocks[:] = [name for name in blocks if not is_empty(written[name.value])]
    for second in blocks[1:]:
        first = blocks[0]
        reading.problems.error(
            "two-blocks",
            f"a section has one visual block, and after `{first.value}` there is `{second.value}`",
            reading.span(second),
            "put one of them into a section of its own",
            second=reading.span(first),
            second_note="the first is here",
        )
    extra = {name.value for name in blocks[1:]}
    kept = node._replace(pairs=[pair for pair in node.pairs if pair[0].value not in extra])
    language = written.get("language")
    if isinstance(language, Scalar) and is_language_tag(language.value):
        reading = reading._replace(language=language.value)
    return kept, reading
