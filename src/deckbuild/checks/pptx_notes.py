"""Slides have speaker notes.

They are the speaker's, and leave with the file. For others, take them out (File, Info, Inspect Document). Of a deck
that deckbuild made this is not told: it is made for its speaker, and `deckbuild make --release` makes one without.

Example: a deck from a colleague with "do not mention the delay" in the notes of slide 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-notes", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Counts the slides with notes."""
    noted = [slide.number for slide in deck.slides if slide.notes]
    if noted and not deck.own:
        count = f"{len(noted)} slides have" if len(noted) > 1 else f"slide {noted[0]} has"
        yield Finding(f"{count} speaker notes, which leave with the file", deck.at(noted[0]))
