"""The shapes of a slide, layout or master as SVG, in the order in which they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.paints import Unknown
from deckbuild.audit.reading.elements import A, P
from deckbuild.audit.reading.fills import outline_or_box
from deckbuild.audit.reading.shapes import Drawing
from deckbuild.preview.draw.paint import Painter, css, placed, shape
from deckbuild.preview.draw.strokes import borders, stroke_of
from deckbuild.preview.draw.text import IN_CELLS, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from deckbuild.audit.paints import Paint
    from deckbuild.audit.reading.sheets import Sheet
    from deckbuild.audit.reading.tables import Styles
    from deckbuild.audit.values import Shape


class Sketch(Drawing):
    """Reads the shapes of a sheet and draws them as it goes: `marks` are the elements so far.

    `chart` draws the chart of a name, and gives nothing for one that it does not know.
    """

    def __init__(
        self,
        sheet: Sheet,
        defaults: etree._Element | None,
        styles: Styles,
        painter: Painter,
        chart: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(sheet, defaults, styles, frozenset())
        self.painter, self.chart = painter, chart
        self.marks: list[str] = []
        self._drawn = 0

    def _paint(
        self,
        shape_: Shape,
        element: etree._Element | None,
        paint: Paint | None,
        style: etree._Element | None = None,
    ) -> None:
        super()._paint(shape_, element, paint, style)
        if isinstance(paint, Unknown) and self._is_chart(shape_):
            self._drawn = len(self.layers)
        self._flush()
        self._stroke(shape_, element, style)

    def _is_chart(self, shape_: Shape) -> bool:
        return self.chart is not None and bool(self.chart(shape_.name))

    def _add(self, shape_: Shape, below: int | None = None) -> None:
        super()._add(shape_, below)
        self._flush()
        if shape_.hidden or shape_.frame is None:
            return
        if shape_.kind == "chart" and self.chart is not None:
            self.marks.append(self.chart(shape_.name))
        if shape_.body is not None:
            self.marks.append(texts(shape_.body, shape_.frame))
        self.marks += [texts(cell.body, cell.frame, IN_CELLS) for cell in shape_.cells]

    def _line(self, element: etree._Element, head: Shape, fill: Paint | None) -> None:
        super()._line(element, head, fill)
        self._stroke(head, element.find(f"{P}spPr"), element.find(f"{P}style"))

    def _graphic(self, element: etree._Element, head: Shape, fill: Paint | None) -> None:
        super()._graphic(element, head, fill)
        table = element.find(f"{A}graphic/{A}graphicData/{A}tbl")
        if table is not None and head.frame is not None:
            self.marks.append(borders(table, head.frame, self.sheet, self.styles))

    def _flush(self) -> None:
        """Draws the layers that are not drawn yet."""
        for layer in self.layers[self._drawn :]:
            self.marks.append(self.painter.layer(layer))
        self._drawn = len(self.layers)

    def _stroke(self, shape_: Shape, look: etree._Element | None, style: etree._Element | None) -> None:
        stroke = stroke_of(look, style, self.sheet)
        if stroke is None or shape_.frame is None or shape_.hidden:
            return
        color, weight, dash = stroke
        line: dict[str, str | float] = {
            "fill": "none",
            "stroke": css(color),
            "stroke_width": float(weight),
            "stroke_dasharray": dash,
            **({"stroke_opacity": float(color[3])} if color[3] < 1 else {}),
        }
        self.marks.append(placed(shape_.frame, shape(outline_or_box(look), shape_.frame, line)))
