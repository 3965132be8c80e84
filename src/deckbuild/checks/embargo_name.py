"""The file's name does not say that the deck is under embargo.

In a folder, and in a mail with ten attachments, the name is all that anybody sees. `output: {title}-embargo-{embargo}`
puts the day into it, for as long as the embargo runs. It is only a note: every slide carries the mark all the same.

```yaml bad deck
title: Trade in the region
embargo: 2026-12-01 09:00 Europe/Brussels
sections:
  - title: What has changed
```

```yaml good deck
title: Trade in the region
embargo: 2026-12-01 09:00 Europe/Brussels
output: "embargo-{embargo}-{title}"
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

ID, LEVEL, LOOKS_AT = "embargo-name", "note", "source"

_WORDS = ("embargo", "эмбарго", "엠바고", "sperrfrist")


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for the embargo in `output` and in the title, which the name is made from."""
    deck = subject.deck
    if deck.embargo is None or not embargo_runs(deck.embargo, subject.now):
        return
    name = f"{deck.output} {deck.title if '{title}' in (deck.output or '{title}') else ''}".lower()
    if not any(word in name for word in _WORDS):
        hint = 'write `output: "embargo-{embargo}-{title}"`'
        at = deck.at.of("output") if deck.output else deck.embargo.at
        yield Finding("the file's name will not say that the deck is under embargo", at, (hint,))
