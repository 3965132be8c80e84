"""How well the text of a layout's places can be read on what stands behind it (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.template.colors import contrast, hexadecimal
from deckbuild.template.cut import A
from deckbuild.template.grounds import Paint, behind, paint_of, written
from deckbuild.template.model import BODIES, FURNITURE, TITLES
from deckbuild.template.resolve import counterpart, level_properties, list_styles, own_box, place_in, shapes

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.template.model import Layout, Placeholder
    from deckbuild.template.sheets import Sheet

READ, READ_LARGE = 4.5, 3.0
"""The contrast that text needs, and that large text does."""
_LARGE, _LARGE_BOLD = 18.0, 14.0
"""Points from which on text is large."""
_TEXTS = (*TITLES, *BODIES, "subTitle", *FURNITURE[:3])


class Contrast(NamedTuple):
    """The contrast of a place: the lowest `ratio` of its `text` on what is `behind` it, 0 where that is a picture."""

    place: Placeholder
    ratio: float
    text: Paint
    behind: Paint

    @property
    def needed(self) -> float:
        """The contrast that text of this size needs."""
        level = self.place.levels[0]
        return READ_LARGE if level.size >= (_LARGE_BOLD if level.bold else _LARGE) else READ

    @property
    def is_poor(self) -> bool:
        """Whether the text can hardly be read there."""
        return 0 < self.ratio < self.needed


def contrasts(sheet: Sheet, layout: Layout) -> list[Contrast]:
    """The contrast of each of a layout's places for text, in its order."""
    known = {(place.type, str(place.idx)): place for place in layout.placeholders}
    found = []
    for shape in shapes(sheet.root):
        ph = place_in(shape)
        assert ph is not None  # `shapes` gives no other
        kind = ph.get("type", "obj")
        place = known.get((kind, ph.get("idx", "0")))
        if place is not None and kind in _TEXTS and not place.turned:
            found.append(_contrast(sheet, shape, place))
    return found


def _contrast(sheet: Sheet, shape: etree._Element, place: Placeholder) -> Contrast:
    base = counterpart(place.type, sheet.master)
    box = own_box(shape) or (None if base is None else own_box(base)) or place.box
    text = text_color(sheet, shape, place.type)
    grounds = behind(sheet, shape, place.type, box)
    rated = [(ratio(text, ground), ground) for ground in grounds if ground.rgb]
    if not rated:
        return Contrast(place, 0.0, text, Paint(""))
    lowest, ground = min(rated)
    return Contrast(place, lowest, text, ground)


def ratio(text: Paint, ground: Paint) -> float:
    """The contrast of two colours, from 1 to 21."""
    return contrast(hexadecimal(text.rgb), hexadecimal(ground.rgb))


def text_color(sheet: Sheet, shape: etree._Element, kind: str) -> Paint:
    """The colour of the first level of a placeholder's text."""
    base = counterpart(kind, sheet.master)
    for properties in level_properties(list_styles(kind, shape, base, sheet.frame), 1):
        run = properties.find(f"{A}defRPr")
        fill = None if run is None else run.find(f"{A}solidFill")
        stop = None if run is None else run.find(f"{A}gradFill//{A}gs")
        for holder in (fill, stop):
            paint = None if holder is None else paint_of(holder, sheet.palette)
            if paint is not None:
                return paint
    return Paint(written(sheet.palette.slot("tx1")), sheet.palette.mapping.get("tx1", "dk1"))
