"""Outlines of shapes: the names of presets, and drawn paths as polygons."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, radians, sin
from typing import TYPE_CHECKING

from deckbuild.audit.reading.elements import A, local, number

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.audit.paints import Polygons

Point = tuple[float, float]
_STEPS = 8
"""Straight pieces that a curve is taken for."""
_MOST_POINTS = 5_000


def outline_of(look: etree._Element) -> str | Polygons:
    """A preset's name, or polygons in the shape's own terms (0 to 1 across and down); else a rectangle."""
    drawn = look.find(f"{A}custGeom/{A}pathLst")
    if drawn is not None:
        polygons = tuple(
            tuple(points)
            for path in drawn.iterfind(f"{A}path")
            if path.get("fill") != "none"
            for points in _polygons(path, look)
            if len(points) > 2
        )
        return polygons or "none"
    preset = look.find(f"{A}prstGeom")
    return "rect" if preset is None else preset.get("prst", "rect")


def _polygons(path: etree._Element, look: etree._Element) -> list[list[Point]]:
    extent = look.find(f"{A}xfrm/{A}ext")
    wide = number(path.get("w")) or (1.0 if extent is None else number(extent.get("cx"))) or 1.0
    high = number(path.get("h")) or (1.0 if extent is None else number(extent.get("cy"))) or 1.0
    found: list[list[Point]] = []
    count = 0
    for command in path:
        points = [(number(pt.get("x")) / wide, number(pt.get("y")) / high) for pt in command.iter(f"{A}pt")]
        count += _STEPS
        if count > _MOST_POINTS:
            break
        name = local(command)
        if name == "moveTo" and points:
            found.append(points[:1])
        elif found and name == "lnTo":
            found[-1] += points
        elif found and name in ("cubicBezTo", "quadBezTo") and points:
            found[-1] += _curve([found[-1][-1], *points])
        elif found and name == "arcTo":
            found[-1] += _arc(found[-1][-1], command, wide, high)
    return found


def _curve(points: list[Point]) -> list[Point]:
    """Points on a Bézier curve after its first, found by halving (de Casteljau)."""
    found = []
    for step in range(1, _STEPS + 1):
        at, left = step / _STEPS, points
        while len(left) > 1:
            left = [(a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at) for a, b in pairwise(left)]
        found.append(left[0])
    return found


def _arc(start: Point, command: etree._Element, wide: float, high: float) -> list[Point]:
    """Points on the arc of an ellipse after its first."""
    across, along = number(command.get("wR")) / wide, number(command.get("hR")) / high
    first, sweep = (radians(number(command.get(name)) / 60_000) for name in ("stAng", "swAng"))
    begin = atan2(sin(first) * across, cos(first) * along) if across and along else first
    x, y = start[0] - across * cos(begin), start[1] - along * sin(begin)
    angles = (begin + sweep * step / _STEPS for step in range(1, _STEPS + 1))
    return [(x + across * cos(angle), y + along * sin(angle)) for angle in angles]
