"""The layouts of an edited package: found by their names and places, or brought along with their master."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.editing.slides import main_part
from deckbuild.template import opc
from deckbuild.writer.markup import P, R

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from deckbuild.editing.package import EditedPackage
    from deckbuild.template.model import Part

_P, _ID = f"{{{P}}}", f"{{{R}}}id"
_FIRST_MASTER_ID = 2_147_483_648
_ALIKE = {"ctrTitle": "title"}
_BY_TYPE = ("title", "dt", "ftr", "sldNum")
"""Types that a slide and its layout have once, whatever their numbers are."""
_NUMBER = re.compile(r"\d*(?=\.\w+$)")


class Needed(NamedTuple):
    """A layout that a slide needs: its name, its part in the template, and the (type, idx) of the places it fills."""

    name: str
    part: str
    places: frozenset[tuple[str, int]]


class Layouts:
    """The layouts of a package; those it lacks are brought from the template's parts, each master once.

    `text_style` is the template's `p:defaultTextStyle`, which a program may have lost. With `is_other` the package is
    of another template, so that nothing in it serves.
    """

    def __init__(
        self, package: EditedPackage, parts: Mapping[str, Part], text_style: str = "", is_other: bool = False
    ) -> None:
        self.package, self.parts, self.text_style = package, parts, text_style
        self._brought: dict[str, str] = {}
        self._found: dict[Needed, str] = {}
        self._places: list[tuple[str, str, set[tuple[str, int]]]] | None = [] if is_other else None

    def part_for(self, needed: Needed) -> str:
        """The layout's part in the package, which it has afterwards in any case."""
        return self.there(needed) or self._bring(needed.part)

    def there(self, needed: Needed) -> str:
        """The part of a layout that the package has already, or an empty text."""
        if needed not in self._found:
            if self._places is None:
                self._places = list(self._all())
            fitting = (part for part, name, places in self._places if name == needed.name and needed.places <= places)
            self._found[needed] = next(fitting, "")
        return self._found[needed]

    def _all(self) -> Iterable[tuple[str, str, set[tuple[str, int]]]]:
        for master in self.package.targets(main_part(self.package), "slideMaster"):
            for part in self.package.targets(master, "slideLayout"):
                root = self.package.xml(part)
                sheet = root.find(f"{_P}cSld")
                name = "" if sheet is None else " ".join(sheet.get("name", "").split())
                yield part, name, places_of(root)

    def _bring(self, part: str) -> str:
        """Copies a layout with all that it leads to: its master, the master's other layouts, theme and pictures."""
        if part not in self._brought:
            before = set(self._brought)
            self._copy(part)
            for name in self._brought.keys() - before:
                if posixpath.dirname(name).endswith("slideMasters"):
                    _enlist(self.package, self._brought[name])
            self._style_texts()
        return self._brought[part]

    def _style_texts(self) -> None:
        """Gives the presentation the style that its texts start from, if it has none."""
        main = main_part(self.package)
        if not self.text_style or self.package.xml(main).find(f"{_P}defaultTextStyle") is not None:
            return
        root = self.package.edited(main)
        after = [n for n, one in enumerate(root) if etree.QName(one).localname in ("modifyVerifier", "extLst")]
        root.insert(min(after, default=len(root)), opc.parse(self.text_style.encode(), "the template"))

    def bring_notes_master(self, part: str) -> str:
        """Copies the template's notes master with its theme, for a package that has none."""
        self._copy(part)
        main = main_part(self.package)
        root = self.package.edited(main)
        listed = etree.Element(f"{_P}notesMasterIdLst")
        root.insert(1 if root.find(f"{_P}sldMasterIdLst") is not None else 0, listed)
        entry = etree.SubElement(listed, f"{_P}notesMasterId")
        entry.set(_ID, self.package.link(main, "notesMaster", self._brought[part]))
        return self._brought[part]

    def _copy(self, first: str) -> None:
        waiting = [first]
        while waiting:
            name = waiting.pop()
            if name in self._brought:
                continue
            part = self.parts[name]
            self._brought[name] = self.package.free_name(_NUMBER.sub("{}", name, count=1))
            self.package.put(self._brought[name], part.data, part.content_type)
            waiting += [target for _, _, target, external in self._links(name) if not external]
        for name in list(self._brought):
            self.package.set_links(
                self._brought[name],
                [
                    opc.Link(number, kind, target if external else self._brought[target], external)
                    for number, kind, target, external in self._links(name)
                ],
            )

    def _links(self, name: str) -> list[opc.Link]:
        """The relationships of a part of the template that lead somewhere."""
        folder, base = posixpath.split(name)
        source = self.parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
        if source is None:
            return []
        found = []
        for element in opc.parse(source.data, "the template"):
            external = element.get("TargetMode") == "External"
            written = element.get("Target", "")
            target = written if external else posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
            if external or target in self.parts:
                found.append(opc.Link(element.get("Id", ""), element.get("Type", ""), target, external))
        return found


def places_of(root: etree._Element) -> set[tuple[str, int]]:
    """The (type, idx) of the placeholders of a slide or layout; those that come once without their idx."""
    found = set()
    for ph in root.iter(f"{_P}ph"):
        kind = _ALIKE.get(ph.get("type", "obj"), ph.get("type", "obj"))
        number = ph.get("idx", "0")
        found.add((kind, 0 if kind in _BY_TYPE or not number.isdigit() else int(number)))
    return found


def _enlist(package: EditedPackage, master: str) -> None:
    """Adds a master to the presentation's list, with numbers for itself and its layouts that no other has."""
    main = main_part(package)
    root = package.edited(main)
    listed = root.find(f"{_P}sldMasterIdLst")
    if listed is None:
        listed = etree.Element(f"{_P}sldMasterIdLst")
        root.insert(0, listed)
    taken = [int(entry.get("id", "0")) for entry in listed]
    for other in package.targets(main, "slideMaster"):
        taken += [int(entry.get("id", "0")) for entry in package.xml(other).iter(f"{_P}sldLayoutId")]
    number = max([_FIRST_MASTER_ID - 1, *taken]) + 1
    entry = etree.SubElement(listed, f"{_P}sldMasterId", id=str(number))
    entry.set(_ID, package.link(main, "slideMaster", master))
    for layout in package.edited(master).iter(f"{_P}sldLayoutId"):
        number += 1
        layout.set("id", str(number))


def drop_masters(package: EditedPackage, slides: Sequence[str]) -> None:
    """Takes out the masters that no slide stands on: of a template that was changed for another."""
    main = main_part(package)
    used = {package.target(layout, "slideMaster") for layout in {package.target(one, "slideLayout") for one in slides}}
    unused = [link for link in package.links(main) if link.kind == "slideMaster" and link.target not in used]
    if not unused or not used:
        return
    root = package.edited(main)
    for link in unused:
        for entry in list(root.iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId")):
            if entry.get(_ID) == link.id:
                entry.getparent().remove(entry)
        package.unlink(main, link.id)
