"""Colours in elements as they are seen, with how much shows through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.reading.elements import A, local
from deckbuild.template.colors import Palette
from deckbuild.template.tints import changed, opacity, written

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.audit.paints import Rgba
    from deckbuild.template.tints import Rgb

_COLORS = ("srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr")


def color_of(holder: etree._Element | None, palette: Palette, own: Rgba | None = None) -> Rgba | None:
    """The colour in an element such as `a:solidFill`; `own` stands for the colour that a style is asked in."""
    color = None if holder is None else next((one for one in holder if local(one) in _COLORS), None)
    if color is None:
        return None
    found: Rgb | None
    alpha = opacity(color)
    if color.tag == f"{A}schemeClr":
        if color.get("val") == "phClr":
            if own is None:
                return None
            found, alpha = own[:3], alpha * own[3]
        else:
            found = palette.slot(color.get("val", ""))
    else:
        found = written(color)
    if found is None:
        return None
    red, green, blue = changed(found, color)
    return red, green, blue, alpha
