"""What shapes are painted with, as SVG: outlines, colours, gradients and pictures."""

from __future__ import annotations

import base64
from math import cos, radians, sin
from typing import TYPE_CHECKING

from deckbuild.audit.paints import Gradient, Image, Solid
from deckbuild.pictures.sniff import kind_of
from deckbuild.preview.draw.marks import path, tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.audit.frames import Frame
    from deckbuild.audit.paints import Layer, Paint, Polygons, Rgba

POINT = 12_700
_ROUND = 0.16667
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "bmp": "image/bmp"}

_PRESETS: dict[str, tuple[tuple[float, float], ...]] = {
    "rect": ((0, 0), (1, 0), (1, 1), (0, 1)),
    "triangle": ((0.5, 0), (1, 1), (0, 1)),
    "rtTriangle": ((0, 0), (1, 1), (0, 1)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
    "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
    "hexagon": ((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5)),
    "octagon": ((0.29, 0), (0.71, 0), (1, 0.29), (1, 0.71), (0.71, 1), (0.29, 1), (0, 0.71), (0, 0.29)),
    "homePlate": ((0, 0), (0.5, 0), (1, 0.5), (0.5, 1), (0, 1)),
    "line": ((0, 0), (1, 1)),
    "straightConnector1": ((0, 0), (1, 1)),
}
"""Presets by their corners, in shares of their width and height."""


def css(color: Rgba) -> str:
    """The colour without its opacity."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in color[:3])


def placed(frame: Frame, inside: str) -> str:
    """Elements in a frame's own terms (points from its upper left corner) on the page."""
    x, y, cx, cy = (value / POINT for value in (frame.x, frame.y, frame.cx, frame.cy))
    turn = f" rotate({frame.angle:g})" if frame.angle else ""
    flip = (
        f" scale({-1 if frame.mirrored else 1} {-1 if frame.upended else 1})" if frame.mirrored or frame.upended else ""
    )
    return f'<g transform="translate({x:.3f} {y:.3f}){turn}{flip} translate({-cx / 2:.3f} {-cy / 2:.3f})">{inside}</g>'


def is_drawn(outline: str | Polygons) -> bool:
    """Whether an outline is drawn as it is, and not as the rectangle around it."""
    return isinstance(outline, tuple) or outline in _PRESETS or outline in ("ellipse", "roundRect", "none")


def shape(outline: str | Polygons, frame: Frame, look: dict[str, str | float]) -> str:
    """The element of an outline in its frame's own terms."""
    wide, high = frame.cx / POINT, frame.cy / POINT
    if outline == "ellipse":
        return tag("ellipse", {"cx": wide / 2, "cy": high / 2, "rx": wide / 2, "ry": high / 2, **look})
    if outline == "roundRect":
        return tag("rect", {"width": wide, "height": high, "rx": min(wide, high) * _ROUND, **look})
    if isinstance(outline, tuple):
        drawn = "".join(path([(x * wide, y * high) for x, y in points]) for points in outline)
        return tag("path", {"d": drawn, "fill_rule": "evenodd", **look})
    if outline == "none":
        return ""
    corners = _PRESETS.get(outline, _PRESETS["rect"])
    return tag("path", {"d": path([(x * wide, y * high) for x, y in corners], closed=len(corners) > 2), **look})


class Painter:
    """Turns layers into elements; `definitions` are what gradients need, `untrue` what cannot be drawn as it is."""

    def __init__(self, picture: Callable[[str], bytes], prefix: str = "p") -> None:
        self.picture, self.prefix = picture, prefix
        self.definitions: list[str] = []
        self.untrue: list[str] = []

    def layer(self, layer: Layer) -> str:
        """A painted shape, nothing for one whose paint is not known."""
        paint = layer.paint
        if not is_drawn(layer.outline):
            self.untrue.append(f"the outline of a shape ({layer.outline})")
        if isinstance(paint, Image):
            return placed(layer.frame, self._image(paint, layer))
        look = self.look(paint, layer.frame)
        return placed(layer.frame, shape(layer.outline, layer.frame, look)) if look else ""

    def look(self, paint: Paint | None, frame: Frame) -> dict[str, str | float]:
        """The attributes that fill a shape."""
        if isinstance(paint, Solid):
            alpha = paint.color[3]
            return {"fill": css(paint.color), **({"fill_opacity": float(alpha)} if alpha < 1 else {})}
        if isinstance(paint, Gradient):
            return {"fill": f"url(#{self._gradient(paint, frame)})"}
        if paint is not None:
            self.untrue.append(getattr(paint, "why", "") or "a fill")
        return {}

    def _gradient(self, paint: Gradient, frame: Frame) -> str:
        name = f"{self.prefix}{len(self.definitions)}"
        stops = [
            tag("stop", {"offset": float(at), "stop_color": css(color), "stop_opacity": float(color[3])})
            for at, color in paint.stops
        ]
        units: dict[str, str | float] = {"id": name, "gradientUnits": "userSpaceOnUse"}
        wide, high = frame.cx / POINT, frame.cy / POINT
        if paint.kind == "linear":
            turn = radians(paint.angle)
            x, y = cos(turn), sin(turn)
            length = (abs(x) * wide + abs(y) * high) / 2
            ends = {
                "x1": wide / 2 - x * length, "y1": high / 2 - y * length,
                "x2": wide / 2 + x * length, "y2": high / 2 + y * length,
            }  # fmt: skip
            self.definitions.append(tag("linearGradient", {**units, **ends}, stops))
            return name
        if paint.kind == "rect":
            self.untrue.append("a gradient from the middle of a rectangle")
        left, top, right, bottom = paint.focus
        cx, cy = (left + 1 - right) / 2 * wide, (top + 1 - bottom) / 2 * high
        reach = max(abs(cx - x) + abs(cy - y) for x in (0, wide) for y in (0, high)) / 2**0.5
        self.definitions.append(tag("radialGradient", {**units, "cx": cx, "cy": cy, "r": reach}, stops))
        return name

    def _image(self, paint: Image, layer: Layer) -> str:
        """A picture, cut as it says."""
        data = self.picture(paint.part)
        kind = _TYPES.get(kind_of(data) if data else "")
        if kind is None:
            self.untrue.append("a picture in a format that browsers do not show")
            return ""
        if paint.tiled or not (isinstance(layer.outline, str) and layer.outline == "rect"):
            self.untrue.append("a picture in tiles" if paint.tiled else "a picture cut to a shape")
        wide, high = layer.frame.cx / POINT, layer.frame.cy / POINT
        left, top, right, bottom = paint.inset
        x, y = left * wide, top * high
        wide, high = wide * (1 - left - right), high * (1 - top - bottom)
        left, top, right, bottom = paint.crop
        whole_wide, whole_high = wide / max(0.01, 1 - left - right), high / max(0.01, 1 - top - bottom)
        image: dict[str, str | float] = {
            "x": -left * whole_wide,
            "y": -top * whole_high,
            "width": whole_wide,
            "height": whole_high,
            "preserveAspectRatio": "none",
            "href": f"data:{kind};base64,{base64.b64encode(data).decode()}",
        }
        if paint.opacity < 1:
            image["opacity"] = float(paint.opacity)
        window: dict[str, str | float] = {"x": x, "y": y, "width": wide, "height": high}
        return tag("svg", window, [tag("image", image)])
