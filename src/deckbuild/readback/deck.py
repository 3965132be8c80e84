"""Reads a deck file: its slides in order, each with its identity, its things, its notes and its comments."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.readback.base import base_of
from deckbuild.readback.comments import comments_of
from deckbuild.readback.identity import identified
from deckbuild.readback.roles import with_places, with_roles
from deckbuild.readback.sheets import P, Sheets, place_of, shapes
from deckbuild.readback.text import R, lines, whole
from deckbuild.readback.things import thing
from deckbuild.readback.values import FoundDeck, FoundSlide, ReadbackError
from deckbuild.template.model import MOST_BYTES, TemplateError
from deckbuild.template.opc import Package

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from deckbuild.compare.sides import SlideSide
    from deckbuild.readback.sheets import Sheet
    from deckbuild.readback.values import Base, Line

    Kept = Callable[[str], Base | None]

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
RULE_PREFIX = "deckbuild:"
KEY_TAG = "DECKBUILD_KEY"
BUILD = "deckbuild.build"
MOST_SLIDES = 10_000


def read(path: str, kept: Kept | None = None) -> FoundDeck:
    """The deck in a file. Raises ReadbackError for what is not a presentation, or cannot be read.

    `kept` is asked, with the build's id, for the base of a deck that has lost its own.
    """
    return read_bytes(bytes_of(path), os.path.basename(path), kept)


def bytes_of(path: str) -> bytes:
    """The bytes of a deck's file. Raises ReadbackError for what cannot be read, or is too large to be one."""
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise ReadbackError(f"{path} cannot be read: {problem.strerror or problem}") from None
    if len(data) > MOST_BYTES:
        raise ReadbackError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB")
    return data


def read_bytes(data: bytes, name: str, kept: Kept | None = None) -> FoundDeck:
    """The deck in the bytes of a file; `name` is what messages call it."""
    try:
        return _Reader(Package(data, name), kept).deck()
    except TemplateError as problem:
        raise ReadbackError(str(problem)) from None


class _Reader:
    """One reading of a package."""

    def __init__(self, package: Package, kept: Kept | None) -> None:
        self.package, self.kept = package, kept
        main = next((link for link in package.links("") if link.kind == "officeDocument" and not link.external), None)
        if main is None:
            raise ReadbackError(f"{package.name} is not a PowerPoint file")
        self.main = main.target
        self.root = package.xml(self.main)
        if self.root.tag != f"{P}presentation":
            raise ReadbackError(f"{package.name} is not a PowerPoint presentation")
        self.sheets = Sheets(package)

    def deck(self) -> FoundDeck:
        build = self._property("custom-properties", BUILD)
        base = base_of(self.package, self.main) or (self.kept(build) if self.kept is not None else None)
        slides = self._slides()
        if base is not None:
            known = base.by_key
            slides = [_placed(slide, known, base) for slide in identified(slides, base.slides, base.salt)]
        else:
            slides = [slide._replace(things=with_places(slide.things)) for slide in slides]
        size = self.root.find(f"{P}sldSz")
        width, height = (0, 0) if size is None else (whole(size.get("cx")), whole(size.get("cy")))
        program = self._property("extended-properties", "Application")
        has_groups = next(self.root.iter(f"{P14}section"), None) is not None
        return FoundDeck(tuple(slides), base, width, height, build, program, has_groups)

    def _slides(self) -> list[FoundSlide]:
        targets = {link.id: link.target for link in self.package.links(self.main) if not link.external}
        groups = self._groups()
        found = [
            (entry.get("id", ""), targets.get(entry.get(f"{R}id", ""), ""))
            for entry in self.root.iterfind(f"{P}sldIdLst/{P}sldId")
        ]
        if len(found) > MOST_SLIDES:
            name = self.package.name
            raise ReadbackError(f"{name} has {len(found):,} slides: more than {MOST_SLIDES:,} are not read")
        lost = next((n for n, (_, part) in enumerate(found, 1) if not part), 0)
        if lost:  # to take it for one that a person removed would be worse
            raise ReadbackError(f"{self.package.name} is damaged: slide {lost} is missing")
        return [self._slide(part, whole(number), groups.get(number, "")) for number, part in found]

    def _groups(self) -> dict[str, str]:
        """The name of the PowerPoint section of each slide, by the slide's id."""
        return {
            member.get("id", ""): section.get("name", "")
            for section in self.root.iter(f"{P14}section")
            for member in section.iter(f"{P14}sldId")
        }

    def _slide(self, part: str, number: int, group: str) -> FoundSlide:
        sheet = self.sheets.open(part)
        things = tuple(thing(shape, at, sheet, self.sheets) for at, shape in enumerate(shapes(sheet.root)))
        layout = sheet.below[0].find(f"{P}cSld") if sheet.below else None
        return FoundSlide(
            self._key(sheet, [one.name for one in things if not one.place]),
            part,
            number,
            "" if layout is None else " ".join(layout.get("name", "").split()),
            things,
            self._notes(sheet),
            sheet.root.get("show") in ("0", "false"),
            group,
            comments=comments_of(sheet, self.main),
            is_animated=next(sheet.root.iter(f"{P}spTgt"), None) is not None,
            has_transition=_has_transition(sheet),
        )

    def _key(self, sheet: Sheet, names: list[str]) -> str:
        """The key that the slide carries: in the name of its rule, else in its tag.

        Programs that add a slide name its placeholders as the layout does, some of which begin as the rule's name does.
        """
        for name in names:
            if name.startswith(RULE_PREFIX):
                return name.removeprefix(RULE_PREFIX)
        for link in sheet.links.values():
            if link.kind == "tags" and not link.external:
                for tag in self.package.xml(link.target):
                    if tag.get("name", "").upper() == KEY_TAG:
                        return str(tag.get("val", ""))
        return ""

    def _notes(self, sheet: Sheet) -> tuple[Line, ...]:
        part = sheet.target("notesSlide")
        if not part:
            return ()
        notes = self.sheets.open(part, "notesMaster")
        for shape in shapes(notes.root):
            place = place_of(shape)
            if place is not None and place.get("type") == "body":
                return lines(shape.find(f"{P}txBody"), notes.external)
        return ()

    def _property(self, kind: str, name: str) -> str:
        """A property of the document, empty where there is none."""
        part = next((one.target for one in self.package.links("") if one.kind == kind and not one.external), "")
        if not self.package.part_name(part):
            return ""
        for element in self.package.xml(part):
            if isinstance(element.tag, str) and name in (element.get("name"), element.tag.rpartition("}")[2]):
                return "".join(str(text) for text in element.itertext()).strip()
        return ""


def _has_transition(sheet: Sheet) -> bool:
    """Whether the slide comes with an effect, or goes by itself: programs write empty transitions as well."""
    return any(
        len(one) or one.get("advTm") is not None or one.get("advClick") in ("0", "false")
        for one in sheet.root.iter(f"{P}transition")
    )


def _placed(slide: FoundSlide, known: Mapping[str, SlideSide], base: Base) -> FoundSlide:
    """The slide with the roles of its things, from the shapes of the slide that it was built as."""
    side = known.get(slide.key)
    if side is None:
        return slide._replace(things=with_places(slide.things))
    return slide._replace(things=with_roles(slide.things, side.shapes, base.salt))
