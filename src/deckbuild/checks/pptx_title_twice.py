"""Two slides have the same title.

Who looks for one of them by its title cannot tell which is which. Say what each of them says, or number them. This is
"Duplicate slide title" of PowerPoint's checker.

Example: slides 4 and 7 that are both called `Trade`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-title-twice", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the titles, whatever their capitals."""
    seen: dict[str, int] = {}
    for slide in deck.slides:
        words = slide.title.casefold()
        if words and words in seen:
            message = f"slides {seen[words]} and {slide.number} have the same title"
            yield Finding(message, deck.at(slide.number), ("say what each of them says, or number them",))
        seen.setdefault(words, slide.number)
