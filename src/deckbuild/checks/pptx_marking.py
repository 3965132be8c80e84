"""The handling mark is missing from a slide, differs there, or is none that exists.

A slide that is passed on by itself is handled by the mark that is on it. The labels of the Traffic Light Protocol are
TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT and TLP:RED.

Example: a deck with `TLP:AMBER` on all slides but one, which has `TLP:GREEN`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.standing import lines_of, marking, usual
from deckbuild.markings import TLP_COLORS
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-marking", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the lines that are nothing but a mark."""
    found = {
        slide.number: marks for slide in deck.slides if (marks := [m for one in lines_of(slide) if (m := marking(one))])
    }
    if len(found) < max(1, len(deck.slides) / 2):
        return
    held = usual([mark for marks in found.values() for mark in marks])
    for mark in dict.fromkeys(mark for marks in found.values() for mark in marks):
        if mark.startswith("TLP") and mark not in TLP_COLORS:
            number = next(number for number, marks in found.items() if mark in marks)
            yield Finding(f"slide {number}: {mark!r} is no label of TLP 2.0", deck.at(number))
    for slide in deck.slides:
        marks = found.get(slide.number, [])
        if not marks:
            yield Finding(f"the mark {held} is missing from slide {slide.number}", deck.at(slide.number))
        elif other := next((mark for mark in marks if mark != held and mark in (*TLP_COLORS, mark.upper())), ""):
            yield Finding(f"slide {slide.number} is marked {other}, most slides {held}", deck.at(slide.number))
