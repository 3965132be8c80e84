"""The talk is longer than its slot.

`talk` says how long you speak, `time` from when to when the slot is. One of the two is wrong, or the chair will stop
you.

```yaml bad deck
title: Trade in the region
time: 14:00-14:20
talk: 30 min
sections:
  - title: What has changed
```

```yaml good deck
title: Trade in the region
time: 14:00-14:20
talk: 15 min
sections:
  - title: What has changed
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "slot-short", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Compares `talk` with the slot that `time` gives as a range."""
    deck = subject.deck
    if deck.slot is not None and deck.talk is not None and deck.talk > deck.slot:
        message = f"the talk has {minutes_text(deck.talk)} min, its slot only {minutes_text(deck.slot)}"
        yield Finding(message, deck.at.of("talk"))
