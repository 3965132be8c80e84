"""The deck is locked against changes.

A password for changes, "read-only recommended" and "marked as final" keep people from setting larger letters or other
colours, as some have to. An encrypted file cannot be read by anybody without its password, nor looked at here. This is
"Document access restricted" of PowerPoint's checker.

Example: a deck saved with a password for changes, which has a `modifyVerifier`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-locked", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at how the presentation is protected."""
    hint = "take the protection off under File, Info, Protect Presentation"
    if deck.locked:
        yield Finding(f"the deck is locked: {deck.locked}", deck.at(), (hint,))
    if deck.properties.final:
        yield Finding("the deck is marked as final, which keeps people from changing it", deck.at(), (hint,))
