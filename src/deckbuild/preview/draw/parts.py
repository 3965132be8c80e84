"""The parts of one slide as they go into the deck, with those of its template: what a reader of packages asks for."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from deckbuild.layout.shapes import Grid, Image
from deckbuild.template.opc import RELATIONSHIPS, Link, parse
from deckbuild.writer.layouts import template_parts
from deckbuild.writer.slide import SlideWriter

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.template.model import Template

_KEPT = 4
SLIDE = "ppt/slides/slide{}.xml"


class Parts:
    """The parts of a template and of one slide of it, read when asked for; elements that were read are shared."""

    name = "the deck"

    def __init__(self, data: dict[str, bytes]) -> None:
        self._data = data
        self._read: dict[str, etree._Element] = {}

    def with_slide(self, parts: dict[str, bytes]) -> Parts:
        """The same with the parts of a slide."""
        made = Parts({**self._data, **parts})
        made._read = {name: root for name, root in self._read.items() if name not in parts}
        return made

    def data(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._data[part]

    def size(self, part: str) -> int:
        """How many bytes a part has."""
        return len(self._data.get(part, b""))

    def xml(self, part: str) -> etree._Element:
        """The root element of a part."""
        if part not in self._read:
            self._read[part] = parse(self._data[part], part)
        return self._read[part]

    def links(self, part: str) -> list[Link]:
        """The relationships of a part."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self._data:
            return []
        found = []
        for one in self.xml(rels):
            if one.tag == f"{{{RELATIONSHIPS}}}Relationship":
                external = one.get("TargetMode") == "External"
                written = one.get("Target", "")
                target = written if external else posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
                found.append(Link(one.get("Id", ""), one.get("Type", ""), target, external))
        return found


class Workshop:
    """Makes the parts of slides, and keeps those of the last few templates."""

    def __init__(self) -> None:
        self._templates: dict[tuple[str, ...], Parts] = {}

    def parts(self, slide: LaidSlide, number: int, template: Template) -> tuple[Parts, str]:
        """All parts that the slide is drawn from, and the name of its own."""
        if any(isinstance(one, Grid) for one in slide.content):
            from deckbuild.writer.tablestyles import with_table_style

            template = with_table_style(template, [slide])
        own = dict(SlideWriter(template.notes, template.scale).parts(slide, number))
        own.update(_pictures(slide, template))
        base = list(template_parts(template, [slide]))
        key = (template.digest, slide.layout.part, *(str(len(part.data)) for part in base))
        if key not in self._templates:
            while len(self._templates) >= _KEPT:
                del self._templates[next(iter(self._templates))]
            self._templates[key] = Parts({part.name: part.data for part in base})
        return self._templates[key].with_slide(own), SLIDE.format(number)


def _pictures(slide: LaidSlide, template: Template) -> dict[str, bytes]:
    """The pictures of a slide by the names of their parts."""
    import zlib

    pictures = [one for one in slide.content if isinstance(one, Image)]
    if not pictures:
        return {}
    from deckbuild.writer.media import media

    return {
        one.name: zlib.decompress(one.squeezed, -15) if one.method else one.squeezed
        for one in media(pictures, template.width)
    }
