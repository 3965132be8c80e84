"""A table has no header.

Screen readers say the header of a column with each of its cells, and the back rows look for it as well. Write `header:`
with a word for each column; of a data file, the first row is taken.

```yaml bad section
title: Trade has grown
source: Customs
table:
  rows:
    - [Norway, "24"]
    - [Sweden, "11"]
```

```yaml good section
title: Trade has grown
source: Customs
table:
  header: [Country, "Trade, US$ bn"]
  rows:
    - [Norway, "24"]
    - [Sweden, "11"]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.model import Table
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT = "table-header", "warning", "source"


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at the header of every table."""
    for page in subject.texts:
        block = page.section.visual
        if isinstance(block, Table) and not any(block.header):
            yield Finding("the table has no header", block.at, ("write `header:` with a word for each column",))
        elif isinstance(block, Table) and not all(block.header[1:]):
            number = block.header.index("", 1) + 1
            yield Finding(f"column {number} of the table has no header", block.at.of("header"))
