"""Puts a logo on the layouts: a picture in a free corner of each, never over a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template.corners import chosen
from deckbuild.template.cut import A, P, R
from deckbuild.template.model import OWN, Box, Part
from deckbuild.template.opc import Link
from deckbuild.template.resolve import place_in, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.template.corners import Spot
    from deckbuild.template.keep import Keeping
    from deckbuild.template.model import Layout
    from deckbuild.template.overlay import Emblem

NAME = f"{OWN}logo"
"""What the picture is called, by which it is found when a template has one of deckbuild's already."""

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_RTL_SHARE = 0.5


def take_off(keeping: Keeping, part: str) -> None:
    """Removes the logo that deckbuild put on a layout before."""
    root = keeping.xml(part)
    own = [pic for pic in root.iter(f"{P}pic") if pic.find(f"{P}nvPicPr/{P}cNvPr[@name='{NAME}']") is not None]
    for pic in own:
        used = {value for element in pic.iter() for name, value in element.attrib.items() if name.startswith(R)}
        keeping.unlink(part, used)
        parent = pic.getparent()
        assert parent is not None  # it was found in a tree of shapes
        parent.remove(pic)
    if own:
        keeping.replace(part, root)


def put_on(keeping: Keeping, layouts: Sequence[Layout], page: Box, scale: float, emblem: Emblem) -> list[Layout]:
    """The layouts with a logo each, as artwork; one that has no free corner stays as it is.

    `layouts` are by the names of their parts in the file, their boxes and `page` on an ordinary page, which the file's
    is `scale` times as large as.
    """
    is_rtl = sum(any(place.rtl for place in one.placeholders) for one in layouts) > _RTL_SHARE * len(layouts)
    found = chosen(layouts, page, emblem.ratio, emblem.corner, is_rtl)
    if not any(found):
        return list(layouts)
    parts = [_added(keeping, data, suffix) for data, suffix in _files(emblem)]
    return [
        one if spot is None else _with_logo(keeping, one, spot, scale, parts, emblem.alt)
        for one, spot in zip(layouts, found, strict=True)
    ]


def _files(emblem: Emblem) -> list[tuple[bytes, str]]:
    files = [(emblem.data, emblem.suffix)]
    return [*files, (emblem.vector, ".svg")] if emblem.vector else files


def _added(keeping: Keeping, data: bytes, suffix: str) -> str:
    name = keeping.free(f"ppt/media/logo{{}}{suffix}")
    keeping.add(Part(name, _TYPES[suffix], data), [])
    return name


def _with_logo(keeping: Keeping, layout: Layout, spot: Spot, scale: float, parts: list[str], alt: str) -> Layout:
    root = keeping.xml(layout.part)
    ids = []
    for part in parts:
        taken = {link.id for link in keeping.links[layout.part]}
        ids.append(next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken))
        keeping.links[layout.part] = [*keeping.links[layout.part], Link(ids[-1], _IMAGE, part, False)]
    tree = root.find(f"{P}cSld/{P}spTree")
    assert tree is not None  # a layout that was read has one
    numbers = [int(one.get("id", "")) for one in root.iter(f"{P}cNvPr") if one.get("id", "").isdigit()]
    picture = etree.fromstring(_xml(max(numbers, default=1) + 1, ids, _written(spot.box, scale)), None)
    if alt:
        name = picture.find(f"{P}nvPicPr/{P}cNvPr")
        assert name is not None
        name.set("descr", alt)
        for child in list(name):
            name.remove(child)
    last = tree.find(f"{P}extLst")
    tree.append(picture) if last is None else last.addprevious(picture)
    places = list(layout.placeholders)
    for place, box in spot.cut:
        _state(root, place.type, place.idx, _written(box, scale))
        places[places.index(place)] = place._replace(box=box, own_box=True)
    keeping.replace(layout.part, root)
    return layout._replace(placeholders=tuple(places), artwork=tuple(sorted((*layout.artwork, spot.box))))


def _written(box: Box, scale: float) -> Box:
    """A box of the ordinary page as the file states it."""
    return Box(*(round(value * scale) for value in box))


def _state(root: etree._Element, kind: str, idx: int, box: Box) -> None:
    """Has a placeholder of the layout state its box."""
    for shape in shapes(root):
        ph, look = place_in(shape), shape.find(f"{P}spPr")
        if ph is None or look is None or (ph.get("type", "obj"), ph.get("idx", "0")) != (kind, str(idx)):
            continue
        frame = look.find(f"{A}xfrm")
        if frame is None:
            frame = etree.Element(f"{A}xfrm")
            look.insert(0, frame)
        for child in list(frame):
            frame.remove(child)
        etree.SubElement(frame, f"{A}off", x=str(box.x), y=str(box.y))
        etree.SubElement(frame, f"{A}ext", cx=str(box.cx), cy=str(box.cy))


def _xml(number: int, ids: list[str], box: Box) -> str:
    """The picture; an SVG is named beside the PNG that programs without SVG show."""
    vector = ""
    if len(ids) > 1:
        vector = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<v:svgBlip xmlns:v="{_SVG}" r:embed="{ids[1]}"/></a:ext></a:extLst>'
        )
    return (
        f'<p:pic xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}" xmlns:p="{P[1:-1]}"><p:nvPicPr>'
        f'<p:cNvPr id="{number}" name="{NAME}"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        f'<d:decorative xmlns:d="{_DECORATIVE}" val="1"/></a:ext></a:extLst></p:cNvPr>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{ids[0]}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
