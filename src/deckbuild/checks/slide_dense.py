"""The slides show more words than anybody can read while listening.

Somebody who reads is not listening. Assertion–evidence talks project at most twenty words for each minute of talk; a
talk with points on its slides comes to forty or fifty. Above sixty, the room reads for a third of the time. Counted
over the whole deck; the message names the fullest slide. It is only for decks that say how long the talk is.

```yaml bad deck
title: Trade in the region
talk: 1 min
sections:
  - title: What has changed
    points:
      - Trade has grown in every year of the decade, and transit with it
      - The number of firms that take part in it has doubled, and so has their size
```

```yaml good deck
title: Trade in the region
talk: 1 min
sections:
  - title: What has changed
    points:
      - show: Trade has grown
        say: >
          Trade has grown in every year of the decade, and transit with it. The number of firms that take part in it
          has doubled, and so has their size, the distance over which they sell, and the number of people who live on
          it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "slide-dense", "warning", "layout"

MOST = 60.0
"""Words on the slides for each minute of talk: at 180 words a minute, they are read in a third of it."""

_BY_SYLLABLE = 2.5
"""Syllables or characters that stand for a word in Korean, Japanese and Chinese."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the words on all slides with the minutes that speaking to them takes."""
    deck = subject.deck
    slides = [slide for slide in subject.slides if slide.spoken.words and not slide.hidden]
    minutes = sum(slide.spoken.middle for slide in slides)
    if deck.talk is None or not minutes:
        return
    each = _BY_SYLLABLE if deck.language[:2] in ("ko", "ja", "zh") else 1.0
    load = sum(slide.words for slide in slides) / each / minutes
    if load > MOST:
        fullest = max(slides, key=lambda slide: slide.words / slide.spoken.middle)
        took = minutes_text(fullest.spoken.middle)
        message = (
            f"the slides show {load:.0f} words for each minute of talk, most of them {fullest.title!r} "
            f"({fullest.words} words in {took} min)"
        )
        yield Finding(message, fullest.at, ("show less, and leave it to the notes",))
