"""The sections have no keys, and are known by their titles alone.

A section in a file is known by the file's name; one that stands in deck.yaml, by its `key`, or else by its title.
Change the title, and for a comparison with the deck that was built before it is another section: edits made in
PowerPoint, and comments, belong to one that is gone. Write `key: trade` once, and it lasts. It is noted once for a
deck.

```yaml bad deck
title: Trade in the region
sections:
  - title: Trade has grown
  - title: Transit has grown with it
  - title: Both will fall
```

```yaml good deck
title: Trade in the region
sections:
  - title: Trade has grown
    key: trade
  - title: Transit has grown with it
    key: transit
  - title: Both will fall
    key: outlook
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "key-from-title", "note", "source"

_KEY = re.compile(r"""(?:^|[{,\n])[ \t]*["']?key["']?[ \t]*:""")

_FEWEST = 3
"""Sections from which on a deck is worth keys."""


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for sections that stand in deck.yaml itself and write no `key`."""
    deck = subject.deck
    inline = [s for s in deck.sections if s.at.source is deck.at.source and s.at.source.text]
    lacking = [section for section in inline if not _KEY.search(section.at.whole.text)]
    if lacking and len(inline) >= _FEWEST:
        count = len(lacking)
        told = "a section is" if count == 1 else f"{count} sections are"
        message = f"{told} known by the title alone: a new title makes another section"
        yield Finding(message, lacking[0].at, ("write a `key` that lasts, such as `key: trade`",))
