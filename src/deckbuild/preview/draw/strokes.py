"""Lines: around shapes, between things, and along the cells of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.reading.colors import color_of
from deckbuild.audit.reading.elements import A, number, whole
from deckbuild.preview.draw.marks import path, tag
from deckbuild.preview.draw.paint import POINT, css, placed

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.audit.frames import Frame
    from deckbuild.audit.paints import Rgba
    from deckbuild.audit.reading.sheets import Sheet

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
_SIDES = {"lnL": ((0, 0), (0, 1)), "lnR": ((1, 0), (1, 1)), "lnT": ((0, 0), (1, 0)), "lnB": ((0, 1), (1, 1))}


def stroke_of(look: etree._Element | None, style: etree._Element | None, sheet: Sheet) -> Stroke | None:
    """The line around a shape: its own word, else its style's; None for none."""
    own = None if look is None else look.find(f"{A}ln")
    named = None if style is None else style.find("{*}lnRef")
    index = 0 if named is None else int(number(named.get("idx")))
    lines = [] if sheet.theme is None else sheet.theme.findall(f".//{A}lnStyleLst/{A}ln")
    themed = lines[index - 1] if 0 < index <= len(lines) else None
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


def borders(table: etree._Element, frame: Frame, sheet: Sheet) -> str:
    """The lines that the cells of a table state themselves."""
    wide = [whole(column.get("w")) for column in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    found: list[str] = []
    y = 0
    for row in table.iterfind(f"{A}tr"):
        high, x = whole(row.get("h")), 0
        for column, cell in enumerate(row.iterfind(f"{A}tc")):
            across = sum(wide[column : column + max(1, whole(cell.get("gridSpan"), 1))])
            box = (x / POINT, y / POINT, across / POINT, high / POINT)
            properties = cell.find(f"{A}tcPr")
            for name, ends in _SIDES.items():
                line = None if properties is None else properties.find(f"{A}{name}")
                color = None if line is None else color_of(line.find(f"{A}solidFill"), sheet.palette)
                if line is not None and color is not None:
                    found.append(_border(box, ends, _stroke(line, None, color)))
            x += wide[column] if column < len(wide) else 0
        y += high
    return placed(frame, "".join(found)) if found else ""


def _border(box: tuple[float, float, float, float], ends: tuple[tuple[int, int], ...], stroke: Stroke) -> str:
    x, y, wide, high = box
    color, weight, dash = stroke
    line: dict[str, str | float] = {"stroke": css(color), "stroke_width": float(weight), "stroke_dasharray": dash}
    return tag("path", {"d": path([(x + u * wide, y + v * high) for u, v in ends], False), "fill": "none", **line})
