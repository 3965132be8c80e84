"""The XML of text styles, placeholders and plain shapes."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from deckbuild.template.model import Box

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MUTED = "muted"
"""A softened text colour for secondary words; `color` spells it out."""


class Style(NamedTuple):
    """The text style of one level; sizes and space before in points, margins in EMU.

    What is None is inherited. `bullet` is a character, empty for none.
    """

    size: float | None = None
    bold: bool | None = None
    color: str | None = None
    align: str | None = None
    spacing: int | None = None
    before: float | None = None
    bullet: str | None = None
    margin: int = 0
    hanging: int = 0
    font: str | None = None


class Place(NamedTuple):
    """A placeholder; without a box it has its master's. `prompt` is what an empty one says in PowerPoint.

    `fixed` text keeps its size whatever a person adds; `inset` is its distance from left and right, in EMU.
    """

    type: str
    idx: int
    name: str
    prompt: str
    box: Box | None = None
    levels: tuple[Style, ...] = ()
    anchor: str | None = None
    fixed: bool = False
    size: str = ""
    field: str = ""
    inset: int = 0


def color(name: str) -> str:
    """A theme colour by its slot."""
    if name == MUTED:
        return '<a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr>'
    return f'<a:schemeClr val="{name}"/>'


def fill(name: str) -> str:
    """A flat fill in a theme colour."""
    return f"<a:solidFill>{color(name)}</a:solidFill>"


def level(tag: str, style: Style) -> str:
    """One level of a list style, such as `a:lvl1pPr`."""
    attributes = ""
    if style.bullet is not None:
        attributes += f' marL="{style.margin}" indent="{-style.hanging}"'
    if style.align:
        attributes += f' algn="{style.align}"'
    return f"<a:{tag}{attributes}>{_paragraph(style)}{_run(style)}</a:{tag}>"


def _paragraph(style: Style) -> str:
    parts = []
    if style.spacing is not None:
        parts.append(f'<a:lnSpc><a:spcPct val="{style.spacing * 1000}"/></a:lnSpc>')
    if style.before is not None:
        parts.append(f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef>')
    if style.bullet:
        parts.append(f'<a:buClr>{color("accent1")}</a:buClr><a:buFont typeface="Arial"/>')
        parts.append(f"<a:buChar char={quoteattr(style.bullet)}/>")
    elif style.bullet is not None:
        parts.append("<a:buNone/>")
    return "".join(parts)


def _run(style: Style) -> str:
    attributes = "" if style.size is None else f' sz="{round(style.size * 100)}"'
    attributes += "" if style.bold is None else f' b="{int(style.bold)}"'
    inner = "" if style.color is None else fill(style.color)
    if style.font:
        faces = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
        inner += "".join(f'<a:{tag} typeface="+{style.font}-{script}"/>' for tag, script in faces)
    return f"<a:defRPr{attributes}>{inner}</a:defRPr>" if attributes or inner else "<a:defRPr/>"


def levels(styles: tuple[Style, ...]) -> str:
    """The levels of a list style, from the first."""
    return "".join(level(f"lvl{i}pPr", style) for i, style in enumerate(styles, 1))


def frame(box: Box) -> str:
    """Position and size."""
    return f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.cx}" cy="{box.cy}"/></a:xfrm>'


def placeholder(number: int, place: Place, on_master: bool = False) -> str:
    """A placeholder shape; `number` is its id on the part."""
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if on_master else ""
    position = f"<p:spPr>{frame(place.box)}{geometry}</p:spPr>" if place.box else "<p:spPr/>"
    if place.type == "sldImg":
        outline = f'<a:noFill/><a:ln w="9525">{fill(MUTED)}</a:ln>'
        position = position.replace("</p:spPr>", f"{outline}</p:spPr>")
        locks = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        return _shape(number, place.name, locks, _ph(place), position, "")
    return _shape(
        number,
        place.name,
        '<a:spLocks noGrp="1"/>',
        _ph(place, not on_master),
        position,
        _text(place, on_master),
    )


def _shape(number: int, name: str, locks: str, ph: str, properties: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f"<p:nvPr>{ph}</p:nvPr></p:nvSpPr>{properties}{text}</p:sp>"
    )


def _ph(place: Place, prompts: bool = False) -> str:
    attributes = "" if place.type == "obj" else f' type="{place.type}"'
    attributes += f' sz="{place.size}"' if place.size else ""
    attributes += f' idx="{place.idx}"' if place.idx else ""
    if prompts and place.type not in ("dt", "ftr", "sldNum"):
        attributes += ' hasCustomPrompt="1"'
    return f"<p:ph{attributes}/>"


def _text(place: Place, on_master: bool) -> str:
    anchor = f' anchor="{place.anchor}"' if place.anchor else ""
    sides = f'lIns="{place.inset}" tIns="0" rIns="{place.inset}" bIns="0"'
    wrap = f' vert="horz" wrap="square" {sides} rtlCol="0"' if _own(place, on_master) else ""
    autofit = "<a:noAutofit/>" if place.fixed else "<a:normAutofit/>"
    body = f"<a:bodyPr{wrap}{anchor}>{autofit}</a:bodyPr>" if wrap or anchor else "<a:bodyPr/>"
    styles = f"<a:lstStyle>{levels(place.levels)}</a:lstStyle>" if place.levels else "<a:lstStyle/>"
    return f"<p:txBody>{body}{styles}{_prompt(place)}</p:txBody>"


def _own(place: Place, on_master: bool) -> bool:
    """Whether the place must say how its text sits: on a master, or where a layout fixes what may grow."""
    return on_master or place.fixed


def _prompt(place: Place) -> str:
    if place.field:
        field = f'<a:fld id="{place.field}" type="{_FIELDS[place.type]}">'
        words = f'<a:rPr lang="en-GB"/><a:t>{escape(place.prompt)}</a:t>'
        return f'<a:p>{field}{words}</a:fld><a:endParaRPr lang="en-GB"/></a:p>'
    if not place.prompt:
        return '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
    return "".join(_line(i, line) for i, line in enumerate(place.prompt.split("\n")))


def _line(depth: int, words: str) -> str:
    properties = f'<a:pPr lvl="{depth}"/>' if depth else ""
    return f'<a:p>{properties}<a:r><a:rPr lang="en-GB"/><a:t>{escape(words)}</a:t></a:r></a:p>'


_FIELDS = {"sldNum": "slidenum", "dt": "datetime1"}


def block(number: int, name: str, box: Box, paint: str) -> str:
    """A flat rectangle without a line."""
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}{geometry}{fill(paint)}'
        '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def tree(shapes: list[str]) -> str:
    """The shape tree of a part."""
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    frame_ = (
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )
    return f"<p:spTree>{group}{frame_}{''.join(shapes)}</p:spTree>"


def background(paint: str) -> str:
    """A flat background."""
    return f"<p:bg><p:bgPr>{fill(paint)}<a:effectLst/></p:bgPr></p:bg>"
