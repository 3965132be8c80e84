"""Paragraphs of an edited slide given other words, in the look that they have there."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.writer.markup import A, R

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deckbuild.richtext import Run

_A, _ID = f"{{{A}}}", f"{{{R}}}id"
_CODE = "Courier New"
_ORDER = (
    "ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst", "effectDag", "highlight",
    "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst",
)  # fmt: skip
"""What may stand in the properties of a run, in the order that the format prescribes."""

_RUNS = (f"{_A}r", f"{_A}fld", f"{_A}br")


def reworded(
    paragraph: etree._Element, runs: Sequence[Run], link: Callable[[str], str], keeps_style: bool
) -> etree._Element:
    """A copy of a paragraph with other runs, which look as its first one does.

    Bold, italic, code and links are the new runs' own. With `keeps_style`, bold and italic that all of the paragraph
    has stay as well: a place's own, or what a person gave the whole. `link` gives the relationship id of an address.
    """
    made = copy.deepcopy(paragraph)
    look = _look(made, keeps_style)
    for child in [one for one in made if one.tag in _RUNS]:
        made.remove(child)
    end = made.find(f"{_A}endParaRPr")
    at = len(made) if end is None else made.index(end)
    for n, run in enumerate(one for one in runs if one.text):
        made.insert(at + n, _run(run, look, link))
    return made


def with_sizes(paragraph: etree._Element, size: str) -> None:
    """Gives all words of a paragraph a size, in hundredths of a point as text; an empty one takes what they say out."""
    for properties in paragraph.iter(f"{_A}rPr", f"{_A}endParaRPr"):
        if size:
            properties.set("sz", size)
        else:
            properties.attrib.pop("sz", None)


def sizes(paragraph: etree._Element) -> set[str]:
    """The sizes that the runs of a paragraph state, an empty text for those that state none."""
    found = set()
    for run in paragraph.iterfind(f"{_A}r"):
        properties = run.find(f"{_A}rPr")
        found.add("" if properties is None else properties.get("sz", ""))
    return found


def leveled(paragraph: etree._Element, level: int, like: etree._Element | None) -> None:
    """Puts a paragraph on another level, with the marker and the indents of `like`, a paragraph that is on it."""
    old = paragraph.find(f"{_A}pPr")
    if like is not None:
        new = like.find(f"{_A}pPr")
        if old is not None:
            paragraph.remove(old)
        if new is not None:
            paragraph.insert(0, copy.deepcopy(new))
        return
    if old is None:
        old = etree.Element(f"{_A}pPr")
        paragraph.insert(0, old)
    for name in ("marL", "indent"):
        old.attrib.pop(name, None)
    old.set("lvl", str(level))


def level_of(paragraph: etree._Element) -> int:
    """The level that a paragraph is on, from 0."""
    properties = paragraph.find(f"{_A}pPr")
    written = "0" if properties is None else properties.get("lvl", "0")
    return int(written) if written.isdigit() else 0


def has_words(paragraph: etree._Element) -> bool:
    """Whether anything is written in a paragraph."""
    return any((text.text or "").strip() for text in paragraph.iter(f"{_A}t"))


def _look(paragraph: etree._Element, keeps_style: bool) -> etree._Element:
    """The properties that the new runs start from: the first run's, without what belongs to its words."""
    found = [run.find(f"{_A}rPr") for run in paragraph if run.tag in (f"{_A}r", f"{_A}fld")]
    first = next((one for one in found if one is not None), None)
    look = etree.Element(f"{_A}rPr") if first is None else copy.deepcopy(first)
    for name in ("b", "i"):
        same = {"" if one is None else one.get(name, "") for one in found}
        if name in look.attrib and not (keeps_style and len(same) == 1):
            del look.attrib[name]
    for name in ("err", "dirty", "bmk"):
        look.attrib.pop(name, None)
    for child in list(look):
        is_code = child.tag in (f"{_A}latin", f"{_A}cs") and child.get("typeface", "") == _CODE
        if is_code or child.tag in (f"{_A}hlinkClick", f"{_A}hlinkMouseOver"):
            look.remove(child)
    return look


def _run(run: Run, look: etree._Element, link: Callable[[str], str]) -> etree._Element:
    text, bold, italic, code, target = run
    made = etree.Element(f"{_A}r")
    properties = copy.deepcopy(look)
    made.append(properties)
    if bold:
        properties.set("b", "1")
    if italic:
        properties.set("i", "1")
    if code:
        for name in ("latin", "cs"):
            for old in properties.findall(f"{_A}{name}"):
                properties.remove(old)
            _insert(properties, etree.Element(f"{_A}{name}", typeface=_CODE))
    if target:
        click = etree.Element(f"{_A}hlinkClick")
        click.set(_ID, link(target))
        _insert(properties, click)
    etree.SubElement(made, f"{_A}t").text = text
    return made


def _insert(parent: etree._Element, child: etree._Element) -> None:
    """Puts a child where the order has its place."""
    rank = _ORDER.index(etree.QName(child).localname)
    before = [n for n, one in enumerate(parent) if etree.QName(one).localname in _ORDER[: rank + 1]]
    parent.insert(max(before, default=-1) + 1, child)
