"""The deck has no title in its properties.

Windows, tabs and search results show it, and screen readers say it when the file is opened. Set it under File, Info,
Properties. Criterion 2.4.2 of WCAG 2.2, and 10.2.4.2 of EN 301 549.

Example: a deck whose title is `PowerPoint Presentation`, as PowerPoint has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-document-title", "warning", "written"

_NONE = frozenset(
    [
        "powerpoint presentation",
        "powerpoint-präsentation",
        "présentation powerpoint",
        "presentación de powerpoint",
        "презентация powerpoint",
        "powerpoint 프레젠테이션",
        "powerpoint プレゼンテーション",
        "powerpoint 演示文稿",
        "slide 1",
        "presentation",
        "title",
        "untitled",
    ]
)


def check(deck: Deck) -> Iterator[Finding]:
    """Compares the title with those that programs give."""
    title = deck.properties.title
    if title.casefold() in ("", *_NONE):
        shown = f"is “{title}”, which is none" if title else "is empty"
        hint = (
            f"set it to “{deck.slides[0].title}”" if deck.slides and deck.slides[0].title else "set it under File, Info"
        )
        yield Finding(f"the title in the deck's properties {shown}", deck.at(), (hint,))
