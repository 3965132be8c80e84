"""A table does not say that its first row holds headings.

Screen readers say the heading of each column before its cells, if the table tells them that there are headings. Put
the cursor in the table, and tick Header Row under Table Design. This is "Missing table header" of PowerPoint's
checker.

Example: a table from a program that knows no headings, with `firstRow` missing in its properties. `--fix` sets it
where the first row is all words and the rows below it hold numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Shape

ID, LEVEL, LOOKS_AT = "pptx-table-header", "error", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks at tables of two rows and more; a warning where the first row does not look like headings either."""
    for slide in deck.slides:
        for shape in slide.seen:
            if shape.kind == "table" and not shape.header and any(cell.row for cell in shape.cells):
                message = f"slide {slide.number}: the table {shape.called} has no row of headings"
                level = LEVEL if has_headings(shape) else "warning"
                yield Finding(message, deck.at(slide.number), ("tick Header Row under Table Design",), level)


def has_headings(shape: Shape) -> bool:
    """Whether the first row of a table is all words, without a number."""
    first = [cell.body.text.strip() for cell in shape.cells if cell.row == 0]
    return all(first) and not any(character.isdigit() for text in first for character in text)
