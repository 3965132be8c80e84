"""An embargo, mark or disclaimer stands only on the master or layout.

It is drawn on every slide, and no screen reader says it, nor does it go along when a slide is copied into another
deck. Put it on the slides themselves: Insert, Header & Footer, Apply to All.

Example: a master with a text box that says "TLP:AMBER", and slides that do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.standing import embargo, is_disclaimer, lines_of, marking
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-master-only", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares what layouts and masters draw with the words of their slides; tells each text once."""
    told: set[str] = set()
    for slide in deck.slides:
        own = set(lines_of(slide))
        for line in (words for text in slide.drawn for one in text.split("\n") if (words := " ".join(one.split()))):
            if line not in told and line not in own and (embargo(line) or marking(line) or is_disclaimer(line)):
                told.add(line)
                message = f"“{line[:60]}” stands on the master or layout only, from slide {slide.number} on"
                yield Finding(message, deck.at(slide.number), ("put it on the slides, as their footer",))
