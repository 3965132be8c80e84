"""The shares of a whole do not add up to a hundred.

A pie or a doughnut shows the parts of a whole. Values in percent that add up to 96 or 104 lack a part, or have a slip;
rounding explains one point, or half a point for each value. The same holds for the shares of a table's column whose
cells all have a percent sign and come near a hundred.

```yaml bad section
title: Where the grain goes
chart:
  type: pie
  unit: "%"
  categories: [North, South, West]
  series: {2013: [51, 28, 17]}
  source: Customs
```

```yaml good section
title: Where the grain goes
chart:
  type: pie
  unit: "%"
  categories: [North, South, West]
  series: {2013: [51, 28, 21]}
  source: Customs
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.model import Chart, Table
from deckbuild.quantities import quantities
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.rules import Subject
    from deckbuild.texts import Page

ID, LEVEL, LOOKS_AT = "shares-sum", "note", "source"

_NEAR = (80.0, 120.0)
"""A sum outside of this is no whole that was split up."""


def check(subject: Subject) -> Iterator[Finding]:
    """Adds up pies, doughnuts and columns of percentages."""
    for page in subject.texts:
        block = page.section.visual
        if isinstance(block, Chart) and block.type in ("pie", "doughnut"):
            is_percent = "%" in block.unit or "%" in block.title
            for series in block.series:
                values = [value for value in series.values if value is not None]
                if (is_percent or all(0 < v < 100 for v in values)) and (total := _wrong_sum(values, is_percent)):
                    hint = "correct a value, or add what is left as a part of its own"
                    yield Finding(f"the parts add up to {total:g}, not to 100", block.at.of("series"), (hint,))
        elif isinstance(block, Table):
            yield from _columns(block, page)


def _columns(table: Table, page: Page) -> Iterator[Finding]:
    for number in range(1, len(table.rows[0]) if table.rows else 0):
        figures = [quantities(row[number], page.language) for row in table.rows]
        if len(figures) < 3 or any(len(each) != 1 or each[0].unit != "%" for each in figures):
            continue
        total = _wrong_sum([each[0].value for each in figures], False)
        if total:
            name = f" of {table.header[number]!r}" if table.header else ""
            yield Finding(f"the shares{name} add up to {total:g}, not to 100", table.at.of("rows"))


def _wrong_sum(values: Sequence[float], is_percent: bool) -> float:
    """The sum where it is near a hundred and not a hundred; else 0."""
    total = round(sum(values), 6)
    low, high = (0.0, 1000.0) if is_percent else _NEAR
    allowed = max(1.0, 0.5 * len(values)) if all(value == int(value) for value in values) else 1.0
    return total if len(values) > 1 and low < total < high and abs(total - 100) > allowed else 0.0
