"""A participant is named, or where they belong, though the event is under the Chatham House Rule.

Under the Chatham House Rule what was said may be used, but not who said it, nor where they belong; nor who else was
there. Name the participants under `people:` and the rule under `rule:`, and no slide and no notes may have their names:
neither in full nor the family name alone, also with an ending, as Russian and German put it. The speaker's own name is
no participant's unless it is among them. `off-the-record` is taken for the same.

```yaml bad deck
title: What we heard
rule: chatham-house
people:
  - {name: Anna Petrova, affiliation: Institute for River Trade}
sections:
  - title: What has changed
    points:
      - show: Trade has grown
        say: As Petrova told us, trade has grown.
```

```yaml good deck
title: What we heard
rule: chatham-house
people:
  - {name: Anna Petrova, affiliation: Institute for River Trade}
sections:
  - title: What has changed
    points:
      - show: Trade has grown
        say: As one participant told us, trade has grown.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.model import Speaker
    from deckbuild.rules import Subject
    from deckbuild.texts import Text

ID, LEVEL, LOOKS_AT, LASTING = "participant-named", "error", "source", True

_ENDING = r"[^\W\d_]{0,3}(?:[’']s?)?"
"""What a name may end with where a language declines it."""

_SHORT = 4
"""A family name below so many letters is also a part of other words and names: only the full name counts."""


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for names and affiliations of `people:` in all texts of slides and notes."""
    deck = subject.deck
    if not deck.rule or not deck.people:
        return
    names = [(person, pattern, what) for person in deck.people for pattern, what in _patterns(person)]
    anybody = re.compile("|".join(f"(?:{pattern})" for _, pattern, _ in names))
    for at in (text for texts in (subject.texts.of_deck, *(page.texts for page in subject.texts)) for text in texts):
        if anybody.search(at.words):
            yield from _named(at, names, deck.rule)


def _named(text: Text, names: list[tuple[Speaker, str, str]], rule: str) -> Iterator[Finding]:
    told: set[str] = set()
    for person, pattern, what in names:
        found = re.search(pattern, text.words)
        if found and person.name not in told:
            told.add(person.name)
            message = f"{found[0]!r} {what} a participant, and the event is {_RULES[rule]}"
            yield Finding(message, narrowed(text.at, found[0]), ("say what was said, not who said it",))


_RULES = {"chatham-house": "under the Chatham House Rule", "off-the-record": "off the record"}


def _patterns(person: Speaker) -> Iterator[tuple[str, str]]:
    """What gives a person away: the full name, the family name, where they belong."""
    words = person.name.split()
    yield r"\b" + r"\s+".join(map(_declined, words)), "names"
    if len(words) > 1 and len(words[-1]) >= _SHORT:
        yield r"\b" + _declined(words[-1]) + r"\b", "names"
    if person.affiliation:
        yield r"\b" + r"\s+".join(map(re.escape, person.affiliation.split())) + r"\b", "says where to find"


def _declined(word: str) -> str:
    """A word with any ending: a final vowel may change in the languages that decline names."""
    stem = word[:-1] if len(word) > _SHORT and word[-1] in "aаяйьиу" else word
    return re.escape(stem) + _ENDING
