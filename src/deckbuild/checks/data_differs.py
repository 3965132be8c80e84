"""A text gives another figure than the chart or the table.

The chart was made from new data, and the point beside it still has the old figure. Where a text names a category of a
chart (or the first cell of a row) and, where there are several, its series (or the column), a figure of the same unit
that comes near the value has to be it, rounded at most. The unit of a chart is that of `unit`, or of its title.

```yaml bad section
title: Trade has grown
chart:
  type: column
  title: Trade, US$ bn
  categories: [Norway, Sweden]
  series: {2013: [25.3, 12]}
  source: Customs
points: [Norway trades for $26 bn in 2013]
```

```yaml good section
title: Trade has grown
chart:
  type: column
  title: Trade, US$ bn
  categories: [Norway, Sweden]
  series: {2013: [25.3, 12]}
  source: Customs
points: [Norway trades for $25 bn in 2013]
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.model import Chart, Table
from deckbuild.quantities import Quantity, agree, comparable, quantities
from deckbuild.rules import Finding
from deckbuild.texts import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject
    from deckbuild.source import Span
    from deckbuild.texts import Page

ID, LEVEL, LOOKS_AT = "data-differs", "warning", "source"

_SHORTEST = 3
"""Letters that a category must have to be known again in a text."""


class _Cell(NamedTuple):
    """A value of a chart or a table: its row and column by name, and the figure."""

    row: str
    column: str
    quantity: Quantity
    at: Span


def check(subject: Subject) -> Iterator[Finding]:
    """Compares the figures of all texts with the data of all charts and tables that they name."""
    pages = list(subject.texts)
    cells = [cell for page in pages for cell in _cells(page)]
    rows: dict[str, list[_Cell]] = {}
    for cell in cells:
        if len(cell.row) >= _SHORTEST:
            rows.setdefault(cell.row, []).append(cell)
    if rows:
        names = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(rows, key=len, reverse=True)))})\b")
        for page in pages:
            yield from _on_page(page, rows, names)


def _on_page(page: Page, rows: dict[str, list[_Cell]], names: re.Pattern[str]) -> Iterator[Finding]:
    for text in page.texts:
        if text.part in ("rows", "header", "categories", "series"):
            continue
        named = set(names.findall(text.words))
        figures = [f for f in quantities(text.words, page.language) if not f.is_year] if len(named) == 1 else []
        for figure in figures:
            cells = [cell for cell in rows[next(iter(named))] if _is_meant(cell, text.words)]
            near = [cell for cell in cells if comparable(cell.quantity, figure)]
            if near and not any(agree(cell.quantity, figure) for cell in cells):
                cell = near[0]
                of = f" of {cell.column}" if cell.column else ""
                yield Finding(
                    f"{figure.written} here, and {cell.quantity.written} for {cell.row}{of} in the data",
                    narrowed(text.at, figure.written),
                    ("correct one of the two",),
                    second=cell.at,
                    second_note="the data",
                )


def _is_meant(cell: _Cell, words: str) -> bool:
    """Whether a text that names a row means this column of it: it names that too, or there is but one."""
    return not cell.column or cell.column in words


def _cells(page: Page) -> Iterator[_Cell]:
    block = page.section.visual
    if isinstance(block, Chart):
        scale = next(iter(quantities(f"1 {_unit_text(block)}", "en")), None)
        factor, unit = (scale.value, scale.unit) if scale else (1.0, "")
        step = 10.0**-block.decimals * factor
        for series in block.series:
            for category, value in zip(block.categories, series.values, strict=False):
                if value is not None:
                    quantity = Quantity(value * factor, step, unit, f"{value:g}", 0, 0)
                    yield _Cell(category, series.name if len(block.series) > 1 else "", quantity, block.at)
    elif isinstance(block, Table):
        for row in block.rows:
            for header, cell in zip(block.header or [""] * len(row), row, strict=False):
                found = quantities(cell, page.language)
                if len(found) == 1 and cell is not row[0]:
                    yield _Cell(row[0], header if len(row) > 2 else "", found[0], block.at)


def _unit_text(chart: Chart) -> str:
    """What stands for the unit of a chart: `unit`, or what ends its title after a comma or in brackets."""
    found = re.search(r"(?:,|\(|\bin)\s*([^,()]+)\)?$", chart.title)
    text = chart.unit or (found[1] if found else "")
    signs = re.sub(r"^(?:US)?([$€£¥₩₽])\s*", r"", text)
    sign = re.match(r"(?:US)?([$€£¥₩₽])", text)
    return f"{signs}{' ' + sign[1] if sign else ''}"
