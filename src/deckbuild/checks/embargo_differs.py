"""A text names another embargo than the deck has.

The deck prints its embargo on every slide, in the zones that it was given. A second one, typed into a point or into the
notes, is right until somebody moves the first; then two times stand on one page, and an editor goes by the earlier.
Leave the time to deck.yaml. Looked at are the sentences with the word: each day in digits, and each time with its zone.

```yaml bad deck
title: Trade in the region
embargo: 2026-12-01 09:00 Europe/Brussels
sections:
  - title: What has changed
    notes: Under embargo until 10:00 CET on 1 December.
```

```yaml good deck
title: Trade in the region
embargo: 2026-12-01 09:00 Europe/Brussels
sections:
  - title: What has changed
    notes: Under embargo until 09:00 CET on 1 December.
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

    from deckbuild.model import Embargo
    from deckbuild.rules import Subject
    from deckbuild.texts import Text

ID, LEVEL, LOOKS_AT = "embargo-differs", "error", "source"

_WORD = re.compile("embargo|эмбарго|엠바고|보도유예|エンバーゴ|sperrfrist|حظر", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![0-9:.])([01]?[0-9]|2[0-4])[:.]([0-5][0-9])(?![0-9:.]|\s?%)\s*(?:h|Uhr)?\s*"
    r"((?:UTC|GMT)?[+−-][0-9]{1,2}(?::?[0-9]{2})?|[A-Z]{2,5}\b|[A-Z][a-z]+/[A-Z][A-Za-z_]+)?"
)
_SENTENCE_END = re.compile(r"[.!?。](?=\s|$)")
_DAY = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")


def check(subject: Subject) -> Iterator[Finding]:
    """Compares every time and day that stands in a text beside the word embargo with the deck's own."""
    embargo = subject.deck.embargo
    if embargo is None or embargo.until is None:
        return
    for page in subject.texts:
        for text in page.texts:
            for sentence in _SENTENCE_END.split(text.words) if _WORD.search(text.words) else ():
                if _WORD.search(sentence):
                    yield from _differing(text, sentence, embargo)


def _differing(text: Text, sentence: str, embargo: Embargo) -> Iterator[Finding]:
    until = embargo.until
    assert until is not None
    found = [(time[0].strip(), _of_time(time, until)) for time in _TIME.finditer(sentence)]
    found += [(day[0], day[0] == f"{until:%Y-%m-%d}") for day in _DAY.finditer(sentence)]
    for written, agrees in found:
        if not agrees:
            message = f"{written!r} is not when the embargo ends: {until:%Y-%m-%d %H:%M} {zone_label(until)}"
            hint = "leave the time to `embargo` in deck.yaml, which every slide carries"
            second = embargo.at
            yield Finding(message, narrowed(text.at, written), (hint,), second=second, second_note="the deck's embargo")


def _of_time(time: re.Match[str], until: dt.datetime) -> bool:
    """Whether a time, in its own zone or in the embargo's, is the embargo's; a zone that is not known says nothing."""
    clock = (int(time[1]) % 24, int(time[2]))
    try:
        there = until.astimezone(parse_zone(time[3])) if time[3] else until
    except MomentError:
        return True
    return clock == (there.hour, there.minute)
