"""The colours of a chart: slots of the template's theme, made darker or lighter where they would not be seen.

A colour is a slot, or a slot with a change as PowerPoint's own palette offers it: `tx2+60` is 60 % lighter,
`accent1-25` 25 % darker.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.plots import Look

if TYPE_CHECKING:
    from deckbuild.template.model import Layout, Template

SEEN = 3.0
"""The contrast that a bar or line needs with what it stands on (WCAG 2.2, 1.4.11)."""
READ = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

_ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_ON_LIGHT, _ON_DARK = ("-25", "-50"), ("+40", "+60")
_PAPER = "paper"
_NEAR = 0.15
"""Colours nearer to one another than this, of the 1.7 from black to white, are not told apart."""


class Palette(NamedTuple):
    """Colours for data, most telling first; `muted` for what stands back, from strong to faint; and the look.

    `rgb` has the theme's own slots as they are on this template's slides.
    """

    accents: tuple[str, ...]
    muted: tuple[str, ...]
    look: Look
    rgb: tuple[tuple[str, str], ...]

    def contrast(self, one: str, other: str) -> float:
        """The contrast of two colours, from 1 to 21."""
        slots = dict(self.rgb)
        return _contrast(_seen(one, slots), _seen(other, slots))

    def as_text(self, color: str) -> str:
        """A colour of data for words on the page: itself, or with more contrast, or else that of all text."""
        more = "+40" if self.look.base.endswith("-35") else "-25"
        tried = [color] if "+" in color or "-" in color else [color, color + more]
        return next((c for c in tried if self.contrast(c, self.look.paper) >= READ), self.look.ink)

    def text_on(self, color: str) -> str:
        """The colour of text on a fill: the page's or the text's, whichever is easier to read."""
        look = self.look
        return max((look.paper, look.ink), key=lambda text: self.contrast(text, color))


def palette(template: Template, layout: Layout) -> Palette:
    """The colours for the charts on the slides of a layout."""
    return _made(template.colors, layout.mapping or _color_map(template), layout.ink)


def _color_map(template: Template) -> str:
    """The attributes of the first master's `p:clrMap`: which of the theme's colours are text and background."""
    for part in template.parts:
        if part.name.startswith("ppt/slideMasters/slideMaster"):
            start = part.data.find(b"<p:clrMap ")
            if start >= 0:
                return part.data[start + 10 : part.data.find(b">", start)].decode("ascii", "replace")
    return ""


@lru_cache(maxsize=16)
def _made(colors: tuple[tuple[str, str], ...], color_map: str, ink: str) -> Palette:
    slots = {name: rgb for name, rgb in colors if len(rgb) == 6}
    mapped = dict(_MAP)
    for pair in color_map.split():
        name, _, value = pair.partition("=")
        if name in mapped:
            mapped[name] = value.strip("\"'/")
    for name, source in mapped.items():
        slots[name] = slots.get(source, "FFFFFF" if name.startswith("bg") else "000000")
    ink, paper = (ink, "tx1") if ink in slots else ("tx1", "bg1")
    is_dark = _lightness(slots[paper]) < _lightness(slots[ink])
    base, grid = ("-35", "-75") if is_dark else ("+50", "+85")
    slots[_PAPER] = slots[paper]
    look = Look(ink, ink + base, ink + grid, paper)
    accents = _told_apart([_visible(slot, slots, is_dark) for slot in _ACCENTS if slot in slots], slots, is_dark)
    return Palette(tuple(accents), _muted(ink, is_dark), look, tuple(slots.items()))


def _visible(slot: str, slots: dict[str, str], is_dark: bool) -> str:
    """An accent as it is seen on the page: itself, or the first change of it that has the contrast."""
    changes = _ON_DARK if is_dark else _ON_LIGHT
    tried = [slot, *(slot + change for change in changes)]
    return next((c for c in tried if _contrast(_seen(c, slots), _seen(_PAPER, slots)) >= SEEN), tried[-1])


def _told_apart(accents: list[str], slots: dict[str, str], is_dark: bool) -> list[str]:
    """The accents without those that look like an earlier one, then the same in other strengths."""
    found: list[str] = []
    strengths = ("+40", "+60") if is_dark else ("-50", "+40", "-25")
    for color in [*accents, *(a[:7] + change for change in strengths for a in accents)]:
        is_seen = _contrast(_seen(color, slots), _seen(_PAPER, slots)) >= (SEEN if color in accents else 1.8)
        if (is_seen or not found) and all(_distance(color, other, slots) >= _NEAR for other in found):
            found.append(color)
    return found or [_ACCENTS[0]]


def _muted(ink: str, is_dark: bool) -> tuple[str, ...]:
    """Tints of the text's colour, which stand back and go with every accent."""
    return tuple(ink + change for change in (("-35", "-50", "-65") if is_dark else ("+50", "+65", "+75")))


def _seen(color: str, slots: dict[str, str]) -> tuple[float, float, float]:
    """Red, green and blue (0 to 1) of a colour after its change, as DrawingML's lumMod and lumOff make it."""
    slot, sign, part = color, "", ""
    for sign in "+-":
        if sign in color:
            slot, _, part = color.partition(sign)
            break
    red, green, blue = _rgb(slots.get(slot, "808080"))
    if not part:
        return red, green, blue
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    change = int(part) / 100
    light = light * (1 - change) + (change if sign == "+" else 0.0)
    return colorsys.hls_to_rgb(hue, light, saturation)


def _rgb(value: str) -> tuple[float, float, float]:
    number = int(value, 16)
    return (number >> 16) / 255, (number >> 8 & 255) / 255, (number & 255) / 255


def _contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: tuple[float, float, float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightness(value: str) -> float:
    return _luminance(_rgb(value))


def _distance(one: str, other: str, slots: dict[str, str]) -> float:
    a, b = _seen(one, slots), _seen(other, slots)
    return float(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5)
