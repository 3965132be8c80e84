"""Rectangles: whether two meet, what one leaves of another, and where there is room between many (all in EMU)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SLACK = 12700
"""Boxes that share less than a point stand beside one another."""


def right(box: Box) -> int:
    """The right edge."""
    return box.x + box.cx


def foot(box: Box) -> int:
    """The lower edge."""
    return box.y + box.cy


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share more than a sliver."""
    across = min(right(one), right(other)) - max(one.x, other.x)
    return across > SLACK and min(foot(one), foot(other)) - max(one.y, other.y) > SLACK


def area(box: Box) -> int:
    """Square EMU."""
    return box.cx * box.cy


def shared(one: Box, other: Box) -> Box | None:
    """What two boxes have in common."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    wide, high = min(right(one), right(other)) - left, min(foot(one), foot(other)) - top
    return Box(left, top, wide, high) if wide > 0 and high > 0 else None


def outside(box: Box, other: Box) -> Box:
    """The largest rectangle of a box that another one leaves free."""
    if not meet(box, other):
        return box
    left, top = max(0, other.x - box.x), max(0, other.y - box.y)
    rest_right, rest_foot = max(0, right(box) - right(other)), max(0, foot(box) - foot(other))
    parts = (
        box._replace(cy=top),
        Box(box.x, foot(box) - rest_foot, box.cx, rest_foot),
        box._replace(cx=left),
        Box(right(box) - rest_right, box.y, rest_right, box.cy),
    )
    return max(parts, key=area)


def free(region: Box, taken: Sequence[Box]) -> Iterator[Box]:
    """The free rectangles of a region: for any two edges that things have, the stretches between the things."""
    inside = [box for box in taken if shared(region, box) is not None]
    edges = {region.y, foot(region)}
    for box in inside:
        edges |= {edge for edge in (box.y, foot(box)) if region.y < edge < foot(region)}
    ordered = sorted(edges)
    for n, top in enumerate(ordered):
        for low in ordered[n + 1 :]:
            left = region.x
            for box in sorted(box for box in inside if box.y < low and foot(box) > top):
                if box.x > left:
                    yield Box(left, top, box.x - left, low - top)
                left = max(left, right(box))
            if left < right(region):
                yield Box(left, top, right(region) - left, low - top)


def grown(box: Box, taken: Sequence[Box], region: Box) -> Box:
    """A box made as high and then as wide as the things around it, and the region, allow."""
    others = [one for one in taken if not meet(one, box)]
    beside = [one for one in others if one.x < right(box) - SLACK and right(one) > box.x + SLACK]
    top = max([foot(one) for one in beside if foot(one) <= box.y + SLACK] + [min(region.y, box.y)])
    low = min([one.y for one in beside if one.y >= foot(box) - SLACK] + [max(foot(region), foot(box))])
    high = Box(box.x, min(top, box.y), box.cx, max(low, foot(box)) - min(top, box.y))
    level = [one for one in others if one.y < foot(high) - SLACK and foot(one) > high.y + SLACK]
    left = max([right(one) for one in level if right(one) <= box.x + SLACK] + [min(region.x, box.x)])
    end = min([one.x for one in level if one.x >= right(box) - SLACK] + [max(right(region), right(box))])
    return Box(min(left, box.x), high.y, max(end, right(box)) - min(left, box.x), high.cy)
