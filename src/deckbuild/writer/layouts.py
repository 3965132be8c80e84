"""The template's parts as a deck has them: a layout without a title gets one where its slides have one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.layout.settled import OWN_TITLE
from deckbuild.writer.markup import NAMESPACES
from deckbuild.writer.shapes import frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.template.model import Part, Placeholder, Template


def template_parts(template: Template, slides: Sequence[LaidSlide]) -> Iterator[Part]:
    """All parts of the template, those of layouts as the slides need them."""
    layouts = {slide.layout.part: slide.layout for slide in slides}
    own = {name: place for name, layout in layouts.items() for place in layout.placeholders if place.name == OWN_TITLE}
    for part in template.parts:
        yield part._replace(data=_with_title(part.data, own[part.name], template.scale)) if part.name in own else part


def _with_title(data: bytes, place: Placeholder, scale: float) -> bytes:
    """A layout's part with a title placeholder, the last of its shapes, which its slides' titles inherit from."""
    text = data.decode("utf-8")
    end = re.search(r"</(?:\w+:)?spTree>", text)
    if end is None:
        return data
    number = max(map(int, re.findall(r"cNvPr[^>]* id=\"([0-9]+)\"", text)), default=1) + 1
    shape = (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Title"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{frame(place.box)}</p:spPr><p:txBody><a:bodyPr anchor="t"/><a:lstStyle/>'
        '<a:p><a:r><a:rPr lang="en-US"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    if scale != 1:
        from deckbuild.writer.scaled import scaled  # few templates have such pages

        shape = scaled(shape, scale)
    return (text[: end.start()] + shape + text[end.start() :]).encode()
