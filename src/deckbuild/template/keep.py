"""Chooses the parts of a file that a deck keeps: masters, layouts, themes, media; nothing of its slides."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from deckbuild.template.cut import P, drop, drop_dangling, drop_programs
from deckbuild.template.model import Part
from deckbuild.template.opc import Link, Package, parse, relationships, serialized

MASTERS = ("slideMaster", "notesMaster", "handoutMaster")
_OF_PRESENTATION = (*MASTERS, "theme", "presProps", "viewProps", "tableStyles", "font", "tags", "customXml")
_OF_SLIDES = ("slide", "notesSlide", "comments", "printerSettings", "vbaProject", "slideUpdateInfo", "control")
_FOLDERS = {"slideLayout+xml": "ppt/slideLayouts"}
"""Where slides look for parts of a content type."""
_PUBLIC = ("http://", "https://", "mailto:")
_TAKEN = re.compile(
    r"ppt/(slides|notesSlides)/|ppt/tags/tag\d+\.|ppt/charts/chart\d+\.|ppt/embeddings/chart|docProps/"
    r"|ppt/presentation\.xml|ppt/_rels/|_rels/",
    re.IGNORECASE,
)
"""Names that the parts of a deck have: a part that the template has under one of them gets another."""
_METADATA = (
    b"urn:deckbuild:",
    b"schemas.microsoft.com/office/2006/metadata",
    b"schemas.microsoft.com/sharepoint",
)
"""Marks of custom XML about the template's own document: a deck's manifest, a library's properties."""


class Keeping:
    """The parts kept so far, by name, with the relationships that each of them keeps.

    `outside` is what was not fetched from elsewhere, `programs` how many things that run a program were taken out.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.links: dict[str, list[Link]] = {}
        self._content: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._owned: set[str] = set()
        self._names: dict[str, str] = {}
        self.outside: list[str] = []
        self.programs = 0

    def follow(self, main: str) -> list[Link]:
        """Keeps all that the presentation part leads to, and returns its relationships that stay."""
        links = [link for link in self._inside(main) if not link.external and self._is_kept(link)]
        for link in links:
            self._add(link)
        return links

    def _inside(self, part: str) -> list[Link]:
        """A part's relationships but those that would fetch something; what they point at is noted in `outside`."""
        found = self.package.links(part)
        stay = [one for one in found if not one.external or _is_harmless(one)]
        self.outside += [one.target for one in found if one not in stay]
        return stay

    def add(self, part: Part, links: list[Link]) -> None:
        """Keeps a part from elsewhere."""
        self._content[part.name], self._types[part.name], self.links[part.name] = (
            part.data,
            part.content_type,
            links,
        )

    def xml(self, part: str) -> etree._Element:
        """The root element of a kept part."""
        return parse(self._content[part], f"{self.package.name} is damaged: {part}")

    def replace(self, part: str, root: etree._Element) -> None:
        """Gives a kept part another content."""
        self._content[part] = serialized(root)

    def forget(self, part: str) -> None:
        """Gives up a part that was kept, and what nothing else leads to."""
        waiting = [part]
        while waiting:
            gone = waiting.pop()
            below = [link.target for link in self.links.pop(gone) if not link.external]
            del self._content[gone], self._types[gone]
            others = {link.target for links in self.links.values() for link in links}
            waiting += [name for name in dict.fromkeys(below) if name in self._content and name not in others]

    def unlink(self, part: str, ids: set[str]) -> None:
        """Gives up relationships of a part, and the parts that nothing else leads to."""
        gone = [link.target for link in self.links[part] if link.id in ids and not link.external]
        self.links[part] = [link for link in self.links[part] if link.id not in ids]
        led_to = {link.target for links in self.links.values() for link in links}
        for target in dict.fromkeys(gone):
            if target not in led_to:
                self.forget(target)

    def target(self, part: str, kind: str) -> str:
        """The part that the first relationship of a kind leads to, or an empty text."""
        return next((link.target for link in self.links.get(part, ()) if link.kind == kind), "")

    def free(self, pattern: str) -> str:
        """A part name that is not taken; `pattern` has a place for a number."""
        number = 1
        while pattern.format(number) in self._content or self.package.part_name(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def name(self, part: str) -> str:
        """What a kept part is called in the deck: as in the template, unless the deck has a part of that name."""
        if not self._names:
            taken = {name.lower() for name in self._content}
            for name in self._content:
                folder = _FOLDERS.get(self._types[name].rpartition(".")[2], "")
                if folder and posixpath.dirname(name) != folder:
                    self._names[name] = _renamed(name, folder, taken)
                else:
                    self._names[name] = _renamed(name, "ppt/brand", taken) if _TAKEN.match(name) else name
        return self._names[part]

    def parts(self) -> tuple[Part, ...]:
        """The kept parts sorted by name, each followed by its relationships part."""
        found = []
        for part in sorted(self._content):
            name = self.name(part)
            found.append(Part(name, self._types[part], self._content[part]))
            if self.links[part]:
                folder, base = posixpath.split(name)
                links = [
                    one if one.external else one._replace(target=self.name(one.target)) for one in self.links[part]
                ]
                found.append(Part(posixpath.join(folder, "_rels", f"{base}.rels"), "", relationships(links, name)))
        return tuple(found)

    def _is_kept(self, link: Link) -> bool:
        if link.kind != "customXml":
            return link.kind in _OF_PRESENTATION
        data = self.package.data(link.target)
        return not any(mark in data for mark in _METADATA)

    def _add(self, first: Link) -> None:
        """Keeps a part and all it leads to."""
        waiting = [first]
        while waiting:
            link = waiting.pop()
            if link.target in self._content:
                continue
            stay = [one for one in self._inside(link.target) if one.kind not in _OF_SLIDES]
            data = self._cleaned(link, {one.id for one in stay})
            content_type = self.package.content_type(link.target)
            self.add(Part(link.target, content_type, data), stay)
            if link.kind in MASTERS:
                self._give_own_theme(link.target)
            waiting += [one for one in reversed(self.links[link.target]) if not one.external]

    def _cleaned(self, link: Link, known: set[str]) -> bytes:
        """The bytes of a part, without what refers to parts that do not stay."""
        data = self.package.data(link.target)
        if not link.target.lower().endswith(".xml"):
            return data
        root = self.package.xml(link.target)
        changed = drop_dangling(root, known)
        if b"ppaction" in data and (count := drop_programs(root)):
            self.programs += count
            changed = True
        if link.kind == "viewProps":
            changed |= drop(root, f"{P}outlineViewPr/{P}sldLst")
            changed |= root.attrib.pop("lastView", None) is not None
            for origin in root.iter(f"{P}origin"):  # how far the last person had scrolled
                changed |= (origin.get("x"), origin.get("y")) != ("0", "0")
                origin.set("x", "0")
                origin.set("y", "0")
        elif link.kind == "presProps":
            changed |= drop(root, f"{P}showPr/{P}sldRg") | drop(root, f"{P}showPr/{P}custShow")
        return serialized(root) if changed else data

    def _give_own_theme(self, master: str) -> None:
        """A theme that another master has already is copied: PowerPoint repairs files that share one."""
        shared = self.target(master, "theme")
        if not shared:
            return
        if shared not in self._owned:
            self._owned.add(shared)
            return
        copy = self.free("ppt/theme/theme{}.xml")
        content_type = self.package.content_type(shared)
        self.add(Part(copy, content_type, self.package.data(shared)), self.package.links(shared))
        self._owned.add(copy)
        links = self.links[master]
        self.links[master] = [one._replace(target=copy) if one.target == shared else one for one in links]


def _is_harmless(link: Link) -> bool:
    """Whether what is outside is only gone to when somebody clicks on it."""
    return link.kind == "hyperlink" and link.target.lower().startswith(_PUBLIC)


def _renamed(name: str, folder: str, taken: set[str]) -> str:
    """A free name in a folder."""
    stem, suffix = posixpath.splitext(posixpath.basename(name))
    number = 1
    while (found := f"{folder}/{stem}{number}{suffix}").lower() in taken:
        number += 1
    taken.add(found.lower())
    return found
