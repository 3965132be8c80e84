"""A slide goes on by itself after some time.

Who reads slowly, or with a screen reader, is cut off; and a speaker is too. Untick After under Transitions, Advance
Slide. Criterion 2.2.1 of WCAG 2.2.

Example: a slide with a transition that ends after five seconds (`advTm="5000"`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-goes-on", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at the transitions."""
    for slide in deck.slides:
        if slide.seconds is not None:
            message = f"slide {slide.number} goes on by itself after {slide.seconds:g} s"
            yield Finding(message, deck.at(slide.number), ("untick After under Transitions",))
