"""How the parts of a chart stand in its box at one text size, and how well."""

from __future__ import annotations

from typing import NamedTuple

from deckbuild.layout.plots import Axes, Labels

SMALL = 20
"""The strain of a plot that is too small to be read."""


class Rect(NamedTuple):
    """A rectangle in the chart's box, in points."""

    left: float
    top: float
    width: float
    height: float


class Arrangement(NamedTuple):
    """The plot's own room, labels, axes and legend; `strain` is 0 where all is well, the more the worse.

    `is_short` says that numbers were asked for that have no room.
    """

    room: Rect
    labels: Labels
    axes: Axes = Axes()
    legend: str = ""
    legend_room: Rect = Rect(0, 0, 0, 0)
    gap: int = 50
    strain: float = 0.0
    is_short: bool = False
