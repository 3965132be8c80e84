"""What a layout lacks, and what is done to its places so that a deck can stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import LINE_PITCH
from deckbuild.layout import gaps
from deckbuild.layout.choose import body_of
from deckbuild.layout.measure import BODY_LADDER, room
from deckbuild.layout.settled import OWN_PLACES, OWN_TITLE, Needs, settled
from deckbuild.survey.values import Change
from deckbuild.template.model import BODIES, EMBARGO, FURNITURE, OWN, TITLES, VISUALS, Box

if TYPE_CHECKING:
    from deckbuild.template.model import Layout, Placeholder, Template

ROW = ("ftr", "dt", "sldNum")
_WORDS = {"ftr": "footer", "dt": "date", "sldNum": "number", "subTitle": "subtitle"}
_BOXES = {OWN_PLACES["ftr"]: "footer", OWN_PLACES["dt"]: "date", OWN_PLACES["sldNum"]: "number"}
_SAME = 0.98


def missing(layout: Layout) -> tuple[str, ...]:
    """Which of title, body, footer, number and date a layout lacks."""
    types = [place.type for place in layout.placeholders if not place.name.startswith(OWN)]
    wanted = (
        ("title", TITLES),
        ("body", (*BODIES, *VISUALS, "subTitle")),
        ("footer", ("ftr",)),
        ("number", ("sldNum",)),
        ("date", ("dt",)),
    )
    return tuple(what for what, kinds in wanted if not any(kind in kinds for kind in types))


def changes(layout: Layout, template: Template) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What is done to a layout's places on every slide, and what more for an embargo or a marking."""
    plain, strips = (settled(layout, template, Needs(wanted, ROW)) for wanted in (False, True))
    page = Box(0, 0, template.width, template.height)
    return tuple(_changed(layout, plain, page)), tuple(_for_strips(plain, strips, page))


def holds(layout: Layout, template: Template) -> tuple[int, float]:
    """How many lines of a layout's largest text have room in the smallest size that points may have, and that size."""
    body = body_of(settled(layout, template, Needs(False, ROW)))
    if body is None or not body.levels:
        return 0, 0.0
    level = body.levels[0]
    size = min(BODY_LADDER[-1], level.size)
    _, height = room(body)
    return int((height + level.before) / (size * LINE_PITCH * level.spacing + level.before)), size


def word(place: Placeholder) -> str:
    """What a place is, in a reader's words."""
    if place.type in TITLES:
        return "title"
    return _WORDS.get(place.type) or (f"“{place.name}”" if place.name else "text")


def _changed(before: Layout, after: Layout, page: Box) -> list[Change]:
    found = []
    left = {_key(place): place for place in before.placeholders}
    for place in after.placeholders:
        own = left.pop(_key(place), None)
        if own is None:
            made = "title" if place.name == OWN_TITLE else _BOXES.get(place.name, "")
            found += [
                Change(made, f"gets a {'place' if made == 'title' else 'text box'} {_where(place.box, page)}")
            ] * bool(made)
        elif (how := _moved(own.box, place.box, page)) and not own.name.startswith(OWN):
            found.append(Change(word(own), how))
    gone = [place for place in left.values() if place.type not in FURNITURE[3:]]
    return found + [Change(word(place), _why_gone(place, page)) for place in gone]


def _for_strips(before: Layout, after: Layout, page: Box) -> list[Change]:
    """What a line for embargo and marking does where the layout has no places of its own for it."""
    made = next((place for place in after.placeholders if place.name == EMBARGO), None)
    if made is None or any(place.name == EMBARGO for place in before.placeholders):
        return []
    own = [Change("embargo and marking", f"get text boxes {_where(made.box, page)}")]
    kept = after._replace(placeholders=tuple(p for p in after.placeholders if p.type or not p.name.startswith(OWN)))
    old = before._replace(placeholders=tuple(p for p in before.placeholders if p.type or not p.name.startswith(OWN)))
    return own + _changed(old, kept, page)


def _key(place: Placeholder) -> tuple[str, int, str]:
    return place.type, place.idx, place.name


def _moved(before: Box, after: Box, page: Box) -> str:
    """How a box changed, or an empty text."""
    if before == after:
        return ""
    seen = gaps.shared(before, page)
    if seen != before:
        return "is brought onto the page"
    share = gaps.area(after) / max(1, gaps.area(before))
    if gaps.shared(before, after) == after:
        return f"keeps {share:.0%} of its room" if share < _SAME else ""
    if gaps.shared(before, after) == before:
        return "is made higher" if after.cy > before.cy else "is made wider"
    return "moves"


def _why_gone(place: Placeholder, page: Box) -> str:
    seen = gaps.shared(place.box, page)
    if seen is None or gaps.area(seen) < gaps.area(place.box) // 2:
        return "stays empty: it is off the page"
    if place.turned:
        return "stays empty: its text is turned"
    return "stays empty: others need its room"


def _where(box: Box, page: Box) -> str:
    """Where on the page a box is."""
    middle = (box.y + box.cy / 2) / page.cy
    return "at the top" if middle < 0.25 else "at the foot" if middle > 0.75 else "in the middle"
