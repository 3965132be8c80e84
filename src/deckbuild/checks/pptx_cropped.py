"""What was cropped from a picture is still in the file.

Whoever gets the file can bring it back. Delete it for good with Compress Pictures, Delete cropped areas.

Example: a photograph of four people, cropped to two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-cropped", "note", "written"

_LEAST = 0.02


def check(deck: Deck) -> Iterator[Finding]:
    """Tells pictures of which a fiftieth or more is cropped."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.cropped >= _LEAST:
                message = (
                    f"slide {slide.number}: {shape.cropped:.0%} of {shape.called} is cropped, and still in the file"
                )
                yield Finding(message, deck.at(slide.number), ("delete the cropped areas with Compress Pictures",))
