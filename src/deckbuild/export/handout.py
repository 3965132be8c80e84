"""A handout: every slide as a picture with its notes under it, as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.export.docx import RED, Document
from deckbuild.export.speech import head_of, without_disclaimer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck

SIZE = 11.0
"""Points of the notes, read on paper."""

_WIDTH = 453.5
"""Points between the margins of a page of A4."""


def write(file: BinaryIO, deck: Deck, slides: Sequence[LaidSlide], pictures: Sequence[bytes], embargoed: bool) -> None:
    """Writes the handout to an open file; `pictures` are those of all slides in order, hidden ones too.

    A hidden slide is left out, for it is not shown either.
    """
    head = head_of(deck, embargoed)
    document = Document(deck, head, SIZE)
    first = True
    for number, (slide, picture) in enumerate(zip(slides, pictures, strict=True), 1):
        if slide.hidden:
            continue
        said = [one for one in without_disclaimer(slide, deck) if one.runs]
        title = document.line(f"{number}  {slide.title}", style="Heading 2")
        title.paragraph_format.page_break_before = not first
        document.picture(picture, alt=slide.title, width=_WIDTH)
        if first and head.contact:
            document.line(head.contact, color=RED)
        document.paragraphs(said)
        first = False
    document.write(file)
