"""Text is smaller than the last row of the room can read.

`room` says how far the last row sits, in heights of the screen: `meeting` (4), `class` (6), `hall` (8), or a number. By
AVIXA's standard the smallest letter may be 200 times its height away, so Calibri needs 23 points in a meeting room, 34
in a classroom and 46 in a hall. Points and leads are set large enough, and what does not fit then is an `overflow`;
this is about titles and blocks that could not be: a table with too many rows, labels of a timeline. Deeper points are
two points smaller than those above them, footers are for nobody in the last row, and neither is meant.

```yaml bad deck
title: Trade in the region
room: meeting
sections:
  - title: Trade has grown
    source: Customs
    table:
      header: [Country, Trade]
      rows: [[A, 1], [B, 2], [C, 3], [D, 4], [E, 5], [F, 6], [G, 7], [H, 8], [I, 9], [J, 10], [K, 11]]
```

```yaml good deck
title: Trade in the region
room: 2
sections:
  - title: Trade has grown
    source: Customs
    table:
      header: [Country, Trade]
      rows: [[A, 1], [B, 2], [C, 3], [D, 4], [E, 5], [F, 6], [G, 7], [H, 8], [I, 9], [J, 10], [K, 11]]
```
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from deckbuild.layout.rooms import least_size
from deckbuild.layout.shapes import Drawing, Grid, Group, Shape
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.layout.shapes import Content, Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "room-small", "warning", "layout"

_LARGEST_TITLE = 36.0
"""Titles are not set larger than this, for two lines of them would fill the slide."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the sizes of titles and blocks with what the room asks for; one finding for a slide."""
    deck, template = subject.deck, subject.template
    if deck.room is None:
        return
    sections = {page.section.key for page in subject.texts}
    for slide in subject.slides:
        if slide.key.split("/")[0] not in sections:
            continue
        smallest, what = min(_sizes(slide), default=(0.0, ""))
        need = least_size(deck.room, template.body_font, template.height)
        need = min(need, _LARGEST_TITLE) if what == "title" else need
        if what and smallest < ceil(need - 0.05):
            message = f"the {what} is set in {smallest:g} pt, and the last row reads {ceil(need - 0.05)} pt"
            yield Finding(message, slide.at, ("show less on the slide, or seat people closer",))


def _sizes(slide: LaidSlide) -> Iterator[tuple[float, str]]:
    """The smallest size in each title and block of a slide, with what it is."""
    for content in slide.content:
        sizes = [p.size for p in _paragraphs(content) if p.size and p.runs]
        if sizes:
            yield min(sizes), _name(content)


def _paragraphs(content: Content) -> Sequence[Paragraph]:
    if isinstance(content, Shape):
        return content.paragraphs if content.role == "title" else ()
    if isinstance(content, Grid):
        return [paragraph for row in content.rows for cell in row for paragraph in cell.paragraphs]
    if isinstance(content, Group):
        return [paragraph for drawing in content.drawings for paragraph in drawing.paragraphs]
    return content.paragraphs if isinstance(content, Drawing) else ()


def _name(content: Content) -> str:
    return {"Shape": "title", "Grid": "table"}.get(type(content).__name__, "text of the block")
