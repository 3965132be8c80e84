"""Tables: their cells with text, fill and what the table's style makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.audit.paints import Layer, Paint, Unknown
from deckbuild.audit.reading.colors import color_of
from deckbuild.audit.reading.elements import A, is_true, local, whole
from deckbuild.audit.reading.fills import FILLS, fill_in, named_fill
from deckbuild.audit.reading.text import Inherited, body_of
from deckbuild.audit.values import Cell
from deckbuild.template.opc import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from deckbuild.audit.frames import Frame
    from deckbuild.audit.paints import Rgba
    from deckbuild.audit.reading.sheets import Sheet
    from deckbuild.audit.values import Body

MOST_CELLS = 10_000
_MARGINS = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
_PLAIN = ("{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}", "")
_MEDIUM = {
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}
"""Styles that PowerPoint knows by heart and files often do without: `Medium Style 2`, the usual one, by its colour."""


class Styles:
    """The table styles of a presentation, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        listed = [] if root is None else root.findall(f"{A}tblStyle")
        self._styles = {style.get("styleId", "").upper(): style for style in listed}

    def style(self, identity: str) -> etree._Element | None:
        """A style of the file, or one known by heart; None for any other."""
        found = self._styles.get(identity.upper())
        if found is None and identity.upper() in _MEDIUM:
            found = self._styles[identity.upper()] = _medium(_MEDIUM[identity.upper()])
        return found

    def is_known(self, identity: str) -> bool:
        """Whether it can be told how a table with the style looks."""
        return identity.upper() in _PLAIN or self.style(identity) is not None


def _medium(color: str) -> etree._Element:
    """`Medium Style 2` in a colour of the theme: text, fills and the light lines between its cells."""

    def lines(weight: int, *sides: str) -> str:
        line = f'<a:ln w="{weight}"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln>'
        return f"<a:tcBdr>{''.join(f'<a:{side}>{line}</a:{side}>' for side in sides)}</a:tcBdr>"

    edges = {
        "wholeTbl": lines(12700, "left", "right", "top", "bottom", "insideH", "insideV"),
        "firstRow": lines(38100, "bottom"),
        "lastRow": lines(38100, "top"),
    }

    def part(name: str, text: str, fill: str, bold: str = "") -> str:
        style = f'<a:tcTxStyle{bold}><a:schemeClr val="{text}"/></a:tcTxStyle>'
        filled = f"<a:fill><a:solidFill>{fill}</a:solidFill></a:fill>"
        return f"<a:{name}>{style}<a:tcStyle>{edges.get(name, '')}{filled}</a:tcStyle></a:{name}>"

    def tinted(share: int) -> str:
        return f'<a:schemeClr val="{color}"><a:tint val="{share}"/></a:schemeClr>'

    heads = "".join(
        part(name, "lt1", f'<a:schemeClr val="{color}"/>', ' b="on"')
        for name in ("lastCol", "firstCol", "lastRow", "firstRow")
    )
    bands = "".join(
        f"<a:{name}><a:tcStyle><a:fill><a:solidFill>{tinted(40000)}</a:solidFill></a:fill></a:tcStyle></a:{name}>"
        for name in ("band1H", "band1V")
    )
    space = A.strip("{}")
    text = f'<a:tblStyle xmlns:a="{space}">{part("wholeTbl", "dk1", tinted(20000))}{bands}{heads}</a:tblStyle>'
    return parse(text.encode(), "")


class Table(NamedTuple):
    """A table's cells and their layers, and whether it names a row of headings."""

    cells: tuple[Cell, ...]
    layers: tuple[Layer, ...]
    header: bool


def table_of(
    element: etree._Element, frame: Frame, sheet: Sheet, styles: Styles, defaults: Inherited, jumps: frozenset[str]
) -> Table:
    """The table in a graphic frame."""
    look = look_of(element, sheet, styles)
    cells: list[Cell] = []
    layers: list[Layer] = []
    for place, cell, box in seen_cells(element):
        row, column = place
        part = frame.part(*box)
        spans = whole(cell.get("gridSpan"), 1) > 1 or whole(cell.get("rowSpan"), 1) > 1
        fill = look.fill(cell, *place)
        if fill is not None:
            layers.append(Layer(part, "rect", fill))
        text = cell.find(f"{A}txBody")
        if text is None:
            continue
        color, bold = look.text(*place)
        body = body_of(text, defaults._replace(color=color, bold=bold), sheet, jumps)
        cells.append(Cell(row, column, _in_cell(body, cell), part, spans))
    return Table(tuple(cells), tuple(layers), look.flags.get("firstRow", False))


def look_of(table: etree._Element, sheet: Sheet, styles: Styles) -> Look:
    """How the style of a table makes its cells look."""
    properties = table.find(f"{A}tblPr")
    identity = "" if properties is None else (properties.findtext(f"{A}tableStyleId") or "").strip()
    flags = {} if properties is None else {str(k): is_true(v) for k, v in properties.attrib.items()}
    size = (len(table.findall(f"{A}tr")), len(table.findall(f"{A}tblGrid/{A}gridCol")))
    return Look(styles.style(identity), styles.is_known(identity), flags, size, sheet)


def _in_cell(body: Body, cell: etree._Element) -> Body:
    """The text with the margins and anchor of its cell; it shrinks in no cell, the rows grow."""
    properties = cell.find(f"{A}tcPr")
    sides = {} if properties is None else properties.attrib
    left, top, right, bottom = (whole(sides.get(name), default) for name, default in _MARGINS)
    anchor = "t" if properties is None else properties.get("anchor", "t")
    return body._replace(insets=(left, top, right, bottom), anchor=anchor, autofit="shape", scale=1.0, reduction=0.0)


def seen_cells(table: etree._Element) -> Iterator[tuple[tuple[int, int], etree._Element, tuple[int, int, int, int]]]:
    """The cells that are seen: row and column, the element, and x, y, width and height in the table."""
    wide = [whole(column.get("w")) for column in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    rows = table.findall(f"{A}tr")
    high = [whole(row.get("h")) for row in rows]
    count = 0
    for row, element in enumerate(rows):
        for column, cell in enumerate(element.iterfind(f"{A}tc")):
            count += 1
            if count > MOST_CELLS:
                return
            if is_true(cell.get("hMerge")) or is_true(cell.get("vMerge")):
                continue
            across = sum(wide[column : column + max(1, whole(cell.get("gridSpan"), 1))])
            down = sum(high[row : row + max(1, whole(cell.get("rowSpan"), 1))])
            yield (row, column), cell, (sum(wide[:column]), sum(high[:row]), across, down)


class Look:
    """How a style makes the cells of a table look."""

    def __init__(
        self,
        style: etree._Element | None,
        known: bool,
        flags: dict[str, bool],
        size: tuple[int, int],
        sheet: Sheet,
    ) -> None:
        self.style, self.known, self.flags, self.size, self.sheet = style, known, flags, size, sheet
        self._fills: dict[tuple[str, ...], Paint | None] = {}

    def _parts(self, row: int, column: int) -> tuple[str, ...]:
        """The parts of the style that apply to a cell, the weakest first."""
        flags, (rows, columns) = self.flags, self.size
        found = ["wholeTbl"]
        if flags.get("bandRow"):
            found.append("band1H" if (row - flags.get("firstRow", False)) % 2 == 0 else "band2H")
        if flags.get("bandCol"):
            found.append("band1V" if (column - flags.get("firstCol", False)) % 2 == 0 else "band2V")
        found += ["lastCol"] if flags.get("lastCol") and column == columns - 1 else []
        found += ["firstCol"] if flags.get("firstCol") and column == 0 else []
        found += ["lastRow"] if flags.get("lastRow") and row == rows - 1 else []
        found += ["firstRow"] if flags.get("firstRow") and row == 0 else []
        return tuple(found)

    def fill(self, cell: etree._Element, row: int, column: int) -> Paint | None:
        """What a cell is filled with."""
        properties = cell.find(f"{A}tcPr")
        own = None if properties is None else next((one for one in properties if local(one) in FILLS), None)
        if own is not None:
            return fill_in(own, self.sheet)
        if not self.known:
            return Unknown("a table's style that is not in the file")
        parts = self._parts(row, column)
        if parts not in self._fills:
            self._fills[parts] = self._styled(parts)
        return self._fills[parts]

    def _styled(self, parts: tuple[str, ...]) -> Paint | None:
        found: Paint | None = None
        for part in parts:
            styled = None if self.style is None else self.style.find(f"{A}{part}/{A}tcStyle")
            if styled is None:
                continue
            fill, named = styled.find(f"{A}fill/*"), styled.find(f"{A}fillRef")
            if fill is not None:
                found = fill_in(fill, self.sheet)
            elif named is not None:
                found = named_fill(named, self.sheet)
        return found

    def edge(self, side: str, row: int, column: int) -> etree._Element | None:
        """The line (`ln`, or `lnRef` of the theme) that the style gives a cell at a side; None where it gives none.

        `side` is `top`, `bottom`, `left` or `right`.
        """
        found: etree._Element | None = None
        for part in self._parts(row, column):
            name = f"{A}{part}/{A}tcStyle/{A}tcBdr/{A}{self._border(part, side, row, column)}/*"
            line = None if self.style is None else self.style.find(name)
            found = found if line is None else line
        return found

    def _border(self, part: str, side: str, row: int, column: int) -> str:
        """What a part of a style calls a side of a cell: one of its own edges, or a line inside of it."""
        rows, columns = self.size
        if side in ("top", "bottom"):
            at_edge = part.endswith(("Row", "H")) or row == (0 if side == "top" else rows - 1)
            return side if at_edge else "insideH"
        at_edge = part.endswith(("Col", "V")) or column == (0 if side == "left" else columns - 1)
        return side if at_edge else "insideV"

    def text(self, row: int, column: int) -> tuple[Rgba | None, bool | None]:
        """The colour and weight that the style gives a cell's text, None where it says nothing."""
        color: Rgba | None = None
        bold: bool | None = None
        for part in self._parts(row, column):
            styled = None if self.style is None else self.style.find(f"{A}{part}/{A}tcTxStyle")
            if styled is not None:
                color = color_of(styled, self.sheet.palette) or color
                bold = {"on": True, "off": False}.get(styled.get("b", ""), bold)
        return color, bold
