"""The layouts of a template opened as XML, each with what it inherits: its master, text styles, theme and colours."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.template.colors import Palette
from deckbuild.template.cut import A, P
from deckbuild.template.opc import RELATIONSHIPS, parse
from deckbuild.template.resolve import Frame, Theme, read_theme

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.template.model import Layout, Template

_NO_THEME = Theme("", "", ())


class Sheet(NamedTuple):
    """A layout's XML with its master's, what its text inherits, its theme (None without one) and its colours."""

    root: etree._Element
    master: etree._Element
    frame: Frame
    theme: etree._Element | None
    palette: Palette


class Sheets:
    """The parts of a template, parsed when they are asked for and kept."""

    def __init__(self, template: Template) -> None:
        self.name = template.name
        self._parts = {part.name: part.data for part in template.parts}
        self._parsed: dict[str, etree._Element] = {}
        end = b"</p:presentation>"
        self._presentation = parse((template.presentation.head + template.presentation.middle).encode() + end, "")

    def of(self, layout: Layout) -> Sheet:
        """The layout with what it inherits."""
        root, master_part = self._xml(layout.part), self._target(layout.part, "slideMaster")
        master = self._xml(master_part)
        theme_part = self._target(master_part, "theme")
        theme = self._xml(theme_part) if theme_part else None
        known = _NO_THEME if theme is None else read_theme(theme)
        own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        mapping = master.find(f"{P}clrMap") if own is None else own
        palette = Palette({} if mapping is None else dict(mapping.attrib), dict(known.colors))
        frame = Frame(master, master.find(f"{P}txStyles"), self._presentation.find(f"{P}defaultTextStyle"), known)
        return Sheet(root, master, frame, theme, palette)

    def _xml(self, part: str) -> etree._Element:
        if part not in self._parsed:
            self._parsed[part] = parse(self._parts[part], f"{self.name} is damaged: {part}")
        return self._parsed[part]

    def _target(self, part: str, kind: str) -> str:
        """The part that the first relationship of a kind leads to, or an empty text."""
        folder, base = posixpath.split(part)
        for link in self._xml(f"{folder}/_rels/{base}.rels").iter(f"{{{RELATIONSHIPS}}}Relationship"):
            if link.get("Type", "").rsplit("/", 1)[-1] == kind:
                return posixpath.normpath(posixpath.join(folder, link.get("Target", "")))
        return ""
