"""A text that is sent out before the talk does not say that the spoken word counts.

An embargo means that others have the text before it is spoken. `check_against_delivery: true` prints "check against
delivery" on the cover and every notes page, in the deck's language, so that nobody quotes what was not said.

```yaml bad deck
title: Trade in the region
embargo: 2026-12-01 09:00 Europe/Brussels
sections:
  - title: What has changed
```

```yaml good deck
title: Trade in the region
embargo: 2026-12-01 09:00 Europe/Brussels
check_against_delivery: true
sections:
  - title: What has changed
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.moments import embargo_runs
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "delivery-mark", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for the mark on a deck whose embargo runs."""
    deck = subject.deck
    if deck.embargo is not None and embargo_runs(deck.embargo, subject.now) and not deck.check_against_delivery:
        message = "the text is out before the talk, and does not say that the spoken word counts"
        yield Finding(message, deck.embargo.at, ("write `check_against_delivery: true` in deck.yaml",))
