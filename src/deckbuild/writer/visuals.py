"""Native charts, tables, pictures and drawings on a slide: finds the module that writes each, and what it needs.

Each module has `xml(drawn, shape_id, language, links, attached)`, the element for the slide's shape tree. Shapes
inside the element are numbered from `shape_id * INNER`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from deckbuild.layout.shapes import Image, Plot, Shape
from deckbuild.writer.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.layout.shapes import Content
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.writer.text import Links

INNER = 100
"""Ids that the shapes inside one visual may have."""

_FEW = 7  # the furniture's ids begin at 10
_FIRST_ID = 40
_FIRST_RELATION = 200
_MODULES = {"Plot": "chart", "Grid": "table", "Image": "picture", "Group": "drawing", "Drawing": "drawing"}
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Attached:
    """What the visuals of one slide bring along: relationships of the slide, and parts of their own."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.rows: list[tuple[str, str, str]] = []
        self.parts: list[tuple[str, bytes]] = []

    def relate(self, kind: str, target: str) -> str:
        """The id of a relationship of the slide; the same target keeps its id."""
        for row, its_kind, its_target in self.rows:
            if (its_kind, its_target) == (kind, target):
                return row
        row = f"rId{_FIRST_RELATION + len(self.rows)}"
        self.rows.append((row, kind, target))
        return row


def content(drawn: Sequence[Content], first: int, language: str, links: Links, attached: Attached) -> str:
    """What stands on a slide, in reading order, numbered from `first` where there are few shapes and all are text."""
    if len(drawn) <= _FEW and all(isinstance(one, Shape) for one in drawn):
        return "".join([shape(s, first + n, language, links) for n, s in enumerate(drawn) if isinstance(s, Shape)])
    written = []
    for n, one in enumerate(drawn, _FIRST_ID):
        if isinstance(one, Shape):
            written.append(shape(one, n, language, links))
        else:
            module = import_module(f"deckbuild.writer.{_MODULES[type(one).__name__]}")
            written.append(module.xml(one, n, language, links, attached))
    return "".join(written)


def chart_names(number: str) -> tuple[str, str]:
    """The parts of the chart on a slide: the chart and its workbook. A slide has one chart at most."""
    return f"ppt/charts/chart{number}.xml", f"ppt/embeddings/chart{number}.xlsx"


def chart_types(slides: Sequence[LaidSlide]) -> Iterator[tuple[str, str]]:
    """(name, content type) of the charts and workbooks that the slides will bring."""
    for number, slide in enumerate(slides, 1):
        if any(isinstance(one, Plot) for one in slide.content):
            chart, book = chart_names(str(number))
            yield chart, _CHART_TYPE
            yield book, _BOOK_TYPE


def images(slides: Sequence[LaidSlide]) -> list[Image]:
    """The pictures of all slides, in order."""
    return [one for slide in slides for one in slide.content if isinstance(one, Image)]
