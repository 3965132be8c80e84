"""The notes are the slide, read aloud.

Four fifths of what the notes say stands on the slide as well: the room has read it before you have said it. Put a few
words into `show`, and the sentence into `say`. Where it is so on every slide, it is told once for the deck.

```yaml bad section
title: What has changed
points:
  - Trade has grown in every year of the decade, and transit has grown along with it
  - The number of firms that take part in it has doubled since then
```

```yaml good section
title: What has changed
points:
  - show: Trade grows every year
    say: Trade has grown in every year of the decade, and transit has grown along with it.
  - show: Twice as many firms
    say: The number of firms that take part in it has doubled since then.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.texts import Page

ID, LEVEL, LOOKS_AT = "notes-read-aloud", "warning", "source"

OVERLAP = 0.8
"""The part of the notes that may stand on the slide as well."""

_FEWEST = 15
"""Words of notes from which on it is worth a word; a slide of three words is read in no time."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares what is said of each section with what it shows."""
    pages = [page for page in subject.texts if not page.section.hidden]
    found = [page for page in pages if _is_read_aloud(page)]
    hint = "a few words in `show`, the sentence in `say`"
    if len(found) > 1 and len(found) == len(pages):
        yield Finding("the notes of every slide are the slide, read aloud", subject.deck.at.of("title"), (hint,))
        return
    for page in found:
        yield Finding("the notes are the slide, read aloud", page.section.at, (hint,))


def _is_read_aloud(page: Page) -> bool:
    said = [text for text in page.texts if text.in_notes and text.part in ("lead", "point", "notes")]
    both = sum(count_words(text.words, page.language) for text in said if text.on_slide)
    if both < _FEWEST:
        return False
    return both > OVERLAP * sum(count_words(text.words, page.language) for text in said)
