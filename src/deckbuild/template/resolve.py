"""Resolves how a placeholder looks: its own word, else its master's, the text styles' and the defaults."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from deckbuild.template.cut import A, P
from deckbuild.template.model import FURNITURE, TITLES, Box, Level, Placeholder

LEVELS = 9
SINGLE = 1.2
"""Single line spacing, as a multiple of the size, in every face."""
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_FIRST_FREE = 100
_NO_NUMBER = 4294967295
"""What programs write that mean no number: PowerPoint takes such a placeholder of a slide for one of no layout."""
_BULLETS = tuple(f"{A}{tag}" for tag in ("buNone", "buChar", "buAutoNum", "buBlip"))
_FULL_TURN = 21_600_000
_ALONG = ("", "horz", "wordArtVert")


class Theme(NamedTuple):
    """Fonts and colours of a theme; `colors` pairs its slots with RRGGBB."""

    heading_font: str
    body_font: str
    colors: tuple[tuple[str, str], ...]
    name: str = ""


class Frame(NamedTuple):
    """What a placeholder inherits from: a master, its text styles, the presentation's defaults, the theme."""

    master: etree._Element | None
    styles: etree._Element | None
    defaults: etree._Element | None
    theme: Theme


def read_theme(root: etree._Element) -> Theme:
    """Fonts and colours of a theme part."""
    fonts = [root.find(f".//{A}{kind}Font/{A}latin") for kind in ("major", "minor")]
    heading, body = ("" if font is None else font.get("typeface", "") for font in fonts)
    scheme = root.find(f".//{A}clrScheme")
    slots = [] if scheme is None else [slot for slot in scheme if isinstance(slot.tag, str)]
    colors = tuple((etree.QName(slot).localname, _rgb(slot)) for slot in slots if len(slot))
    return Theme(heading, body, tuple(pair for pair in colors if pair[0] != "extLst"), root.get("name", ""))


def _rgb(slot: etree._Element) -> str:
    """The colour of a theme slot; a system colour is what it was when the theme was saved."""
    value = slot[0].get("lastClr") or slot[0].get("val", "")
    if len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value):
        return str(value).upper()
    return "FFFFFF" if value == "window" else "000000"


def placeholders(sheet: etree._Element, frame: Frame) -> tuple[Placeholder, ...]:
    """The placeholders of a layout or master part, in its order; one without a box anywhere is left out."""
    found = (_placeholder(shape, frame) for shape in shapes(sheet))
    return tuple(place for place in found if place is not None)


def shapes(sheet: etree._Element) -> list[etree._Element]:
    """The shapes of a part that are placeholders."""
    tree = sheet.find(f"{P}cSld/{P}spTree")
    return [] if tree is None else [shape for shape in tree if place_in(shape) is not None]


def _placeholder(shape: etree._Element, frame: Frame) -> Placeholder | None:
    ph = place_in(shape)
    assert ph is not None  # `shapes` gives no other
    kind = ph.get("type", "obj")
    base = counterpart(kind, frame.master)
    own = own_box(shape)
    box = own or (None if base is None else own_box(base))
    if box is None:
        return None
    bodies = [element for element in (_body(shape), _body(base)) if element is not None]
    styles = list_styles(kind, shape, base, frame)
    first = level_properties(styles, 1)
    return Placeholder(
        kind,
        _number(ph.get("idx"), 0),
        _name(shape),
        box,
        _insets(bodies),
        next((body.get("anchor", "") for body in bodies if body.get("anchor")), "t"),
        _levels(styles, frame.theme),
        own is not None,
        ph.get("sz", ""),
        ph.get("orient", ""),
        ph.get("orient") == "vert" or _is_turned(shape if own else base, bodies),
        rtl=(_first(first, "algn") or "r") if _first(first, "rtl") in ("1", "true") else "",
    )


def number_apart(sheet: etree._Element) -> bool:
    """Gives placeholders a number each, as slides find them by it, where they share one or have none at all.

    Says whether any did.
    """
    found = [ph for shape in shapes(sheet) if (ph := place_in(shape)) is not None]
    taken = {_number(ph.get("idx"), 0) for ph in found}
    seen: set[int] = set()
    changed = False
    for ph in sorted(found, key=lambda ph: ph.get("type", "obj") not in TITLES):
        number = _number(ph.get("idx"), 0)
        if number in seen or number == _NO_NUMBER:
            number = next(
                free for free in range(_FIRST_FREE, _FIRST_FREE + len(found) + len(taken)) if free not in taken
            )
            ph.set("idx", str(number))
            taken.add(number)
            changed = True
        seen.add(number)
    return changed


def place_in(shape: etree._Element) -> etree._Element | None:
    """The element that makes a shape a placeholder."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def is_placeholder(shape: etree._Element) -> bool:
    """Whether a shape is a place that slides fill."""
    return place_in(shape) is not None


def _is_turned(shape: etree._Element | None, bodies: list[etree._Element]) -> bool:
    """Whether the text of a place runs up or down the page, or at a slant."""
    frame = None if shape is None else shape.find(f".//{A}xfrm")
    angle = 0 if frame is None else _number(frame.get("rot"), 0) % _FULL_TURN
    direction = next((body.get("vert", "") for body in bodies if body.get("vert")), "")
    return angle != 0 or direction not in _ALONG


def _name(shape: etree._Element) -> str:
    properties = shape.find(f"*/{P}cNvPr")
    return "" if properties is None else properties.get("name", "")


def counterpart(kind: str, master: etree._Element | None) -> etree._Element | None:
    """The master's placeholder that one of this type inherits from."""
    if master is None:
        return None
    wanted = "title" if kind == "ctrTitle" else kind if kind in ("title", *FURNITURE) else "body"
    for shape in shapes(master):
        ph = place_in(shape)
        if ph is not None and ph.get("type", "obj") == wanted:
            return shape
    return None


def own_box(shape: etree._Element) -> Box | None:
    """The box that a shape states, as it is seen: one that stands on its side is turned; None when it states none."""
    frame = shape.find(f".//{A}xfrm")
    box = _stated_box(shape)
    angle = 0 if frame is None else _number(frame.get("rot"), 0) % (_FULL_TURN // 2)
    if box is None or not _FULL_TURN // 8 <= angle < 3 * _FULL_TURN // 8:
        return box
    return Box(box.x + (box.cx - box.cy) // 2, box.y + (box.cy - box.cx) // 2, box.cy, box.cx)


def _stated_box(shape: etree._Element) -> Box | None:
    offset, extent = (shape.find(f".//{A}xfrm/{A}{tag}") for tag in ("off", "ext"))
    if offset is None or extent is None:
        offset, extent = (shape.find(f"{P}xfrm/{A}{tag}") for tag in ("off", "ext"))
    if offset is None or extent is None:
        return None
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Box(*(_number(value, 0) for value in values))


def _body(shape: etree._Element | None) -> etree._Element | None:
    return None if shape is None else shape.find(f"{P}txBody/{A}bodyPr")


def _insets(bodies: list[etree._Element]) -> tuple[int, int, int, int]:
    def one(name: str, default: int) -> int:
        return next((_number(body.get(name), default) for body in bodies if body.get(name)), default)

    left, top, right, bottom = (one(name, default) for name, default in _INSETS)
    return left, top, right, bottom


def list_styles(kind: str, shape: etree._Element, base: etree._Element | None, frame: Frame) -> list[etree._Element]:
    """The list styles that apply, the strongest first."""
    named = "titleStyle" if kind in ("title", "ctrTitle") else "otherStyle" if kind in FURNITURE else "bodyStyle"
    master_style = frame.styles
    if frame.styles is not None and frame.styles.tag == f"{P}txStyles":
        master_style = frame.styles.find(f"{P}{named}")
    elif named != "bodyStyle":
        master_style = None
    own = [one.find(f"{P}txBody/{A}lstStyle") for one in (shape, base) if one is not None]
    return [style for style in (*own, master_style, frame.defaults) if style is not None]


def _levels(styles: list[etree._Element], theme: Theme) -> tuple[Level, ...]:
    return tuple(_level(level_properties(styles, number), theme) for number in range(1, LEVELS + 1))


def level_properties(styles: list[etree._Element], number: int) -> list[etree._Element]:
    """What list styles say of the paragraphs of a level, from 1."""
    found = (style.find(f"{A}lvl{number}pPr") for style in styles)
    return [properties for properties in found if properties is not None]


def _level(paragraphs: list[etree._Element], theme: Theme) -> Level:
    runs = [run for run in (paragraph.find(f"{A}defRPr") for paragraph in paragraphs) if run is not None]
    size = _number(_first(runs, "sz"), 1800) / 100 or 18.0
    margin, indent = (_number(_first(paragraphs, name), 0) for name in ("marL", "indent"))
    if indent < 0 and not _has_bullet(paragraphs):  # hangs nothing: what a slide hangs there, it has to write itself
        margin, indent = max(0, margin + indent), 0
    return Level(
        size,
        _first(runs, "b") in ("1", "true"),
        _face(runs, theme),
        margin,
        indent,
        _spacing(paragraphs, "lnSpc", size, 1.0),
        round(_spacing(paragraphs, "spcBef", size, 0.0) * size * SINGLE, 2),
    )


def _has_bullet(paragraphs: list[etree._Element]) -> bool:
    """Whether paragraphs of a level have a bullet or number by themselves: the strongest style that says so decides."""
    said = (child.tag for paragraph in paragraphs for child in paragraph if child.tag in _BULLETS)
    return next(said, _BULLETS[0]) != _BULLETS[0]


def _first(elements: list[etree._Element], attribute: str) -> str | None:
    return next((value for element in elements if (value := element.get(attribute)) is not None), None)


def _face(runs: list[etree._Element], theme: Theme) -> str:
    faces = (run.find(f"{A}latin") for run in runs)
    face = next((face.get("typeface", "") for face in faces if face is not None), "+mn-lt")
    if face.startswith("+"):
        return theme.heading_font if face.startswith("+mj") else theme.body_font
    return face


def _spacing(paragraphs: list[etree._Element], tag: str, size: float, default: float) -> float:
    """A distance as a fraction of a single-spaced line, whichever way it was written."""
    for paragraph in paragraphs:
        share, points = (paragraph.find(f"{A}{tag}/{A}{unit}") for unit in ("spcPct", "spcPts"))
        if share is not None:
            return _number(share.get("val"), 100000) / 100000
        if points is not None:
            return _number(points.get("val"), 0) / 100 / (size * SINGLE)
    return default


def _number(text: str | None, default: int) -> int:
    """A whole number as files write it; what is not one counts as absent."""
    try:
        return default if text is None else round(float(text))
    except (ValueError, OverflowError):
        return default
