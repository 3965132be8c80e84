"""The file holds parts that nothing in the deck shows.

Programs that delete a slide sometimes leave its part behind, with all its words. `--fix` drops such parts.

Example: a deck from which slide 4 was deleted, with `ppt/slides/slide4.xml` still in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-unused", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells parts with words; those without are a note."""
    for part in deck.unused:
        said = f", which says “{part.text[:40]}”" if part.text else ""
        level = LEVEL if part.text else "note"
        yield Finding(f"nothing in the deck leads to {part.part}{said}", deck.at(), ("`--fix` drops it",), level)
