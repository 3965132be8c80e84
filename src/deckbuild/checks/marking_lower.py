"""A handling mark is lower than what it stands on.

The deck's mark is that of its most sensitive slide: somebody reads it on the cover and acts by it. Where a section is
marked higher than the deck, raise the deck's mark. The same holds for a slide whose text quotes a higher label of the
Traffic Light Protocol than its own mark; that is a warning, for a text may be about labels.

```yaml bad deck
title: Trade in the region
marking: TLP:GREEN
sections:
  - title: What has changed
    marking: TLP:AMBER
```

```yaml good deck
title: Trade in the region
marking: TLP:AMBER
sections:
  - title: What has changed
    marking: TLP:GREEN
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.texts import Page

ID, LEVEL, LOOKS_AT, LASTING = "marking-lower", "error", "source", True

_TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_LEVELS = (
    ("UNCLASSIFIED", "OFFICIAL", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
    ("PUBLIC", "INTERNAL", "CONFIDENTIAL", "STRICTLY CONFIDENTIAL"),
    ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"),
    ("UNCLASSIFIED", "CUI", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
    ("ОТКРЫТО", "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ", "СЕКРЕТНО", "СОВЕРШЕННО СЕКРЕТНО"),
    _TLP,
)
"""Marks that are above one another, lowest first."""

_LABEL = re.compile(r"TLP:(?:CLEAR|GREEN|AMBER(?:\+STRICT)?|RED)\b")


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the deck's mark with those of its sections, and each slide's with the labels in its text."""
    deck = subject.deck
    if not deck.marking and not any(section.marking for section in deck.sections):
        return
    for page in subject.texts:
        own = page.section.marking
        if own and _is_below(deck.marking, own):
            mark = f"is marked {deck.marking}" if deck.marking else "has no mark"
            message = f"the section is marked {own}, and the deck {mark}"
            hint = f"write `marking: {own}` in deck.yaml"
            yield Finding(message, page.section.at.of("marking"), (hint,))
        yield from _in_texts(page, own or deck.marking)


def _in_texts(page: Page, mark: str) -> Iterator[Finding]:
    if mark not in _TLP:
        return
    for text in page.texts:
        for label in _LABEL.findall(text.words) if "TLP:" in text.words else ():
            if _is_below(mark, label):
                message = f"the text says {label}, and the slide is marked {mark}"
                hint = f"write `marking: {label}` in the section, or leave the label out"
                yield Finding(message, narrowed(text.at, label), (hint,), level="warning")


def _is_below(mark: str, other: str) -> bool:
    """Whether a mark is lower than another of its kind; no mark at all is lower than any but the lowest."""
    for marks in _LEVELS:
        if other in marks and (not mark or mark in marks):
            return (marks.index(mark) if mark else 0) < marks.index(other)
    return False
