"""A table has merged or split cells.

Screen readers count rows and columns, and lose their place in a table where cells are joined. Repeat the words in each
cell, or make two tables of it. This is "Use of merged or split cells" of PowerPoint's checker.

Example: a table in which one cell spans the three columns of its first row (`gridSpan="3"`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck

ID, LEVEL, LOOKS_AT = "pptx-merged-cells", "warning", "written"


def check(deck: Deck) -> Iterator[Finding]:
    """Looks for cells that span others."""
    for slide in deck.slides:
        for shape in slide.seen:
            merged = [cell for cell in shape.cells if cell.spans]
            if merged:
                where = f"row {merged[0].row + 1}, column {merged[0].column + 1}"
                message = f"slide {slide.number}: the table {shape.called} has merged cells, the first in {where}"
                yield Finding(message, deck.at(slide.number), ("split them, and repeat what they say",))
