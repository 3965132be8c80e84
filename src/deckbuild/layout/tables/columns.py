"""How wide the columns of a table are: at least their longest word, then by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import USED_WIDTH, Text, extent, line_count
from deckbuild.fonts import face
from deckbuild.layout.measure import CODE_FONT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.richtext import Run

LEAST = 2.0
"""Em that a column has at least: two letters of any script."""


class Measured(NamedTuple):
    """A cell's text, how long it is on one line, and its longest part that no line may break; in em."""

    text: Text
    whole: float
    longest: float

    def lines(self, width: float, size: float) -> int:
        """The lines it takes in a width at a size, both in points."""
        if self.whole * size <= width * USED_WIDTH:
            return 1
        return line_count(self.text, width, size)


def measured(runs: Sequence[Run], font: str, language: str) -> Measured:
    """A cell's text in its font."""
    text = Text(tuple((run.text, face(CODE_FONT if run.code else font, run.bold)) for run in runs), language=language)
    return Measured(text, *extent(text))


def widths(
    columns: Sequence[Sequence[Measured]], shares: Sequence[float], room: float, size: float, padding: float
) -> list[float] | None:
    """The columns' widths in points, which together are the room; None where not every word fits into its column.

    `padding` is what the insets of a cell take. Columns that fit on one line get that; the longer ones share what is
    left by how much they hold. `shares`, where there are any, say it instead.
    """
    least = [_across(max((c.longest for c in column), default=0.0), size, padding) for column in columns]
    least = [max(width, LEAST * size + padding) for width in least]
    if any(shares):
        return _shared(least, shares, room)
    if sum(least) > room:
        return None
    whole = [
        max(low, _across(max((c.whole for c in column), default=0.0), size, padding))
        for low, column in zip(least, columns, strict=True)
    ]
    if sum(whole) <= room:
        return _stretched(whole, room)
    return _shrunk(least, whole, room)


def natural(columns: Sequence[Sequence[Measured]], size: float, padding: float) -> float:
    """The width in points at which no cell needs a second line."""
    return sum(_across(max((c.whole for c in column), default=LEAST), size, padding) for column in columns)


def _across(em: float, size: float, padding: float) -> float:
    return em * size / USED_WIDTH + padding + 0.5


def _shared(least: Sequence[float], shares: Sequence[float], room: float) -> list[float] | None:
    """By shares as written; a column without one gets the mean of the others."""
    given = [share for share in shares if share > 0]
    full = [share if share > 0 else sum(given) / len(given) for share in shares]
    found = [room * share / sum(full) for share in full]
    return found if all(low <= width for low, width in zip(least, found, strict=True)) else None


def _stretched(whole: Sequence[float], room: float) -> list[float]:
    """What is left over goes to all alike, by half, and by half to those that hold more."""
    over = room - sum(whole)
    return [width + over / 2 / len(whole) + over / 2 * width / sum(whole) for width in whole]


def _shrunk(least: Sequence[float], whole: Sequence[float], room: float) -> list[float]:
    """Columns that need no more than their part of what is left keep it all; the others share by their content."""
    found: dict[int, float] = {}
    open_columns, left = set(range(len(whole))), room
    while True:
        total = sum(whole[at] for at in open_columns)
        part = left / len(open_columns)
        settled = {at: whole[at] for at in open_columns if whole[at] <= part}
        if not settled:
            settled = {at: least[at] for at in open_columns if left * whole[at] / total < least[at]}
        if not settled:
            found |= {at: left * whole[at] / total for at in open_columns}
            return [found[at] for at in range(len(whole))]
        if sum(least[at] for at in open_columns - settled.keys()) > left - sum(settled.values()):
            settled = {at: least[at] for at in settled}
        found |= settled
        open_columns -= settled.keys()
        left -= sum(settled.values())
        if not open_columns:
            return [found[at] + left / len(whole) for at in range(len(whole))]
