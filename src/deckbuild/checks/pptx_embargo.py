"""The embargo is missing from a slide, or is another one there.

A page of an embargoed deck that is passed on by itself has to say so. Where two slides give two times, nobody knows
which holds.

Example: a deck with "EMBARGOED UNTIL 09:00 CET" on all slides but the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.standing import embargo, lines_of, usual
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-embargo", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the lines that begin as embargoes do, in the languages that decks have phrases in."""
    found = {
        slide.number: lines for slide in deck.slides if (lines := [one for one in lines_of(slide) if embargo(one)])
    }
    if len(found) < min(2, len(deck.slides)):
        return
    held = usual([line for lines in found.values() for line in lines])
    for slide in deck.slides:
        lines = found.get(slide.number, [])
        if not lines:
            yield Finding(
                f"the embargo is missing from slide {slide.number}", deck.at(slide.number), (f"it is “{held}”",)
            )
        elif held not in lines:
            message = f"slide {slide.number} has another embargo, “{lines[0]}”"
            yield Finding(message, deck.at(slide.number), (f"most slides have “{held}”",))
