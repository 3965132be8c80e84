"""Cuts out of a part what refers to parts that a deck does not have."""

from __future__ import annotations

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PROGRAMS = ("ppaction://macro", "ppaction://program", "ppaction://ole")
_WHOLE = (f"{P}pic", f"{P}graphicFrame", f"{P}contentPart")
_PARTS_OF = {f"{P}pic": ("blip", "videoFile", "audioFile"), f"{P}graphicFrame": ()}
_AROUND = (f"{P}bg", f"{P}controls", f"{P}ext", f"{A}ext", f"{P}embeddedFont", f"{A}buBlip")
"""Shapes that are nothing without what they show, and which of their elements say what that is (none: all of them);
other elements that go as a whole."""


def drop_dangling(root: etree._Element, known: set[str]) -> bool:
    """Removes what refers to relationships not among the known ones; says whether there was any."""
    dangling = [
        element
        for element in root.iter(etree.Element)
        if any(name.startswith(R) and value and value not in known for name, value in element.attrib.items())
    ]
    for element in dangling:
        _remove(_useless(element, known))
    return bool(dangling)


def _useless(element: etree._Element, known: set[str]) -> etree._Element:
    """The largest thing that makes no sense without an element: its picture, fill, background or extension."""
    name = etree.QName(element).localname
    if name == "blip" and element.get(f"{R}embed", "") in known:
        element.attrib.pop(f"{R}link", None)  # a picture that is here as well
        return etree.Element("nothing")
    parents = list(element.iterancestors())
    if name.startswith("hlink") or name in ("tags", "custData", "snd"):
        return element
    for parent in parents:
        if parent.tag in _WHOLE and name in (_PARTS_OF.get(str(parent.tag)) or (name,)):
            above = [one for one in parents if one.tag == f"{_MC}AlternateContent"]
            return above[0] if above else parent
        if parent.tag in _AROUND:
            return parent
    fill = next((one for one in parents if etree.QName(one).localname == "blipFill"), None)
    return element if fill is None else fill


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_programs(root: etree._Element) -> int:
    """Removes what runs a macro or a program when somebody clicks on it; says how many there were."""
    found = [one for one in root.iter(etree.Element) if one.get("action", "").lower().startswith(_PROGRAMS)]
    for element in found:
        _remove(element)
    return len(found)


def drop(root: etree._Element, path: str) -> bool:
    """Removes what a path leads to; says whether there was any."""
    found = root.findall(path)
    for element in found:
        _remove(element)
    return bool(found)
