"""The slide says one figure, and the notes say another.

The audience reads 61.4 % while you say 61.9, and somebody will ask. A figure of a point's `show` is compared with those
of its `say` that have the same unit and come near it; a rounded one (25 bn for 25.3) is the same. Figures are read in
the deck's language, with their scales, currencies and percent signs, and up to a hundred also as words.

```yaml bad section
title: Trade has grown
points:
  - show: "Trade: 61.4 % more"
    say: Trade has grown by 61.9 percent since then.
```

```yaml good section
title: Trade has grown
points:
  - show: "Trade: 61.4 % more"
    say: Trade has grown by 61.4 percent since then.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.quantities import agree, comparable, quantities
from deckbuild.rules import Finding
from deckbuild.texts import narrowed, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "number-differs", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the figures of each point that is shown in one form and said in another."""
    for page in subject.texts:
        for shown, said in pairs(page.texts):
            on_slide = quantities(shown.words, page.language)
            in_notes = quantities(said.words, page.language) if on_slide else ()
            for figure in on_slide:
                if any(agree(figure, other) for other in in_notes):
                    continue
                unused = [o for o in in_notes if not any(agree(o, each) for each in on_slide)]
                if other := next((o for o in unused if comparable(figure, o)), None):
                    message = f"the slide says {figure.written}, and the notes say {other.written}"
                    yield Finding(
                        message,
                        narrowed(said.at, other.written),
                        ("correct one of the two",),
                        second=narrowed(shown.at, figure.written),
                        second_note="on the slide",
                    )
