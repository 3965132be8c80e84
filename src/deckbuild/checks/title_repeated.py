"""Two slides have the same title.

In the outline, in a list of slides and for who listens to a screen reader, the two are one. Say what is new on the
second one. A section that goes on with `overflow: continue` numbers its slides, and is not meant.

```yaml bad deck
title: Trade in the region
sections:
  - title: Trade has grown
  - title: Trade has grown
```

```yaml good deck
title: Trade in the region
sections:
  - title: Trade has grown
  - title: Transit has grown with it
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.richtext import plain
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.source import Span

ID, LEVEL, LOOKS_AT = "title-repeated", "note", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Compares titles without regard to case."""
    seen: dict[str, Span] = {}
    for page in subject.texts:
        title, at = plain(page.section.title), page.section.at.of("title")
        if first := seen.get(title.lower()):
            message, hint = f"there is another slide called {title!r}", "say what is new on this one"
            yield Finding(message, at, (hint,), second=first, second_note="the first")
        seen.setdefault(title.lower(), at)
