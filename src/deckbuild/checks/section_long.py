"""What is to be said takes longer than the section's time.

The words of a section's notes take over a fifth longer than the section's `time`, at the pace of the deck. Say less,
give the section more time, or set `pace` to your own. A section that goes on over several slides has its time shared
out among them.

```yaml bad deck
title: Trade in the region
sections:
  - title: What has changed
    time: 2 s
    points:
      - Trade has grown in every year of the decade, and transit with it
      - The number of firms that take part has doubled
```

```yaml good deck
title: Trade in the region
sections:
  - title: What has changed
    time: 20 s
    points:
      - Trade has grown in every year of the decade, and transit with it
      - The number of firms that take part has doubled
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "section-long", "warning", "layout"

TOLERANCE = 1.2
"""A section may take a fifth more than its `time` before it is worth a word: speakers differ by more."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the speaking time of each slide with its share of the section's `time`."""
    for slide in subject.slides:
        if slide.allotted is not None and not slide.hidden and slide.spoken.middle > slide.allotted * TOLERANCE:
            took, given = minutes_text(slide.spoken.middle), minutes_text(slide.allotted)
            message = f"speaking to {slide.title!r} takes about {took} min, it has {given}"
            yield Finding(message, slide.at, ("say less, or give it more `time`",))
