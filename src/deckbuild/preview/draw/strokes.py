"""Lines: around shapes, between things, and along the cells of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.reading.colors import color_of
from deckbuild.audit.reading.elements import A, local, number, whole
from deckbuild.audit.reading.tables import look_of, seen_cells
from deckbuild.preview.draw.marks import path, tag
from deckbuild.preview.draw.paint import POINT, css, placed

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.audit.frames import Frame
    from deckbuild.audit.paints import Rgba
    from deckbuild.audit.reading.sheets import Sheet
    from deckbuild.audit.reading.tables import Styles

Stroke = tuple["Rgba", float, str]
"""A line: its colour, its weight in points, and its dashes."""

_DASHES = {
    "dash": (4, 3),
    "lgDash": (8, 3),
    "sysDash": (3, 1),
    "dot": (1, 3),
    "sysDot": (1, 1),
    "dashDot": (4, 3, 1, 3),
}
_SIDES = {
    "left": ("lnL", ((0, 0), (0, 1))),
    "right": ("lnR", ((1, 0), (1, 1))),
    "top": ("lnT", ((0, 0), (1, 0))),
    "bottom": ("lnB", ((0, 1), (1, 1))),
}
"""The sides of a cell: what it calls its own line there, and where that runs."""


def stroke_of(look: etree._Element | None, style: etree._Element | None, sheet: Sheet) -> Stroke | None:
    """The line around a shape: its own word, else its style's; None for none."""
    own = None if look is None else look.find(f"{A}ln")
    named = None if style is None else style.find("{*}lnRef")
    themed = None if named is None else _themed(named, sheet)
    asked = None if named is None else color_of(named, sheet.palette)
    if own is not None and own.find(f"{A}noFill") is not None:
        return None
    for line in (one for one in (own, themed) if one is not None):
        color = color_of(line.find(f"{A}solidFill"), sheet.palette, asked)
        if color is not None:
            return _stroke(line, themed, color)
    return None


def _stroke(line: etree._Element, themed: etree._Element | None, color: Rgba) -> Stroke:
    base = 9525 if themed is None else whole(themed.get("w"), 9525)
    weight = whole(line.get("w"), base) / POINT
    dash = line.find(f"{A}prstDash")
    pattern = _DASHES.get("" if dash is None else dash.get("val", ""), ())
    return color, weight, " ".join(f"{part * weight:g}" for part in pattern)


def borders(table: etree._Element, frame: Frame, sheet: Sheet, styles: Styles) -> str:
    """The lines of a table's cells: their own, else those of its style."""
    look = look_of(table, sheet, styles)
    found: list[str] = []
    for place, cell, whole_box in seen_cells(table):
        x, y, wide, high = (value / POINT for value in whole_box)
        properties = cell.find(f"{A}tcPr")
        for side, (name, ends) in _SIDES.items():
            own = None if properties is None else properties.find(f"{A}{name}")
            line = look.edge(side, *place) if own is None else own
            stroke = None if line is None else _edge(line, sheet)
            if stroke is not None:
                found.append(_border((x, y, wide, high), ends, stroke))
    return placed(frame, "".join(dict.fromkeys(found))) if found else ""


def _edge(line: etree._Element, sheet: Sheet) -> Stroke | None:
    """A line of a cell or of a table's style, which may name one of the theme; None for one that is not drawn."""
    if local(line) != "lnRef":
        color = color_of(line.find(f"{A}solidFill"), sheet.palette)
        return None if color is None else _stroke(line, None, color)
    themed = _themed(line, sheet)
    color = color_of(line, sheet.palette)
    return None if themed is None or color is None else _stroke(themed, themed, color)


def _themed(reference: etree._Element, sheet: Sheet) -> etree._Element | None:
    """The line of the theme that a reference names; None for none."""
    index = int(number(reference.get("idx")))
    lines = [] if sheet.theme is None else sheet.theme.findall(f".//{A}lnStyleLst/{A}ln")
    return lines[index - 1] if 0 < index <= len(lines) else None


def _border(box: tuple[float, float, float, float], ends: tuple[tuple[int, int], ...], stroke: Stroke) -> str:
    x, y, wide, high = box
    color, weight, dash = stroke
    line: dict[str, str | float] = {"stroke": css(color), "stroke_width": float(weight), "stroke_dasharray": dash}
    if color[3] < 1:
        line["stroke_opacity"] = float(color[3])
    return tag("path", {"d": path([(x + u * wide, y + v * high) for u, v in ends], False), "fill": "none", **line})
