"""A single slide as LibreOffice draws it, for what SVG does not draw quite so."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from deckbuild.richtext import Run

if TYPE_CHECKING:
    from deckbuild.layout.shapes import Paragraph, Shape
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pipeline import Prepared

_LONGEST = 1600


def pictured(prepared: Prepared, number: int) -> bytes:
    """The slide with that number as PNG; empty where LibreOffice is not there or does not do it."""
    from deckbuild.drawing import drawn
    from deckbuild.office.soffice import OfficeError
    from deckbuild.pictures.pages import packed, pages
    from deckbuild.writer.package import write

    assert prepared.template is not None
    deck = io.BytesIO()
    slide = _numbered(prepared.slides[number - 1], number)
    write(deck, prepared.deck, [slide], prepared.template, prepared.embargoed)
    try:
        pdf = drawn(deck.getvalue(), 1, prepared.deck.language)
    except OfficeError:
        return b""
    return packed(next(iter(pages(pdf, _LONGEST))))


def _numbered(slide: LaidSlide, number: int) -> LaidSlide:
    """The slide with its number as plain text, for in a deck of its own it would be the first."""
    bottom = tuple(_fixed(shape, number) for shape in slide.furniture.bottom)
    return slide._replace(furniture=slide.furniture._replace(bottom=bottom))


def _fixed(shape: Shape, number: int) -> Shape:
    def fixed(paragraph: Paragraph) -> Paragraph:
        return paragraph._replace(runs=(Run(str(number)),), field="") if paragraph.field == "slidenum" else paragraph

    return shape._replace(paragraphs=tuple(fixed(paragraph) for paragraph in shape.paragraphs))
