"""A whole document is embedded in the deck.

A table pasted from a workbook brings all of the workbook along, with the sheets that are not shown. Paste it as a
picture or a table.

Example: four cells of a budget on a slide, and the whole budget in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-embedded", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells embedded documents; the figures of charts belong to them."""
    for part in deck.data:
        if "embeddings" in part:
            message = f"the file holds a whole document, {part}"
            yield Finding(message, deck.at(), ("paste what is shown as a picture or a table",))
