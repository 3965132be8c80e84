"""Pages printed in columns: found by the gutter between running text, and read one column after the other."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from deckbuild.importing.lines import columns
from deckbuild.importing.markers import find_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.importing.formats.pdfwords import Line

_LEAST = 4
"""Lines that a column has at least, beside another."""

_NARROWEST = 18
"""Characters of the middle line of a column, in widths of a fixed font; the cells of tables have fewer."""

_DEEPEST = 3
"""Columns within columns that are looked for: pages of up to four."""

_ENDS = ".!?:;。！？：；…"


def in_columns(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of a page in the order in which they are read; `rows` are its lines as wide blanks part them.

    A page without columns comes back in the order of its content, each row joined again.
    """
    lines = [line for row in rows for line in row]
    if len(lines) >= 2 * _LEAST:
        found = _read(lines, 0)
        if found is not None:
            return found
    return [_joined(row) for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    """The stretches of a row as the one line they are."""
    first, *rest = row
    for part in rest:
        blank = first.runs[-1]._replace(text=" ", bold=False, italic=False, link="")
        first = first._replace(
            text=f"{first.text} {part.text}",
            runs=(*first.runs, blank, *part.runs),
            left=min(first.left, part.left),
            right=max(first.right, part.right),
            bottom=min(first.bottom, part.bottom),
            top=max(first.top, part.top),
        )
    return first


def _read(lines: Sequence[Line], depth: int) -> list[Line] | None:
    """The lines column by column, band by band; None where there is but one column."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return None
    found: list[Line] = []
    for band in _bands(lines, gutter):
        sides = _sides(band, gutter)
        if not _is_pair(sides):
            found += _by_rows(band)
            continue
        for side in sides:
            frame = (min(line.left for line in side), max(line.right for line in side))
            framed = [line._replace(frame=frame) for line in side]
            found += _read(framed, depth + 1) or _by_rows(framed)
    return found


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the blank that parts two columns; None where there are no two."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    starts = Counter(round(line.left) for line in lines if left + (right - left) * 0.2 < line.left < right)
    best, most = None, (0, 0)
    for start, count in sorted(starts.items()):
        x = start - 2.0  # most lines of the right column begin at its left edge
        pairs = [sides for band in _bands(lines, x) if _is_pair(sides := _sides(band, x))]
        size = sum(len(line.text) for sides in pairs for side in sides for line in side)
        if (size, count) > most:
            best, most = x, (size, count)
    return best


def _bands(lines: Sequence[Line], x: float) -> Iterator[list[Line]]:
    """The lines from top to bottom, in stretches without, and single ones with, a line that crosses x."""
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.left < x < line.right:
            if band:
                yield band
            yield [line]
            band = []
        else:
            band.append(line)
    if band:
        yield band


def _sides(band: Sequence[Line], x: float) -> tuple[list[Line], list[Line]]:
    return [line for line in band if line.right <= x], [line for line in band if line.left >= x]


def _is_pair(sides: tuple[Sequence[Line], Sequence[Line]]) -> bool:
    """Whether two sides of a band are columns of text, and not the columns of a table or labels with their values."""
    left, right = sides
    if len(left) < _LEAST or len(right) < _LEAST:
        return False
    beside = min(left[0].top, right[0].top) - max(left[-1].bottom, right[-1].bottom)
    if beside <= 0 or not (_is_text(left) and _is_text(right)):
        return False
    return any(_runs_on(side) for side in sides) or all(_is_listed(side) for side in sides)


def _is_text(side: Sequence[Line]) -> bool:
    """Whether the lines of a side are as long as those of a text."""
    widths = sorted(columns(line.text) for line in side)
    return widths[len(widths) // 2] >= _NARROWEST


def _runs_on(side: Sequence[Line]) -> bool:
    """Whether the lines of a side are broken as running text is: at its edge, and in the middle of sentences."""
    left, right = min(line.left for line in side), max(line.right for line in side)
    near = right - 0.25 * (right - left)
    on = sum(
        1
        for line, after in pairwise(side)
        if line.right > near and line.text[-1:] not in _ENDS and not find_marker(after.text).kind
        and after.text[:1].isalpha() and not after.text[:1].isupper()
    )  # fmt: skip
    return on >= 2


def _is_listed(side: Sequence[Line]) -> bool:
    """Whether a side has a list of its own."""
    return sum(1 for line in side if find_marker(line.text).kind == "glyph") >= 2


def _by_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom, and those of one row from left to right, as the one line they are."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if rows and abs(rows[-1][0].bottom - line.bottom) < line.size * 0.3:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]
