"""The disclaimer is missing from a slide, or reads differently there.

A slide that is shown or sent by itself says whose views it holds only if the disclaimer is on it. A disclaimer is a
text about views and opinions that at least half of the slides have, three at least.

Example: a deck with "Views are my own and not my employer's." on all slides but the fourth.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from deckbuild.audit.standing import disclaimers, is_disclaimer, lines_of
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-disclaimer", "error", "written"

_ALIKE = 0.75


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the slides with the disclaimer that most of them have; a cover may do without, so that is a warning."""
    found = disclaimers(deck)
    if not found:
        return
    usual = max(found, key=lambda one: len(one.slides))
    having = frozenset().union(*(one.slides for one in found))
    for slide in deck.slides:
        if slide.number in having:
            continue
        altered = next((line for line in lines_of(slide) if _is_like(line, usual.text)), "")
        what = (
            f"reads differently on slide {slide.number}: “{altered[:60]}”"
            if altered
            else f"is missing from slide {slide.number}"
        )
        if not altered and any(map(is_disclaimer, lines_of(slide))):  # in another language
            continue
        cover = any(shape.place == "ctrTitle" for shape in slide.shapes)
        level = "warning" if cover and not altered else LEVEL
        yield Finding(f"the disclaimer {what}", deck.at(slide.number), (f"it is “{usual.text[:80]}”",), level)


def _is_like(line: str, usual: str) -> bool:
    return (
        len(line) < 2 * len(usual)
        and SequenceMatcher(None, line, usual, autojunk=False).quick_ratio() >= _ALIKE
        and (SequenceMatcher(None, line, usual, autojunk=False).ratio() >= _ALIKE)
    )
