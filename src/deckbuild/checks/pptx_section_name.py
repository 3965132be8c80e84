"""A section of the deck still has the name that PowerPoint gave it.

Sections are how large decks are found one's way in. "Untitled Section" tells nothing: rename it in the list of slides.
This is "Default section name" of PowerPoint's checker.

Example: a deck whose second section is called `Untitled Section`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-section-name", "error", "written"

_DEFAULT = re.compile(
    r"(?:(?:Default|Untitled) Section|Section|Abschnitt(?: ohne Titel)?|Standardabschnitt"
    r"|Section (?:sans titre|par défaut)"
    r"|Sección (?:sin título|predeterminada)|Раздел(?: без заголовка| по умолчанию)?|제목 없는 구역|기본 구역"
    r"|タイトルなしのセクション|既定のセクション|无标题节|默认节)?\s*\d*",
    re.IGNORECASE,
)


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the names with those that PowerPoint gives, in the languages of most of its versions."""
    for number, name in enumerate(deck.sections, 1):
        if _DEFAULT.fullmatch(name.strip()):
            shown = f"is called “{name}”" if name.strip() else "has no name"
            yield Finding(f"section {number} {shown}", deck.at(), ("rename it in the list of slides",))
