"""A slide, its layout and its master: what a placeholder says itself, and what it has from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.readback.text import PLAIN, A, Style, whole
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from deckbuild.template.opc import Link, Package

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TITLES = ("title", "ctrTitle")
_OWN = ("dt", "ftr", "sldNum", "hdr", "sldImg")
_SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")


class Sheet(NamedTuple):
    """A slide or notes part while it is read: its root, where its relationships lead, and the sheets below it."""

    package: Package
    root: etree._Element
    links: Mapping[str, Link]
    below: Sequence[etree._Element] = ()

    @property
    def external(self) -> dict[str, str]:
        """The targets of the links out of the deck."""
        return {link.id: link.target for link in self.links.values() if link.external}

    def target(self, kind: str) -> str:
        """The part of a kind that it is related to, or an empty text."""
        return next((one.target for one in self.links.values() if one.kind == kind and not one.external), "")


class Sheets:
    """Opens the parts of slides; layouts and masters are opened once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._below: dict[str, tuple[etree._Element, ...]] = {}
        self._styles: dict[tuple[int, str, str], tuple[Style, ...]] = {}
        self._boxes: dict[tuple[int, str, str], Box | None] = {}

    def open(self, part: str, layout: str = "slideLayout", master: str = "slideMaster") -> Sheet:
        """A slide (or a notes page, whose master is its only `layout`)."""
        links = {link.id: link for link in self.package.links(part)}
        sheet = Sheet(self.package, self.package.xml(part), links)
        below = sheet.target(layout)
        return sheet._replace(below=self._opened(below, master)) if below else sheet

    def _opened(self, part: str, master: str) -> tuple[etree._Element, ...]:
        if part not in self._below:
            above = next((one.target for one in self.package.links(part) if one.kind == master), "")
            parts = [part, above] if above else [part]
            self._below[part] = tuple(self.package.xml(name) for name in parts)
        return self._below[part]

    def styles(self, sheet: Sheet, place: etree._Element | None) -> tuple[Style, ...]:
        """What a placeholder gives its text, by level."""
        if place is None or not sheet.below:
            return PLAIN
        key = (id(sheet.below[0]), place.get("type", "obj"), place.get("idx", ""))
        if key not in self._styles:
            self._styles[key] = _styles(sheet, place)
        return self._styles[key]

    def box(self, sheet: Sheet, place: etree._Element) -> Box | None:
        """The box that the layout, or else the master, gives a placeholder."""
        if not sheet.below:
            return None
        key = (id(sheet.below[0]), place.get("type", "obj"), place.get("idx", ""))
        if key not in self._boxes:
            self._boxes[key] = _inherited_box(sheet, place)
        return self._boxes[key]


def shapes(root: etree._Element) -> list[etree._Element]:
    """The shapes of a sheet in their order, what stands in a choice by its first form."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return [] if tree is None else members(tree)


def members(tree: etree._Element) -> list[etree._Element]:
    """The shapes of a tree or a group."""
    found = []
    for child in tree:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "AlternateContent":
            inner = child.find("*/*")
            if inner is not None and isinstance(inner.tag, str) and inner.tag.rpartition("}")[2] in _SHAPES:
                found.append(inner)
        elif name in _SHAPES:
            found.append(child)
    return found


def place_of(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def own_box(shape: etree._Element) -> Box | None:
    """The box that a shape states itself."""
    for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        frame = shape.find(path)
        if frame is not None:
            return box_in(frame, "off", "ext")
    return None


def box_in(frame: etree._Element, offset: str, extent: str) -> Box | None:
    """A box of an `a:xfrm`."""
    corner, size = frame.find(f"{A}{offset}"), frame.find(f"{A}{extent}")
    if corner is None or size is None:
        return None
    return Box(whole(corner.get("x")), whole(corner.get("y")), whole(size.get("cx")), whole(size.get("cy")))


def _inherited_box(sheet: Sheet, place: etree._Element) -> Box | None:
    for shape in _chain(sheet, place):
        box = own_box(shape)
        if box is not None:
            return box
    return None


def _chain(sheet: Sheet, place: etree._Element) -> list[etree._Element]:
    """The shapes of layout and master that a placeholder stands for."""
    found = []
    kind, index = place.get("type", "obj"), place.get("idx", "")
    for root in sheet.below:
        best = _best(root, kind, index)
        if best is not None:
            found.append(best)
            ph = place_of(best)
            assert ph is not None
            kind, index = ph.get("type", "obj") if kind not in _OWN else kind, ""
    return found


def _best(root: etree._Element, kind: str, index: str) -> etree._Element | None:
    """The placeholder of a sheet with the number, else with the type, else with one that does for it."""
    candidates = [(shape, ph) for shape in shapes(root) if (ph := place_of(shape)) is not None]
    if index and kind not in (*_OWN, *_TITLES):
        for shape, ph in candidates:
            if ph.get("idx", "") == index:
                return shape
    alike = _TITLES if kind in _TITLES else (kind,) if kind in _OWN else ("body", "obj", "subTitle")
    for kinds in ((kind,), alike):
        for shape, ph in candidates:
            if ph.get("type", "obj") in kinds:
                return shape
    return None


def _styles(sheet: Sheet, place: etree._Element) -> tuple[Style, ...]:
    kind = place.get("type", "obj")
    lists = [found for shape in _chain(sheet, place) if (found := shape.find(f"{P}txBody/{A}lstStyle")) is not None]
    name = "titleStyle" if kind in _TITLES else "otherStyle" if kind in _OWN else "bodyStyle"
    texts = sheet.below[-1].find(f"{P}txStyles/{P}{name}")
    if texts is None:  # as LibreOffice writes masters: with the looks in the runs of the sample texts
        return _sample(_chain(sheet, place)[:1])
    lists.append(texts)
    return tuple(
        Style(_said(lists, level, "b") in ("1", "true"), _said(lists, level, "i") in ("1", "true"))
        for level in range(len(PLAIN))
    )


def _sample(found: Sequence[etree._Element]) -> tuple[Style, ...]:
    """The styles that the sample text of a layout's placeholder shows."""
    styles = list(PLAIN)
    for shape in found:
        for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
            properties, run = paragraph.find(f"{A}pPr"), paragraph.find(f"{A}r/{A}rPr")
            level = whole(properties.get("lvl")) if properties is not None else 0
            if run is not None and 0 <= level < len(styles):
                styles[level] = Style(run.get("b") in ("1", "true"), run.get("i") in ("1", "true"))
    return tuple(styles)


def _said(lists: Sequence[etree._Element], level: int, name: str) -> str:
    """What the first of the lists says of an attribute of a level's text."""
    for one in lists:
        properties = one.find(f"{A}lvl{level + 1}pPr/{A}defRPr")
        if properties is not None and properties.get(name) is not None:
            return str(properties.get(name))
    return ""
