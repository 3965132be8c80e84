"""The notes and handout masters: pages that a speaker prints and reads from."""

from __future__ import annotations

from deckbuild.template.model import Box
from template.grid import inches
from template.master import COLOR_MAP
from template.shapes import MUTED, NAMESPACES, Place, Style, background, levels, placeholder, tree

WIDTH, HEIGHT = 6858000, 9144000
_LEFT, _RIGHT = 0.6, 6.9
_SMALL = Style(size=10, bold=False, color=MUTED, align="l", before=0, bullet="")
_NUMBER = "{5C0DB05B-2F4C-4A6B-9D4C-0B7D3C2A1E03}"
_DATE = "{5C0DB05B-2F4C-4A6B-9D4C-0B7D3C2A1E04}"


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(inches(left), inches(top), inches(right) - inches(left), inches(bottom) - inches(top))


def notes_master() -> str:
    """The notes page: a small picture of the slide beside the header, the rest for the words to say."""
    places = [
        Place("sldImg", 2, "Slide Image", "", _box(_LEFT, 0.45, 3.2667, 1.95)),
        Place(
            "hdr",
            0,
            "Header",
            "",
            _box(3.5, 0.45, _RIGHT, 1.45),
            (_SMALL._replace(bold=True, color="accent5"),),
            "t",
            True,
            "quarter",
        ),
        Place("dt", 1, "Date", "01/01/2026", _box(3.5, 1.6, _RIGHT, 1.95), (_SMALL,), "b", True, field=_DATE),
        Place(
            "body",
            3,
            "Notes",
            "First level\nSecond level\nThird level",
            _box(_LEFT, 2.15, _RIGHT, 9.3),
            (),
            "t",
            True,
            "quarter",
        ),
        Place("ftr", 4, "Footer", "", _box(_LEFT, 9.42, 6.05, 9.8), (_SMALL,), "ctr", True, "quarter"),
        Place(
            "sldNum",
            5,
            "Slide Number",
            "‹#›",
            _box(6.2, 9.42, _RIGHT, 9.8),
            (_SMALL._replace(align="r", size=12),),
            "ctr",
            True,
            "quarter",
            _NUMBER,
        ),
    ]
    shapes = [placeholder(i, place, on_master=True) for i, place in enumerate(places, 2)]
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree(shapes)}</p:cSld>{COLOR_MAP}"
        f"<p:hf/><p:notesStyle>{levels(_spoken())}</p:notesStyle></p:notesMaster>"
    )


def _spoken() -> tuple[Style, ...]:
    """Plain paragraphs at 12 points; lists are marked by the notes themselves."""
    return tuple(Style(12, False, "tx1", "l", 100, 5 if i == 0 else 2, "", i * 228600, 0, "mn") for i in range(9))


def handout_master() -> str:
    """The handout page: header and footer in the corners."""
    right = _SMALL._replace(align="r")
    places = [
        Place(
            "hdr",
            0,
            "Header",
            "",
            _box(_LEFT, 0.3, 4.9, 0.75),
            (_SMALL._replace(bold=True, color="accent5"),),
            "ctr",
            True,
            "quarter",
        ),
        Place(
            "dt",
            1,
            "Date",
            "01/01/2026",
            _box(5.0, 0.3, _RIGHT, 0.75),
            (right,),
            "ctr",
            True,
            "quarter",
            _DATE,
        ),
        Place("ftr", 2, "Footer", "", _box(_LEFT, 9.3, 6.05, 9.75), (_SMALL,), "ctr", True, "quarter"),
        Place(
            "sldNum",
            3,
            "Slide Number",
            "‹#›",
            _box(6.2, 9.3, _RIGHT, 9.75),
            (right._replace(size=12),),
            "ctr",
            True,
            "quarter",
            _NUMBER,
        ),
    ]
    shapes = [placeholder(i, place, on_master=True) for i, place in enumerate(places, 2)]
    return (
        f"<p:handoutMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree(shapes)}</p:cSld>{COLOR_MAP}"
        "<p:hf/></p:handoutMaster>"
    )
