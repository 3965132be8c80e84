"""The file holds data of other programs.

Properties, XML and tags that add-ins and document systems put there: names of projects, of servers, of clients. Look
at them under File, Info, Inspect Document. What deckbuild writes itself is not told.

Example: a deck with the property `ClientMatter` that a law firm's system gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-custom", "note", "written"

_KNOWN = ("deckbuild.", "Embargo", "Marking", "_MarkAsFinal")


def check(deck: Deck) -> Iterator[Finding]:
    """Tells the custom properties and the parts with data of others."""
    names = [name for name, _ in deck.properties.custom if not name.startswith(_KNOWN)]
    if names:
        yield Finding(f"the file has properties of other programs: {', '.join(names[:5])}", deck.at())
    others = [part for part in deck.data if "embeddings" not in part]
    if others:
        yield Finding(f"the file has data of other programs: {', '.join(others[:5])}", deck.at())
