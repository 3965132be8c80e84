"""What masters and layouts draw themselves: where it stands, and which colour can be read on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template.colors import Palette, Rgb, contrast, luminance
from deckbuild.template.cut import A, P
from deckbuild.template.model import Box
from deckbuild.template.resolve import is_placeholder, own_box

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHAPES = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp")
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_BACKGROUND = 0.6
"""The part of the page from which on a shape is its background rather than something in the way."""
_MOST = 40
_FILLS = tuple(f"{A}{fill}" for fill in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_LIGHT = 0.5


def drawn(layout: etree._Element, master: etree._Element) -> Iterator[etree._Element]:
    """The shapes that a slide of the layout shows and that are no placeholders, from the back to the front."""
    for sheet in (layout,) if layout.get("showMasterSp") in ("0", "false") else (master, layout):
        tree = sheet.find(f"{P}cSld/{P}spTree")
        for shape in [] if tree is None else tree:
            chosen = shape.find(f"{_CHOICE}/*")
            one = shape if chosen is None else chosen
            if one.tag in _SHAPES and not is_placeholder(one) and _is_seen(one):
                yield one


def artwork(shapes: list[etree._Element], page: Box) -> tuple[Box, ...]:
    """Where shapes stand that are not the page's background; of very many the largest, sorted."""
    boxes = {box for shape in shapes if (box := _on_page(shape, page)) is not None and not _covers(box, page)}
    return tuple(sorted(sorted(boxes, key=lambda box: (-box.cx * box.cy, box))[:_MOST]))


def ink(sheets: list[etree._Element], shapes: list[etree._Element], page: Box, palette: Palette) -> str:
    """`bg1` where text in `tx1` cannot be read on the ground of a slide, else an empty text.

    `sheets` are layout and master. On a picture the title's own colour tells what its designer read on it.
    """
    ground = palette.ground(sheets)
    for shape in shapes:
        box = _on_page(shape, page)
        if box is not None and _covers(box, page):
            ground = palette.color(shape.find(f"{P}spPr/{A}solidFill"))
    dark, light = palette.slot("tx1"), palette.slot("bg1")
    if ground is None:
        title = _title_color(sheets, palette)
        if title is None:
            return ""
        return "bg1" if (luminance(title) > _LIGHT) != (luminance(dark) > _LIGHT) else ""
    return "bg1" if contrast(dark, ground) < 3 and contrast(light, ground) > contrast(dark, ground) else ""


def _title_color(sheets: list[etree._Element], palette: Palette) -> Rgb | None:
    fills: list[etree._Element] = []
    for sheet in sheets:
        for shape in sheet.iter(f"{P}sp"):
            place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if place is not None and place.get("type") in ("title", "ctrTitle"):
                fills += shape.iterfind(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill")
        fills += sheet.iterfind(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill")
    return palette.color(fills[0]) if fills else None


def _is_seen(shape: etree._Element) -> bool:
    """Whether there is anything to see of a shape."""
    name = shape.find(f"*/{P}cNvPr")
    if name is not None and name.get("hidden") in ("1", "true"):
        return False
    look = shape.find(f"{P}spPr")
    if shape.tag != f"{P}sp" or look is None:
        return True
    if any(child.tag in _FILLS for child in look) or look.find(f"{A}ln/{A}solidFill") is not None:
        return True
    style = shape.find(f"{P}style/{A}fillRef")
    filled = style is not None and style.get("idx", "0") != "0" and look.find(f"{A}noFill") is None
    return filled or any(text.text for text in shape.iter(f"{A}t"))


def _on_page(shape: etree._Element, page: Box) -> Box | None:
    """The part of a shape's box that is on the page."""
    box = own_box(shape)
    if box is None:
        return None
    left, top = max(box.x, 0), max(box.y, 0)
    right, bottom = min(box.x + box.cx, page.cx), min(box.y + box.cy, page.cy)
    return Box(left, top, right - left, bottom - top) if right >= left and bottom >= top else None


def _covers(box: Box, page: Box) -> bool:
    return box.cx * box.cy >= _BACKGROUND * page.cx * page.cy
