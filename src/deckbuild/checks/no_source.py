"""Figures come from nowhere.

A chart, a table with figures or a block of big numbers without a `source` cannot be checked by anybody, and is quoted
all the same. Write `source:` in the block or in the section. Shares and sums of money in the points of a section that
cites nothing are only noted.

```yaml bad section
title: Trade has grown
chart:
  type: column
  categories: [2012, 2013]
  series: {Trade: [22.5, 25]}
```

```yaml good section
title: Trade has grown
chart:
  type: column
  categories: [2012, 2013]
  series: {Trade: [22.5, 25]}
  source: Customs
```

```yaml bad section
title: Trade has grown
points: ["Trade has grown by 61 %"]
```

```yaml good section
title: Trade has grown
points: ["Trade has grown by 61 %"]
source: Customs
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.model import Chart, Figures, Table
from deckbuild.quantities import quantities
from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.texts import Page

ID, LEVEL, LOOKS_AT = "no-source", "warning", "source"

_MONEY_AND_SHARES = frozenset(("%", "pp", "usd", "eur", "gbp", "jpy", "krw", "rub"))


def check(subject: Subject) -> Iterator[Finding]:
    """Looks for the source of every block of figures, and of sections with shares and sums of money."""
    for page in subject.texts:
        section = page.section
        if section.source or getattr(section.visual, "source", ""):
            continue
        if _has_figures(page):
            name = type(section.visual).__name__.lower()
            what = "figures have" if name == "figures" else f"{name} has"
            yield Finding(f"the {what} no source", getattr(section.visual, "at", section.at), ("write `source:`",))
        else:
            yield from _in_points(page)


def _has_figures(page: Page) -> bool:
    block = page.section.visual
    if isinstance(block, Chart):
        return True
    texts = [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
    texts += [figure.value for figure in block.figures] if isinstance(block, Figures) else []
    return any(any(not f.is_year for f in quantities(text, page.language)) for text in texts)


def _in_points(page: Page) -> Iterator[Finding]:
    """The first share or sum of money that the slide shows; a link in the section is a source as well."""
    section = page.section
    if "](" in section.notes or any("](" in point.show + point.say for point in section.points):
        return
    for text in page.texts:
        for figure in quantities(text.words, page.language) if text.on_slide else ():
            if figure.unit in _MONEY_AND_SHARES:
                message = f"{figure.written} stands on the slide, and the section cites no source"
                yield Finding(message, narrowed(text.at, figure.written), ("write `source:`",), level="note")
                return
