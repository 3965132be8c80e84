"""Cells on three sides: of tables, and of the sheets behind charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.align import Item
from deckbuild.compare.differences import BOTH, OURS, THEIRS, Difference, side_of
from deckbuild.compare.texts import compare_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.compare.merge import Merge

Cells = tuple[tuple[Item, ...], ...]
"""Rows of as many cells each."""

_KINDS = ("added", "removed", "moved")
"""What can become of a row or a column; its cells in other words are told one by one."""


class _Axis(NamedTuple):
    """Rows or columns on the three sides."""

    merge: Merge
    differences: list[Difference]

    def on(self, n: int) -> tuple[int | None, int | None]:
        """Where a row or column of the base is on the sides."""
        return self.merge.our.found[n], self.merge.their.found[n]


def compare_cells(base: Cells, ours: Cells, theirs: Cells) -> list[Difference]:
    """Rows and columns that came, went or moved, then cells with other words or another formatting.

    A cell of a row or column that one side took out counts as taken out, unless the other side changed it: then both
    did, for its words would be lost.
    """
    if base == ours and base == theirs:
        return []
    rows = _axis("row", base, ours, theirs)
    columns = _axis("column", *(_turned(cells) for cells in (base, ours, theirs)))
    found = [*rows.differences, *columns.differences]
    for r, row in enumerate(base):
        for c, cell in enumerate(row):
            found += _cell(cell, (r, c), (rows.on(r), columns.on(c)), ours, theirs)
    return found


def _axis(name: str, base: Cells, ours: Cells, theirs: Cells) -> _Axis:
    lists = [tuple(_line(row) for row in cells) for cells in (base, ours, theirs)]
    made, found = compare_texts("", "", *lists)
    differences = []
    for d in found:
        if d.kind in _KINDS:
            if d.kind == "removed" and d.side == BOTH:
                d = d._replace(side=OURS if made.merge.our.found[d.base[0] if d.base else 0] is None else THEIRS)
            differences.append(d._replace(kind=f"{name}-{d.kind}"))
    return _Axis(made.merge, differences)


def _line(cells: Sequence[Item]) -> Item:
    """A row or a column as one item."""
    return Item("\0".join(c.hash for c in cells), " ".join(c.text for c in cells).strip())


def _turned(cells: Cells) -> Cells:
    return tuple(zip(*cells, strict=False))


def _cell(
    base: Item,
    at: tuple[int, int],
    places: tuple[tuple[int | None, int | None], tuple[int | None, int | None]],
    ours: Cells,
    theirs: Cells,
) -> Iterator[Difference]:
    (our_row, their_row), (our_column, their_column) = places
    our_at = None if our_row is None or our_column is None else (our_row, our_column)
    their_at = None if their_row is None or their_column is None else (their_row, their_column)
    our = None if our_at is None else ours[our_at[0]][our_at[1]]
    their = None if their_at is None else theirs[their_at[0]][their_at[1]]
    side = side_of(base.hash, our and our.hash, their and their.hash)
    if side and (our is None or their is None):
        side = BOTH  # one side changed what the other took out
    if side:
        yield Difference("cell", side, "", "", at, our_at, their_at)
    elif our is not None and their is not None:
        side = side_of(base.format, our.format, their.format)
        if side:
            yield Difference("cell-format", side, "", "", at, our_at, their_at)
