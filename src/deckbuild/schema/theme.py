"""`theme`: colours, fonts and a logo laid over the template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from deckbuild.diagnostics import nearest
from deckbuild.model import Logo, Theme
from deckbuild.moments import MomentError
from deckbuild.pictures import PictureError, probe
from deckbuild.places import shown
from deckbuild.schema.kinds import Choice, File, Parsed, Text
from deckbuild.schema.reading import Field, Keys, MappingSpan, is_empty, object_schema, read_fields
from deckbuild.yamltext import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.schema.reading import Reading
    from deckbuild.yamltext import Node

SLOTS = {
    "dk1": "text",
    "lt1": "background",
    "dk2": "second text colour, which many templates give to titles",
    "lt2": "second background",
    **{
        f"accent{n}": f"accent {n}, the colour of a chart's {'first' if n == 1 else 'further'} series"
        for n in range(1, 7)
    },
    "hlink": "links",
    "folHlink": "links that were followed",
}
"""The colours of a theme, as PowerPoint's files call them, and what they are for."""

CORNERS = ("top-right", "top-left", "bottom-right", "bottom-left")

_MEANT = {
    "text": "dk1", "tx1": "dk1", "foreground": "dk1", "dark": "dk1", "background": "lt1", "bg1": "lt1", "light": "lt1",
    "tx2": "dk2", "bg2": "lt2", "title": "dk2", "accent": "accent1", "primary": "accent1", "secondary": "accent2",
    "link": "hlink", "links": "hlink", "hyperlink": "hlink", "visited": "folHlink", "followed": "folHlink",
}  # fmt: skip
"""Other names that people know these colours by."""

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LONGEST_FONT = 64
_COMMENT = re.compile(r"\s*:[ \t]+(#[0-9a-fA-F]{3,6})\b")


def parse_color(text: str) -> str:
    """RRGGBB of a colour written as `#0B5394`, `0B5394` or `#05A`; raises MomentError for anything else."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        raise MomentError(f"{text!r} is no colour", 'write red, green and blue in hexadecimal: "#0B5394"')
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return digits.upper()


def parse_font(text: str) -> str:
    """The name of one font; raises MomentError for a list of them, or what no font is called."""
    name = " ".join(text.split())
    if "," in name or ";" in name:
        raise MomentError(f"{text!r} is a list, and one font is expected", f"write {re.split('[,;]', name)[0].strip()}")
    if (
        not name
        or name.startswith("+")
        or len(name) > _LONGEST_FONT
        or not name.isprintable()
        or set(name) & set('<>"')
    ):
        raise MomentError(f"{text!r} is no name of a font", "write it as PowerPoint's list of fonts does")
    return name


class Colors:
    """A mapping from the slots of a theme to colours."""

    def read(self, node: Node, name: str, reading: Reading) -> tuple[tuple[str, str], ...] | None:
        """Pairs of slot and RRGGBB, in the order written, without those that had a problem."""
        if not isinstance(node, Mapping):
            reading.wrong_kind(name, f"a mapping from {', '.join(SLOTS)} to colours", node)
            return None
        return tuple(self._pairs(node, name, reading))

    def _pairs(self, node: Mapping, name: str, reading: Reading) -> Iterator[tuple[str, str]]:
        color = Parsed(parse_color, "a colour", '"#0B5394"')
        for key, value in node.pairs:
            if key.value not in SLOTS:
                meant = _MEANT.get(key.value.lower())
                hint = f"did you mean {meant}?" if meant else nearest(key.value, SLOTS)
                reading.error(
                    "unknown-key", f"`{name}` has no `{key.value}`", key, hint or f"there are: {', '.join(SLOTS)}"
                )
            elif is_empty(value):
                behind = _COMMENT.match(reading.source.text, key.end)
                written = f'write {key.value}: "{behind[1]}"' if behind else 'write it like "#0B5394"'
                hint = f"{written}, in quotes: in YAML a # after a space begins a comment"
                reading.error("missing-value", f"`{name}.{key.value}` has no colour", key, hint)
            elif (found := color.read(value, f"{name}.{key.value}", reading)) is not None:
                yield key.value, found

    def json(self) -> dict[str, Any]:
        """A mapping of colours."""
        color = {"type": ["string", "number"], "pattern": r"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}
        properties = {slot: {**color, "description": about} for slot, about in SLOTS.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}


FONT = Parsed(parse_font, "the name of a font", "Calibri")
FONTS = Keys(
    Field("heading", FONT, "the font of titles and headings"),
    Field("body", FONT, "the font of everything else"),
)
LOGO = Keys(
    Field("file", File(), "the picture: PNG, JPEG, SVG, or another kind of still picture", required=True),
    Field("alt", Text(), "what it is, for those who do not see it; without it, it is decorative"),
    Field("corner", Choice(*CORNERS), "where it stands if there is room; default: the first corner that is free"),
)


class Fonts:
    """The fonts of headings and of text."""

    def read(self, node: Node, name: str, reading: Reading) -> dict[str, str] | None:
        """The fonts by `heading` and `body`."""
        if not isinstance(node, Mapping):
            reading.wrong_kind(
                name, "a mapping with `heading` and `body`", node, f"write {name}: {{heading: …, body: …}}"
            )
            return None
        return read_fields(node, FONTS, "`fonts`", reading)

    def json(self) -> dict[str, Any]:
        """A mapping with these keys."""
        return object_schema(FONTS)


class LogoPicture:
    """A logo: its file, or a mapping."""

    def read(self, node: Node, name: str, reading: Reading) -> Logo | None:
        """The logo, looked into; it becomes an input of the deck."""
        values: dict[str, Any] = {}
        at: Node = node
        if isinstance(node, Scalar):
            path = File().read(node, name, reading)
        elif isinstance(node, Mapping):
            values = read_fields(node, LOGO, "a logo", reading)
            path = values.pop("file", "")
            at = next((value for key, value in node.pairs if key.value == "file"), node)
        else:
            reading.wrong_kind(name, "a path, or a mapping with `file` and `alt`", node, "a deck has one logo")
            return None
        return self._probed(path, values, at, reading) if path else None

    def _probed(self, path: str, values: dict[str, Any], at: Node, reading: Reading) -> Logo | None:
        try:
            found = probe(path)
        except PictureError as problem:
            reading.inputs.files[path] = ""
            reading.error("picture", f"{shown(path)}: {problem.message}", at, problem.hint)
            return None
        reading.inputs.files[path] = found.digest
        return Logo(path, found.digest, found.width, found.height, found.form, **values)

    def json(self) -> dict[str, Any]:
        """A path or a mapping."""
        return {"anyOf": [{"type": "string"}, object_schema(LOGO)]}


KEYS = Keys(
    Field("colors", Colors(), f"the theme's colours: {', '.join(f'`{slot}`' for slot in SLOTS)}"),
    Field("fonts", Fonts(), "the theme's fonts: `heading` and `body`"),
    Field("logo", LogoPicture(), "a picture for a free corner of every layout"),
)
"""The keys of a theme, in the order of the reference."""


def json() -> dict[str, Any]:
    """The JSON Schema of a theme."""
    return object_schema(KEYS)


def read(node: Node, reading: Reading) -> Theme | None:
    """The theme; None for one that changes nothing, or after a problem with all of it."""
    if not isinstance(node, Mapping):
        reading.wrong_kind("theme", "a mapping with `colors`, `fonts` and `logo`", node)
        return None
    values = read_fields(node, KEYS, "a theme", reading)
    values |= values.pop("fonts", None) or {}
    theme = Theme(**values)
    if theme == Theme():
        return None
    first = node.pairs[0][0]
    return theme._replace(at=MappingSpan(reading.source, first.start, first.end, tuple(_places(node)), node.end))


def _places(node: Mapping) -> Iterator[tuple[str, int, int]]:
    """Where each colour, each font and the logo stand."""
    for key, value in node.pairs:
        if key.value == "logo":
            file = (
                next((v for k, v in value.pairs if k.value == "file"), value) if isinstance(value, Mapping) else value
            )
            yield "logo", file.start, file.end
        elif isinstance(value, Mapping):
            yield from ((inner.value, one.start, one.end) for inner, one in value.pairs)
