"""The embargo is missing from a slide, or is another one there.

A page of an embargoed deck that is passed on by itself has to say so. Where two slides give two times, nobody knows
which holds.

Example: a deck with "EMBARGOED UNTIL 09:00 CET" on all slides but the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.standing import embargo, tagged, usual
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Slide

ID, LEVEL, LOOKS_AT = "pptx-embargo", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the lines that begin as embargoes do, those of one language with one another."""
    found = {slide.number: dict(_embargoes(slide)) for slide in deck.slides}
    if sum(map(bool, found.values())) < max(1, min(2, len(deck.slides))):
        return
    spoken = {language for lines in found.values() for language in lines}
    held = {one: usual([lines[one] for lines in found.values() if one in lines]) for one in spoken}
    for slide in deck.slides:
        lines = found[slide.number]
        if not lines:
            hint = f"it is “{usual(list(held.values()))}”"
            yield Finding(f"the embargo is missing from slide {slide.number}", deck.at(slide.number), (hint,))
        for language, line in lines.items():
            if line != held[language]:
                message = f"slide {slide.number} has another embargo, “{line}”"
                yield Finding(message, deck.at(slide.number), (f"most slides have “{held[language]}”",))


def _embargoes(slide: Slide) -> Iterator[tuple[str, str]]:
    """The embargoes of a slide by language; the first line of each counts."""
    seen: set[str] = set()
    for line, language in tagged(slide):
        if language not in seen and embargo(line):
            seen.add(language)
            yield language, line
