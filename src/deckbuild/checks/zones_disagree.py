"""One moment is given in several time zones, and they are not the same moment.

Clocks change on different days in Europe and in America, and 09:00 in Brussels is 03:00 in New York for most of the
year, and 04:00 for three weeks of it. Where two times with their zones stand together, joined by a bracket, a slash or
an equals sign, they are computed anew for the day of the text, or of the talk.

```yaml bad deck
title: Trade in the region
date: 2026-12-01
sections:
  - title: The stream starts at 15:00 CET (10:00 ET)
```

```yaml good deck
title: Trade in the region
date: 2026-12-01
sections:
  - title: The stream starts at 15:00 CET (09:00 ET)
```
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from deckbuild.moments import MomentError, parse_zone, zone_label
from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "zones-disagree", "error", "source"

_ONE = r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])\s*((?:UTC|GMT)(?:[+−-][0-9]{1,2}(?::?[0-9]{2})?)?|[A-Z]{2,5})\b"
_PAIR = re.compile(rf"(?<![0-9:.]){_ONE}(?=\s*[(/=|,]\s*{_ONE})")
_CLOCK = re.compile("[0-9][:.][0-9][0-9]")
_DAY = re.compile(r"\b([0-9]{4}-[0-9]{2}-[0-9]{2})\b")


def check(subject: Subject) -> Iterator[Finding]:
    """Compares each time with the one that follows it in another zone."""
    deck = subject.deck
    sources = {id(section.at.source): section.at.source for section in deck.sections}.values()
    if not any(not source.text or _CLOCK.search(source.text) for source in sources):
        return  # most decks have no clock in them
    own = deck.date or (deck.embargo.until.date() if deck.embargo and deck.embargo.until else None)
    for page in subject.texts:
        for text in page.texts:
            if not _CLOCK.search(text.words):
                continue
            for pair in _PAIR.finditer(text.words):
                written = _DAY.search(text.words)
                day = dt.date.fromisoformat(written[1]) if written else own
                if day is not None and (there := _elsewhere(pair, day)):
                    first = f"{pair[1]}:{pair[2]} {pair[3]}"
                    message = f"on {day}, {first} is {there}, not {pair[4]}:{pair[5]} {pair[6]}"
                    yield Finding(message, narrowed(text.at, pair[0]), ("correct one of the two",))


def _elsewhere(pair: re.Match[str], day: dt.date) -> str:
    """What the first time is in the second zone, where that is not what was written; else an empty text."""
    try:
        first = dt.datetime.combine(day, dt.time(int(pair[1]), int(pair[2])), parse_zone(pair[3]))
        there = first.astimezone(parse_zone(pair[6]))
    except (MomentError, OverflowError):
        return ""
    if (there.hour, there.minute) == (int(pair[4]), int(pair[5])):
        return ""
    return f"{there:%H:%M} {zone_label(there)}"
