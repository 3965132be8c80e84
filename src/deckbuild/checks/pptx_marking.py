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

    from deckbuild.audit.values import Deck, Slide

ID, LEVEL, LOOKS_AT = "pptx-marking", "error", "written"

_ORDER = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The labels of TLP 2.0, from the least to the most confidential."""


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the marks of the slides: one without, labels that are none, and slides above the mark of the first."""
    found = {slide.number: _marks(slide) for slide in deck.slides}
    if sum(map(bool, found.values())) < max(1, len(deck.slides) / 2):
        return
    held = usual([mark for marks in found.values() for mark in marks])
    whole = max(map(_rank, found[1]), default=-1)
    for number, marks in found.items():
        at = deck.at(number)
        if not marks:
            yield Finding(f"the mark {held} is missing from slide {number}", at)
        for mark in marks:
            if mark.startswith("TLP") and mark not in TLP_COLORS:
                yield Finding(
                    f"slide {number}: {mark!r} is no label of TLP 2.0", at, (f"they are {', '.join(_ORDER)}",)
                )
            elif _rank(mark) > whole >= 0:
                yield Finding(f"slide {number} is marked {mark}, and the deck by its first slide {_ORDER[whole]}", at)
        if len(marks) > 1:
            yield Finding(f"slide {number} has two marks, {' and '.join(marks)}", at)
        elif marks and marks[0] != held:
            yield Finding(f"slide {number} is marked {marks[0]}, most slides {held}", at, (), "note")


def _marks(slide: Slide) -> list[str]:
    """The marks of a slide, each once: lines that are one, and what deckbuild put there as one."""
    own = (" ".join(shape.text.split()) for shape in slide.seen if shape.name.startswith("Marking"))
    return list(dict.fromkeys(mark for mark in (*own, *map(marking, lines_of(slide))) if mark))


def _rank(mark: str) -> int:
    return _ORDER.index(mark) if mark in _ORDER else -1
