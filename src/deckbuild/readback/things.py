"""The shapes of a slide: what kind each is, where it stands, what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.readback.charts import C, ChartFound, chart_in
from deckbuild.readback.sheets import P, box_in, members, own_box, place_of
from deckbuild.readback.text import MOST_PARAGRAPHS, A, R, joined, lines, whole
from deckbuild.readback.values import Line, ReadbackError, Thing
from deckbuild.richtext import Run
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from deckbuild.readback.sheets import Sheet, Sheets

_KINDS = {"sp": "text", "pic": "picture", "graphicFrame": "object", "grpSp": "group", "cxnSp": "line"}
_DEEPEST = 16
_NO_CHART = ChartFound("", (), ())


def thing(shape: etree._Element, at: int, sheet: Sheet, sheets: Sheets) -> Thing:
    """One shape, without a role yet."""
    named = shape.find(f"*/{P}cNvPr")
    place = place_of(shape)
    own = own_box(shape)
    text = lines(shape.find(f"{P}txBody"), sheet.external, sheets.styles(sheet, place))
    kind = _kind(shape, bool(text))
    chart = _chart(shape, sheet) if kind == "chart" else _NO_CHART
    return Thing(
        role="",
        name="" if named is None else named.get("name", ""),
        id=0 if named is None else whole(named.get("id")),
        kind=kind,
        at=at,
        place="" if place is None else place.get("type", "obj"),
        box=own if own is not None or place is None else sheets.box(sheet, place),
        is_placed=own is not None,
        lines=chart.heading or text,
        rows=_cells(shape, sheet) if kind == "table" else chart.rows,
        alt="" if named is None else named.get("descr", ""),
        shows=chart.type or (_picture(shape, sheet) if kind == "picture" else ""),
        inner=_inner(shape, sheet, sheets) if kind == "group" else (),
    )


def _kind(shape: etree._Element, has_words: bool) -> str:
    kind = _KINDS[str(shape.tag).rpartition("}")[2]]
    if kind == "text":
        return "text" if has_words or place_of(shape) is not None else "shape"
    if kind == "picture":
        held = shape.find(f"{P}nvPicPr/{P}nvPr")
        is_media = held is not None and any(str(one.tag).endswith(("videoFile", "audioFile")) for one in held)
        return "media" if is_media else "picture"
    if kind == "object":
        data = shape.find(f"{A}graphic/{A}graphicData")
        name = "" if data is None else data.get("uri", "").rpartition("/")[2]
        return name if name in ("table", "chart", "diagram") else "object"
    return kind


def _cells(shape: etree._Element, sheet: Sheet) -> tuple[tuple[Line, ...], ...]:
    """The cells of a table, the paragraphs of each told as one."""
    table = shape.find(f"{A}graphic/{A}graphicData/{A}tbl")
    if table is None:
        return ()
    rows = table.findall(f"{A}tr")
    if len(rows) > MOST_PARAGRAPHS:
        raise ReadbackError(f"a table of the deck has more than {MOST_PARAGRAPHS:,} rows: it is not read")
    return tuple(
        tuple(_cell(lines(cell.find(f"{A}txBody"), sheet.external)) for cell in row.iterfind(f"{A}tc")) for row in rows
    )


def _cell(paragraphs: tuple[Line, ...]) -> Line:
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += [Run(" "), *paragraph.runs] if runs else paragraph.runs
    return Line(joined(runs))


def _chart(shape: etree._Element, sheet: Sheet) -> ChartFound:
    reference = shape.find(f"{A}graphic/{A}graphicData/{C}chart")
    link = sheet.links.get("" if reference is None else reference.get(f"{R}id", ""))
    if link is None or link.external or not sheet.package.part_name(link.target):
        return _NO_CHART
    return chart_in(sheet.package.xml(link.target))


def _picture(shape: etree._Element, sheet: Sheet) -> str:
    """The checksum of the part that a picture shows."""
    blip = shape.find(f"{P}blipFill/{A}blip")
    link = sheet.links.get("" if blip is None else blip.get(f"{R}embed", ""))
    if link is None or link.external:
        return ""
    return f"{sheet.package.checksum(link.target):x}"


def _inner(group: etree._Element, sheet: Sheet, sheets: Sheets) -> tuple[Thing, ...]:
    """The shapes of a group and of the groups in it, in the slide's coordinates."""
    return tuple(thing(shape, n, sheet, sheets)._replace(box=box) for n, (shape, box) in enumerate(_leaves(group, 0)))


def _leaves(group: etree._Element, depth: int) -> Iterator[tuple[etree._Element, Box | None]]:
    frame = group.find(f"{P}grpSpPr/{A}xfrm")
    outer = box_in(frame, "off", "ext") if frame is not None else None
    inside = box_in(frame, "chOff", "chExt") if frame is not None else None
    for shape in members(group):
        if str(shape.tag).endswith("}grpSp"):
            if depth < _DEEPEST:
                yield from ((one, _through(box, inside, outer)) for one, box in _leaves(shape, depth + 1))
        else:
            yield shape, _through(own_box(shape), inside, outer)


def _through(box: Box | None, inside: Box | None, outer: Box | None) -> Box | None:
    """A box of a group's coordinates in those around it."""
    if box is None or inside is None or outer is None or inside == outer:
        return box
    across = outer.cx / inside.cx if inside.cx else 1.0
    down = outer.cy / inside.cy if inside.cy else 1.0
    return Box(
        round(outer.x + (box.x - inside.x) * across),
        round(outer.y + (box.y - inside.y) * down),
        round(box.cx * across),
        round(box.cy * down),
    )
