"""What is to be said takes longer than the talk.

Speaking time is counted from the words of the notes, at a usual pace for the language: 130 words a minute in English.
Say less, or set `pace` to your own, measured over a page read aloud.

```yaml bad deck
title: Trade in the region
talk: 5 s
sections:
  - title: What has changed
    points:
      - Trade has grown in every year of the decade, and transit with it
      - The number of firms that take part has doubled
```

```yaml good deck
title: Trade in the region
talk: 1 min
sections:
  - title: What has changed
    points:
      - Trade has grown in every year of the decade, and transit with it
      - The number of firms that take part has doubled
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "talk-long", "warning", "layout"


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the speaking time of all slides that are shown with `talk`."""
    deck = subject.deck
    if deck.talk is None:
        return
    shown = [slide.spoken for slide in subject.slides if not slide.hidden]
    middle, low = sum(spoken.middle for spoken in shown), sum(spoken.low for spoken in shown)
    if middle > deck.talk:
        message = f"speaking takes about {minutes_text(middle)} min, the talk has {minutes_text(deck.talk)}"
        who = "even a fast speaker needs more" if low > deck.talk else "a fast speaker can make it"
        yield Finding(message, deck.at.of("talk"), (f"{who}: say less, or set `pace` to your own",))
