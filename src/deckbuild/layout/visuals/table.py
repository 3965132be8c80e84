"""A table: one size for all of it, columns by what they hold, rows exactly as high as their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.shapes import EMU_PER_POINT, Cell, Grid, Paragraph
from deckbuild.layout.tables.columns import measured, natural, widths
from deckbuild.layout.tables.numbers import alignments
from deckbuild.layout.tables.telling import described, told
from deckbuild.phrases import is_rtl
from deckbuild.richtext import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.desk import Desk
    from deckbuild.layout.tables.columns import Measured
    from deckbuild.layout.visuals import Spot
    from deckbuild.model.visuals import Table
    from deckbuild.richtext import Run
    from deckbuild.template.model import Template

BESIDE = True

SIZES = (20.0, 18.0, 16.0, 14.0, 13.0, 12.0)
"""Sizes tried for the text of a table, in points."""
SMALL = 10.0
"""The size of last resort, which is warned of."""
LIGHT = "{3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5}"
"""Light Style 1 in the first accent, built into PowerPoint: lines above and below, every other row tinted."""
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml"
TINT = "accent1"
PITCH = 1.25
"""Baseline to baseline in a cell, in font sizes: what LibreOffice gives the usual fonts, PowerPoint a little less."""
_AIR = (0.42, 0.3, 0.2)
"""Space above and below the text of a cell, in font sizes, from the most comfortable on."""
_TIGHT = 18.0
"""The size from which on the least air will do: rather smaller text than lines that stick together above it."""
_SIDE = 0.45
"""Space at the left and right of a cell's text, in font sizes."""
_FULL, _PART = 0.6, 0.68
"""A table alone that needs less than `_FULL` of the width is given `_PART` of it: the eye would lose the row."""
_HOLDERS = ("obj", "tbl")
_OWN_STYLE = re.compile(rb'tblStyleLst\b[^>]*\bdef="(\{[0-9A-Fa-f-]{36}\})"')


class _Set(NamedTuple):
    """A table at a size (points): its columns and rows in points, and the space around a cell's text."""

    size: float
    columns: list[float]
    rows: list[float]
    side: float
    air: float


def kind(_block: Table, alone: bool) -> str:
    """A layout for a visual, with points or without."""
    return "visual-only" if alone else "visual"


def said(block: Table, language: str) -> list[Paragraph]:
    """What the notes say of it: its rows, or those that tell most."""
    return told(block, language)


def lay_out(block: Table, spot: Spot, desk: Desk) -> tuple[Grid, ...]:
    """The table at the top of its room; what it has too much of goes to the problems."""
    texts = _runs(block)
    if not texts:
        return ()
    cells = [[measured(one, desk.template.body_font, spot.language) for one in row] for row in texts]
    width, height = spot.box.cx / EMU_PER_POINT, spot.box.cy / EMU_PER_POINT
    found = _fitted(block, cells, width, height, spot.alone)
    if found is None or found.size < SIZES[-1]:
        _report(block, cells, found, (width, height), desk)
    if found is None:
        return ()
    columns = _whole(found.columns, round(sum(found.columns) * EMU_PER_POINT))
    heights = [round(row * EMU_PER_POINT) for row in found.rows]
    rtl = is_rtl(spot.language)
    box = spot.box._replace(cx=sum(columns), cy=sum(heights))
    if rtl:
        box = box._replace(x=spot.box.x + spot.box.cx - box.cx)
    side, air = round(found.side * EMU_PER_POINT), round(found.air * EMU_PER_POINT)
    return (
        Grid(
            "Table",
            described(block, spot.language),
            box,
            tuple(columns),
            tuple(heights),
            _cells(
                block,
                texts,
                alignments(block.rows or (block.header,), block.align, rtl),
                found.size,
                spot.layout.ink or "tx1",
            ),
            bool(block.header),
            spot.place if spot.place is not None and spot.place.type in _HOLDERS else None,
            style(desk.template),
            not block.highlight,
            (side, air, side, air),
            _anchor(cells, found),
        ),
    )


def style(template: Template) -> str:
    """The table style: the one that a template brings as its own, else a light one that every program knows."""
    data = next((part.data for part in template.parts if part.content_type == STYLES_TYPE), b"")
    default = _OWN_STYLE.search(data)
    is_defined = default is not None and b'styleId="%s"' % default[1] in data
    return default[1].decode() if default is not None and is_defined else LIGHT


def _runs(block: Table) -> list[list[tuple[Run, ...]]]:
    """The words of every cell, the header's and those of what stands out in bold."""
    rows = [[_bold(runs(cell)) for cell in block.header]] if block.header else []
    for row in block.rows:
        stands_out = _stands_out(row[0], block) if row else False
        rows.append([
            _bold(runs(cell)) if stands_out or _stands_out(_name(block, at), block) else runs(cell)
            for at, cell in enumerate(row)
        ])  # fmt: skip
    return rows


def _cells(
    block: Table, texts: Sequence[Sequence[tuple[Run, ...]]], aligned: Sequence[str], size: float, ink: str
) -> tuple[tuple[Cell, ...], ...]:
    found = []
    for number, row in enumerate(texts):
        at_row = number - bool(block.header)
        whole = at_row >= 0 and _stands_out(block.rows[at_row][0], block)
        found.append(
            tuple(
                Cell(
                    (Paragraph(one, size=size, color=ink),),
                    side,
                    TINT if whole or _stands_out(_name(block, at), block) else "",
                )
                for at, (one, side) in enumerate(zip(row, aligned, strict=True))
            )
        )
    return tuple(found)


def _bold(words: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run._replace(bold=True) for run in words)


def _name(block: Table, at: int) -> str:
    return block.header[at] if block.header else ""


def _stands_out(name: str, block: Table) -> bool:
    return bool(name) and name in block.highlight


def _fitted(block: Table, cells: Sequence[Sequence[Measured]], width: float, height: float, alone: bool) -> _Set | None:
    """The table in the largest size and with the most air at which it fits; None where it does in none."""
    airy = [(size, air) for size in SIZES for air in _AIR if air != _AIR[-1] or size <= _TIGHT]
    for size, air in (*airy, (SMALL, _AIR[-1])):
        found = _set(block, cells, width, alone, size, air)
        if found is not None and sum(found.rows) <= height:
            return found
    return None


def _set(
    block: Table, cells: Sequence[Sequence[Measured]], width: float, alone: bool, size: float, air: float
) -> _Set | None:
    """The table at a size; None where a word is wider than its column could be."""
    side, columns = _SIDE * size, list(zip(*cells, strict=True))
    if alone and not any(block.widths):
        needed = natural(columns, size, 2 * side)
        width = max(needed, _PART * width) if needed < _FULL * width else width
    across = widths(columns, block.widths, width, size, 2 * side)
    if across is None:
        return None
    rows = [
        max(cell.lines(column - 2 * side, size) for cell, column in zip(row, across, strict=True)) * PITCH * size
        + 2 * air * size
        for row in cells
    ]
    return _Set(size, across, rows, side, air * size)


def _anchor(cells: Sequence[Sequence[Measured]], found: _Set) -> str:
    """Short cells stand in the middle of their row; beside long ones that would leave them nowhere."""
    two_lines = 2 * PITCH * found.size + 2 * found.air + 0.01
    return "ctr" if all(row <= two_lines for row in found.rows[1 if len(cells) > 1 else 0 :]) else "t"


def _whole(parts: Sequence[float], total: int) -> list[int]:
    """Points as EMU that add up to the total exactly."""
    found = [round(part * EMU_PER_POINT) for part in parts]
    found[-1] += total - sum(found)
    return found


def _report(
    block: Table, cells: Sequence[Sequence[Measured]], found: _Set | None, room: tuple[float, float], desk: Desk
) -> None:
    """Says that a table is too much, or so much that its text is small."""
    if found is not None:
        message = f"the table's text is {found.size:g} pt, which the back rows cannot read"
        hint = "leave out rows or columns, or give it a section without points"
        desk.problems.warning("table-small", message, block.at.of("rows"), hint)
        return
    at_least = _set(block, cells, room[0], False, SMALL, _AIR[-1])
    if at_least is not None:
        message = f"the table is {sum(at_least.rows) - room[1]:.0f} pt too high for the slide at {SMALL:g} pt"
    else:
        needed = sum(max(c.longest for c in column) * SMALL + 2 * _SIDE * SMALL for column in zip(*cells, strict=True))
        over = f"is {needed - room[0]:.0f} pt too wide for the slide" if needed > room[0] else "has too narrow columns"
        message = f"the table {over} at {SMALL:g} pt: its longest words do not fit"
    hint = "leave out rows or columns, shorten the texts, or make two sections of it"
    desk.problems.error("table-full", message, block.at.of("rows"), hint)
