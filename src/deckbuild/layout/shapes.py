"""What stands on a slide: text in placeholders and boxes, and native charts, tables, pictures and drawings.

Colours are a slot of the theme (`accent1`, `tx1`, `bg2` …), so that a recoloured theme carries them along, or
RRGGBB where a colour must stay what it is. A slot may be changed: `tx2+60` is 60 % lighter, `accent1-25` 25 % darker,
as PowerPoint's own palette offers them; `@70` at the end leaves 30 % of what is behind to be seen.
"""

from typing import NamedTuple

from deckbuild.layout.plots import Plot as Plot
from deckbuild.richtext import Run
from deckbuild.template.model import Box, Placeholder

EMU_PER_POINT = 12700

HANGING = 228600
"""EMU that a marker takes at each level where the template hangs none: a quarter of an inch."""


class Paragraph(NamedTuple):
    """A paragraph as it is written: `size` in points, 0 for the placeholder's own.

    `level` counts from 0. `marker` is `bullet`, `number`, `dash` or `none`; `number` is where a numbered list
    starts or goes on, and `hanging` the EMU that its marker takes where the template's own are too few. `field`
    makes the text a field of that type, such as `slidenum`. `color` is a colour, empty for the placeholder's own.
    `language` is the words' own where it is not the slide's: a disclaimer stays in the deck's. `before` is the
    points above it, 0 for the placeholder's own.
    """

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = "none"
    number: int = 1
    hanging: int = 0
    size: float = 0.0
    field: str = ""
    color: str = ""
    language: str = ""
    before: float = 0.0

    def sized(self, size: float) -> "Paragraph":
        """The same in another size; written out, for `_replace` takes four times as long and every slide needs it."""
        runs, level, marker, number, hanging, _, field, color, language, before = self
        return Paragraph(runs, level, marker, number, hanging, size, field, color, language, before)


def inked(paragraphs: tuple[Paragraph, ...], ink: str) -> tuple[Paragraph, ...]:
    """Paragraphs of a text box in the colour that can be read on the slide's ground (see `Layout.ink`)."""
    return tuple([p if p.color else p._replace(color=ink) for p in paragraphs]) if ink else paragraphs


class Shape(NamedTuple):
    """A filled placeholder, a text box (no placeholder), or a line (`role` is `rule`).

    `box` overrides the placeholder's; `shrink` leaves PowerPoint the right to shrink text that a person adds.
    `align` is `l`, `r`, `ctr` or empty, `fill` a colour or empty, `markers` the colour of bullets and numbers in a
    text box, empty for the text's.
    """

    role: str
    name: str
    paragraphs: tuple[Paragraph, ...] = ()
    placeholder: Placeholder | None = None
    box: Box | None = None
    shrink: bool = False
    align: str = ""
    anchor: str = ""
    fill: str = ""
    markers: str = ""

    @property
    def place(self) -> Box:
        """Where the shape stands."""
        if self.box is not None:
            return self.box
        assert self.placeholder is not None
        return self.placeholder.box


class Image(NamedTuple):
    """A picture of a file, cut to `crop`: what is left out at left, top, right and bottom, as parts of its size.

    `width` and `height` are the pixels of the picture as it is to be seen, turned as its camera said. `digest` is
    that of the file's bytes, `form` what it is kept as (`jpeg`, `png` or `svg`). `alt` is empty for a decorative
    one.
    """

    name: str
    alt: str
    box: Box
    file: str
    digest: str
    width: int
    height: int
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    placeholder: Placeholder | None = None
    form: str = "png"


class Cell(NamedTuple):
    """A cell of a table: its paragraphs, `align` (`l`, `r`, `ctr`), and the colour of a tint, or empty."""

    paragraphs: tuple[Paragraph, ...]
    align: str = "l"
    fill: str = ""


class Grid(NamedTuple):
    """A table: `columns` and `heights` in EMU add up to the box; the first row is the header where `has_header`.

    `style` is the id of a table style, `banded` whether that tints every other row. `insets` are those of every cell:
    left, top, right and bottom in EMU.
    """

    name: str
    alt: str
    box: Box
    columns: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_header: bool = True
    placeholder: Placeholder | None = None
    style: str = ""
    banded: bool = True
    insets: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    anchor: str = "ctr"


class Drawing(NamedTuple):
    """A native shape of a preset geometry (`rect`, `ellipse`, `line` …) with text in it or without.

    `fill` and `line` are colours, empty for none; `weight` is the line's, in points. `insets` are left, top, right
    and bottom in EMU. `align` is `l`, `r`, `ctr` or empty for the side where the language begins. A drawing is
    decorative unless it has text.
    """

    name: str
    box: Box
    preset: str = "rect"
    fill: str = ""
    line: str = ""
    weight: float = 1.0
    paragraphs: tuple[Paragraph, ...] = ()
    align: str = ""
    anchor: str = "t"
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)


class Group(NamedTuple):
    """Drawings that belong together and move together; their boxes are the slide's own coordinates.

    Without an `alt` the group is read by the texts of its drawings alone.
    """

    name: str
    alt: str
    box: Box
    drawings: tuple[Drawing, ...]


Visual = Image | Grid | Plot | Group | Drawing
"""What stands on a slide and is not text in a placeholder or box."""

Content = Shape | Visual
"""Anything that stands on a slide between title and footer."""
