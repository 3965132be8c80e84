"""The values a template is made of: layouts, their places for text, text styles, theme and package parts."""

from typing import NamedTuple

KINDS = (
    "cover",
    "content",
    "two-content",
    "comparison",
    "visual",
    "visual-only",
    "statement",
    "figures",
    "title-only",
    "closing",
    "blank",
)
"""What a layout can be for; a section names one of these, or it is inferred from the content."""

EMBARGO = "deckbuild:embargo"
MARKING = "deckbuild:marking"
MARKING_FOOT = "deckbuild:marking-foot"
"""Names of the placeholders that hold the embargo line and the handling mark (above and below)."""

OWN = "deckbuild:"
"""How deckbuild's own names begin."""

FURNITURE = ("dt", "ftr", "sldNum", "hdr", "sldImg")
TITLES = ("title", "ctrTitle")
BODIES = ("body", "obj")
VISUALS = ("pic", "chart", "tbl", "dgm", "media", "clipArt")
"""Types of placeholders: around the content, for the title, for text, for what is no text."""

MOST_BYTES = 300_000_000
"""No file larger than this is read as a template, packed or unpacked."""


class TemplateError(Exception):
    """A template that cannot be used; the message is one line in the user's words."""


class Box(NamedTuple):
    """A rectangle on the slide, in EMU (914,400 to the inch)."""

    x: int
    y: int
    cx: int
    cy: int


class Level(NamedTuple):
    """How the text of one paragraph level looks, resolved from layout, master and defaults.

    `size` and `before` (space above a paragraph) are in points, `margin` and `indent` (negative when
    hanging) in EMU. `spacing` is the line spacing as a fraction of single spacing, `font` a typeface.
    """

    size: float
    bold: bool
    font: str
    margin: int
    indent: int
    spacing: float
    before: float


class Placeholder(NamedTuple):
    """A place that a slide fills.

    `type` and `idx` identify it in its layout; `insets` are left, top, right, bottom in EMU; `anchor` is
    `t`, `ctr` or `b`; `levels` holds three levels or more. `own_box` says that the placeholder itself
    states its box, rather than the master. `size_attr` and `orient` are the attributes `sz` and `orient`
    that a slide must repeat, empty where there are none. `turned` says that its text does not run from left to
    right along the page, `moved` that the box is not the layout's, so that a slide has to state it. `rtl` is the
    alignment (`r`, or `ctr` and the like) of a place whose text runs from right to left, empty for any other.
    """

    type: str
    idx: int
    name: str
    box: Box
    insets: tuple[int, int, int, int]
    anchor: str
    levels: tuple[Level, ...]
    own_box: bool = True
    size_attr: str = ""
    orient: str = ""
    turned: bool = False
    moved: bool = False
    rtl: str = ""


class Layout(NamedTuple):
    """A slide layout: its name, its kind (one of `KINDS`, or empty), its part and its placeholders.

    `master` is the number of its master, from 0. `artwork` are the boxes of what it and its master draw themselves,
    backgrounds aside. `ink` is the colour for text on its ground where `tx1` cannot be read there. `mapping` holds
    the attributes of a colour map of its own, which its slides have to repeat.
    """

    name: str
    kind: str
    part: str
    placeholders: tuple[Placeholder, ...]
    master: int = 0
    artwork: tuple[Box, ...] = ()
    ink: str = ""
    mapping: str = ""


class Part(NamedTuple):
    """A part of the package as it is kept in the deck; relationship parts have no content type."""

    name: str
    content_type: str
    data: bytes


class Relation(NamedTuple):
    """A relationship of the presentation part; `target` as it is written there."""

    id: str
    type: str
    target: str


class Presentation(NamedTuple):
    """The presentation part, cut where the slides go.

    `head`, the slide list, `middle`, an `extLst` of `extensions` and sections, and the end tag, in this
    order, are the part.
    """

    head: str
    middle: str
    extensions: str


class Remark(NamedTuple):
    """Something to tell about a template: a diagnostic's code, level and message, and a way out."""

    code: str
    level: str
    message: str
    hint: str = ""


class Themed(NamedTuple):
    """What a deck's theme did to a template.

    `before` are the colours by slot that the theme of each master had; `without_logo` the parts of the layouts that
    have no corner free for the logo.
    """

    before: tuple[tuple[tuple[str, str], ...], ...]
    without_logo: tuple[str, ...] = ()


class Template(NamedTuple):
    """Everything a deck takes from its template.

    Sizes are in EMU, of a page of ordinary size: on one that is `scale` times as large, everything is as well.
    `notes` are the places of the notes master. `colors` pairs the theme's slots (`dk1` to `folHlink`) with RRGGBB.
    `parts` are all that the deck keeps, except the presentation part and its relationships, which are
    `presentation` and `relations`. `digest` changes whenever any of it does. `masters` names the masters; `home` is
    the number of the one that the file's own slides begin with. `themed` is there where a deck's theme lies over it.
    """

    name: str
    width: int
    height: int
    notes_width: int
    notes_height: int
    layouts: tuple[Layout, ...]
    notes: tuple[Placeholder, ...]
    heading_font: str
    body_font: str
    colors: tuple[tuple[str, str], ...]
    presentation: Presentation
    relations: tuple[Relation, ...]
    parts: tuple[Part, ...]
    digest: str
    masters: tuple[str, ...] = ()
    home: int = 0
    scale: float = 1.0
    remarks: tuple[Remark, ...] = ()
    themed: Themed | None = None
