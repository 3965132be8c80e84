"""Chooses the parts of a file that a deck keeps: masters, layouts, themes, media; nothing of its slides."""

from __future__ import annotations

import posixpath

from lxml import etree

from deckbuild.template.model import Part
from deckbuild.template.opc import Link, Package, parse, relationships, serialized

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MASTERS = ("slideMaster", "notesMaster", "handoutMaster")
_OF_PRESENTATION = (*MASTERS, "theme", "presProps", "viewProps", "tableStyles", "font", "tags", "customXml")
_OF_SLIDES = ("slide", "notesSlide", "comments", "printerSettings", "vbaProject", "slideUpdateInfo")
_METADATA = (
    b"urn:deckbuild:",
    b"schemas.microsoft.com/office/2006/metadata",
    b"schemas.microsoft.com/sharepoint",
)
"""Marks of custom XML about the template's own document: a deck's manifest, a library's properties."""


class Keeping:
    """The parts kept so far, by name, with the relationships that each of them keeps."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.links: dict[str, list[Link]] = {}
        self._content: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._owned: set[str] = set()

    def follow(self, main: str) -> list[Link]:
        """Keeps all that the presentation part leads to, and returns its relationships that stay."""
        links = [link for link in self.package.links(main) if not link.external and self._is_kept(link)]
        for link in links:
            self._add(link)
        return links

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

    def target(self, part: str, kind: str) -> str:
        """The part that the first relationship of a kind leads to, or an empty text."""
        return next((link.target for link in self.links.get(part, ()) if link.kind == kind), "")

    def free(self, pattern: str) -> str:
        """A part name that is not taken; `pattern` has a place for a number."""
        number = 1
        while pattern.format(number) in self._content or self.package.part_name(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def parts(self) -> tuple[Part, ...]:
        """The kept parts sorted by name, each followed by its relationships part."""
        found = []
        for name in sorted(self._content):
            found.append(Part(name, self._types[name], self._content[name]))
            if self.links[name]:
                folder, base = posixpath.split(name)
                data = relationships(self.links[name], name)
                found.append(Part(posixpath.join(folder, "_rels", f"{base}.rels"), "", data))
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
            links = self.package.links(link.target)
            stay = [one for one in links if one.kind not in _OF_SLIDES]
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
        root = parse(data, f"{self.package.name} is damaged: {link.target}")
        changed = drop_dangling(root, known)
        if link.kind == "viewProps":
            changed |= _drop(root, f"{P}outlineViewPr/{P}sldLst")
            changed |= root.attrib.pop("lastView", None) is not None
        elif link.kind == "presProps":
            changed |= _drop(root, f"{P}showPr/{P}sldRg") | _drop(root, f"{P}showPr/{P}custShow")
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


def drop_dangling(root: etree._Element, known: set[str]) -> bool:
    """Removes elements that refer to relationships not among the known ones; says whether there were any."""
    dangling = [
        element
        for element in root.iter(etree.Element)
        if any(name.startswith(R) and value and value not in known for name, value in element.attrib.items())
    ]
    for element in dangling:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return bool(dangling)


def _drop(root: etree._Element, path: str) -> bool:
    found = root.findall(path)
    for element in found:
        parent = element.getparent()
        assert parent is not None  # a path leads below the root
        parent.remove(element)
    return bool(found)
