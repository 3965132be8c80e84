"""The embargo ends at an odd time: after the talk has begun, within a day, or it is over.

A talk that is given before its embargo ends breaks the embargo. One that ends within a day of the build leaves nobody
time to read the text that was sent out. One that is over is only noted: the deck carries no mark any more.

```yaml bad deck
title: Trade in the region
date: 2026-12-01
time: 10:00-11:00
timezone: Europe/Brussels
embargo: 2026-12-01 11:00
sections:
  - title: What has changed
```

```yaml good deck
title: Trade in the region
date: 2026-12-01
time: 10:00-11:00
timezone: Europe/Brussels
embargo: 2026-12-01 10:00
sections:
  - title: What has changed
```

```yaml bad deck
title: Trade in the region
embargo: 2026-11-25 08:00 Europe/Brussels
sections:
  - title: What has changed
```

```yaml good deck
title: Trade in the region
embargo: 2026-11-27 08:00 Europe/Brussels
sections:
  - title: What has changed
```
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from deckbuild.moments import MomentError, parse_zone, zone_label
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.model import Deck
    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "embargo-date", "warning", "source"

SOON = dt.timedelta(hours=24)
"""What people to whom a text is sent under embargo need at least."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the embargo's moment with the beginning of the talk, and with now."""
    embargo = subject.deck.embargo
    if embargo is None or embargo.until is None or embargo.lifted:
        return
    until = embargo.until.astimezone(dt.UTC)
    begins = _begins(subject.deck)
    if begins is not None and until > begins:
        message = f"the embargo ends at {_shown(embargo.until)}, and the talk begins before, at {_shown(begins)}"
        yield Finding(message, embargo.at, ("set `embargo` to the beginning of the talk, or to `on-delivery`",))
    left = until - subject.now.astimezone(dt.UTC)
    if left <= dt.timedelta(0):
        yield Finding(
            f"the embargo ended at {_shown(embargo.until)}: the deck carries no mark", embargo.at, level="note"
        )
    elif left < SOON:
        hours = max(1, round(left.total_seconds() / 3600))
        message = f"the embargo ends in {hours} hour{'s' if hours > 1 else ''}: nobody has time to work with the text"
        yield Finding(message, embargo.at, ("send it earlier, or let the embargo end later",))


def _begins(deck: Deck) -> dt.datetime | None:
    """The moment at which the talk begins, where the deck says so in full."""
    if deck.date is None or deck.start is None or not deck.timezone:
        return None
    try:
        return dt.datetime.combine(deck.date, deck.start, parse_zone(deck.timezone))
    except MomentError:
        return None


def _shown(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} {zone_label(moment)}"
