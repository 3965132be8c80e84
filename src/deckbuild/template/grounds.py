"""What stands behind a place of a layout: its own fill, artwork, the background; as colours, or as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.template.artwork import drawn
from deckbuild.template.colors import Palette, Rgb, hexadecimal
from deckbuild.template.cut import A, P
from deckbuild.template.resolve import counterpart
from deckbuild.template.shapes import Placed, holds, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from deckbuild.template.model import Box
    from deckbuild.template.shapes import Point
    from deckbuild.template.sheets import Sheet

_ACROSS, _DOWN = 9, 5
"""Points of a place that are looked at."""
_WORTH = 1 / 6
"""What is behind less of a place than this is at its edge, not behind its text."""
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_OPAQUE = 0.99


class Paint(NamedTuple):
    """A colour: `rgb` as RRGGBB, empty for a picture; and the slot of the theme that it comes from, if it does."""

    rgb: str
    slot: str = ""
    alpha: float = 1.0


PICTURE = Paint("")
"""What cannot be told: a picture may have any colour."""


def behind(sheet: Sheet, shape: etree._Element, kind: str, box: Box) -> tuple[Paint, ...]:
    """What is behind the text of a placeholder (its shape, type and box in the file's EMU), most of it first."""
    own = filled(shape.find(f"{P}spPr"), None, sheet.palette)
    base = counterpart(kind, sheet.master)
    if own is None and base is not None and not _says(shape):
        own = filled(base.find(f"{P}spPr"), None, sheet.palette)
    layers = [one for shape_ in drawn(sheet.root, sheet.master) for one in placed(shape_)]
    ground = background(sheet)
    counted: dict[Paint, int] = {}
    for at in _points(box):
        for paint in _seen(at, layers, ground, own, sheet.palette):
            counted[paint] = counted.get(paint, 0) + 1
    worth = [paint for paint, count in counted.items() if count >= _WORTH * _ACROSS * _DOWN]
    return tuple(sorted(worth, key=lambda paint: (-counted[paint], paint)))


def _points(box: Box) -> Iterable[Point]:
    for row in range(_DOWN):
        for column in range(_ACROSS):
            yield box.x + box.cx * (column + 0.5) / _ACROSS, box.y + box.cy * (row + 0.5) / _DOWN


def _seen(
    at: Point, layers: Sequence[Placed], ground: Sequence[Paint], own: Sequence[Paint] | None, palette: Palette
) -> Sequence[Paint]:
    """What is seen at a point behind the text: from the back to the front, each layer over the ones below it."""
    seen = ground
    for layer in layers:
        fill = _fill(layer, palette)
        if fill is not None and holds(layer, at):
            seen = _over(fill, seen)
    return seen if own is None else _over(own, seen)


def _over(fill: Sequence[Paint], below: Sequence[Paint]) -> Sequence[Paint]:
    if all(paint.alpha >= _OPAQUE for paint in fill):
        return fill
    return tuple(dict.fromkeys(_mixed(paint, under) for paint in fill for under in below))


def _mixed(paint: Paint, under: Paint) -> Paint:
    if paint.alpha >= _OPAQUE or not paint.rgb or not under.rgb:
        return paint if paint.alpha >= _OPAQUE or not paint.rgb else under
    top, low = hexadecimal(paint.rgb), hexadecimal(under.rgb)
    mixed = [a * paint.alpha + b * (1 - paint.alpha) for a, b in zip(top, low, strict=True)]
    return Paint(written((mixed[0], mixed[1], mixed[2])), paint.slot if paint.alpha > 0.5 else under.slot)


def _fill(layer: Placed, palette: Palette) -> Sequence[Paint] | None:
    """How a shape is filled; None for one that is seen through."""
    if layer.shape.tag == f"{P}pic":
        return (PICTURE,)
    if layer.shape.tag != f"{P}sp":
        return None
    group = None if layer.group is None else layer.group.find(f"{P}grpSpPr")
    return filled(layer.shape.find(f"{P}spPr"), layer.shape.find(f"{P}style/{A}fillRef"), palette, group)


def filled(
    look: etree._Element | None,
    style: etree._Element | None,
    palette: Palette,
    group: etree._Element | None = None,
) -> tuple[Paint, ...] | None:
    """The colours of a fill: of `spPr`, else of a style's reference; those of a gradient are its stops."""
    own = (
        None if look is None else next((fill for name in _FILLS if (fill := look.find(f"{A}{name}")) is not None), None)
    )
    if own is None:
        if style is None or style.get("idx", "0") == "0":
            return None
        paint = paint_of(style, palette)
        return None if paint is None else (paint,)
    if own.tag == f"{A}grpFill":
        return None if group is None else filled(group, None, palette)
    return _paints(own, palette)


def _paints(fill: etree._Element, palette: Palette) -> tuple[Paint, ...] | None:
    """The colours in the element of a fill."""
    if fill.tag == f"{A}noFill":
        return None
    if fill.tag in (f"{A}blipFill", f"{P}blipFill"):
        return (PICTURE,)
    holders: list[etree._Element] = [fill]
    if fill.tag == f"{A}gradFill":
        holders = list(fill.iter(f"{A}gs"))
    elif fill.tag == f"{A}pattFill":
        holders = [one for tag in ("fgClr", "bgClr") if (one := fill.find(f"{A}{tag}")) is not None]
    paints = dict.fromkeys(paint for one in holders if (paint := paint_of(one, palette)) is not None)
    return tuple(paints) or None


def paint_of(holder: etree._Element, palette: Palette) -> Paint | None:
    """The colour in an element such as `a:solidFill`, with the slot that it comes from."""
    color = palette.color(holder)
    if color is None:
        return None
    element = next(one for one in holder if isinstance(one.tag, str))
    value = element.get("val", "")
    slot = palette.mapping.get(value, value) if element.tag == f"{A}schemeClr" else ""
    alpha = element.find(f"{A}alpha")
    share = 1.0 if alpha is None or not alpha.get("val", "").isdigit() else int(alpha.get("val", "")) / 100000
    return Paint(written(color), slot, share)


def written(color: Rgb) -> str:
    """A colour as RRGGBB."""
    return "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02X}" for channel in color)


def background(sheet: Sheet) -> tuple[Paint, ...]:
    """The background of the layout's slides: its own, else the master's, else the background colour."""
    for root in (sheet.root, sheet.master):
        element = root.find(f"{P}cSld/{P}bg")
        if element is None:
            continue
        named = element.find(f"{P}bgRef")
        found = _referred(named, sheet) if named is not None else filled(element.find(f"{P}bgPr"), None, sheet.palette)
        if found is not None:
            return found
    return (Paint(written(sheet.palette.slot("bg1")), sheet.palette.mapping.get("bg1", "lt1")),)


def _referred(named: etree._Element, sheet: Sheet) -> tuple[Paint, ...] | None:
    """A background of the theme's list, in the colour that the reference gives it."""
    paint = paint_of(named, sheet.palette)
    number = int(named.get("idx", "0")) - 1001 if named.get("idx", "0").isdigit() else -1
    fills = None if sheet.theme is None else sheet.theme.find(f".//{A}bgFillStyleLst")
    own = [one for one in ([] if fills is None else fills) if isinstance(one.tag, str)]
    if not 0 <= number < len(own) or paint is None:
        return None if paint is None else (paint,)
    palette = Palette(sheet.palette.mapping, {**sheet.palette.colors, "phClr": paint.rgb})
    found = _paints(own[number], palette)
    return (
        None if found is None else tuple(one._replace(slot=paint.slot) if one.slot == "phClr" else one for one in found)
    )


def _says(shape: etree._Element) -> bool:
    """Whether a placeholder says itself how it is filled, be it not at all."""
    look = shape.find(f"{P}spPr")
    return look is not None and any(look.find(f"{A}{name}") is not None for name in _FILLS)
