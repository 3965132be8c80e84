"""The eleven slide layouts, each a list of places on the grid with what stands behind them."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from deckbuild.template import model
from deckbuild.template.model import Box
from template import grid
from template.master import DATE, FOOTER, FOOTERS_ON, NUMBER
from template.shapes import MUTED, NAMESPACES, Place, Style, background, block, placeholder, tree

_BULLETS = "First level\nSecond level\nThird level"


class Shape(NamedTuple):
    """A flat rectangle of a layout."""

    name: str
    box: Box
    color: str


class Sheet(NamedTuple):
    """A layout; `plain` leaves out the master's shapes, `dark_top` says that the strip is on a dark field."""

    name: str
    type: str
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...] = ()
    background: str = ""
    plain: bool = False
    dark_top: bool = False


_TITLE = Place("title", 0, "Title", "Title in one or two lines")


def _text(
    size: float,
    color: str = "tx1",
    bold: bool | None = None,
    before: float = 0,
    align: str | None = None,
    spacing: int | None = None,
) -> Style:
    """A level without a bullet."""
    return Style(size, bold, color, align, spacing, before, bullet="")


def _object(idx: int, name: str, box: Box, sizes: tuple[float, float, float] | None = None, size: str = "") -> Place:
    levels = tuple(Style(size=s) for s in sizes) if sizes else ()
    return Place("obj", idx, name, _BULLETS, box, levels, size=size)


_TITLE_WIDTH = grid.inches(10.6)
_COVER_TITLE = Style(size=44, color="bg1")


def _field(bottom: float) -> tuple[Shape, ...]:
    """The colour field at the top of cover and closing, with a lighter band below; `bottom` in inches."""
    end = grid.inches(bottom)
    band = Box(0, end, grid.WIDTH, grid.inches(0.09))
    return Shape("Field", Box(0, 0, grid.WIDTH, end), "tx2"), Shape("Band", band, "accent1")


def _cover() -> Sheet:
    box = grid.row(0.85, 2.62, width=_TITLE_WIDTH)
    title = Place("ctrTitle", 0, "Title", "Title of the talk", box, (_COVER_TITLE,), "b")
    lines = (_text(24, "tx2"), _text(20, before=4), _text(16, MUTED, before=4))
    prompt = "Speaker\nAffiliation, event, place and date\nRemarks"
    subtitle = Place("subTitle", 1, "Subtitle", prompt, grid.row(4.2, 2.3), lines, "t")
    return Sheet("Cover", "title", (title, subtitle), _field(3.8), plain=True, dark_top=True)


def _two_content() -> Sheet:
    (left, width), (right, _) = grid.columns(2)
    sizes = (22, 20, 18)
    places = (
        _TITLE,
        _object(1, "Left content", grid.row(grid.BODY_TOP, grid.BODY_HEIGHT, left, width), sizes, "half"),
        _object(2, "Right content", grid.row(grid.BODY_TOP, grid.BODY_HEIGHT, right, width), sizes, "half"),
    )
    return Sheet("Two Content", "twoObj", places)


def _comparison() -> Sheet:
    heading = (_text(20, "accent1", bold=True),)
    places = [_TITLE]
    shapes = []
    for i, (side, (left, width)) in enumerate(zip(("Left", "Right"), grid.columns(2), strict=True)):
        top = grid.row(grid.BODY_TOP, 0.68, left, width)
        below = grid.row(2.9, 3.52, left, width)
        places.append(Place("body", 2 * i + 1, f"{side} heading", "Heading", top, heading, "b"))
        places.append(_object(2 * i + 2, f"{side} content", below, (20, 18, 16), "quarter"))
        shapes.append(Shape(f"{side} rule", grid.row(2.72, 0.025, left, width), "accent1"))
    return Sheet("Comparison", "twoTxTwoObj", tuple(places), tuple(shapes))


def _visual() -> Sheet:
    points = grid.inches(4.55)
    start = grid.LEFT + points + grid.GUTTER
    places = (
        _TITLE,
        _object(1, "Points", grid.row(grid.BODY_TOP, grid.BODY_HEIGHT, grid.LEFT, points), (22, 20, 18), "half"),
        _object(
            2,
            "Visual",
            grid.row(grid.BODY_TOP, grid.BODY_HEIGHT, start, grid.LEFT + grid.CONTENT - start),
            (22, 20, 18),
            "half",
        )._replace(prompt="Chart, table or picture"),
    )
    return Sheet("Points and Visual", "txAndObj", places)


def _statement() -> Sheet:
    left = grid.LEFT + grid.inches(0.4)
    width = grid.CONTENT - grid.inches(0.8)
    places = (
        _TITLE,
        Place(
            "body",
            1,
            "Statement",
            "One sentence to remember",
            grid.row(2.1, 3.2, left, width),
            (_text(36, "tx2", spacing=95),),
            "ctr",
        ),
        Place(
            "body",
            2,
            "Attribution",
            "Who said it, where and when",
            grid.row(5.42, 0.9, left, width),
            (_text(20, MUTED),),
            "t",
        ),
    )
    bar = Shape("Bar", grid.row(2.1, 4.22, grid.LEFT, grid.inches(0.09)), "accent1")
    return Sheet("Statement", "secHead", places, (bar,), background="bg2")


def _figures() -> Sheet:
    places = [_TITLE]
    for i, (left, width) in enumerate(grid.columns(4)):
        value = (_text(48, "accent1", bold=True, spacing=90),)
        label = (_text(20),)
        places.append(Place("body", 2 * i + 1, f"Figure {i + 1}", "00", grid.row(2.45, 1.4, left, width), value, "b"))
        places.append(
            Place(
                "body",
                2 * i + 2,
                f"Label {i + 1}",
                "What it counts",
                grid.row(4.15, 2.2, left, width),
                label,
                "t",
            )
        )
    rule = Shape("Figures rule", grid.row(3.98, 0.025), "accent1")
    return Sheet("Figures", "", tuple(places), (rule,))


def _closing() -> Sheet:
    title = Place("title", 0, "Title", "Thank you", grid.row(0.85, 1.7, width=_TITLE_WIDTH), (_COVER_TITLE,), "b")
    lines = (_text(20, before=8), _text(18, before=4), _text(16, MUTED, before=4))
    words = Place("body", 1, "Text", "Disclaimer\nContact", grid.row(3.3, 3.2, width=_TITLE_WIDTH), lines, "t")
    return Sheet("Closing", "", (title, words), _field(2.9), plain=True, dark_top=True)


SHEETS = (
    _cover(),
    Sheet("Title and Content", "obj", (_TITLE, _object(1, "Content", grid.BODY)._replace(box=None))),
    _two_content(),
    _comparison(),
    _visual(),
    Sheet(
        "Title and Visual",
        "",
        (_TITLE, _object(1, "Visual", grid.BODY)._replace(prompt="Chart, table or picture")),
    ),
    _statement(),
    _figures(),
    Sheet("Title Only", "titleOnly", (_TITLE,)),
    _closing(),
    Sheet("Blank", "blank", ()),
)


def _strip(sheet: Sheet) -> tuple[Place, ...]:
    """The embargo line and the handling mark, above and below."""
    alarm = _text(12, "bg1" if sheet.dark_top else "accent5", bold=True, align="l")
    mark = _text(12, "bg1" if sheet.dark_top else "tx1", bold=True, align="r")
    foot = _text(12, bold=True, align="r")
    places = (
        Place("body", 20, model.EMBARGO, "Embargo", grid.EMBARGO, (alarm,)),
        Place("body", 21, model.MARKING, "MARKING", grid.MARKING, (mark,), inset=grid.MARK_INSET),
        Place("body", 22, model.MARKING_FOOT, "MARKING", grid.MARKING_FOOT, (foot,), inset=grid.MARK_INSET),
    )
    return tuple(place._replace(anchor="ctr", fixed=True, size="quarter") for place in places)


_FOOTERS = tuple(place._replace(box=None, anchor=None, fixed=False, levels=()) for place in (DATE, FOOTER, NUMBER))
"""The footer row, as the master has it."""


def layout(sheet: Sheet) -> str:
    """The part of a layout."""
    kind = f' type="{sheet.type}"' if sheet.type else ' userDrawn="1"'
    hidden = ' showMasterSp="0"' if sheet.plain else ""
    shapes = [block(i, *shape) for i, shape in enumerate(sheet.shapes, 2)]
    places = (*sheet.places, *_strip(sheet), *_FOOTERS)
    shapes += [placeholder(i, place) for i, place in enumerate(places, 2 + len(shapes))]
    return (
        f'<p:sldLayout {NAMESPACES}{hidden}{kind} preserve="1"><p:cSld name={quoteattr(sheet.name)}>'
        f"{background(sheet.background) if sheet.background else ''}{tree(shapes)}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{FOOTERS_ON}</p:sldLayout>"
    )
