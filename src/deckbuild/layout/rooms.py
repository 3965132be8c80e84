"""How large text has to be for the last row of a room.

AVIXA's standard for images that are read (DISCAS, basic decision making): the farthest viewer sits at most 200 times
the height of the smallest element away, which for text is the height of a small letter. The distance is given in
heights of the screen, so that neither the room nor the screen has to be known.
"""

from __future__ import annotations

from math import ceil

from deckbuild.layout.shapes import EMU_PER_POINT

_ACUITY = 200.0
"""Heights of the smallest element that the farthest viewer may be away."""

# Heights of a small x in em, from the fonts' own tables (OS/2); the free fonts are drawn to those of the office fonts.
_X_HEIGHTS = {
    "calibri": 0.478, "carlito": 0.478, "arial": 0.528, "helvetica": 0.528, "liberation sans": 0.528,
    "times new roman": 0.459, "liberation serif": 0.459, "cambria": 0.466, "caladea": 0.466, "noto sans": 0.536,
}  # fmt: skip
_USUAL_X_HEIGHT = 0.48


def least_size(room: float, font: str, height: int) -> float:
    """Points at which a font is read from `room` screen heights away, on a slide of a `height` in EMU."""
    x_height = _X_HEIGHTS.get(font.lower(), _USUAL_X_HEIGHT)
    return room / _ACUITY * (height / EMU_PER_POINT) / x_height


def sizes_for(least: float, standard: tuple[float, ...]) -> tuple[float, ...]:
    """The standard sizes that are large enough; where none is, four from the smallest that is, in whole points."""
    floor = float(ceil(least - 0.05))
    return tuple(size for size in standard if size >= floor) or (floor + 6, floor + 4, floor + 2, floor)
