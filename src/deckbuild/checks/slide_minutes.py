"""A slide is up for less than twenty seconds, or for more than four minutes.

Before anybody has read a slide, it is gone; or everybody has read it long ago. Counted is what the notes of the slide
take, in decks that say how long the talk may be (`talk`, or a slot in `time`), and only slides with something to say.

```yaml bad deck
title: Trade in the region
talk: 10 min
sections:
  - title: What has changed
    points: [Trade has grown]
```

```yaml good deck
title: Trade in the region
talk: 10 min
sections:
  - title: What has changed
    points:
      - show: Trade has grown
        say: >
          Trade has grown in every year of the decade, and so has the number of firms that take part in it, their
          size, the distance over which they sell, and the number of people who live on it here and there.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "slide-minutes", "warning", "layout"

LEAST, MOST = 20 / 60, 4.0
"""Minutes that a slide should be up."""


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at how long the notes of each shown slide take; a section with a `time` of its own is held to that."""
    deck = subject.deck
    if deck.talk is None and deck.slot is None:
        return
    for slide in subject.slides:
        if slide.hidden or not slide.spoken.words or slide.allotted is not None:
            continue
        took = minutes_text(slide.spoken.middle)
        if slide.spoken.middle < LEAST:
            message = f"{slide.title!r} is up for about {took} min: before it is read, it is gone"
            yield Finding(message, slide.at, ("say more to it, or join it with its neighbour",))
        elif slide.spoken.middle > MOST:
            message = f"{slide.title!r} is up for about {took} min"
            yield Finding(message, slide.at, ("make two slides of it",))
