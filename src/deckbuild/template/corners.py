"""Where a logo can stand on a layout: in a corner, on nothing else, with placeholders making room where they can."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.template.model import FURNITURE, OWN, TITLES, Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.template.model import Layout, Placeholder

CORNERS = ("top-right", "bottom-right", "top-left", "bottom-left")
"""In the order in which they are tried; decks that are read from the right begin on the left."""

_HEIGHTS = (0.09, 0.075, 0.06, 0.045)
"""Heights of a logo, as parts of the page's."""
_WIDEST = 0.2
_EDGE = 0.028
"""What a logo keeps from the page's edge, as a part of its width."""
_AIR = 0.012
_ZONE, _STEPS = 0.24, 16
"""The part of the page's height that a corner is, and the places in it that are tried."""
_KEEPS = 0.7
"""The part of its room that a placeholder keeps."""
_COST_OF_ROOM, _COST_OF_SIZE, _COST_OF_UNITY = 2.0, 1.5, 0.6
_MOST_HAVE = 0.6
"""A corner that this part of the layouts has free comes before one that more have, but is further down the list."""
_ABOVE_ROW = 8 * 12700
"""What the hair line above the footer row needs, in EMU."""


class Spot(NamedTuple):
    """A place for a logo, what it costs (0 is best), and the placeholders that make room, with their new boxes."""

    box: Box
    cost: float
    cut: tuple[tuple[Placeholder, Box], ...] = ()


def spots(layout: Layout, page: Box, ratio: float) -> dict[str, Spot]:
    """The best place in each corner that has one, for a logo `ratio` times as wide as high."""
    found = {}
    for corner in CORNERS:
        best: Spot | None = None
        for box in _boxes(corner, layout, page, ratio):
            if best is not None and _least_cost(box, page) >= best.cost:
                continue
            spot = _spot(box, layout, page)
            best = spot if spot is not None and (best is None or spot.cost < best.cost) else best
        if best is not None:
            found[corner] = best
    return found


def _least_cost(box: Box, page: Box) -> float:
    """What a box costs where nothing has to make room: for being small, and for being far from the page's edge."""
    size = box.cy / (page.cy * _HEIGHTS[0])
    return _COST_OF_SIZE * max(0.0, 1 - size) + min(box.y, page.cy - box.y - box.cy) / page.cy


def _boxes(corner: str, layout: Layout, page: Box, ratio: float) -> Iterator[Box]:
    """The boxes tried in a corner, largest first: at the page's edge, and in line with the text."""
    edge = round(page.cx * _EDGE)
    for part in _HEIGHTS:
        wide = min(page.cx * _WIDEST, page.cy * part * ratio)
        size = round(wide), round(wide / ratio)
        for left, right in dict.fromkeys(((edge, page.cx - edge), _text_edges(layout, page, edge))):
            x = right - size[0] if corner.endswith("right") else left
            for step in range(_STEPS):
                down = edge + round(page.cy * _ZONE * step / _STEPS)
                yield Box(x, down if corner.startswith("top") else page.cy - down - size[1], *size)


def _text_edges(layout: Layout, page: Box, edge: int) -> tuple[int, int]:
    """The left and right edge of the layout's widest title, where it lies within the page."""
    titles = [place.box for place in layout.placeholders if place.type in TITLES]
    widest = max(titles, key=lambda box: box.cx, default=page)
    left, right = widest.x, widest.x + widest.cx
    return (left, right) if edge <= left < right <= page.cx - edge else (edge, page.cx - edge)


def _spot(box: Box, layout: Layout, page: Box) -> Spot | None:
    """What a box costs; None where something is in the way that cannot make room."""
    air = round(page.cx * _AIR)
    around = Box(box.x - air, box.y - air, box.cx + 2 * air, box.cy + 2 * air)
    if any(_meet(around, one) for one in layout.artwork):
        return None
    cut, lost = [], 0.0
    for place in layout.placeholders:
        box_of = place.box
        if place.type in FURNITURE and box_of.y > page.cy // 2:
            box_of = box_of._replace(y=box_of.y - _ABOVE_ROW, cy=box_of.cy + _ABOVE_ROW)
        if not _meet(around, box_of):
            continue
        if place.type in FURNITURE or place.name.startswith(OWN) or place.turned:
            return None
        rest = _outside(place.box, around)
        kept = rest.cx * rest.cy / max(1, place.box.cx * place.box.cy)
        if kept < _KEEPS:
            return None
        cut.append((place, rest))
        lost += 1 - kept
    return Spot(box, _COST_OF_ROOM * lost + _least_cost(box, page), tuple(cut))


def _meet(one: Box, other: Box) -> bool:
    across = min(one.x + one.cx, other.x + other.cx) - max(one.x, other.x)
    return across > 0 and min(one.y + one.cy, other.y + other.cy) - max(one.y, other.y) > 0


def _outside(box: Box, other: Box) -> Box:
    """The largest rectangle of a box that another one leaves free."""
    left, top = max(0, other.x - box.x), max(0, other.y - box.y)
    right, foot = (max(0, end) for end in (box.x + box.cx - other.x - other.cx, box.y + box.cy - other.y - other.cy))
    parts = (
        box._replace(cy=top),
        Box(box.x, box.y + box.cy - foot, box.cx, foot),
        box._replace(cx=left),
        Box(box.x + box.cx - right, box.y, right, box.cy),
    )
    return max(parts, key=lambda part: part.cx * part.cy)


def chosen(layouts: Sequence[Layout], page: Box, ratio: float, first: str, is_rtl: bool) -> list[Spot | None]:
    """A spot for each layout, the same on as many as can have it: in the corner asked for or one most have free."""
    found = [spots(layout, page, ratio) for layout in layouts]
    order = sorted(CORNERS, key=lambda corner: corner.endswith("right")) if is_rtl else list(CORNERS)
    order.sort(key=lambda corner: (corner != first, sum(corner in each for each in found) < _MOST_HAVE * len(found)))
    picked = [next((each[corner] for corner in order if corner in each), None) for each in found]
    counted = Counter(spot.box for spot in picked if spot is not None)
    common = [box for box, _ in counted.most_common()]
    return [
        None if spot is None else _shared(spot, common, layout, page)
        for spot, layout in zip(picked, layouts, strict=True)
    ]


def _shared(own: Spot, common: Sequence[Box], layout: Layout, page: Box) -> Spot:
    """The first of the common boxes that is hardly worse than a layout's own best one."""
    for box in common:
        spot = _spot(box, layout, page)
        if spot is not None and spot.cost <= own.cost + _COST_OF_UNITY:
            return spot
    return own
