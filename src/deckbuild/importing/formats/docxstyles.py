"""What a Word document says of itself beside its text: styles with what they inherit, and automatic numbering."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.importing.formats.counting import counted
from deckbuild.importing.formats.parts import attribute, child, is_on, local

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST = 30
"""Styles that one may be based on, one on the other."""

SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "□", 0xF06F: "□", 0xF071: "□", 0xF076: "❖", 0xF0D8: "➢", 0xF0E0: "→",
    0xF0E8: "➔", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0FB: "✗", 0xF02D: "–", 0xF0BE: "–", 0xF06C: "●", 0xF06E: "■",
}  # fmt: skip
"""The signs that bullets in the fonts Symbol and Wingdings show."""


class Look(NamedTuple):
    """What a paragraph or run looks like; None is what nothing is said of."""

    name: str = ""
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    indent: float | None = None
    hanging: float | None = None
    centred: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None


def over(look: Look, base: Look) -> Look:
    """A look where nothing is said of it as that of its base."""
    return Look._make([own if own is not None else below for own, below in zip(look, base, strict=True)])


def look_of(paragraph: etree._Element | None, run: etree._Element | None) -> Look:
    """What the properties of a paragraph (`w:pPr`) and of a run (`w:rPr`) say."""
    look = Look()
    for element in paragraph if paragraph is not None else ():
        name = local(element)
        if name == "outlineLvl" and attribute(element, "val").isdigit():
            look = look._replace(outline=int(attribute(element, "val")))
        elif name == "numPr":
            depth = attribute(child(element, "ilvl"), "val")
            number = attribute(child(element, "numId"), "val")
            look = look._replace(number=number or look.number, depth=int(depth) if depth.isdigit() else look.depth)
        elif name == "ind":
            indent, hanging = _indent(element)
            look = look._replace(indent=indent, hanging=hanging)
        elif name == "jc":
            look = look._replace(centred=attribute(element, "val") == "center")
    for element in run if run is not None else ():
        name = local(element)
        if name == "b":
            look = look._replace(bold=is_on(element))
        elif name == "i":
            look = look._replace(italic=is_on(element))
        elif name == "u":
            look = look._replace(underlined=attribute(element, "val", "single") != "none")
        elif name == "vanish":
            look = look._replace(hidden=is_on(element))
    return look


def _indent(element: etree._Element) -> tuple[float | None, float | None]:
    """The indentation of text in columns, a column being a twelfth of an inch; and how far its first line hangs out."""
    left = attribute(element, "left") or attribute(element, "start")
    hanging, first = attribute(element, "hanging"), attribute(element, "firstLine")
    out = int(hanging) / 120 if _is_number(hanging) else -int(first) / 120 if _is_number(first) else None
    return (int(left) / 120 if _is_number(left) else None), out


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]{1,6}", text))


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.resolved: dict[str, Look] = {}
        self.default, self.language = "", ""
        for element in root if root is not None else ():
            if local(element) == "style":
                self.elements[attribute(element, "styleId")] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                    self.default = attribute(element, "styleId")
            elif local(element) == "docDefaults":
                self.language = attribute(child(element, "rPrDefault", "rPr", "lang"), "val")

    def look(self, style: str) -> Look:
        """The look of a style; of an unknown one, nothing is said."""
        if style not in self.resolved:
            chain: list[etree._Element] = []
            name = style
            while name in self.elements and len(chain) < _DEEPEST:
                element = self.elements[name]
                chain.append(element)
                name = attribute(child(element, "basedOn"), "val")
            look = Look()
            for element in reversed(chain):
                look = over(look_of(child(element, "pPr"), child(element, "rPr")), look)
            title = attribute(child(chain[0], "name"), "val") if chain else ""
            self.resolved[style] = look._replace(name=title)
        return self.resolved[style]


class _Level(NamedTuple):
    """A level of a list: its number format, the text around the number, where it starts, and its indentation."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    indent: float = 0.0
    restart: int | None = None


class Numbering:
    """Automatic numbering: the lists of a document, and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self.styles = styles
        self.abstract: dict[str, etree._Element] = {}
        self.style_of: dict[str, str] = {}
        self.lists: dict[str, etree._Element] = {}
        self.levels: dict[tuple[str, int], _Level] = {}
        self.counts: dict[str, list[int]] = {}
        self.started: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self.abstract[attribute(element, "abstractNumId")] = element
                if link := attribute(child(element, "styleLink"), "val"):
                    self.style_of[link] = attribute(element, "abstractNumId")
            elif local(element) == "num":
                self.lists[attribute(element, "numId")] = element

    def marker(self, number: str, depth: int) -> tuple[str, float] | None:
        """The marker of the next paragraph in a list at a depth, and its indentation; None if it has no list."""
        if number not in self.lists or number == "0":
            return None
        depth = min(depth, 8)
        level = self._level(number, depth)
        if level.format == "bullet":
            return _sign(level.text), level.indent
        counts = self.counts.setdefault(self._family(number), [0] * 9)
        if (number, depth) not in self.started:
            self.started.add((number, depth))
            if self._overrides(number, depth):
                counts[depth] = 0
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        for below in range(depth + 1, 9):
            if self._level(number, below).restart != 0:
                counts[below] = 0
        if level.format == "none":
            return level.text if "%" not in level.text else "", level.indent
        return self._text(number, level, counts), level.indent

    def _text(self, number: str, level: _Level, counts: list[int]) -> str:
        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self._level(number, at)
            return counted(counts[at] or other.start, other.format)

        return re.sub(r"%([1-9])", one, level.text).strip()

    def _family(self, number: str) -> str:
        """The lists that count on together share what they are derived from."""
        return attribute(child(self.lists[number], "abstractNumId"), "val")

    def _overrides(self, number: str, depth: int) -> bool:
        return any(
            local(e) == "lvlOverride" and attribute(e, "ilvl") == str(depth) and child(e, "startOverride") is not None
            for e in self.lists[number]
        )

    def _level(self, number: str, depth: int) -> _Level:
        if (number, depth) not in self.levels:
            self.levels[number, depth] = self._read(number, depth)
        return self.levels[number, depth]

    def _read(self, number: str, depth: int) -> _Level:
        level = _level_in(self._abstract(self._family(number)), depth)
        for element in self.lists[number]:
            if local(element) == "lvlOverride" and attribute(element, "ilvl") == str(depth):
                if (own := _level_in(element, depth)) is not None:
                    level = own
                start = attribute(child(element, "startOverride"), "val")
                if start.isdigit() and level is not None:
                    level = level._replace(start=int(start))
        return level or _Level(text=f"%{depth + 1}.")

    def _abstract(self, name: str) -> etree._Element | None:
        """The definition of a list, through the style that it may stand in for."""
        element = self.abstract.get(name)
        link = attribute(child(element, "numStyleLink"), "val")
        return self.abstract.get(self.style_of.get(link, ""), element) if link else element


def _level_in(element: etree._Element | None, depth: int) -> _Level | None:
    for each in element if element is not None else ():
        if local(each) == "lvl" and attribute(each, "ilvl") == str(depth):
            start, restart = attribute(child(each, "start"), "val"), attribute(child(each, "lvlRestart"), "val")
            look = look_of(child(each, "pPr"), None)
            return _Level(
                attribute(child(each, "numFmt"), "val", "decimal"),
                attribute(child(each, "lvlText"), "val"),
                int(start) if start.isdigit() else 1,
                max(0.0, (look.indent or 0.0) - (look.hanging or 0.0)),
                int(restart) if restart.isdigit() else None,
            )
    return None


def _sign(text: str) -> str:
    """A bullet as it is seen."""
    text = text.strip()
    if not text:
        return ""
    code = ord(text[0])
    if 0xF000 <= code <= 0xF0FF or 0xE000 <= code <= 0xF8FF:
        return SYMBOLS.get(code, "•")
    return text
