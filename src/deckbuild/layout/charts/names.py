"""The names of categories along an axis: side by side, in lines, some left out, or turned; never one over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.charts.texts import Sheet

_USED = 0.92
"""The share of a category's width that its name may fill."""
_STEPS = (1, 2, 3, 4, 6, 8, 10, 12, 20, 24, 30, 40, 60, 100, 120, 200, 300, 400, 600, 1000)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Distances of the names that are left when some are not shown: of any names, and of years."""
_LONGEST_TURNED = 0.45
"""The share of a chart's height that turned names may take."""
_MOST_UPRIGHT = 0.25
_MOST_BESIDE = 0.4
"""The share of a chart's width that names beside bars may take."""

TURNED, CUT, LEFT_OUT = 3, 4, 5
"""How much worse than side by side each way out is: turned, cut short by the program, and left out."""
_MOST_LINES = 4
_FEW, _FAIR = 12, 14.0
"""Names of which none is left out if a smaller size can help, down to this one."""


class Names(NamedTuple):
    """How names stand: what they take of the height or, beside bars, of the width.

    `left` is what turned ones need at the left of the plot; a `turn` of None is left to the program, which then
    keeps to the names that `skip` leaves. `strain` is 0 where all is well.
    """

    room: float
    skip: int = 1
    turn: int | None = 0
    left: float = 0.0
    strain: float = 0.0


def below(names: Sequence[str], slot: float, sheet: Sheet, size: float) -> Names:
    """Names under a plot, each in the middle of its `slot` points."""
    lines = _lines(names, slot * _USED, sheet, size)
    if lines and lines <= _MOST_LINES:
        return Names(_high(lines, size), strain=max(0, lines - 2))
    if _is_sequence(names):
        skip = _skip(names, slot, sheet, size)
        if skip == 1:
            return Names(_high(1, size))
        # Programs that show all names all the same turn them, and leave them out where they have not this room.
        upright = sheet.widest(names, size) + 1.2 * size
        high = upright if upright <= sheet.height * _MOST_UPRIGHT else _high(1, size)
        return Names(high, skip, None, strain=1 if len(names) <= _FEW and size > _FAIR else 0)
    longest = sheet.widest(names, size)
    most = sheet.height * _LONGEST_TURNED
    if slot >= 1.7 * size and longest * 0.71 <= most:
        return Names(longest * 0.71 + size, turn=-45, left=longest * 0.71 - slot / 2, strain=TURNED)
    skip = max(1, -(-int(1.25 * size) // max(int(slot), 1)))
    strain = _left_out(skip) if skip > 1 else CUT + 0.9 * (1 - most / longest) if longest > most else TURNED
    return Names(min(longest, most) + size * 0.6, skip, -90, strain=strain)


def beside(names: Sequence[str], slot: float, sheet: Sheet, size: float) -> Names:
    """Names at the left of bars, each in `slot` points of the height."""
    most = sheet.width * _MOST_BESIDE
    longest = sheet.widest(names, size)
    if slot < 1.15 * size:
        skip = -(-int(1.3 * size) // max(int(slot), 1))
        return Names(min(longest, most) + 0.6 * size, skip, None, strain=_left_out(skip))
    if longest <= most:
        return Names(longest + 0.6 * size)
    lines = _lines(names, most, sheet, size)
    fits = lines and lines * LINE_PITCH * size <= slot
    return Names(most + 0.6 * size, strain=max(0, lines - 2) if fits else CUT)


def _left_out(skip: int) -> float:
    """The strain of names of which one in so many is shown: a smaller size that shows more of them is better."""
    return LEFT_OUT + min(skip, 20) / 40


def _lines(names: Sequence[str], width: float, sheet: Sheet, size: float) -> int:
    """The most lines that a name takes in a width; 0 if a word is wider."""
    if sheet.widest(names, size) <= width:
        return 1
    if not all(sheet.holds(name, width, size) for name in names):
        return 0
    return max(sheet.lines(name, width, size) for name in names)


def _high(lines: int, size: float) -> float:
    return lines * LINE_PITCH * size + 0.6 * size


def _is_sequence(names: Sequence[str]) -> bool:
    """Whether the names count on, as years and months of years do: who reads some of them knows the others."""
    return sum(any(c.isdigit() for c in name) for name in names) > 0.8 * len(names)


def _skip(names: Sequence[str], slot: float, sheet: Sheet, size: float) -> int:
    """How many names it is from one shown to the next."""
    least = (sheet.widest(names, size) + 0.6 * size) / max(slot, 0.01)
    are_years = all(len(name) == 4 and name.isdecimal() for name in names)
    return next((step for step in (_YEARS if are_years else _STEPS) if step >= least), len(names))
