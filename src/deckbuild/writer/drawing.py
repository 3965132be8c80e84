"""Native shapes, alone or in a group that moves as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.layout.shapes import EMU_PER_POINT, Group
from deckbuild.writer.markup import filled, quoted
from deckbuild.writer.shapes import DECORATIVE, frame
from deckbuild.writer.text import paragraphs
from deckbuild.writer.visuals import INNER

if TYPE_CHECKING:
    from deckbuild.layout.shapes import Drawing
    from deckbuild.template.model import Level
    from deckbuild.writer.text import Links
    from deckbuild.writer.visuals import Attached

_NO_LEVELS: tuple[Level, ...] = ()


def xml(drawn: Group | Drawing, shape_id: int, language: str, links: Links, _attached: Attached) -> str:
    """A group as `p:grpSp`, a line as `p:cxnSp`, any other shape as `p:sp`; they bring no parts along."""
    if not isinstance(drawn, Group):
        return _shape(drawn, shape_id, language, links)
    x, y, cx, cy = drawn.box
    first = shape_id * INNER
    inside = "".join([_shape(one, first + n, language, links) for n, one in enumerate(drawn.drawings)])
    described = f' descr="{quoted(drawn.alt)}"' if drawn.alt else ""
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{shape_id}" name="{quoted(drawn.name)}"{described}/><p:cNvGrpSpPr/>'
        f'<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{cx}" cy="{cy}"/></a:xfrm></p:grpSpPr>{inside}</p:grpSp>'
    )


def _shape(drawn: Drawing, shape_id: int, language: str, links: Links) -> str:
    name = f'<p:cNvPr id="{shape_id}" name="{quoted(drawn.name)}"'
    look = (
        f'<p:spPr>{frame(drawn.box)}<a:prstGeom prst="{drawn.preset}"><a:avLst/></a:prstGeom>'
        f"{'' if drawn.preset == 'line' else filled(drawn.fill) or '<a:noFill/>'}{_outline(drawn)}</p:spPr>"
    )
    if drawn.preset == "line":
        head = f"<p:nvCxnSpPr>{name}>{DECORATIVE}</p:cNvPr><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        return f"<p:cxnSp>{head}{look}</p:cxnSp>"
    if not drawn.paragraphs:
        return f"<p:sp><p:nvSpPr>{name}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>{look}</p:sp>"
    kind = "<p:cNvSpPr/>" if drawn.fill or drawn.line else '<p:cNvSpPr txBox="1"/>'
    text = paragraphs(drawn.paragraphs, _NO_LEVELS, language, links, False, drawn.align)
    left, top, right, bottom = drawn.insets
    return (
        f"<p:sp><p:nvSpPr>{name}/>{kind}<p:nvPr/></p:nvSpPr>{look}"
        f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'anchor="{drawn.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{text}</p:txBody></p:sp>'
    )


def _outline(drawn: Drawing) -> str:
    if not drawn.line:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{round(drawn.weight * EMU_PER_POINT)}">{filled(drawn.line)}</a:ln>'
