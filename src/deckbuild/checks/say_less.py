"""The notes say less than the slide.

`say` is the full talking point, and `show` what is left of it on the slide. A `say` with fewer words than its `show`
has the two the wrong way round, or the point is not written down in full.

```yaml bad section
title: What has changed
points:
  - show: Trade has grown in every year of the decade, and transit with it
    say: Trade grows.
```

```yaml good section
title: What has changed
points:
  - show: Trade grows
    say: Trade has grown in every year of the decade, and transit with it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding
from deckbuild.texts import narrowed, pairs
from deckbuild.timing import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "say-less", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Counts the words of each `show` and its `say`."""
    for page in subject.texts:
        for shown, said in pairs(page.texts):
            if len(said.words) >= len(shown.words):
                continue  # longer, whatever the words
            on_slide, in_notes = (count_words(text.words, page.language) for text in (shown, said))
            if in_notes < on_slide:
                message = f"the notes have {in_notes} words of this point, the slide {on_slide}"
                yield Finding(message, narrowed(said.at, said.words), ("write the point in full in `say`",))
