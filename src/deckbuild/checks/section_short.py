"""A section has much less to say than its time.

The words of a section's notes take less than four fifths of the section's `time`, at the pace of the deck. Something is
not written down yet, or the time would do better elsewhere.

```yaml bad deck
title: Trade in the region
sections:
  - title: What has changed
    time: 2 min
    points:
      - Trade has grown in every year of the decade, and transit with it
```

```yaml good deck
title: Trade in the region
sections:
  - title: What has changed
    time: 7 s
    points:
      - Trade has grown in every year of the decade, and transit with it
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "section-short", "warning", "layout"

TOLERANCE = 0.8
"""A section may take a fifth less than its `time` before it is worth a word."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the speaking time of each slide with its share of the section's `time`."""
    for slide in subject.slides:
        if slide.allotted is not None and not slide.hidden and slide.spoken.middle < slide.allotted * TOLERANCE:
            took, given = minutes_text(slide.spoken.middle), minutes_text(slide.allotted)
            message = f"speaking to {slide.title!r} takes about {took} min, it has {given}"
            yield Finding(message, slide.at.of("time"), ("write down what else is said, or give it less `time`",))
