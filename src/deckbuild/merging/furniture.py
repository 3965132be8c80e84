"""What every slide carries, put on the slides that only the deck has: embargo, marking and disclaimer."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from deckbuild.editing.layouts import places_of
from deckbuild.merging import elements, texts
from deckbuild.readback.sheets import place_of, shapes
from deckbuild.writer.markup import A, P
from deckbuild.writer.shapes import frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from deckbuild.layout.shapes import Shape
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.merging.fresh import Fresh, FreshSlide
    from deckbuild.readback.values import FoundSlide, Thing

_P, _A = f"{{{P}}}", f"{{{A}}}"
_CARRIED = ("embargo", "marking", "footer")
_OVER = ("embargo", "marking")


def furnish(found: FoundSlide, donors: Sequence[LaidSlide], fresh: Fresh) -> None:
    """Gives a slide that a person added or copied what slides of its layout carry; what it has of it, says the same."""
    if not donors:
        return
    donor = next((one for one in donors if one.layout.name == found.layout), donors[-1])
    wanted = [one for one in (*donor.furniture.top, *donor.furniture.bottom) if one.role in _CARRIED]
    names = {one.name for one in wanted}
    there = {one.name: _there(one, found) for one in wanted}
    over = [thing for thing in found.things if thing.role in _OVER and thing.name not in names]
    wrong = [one for one in wanted if (thing := there[one.name]) is None or _said(thing) != _says(one)]
    if not wrong and not over:
        return
    made = fresh.of(donor)
    root = fresh.package.edited(found.part)
    listed = shapes(root)
    news = {elements.named(one).get("name", ""): one for one in shapes(made.root)}
    for one in wrong:
        thing = there[one.name]
        if thing is None:
            _add(root, news[one.name], one, found.part, donor, made, fresh)
        else:
            body, source = listed[thing.at].find(f"{_P}txBody"), news[one.name].find(f"{_P}txBody")
            if body is not None and source is not None:
                texts.replace(body, source)
                fresh.carry(body, donor, made, found.part, made.slide)
    for thing in over:
        elements.remove(root, listed[thing.at])


def _there(wanted: Shape, found: FoundSlide) -> Thing | None:
    """The thing on the slide that is this piece of furniture, if there is one."""
    named = [thing for thing in found.things if thing.name == wanted.name and thing.kind in ("text", "shape")]
    if named:
        return named[0]
    alike = [thing for thing in found.things if thing.role == wanted.role and wanted.role == "footer"]
    return alike[0] if alike else None


def _add(
    root: etree._Element, new: etree._Element, shape: Shape, part: str, donor: LaidSlide, made: FreshSlide, fresh: Fresh
) -> None:
    """Puts a piece of furniture above all else: in the layout's place for it, or in a box where that would be."""
    tree = root.find(f"{_P}cSld/{_P}spTree")
    if tree is None:
        return
    added = copy.deepcopy(new)
    fresh.carry(added, donor, made, part, made.slide)
    empty = _empty_place(root, added)
    if empty is not None:  # some programs give a new slide all places of its layout
        elements.replace(root, empty, added)
        return
    ph, layout = place_of(added), fresh.package.target(part, "slideLayout")
    if ph is not None and not (layout and places_of(added) <= places_of(fresh.package.xml(layout))):
        ph.getparent().remove(ph)
        _stand_alone(added, shape, fresh)
    elements.insert(tree, added, (shapes(root) or [None])[-1])


def _empty_place(root: etree._Element, wanted: etree._Element) -> etree._Element | None:
    """The placeholder of the same number that stands on the slide already, and that nobody has filled."""
    ph = place_of(wanted)
    if ph is None:
        return None
    for shape in shapes(root):
        own = place_of(shape)
        is_same = own is not None and (own.get("type"), own.get("idx")) == (ph.get("type"), ph.get("idx"))
        if is_same and not any((text.text or "").strip() for text in shape.iter(f"{_A}t")):
            return shape
    return None


def _stand_alone(added: etree._Element, shape: Shape, fresh: Fresh) -> None:
    """Makes a text box of a placeholder's shape: it says itself what the layout would have said."""
    look, body = added.find(f"{_P}spPr"), added.find(f"{_P}txBody/{_A}bodyPr")
    if look is None or body is None:
        return
    if elements.frame_of(added) is None:
        look.insert(0, fresh.parsed(frame(fresh.scaled(shape.place))))
    look.insert(1, fresh.parsed('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'))
    for name in ("lIns", "tIns", "rIns", "bIns"):
        body.set(name, "0")
    body.set("anchor", "ctr")
    for properties in added.iter(f"{_A}rPr"):
        if properties.find(f"{_A}latin") is None:
            properties.append(fresh.parsed('<a:latin typeface="+mn-lt"/>'))
        if shape.role in _OVER:
            properties.set("b", "1")


def _said(thing: Thing) -> str:
    return " ".join(line.text for line in thing.lines).strip()


def _says(shape: Shape) -> str:
    return " ".join("".join(run.text for run in p.runs) for p in shape.paragraphs).strip()
