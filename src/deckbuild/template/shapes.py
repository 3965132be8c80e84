"""Where the shapes of masters and layouts are seen to be: groups taken apart, and outlines tested point by point."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.template.cut import A, P
from deckbuild.template.resolve import own_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.template.model import Box

Point = tuple[float, float]

_STEPS = 6
"""Straight pieces that a curve of an outline is taken for."""


class Placed(NamedTuple):
    """A shape with its box on the page; `group` is the innermost group that it is in, from which it may have a fill."""

    shape: etree._Element
    box: Box
    group: etree._Element | None = None


def placed(shape: etree._Element, group: etree._Element | None = None) -> Iterator[Placed]:
    """A shape, or the shapes of a group from the back to the front, where the page shows them."""
    if shape.tag != f"{P}grpSp":
        box = own_box(shape)
        if box is not None:
            yield Placed(shape, box, group)
        return
    frame = shape.find(f"{P}grpSpPr/{A}xfrm")
    for child in shape:
        for one in placed(child, shape) if isinstance(child.tag, str) else ():
            yield one._replace(box=_moved(one.box, frame))


def _moved(box: Box, frame: etree._Element | None) -> Box:
    """A box of a group's own grid on the page."""
    if frame is None:
        return box
    off, ext, first, size = (frame.find(f"{A}{tag}") for tag in ("off", "ext", "chOff", "chExt"))
    if off is None or ext is None or first is None or size is None:
        return box
    across = _whole(ext, "cx") / (_whole(size, "cx") or 1)
    down = _whole(ext, "cy") / (_whole(size, "cy") or 1)
    return box._replace(
        x=round(_whole(off, "x") + (box.x - _whole(first, "x")) * across),
        y=round(_whole(off, "y") + (box.y - _whole(first, "y")) * down),
        cx=round(box.cx * across),
        cy=round(box.cy * down),
    )


def _whole(element: etree._Element, name: str) -> int:
    value = element.get(name, "0")
    return int(value) if value.lstrip("-").isdigit() else 0


def holds(one: Placed, at: Point) -> bool:
    """Whether a point of the page (EMU) is within the outline of a shape; unknown outlines are their boxes."""
    box = one.box
    x, y = at[0] - box.x, at[1] - box.y
    if not (0 <= x <= box.cx and 0 <= y <= box.cy) or not box.cx or not box.cy:
        return False
    look = one.shape.find(f"{P}spPr")
    preset = None if look is None else look.find(f"{A}prstGeom")
    if preset is not None and preset.get("prst") == "ellipse":
        return (2 * x / box.cx - 1) ** 2 + (2 * y / box.cy - 1) ** 2 <= 1
    paths = [] if look is None else look.findall(f"{A}custGeom/{A}pathLst/{A}path")
    if not paths:
        return True
    return any(_in_path(path, x / box.cx, y / box.cy, box) for path in paths if path.get("fill") != "none")


def _in_path(path: etree._Element, across: float, down: float, box: Box) -> bool:
    """Whether a place, as shares of width and height, is within a path; one that is not of plain numbers is its box."""
    wide, high = _whole(path, "w") or box.cx, _whole(path, "h") or box.cy
    try:
        outlines = list(_outlines(path))
    except ValueError:  # a point that a formula gives
        return True
    return sum(_crossings(outline, across * wide, down * high) for outline in outlines) % 2 == 1


def _outlines(path: etree._Element) -> Iterator[list[Point]]:
    """The closed lines of a path, curves as short straight pieces."""
    outline: list[Point] = []
    for command in path:
        if not isinstance(command.tag, str):
            continue
        points = [(float(pt.get("x", "")), float(pt.get("y", ""))) for pt in command.iter(f"{A}pt")]
        name = etree.QName(command).localname
        if name == "moveTo":
            if outline:
                yield outline
            outline = points
        elif name == "arcTo":
            raise ValueError(name)
        elif points and outline:
            outline = outline + (points if name == "lnTo" else _curve([outline[-1], *points]))
    if outline:
        yield outline


def _curve(points: Sequence[Point]) -> list[Point]:
    """Points on a Bézier curve, by halving (de Casteljau)."""
    found = []
    for step in range(1, _STEPS + 1):
        share, left = step / _STEPS, list(points)
        while len(left) > 1:
            left = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(left)]
        found.append(left[0])
    return found


def _crossings(outline: list[Point], x: float, y: float) -> int:
    """How often a line from a point to the right meets an outline."""
    found = 0
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            found += 1
    return found
