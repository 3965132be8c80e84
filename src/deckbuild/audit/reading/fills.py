"""Fills and outlines of shapes: what they are painted with, by themselves or as the theme's styles have it."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from deckbuild.audit.paints import Gradient, Image, Paint, Solid, Unknown
from deckbuild.audit.reading.colors import color_of
from deckbuild.audit.reading.elements import A, R, local, number, share
from deckbuild.audit.reading.outlines import outline_of

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.audit.paints import Polygons, Rgba
    from deckbuild.audit.reading.sheets import Sheet

__all__ = ["fill_in", "fill_of", "named_fill", "outline_of"]

FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_CHANGED = ("duotone", "clrChange", "biLevel", "lum", "clrRepl", "alphaBiLevel", "alphaCeiling", "alphaInv", "grayscl")
"""Changes of a picture's colours that are not followed."""
_SHARES = {"ltHorz": 0.25, "ltVert": 0.25, "dkHorz": 0.75, "dkVert": 0.75, "smGrid": 0.44, "lgGrid": 0.23}
_BACKGROUNDS = 1000


def fill_of(
    look: etree._Element | None, style: etree._Element | None, sheet: Sheet, group: Paint | None = None
) -> Paint | None:
    """What a shape is filled with: its own word, else its style's; None for nothing. `group` is its group's fill."""
    own = None if look is None else next((one for one in look if local(one) in FILLS), None)
    if own is not None:
        return group if local(own) == "grpFill" else fill_in(own, sheet)
    named = None if style is None else style.find(f"{A}fillRef")
    if named is None:
        named = None if style is None else style.find("{*}fillRef")
    return None if named is None else named_fill(named, sheet)


def named_fill(reference: etree._Element, sheet: Sheet) -> Paint | None:
    """The fill that a reference to the theme's lists means, in the reference's own colour."""
    index = int(number(reference.get("idx")))
    if index == 0 or index == _BACKGROUNDS:
        return None
    name = "bgFillStyleLst" if index > _BACKGROUNDS else "fillStyleLst"
    styles = [] if sheet.theme is None else sheet.theme.findall(f".//{A}{name}/*")
    place = index % _BACKGROUNDS - 1
    color = color_of(reference, sheet.palette)
    if not 0 <= place < len(styles):
        return None if color is None else Solid(color)
    return fill_in(styles[place], sheet, color, themed=True)


def fill_in(fill: etree._Element, sheet: Sheet, own: Rgba | None = None, themed: bool = False) -> Paint | None:
    """What the element of a fill means; `own` is the colour that a style is asked in."""
    kind = local(fill)
    if kind == "solidFill":
        color = color_of(fill, sheet.palette, own)
        return Unknown() if color is None else Solid(color)
    if kind == "gradFill":
        return _gradient(fill, sheet, own)
    if kind == "blipFill":
        return image_in(fill, sheet, themed)
    if kind == "pattFill":
        return _pattern(fill, sheet, own)
    return None


def image_in(fill: etree._Element, sheet: Sheet, themed: bool = False) -> Paint:
    """The picture of a `blipFill`."""
    blip = fill.find(f"{A}blip")
    if blip is None:
        return Unknown("a picture that is not there")
    part = (sheet.theme_pictures if themed else sheet.pictures).get(blip.get(f"{R}embed", ""), "")
    if not part or any(local(change) in _CHANGED for change in blip):
        return Unknown("a picture that is changed")
    opacity = blip.find(f"{A}alphaModFix")
    return Image(
        part,
        _sides(fill.find(f"{A}srcRect")),
        _sides(fill.find(f"{A}stretch/{A}fillRect")),
        1.0 if opacity is None else share(opacity.get("amt"), 1.0),
        fill.find(f"{A}tile") is not None,
    )


def _sides(rectangle: etree._Element | None) -> tuple[float, float, float, float]:
    if rectangle is None:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = (share(rectangle.get(side), 0.0) for side in "ltrb")
    return left, top, right, bottom


def _gradient(fill: etree._Element, sheet: Sheet, own: Rgba | None) -> Paint:
    stops = []
    for stop in fill.iter(f"{A}gs"):
        color = color_of(stop, sheet.palette, own)
        if color is None:
            return Unknown("a gradient of unknown colours")
        stops.append((share(stop.get("pos"), 0.0), color))
    if not stops:
        return Unknown("a gradient without colours")
    stops.sort(key=lambda stop: stop[0])
    path = fill.find(f"{A}path")
    if path is None:
        line = fill.find(f"{A}lin")
        return Gradient(tuple(stops), "linear", 0.0 if line is None else number(line.get("ang")) / 60_000)
    kind = "circle" if path.get("path") == "circle" else "rect"
    return Gradient(tuple(stops), kind, 0.0, _sides(path.find(f"{A}fillToRect")))


def _pattern(fill: etree._Element, sheet: Sheet, own: Rgba | None) -> Paint:
    """A pattern as the one colour that its two mix to."""
    fore, back = (color_of(fill.find(f"{A}{name}"), sheet.palette, own) for name in ("fgClr", "bgClr"))
    if fore is None or back is None:
        return Unknown("a pattern of unknown colours")
    name = fill.get("prst", "")
    part = number(name[3:], 50) / 100 if name.startswith("pct") else _SHARES.get(name, 0.5)
    red, green, blue, alpha = (a * part + b * (1 - part) for a, b in zip(fore, back, strict=True))
    return Solid((red, green, blue, alpha))


def shadow_of(
    look: etree._Element | None, style: etree._Element | None, sheet: Sheet
) -> tuple[Rgba, float, float] | None:
    """Colour of a shape's outer shadow and how far it falls to the right and down, in EMU; None without one."""
    effects = None if look is None else look.find(f"{A}effectLst")
    if effects is None and style is not None:
        named = style.find("{*}effectRef")
        index = 0 if named is None else int(number(named.get("idx")))
        styles = [] if sheet.theme is None else sheet.theme.findall(f".//{A}effectStyleLst/{A}effectStyle")
        effects = styles[index - 1].find(f"{A}effectLst") if 0 < index <= len(styles) else None
    shadow = None if effects is None else effects.find(f"{A}outerShdw")
    color = color_of(shadow, sheet.palette, (0.0, 0.0, 0.0, 1.0))
    if shadow is None or color is None:
        return None
    distance, turn = number(shadow.get("dist")), radians(number(shadow.get("dir")) / 60_000)
    return color, distance * cos(turn), distance * sin(turn)


def outline_or_box(look: etree._Element | None) -> str | Polygons:
    """The outline of a shape, a rectangle where it states none."""
    return "rect" if look is None else outline_of(look)
