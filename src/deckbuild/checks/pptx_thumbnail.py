"""The file holds a small picture of its first slide.

It shows the slide as it was when the file was last saved by PowerPoint, which may be long ago. `--fix` drops it.

Example: a deck that was made from another, and still shows that one's first slide in a folder's view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-thumbnail", "note", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells that there is one."""
    if deck.thumbnail:
        yield Finding(
            f"the file holds a picture of its first slide, {deck.thumbnail}", deck.at(), ("`--fix` drops it",)
        )
