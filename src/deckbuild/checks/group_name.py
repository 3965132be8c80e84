"""A group of slides has a name that says nothing, or stands in two places.

`group` becomes a section of PowerPoint's slide list. "Section 1" and "Untitled Section" are what PowerPoint writes by
itself, and its accessibility checker takes them for an error. Slides of one group stand together: a group that begins
again after another makes two of the same name.

```yaml bad deck
title: Trade in the region
sections:
  - {title: Trade has grown, group: Section 1}
```

```yaml good deck
title: Trade in the region
sections:
  - {title: Trade has grown, group: Trade}
```

```yaml bad deck
title: Trade in the region
sections:
  - {title: Trade has grown, group: Trade}
  - {title: Transit has grown, group: Transit}
  - {title: Trade will fall, group: Trade}
```

```yaml good deck
title: Trade in the region
sections:
  - {title: Trade has grown, group: Trade}
  - {title: Trade will fall, group: Trade}
  - {title: Transit has grown, group: Transit}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "group-name", "warning", "source"

_DEFAULT = re.compile(
    r"(?:default|untitled|standard|unbenannter?)[- ]?(?:section|abschnitt)?|(?:section|abschnitt|раздел|구역) ?[0-9]*",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at the groups in the order of the sections."""
    seen: list[str] = []
    for page in subject.texts:
        group, at = page.section.group, page.section.at.of("group")
        if not group or seen[-1:] == [group]:
            continue
        if _DEFAULT.fullmatch(group.strip()):
            yield Finding(f"{group!r} says nothing about its slides", at, ("name what they are about",))
        elif group in seen:
            yield Finding(
                f"the group {group!r} begins again", at, ("move its slides together, or rename one of the two",)
            )
        seen.append(group)
