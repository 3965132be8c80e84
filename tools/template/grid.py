"""The grid that every place of the built-in template sits on, in EMU."""

from __future__ import annotations

from deckbuild.template.model import Box

INCH = 914400
WIDTH, HEIGHT = 12192000, 6858000
LEFT = 685800
CONTENT = WIDTH - 2 * LEFT
GUTTER = 320040


def inches(value: float) -> int:
    """EMU of a length in inches."""
    return round(value * INCH)


def row(top: float, height: float, left: int = LEFT, width: int = CONTENT) -> Box:
    """A box with its top and height in inches; it spans the content width unless told otherwise."""
    return Box(left, inches(top), width, inches(height))


def columns(count: int, gutter: int = GUTTER) -> list[tuple[int, int]]:
    """Left edge and width of equal columns that fill the content width."""
    width = (CONTENT - gutter * (count - 1)) // count
    return [(LEFT + i * (width + gutter), width) for i in range(count)]


STRIP_TOP, STRIP_HEIGHT = 0.20, 0.42
TITLE = row(0.68, 1.12)
BODY_TOP, BODY_HEIGHT = 1.98, 4.44
BODY = row(BODY_TOP, BODY_HEIGHT)
FOOT_TOP, FOOT_HEIGHT = 6.84, 0.40

MARK_INSET = 73152
"""A handling mark may stand on a dark label, so its text keeps a distance from the edges."""
_MARK_WIDTH, _MARK_HEIGHT = inches(2.6) + 2 * MARK_INSET, 0.30
EMBARGO = row(STRIP_TOP, STRIP_HEIGHT, LEFT, CONTENT - _MARK_WIDTH - inches(0.25))
MARKING = row(
    STRIP_TOP + (STRIP_HEIGHT - _MARK_HEIGHT) / 2,
    _MARK_HEIGHT,
    LEFT + CONTENT + MARK_INSET - _MARK_WIDTH,
    _MARK_WIDTH,
)


def _foot(left: float, right: float) -> Box:
    """A box of the footer row, its edges in inches from the left margin."""
    start = LEFT + inches(left)
    return Box(start, inches(FOOT_TOP), min(LEFT + inches(right), LEFT + CONTENT) - start, inches(FOOT_HEIGHT))


FOOTER = _foot(0, 6.95)
DATE = _foot(7.1, 8.6)
MARKING_FOOT = row(FOOT_TOP + 0.05, _MARK_HEIGHT, LEFT + inches(8.7), inches(2.4))
NUMBER = _foot(11.2, 11.84)
