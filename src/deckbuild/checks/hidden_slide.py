"""A hidden slide goes out with the file.

`hidden: true` leaves a slide out of the show; in the file it is, with its notes, for everybody who opens it. What
others must not have is left out with `omit: true`, or named for an `audience`.

```yaml bad section
title: What we did not say
hidden: true
```

```yaml good section
title: What we did not say
omit: false
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.richtext import plain
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "hidden-slide", "note", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Names hidden sections; in a deck for an audience that is worth a warning."""
    for page in subject.texts:
        if page.section.hidden:
            message = f"{plain(page.section.title)!r} is hidden, and goes out with the file all the same"
            hint = "leave it out with `omit: true`, or give it an `audience`"
            level = "warning" if subject.audience else ""
            yield Finding(message, page.section.at.of("hidden"), (hint,), level)
