"""A date has another weekday.

"Wednesday 24 November 2026" is a Tuesday, and half of the audience will come on the wrong day. Dates written out are
held against the calendar, in the deck's language. Without a year, the day nearest to the talk is taken.

```yaml bad deck
title: Trade in the region
date: 2026-11-24
sections:
  - title: What comes next
    points: ["The council meets on Wednesday 2 December 2026, and again on Monday 4 January"]
  - title: The vote
    notes: The vote is on Friday 3 December 2026.
```

```yaml good deck
title: Trade in the region
date: 2026-11-24
sections:
  - title: What comes next
    points: ["The council meets on Wednesday 2 December 2026, and again on Monday 4 January"]
  - title: The vote
    notes: The vote is on Thursday 3 December 2026.
```
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuild.phrases import phrases
from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.source import Source

ID, LEVEL, LOOKS_AT = "weekday-wrong", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Looks up every date that is written out with a weekday."""
    date = subject.deck.date
    for page in subject.texts:
        if not _names_a_day(page.section.at.source, page.language):
            continue
        pattern = _pattern(page.language)
        for text in page.texts:
            for found in pattern.finditer(text.words):
                weekday = _weekday(found, date, page.language)
                if weekday and weekday.lower() != found["weekday"].lower():
                    message = f"{found[0]!r} is a {weekday}"
                    yield Finding(message, narrowed(text.at, found[0]), ("correct the day or the weekday",))


@lru_cache(maxsize=1024)
def _names_a_day(source: Source, language: str) -> bool:
    """Whether a file has the name of a weekday in it at all: most have not, and need no search."""
    text = source.text.lower()
    return not text or any(day.lower() in text for day in phrases(language).weekdays)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Dates with a weekday before them: `Wednesday, 23 April 2014`, `Wednesday, April 23rd`, `Mittwoch, den 23.`."""
    words = phrases(language)
    weekdays, months = ("|".join(map(re.escape, names)) for names in (words.weekdays, words.months))
    day = r"(?P<{}>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?"
    return re.compile(
        rf"\b(?P<weekday>{weekdays}),?\s(?:the |den |der |le )?"
        rf"(?:{day.format('day')}\s(?:of |de )?(?P<month>{months})|(?P<month2>{months})\s{day.format('day2')})"
        r"(?:,?\s(?:de )?(?P<year>[12][0-9]{3}))?(?![0-9])",
        re.IGNORECASE,
    )


def _weekday(found: re.Match[str], talk: dt.date | None, language: str) -> str:
    """The weekday of a date, or an empty text where there is no such day, or no telling of which year it is."""
    words = phrases(language)
    months = [name.lower() for name in words.months]
    month = months.index((found["month"] or found["month2"]).lower()) + 1
    number = int(found["day"] or found["day2"])
    if not found["year"] and talk is None:
        return ""
    years = [int(found["year"])] if found["year"] else [talk.year + n for n in (-1, 0, 1)] if talk else []
    try:
        days = [dt.date(year, month, number) for year in years]
    except ValueError:
        return ""
    nearest = min(days, key=lambda day: abs(day - talk)) if talk else days[0]
    return words.weekdays[nearest.weekday()]
