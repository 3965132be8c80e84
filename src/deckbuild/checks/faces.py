"""Whether the widths of the template's fonts are known, for a fit is only as good as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fonts import face

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Problems
    from deckbuild.layout.slide import LaidSlide


def check(slides: Sequence[LaidSlide], problems: Problems) -> None:
    """Notes the fonts that neither the built-in table nor an installed file knows."""
    fonts = {
        place.levels[0].font: None
        for layout in {slide.layout.part: slide.layout for slide in slides}.values()
        for place in layout.placeholders
        if place.type in ("title", "ctrTitle", "subTitle", "body", "obj", "ftr")
    }
    for font in fonts:
        if face(font).estimated:
            message = f"the font {font!r} is not installed here: whether text fits is an estimate"
            problems.note("font-estimated", message)
