"""The template's font has no sign for a letter of the text.

PowerPoint takes the letter from another font, on each machine another one, and in the middle of a word that shows.
Looked at are Latin, Greek and Cyrillic letters and currency signs on the slides, in the fonts of their places; Korean,
Chinese and Arabic have fonts of their own in a theme. Choose a template whose fonts know the language.

Example: Cyrillic text on a template whose house font was drawn for English alone.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from deckbuild.fonts import face
from deckbuild.layout.shapes import Shape
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "glyph-missing", "warning", "layout"

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def check(subject: Subject) -> Iterator[Finding]:
    """Looks up the letters of titles and text in the fonts of their placeholders, once for each letter."""
    known: dict[str, set[str]] = {}
    for slide in subject.slides:
        for font, characters in _characters(slide).items():
            new = characters - known.setdefault(font, set())
            known[font] |= new
            missing = "".join(sorted(filter(_counts, face(font).missing("".join(sorted(new)))))) if new else ""
            if missing:
                shown = missing if len(missing) <= 12 else missing[:12] + "…"
                message = f"the font {font!r} has no sign for {shown}, which {slide.title!r} needs"
                yield Finding(message, slide.at, ("choose a template with a font for the language",))


def _characters(slide: LaidSlide) -> dict[str, set[str]]:
    """The characters beyond ASCII that each font has to draw."""
    found: dict[str, set[str]] = {}
    for shape in slide.content:
        if isinstance(shape, Shape) and shape.placeholder is not None and shape.placeholder.levels:
            font = shape.placeholder.levels[0].font
            for paragraph in shape.paragraphs:
                for run in paragraph.runs:
                    if not run.text.isascii() and not run.code:
                        found.setdefault(font, set()).update(run.text)
    return found


def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    return category == "Sc" or (category[0] == "L" and unicodedata.name(character, "").startswith(_SCRIPTS))
