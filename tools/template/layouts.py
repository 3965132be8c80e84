"""The eleven slide layouts, each a list of places on the grid with what stands behind them."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from template import grid
from template.master import DATE, FOOTER, FOOTERS_ON, NUMBER, body_styles
from template.shapes import MUTED, NAMESPACES, Place, Style, background, block, placeholder, tree

from deckbuild.template import model
from deckbuild.template.model import Box

_BULLETS = "First level\nSecond level\nThird level"


class Shape(NamedTuple):
    """A flat rectangle of a layout."""

    name: str
    box: Box
    color: str


class Sheet(NamedTuple):
    """A layout; `plain` leaves out the master's own shapes, `dark` is for a dark background all over."""

    name: str
    type: str
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...] = ()
    background: str = ""
    plain: bool = False
    dark: bool = False
    dark_top: bool = False


_TITLE = Place("title", 0, "Title", "Title in one or two lines")


def _text(size: float, **changes: object) -> Style:
    """A level without a bullet."""
    return Style(size=size, before=0, bullet="")._replace(**changes)


def _object(idx: int, name: str, box: Box, sizes: tuple[float, float, float] | None = None, size: str = "") -> Place:
    levels = tuple(Style(size=s) for s in sizes) if sizes else ()
    return Place("obj", idx, name, _BULLETS, box, levels, size=size)


def _cover() -> Sheet:
    title = Place(
        "ctrTitle",
        0,
        "Title",
        "Title of the talk",
        grid.row(0.85, 2.62, width=grid.inches(10.6)),
        (Style(size=44, color="bg1"),),
        "b",
    )
    lines = (_text(24, color="tx2"), _text(20, before=4), _text(16, color=MUTED, before=4))
    subtitle = Place(
        "subTitle", 1, "Subtitle", "Speaker and affiliation\nEvent, place and date", grid.row(4.2, 2.3), lines, "t"
    )
    field = Shape("Field", Box(0, 0, grid.WIDTH, grid.inches(3.8)), "tx2")
    band = Shape("Band", Box(0, grid.inches(3.8), grid.WIDTH, grid.inches(0.09)), "accent1")
    return Sheet("Cover", "title", (title, subtitle), (field, band), plain=True, dark_top=True)


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
    heading = (_text(22, bold=True, color="accent1"),)
    places = [_TITLE]
    shapes = []
    for i, (side, (left, width)) in enumerate(zip(("Left", "Right"), grid.columns(2), strict=True)):
        top = grid.row(grid.BODY_TOP, 0.76, left, width)
        below = grid.row(2.98, 3.44, left, width)
        places.append(Place("body", 2 * i + 1, f"{side} heading", "Heading", top, heading, "b"))
        places.append(_object(2 * i + 2, f"{side} content", below, (20, 18, 16), "quarter"))
        shapes.append(Shape(f"{side} rule", grid.row(2.82, 0.025, left, width), "accent1"))
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
            (_text(36, color="tx2", spacing=95),),
            "ctr",
        ),
        Place(
            "body",
            2,
            "Attribution",
            "Who said it, where and when",
            grid.row(5.42, 0.9, left, width),
            (_text(20, color=MUTED),),
            "t",
        ),
    )
    bar = Shape("Bar", grid.row(2.1, 4.22, grid.LEFT, grid.inches(0.09)), "accent1")
    return Sheet("Statement", "secHead", places, (bar,), background="bg2")


def _figures() -> Sheet:
    places = [_TITLE]
    for i, (left, width) in enumerate(grid.columns(4)):
        value = (_text(54, bold=True, color="accent1", spacing=90),)
        label = (_text(20, color="tx1"),)
        places.append(Place("body", 2 * i + 1, f"Figure {i + 1}", "00", grid.row(2.3, 1.4, left, width), value, "b"))
        places.append(
            Place("body", 2 * i + 2, f"Label {i + 1}", "What it counts", grid.row(3.95, 2.2, left, width), label, "t")
        )
    rule = Shape("Figures rule", grid.row(3.81, 0.025), "accent1")
    return Sheet("Figures", "", tuple(places), (rule,))


def _closing() -> Sheet:
    title = Place(
        "title", 0, "Title", "Thank you", grid.row(1.0, 2.1, width=grid.inches(10.6)), (Style(size=40, color="bg1"),), "b"
    )
    lines = (_text(20, color="bg1", before=8), _text(18, color="bg2", before=4), _text(16, color="bg2", before=4))
    words = Place("body", 1, "Text", "Disclaimer and contact", grid.row(3.62, 2.8, width=grid.inches(10.6)), lines, "t")
    band = Shape("Band", grid.row(3.32, 0.06, width=grid.inches(1.6)), "bg1")
    return Sheet("Closing", "", (title, words), (band,), background="tx2", plain=True, dark=True)


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
    dark = sheet.dark or sheet.dark_top
    alarm = _text(12, bold=True, color="bg1" if dark else "accent5", align="l")
    mark = _text(12, bold=True, color="bg1" if dark else "tx1", align="r")
    foot = mark._replace(color="bg1" if sheet.dark else "tx1")
    return (
        Place("body", 20, model.EMBARGO, "Embargo", grid.EMBARGO, (alarm,), "ctr", True, "quarter"),
        Place("body", 21, model.MARKING, "MARKING", grid.MARKING, (mark,), "ctr", True, "quarter"),
        Place("body", 22, model.MARKING_FOOT, "MARKING", grid.MARKING_FOOT, (foot,), "ctr", True, "quarter"),
    )


def _footers(sheet: Sheet) -> tuple[Place, ...]:
    """The footer row, as on the master; only its colour differs on a dark background."""
    color = (Style(color="bg2"),) if sheet.dark else ()
    return tuple(place._replace(box=None, anchor=None, fixed=False, levels=color) for place in (DATE, FOOTER, NUMBER))


def layout(sheet: Sheet) -> str:
    """The part of a layout."""
    kind = f' type="{sheet.type}"' if sheet.type else ' userDrawn="1"'
    hidden = ' showMasterSp="0"' if sheet.plain else ""
    shapes = [block(i, *shape) for i, shape in enumerate(sheet.shapes, 2)]
    places = (*sheet.places, *_strip(sheet), *_footers(sheet))
    shapes += [placeholder(i, place) for i, place in enumerate(places, 2 + len(shapes))]
    return (
        f'<p:sldLayout {NAMESPACES}{hidden}{kind} preserve="1"><p:cSld name={quoteattr(sheet.name)}>'
        f"{background(sheet.background) if sheet.background else ''}{tree(shapes)}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{FOOTERS_ON}</p:sldLayout>"
    )
