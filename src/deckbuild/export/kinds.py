"""What can be exported, and as which files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.pipeline import Prepared

WIDTH = 1920
"""Pixels of a slide's picture, unless another width is asked for."""

_HANDOUT_WIDTH = 1400
"""Pixels that a picture on paper has: 220 to the inch on a page of A4."""


class Kind(NamedTuple):
    """A kind of export: what it is, the suffixes of the files that it can be, the usual one first, and their makers.

    `tail` stands at the end of the file's name, so that it does not take the place of another's.
    """

    about: str
    makers: dict[str, Callable[[Prepared], bytes]]
    tail: str = ""

    @property
    def suffix(self) -> str:
        """The suffix of a file that nobody named."""
        return next(iter(self.makers))


def deck_bytes(prepared: Prepared) -> bytes:
    """The deck itself, as a file in memory."""
    from deckbuild.writer.package import write

    assert prepared.template is not None
    file = io.BytesIO()
    write(file, prepared.deck, prepared.slides, prepared.template, prepared.embargoed)
    return file.getvalue()


def pictures(prepared: Prepared, width: int = WIDTH) -> list[bytes]:
    """The slides as PNG pictures in order, hidden ones too; `width` is that of the longer side."""
    from deckbuild.drawing import drawn
    from deckbuild.pictures.pages import packed, pages

    pdf = drawn(deck_bytes(prepared), len(prepared.slides), prepared.deck.language)
    return [packed(page) for page in pages(pdf, width)]


def _slides_pdf(prepared: Prepared) -> bytes:
    from deckbuild.drawing import pdf_of

    instead = "save the deck as PDF in PowerPoint"
    return pdf_of(deck_bytes(prepared), ".pptx", len(prepared.slides), prepared.deck.language, instead=instead)


def _handout(prepared: Prepared) -> bytes:
    from deckbuild.export import handout

    file = io.BytesIO()
    handout.write(file, prepared.deck, prepared.slides, pictures(prepared, _HANDOUT_WIDTH), prepared.embargoed)
    return file.getvalue()


def _speech(prepared: Prepared) -> bytes:
    from deckbuild.export import speechdocx
    from deckbuild.export.speech import speech_of

    file = io.BytesIO()
    speechdocx.write(file, prepared.deck, speech_of(prepared.deck, prepared.slides, prepared.embargoed))
    return file.getvalue()


def _markdown(prepared: Prepared) -> bytes:
    from deckbuild.export.markdown import markdown_of
    from deckbuild.export.speech import speech_of

    return markdown_of(speech_of(prepared.deck, prepared.slides, prepared.embargoed)).encode()


def _as_pdf(make: Callable[[Prepared], bytes]) -> Callable[[Prepared], bytes]:
    def made(prepared: Prepared) -> bytes:
        from deckbuild.drawing import pdf_of

        instead = "write it as .docx"
        return pdf_of(make(prepared), ".docx", 2 * len(prepared.slides), prepared.deck.language, instead=instead)

    return made


KINDS = {
    "pdf": Kind("the slides as pages", {".pdf": _slides_pdf}),
    "handout": Kind("the slides with their notes", {".pdf": _as_pdf(_handout), ".docx": _handout}, "-handout"),
    "speech": Kind(
        "the full talking points, to read from",
        {".docx": _speech, ".md": _markdown, ".pdf": _as_pdf(_speech)},
        "-speech",
    ),
}
"""Kinds that are one file each; `png` is a folder of pictures."""
