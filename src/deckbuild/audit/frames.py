"""Where shapes stand on the page: moved, stretched, turned and mirrored, alone and in groups."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from deckbuild.template.model import Box


class Frame(NamedTuple):
    """A rectangle by its centre and size in EMU, turned clockwise by `angle` degrees, then perhaps mirrored."""

    x: float
    y: float
    cx: float
    cy: float
    angle: float = 0.0
    mirrored: bool = False
    upended: bool = False

    @property
    def box(self) -> Box:
        """The smallest upright rectangle around it."""
        wide, high = self._extent()
        return Box(round(self.x - wide / 2), round(self.y - high / 2), round(wide), round(high))

    @property
    def is_upright(self) -> bool:
        """Whether its sides are parallel to the page's."""
        return self.angle % 90 == 0

    def _extent(self) -> tuple[float, float]:
        if self.angle % 180 == 0:
            return self.cx, self.cy
        turn = radians(self.angle)
        across, along = abs(cos(turn)), abs(sin(turn))
        return self.cx * across + self.cy * along, self.cx * along + self.cy * across

    def within(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page in the shape's own terms: from 0 to 1 across and down it."""
        x, y = x - self.x, y - self.y
        if self.angle:
            turn = radians(self.angle)
            x, y = x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)
        x, y = x / (self.cx or 1), y / (self.cy or 1)
        return 0.5 - x if self.mirrored else 0.5 + x, 0.5 - y if self.upended else 0.5 + y

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is on the page that is x and y EMU from the upper left corner before the turn."""
        x, y = x - self.cx / 2, y - self.cy / 2
        if self.angle:
            turn = radians(self.angle)
            x, y = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
        return self.x + x, self.y + y

    def turned(self, degrees: float) -> Frame:
        """The frame of text that runs at a further angle in it."""
        quarter = round(degrees / 90) % 2
        size = (self.cy, self.cx) if quarter else (self.cx, self.cy)
        return Frame(self.x, self.y, *size, self.angle + degrees)

    def part(self, left: float, top: float, wide: float, high: float) -> Frame:
        """A rectangle in it, such as the cell of a table."""
        x, y = self.point(left + wide / 2, top + high / 2)
        return Frame(x, y, wide, high, self.angle)


def framed(box: Box, angle: float = 0.0, mirrored: bool = False, upended: bool = False) -> Frame:
    """A box as a file states it: before its turn."""
    return Frame(box.x + box.cx / 2, box.y + box.cy / 2, box.cx, box.cy, angle % 360, mirrored, upended)


class Placing(NamedTuple):
    """How the inside of groups comes onto the page: a stretch and a move, then a turn about the group's centre."""

    groups: tuple[tuple[Frame, Box], ...] = ()

    def inside(self, group: Frame, inner: Box) -> Placing:
        """The placing in a group whose inside is measured by a box of its own."""
        return Placing((*self.groups, (group, inner)))

    def place(self, frame: Frame) -> Frame:
        """A frame of the innermost group on the page."""
        for group, inner in reversed(self.groups):
            frame = _out_of(frame, group, inner)
        return frame


def _out_of(frame: Frame, group: Frame, inner: Box) -> Frame:
    wide = group.cx / inner.cx if inner.cx else 1.0
    high = group.cy / inner.cy if inner.cy else 1.0
    x, y = (frame.x - inner.x) * wide, (frame.y - inner.y) * high
    if group.mirrored:
        x = group.cx - x
    if group.upended:
        y = group.cy - y
    x, y = group.point(x, y)
    if round(frame.angle / 90) % 2:  # lies on its side: what is across the group is along the shape
        wide, high = high, wide
    angle = -frame.angle if group.mirrored != group.upended else frame.angle
    return Frame(
        x,
        y,
        frame.cx * wide,
        frame.cy * high,
        (angle + group.angle) % 360,
        frame.mirrored != group.mirrored,
        frame.upended != group.upended,
    )
