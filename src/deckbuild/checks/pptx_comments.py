"""Reviewers' comments are still in the deck.

They leave with the file, with the names of those who wrote them. Settle and delete them, or let `--fix` take them out.

Example: a deck with the comment "Is this figure cleared?" on slide 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-comments", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Tells the comments of each slide together."""
    for number in dict.fromkeys(comment.slide for comment in deck.comments):
        found = [comment for comment in deck.comments if comment.slide == number]
        who = ", ".join(dict.fromkeys(comment.author for comment in found if comment.author))
        count = f"{len(found)} comments" if len(found) > 1 else "a comment"
        message = f"slide {number}: {count}{f' by {who}' if who else ''}: “{found[0].text[:40]}”"
        yield Finding(message, deck.at(number), ("settle and delete them, or let `--fix` take them out",))
