"""The width of a font is not known on this machine.

Whether text fits is computed from the widths of the font's letters. deckbuild knows those of the usual fonts and reads
those of installed ones; for this font it has neither, and takes another's. The deck is written; look at full slides, or
install the font.

Example: a template that names a house font which only the office's machines have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.diagnostics import nearest
from deckbuild.fonts import face, known_fonts
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "font-estimated", "note", "layout"


def check(subject: Subject) -> Iterator[Finding]:
    """Names the fonts that neither the built-in table nor an installed file knows."""
    fonts = {
        place.levels[0].font: None
        for layout in {slide.layout.part: slide.layout for slide in subject.slides}.values()
        for place in layout.placeholders
        if place.type in ("title", "ctrTitle", "subTitle", "body", "obj", "ftr")
    }
    for font in fonts:
        if face(font).estimated:
            yield _finding(font, subject)


def _finding(font: str, subject: Subject) -> Finding:
    """The font that is not known; one that the deck itself names may be misspelt."""
    message = f"the font {font!r} is not installed here: whether text fits is an estimate"
    theme = subject.deck.theme
    key = "" if theme is None else "heading" if font == theme.heading else "body" if font == theme.body else ""
    if theme is None or not key:
        return Finding(message)
    meant = nearest(font, known_fonts())
    return Finding(message, theme.at.of(key), (meant,) if meant else (), level="warning")
