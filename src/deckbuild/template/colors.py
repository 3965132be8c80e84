"""Colours of a theme as they are seen: resolved through the colour map, and compared for contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template.cut import A, P

if TYPE_CHECKING:
    from collections.abc import Mapping

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

_BLACK: Rgb = (0.0, 0.0, 0.0)
_NAMED = {"black": "000000", "white": "FFFFFF"}


def hexadecimal(text: str) -> Rgb:
    """RRGGBB as a colour."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def luminance(color: Rgb) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class Palette:
    """The colours of a theme under a colour map, both as name to name and name to RRGGBB."""

    def __init__(self, mapping: Mapping[str, str], colors: Mapping[str, str]) -> None:
        self.mapping, self.colors = mapping, colors

    def slot(self, name: str) -> Rgb:
        """The colour of a slot such as `tx1`; black for one that is not there."""
        found = self.colors.get(self.mapping.get(name, name), "")
        return hexadecimal(found) if found else _BLACK

    def color(self, holder: etree._Element | None) -> Rgb | None:
        """The colour in an element such as `a:solidFill`, with its changes of light; None when there is none."""
        color = None if holder is None else next((one for one in holder if isinstance(one.tag, str)), None)
        if color is None:
            return None
        value = color.get("lastClr") or color.get("val", "")
        if color.tag == f"{A}schemeClr":
            found = self.slot(value)
        else:
            value = _NAMED.get(value, value)
            is_rgb = len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)
            if not is_rgb:
                return None
            found = hexadecimal(value)
        return _changed(found, color)

    def ground(self, sheets: list[etree._Element]) -> Rgb | None:
        """The colour of the first background that one of the sheets has; None for a picture."""
        for sheet in sheets:
            background = sheet.find(f"{P}cSld/{P}bg")
            if background is None:
                continue
            named = background.find(f"{P}bgRef")
            if named is not None:
                return self.color(named)
            stops = [self.color(stop) for stop in background.iter(f"{A}gs")]
            known = [stop for stop in stops if stop is not None]
            if known:
                red, green, blue = (sum(channel) / len(known) for channel in zip(*known, strict=True))
                return red, green, blue
            return self.color(background.find(f"{P}bgPr/{A}solidFill"))
        return self.slot("bg1")


def _changed(color: Rgb, element: etree._Element) -> Rgb:
    """A colour after the changes that its element asks for, in their order.

    `tint` and `shade` mix in linear light, the others change saturation and lightness, as PowerPoint does.
    """
    for change in element:
        if not isinstance(change.tag, str) or not change.get("val", "").lstrip("-").isdigit():
            continue
        share = int(change.get("val", "")) / 100000
        name = etree.QName(change).localname
        if name in ("tint", "shade"):
            white = 1 - share if name == "tint" else 0.0
            red, green, blue = (_delinear(_linear(channel) * share + white) for channel in color)
            color = (red, green, blue)
        elif name in ("lumMod", "lumOff", "satMod"):
            color = _in_hls(color, name, share)
    return color


def _in_hls(color: Rgb, name: str, share: float) -> Rgb:
    import colorsys

    hue, light, saturation = colorsys.rgb_to_hls(*color)
    if name == "satMod":
        saturation = min(1.0, saturation * share)
    else:
        light = light * share if name == "lumMod" else light + share
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _delinear(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
