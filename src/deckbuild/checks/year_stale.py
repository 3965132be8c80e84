"""A year does not go with the year of the talk.

Talking points are used again. "This year (2013)" in a talk of 2014 was right once, and so was a source whose newest
year is five years before the talk. It is only a note.

```yaml bad deck
title: Trade in the region
date: 2014-04-23
sections:
  - title: What has changed
    points: ["This year, 2013, trade has grown"]
```

```yaml good deck
title: Trade in the region
date: 2014-04-23
sections:
  - title: What has changed
    points: ["Last year, 2013, trade has grown"]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.texts import Text

ID, LEVEL, LOOKS_AT = "year-stale", "note", "source"

_PHRASES = {
    0: "this year|dieses Jahr|diesem Jahr|cette année|este año|в этом году|w tym roku|올해|今年|هذا العام",
    -1: "last year|letztes Jahr|letzten Jahr|voriges Jahr|l’année dernière|l'année dernière|el año pasado|"
        "в прошлом году|w zeszłym roku|작년|去年|العام الماضي",
    1: "next year|nächstes Jahr|nächsten Jahr|l’année prochaine|l'année prochaine|el próximo año|в следующем году|"
       "w przyszłym roku|내년|来年|明年",
}  # fmt: skip
_OFFSET = {word.lower(): offset for offset, words in _PHRASES.items() for word in words.split("|")}
_WORDS = "|".join(map(re.escape, _OFFSET))
_BETWEEN = r"[\s,(–—-]{1,3}"
_BESIDE = re.compile(
    rf"(?P<a>{_WORDS}){_BETWEEN}(?:in )?(?P<x>[12][0-9]{{3}})\b|\b(?P<y>[12][0-9]{{3}}){_BETWEEN}(?P<b>{_WORDS})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")

OLD = 5
"""Years after which a source is worth a second look."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares years with the day of the talk."""
    date = subject.deck.date
    if date is None:
        return
    for page in subject.texts:
        for text in page.texts:
            if _YEAR.search(text.words):
                yield from _beside(text, date.year)
                if text.part == "source":
                    yield from _old(text, date.year)


def _beside(text: Text, year: int) -> Iterator[Finding]:
    for found in _BESIDE.finditer(text.words):
        meant = year + _OFFSET[(found["a"] or found["b"]).lower()]
        written = int(found["x"] or found["y"])
        if written != meant:
            message = f"{found[0]!r}: the talk is given in {year}, when that is {meant}"
            yield Finding(message, narrowed(text.at, found[0]), ("bring it up to date",))


def _old(text: Text, year: int) -> Iterator[Finding]:
    newest = max(int(each) for each in _YEAR.findall(text.words))
    if newest <= year - OLD:
        message = f"the newest year of the source is {newest}, and the talk is given in {year}"
        yield Finding(message, narrowed(text.at, str(newest)), ("are there newer figures?",))
