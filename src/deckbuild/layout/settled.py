"""Layouts made fit for a deck: every place on the page, beside every other, and all places there that the deck needs.

A template's own places stay where they are as long as they can. What the deck needs and the layout lacks gets a place
in what is free between placeholders and artwork; a place with one of deckbuild's names and no type is a text box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH
from deckbuild.layout import gaps
from deckbuild.layout.gaps import SLACK
from deckbuild.layout.measure import TITLE_LADDER, TITLE_LINES
from deckbuild.layout.shapes import EMU_PER_POINT
from deckbuild.template.model import EMBARGO, FURNITURE, MARKING, OWN, TITLES, Box, Level, Placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.model import Deck
    from deckbuild.template.model import Layout, Template

OWN_TITLE = f"{OWN}title"
OWN_PLACES = {"ftr": f"{OWN}footer", "dt": f"{OWN}date", "sldNum": f"{OWN}number"}
"""The names of places that stand in for what a layout lacks."""

TITLE_SIZE = 32.0
RULE_GAP = 4 * EMU_PER_POINT
"""What the hair line above the footer row keeps from it."""
_STRIP, _LEAST_STRIP = 27 * EMU_PER_POINT, 15 * EMU_PER_POINT
_ROW, _LEAST_ROW = 36 * EMU_PER_POINT, 25 * EMU_PER_POINT
_PAD = 4 * EMU_PER_POINT
_LOW = 0.8
"""The part of the page's height below which a footer row ends: higher up it would take the content's room."""
_SMALL, _TITLE_INSETS = (0, 0, 0, 0), (91440, 45720, 91440, 45720)
_LEAST_CONTENT = 0.3
"""A place of which less is left than this is none."""


class Needs(NamedTuple):
    """What stands around the content of a deck's slides: strips at the top, and the types of the footer row."""

    strips: bool
    row: tuple[str, ...]


def needs_of(deck: Deck, embargoed: bool) -> Needs:
    """What a deck needs; `embargoed` says that its embargo runs."""
    strips = embargoed or bool(deck.marking) or any(section.marking for section in deck.sections)
    row = (
        ("ftr", deck.disclaimer is not None and deck.disclaimer.on_slides),
        ("dt", deck.show_date and deck.date is not None),
        ("sldNum", deck.numbers),
    )
    return Needs(strips, tuple(kind for kind, wanted in row if wanted))


def settled(layout: Layout, template: Template, needs: Needs) -> Layout:
    """The layout with every place that the deck needs, none of them off the page or over another."""
    page = Box(0, 0, template.width, template.height)
    places = _on_page(layout.placeholders, page)
    row = _row([p for p in places if p.type in needs.row], layout, template, needs)
    taken = [p.box for p in row]
    title = _title([p for p in places if p.type in TITLES], taken, layout, template)
    content = [p for p in places if p.type not in (*TITLES, *FURNITURE)]
    strips: list[Placeholder] = []
    if needs.strips and not any(p.name == EMBARGO for p in content):
        around = [*taken, title.box]
        title, strips = _strips(title, around, [p.box for p in content], layout, template)
    title = _high_enough(title, [*taken, *(p.box for p in strips)], [p.box for p in content], layout, page)
    taken += [title.box, *(p.box for p in strips), *_rules(row, template)]
    kept = [settled for p in content if (settled := _beside(p, taken)) is not None]
    unused = [p for p in places if p.type in FURNITURE and p.type not in needs.row]
    every = (title, *strips, *kept, *row, *unused)
    return layout._replace(placeholders=_in_order(layout.placeholders, every))


def row_rule(row: Iterable[Box], template: Template) -> Box:
    """The hair line above the footer row, as wide as the row; a number at the top of the page is no part of it."""
    low = [box for box in row if box.y > template.height // 2]
    if not low:
        margin = template.width // 20
        return Box(margin, template.height - margin // 2, template.width - 2 * margin, EMU_PER_POINT)
    left, end = min(box.x for box in low), max(gaps.right(box) for box in low)
    if end - left < template.width // 2:
        left, end = min(left, template.width // 20), max(end, template.width - template.width // 20)
    return Box(left, min(box.y for box in low) - RULE_GAP, end - left, EMU_PER_POINT)


def art(layout: Layout, template: Template) -> list[Box]:
    """The layout's artwork with some air around it, for what is put beside it."""
    air = template.width // 80
    return [Box(b.x - air, b.y - air, b.cx + 2 * air, b.cy + 2 * air) for b in layout.artwork]


def _in_line(region: Box, template: Template) -> Box:
    """A region whose edges are those of the template's titles, the same on every slide."""
    titles = [p for layout in template.layouts for p in layout.placeholders if p.type in TITLES]
    lines = [(p.box.x + p.insets[0], gaps.right(p.box) - p.insets[2]) for p in titles if p.box.cx > template.width // 2]
    left, end = max(lines, key=lines.count, default=(region.x, gaps.right(region)))
    if left <= 0 or end >= template.width:
        return region
    return region._replace(x=left, cx=end - left)


def _rules(row: Sequence[Placeholder], template: Template) -> list[Box]:
    rule = row_rule([p.box for p in row], template)
    return [rule._replace(cy=RULE_GAP)] if row else []


def _in_order(old: Sequence[Placeholder], new: Sequence[Placeholder]) -> tuple[Placeholder, ...]:
    """The places in the layout's order, new ones last; the same tuple where nothing has changed."""
    order = {(p.type, p.idx, p.name): n for n, p in enumerate(old)}
    ordered = tuple(sorted(new, key=lambda p: order.get((p.type, p.idx, p.name), len(order))))
    return tuple(old) if ordered == tuple(old) else ordered


def _moved(place: Placeholder, box: Box) -> Placeholder:
    return place if box == place.box else place._replace(box=box, moved=True)


def _on_page(places: Sequence[Placeholder], page: Box) -> list[Placeholder]:
    """The places that can be seen and whose text runs along the page."""
    margin = page.cx // 40
    inner = Box(margin, margin, page.cx - 2 * margin, page.cy - 2 * margin)
    found = []
    for place in places:
        seen = gaps.shared(place.box, page)
        if seen is None or gaps.area(seen) < gaps.area(place.box) // 2 or (place.turned and place.type != "sldNum"):
            continue
        found.append(place if seen == place.box else _moved(place, gaps.shared(seen, inner) or seen))
    return found


def _row(own: list[Placeholder], layout: Layout, template: Template, needs: Needs) -> list[Placeholder]:
    """The places of the footer row, the layout's first; for those that it lacks a place is made."""
    found: list[Placeholder] = []
    for kind in ("sldNum", "dt", "ftr"):  # the disclaimer can make room, a number cannot
        for place in (p for p in own if p.type == kind):
            clear = _beside(place, [p.box for p in found])
            if clear is not None and not any(other.type == kind for other in found):
                found.append(clear)
    missing = [kind for kind in needs.row if not any(p.type == kind for p in found)]
    if not missing:
        return found
    band = _lowest_band(layout, template, [p.box for p in found])
    if band.y > template.height // 2:
        found += _in_band(missing, band, template)
    return found


def _clear(place: Placeholder, taken: Sequence[Box]) -> Placeholder:
    box = place.box
    for other in taken:
        box = gaps.outside(box, other)
    return _moved(place, box)


def _lowest_band(layout: Layout, template: Template, taken: Sequence[Box]) -> Box:
    """Where a footer row can stand: as low as artwork and other places allow, and wide; else over what is drawn."""
    width, height = template.width, template.height
    margin = width // 20
    region = Box(margin, height // 2, width - 2 * margin, height - height // 2 - height // 50)
    region = _in_line(region, template)
    found = gaps.free(region, [*art(layout, template), *taken])
    bands = [b for b in found if b.cy >= _LEAST_ROW and b.cx >= width // 3 and gaps.foot(b) >= height * _LOW]
    if not bands:
        return region._replace(y=gaps.foot(region) - _ROW, cy=_ROW)
    best = max(bands, key=lambda b: (gaps.foot(b), b.cx * min(b.cy, _ROW)))
    high = min(best.cy, _ROW)
    return best._replace(y=gaps.foot(best) - high, cy=high)


def _in_band(missing: list[str], band: Box, template: Template) -> list[Placeholder]:
    """The missing places of the footer row side by side: the disclaimer left, then the date, the number right."""
    shares = {"ftr": 0, "dt": band.cx // 5, "sldNum": band.cx // 14}
    end, found = gaps.right(band), []
    for kind in [k for k in ("sldNum", "dt") if k in missing]:
        end -= shares[kind]
        box = Box(end, band.y, shares[kind] - 2 * _PAD, band.cy)
        found.append(_text_place(OWN_PLACES[kind], box, 12.0, template, "r" if kind == "sldNum" else ""))
        end -= 2 * _PAD
    if "ftr" in missing:
        box = Box(band.x, band.y, end - band.x, band.cy)
        found.append(_text_place(OWN_PLACES["ftr"], box, 12.0, template))
    return found


def _text_place(
    name: str, box: Box, size: float, template: Template, anchor: str = "", bold: bool = False
) -> Placeholder:
    level = Level(size, bold, template.body_font, 0, 0, 1.0, 0.0)
    return Placeholder("", 0, name, box, _SMALL, anchor, (level,) * 3)


def _title(own: list[Placeholder], taken: Sequence[Box], layout: Layout, template: Template) -> Placeholder:
    """The layout's title, or one of the slide's own: outline and screen readers find it."""
    largest = max(own, key=lambda p: gaps.area(p.box), default=None)
    clear = None if largest is None else _beside(largest, taken)
    if clear is not None:
        return clear
    width, height = template.width, template.height
    region = Box(width // 20, height // 14, width * 9 // 10, height // 2)
    high = height // 7
    found = [b for b in gaps.free(region, [*art(layout, template), *taken]) if b.cy >= high and b.cx >= width // 2]
    box = max(found, key=lambda b: (-b.y, b.cx), default=region)
    if largest is not None:
        return _moved(largest, box._replace(cy=high))
    level = Level(TITLE_SIZE, False, template.heading_font, 0, 0, 1.0, 0.0)
    return Placeholder("title", 0, OWN_TITLE, box._replace(cy=high), _TITLE_INSETS, "t", (level,) * 3, moved=True)


def _strips(
    title: Placeholder, taken: Sequence[Box], content: Sequence[Box], layout: Layout, template: Template
) -> tuple[Placeholder, list[Placeholder]]:
    """Places for embargo and marking: above the title, else between things, else in the title's or content's room."""
    width, height = template.width, template.height
    margin = width // 25
    region, whole = _in_line(Box(margin, 0, width - 2 * margin, height * 2 // 5), template), title.box
    found = [
        band
        for band in gaps.free(region, [*taken, *content, *art(layout, template)])
        if band.cy >= _LEAST_STRIP + (_PAD if band.y == 0 else 0) and band.cx >= width * 2 // 5
    ]
    if found:
        band = max(found, key=lambda b: (-b.y, b.cx * min(b.cy, _STRIP)))
        edge = _PAD // 2 if band.y == 0 else 0
        high = min(_STRIP, band.cy - edge)
        band = band._replace(y=band.y + max(edge, min(height // 60, (band.cy - high) // 2)), cy=high)
    elif title.box.cy - _LEAST_STRIP - _PAD >= _two_lines(title):
        band = title.box._replace(cy=_LEAST_STRIP)
        title = _moved(title, title.box._replace(y=gaps.foot(band) + _PAD, cy=title.box.cy - band.cy - _PAD))
    else:
        band = Box(title.box.x, gaps.foot(title.box), title.box.cx, _LEAST_STRIP)
    if not found:
        others = [box for box in (*taken, *content, *layout.artwork) if box != whole]
        band = gaps.grown(band, others, Box(region.x, band.y, region.cx, band.cy))
    share = int(band.cx * 0.7)
    embargo = _text_place(EMBARGO, band._replace(cx=share - _PAD), 12.0, template, "l", bold=True)
    marking = _text_place(
        MARKING, Box(band.x + share, band.y, band.cx - share, band.cy), 12.0, template, "r", bold=True
    )
    return title, [embargo, marking]


def _two_lines(title: Placeholder) -> int:
    """The height that a title of two lines needs in the smallest size that it may have."""
    level = title.levels[0]
    size = min(TITLE_LADDER[-1], level.size)
    lines = LINE_PITCH * size * level.spacing * TITLE_LINES
    return round(lines * EMU_PER_POINT) + title.insets[1] + title.insets[3] + SLACK


def _high_enough(
    title: Placeholder, taken: Sequence[Box], content: Sequence[Box], layout: Layout, page: Box
) -> Placeholder:
    """A title that has room for two lines, taken from what is free, and then from the content below it."""
    need = _two_lines(title) - title.box.cy
    if need <= 0:
        return title
    box = title.box
    art = [one for one in layout.artwork if not gaps.meet(one, box)]
    region = page._replace(x=box.x, y=_PAD, cx=box.cx, cy=page.cy - 2 * _PAD)
    most = gaps.grown(box, [*taken, *content, *art], region)
    above, below = box.y - most.y, gaps.foot(most) - gaps.foot(box)
    up = min(need, above) if title.anchor == "b" else min(max(0, need - below), above)
    down = min(need - up, below)
    if up + down < need:
        most = gaps.grown(box, [*taken, *art], region)
        down = min(need - up, gaps.foot(most) - gaps.foot(box))
    return _moved(title, Box(box.x, box.y - up, box.cx, box.cy + up + down))


def _beside(place: Placeholder, taken: Sequence[Box]) -> Placeholder | None:
    """A place beside all that is taken; None where little is left of it."""
    if place.name.startswith(OWN):
        return place
    clear = _clear(place, taken)
    return clear if gaps.area(clear.box) >= _LEAST_CONTENT * gaps.area(place.box) else None
