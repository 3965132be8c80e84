"""Slides as values: what their layouts draw, their own shapes, and how each text can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.frames import framed
from deckbuild.audit.grounds import Grounds
from deckbuild.audit.paints import Layer, Paint, Solid
from deckbuild.audit.reading.elements import P, number
from deckbuild.audit.reading.fills import fill_of, named_fill
from deckbuild.audit.reading.shapes import Drawing, Found
from deckbuild.audit.values import Slide
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from deckbuild.audit.paints import Raster
    from deckbuild.audit.reading.sheets import Sheet, Sheets
    from deckbuild.audit.reading.tables import Styles
    from deckbuild.audit.values import Shape


class Slides:
    """Reads slides one after another; remembers what layouts draw."""

    def __init__(
        self,
        sheets: Sheets,
        page: Box,
        defaults: etree._Element | None,
        styles: Styles,
        jumps: frozenset[str],
        rasters: Callable[[str], Raster | None],
    ) -> None:
        self.sheets, self.page, self.defaults, self.styles = sheets, page, defaults, styles
        self.jumps, self.rasters = jumps, rasters
        self._drawn: dict[str, Drawing] = {}

    def read(self, part: str, number_: int) -> Slide:
        """The slide in a part."""
        sheet = self.sheets.slide(part)
        layers = [Layer(framed(self.page), "rect", paint) for paint in background(sheet)]
        art = self._art(sheet) if sheet.shows_above else []
        for drawing in art:
            layers += drawing.layers
        below = len(layers)
        own = self._drawing(sheet).read()
        grounds = Grounds([*layers, *own.layers], self.rasters)
        shapes = tuple(self._seen(found, below, grounds) for found in own.found)
        words = tuple(text for drawing in art for one in drawing.found if (text := one.shape.text.strip()))
        return Slide(
            number_,
            part,
            sheet.root.get("show") in ("0", "false"),
            shapes,
            self._notes(part),
            words,
            _seconds(sheet.root),
        )

    def _drawing(self, sheet: Sheet) -> Drawing:
        return Drawing(sheet, self.defaults, self.styles, self.jumps)

    def _art(self, sheet: Sheet) -> list[Drawing]:
        """What the master and the layout of a slide draw, from the back to the front."""
        layout, *rest = sheet.above or (None,)
        if layout is None:
            return []
        shown = (*(rest if layout.shows_above else ()), layout)
        for one in shown:
            if one is not None and one.part not in self._drawn:
                self._drawn[one.part] = self._drawing(one).read(placeholders=False)
        return [self._drawn[one.part] for one in shown if one is not None]

    def _seen(self, found: Found, below: int, grounds: Grounds) -> Shape:
        """A shape with how its texts can be read."""
        shape = found.shape
        if shape.frame is None or shape.hidden:
            return shape
        if shape.body is None and not shape.cells:
            return shape
        texts = [(shape.body, shape.frame)] if shape.body else [(cell.body, cell.frame) for cell in shape.cells]
        legible = [one for body, frame in texts for one in grounds.legible(body, frame, below + found.below)]
        covered = 0.0
        if shape.body is not None and shape.text.strip():
            covered = grounds.covered(shape.body, shape.frame, below + found.below)
        return shape._replace(legible=tuple(legible), covered=covered)

    def _notes(self, part: str) -> str:
        """What the speaker says to a slide."""
        package = self.sheets.package
        target = next((link.target for link in package.links(part) if link.kind == "notesSlide"), "")
        if not target:
            return ""
        return notes_text(package.xml(target))


def background(sheet: Sheet) -> list[Paint]:
    """What the page is painted with: the background of the first sheet that has one."""
    base: list[Paint] = [Solid((*sheet.master.palette.slot("bg1"), 1.0))]
    for one in (sheet, *sheet.above):
        background = one.root.find(f"{P}cSld/{P}bg")
        if background is None:
            continue
        named, own = background.find(f"{P}bgRef"), background.find(f"{P}bgPr")
        paint = named_fill(named, one) if named is not None else fill_of(own, None, one)
        return base if paint is None else [*base, paint]
    return base


def notes_text(root: etree._Element) -> str:
    """The words of a notes page's body."""
    lines = []
    for shape in root.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and place.get("type") == "body":
            paragraphs = (paragraph.iter("{*}t") for paragraph in shape.iter("{*}p"))
            lines += ["".join(text.text or "" for text in texts) for texts in paragraphs]
    return "\n".join(lines).strip()


def _seconds(root: etree._Element) -> float | None:
    """Seconds after which a slide goes on by itself."""
    for transition in root.iter(f"{P}transition"):
        if transition.get("advTm") is not None:
            return number(transition.get("advTm")) / 1000
    return None
