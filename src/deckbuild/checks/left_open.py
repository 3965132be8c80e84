"""A text has a place that was to be filled in later.

`TODO`, `TBD`, `XXX`, `[insert name]`, `??` and the printer's dummy text are for whoever writes the talk, and not for
whoever hears it. They are looked for on slides and in notes.

```yaml bad section
title: Trade has grown
notes: The minister is [check name], TBC.
```

```yaml good section
title: Trade has grown
notes: The minister is new in office.
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

ID, LEVEL, LOOKS_AT = "left-open", "warning", "source"

_OPEN = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|TBA|XXX+|TKTK|N\.N\.)(?!\w)|\?\?+|[Ll]orem ipsum|(?<!\w)_{3,}(?!\w)"
    r"|[\[<{](?:insert|add|check|fill in|name|date|number|source|figure|your|einfügen|prüfen|à compléter|уточнить)"
    r"\b[^\]>}]*[\]>}]"
)

_SIGNS = ("TODO", "FIXME", "TB", "XXX", "TKTK", "N.N.", "??", "orem ips", "___", "[", "<", "{")
"""What one of the above has in it: telling that there is none is ten times as fast."""


def check(subject: Subject) -> Iterator[Finding]:
    """Looks through all texts."""
    for page in subject.texts:
        for text in page.texts:
            if any(map(text.words.__contains__, _SIGNS)) and (found := _OPEN.search(text.words)):
                yield Finding(f"{found[0]!r} is still to be filled in", narrowed(text.at, found[0]))
