"""Colours as DrawingML writes them: by number or by name, then made lighter, darker, stronger or see-through."""

from __future__ import annotations

import colorsys
import os
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

_WHOLE = 100_000
_DEGREE = 60_000
_GAMMA = 2.3
_LINEAR = ("tint", "shade", "inv", "gray")
_NAMES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "colors.txt")
_ABBREVIATED = (("dark", "dk"), ("light", "lt"), ("medium", "med"))


def hexadecimal(text: str) -> Rgb:
    """RRGGBB as a colour."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def written(color: etree._Element) -> Rgb | None:
    """The colour that an element states by itself, before its changes; None for a theme's and for nonsense."""
    kind = etree.QName(color).localname
    value = color.get("lastClr") or color.get("val", "")
    if kind == "scrgbClr":
        red, green, blue = (_gamma(_share(color.get(name), 0.0)) for name in "rgb")
        return red, green, blue
    if kind == "hslClr":
        hue = _number(color.get("hue")) / _DEGREE / 360
        return colorsys.hls_to_rgb(hue, _share(color.get("lum"), 0.0), _share(color.get("sat"), 0.0))
    value = _named().get(value.lower(), value) if kind in ("prstClr", "sysClr") else value
    is_rgb = len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)
    return hexadecimal(value) if is_rgb else None


def changed(color: Rgb, element: etree._Element) -> Rgb:
    """A colour after the changes that its element asks for, in their order.

    Tint and shade work on light itself, which LibreOffice reckons by a gamma of 2.3; most others on hue, light and
    saturation.
    """
    for change in element:
        if not isinstance(change.tag, str):
            continue
        name, share = etree.QName(change).localname, _share(change.get("val"), 1.0)
        if name in _LINEAR:
            color = _inlight(color, name, share)
        elif name in _IN_HSL:
            hue, light, saturation = colorsys.rgb_to_hls(*color)
            color = colorsys.hls_to_rgb(*_IN_HSL[name](hue, light, saturation, share))
        elif name.startswith(("red", "green", "blue")):
            color = _channel(color, name, share)
    return color


def opacity(color: etree._Element) -> float:
    """How much of what is behind a colour hides, from 0 to 1."""
    alpha = 1.0
    for change in color:
        name = etree.QName(change).localname if isinstance(change.tag, str) else ""
        if name.startswith("alpha"):
            share = _share(change.get("val"), 1.0)
            alpha = alpha * share if name == "alphaMod" else alpha + share if name == "alphaOff" else share
    return _within(alpha)


def _inlight(color: Rgb, name: str, share: float) -> Rgb:
    if name in ("tint", "shade"):
        white = 1 - share if name == "tint" else 0.0
        red, green, blue = (
            int(_within(value**_GAMMA * share + white) ** (1 / _GAMMA) * 255 + 1e-6) / 255 for value in color
        )
        return red, green, blue
    red, green, blue = (light(value) for value in color)
    if name == "gray":
        red = green = blue = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    else:
        red, green, blue = (1 - value for value in (red, green, blue))
    return _gamma(red), _gamma(green), _gamma(blue)


_IN_HSL: dict[str, Callable[[float, float, float, float], tuple[float, float, float]]] = {
    "lumMod": lambda h, v, s, by: (h, _within(v * by), s),
    "lumOff": lambda h, v, s, by: (h, _within(v + by), s),
    "lum": lambda h, _, s, by: (h, _within(by), s),
    "satMod": lambda h, v, s, by: (h, v, _within(s * by)),
    "satOff": lambda h, v, s, by: (h, v, _within(s + by)),
    "sat": lambda h, v, _, by: (h, v, _within(by)),
    "hueMod": lambda h, v, s, by: (h * by % 1, v, s),
    "hueOff": lambda h, v, s, by: ((h + by * _WHOLE / _DEGREE / 360) % 1, v, s),
    "comp": lambda h, v, s, _: ((h + 0.5) % 1, v, s),
    "hue": lambda _, v, s, by: (by * _WHOLE / _DEGREE / 360 % 1, v, s),
}  # fmt: skip


def _channel(color: Rgb, name: str, share: float) -> Rgb:
    """A change of red, green or blue alone, which is one of light."""
    values = [light(value) for value in color]
    index = ("r", "g", "b").index(name[0])
    if name.endswith("Mod"):
        values[index] *= share
    elif name.endswith("Off"):
        values[index] += share
    else:
        values[index] = share
    red, green, blue = (_gamma(_within(value)) for value in values)
    return red, green, blue


def light(value: float) -> float:
    """How much light a channel of a colour in sRGB gives."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    value = _within(value)
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _share(text: str | None, default: float) -> float:
    """A share as files write it, in thousandths of a percent or with a sign for it."""
    if text is None:
        return default
    if text.endswith("%"):
        return _number(text[:-1]) / 100
    value = _number(text)
    return value / _WHOLE if abs(value) < 1e12 else default


@cache
def _named() -> dict[str, str]:
    """Names of colours in lower case, with the short forms that DrawingML has for some, to RRGGBB."""
    with open(_NAMES, encoding="ascii") as file:
        known = dict(line.split() for line in file)
    for long, brief in _ABBREVIATED:
        known.update({name.replace(long, brief): known[name] for name in list(known) if name.startswith(long)})
    return {**known, "windowtext": "000000", "window": "FFFFFF"}
