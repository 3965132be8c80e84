"""Slides as the YAML lays them out now, as elements and parts to be put into a package that has parts already."""

from __future__ import annotations

import posixpath
import re
import zlib
from typing import TYPE_CHECKING

from deckbuild.editing.layouts import Layouts, Needed, places_of
from deckbuild.editing.slides import main_part
from deckbuild.layout.shapes import Grid, Image
from deckbuild.layout.visuals.table import LIGHT, STYLES_TYPE
from deckbuild.template import opc
from deckbuild.template.model import Box
from deckbuild.template.opc import Link
from deckbuild.writer.layouts import template_parts
from deckbuild.writer.markup import NAMESPACES, PRESENTATIONML, R
from deckbuild.writer.slide import SlideWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from deckbuild.editing.package import EditedPackage
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.template.model import Template

_NUMBERED = re.compile(r"(\d+)\.\w+$")
_R = f"{{{R}}}"
_TYPES = {
    "ppt/slides/": f"{PRESENTATIONML}slide+xml",
    "ppt/notesSlides/": f"{PRESENTATIONML}notesSlide+xml",
    "ppt/tags/": f"{PRESENTATIONML}tags+xml",
    "ppt/charts/": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "ppt/embeddings/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TEXT_STYLE = re.compile(r"<(\w+:)?defaultTextStyle\b.*</(?:\w+:)?defaultTextStyle>", re.DOTALL)
_INFLATED = -15


class FreshSlide:
    """One slide as it would be written anew: its parts by name, and the roots of the slide and of its notes."""

    def __init__(self, parts: dict[str, bytes], slide: str, notes: str) -> None:
        self.parts, self.slide, self.notes = parts, slide, notes
        self.root = opc.parse(parts[slide], slide)
        self.notes_root = opc.parse(parts[notes], notes)

    def links(self, part: str) -> list[Link]:
        """The relationships of one of the parts; targets as parts, be they the slide's own, the template's or media."""
        folder, base = posixpath.split(part)
        data = self.parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
        if data is None:
            return []
        found = []
        for element in opc.parse(data, part):
            external = element.get("TargetMode") == "External"
            written = element.get("Target", "")
            target = written if external else posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
            found.append(Link(element.get("Id", ""), element.get("Type", ""), target, external))
        return found


class Fresh:
    """Formats slides for one package, and puts what they need there: layouts, media, charts, a notes master."""

    def __init__(
        self, package: EditedPackage, template: Template, slides: Sequence[LaidSlide], is_other: bool = False
    ) -> None:
        self.package, self.template = package, template
        self.images = {one.digest: one for slide in slides for one in slide.content if isinstance(one, Image)}
        self._writer = SlideWriter(template.notes, template.scale)
        self._next = 1 + max((int(n[1]) for name in package.parts() if (n := _NUMBERED.search(name))), default=0)
        self._parts = {part.name: part for part in template_parts(template, slides)}
        self.layouts = Layouts(package, self._parts, _text_style(template), is_other)
        self._needed: dict[str, Needed] = {}

    def of(self, slide: LaidSlide) -> FreshSlide:
        """The slide as it would be written, under a number that no part of the package has."""
        number = self._next
        self._next += 1
        parts = dict(self._writer.parts(slide, number))
        return FreshSlide(parts, f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml")

    def add(self, slide: LaidSlide, fresh: FreshSlide) -> str:
        """Puts the whole slide with its notes into the package; its part, which no list of slides has yet."""
        for name, data in fresh.parts.items():
            if not name.endswith(".rels"):
                self.package.put(name, data, self._type_of(name))
        for name in [name for name in fresh.parts if not name.endswith(".rels")]:
            links = [link._replace(target=self._placed(link, slide, fresh)) for link in fresh.links(name)]
            if links:
                self.package.set_links(name, links)
        return fresh.slide

    def add_notes(self, slide: LaidSlide, fresh: FreshSlide, part: str) -> None:
        """Puts the notes into the package for a slide that is there, at `part`, and has none."""
        self.package.put(fresh.notes, fresh.parts[fresh.notes], self._type_of(fresh.notes))
        links = [link._replace(target=self._placed(link, slide, fresh)) for link in fresh.links(fresh.notes)]
        self.package.set_links(
            fresh.notes, [one._replace(target=part) if one.kind == "slide" else one for one in links]
        )
        self.package.link(part, "notesSlide", fresh.notes)

    def carry(self, element: etree._Element, slide: LaidSlide, fresh: FreshSlide, part: str, source: str) -> None:
        """Makes the relationships that an element needs in the part that it is put into; `source` is where it stood."""
        links = (
            {link.id: link for link in fresh.links(source)}
            if any(name.startswith(_R) for one in element.iter() for name in one.attrib)
            else {}
        )
        for one in element.iter() if links else ():
            for name, value in one.items():
                link = links.get(value) if name.startswith(_R) else None
                if link is not None:
                    target = self._placed(link, slide, fresh)
                    self._bring(target, slide, fresh)
                    one.set(name, self.package.link(part, link.type, target, link.external))

    def layout_of(self, slide: LaidSlide, fresh: FreshSlide) -> str:
        """The part of the slide's layout, which is brought along where the package has none that fits."""
        return self.layouts.part_for(self._need(slide, fresh))

    def style_tables(self, slides: Sequence[LaidSlide]) -> None:
        """Sees to it that the package defines the style that tables are drawn in, where the slides have one."""
        if not any(isinstance(one, Grid) and one.style == LIGHT for slide in slides for one in slide.content):
            return
        from deckbuild.writer.tablestyles import EMPTY, defined

        main = main_part(self.package)
        part = self.package.target(main, "tableStyles")
        data = self.package.data(part) if part else EMPTY.encode()
        if LIGHT.encode() not in data:
            part = part or self.package.free_name("ppt/tableStyles{}.xml")
            self.package.put(part, defined(data), STYLES_TYPE)
            self.package.link(main, "tableStyles", part)

    def has_layout(self, slide: LaidSlide, fresh: FreshSlide) -> bool:
        """Whether the package has the slide's layout with all the places that the slide fills."""
        return bool(self.layouts.there(self._need(slide, fresh)))

    def scaled(self, box: Box) -> Box:
        """A box of the layout in the page's own size."""
        scale = self.template.scale
        return box if scale == 1 else Box(*(round(value * scale) for value in box))

    def parsed(self, markup: str) -> etree._Element:
        """An element from its markup."""
        root = opc.parse(f"<x {NAMESPACES}>{markup}</x>".encode(), "markup")
        return root[0]

    def _need(self, slide: LaidSlide, fresh: FreshSlide) -> Needed:
        return Needed(" ".join(slide.layout.name.split()), slide.layout.part, frozenset(places_of(fresh.root)))

    def _placed(self, link: Link, slide: LaidSlide, fresh: FreshSlide) -> str:
        """The target of a relationship in this package."""
        if link.external or link.target in fresh.parts:
            return link.target
        if link.kind == "slideLayout":
            return self.layout_of(slide, fresh)
        if link.kind == "notesMaster":
            return self._notes_master(link.target)
        self._bring_image(link.target)
        return link.target

    def _bring(self, target: str, slide: LaidSlide, fresh: FreshSlide) -> None:
        """Puts a part of the slide's own, such as a chart, into the package with all that it leads to."""
        if target not in fresh.parts or target in self.package:
            return
        self.package.put(target, fresh.parts[target], self._type_of(target))
        links = [link._replace(target=self._placed(link, slide, fresh)) for link in fresh.links(target)]
        self.package.set_links(target, links)
        for link in links:
            if not link.external:
                self._bring(link.target, slide, fresh)

    def _bring_image(self, part: str) -> None:
        """Puts the picture of a part's name into the package, as sharp as its place needs it."""
        if part in self.package:
            return
        from deckbuild.writer.media import media, media_types  # with what reads pictures, which few merges need

        image = self.images.get(posixpath.basename(part).partition(".")[0])
        if image is None:
            return
        kinds = dict(media_types([image]))
        for packed in media([image], self.template.width):
            data = zlib.decompress(packed.squeezed, _INFLATED) if packed.method else packed.squeezed
            self.package.put(packed.name, data, kinds[packed.name])

    def _notes_master(self, part: str) -> str:
        """The package's notes master; a program may have left it out, then the template's is brought."""
        main = main_part(self.package)
        there = self.package.target(main, "notesMaster")
        return there or self.layouts.bring_notes_master(part)

    def _type_of(self, name: str) -> str:
        return next(kind for folder, kind in _TYPES.items() if name.startswith(folder))


def _text_style(template: Template) -> str:
    """The style that the template's texts start from, as an element of its own."""
    found = _TEXT_STYLE.search(template.presentation.middle)
    if found is None or found[1] != "p:":
        return ""
    return found[0].replace("<p:defaultTextStyle", f"<p:defaultTextStyle {NAMESPACES}", 1)
