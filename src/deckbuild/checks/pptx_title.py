"""A slide has no title.

Titles are the table of contents for screen readers, outlines and whoever looks for a slide. Where a title would spoil
the slide, put one and hide it (the eye in the selection pane), or set it outside of the page with Add Hidden Slide
Title. This is "Missing slide title" of PowerPoint's checker, and criterion 2.4.6 of WCAG 2.2.

Example: a slide with a text box where its title should be: it looks like one, and is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-title", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks for a title with words, which may be hidden."""
    for slide in deck.slides:
        if not slide.title:
            message = f"slide {slide.number} has no title"
            yield Finding(message, deck.at(slide.number), ("type one, which may be hidden in the selection pane",))
