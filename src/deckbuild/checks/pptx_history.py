"""The file tells how it was edited or printed.

Records of changes hold what was changed and by whom, and settings of printers the printer's name. `--fix` drops them.

Example: a deck that several people edited at the same time, with `ppt/changesInfos/changesInfo1.xml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-history", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells these parts."""
    if deck.history:
        message = f"the file tells how it was edited or printed: {', '.join(deck.history[:5])}"
        yield Finding(message, deck.at(), ("`--fix` drops these parts",))
