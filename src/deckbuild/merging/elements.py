"""Shapes of an edited slide put in, put in another's place and taken out, so that all that leads to them stays true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.writer.markup import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator

_P, _A = f"{{{P}}}", f"{{{A}}}"
_FRAMES = (f"{_P}spPr/{_A}xfrm", f"{_P}grpSpPr/{_A}xfrm", f"{_P}xfrm")
_NODES = ("par", "seq", "excl")


def named(shape: etree._Element) -> etree._Element:
    """The `p:cNvPr` of a shape."""
    found = shape.find(f"*/{_P}cNvPr")
    assert found is not None  # every shape has one
    return found


def outer(shape: etree._Element) -> etree._Element:
    """The child of the shape tree that a shape is, or that holds it as one of its choices."""
    found = shape
    for parent in shape.iterancestors():
        if parent.tag in (f"{_P}spTree", f"{_P}grpSp"):
            break
        found = parent
    return found


def insert(tree: etree._Element, shape: etree._Element, after: etree._Element | None) -> None:
    """Puts a shape behind another in the tree, or before all others, under numbers that are free."""
    renumber(tree, shape)
    if after is None:
        heads = [n for n, one in enumerate(tree) if one.tag in (f"{_P}nvGrpSpPr", f"{_P}grpSpPr")]
        tree.insert(max(heads, default=-1) + 1, shape)
    else:
        outer(after).addnext(shape)


def replace(root: etree._Element, old: etree._Element, new: etree._Element) -> None:
    """Puts a shape in the place of another, under its number, so that what is animated stays so."""
    tree = root.find(f"{_P}cSld/{_P}spTree")
    assert tree is not None
    number = named(old).get("id", "")
    place = outer(old)
    gone = [one.get("id", "") for one in old.iter(f"{_P}cNvPr")]
    place.addnext(new)
    place.getparent().remove(place)
    renumber(tree, new, number)
    for inner in gone:
        if inner != number:
            forget(root, inner)


def remove(root: etree._Element, shape: etree._Element) -> None:
    """Takes a shape out, and the effects on it."""
    place = outer(shape)
    gone = [one.get("id", "") for one in shape.iter(f"{_P}cNvPr")]
    place.getparent().remove(place)
    for number in gone:
        forget(root, number)


def renumber(tree: etree._Element, shape: etree._Element, number: str = "") -> None:
    """Gives a shape and those in it numbers that no other shape of the slide has; the shape itself this `number`."""
    own = list(shape.iter(f"{_P}cNvPr"))
    others = [one.get("id", "") for one in tree.iter(f"{_P}cNvPr") if all(one is not mine for mine in own)]
    last = max((int(one) for one in (*others, number) if one.isdigit()), default=1)
    for one in own:
        last += 1
        one.set("id", str(last))
    if number:
        named(shape).set("id", number)


def frame_of(shape: etree._Element) -> etree._Element | None:
    """The `xfrm` that says where a shape stands, if it says so itself."""
    return next((found for path in _FRAMES if (found := shape.find(path)) is not None), None)


def place(shape: etree._Element, fresh: etree._Element) -> None:
    """Puts a shape where a fresh one stands, which for a placeholder may be where its layout says."""
    old, new = frame_of(shape), frame_of(fresh)
    if old is not None and new is not None:
        for one in list(old):
            old.remove(one)
        old.extend(list(etree.fromstring(etree.tostring(new))))
    elif new is not None:
        look = shape.find(f"{_P}spPr")
        if look is not None:
            look.insert(0, etree.fromstring(etree.tostring(new)))
    elif old is not None and shape.find(f"*/{_P}nvPr/{_P}ph") is not None:
        old.getparent().remove(old)


def keep_place(fresh: etree._Element, shape: etree._Element) -> None:
    """Puts a fresh shape where the one stands that it is to replace, if that says so itself."""
    if frame_of(shape) is not None:
        place(fresh, shape)


# Effects


def forget(root: etree._Element, number: str) -> None:
    """Takes the effects on a shape out of a slide's timing, and what is left empty by it."""
    for timing in root.findall(f"{_P}timing"):
        for target in [one for one in timing.iter(f"{_P}spTgt") if one.get("spid") == number]:
            _remove_effect(target, timing)
        for build in [one for one in timing.iterfind(f"{_P}bldLst/*") if one.get("spid") == number]:
            _remove_with_empty(build)
        if timing.find(f"{_P}tnLst") is None:
            root.remove(timing)


def clamp(root: etree._Element, number: str, count: int) -> None:
    """Takes out the effects on paragraphs of a shape that it has no more; it has `count` of them."""
    for timing in root.findall(f"{_P}timing"):
        for target in [one for one in timing.iter(f"{_P}spTgt") if one.get("spid") == number]:
            for part in target.iter(f"{_P}pRg"):
                if int(part.get("st", "0")) >= count:
                    _remove_effect(target, timing)
                elif int(part.get("end", "0")) >= count:
                    part.set("end", str(count - 1))
        if timing.find(f"{_P}tnLst") is None:
            root.remove(timing)


def _remove_effect(target: etree._Element, timing: etree._Element) -> None:
    """Removes the innermost group of steps that a target belongs to, and groups that are empty without it."""
    node = next((one for one in target.iterancestors() if _is_node(one)), None)
    while node is not None:
        listed = node.getparent()
        if listed is None:
            return
        listed.remove(node)
        if len(listed):
            return
        if listed.tag == f"{_P}tnLst":
            timing.remove(listed)
            return
        node = next((one for one in listed.iterancestors() if _is_node(one)), None)


def _is_node(element: etree._Element) -> bool:
    return element.tag in [f"{_P}{name}" for name in _NODES]


def _remove_with_empty(element: etree._Element) -> None:
    parent = element.getparent()
    parent.remove(element)
    if not len(parent):
        parent.getparent().remove(parent)


def relations(root: etree._Element) -> Iterator[str]:
    """The ids of relationships that anything in a part refers to."""
    for one in root.iter():
        for name, value in one.items():
            if name.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"):
                yield value
