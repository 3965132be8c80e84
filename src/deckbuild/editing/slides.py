"""The slides of a package in their order: added, taken out, moved, and grouped in PowerPoint's sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template.model import TemplateError
from deckbuild.writer.markup import P14, P, R
from deckbuild.writer.presentation import FIRST_SLIDE_ID, guid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.editing.package import EditedPackage

_P, _P14, _ID = f"{{{P}}}", f"{{{P14}}}", f"{{{R}}}id"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
_MOST_SLIDE_ID = 2_147_483_647


def main_part(package: EditedPackage) -> str:
    """The presentation's part. Raises TemplateError for a package without one."""
    main = package.target("", "officeDocument")
    if not main:
        raise TemplateError(f"{package.name} is not a PowerPoint file")
    return main


def slide_parts(package: EditedPackage) -> list[str]:
    """The parts of the slides, in their order."""
    main = main_part(package)
    targets = {link.id: link.target for link in package.links(main) if not link.external}
    entries = package.xml(main).iterfind(f"{_P}sldIdLst/{_P}sldId")
    return [targets[entry.get(_ID, "")] for entry in entries if entry.get(_ID, "") in targets]


def arrange(package: EditedPackage, parts: Sequence[str]) -> None:
    """Makes these parts the slides, in this order: new ones get their number, those left out are removed."""
    if list(parts) == slide_parts(package):
        return
    main = main_part(package)
    root = package.edited(main)
    listed = _list_of(root)
    targets = {link.id: link.target for link in package.links(main)}
    entries = {targets.get(entry.get(_ID, ""), ""): entry for entry in listed}
    for entry in list(listed):
        listed.remove(entry)
    number = max([FIRST_SLIDE_ID - 1, *(int(e.get("id", "0")) for e in entries.values())]) + 1
    used = {e.get("id") for e in entries.values()}
    for part in parts:
        entry = entries.pop(part, None)
        if entry is None:
            number = number if number <= _MOST_SLIDE_ID else _free(used)
            entry = etree.Element(f"{_P}sldId", {"id": str(number), _ID: package.link(main, "slide", part)})
            used.add(str(number))
            number += 1
        listed.append(entry)
    for part, entry in entries.items():
        _forget(root, entry)
        package.unlink(main, entry.get(_ID, ""))
        if part:
            package.remove(part)
            _unlink_all(package, part, parts)


def renumber(package: EditedPackage) -> None:
    """Numbers the parts of slides and of their notes by the slides' order, as PowerPoint does when it saves."""
    slides = slide_parts(package)
    names = {part: f"ppt/slides/slide{n}.xml" for n, part in enumerate(slides, 1)}
    for n, part in enumerate(slides, 1):
        notes = package.target(part, "notesSlide")
        if notes:
            names[notes] = f"ppt/notesSlides/notesSlide{n}.xml"
    changed = {old: new for old, new in names.items() if old != new}
    if any(new in package and new not in names for new in changed.values()):  # held by a part that is no slide
        return
    package.rename(changed)


def group(package: EditedPackage, names: Sequence[str]) -> None:
    """Puts every slide into the section of that name, in the slides' order; without any name there are none.

    A section keeps its id, and so what PowerPoint remembers of it. Slides before the first named one are in a section
    that is called as the first one is.
    """
    main = main_part(package)
    numbers = [entry.get("id", "") for entry in package.xml(main).iterfind(f"{_P}sldIdLst/{_P}sldId")]
    first = next((name for name in names if name), "")
    runs: list[tuple[str, list[str]]] = []
    for name, number in zip(names, numbers, strict=True):
        name = name or (runs[-1][0] if runs else first)
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(number)
    if not first:
        runs = []
    if runs == _sections(package.xml(main)):
        return
    _write_sections(package.edited(main), runs)


def sections(package: EditedPackage) -> list[str]:
    """The name of the section of each slide, empty where there are no sections."""
    root = package.xml(main_part(package))
    named = {number: name for name, numbers in _sections(root) for number in numbers}
    return [named.get(entry.get("id", ""), "") for entry in root.iterfind(f"{_P}sldIdLst/{_P}sldId")]


def _sections(root: etree._Element) -> list[tuple[str, list[str]]]:
    return [
        (section.get("name", ""), [member.get("id", "") for member in section.iter(f"{_P14}sldId")])
        for section in root.iter(f"{_P14}section")
    ]


def _write_sections(root: etree._Element, runs: Sequence[tuple[str, Sequence[str]]]) -> None:
    known: dict[str, list[str]] = {}
    for section in root.iter(f"{_P14}section"):
        known.setdefault(section.get("name", ""), []).append(section.get("id", ""))
    extensions = root.find(f"{_P}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{_P}extLst")
    at = 0
    for n, extension in enumerate(list(extensions)):
        if extension.get("uri") == _SECTIONS:
            at = n
            extensions.remove(extension)
    if runs:
        extension = etree.Element(f"{_P}ext", uri=_SECTIONS)
        extensions.insert(at, extension)
        listed = etree.SubElement(extension, f"{_P14}sectionLst", nsmap={"p14": P14})
        for n, (name, numbers) in enumerate(runs):
            own = known.get(name, [])
            number = own.pop(0) if own else guid("section", str(n), name)
            section = etree.SubElement(listed, f"{_P14}section", name=name, id=number)
            members = etree.SubElement(section, f"{_P14}sldIdLst")
            for member in numbers:
                etree.SubElement(members, f"{_P14}sldId", id=member)
    if not len(extensions):
        root.remove(extensions)


def _list_of(root: etree._Element) -> etree._Element:
    """The list of slides, which a presentation without any may not have."""
    listed = root.find(f"{_P}sldIdLst")
    if listed is None:
        listed = etree.Element(f"{_P}sldIdLst")
        before = [n for n, child in enumerate(root) if etree.QName(child).localname in _BEFORE_SLIDES]
        root.insert(max(before, default=-1) + 1, listed)
    return listed


def _forget(root: etree._Element, entry: etree._Element) -> None:
    """Takes a slide out of what else lists slides: sections and custom shows."""
    for member in list(root.iter(f"{_P14}sldId")):
        if member.get("id") == entry.get("id"):
            member.getparent().remove(member)
    for member in list(root.iterfind(f"{_P}custShowLst/{_P}custShow/{_P}sldLst/{_P}sld")):
        if member.get(_ID) == entry.get(_ID):
            _remove_with_empty(member, f"{_P}custShowLst")


def _remove_with_empty(element: etree._Element, last: str) -> None:
    """Removes an element, and what holds it as long as that is left empty, up to an element of the name `last`."""
    parent = element.getparent()
    parent.remove(element)
    if element.tag != last and not any(child.tag.endswith("}sldLst") or child.tag == element.tag for child in parent):
        _remove_with_empty(parent, last)


def _unlink_all(package: EditedPackage, gone: str, parts: Sequence[str]) -> None:
    """Takes away what led from other slides to one that is gone: the jump, and the relationship under it."""
    for part in parts:
        for link in package.links(part):
            if link.target == gone and not link.external:
                root = package.edited(part)
                for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
                    for jump in list(root.iter(f"{{*}}{name}")):
                        if jump.get(_ID) == link.id:
                            jump.getparent().remove(jump)
                package.unlink(part, link.id)


def _free(used: set[str | None]) -> int:
    number = FIRST_SLIDE_ID
    while str(number) in used:
        number += 1
    return number
