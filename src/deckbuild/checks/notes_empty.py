"""A slide has nothing to say to it.

The notes of the slide are empty, while others have theirs: a picture without words, for instance. Whoever speaks from
the notes stands there without any. Write `notes:` in the section, or `say` in its block.

```yaml bad deck
title: Trade in the region
sections:
  - title: What has changed
    points: [Trade has grown]
  - title: The river in spring
    picture: {file: assets/river.png, decorative: true}
```

```yaml good deck
title: Trade in the region
sections:
  - title: What has changed
    points: [Trade has grown]
  - title: The river in spring
    picture: {file: assets/river.png, decorative: true}
    notes: Wait until everybody has seen the ice on it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "notes-empty", "warning", "layout"


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for slides with content and without words in their notes."""
    if not any(slide.spoken.words for slide in subject.slides):
        return
    sections = {page.section.key for page in subject.texts}
    for slide in subject.slides:
        if slide.key in sections and not slide.spoken.words and len(slide.content) > 1 and not slide.hidden:
            yield Finding(f"{slide.title!r} has no notes", slide.at, ("write `notes:`, or `say` in its block",))
