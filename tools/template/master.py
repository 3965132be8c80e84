"""The slide master: title, text, footer row, and what stands behind them on every slide."""

from __future__ import annotations

from deckbuild.template.model import Box
from template import grid
from template.shapes import (
    MUTED,
    NAMESPACES,
    Place,
    Style,
    background,
    block,
    level,
    levels,
    placeholder,
    tree,
)

STEP = 342900
"""How far a level hangs, and how much deeper the next one starts."""

TITLE_STYLE = Style(size=32, bold=True, color="tx2", align="l", spacing=90, before=0, bullet="", font="mj")
_SMALL = Style(size=10, bold=False, color=MUTED, align="l", before=0, bullet="")

FOOTER = Place("ftr", 11, "Footer", "Disclaimer", grid.FOOTER, (_SMALL,), "ctr", fixed=True)
DATE = Place(
    "dt",
    10,
    "Date",
    "01/01/2026",
    grid.DATE,
    (_SMALL._replace(align="r"),),
    "ctr",
    fixed=True,
    field="{5C0DB05B-2F4C-4A6B-9D4C-0B7D3C2A1E01}",
)
NUMBER = Place(
    "sldNum",
    12,
    "Slide Number",
    "‹#›",
    grid.NUMBER,
    (_SMALL._replace(align="r", size=12),),
    "ctr",
    fixed=True,
    field="{5C0DB05B-2F4C-4A6B-9D4C-0B7D3C2A1E02}",
)
COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
FIRST_ID = 2147483648


def body_styles(sizes: tuple[float, float, float] = (24, 20, 18)) -> tuple[Style, ...]:
    """Bulleted levels: the three a slide uses, then more of the third for whoever goes deeper by hand."""
    before = (10, 6, 4)
    marks = ("•", "–", "•")
    return tuple(
        Style(
            size=sizes[min(i, 2)],
            bold=False,
            color="tx1",
            align="l",
            spacing=100,
            before=before[min(i, 2)],
            bullet=marks[i] if i < 3 else "–•"[i % 2],
            margin=STEP + i * (STEP + 28575),
            hanging=STEP,
            font="mn",
        )
        for i in range(9)
    )


def other_styles() -> tuple[Style, ...]:
    """Plain text outside placeholders' own styles: text boxes, footers, tables."""
    return tuple(Style(18, False, "tx1", "l", None, None, "", i * 457200, 0, "mn") for i in range(9))


def master(layouts: int) -> str:
    """The slide master part for so many layouts, whose relationships are rId1, rId2 and on."""
    places = [
        Place("title", 0, "Title", "Click to edit the title", grid.TITLE, anchor="b"),
        Place("body", 1, "Text", "First level\nSecond level\nThird level", grid.BODY, anchor="t"),
        DATE,
        FOOTER,
        NUMBER,
    ]
    shapes = [block(2, "Edge", Box(0, 0, grid.inches(0.22), grid.HEIGHT), "tx2")]
    shapes += [placeholder(i, place, on_master=True) for i, place in enumerate(places, 3)]
    ids = "".join(f'<p:sldLayoutId id="{FIRST_ID + i}" r:id="rId{i}"/>' for i in range(1, layouts + 1))
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree(shapes)}</p:cSld>{COLOR_MAP}"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{FOOTERS_ON}"
        f"<p:txStyles><p:titleStyle>{level('lvl1pPr', TITLE_STYLE)}</p:titleStyle>"
        f"<p:bodyStyle>{levels(body_styles())}</p:bodyStyle>"
        f'<p:otherStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>{levels(other_styles())}</p:otherStyle>'
        "</p:txStyles></p:sldMaster>"
    )


FOOTERS_ON = '<p:hf hdr="0" dt="0"/>'
"""A slide added by hand gets footer and number too; the date is the deck's choice."""
