"""The document's properties brought up to date after its slides changed: counts, titles, identity, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.editing.slides import slide_parts
from deckbuild.template import opc
from deckbuild.writer.markup import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deckbuild.editing.package import EditedPackage

_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_TITLES = "Slide Titles"
_FIRST_PID = 2


def count(package: EditedPackage, titles: Sequence[str], hidden: int) -> None:
    """Makes `docProps/app.xml` true to the slides: their titles in order, how many are hidden, how many have notes."""
    part = package.target("", "extended-properties")
    if not part:
        return
    notes = sum(bool(package.target(slide, "notesSlide")) for slide in slide_parts(package))
    root = package.xml(part)
    before = etree.tostring(root)
    for name, number in (("Slides", len(titles)), ("Notes", notes), ("HiddenSlides", hidden)):
        said = root.find(f"{_APP}{name}")
        if said is not None:
            said.text = str(number)
    _retitle(root, titles)
    if etree.tostring(root) != before:
        package.put(part, opc.serialized(root))


def _retitle(root: etree._Element, titles: Sequence[str]) -> None:
    """Writes the slides' titles into the list of parts, which other lists (fonts, themes) share."""
    pairs = root.find(f"{_APP}HeadingPairs/{_VT}vector")
    listed = root.find(f"{_APP}TitlesOfParts/{_VT}vector")
    if pairs is None or listed is None:
        return
    heads = [element.text or "" for element in pairs.iter(f"{_VT}lpstr")]
    counts = list(pairs.iter(f"{_VT}i4"))
    if _TITLES not in heads or len(heads) != len(counts) or not all((c.text or "").isdigit() for c in counts):
        return
    at = heads.index(_TITLES)
    first = sum(int(c.text or 0) for c in counts[:at])
    for element in listed[first : first + int(counts[at].text or 0)]:
        listed.remove(element)
    for n, title in enumerate(titles):
        element = etree.Element(f"{_VT}lpstr")
        element.text = title
        listed.insert(first + n, element)
    counts[at].text = str(len(titles))
    listed.set("size", str(len(listed)))


def set_custom(package: EditedPackage, values: Mapping[str, str]) -> None:
    """Sets the document's own properties of these names, and removes those that are empty; others stay."""
    part = package.target("", "custom-properties")
    if not part:
        if not any(values.values()):
            return
        part = package.free_name("docProps/custom{}.xml") if "docProps/custom.xml" in package else "docProps/custom.xml"
        empty = f'{DECLARATION}<Properties xmlns="{_CUSTOM[1:-1]}" xmlns:vt="{_VT[1:-1]}"/>'
        package.put(part, empty.encode(), _CUSTOM_TYPE)
        package.link("", "custom-properties", part)
    root = package.xml(part)
    known = {element.get("name", ""): element for element in root}
    said = {name: "".join(known[name].itertext()) if name in known else "" for name in values}
    if said == dict(values):
        return
    root = package.edited(part)
    known = {element.get("name", ""): element for element in root}
    for name, value in values.items():
        if name in known:
            root.remove(known[name])
        if value:
            numbers = [int(e.get("pid", "0")) for e in root if e.get("pid", "").isdigit()]
            number = str(max([_FIRST_PID - 1, *numbers]) + 1)
            element = etree.SubElement(root, f"{_CUSTOM}property", fmtid=_CUSTOM_SET, pid=number, name=name)
            etree.SubElement(element, f"{_VT}lpwstr").text = value
    if not len(root):
        package.unlink("", next(link.id for link in package.links("") if link.target == part))
        package.remove(part)


def set_core(package: EditedPackage, written: str) -> None:
    """Takes the fields of `writer.properties.core` over into the deck's, but for its dates and who saved it last.

    A field that the new ones have not, such as the status of an embargo that is over, goes.
    """
    part = package.target("", "core-properties")
    fresh = opc.parse(written.encode(), "the properties")
    if not part:
        return
    root = package.xml(part)
    before = etree.tostring(root)
    for tag in _CORE:
        new, old = fresh.find(tag), root.find(tag)
        if new is None and old is not None:
            root.remove(old)
        elif new is not None and old is None:
            root.append(new)
        elif new is not None and old is not None:
            old.text = new.text
    if etree.tostring(root) != before:
        package.put(part, opc.serialized(root))


_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CORE = (f"{_DC}title", f"{_DC}subject", f"{_DC}description", f"{_DC}language", f"{_CP}keywords", f"{_CP}contentStatus")
