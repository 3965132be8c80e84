"""What an audit knows of a deck from anywhere: slides, shapes, text as it looks, and what else is in the file."""

from __future__ import annotations

from typing import NamedTuple

from deckbuild.audit.frames import Frame
from deckbuild.audit.paints import Rgba
from deckbuild.source import NOWHERE, Source, Span
from deckbuild.template.model import FURNITURE, TITLES

FOOTERS = ("dt", "ftr", "sldNum", "hdr")


class Link(NamedTuple):
    """Where a run or shape leads: the `target` as the file has it, and whether that is outside of it.

    `kind` is the last word of the relationship's type, `action` what PowerPoint does. `broken` says in a few words
    what is wrong with it, or is empty.
    """

    target: str
    external: bool
    kind: str = "hyperlink"
    action: str = ""
    broken: str = ""


class Run(NamedTuple):
    """Words that look the same. `size` is in points, before a box shrinks its text; `color` None when unknown.

    `font` and `east` are typefaces, the latter empty where the system chooses. `language` is the tag that applies,
    `tagged` says whether the run states it by itself. `lines` holds `under` and `through` for lines at the letters.
    """

    text: str
    size: float
    bold: bool
    font: str
    east: str
    color: Rgba | None
    language: str
    tagged: bool
    link: Link | None = None
    italic: bool = False
    lines: str = ""


class Marker(NamedTuple):
    """What stands before a paragraph: a `text`, or a number by a `scheme` such as `arabicPeriod`, from `start` on.

    `color` and `font` are None and empty for those of the text, `scale` is its size as a share of the text's.
    """

    text: str = ""
    scheme: str = ""
    start: int = 1
    color: Rgba | None = None
    font: str = ""
    scale: float = 1.0


class Paragraph(NamedTuple):
    """One paragraph: `margin` and `indent` in EMU, `before` and `after` in points, `spacing` of single lines.

    `bullet` says that the program draws one, `align` is `l`, `ctr`, `r` or `just`.
    """

    runs: tuple[Run, ...]
    level: int
    align: str
    margin: int
    indent: int
    spacing: float
    before: float
    after: float
    bullet: bool
    marker: Marker | None = None
    rtl: bool = False

    @property
    def text(self) -> str:
        """Its words; soft breaks are spaces."""
        return "".join(run.text for run in self.runs).replace("\v", " ")


class Body(NamedTuple):
    """The text of a shape or cell and how it stands in its box.

    `insets` are left, top, right, bottom in EMU. `autofit` is `none`, `shape` (the box grows) or `text` (the text
    shrinks), by `scale` of its sizes and with lines closer by `reduction`. `turned` is the angle of the text in its
    shape, in degrees.
    """

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[int, int, int, int]
    anchor: str
    wraps: bool
    autofit: str
    scale: float
    reduction: float
    turned: int
    columns: int

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def runs(self) -> list[Run]:
        """The runs of all its paragraphs."""
        return [run for paragraph in self.paragraphs for run in paragraph.runs]


class Cell(NamedTuple):
    """A cell of a table; `spans` says that it is merged with others."""

    row: int
    column: int
    body: Body
    frame: Frame
    spans: bool


class Legible(NamedTuple):
    """How words can be told from what is behind them: nine letters of ten have this contrast or more.

    `contrast` is None where what is behind them cannot be known. `ground` is the colour there.
    """

    text: str
    size: float
    bold: bool
    color: Rgba
    ground: Rgba | None
    contrast: float | None


class Media(NamedTuple):
    """A sound or film: its relationship's target, whether it is linked only, and whether it has captions."""

    kind: str
    target: str
    external: bool
    captions: bool


class Shape(NamedTuple):
    """One shape of a slide, where it stands on the page.

    `kind` is `text`, `shape` (without words), `line`, `picture`, `media`, `table`, `chart`, `diagram`, `object` or
    `group`. `number` counts the shapes of its part in the order of the file. `place` is the type of a placeholder.
    `covered` is the share of its letters that lie below another shape, `part` the picture's, chart's or object's.
    `cropped` is the share of a picture that is cut off but still there, `inside` says that it is part of a group.
    """

    kind: str
    name: str
    number: int
    frame: Frame | None
    place: str = ""
    alt: str = ""
    decorative: bool = False
    hidden: bool = False
    body: Body | None = None
    cells: tuple[Cell, ...] = ()
    header: bool = True
    link: Link | None = None
    part: str = ""
    media: Media | None = None
    inside: bool = False
    told: bool = False
    visible: bool = True
    legible: tuple[Legible, ...] = ()
    covered: float = 0.0
    cropped: float = 0.0

    @property
    def called(self) -> str:
        """The name that PowerPoint's selection pane shows, in quotes."""
        return f"“{self.name}”" if self.name else f"a {self.kind} without a name"

    @property
    def is_title(self) -> bool:
        """Whether it is the slide's title."""
        return self.place in TITLES

    @property
    def is_furniture(self) -> bool:
        """Whether it is a date, footer or number."""
        return self.place in FURNITURE

    @property
    def text(self) -> str:
        """The words of the shape or of its cells."""
        if self.body is not None:
            return self.body.text
        return "\n".join(cell.body.text for cell in self.cells)

    @property
    def bodies(self) -> list[Body]:
        """Its texts: one, or one for each cell."""
        return [self.body] if self.body is not None else [cell.body for cell in self.cells]


class Slide(NamedTuple):
    """One slide; `drawn` are the texts that its layout and master draw, which screen readers do not read."""

    number: int
    part: str
    hidden: bool
    shapes: tuple[Shape, ...]
    notes: str
    drawn: tuple[str, ...] = ()
    seconds: float | None = None

    @property
    def title(self) -> str:
        """The words of its title on one line, or an empty text."""
        titles = (" ".join(shape.text.split()) for shape in self.shapes if shape.is_title)
        return next((title for title in titles if title), "")

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(text for shape in self.shapes if (text := shape.text))

    @property
    def seen(self) -> list[Shape]:
        """Its shapes that are not hidden."""
        return [shape for shape in self.shapes if not shape.hidden]


class Comment(NamedTuple):
    """A remark of a reviewer on a slide (0: one whose slide is gone)."""

    slide: int
    author: str
    text: str


class Picture(NamedTuple):
    """A media part and what its metadata tells: words such as `the place where it was taken`."""

    part: str
    kind: str
    tells: tuple[str, ...]
    slides: tuple[int, ...]


class Unused(NamedTuple):
    """A part that nothing in the deck leads to, or a slide that is in no list, with the words in it."""

    part: str
    text: str


class Properties(NamedTuple):
    """What the file says about itself; `custom` are pairs of name and value, `final` says that it is marked so."""

    title: str = ""
    creator: str = ""
    modified_by: str = ""
    company: str = ""
    manager: str = ""
    template: str = ""
    base: str = ""
    custom: tuple[tuple[str, str], ...] = ()
    final: bool = False


class Deck(NamedTuple):
    """A deck as it was read; sizes are in EMU.

    `sections` are names, `authors` those of the remarks. `links` pairs parts with what they lead to outside, `history`
    are parts that tell of edits and printers, `macros` those that can be run, `data` those of other programs.
    `locked` says how it is kept from being changed, `embedded` are fonts that it brings, `own` whether deckbuild made
    it. `outline` is a text with the title of each slide on a line.
    """

    path: str
    width: int
    height: int
    slides: tuple[Slide, ...]
    sections: tuple[str, ...]
    properties: Properties
    comments: tuple[Comment, ...] = ()
    authors: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    unused: tuple[Unused, ...] = ()
    links: tuple[tuple[str, Link], ...] = ()
    history: tuple[str, ...] = ()
    macros: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    thumbnail: str = ""
    locked: str = ""
    embedded: tuple[str, ...] = ()
    own: bool = False
    outline: Source = NOWHERE.source

    def at(self, number: int = 0) -> Span:
        """The place of a slide: its line in the outline, a title for each; of the file as a whole for 0."""
        if not number:
            return Span(Source(self.path, ""), 0, 0)
        return Span(self.outline, self.outline.start_of(number), self.outline.start_of(number))
