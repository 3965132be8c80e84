"""Colours of a theme as they are seen: resolved through the colour map, and compared for contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.template.cut import A, P
from deckbuild.template.tints import Rgb, changed, hexadecimal, light, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

__all__ = ["Palette", "Rgb", "contrast", "hexadecimal", "luminance"]

_BLACK: Rgb = (0.0, 0.0, 0.0)


def luminance(color: Rgb) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = map(light, color)
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
        """The colour in an element such as `a:solidFill`, with its changes; None when there is none."""
        color = None if holder is None else next((one for one in holder if isinstance(one.tag, str)), None)
        if color is None:
            return None
        found = self.slot(color.get("val", "")) if color.tag == f"{A}schemeClr" else written(color)
        return None if found is None else changed(found, color)

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
