"""What shapes are painted with, and which colour that gives at a point of the page."""

from __future__ import annotations

from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.audit.frames import Frame

Rgba = tuple[float, float, float, float]
"""Red, green, blue and opacity from 0 to 1."""

CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)
WHITE: Rgba = (1.0, 1.0, 1.0, 1.0)


class Solid(NamedTuple):
    """One colour."""

    color: Rgba


class Gradient(NamedTuple):
    """Colours that run into one another between `stops` (place from 0 to 1, colour).

    `kind` is `linear`, along `angle` degrees clockwise from the right, or `circle` or `rect`, from the corners
    inwards to `focus` (shares from left, top, right, bottom).
    """

    stops: tuple[tuple[float, Rgba], ...]
    kind: str = "linear"
    angle: float = 0.0
    focus: tuple[float, float, float, float] = (0.5, 0.5, 0.5, 0.5)


class Image(NamedTuple):
    """A picture by the name of its part, cropped (shares from left, top, right, bottom) and set in from the sides."""

    part: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    opacity: float = 1.0
    tiled: bool = False


class Unknown(NamedTuple):
    """Something that cannot be told: a chart, a drawing in a format that is not read."""

    why: str = ""


Paint = Solid | Gradient | Image | Unknown

Polygons = tuple[tuple[tuple[float, float], ...], ...]


class Layer(NamedTuple):
    """A painted shape: where it stands, its outline (a preset's name, or polygons in its own terms), its paint."""

    frame: Frame
    outline: str | Polygons
    paint: Paint


class Raster(NamedTuple):
    """A picture made small: `rows` of RGBA bytes, four for each of `width` points."""

    width: int
    height: int
    data: bytes


Rasters = "Callable[[str], Raster | None]"


def is_seen_through(paint: Paint) -> bool:
    """Whether what is behind a paint can be seen, as far as the paint itself tells."""
    if isinstance(paint, Solid):
        return paint.color[3] < 1
    if isinstance(paint, Gradient):
        return any(color[3] < 1 for _, color in paint.stops)
    return isinstance(paint, Image) and paint.opacity < 1


def shadowed(paint: Paint, color: Rgba) -> Paint:
    """What the shadow of a paint is painted with: the less the paint hides, the lighter is its shadow."""
    red, green, blue, alpha = color
    if isinstance(paint, Solid):
        return Solid((red, green, blue, alpha * paint.color[3]))
    if isinstance(paint, Gradient):
        return paint._replace(stops=tuple((at, (red, green, blue, alpha * stop[3])) for at, stop in paint.stops))
    return Solid((red, green, blue, alpha * paint.opacity)) if isinstance(paint, Image) else paint


def holds(layer: Layer, u: float, v: float) -> bool:
    """Whether a point in a shape's own terms is inside of its outline."""
    if not (0.0 <= u <= 1.0 and 0.0 <= v <= 1.0):
        return False
    outline = layer.outline
    if isinstance(outline, tuple):
        return _in_polygons(outline, u, v)
    if outline == "ellipse":
        return (2 * u - 1) ** 2 + (2 * v - 1) ** 2 <= 1
    if outline == "triangle":
        return abs(u - 0.5) <= v / 2
    if outline == "rtTriangle":
        return u <= v
    if outline == "diamond":
        return abs(u - 0.5) + abs(v - 0.5) <= 0.5
    return True


def covers(layer: Layer, corners: tuple[tuple[float, float], ...]) -> bool:
    """Whether a shape covers an area of the page wholly, told by its corners; polygons are not trusted to."""
    if isinstance(layer.outline, tuple):
        return False
    return all(holds(layer, *layer.frame.within(x, y)) for x, y in corners)


def color_at(layer: Layer, x: float, y: float, rasters: Callable[[str], Raster | None]) -> Rgba | None:
    """The colour of a shape at a point of the page, clear outside of it; None where it cannot be told."""
    u, v = layer.frame.within(x, y)
    if not holds(layer, u, v):
        return CLEAR
    paint = layer.paint
    if isinstance(paint, Solid):
        return paint.color
    if isinstance(paint, Gradient):
        return _gradient_at(paint, u, v, layer.frame)
    if isinstance(paint, Image):
        return _image_at(paint, u, v, rasters)
    return None


def over(upper: Rgba, lower: Rgba) -> Rgba:
    """The colour of one above another."""
    red, green, blue, alpha = upper
    if alpha >= 1:
        return upper
    below = lower[3] * (1 - alpha)
    whole = alpha + below
    if whole <= 0:
        return CLEAR
    mixed = [(one * alpha + other * below) / whole for one, other in zip((red, green, blue), lower, strict=False)]
    return mixed[0], mixed[1], mixed[2], whole


def _gradient_at(paint: Gradient, u: float, v: float, frame: Frame) -> Rgba:
    if paint.kind == "linear":
        turn = radians(paint.angle)
        across, along = cos(turn) * frame.cx, sin(turn) * frame.cy
        length = abs(across) + abs(along) or 1.0
        return _between(paint.stops, 0.5 + ((u - 0.5) * across + (v - 0.5) * along) / length)
    left, top, right, bottom = paint.focus
    x, y = u - (left + 1 - right) / 2, v - (top + 1 - bottom) / 2
    if paint.kind == "circle":
        reach = max(hypot(a - (left + 1 - right) / 2, b - (top + 1 - bottom) / 2) for a in (0, 1) for b in (0, 1))
        return _between(paint.stops, hypot(x, y) / (reach or 1))
    side_x = (left + 1 - right) / 2 if x < 0 else 1 - (left + 1 - right) / 2
    side_y = (top + 1 - bottom) / 2 if y < 0 else 1 - (top + 1 - bottom) / 2
    return _between(paint.stops, max(abs(x) / (side_x or 1), abs(y) / (side_y or 1)))


def _between(stops: tuple[tuple[float, Rgba], ...], at: float) -> Rgba:
    """The colour at a place between stops, which are in order."""
    before = stops[0]
    for after in stops:
        if at <= after[0]:
            span = after[0] - before[0]
            share = (at - before[0]) / span if span > 0 else 1.0
            if share <= 0:
                return before[1]
            red, green, blue, alpha = (a + (b - a) * share for a, b in zip(before[1], after[1], strict=True))
            return red, green, blue, alpha
        before = after
    return stops[-1][1]


def _image_at(paint: Image, u: float, v: float, rasters: Callable[[str], Raster | None]) -> Rgba | None:
    raster = rasters(paint.part)
    if raster is None:
        return None
    left, top, right, bottom = paint.inset
    u, v = (u - left) / (1 - left - right or 1), (v - top) / (1 - top - bottom or 1)
    if paint.tiled:
        u, v = u * 4 % 1, v * 4 % 1
    elif not (0 <= u <= 1 and 0 <= v <= 1):
        return CLEAR
    left, top, right, bottom = paint.crop
    u, v = left + u * (1 - left - right), top + v * (1 - top - bottom)
    column = min(raster.width - 1, max(0, int(u * raster.width)))
    row = min(raster.height - 1, max(0, int(v * raster.height)))
    at = 4 * (row * raster.width + column)
    red, green, blue, alpha = raster.data[at : at + 4]
    return red / 255, green / 255, blue / 255, alpha / 255 * paint.opacity


def _in_polygons(polygons: Polygons, u: float, v: float) -> bool:
    """Whether a point is inside, by how often a line to the right of it crosses the outlines."""
    inside = False
    for points in polygons:
        x1, y1 = points[-1]
        for x2, y2 in points:
            if (y1 > v) != (y2 > v) and u < (x2 - x1) * (v - y1) / (y2 - y1) + x1:
                inside = not inside
            x1, y1 = x2, y2
    return inside
