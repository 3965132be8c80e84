"""A link leads nowhere.

It led to a slide that was taken out, to a part that is not in the file, or has no address. On stage, a click does
nothing. Set it again, or take it off.

Example: a button that jumped to a slide which has been deleted since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-link-broken", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at the links of runs and shapes."""
    for slide in deck.slides:
        for shape in slide.seen:
            links = [run.link for body in shape.bodies for run in body.runs]
            for link in dict.fromkeys((*links, shape.link)):
                if link is not None and link.broken:
                    message = f"slide {slide.number}: a link in {shape.called} {link.broken}"
                    yield Finding(message, deck.at(slide.number), ("set it again, or take it off",))
