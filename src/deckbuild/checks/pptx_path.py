r"""The deck leads to files on somebody's computer.

Such a path works on one computer, and tells everybody else its folders and its owner's name. Put films and sounds into
the deck, and link documents by their address.

Example: a film that is linked from `C:\Users\anna\Videos\film.mp4`, or a link to `file:///home/anna/notes.docx`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-path", "warning", "written"

_LOCAL = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|/(?:home|Users|Volumes|mnt|tmp)/", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?!\w+:)[^#?]+\.\w{2,5}")


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at all that leads outside, and at where the file says that it comes from."""
    numbers = {slide.part: slide.number for slide in deck.slides}
    for part, link in dict.fromkeys(deck.links):
        if _LOCAL.match(link.target) or (link.kind != "hyperlink" and _DOCUMENT.fullmatch(link.target)):
            number = numbers.get(part, 0)
            where = f"slide {number}" if number else part
            message = f"{where}: leads to a file on somebody's computer, {link.target}"
            yield Finding(message, deck.at(number), ("put it into the deck, or link it by its address",))
    for name, value in (("template", deck.properties.template), ("base for links", deck.properties.base)):
        if _LOCAL.match(value):
            yield Finding(f"the document's {name} is a path on somebody's computer, {value}", deck.at())
