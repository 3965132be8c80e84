"""A slide is hidden.

The show passes it over, and the file still has it. Delete it before the file goes to others, if it is not for them.

Example: a backup slide with figures that are not public yet, hidden before the deck was sent out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-hidden-slide", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells each hidden slide."""
    for slide in deck.slides:
        if slide.hidden:
            message = f"slide {slide.number} is hidden, and leaves with the file"
            yield Finding(message, deck.at(slide.number), ("delete it if it is not for those who get the file",))
