"""A figure stands on the slide, and the notes do not have it.

What is worth the slide is worth saying, and who reads the notes afterwards misses it. Each figure of a point's `show`
is looked for in all notes of its section, rounded or in words as well. Years and percentages count; codes such as G-20,
clock times and dates in digits do not.

```yaml bad section
title: Trade has grown
points:
  - show: "Trade: $25 bn in 2013"
    say: Trade was about 25 billion dollars.
```

```yaml good section
title: Trade has grown
points:
  - show: "Trade: $25 bn in 2013"
    say: In 2013, trade was about 25 billion dollars.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.quantities import agree, comparable, quantities, spelled
from deckbuild.rules import Finding
from deckbuild.texts import narrowed, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.quantities import Quantity
    from deckbuild.rules import Subject
    from deckbuild.texts import Page, Text

ID, LEVEL, LOOKS_AT = "number-unsaid", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for the figures of each `show` in the notes of its section."""
    for page in subject.texts:
        shown = [(text, said, quantities(text.words, page.language)) for text, said in pairs(page.texts)]
        if any(figures for _, _, figures in shown):
            yield from _missing(page, shown)


def _missing(page: Page, shown: list[tuple[Text, Text, tuple[Quantity, ...]]]) -> Iterator[Finding]:
    notes = [text.words for text in page.texts if text.in_notes and text.part != "source"]
    said = [figure for words in notes for figure in quantities(words, page.language)]
    in_words = spelled(" ".join(notes), page.language)
    for text, own, figures in shown:
        beside = quantities(own.words, page.language)
        for figure in figures:
            known = any(agree(figure, other) for other in said) or figure.value in in_words
            if not known and not any(comparable(figure, other) for other in beside):
                message = f"{figure.written} stands on the slide, and the notes do not have it"
                yield Finding(message, narrowed(text.at, figure.written), ("say it, or leave it out",))
