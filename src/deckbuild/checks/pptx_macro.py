"""The file holds a program.

Macros and controls can be run by whoever opens the file, so that mail servers and readers refuse it. Save it as .pptx.

Example: a deck with macros that was saved as .pptm, and then renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-macro", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells these parts."""
    if deck.macros:
        yield Finding(f"the file holds a program, {', '.join(deck.macros[:3])}", deck.at(), ("save it as .pptx",))
