"""A laid-out slide as one SVG picture, drawn from the very parts that go into the deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.audit.frames import framed
from deckbuild.audit.paints import Layer
from deckbuild.audit.reading.colors import color_of
from deckbuild.audit.reading.elements import A, P
from deckbuild.audit.reading.sheets import Sheets
from deckbuild.audit.reading.slides import background
from deckbuild.audit.reading.tables import Styles
from deckbuild.layout.plots import Plot
from deckbuild.preview.draw.labels import Pen
from deckbuild.preview.draw.marks import escaped, tag
from deckbuild.preview.draw.marks import number as short
from deckbuild.preview.draw.paint import POINT, Painter, css
from deckbuild.preview.draw.parts import Workshop
from deckbuild.preview.draw.plots import plot
from deckbuild.preview.draw.sketch import Sketch
from deckbuild.preview.draw.text import family
from deckbuild.template.model import Box
from deckbuild.writer.markup import painted

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.audit.reading.sheets import Sheet
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pipeline import Prepared
    from deckbuild.preview.draw.parts import Parts

_DRAWINGML = A.strip("{}")


class Drawn(NamedTuple):
    """A slide as SVG; `untrue` says what is not drawn quite as PowerPoint will."""

    svg: str
    untrue: tuple[str, ...]


_workshop = Workshop()


def draw(prepared: Prepared, number: int) -> Drawn:
    """The slide with that number, from 1 on, of a deck that was laid out."""
    template, slide = prepared.template, prepared.slides[number - 1]
    assert template is not None
    parts, part = _workshop.parts(slide, number, template)
    sheets = Sheets(parts)  # type: ignore[arg-type]
    sheet = sheets.slide(part)
    for field in sheet.root.iter(f"{A}fld"):
        if field.get("type") == "slidenum":
            for text in field.iterfind(f"{A}t"):
                text.text = str(number)
    scale = template.scale
    page = Box(0, 0, round(template.width * scale), round(template.height * scale))
    painter = Painter(parts.data)
    marks = [painter.layer(Layer(framed(page), "rect", paint)) for paint in background(sheet)]
    styles = Styles(_styles(parts))
    defaults = _defaults(template.presentation.head + template.presentation.middle)
    layout, *rest = sheet.above or (None,)
    if layout is not None and sheet.shows_above:
        for one in (*(rest if layout.shows_above else ()), layout):
            art = Sketch(one, defaults, styles, painter)
            art.read(placeholders=False)
            marks += art.marks
    own = Sketch(sheet, defaults, styles, painter, _charts(slide, sheet, scale))
    own.read()
    marks += own.marks
    return Drawn(_svg(page, marks, painter, slide), tuple(dict.fromkeys(painter.untrue)))


def _svg(page: Box, marks: list[str], painter: Painter, slide: LaidSlide) -> str:
    wide, high = short(page.cx / POINT), short(page.cy / POINT)
    defs = f"<defs>{''.join(painter.definitions)}</defs>" if painter.definitions else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'xml:lang="{escaped(slide.language)}">'
        f"{defs}{''.join(marks)}</svg>"
    )


def _charts(slide: LaidSlide, sheet: Sheet, scale: float) -> Callable[[str], str]:
    """Draws the slide's charts by their names."""
    plots = {one.name: one for one in slide.content if isinstance(one, Plot)}
    pen = Pen(sheet.fonts.body_font, slide.language, lambda color: _seen(color, sheet))
    drawn: dict[str, str] = {}

    def chart(name: str) -> str:
        if name in plots and name not in drawn:
            inside = "".join(plot(plots[name], pen))
            look: dict[str, str | float] = {
                "font_family": family(sheet.fonts.body_font),
                "transform": f"scale({scale:g})" if scale != 1 else "",
            }
            drawn[name] = tag("g", look, [inside])
        return drawn.get(name, "")

    return chart


def _seen(color: str, sheet: Sheet) -> tuple[str, float]:
    """A colour of the layout as it is seen on a slide: its CSS and its opacity."""
    holder = etree.fromstring(f'<h xmlns:a="{_DRAWINGML}">{painted(color)}</h>')
    found = color_of(holder, sheet.palette) or (0.0, 0.0, 0.0, 1.0)
    return css(found), found[3]


def _styles(parts: Parts) -> etree._Element | None:
    return parts.xml("ppt/tableStyles.xml") if parts.size("ppt/tableStyles.xml") else None


def _defaults(presentation: str) -> etree._Element | None:
    """The text styles that a presentation gives what is in no placeholder."""
    start = presentation.find("<p:defaultTextStyle")
    end = presentation.find("</p:defaultTextStyle>")
    if start < 0 or end < 0:
        return None
    inside = presentation[start:end] + "</p:defaultTextStyle>"
    head = f'<h xmlns:a="{_DRAWINGML}" xmlns:p="{P.strip("{}")}" '
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    return etree.fromstring(f"{head}{names}{inside}</h>")[0]
