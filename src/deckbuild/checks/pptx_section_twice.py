"""Two sections of the deck have the same name.

Who jumps from section to section cannot tell them apart. This is "Duplicate section name" of PowerPoint's checker.

Example: a deck with two sections that are both called `Trade`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-section-twice", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the names, whatever their capitals."""
    seen: dict[str, int] = {}
    for number, name in enumerate(deck.sections, 1):
        words = " ".join(name.casefold().split())
        if words and words in seen:
            yield Finding(f"sections {seen[words]} and {number} are both called “{name}”", deck.at())
        seen.setdefault(words, number)
