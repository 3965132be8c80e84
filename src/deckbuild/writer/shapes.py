"""Shapes of a slide or notes page as PresentationML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.writer.markup import filled, quoted
from deckbuild.writer.text import Links, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Shape
    from deckbuild.template.model import Box, Level, Placeholder

TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""How every shape tree starts."""

_LISTS = ("body", "obj")
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Inside a `p:cNvPr`: nothing that a screen reader should tell of."""
_GREY = '<a:schemeClr val="tx1"><a:lumMod val="25000"/><a:lumOff val="75000"/></a:schemeClr>'
_NO_LEVELS: tuple[Level, ...] = ()


def shape(drawn: Shape, shape_id: int, language: str, links: Links) -> str:
    """A filled placeholder or a text box, as a `p:sp`."""
    place = drawn.placeholder
    name = f'<p:cNvPr id="{shape_id}" name="{quoted(drawn.name)}"/>'
    if place is None:
        lists = drawn.role == "body"
        text = paragraphs(drawn.paragraphs, _NO_LEVELS, language, links, lists, drawn.align, markers=drawn.markers)
        return _text_box(drawn, name, text)
    text = paragraphs(
        drawn.paragraphs,
        place.levels,
        language,
        links,
        _is_list(place) and drawn.role != "embargo" and drawn.role != "marking",
        drawn.align,
        against=place.rtl,
    )
    box = drawn.box or (place.box if place.moved else None)
    inside = (frame(box) if box else "") + filled(drawn.fill)
    look = f"<p:spPr>{inside}</p:spPr>" if inside else "<p:spPr/>"
    around = _insets(place) if place.moved else ""
    body = f"<a:bodyPr{around}><a:normAutofit/></a:bodyPr>" if drawn.shrink else f"<a:bodyPr{around}/>"
    return (
        f'<p:sp><p:nvSpPr>{name}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder(place)}</p:nvPr></p:nvSpPr>"
        f"{look}<p:txBody>{body}<a:lstStyle/>{text}</p:txBody></p:sp>"
    )


def _is_list(place: Placeholder) -> bool:
    """Whether a template may set bullets in a place; a subtitle's inherits them, unless its designer thought of it."""
    return place.type in _LISTS or (place.type == "subTitle" and place.levels[0].indent < 0)


def _insets(place: Placeholder) -> str:
    """The insets of a place that is not where its layout has it, in so many words."""
    return ' lIns="{}" tIns="{}" rIns="{}" bIns="{}"'.format(*place.insets)


def placeholder(place: Placeholder) -> str:
    """The `p:ph` that ties a shape to its layout's placeholder."""
    attributes = f' type="{place.type}"' if place.type != "obj" else ""
    attributes += f' orient="{place.orient}"' if place.orient else ""
    attributes += f' sz="{place.size_attr}"' if place.size_attr else ""
    attributes += f' idx="{place.idx}"' if place.idx else ""
    return f"<p:ph{attributes}/>"


def rule(name: str, shape_id: int, row: Box) -> str:
    """The hair line above the footer row, whose name carries the slide's identity through every client."""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{shape_id}" name="{quoted(name)}">{DECORATIVE}</p:cNvPr>'
        f'<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{row.x}" y="{row.y}"/>'
        f'<a:ext cx="{row.cx}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{row.cy}"><a:solidFill>{_GREY}</a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def all_of(shapes: Sequence[Shape], first_id: int, language: str, links: Links) -> str:
    """Shapes in reading order, numbered from `first_id`."""
    return "".join([shape(s, first_id + n, language, links) for n, s in enumerate(shapes)])


def _text_box(drawn: Shape, name: str, text: str) -> str:
    fill = filled(drawn.fill) or "<a:noFill/>"
    return (
        f'<p:sp><p:nvSpPr>{name}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{frame(drawn.place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{drawn.anchor or "t"}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{text}</p:txBody></p:sp>"
    )


def frame(box: Box) -> str:
    """Where a shape stands, as its `a:xfrm`."""
    return f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/></a:xfrm>'
