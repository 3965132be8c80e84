"""SVG made safe: only what draws is kept, and nothing in it reaches outside the file.

Elements and attributes that are not SVG's own (an editor's notes, the path a file was exported to), scripts, links,
animation and metadata are left out. What refers to another file is refused, for the picture would be another one
without it.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

from lxml import etree

from deckbuild.pictures.limits import PictureError, damaged

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{XLINK}}}href"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = frozenset((
    "script", "metadata", "foreignObject", "iframe", "audio", "video", "canvas", "animate", "animateMotion",
    "animateTransform", "animateColor", "set", "mpath", "discard", "handler", "listener", "cursor", "title", "desc",
    "view",
))  # fmt: skip
_TOLD = {
    "script": "its script",
    "foreignObject": "text or pictures that are not SVG",
    "animate": "its animation", "animateMotion": "its animation", "animateTransform": "its animation",
    "animateColor": "its animation", "set": "its animation",
}  # fmt: skip
"""What of that a person may miss, in words."""
_UNWRAPPED = ("a",)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_REFERRING = re.compile(r"url\(\s*['\"]?\s*(?!#)[^)'\"\s]|@import|image\s*\(|expression\s*\(|\\[0-9a-f]", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(png|jpe?g);base64,(.*)", re.DOTALL)
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_MOST_ELEMENTS = 200_000
"""Elements drawn, each as often as a `use` repeats it: a few lines may ask for billions."""
_DEEPEST = 200
_NARROWEST = 500


class Clean(NamedTuple):
    """An SVG that is safe: its bytes, and its own `width` and `height` in pixels.

    `left_out` says in words what it had beside its drawing that may be missed.
    """

    data: bytes
    width: float
    height: float
    left_out: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """The size in whole pixels."""
        return max(1, round(self.width)), max(1, round(self.height))


def cleaned(data: bytes) -> Clean:
    """The SVG without anything that does not draw. Raises PictureError where it cannot be made safe, or is none."""
    root = _parsed(data)
    left_out = _clean(root)
    _check_repeats(root)
    width, height = _size(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return Clean(text, width, height, left_out)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged("the SVG is not well-formed XML") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and (list(declared.entities()) or any(e.tag is etree.Entity for e in root.iter())):
        message = "the SVG declares entities, which no program may follow safely"
        raise PictureError(message, "save it again as plain SVG")
    if root.tag == "svg":
        raise PictureError("the SVG does not name its namespace", f'add xmlns="{SVG}" to its first tag')
    if root.tag != f"{{{SVG}}}svg":
        raise PictureError("the file is no picture that is known: it is XML, and no SVG")
    return etree.fromstring(etree.tostring(root), parser)  # without the document type


def _clean(root: etree._Element) -> tuple[str, ...]:
    """Takes out what does not draw; says what of it may be missed."""
    depth = {root: 0}
    left_out: dict[str, None] = {}
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            raise damaged("the SVG has parts that are neither text nor elements")
        parent = element.getparent()
        if parent is None:
            _clean_attributes(element, left_out)
            continue
        if parent not in depth:
            continue  # it left with an element around it
        depth[element] = depth[parent] + 1
        if depth[element] > _DEEPEST:
            raise PictureError(f"the SVG is nested more than {_DEEPEST} elements deep", "save it again as plain SVG")
        name = etree.QName(element)
        if name.namespace != SVG or name.localname in _DROPPED:
            del depth[element]
            if name.localname in _TOLD and not _has_stand_in(element):
                left_out[_TOLD[name.localname]] = None
            _remove(element)
            continue
        _clean_attributes(element, left_out)
        if name.localname == "style":
            _clean_style(element)
        if name.localname in _UNWRAPPED:
            element.tag = f"{{{SVG}}}g"
            element.attrib.pop(_HREF, None)
            element.attrib.pop("href", None)
    return tuple(left_out)


def _has_stand_in(element: etree._Element) -> bool:
    """Whether the SVG says itself what to draw in place of an element, as `switch` does."""
    parent = element.getparent()
    return parent.tag == f"{{{SVG}}}switch" and any(True for _ in element.itersiblings(f"{{{SVG}}}*"))


def _clean_style(element: etree._Element) -> None:
    """Fonts that a style sheet brings along are left out: no presentation program loads them."""
    rules = _FONT_FACE.sub("", "".join(element.itertext()))
    if _REFERRING.search(rules):
        raise _outside()
    for child in list(element):
        element.remove(child)
    element.text = rules


def _clean_attributes(element: etree._Element, left_out: dict[str, None]) -> None:
    kind = etree.QName(element).localname
    for name, value in list(element.attrib.items()):
        if name in (_HREF, "href"):
            _clean_reference(element, name, value, kind)
        elif (name.startswith("{") and name != _SPACE) or name.startswith(("on", "data-", "aria-")):
            del element.attrib[name]
            if name.startswith("on"):
                left_out[_TOLD["script"]] = None
        elif _REFERRING.search(value):
            raise _outside()


def _clean_reference(element: etree._Element, name: str, value: str, kind: str) -> None:
    value = value.strip()
    if kind in _UNWRAPPED or value.startswith("#"):
        return
    found = _EMBEDDED.fullmatch(value)
    if kind not in ("image", "feImage") or found is None:
        raise _outside()
    element.set(name, _without_metadata(found[1], found[2]))


def _without_metadata(kind: str, packed: str) -> str:
    """An embedded picture, without what it tells, as a reference."""
    from deckbuild.pictures.jpeg import structure as jpeg_structure
    from deckbuild.pictures.png import structure as png_structure

    try:
        data = base64.b64decode("".join(packed.split()), validate=True)
    except (binascii.Error, ValueError):
        raise damaged("a picture inside the SVG cannot be read") from None
    kept = png_structure(data).kept if kind == "png" else jpeg_structure(data).kept
    return f"data:image/{kind};base64,{base64.b64encode(kept).decode()}"


def _check_repeats(root: etree._Element) -> None:
    """Raises PictureError where `use` elements repeat one another without end, or too often."""
    named = {e.get("id"): e for e in root.iter() if e.get("id")}
    counted: dict[etree._Element, int] = {}
    entered: set[etree._Element] = set()

    def count(element: etree._Element) -> int:
        if element in counted:
            return counted[element]
        if element in entered or len(entered) > _DEEPEST * 2:
            raise PictureError("the SVG repeats a part of it inside itself", "save it again as plain SVG")
        entered.add(element)
        total = 1 + sum(count(child) for child in element)
        target = named.get((element.get("href") or element.get(_HREF) or "").removeprefix("#"))
        if target is not None and etree.QName(element).localname == "use":
            total += count(target)
        if total > _MOST_ELEMENTS:
            raise PictureError(f"the SVG draws more than {_MOST_ELEMENTS:,} elements", "save it as PNG")
        entered.discard(element)
        counted[element] = total
        return total

    count(root)


def _size(root: etree._Element) -> tuple[float, float]:
    """The SVG's own size: its width and height, else those of its view box."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    try:
        sides = (float(box[2]), float(box[3])) if len(box) == 4 else (0.0, 0.0)
    except ValueError:
        sides = (0.0, 0.0)
    if width is None and height is None:
        width, height = sides
    elif (width is None or height is None) and min(sides) > 0:
        width = width if width is not None else (height or 0.0) * sides[0] / sides[1]
        height = height if height is not None else width * sides[1] / sides[0]
    if not width or not height or not 0 < width < 1e6 or not 0 < height < 1e6:
        raise PictureError("the SVG does not say how large it is", "give it a `viewBox`, or `width` and `height`")
    if max(width, height) > _NARROWEST * min(width, height):
        raise PictureError(f"the SVG is more than {_NARROWEST} times as long as it is wide, nobody would see it")
    return width, height


def _length(written: str | None) -> float | None:
    """A length in pixels; None for none, or one that depends on what is around it."""
    found = _LENGTH.fullmatch(written or "")
    return float(found[1]) * _PIXELS[found[2].lower()] if found else None


def _remove(element: etree._Element) -> None:
    """Takes an element out, and leaves the text that follows it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _outside() -> PictureError:
    message = "the SVG needs another file: it refers to something outside itself"
    return PictureError(message, "embed pictures and turn text in special fonts into paths, or save it as PNG")
