"""A deck as readable text, read back from its file through python-pptx, so that a review sees every change."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.util import Emu

import charts_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_PROPERTIES = ("title", "subject", "author", "keywords", "comments", "last_modified_by", "language", "content_status")


def dump(path: Path) -> str:
    """The deck's properties, sections, and slide by slide its shapes and notes, ending with a line end."""
    deck = Presentation(str(path))
    lines = [f"deck {_points(deck.slide_width)} x {_points(deck.slide_height)} pt"]
    lines += _properties(deck, path)
    lines += _sections(deck)
    for number, slide in enumerate(deck.slides, 1):
        lines += ["", *_slide(number, slide)]
    return "\n".join(lines) + "\n"


def _properties(deck: Any, path: Path) -> Iterator[str]:
    core = deck.core_properties
    for name in _PROPERTIES:
        if value := getattr(core, name):
            yield f"{name.replace('_', ' ')}: {value}"
    yield f"created: {core.created:%Y-%m-%d %H:%M:%S}, modified: {core.modified:%Y-%m-%d %H:%M:%S}"
    with zipfile.ZipFile(path) as package:
        app = etree.fromstring(package.read("docProps/app.xml"))
        custom = etree.fromstring(package.read("docProps/custom.xml"))
    told = {etree.QName(child).localname: child.text for child in app if child.text and child.text.strip()}
    yield "app: " + ", ".join(f"{name} {value}" for name, value in told.items())
    for prop in custom:
        value = "".join(prop.itertext())
        yield f"custom {prop.get('name')}: {'{…}' if prop.get('name') == 'deckbuild.build' else value}"
    if deck.part._element.get("rtl"):
        yield "right to left"


def _sections(deck: Any) -> Iterator[str]:
    numbers = {slide.slide_id: n for n, slide in enumerate(deck.slides, 1)}
    for section in deck.part._element.iter(f"{P14}section"):
        members = [str(numbers[int(i.get("id"))]) for i in section.iter(f"{P14}sldId")]
        yield f"section {section.get('name')!r}: slides {', '.join(members)}"


def _slide(number: int, slide: Any) -> Iterator[str]:
    hidden = " hidden" if slide._element.get("show") == "0" else ""
    yield f"slide {number} · layout {slide.slide_layout.name!r}{hidden}"
    for shape in slide.shapes:
        yield from _shape(shape)
    notes = slide.notes_slide
    for shape in notes.placeholders:
        if shape.placeholder_format.type is not None and shape.element.ph.get("type") != "sldImg":
            yield f"  notes page {_place(shape)}"
            yield from _paragraphs(shape)


def _shape(shape: Any) -> Iterator[str]:
    element = shape._element
    if element.tag == f"{P}grpSp":
        alt = element.nvGrpSpPr.cNvPr.get("descr")
        yield f"  group {shape.name!r} {_box(shape)}{f' alt: {alt}' if alt else ''}"
        for inside in shape.shapes:
            yield from (f"  {line}" for line in _shape(inside))
        return
    if getattr(shape, "has_chart", False):
        yield from _chart(shape)
        return
    if getattr(shape, "has_table", False):
        yield from _table(shape)
        return
    if element.tag == f"{P}pic":
        yield _picture(shape)
        return
    own = element.spPr.find(f"{A}xfrm") is not None
    yield f"  {_place(shape)} {shape.name!r} {_box(shape)}{'' if own else ' inherited'}{_look(shape)}"
    if element.find(f"{P}txBody") is not None:
        yield from _paragraphs(shape)


def _chart(shape: Any) -> Iterator[str]:
    yield f"  chart {_held(shape)} {shape.name!r} {_box(shape)} alt: {_alt(shape)}"
    part = shape.chart.part
    read = charts_read.Read(part._element, charts_read.cells(part.chart_workbook.xlsx_part.blob))
    yield from (f"    {line}" for line in charts_read.dumped(read))


def _table(shape: Any) -> Iterator[str]:
    """The table with its columns' widths, then each row with its height and its cells."""
    properties = shape.element.find(f".//{A}tblPr")
    marks = [name for name in ("rtl", "firstRow", "bandRow") if properties.get(name) == "1"]
    style = properties.findtext(f"{A}tableStyleId")
    yield f"  table {_held(shape)} {shape.name!r} {_box(shape)} {style} {' '.join(marks)} alt: {_alt(shape)}"
    yield f"    columns {' '.join(_points(column.width) for column in shape.table.columns)}"
    for row in shape.table.rows:
        yield f"    row {_points(row.height)}"
        for cell in row.cells:
            tint = cell._tc.find(f"{A}tcPr/{A}solidFill/*")
            mark = f"tint {tint.get('val')} " if tint is not None else ""
            yield from (f"      {mark}{line.strip()}" for line in _paragraphs(cell))


def _picture(shape: Any) -> str:
    """What is shown of which picture: its pixels, what is cut off, and whether it is an SVG as well."""
    image = shape.image
    cut = [
        f"{side} {part:.1%}" for side in ("left", "top", "right", "bottom") if (part := getattr(shape, f"crop_{side}"))
    ]
    vector = " with svg" if shape.element.find(".//{*}svgBlip") is not None else ""
    without = f" without {', '.join(cut)}" if cut else ""
    shown = f"{image.ext} {'x'.join(map(str, image.size))}{vector}{without}"
    return f"  picture {_held(shape)} {shape.name!r} {_box(shape)} {shown} alt: {_alt(shape)}"


def _held(shape: Any) -> str:
    """The placeholder that holds a frame or picture."""
    held = shape.element.find(f".//{P}ph")
    return f"{held.get('type', 'obj')}/{held.get('idx', '0')}" if held is not None else "free"


def _alt(shape: Any) -> str:
    return shape.element.find(f".//{P}cNvPr").get("descr") or "decorative"


def _place(shape: Any) -> str:
    if not shape.is_placeholder:
        if shape._element.find(f"{P}txBody") is not None:
            return "text box"
        drawn = shape._element.spPr.find(f"{A}prstGeom").get("prst")
        return str(drawn)
    ph = shape.element.ph
    return f"{ph.get('type', 'obj')}/{ph.get('idx', '0')}"


def _box(shape: Any) -> str:
    return f"{_points(shape.left)},{_points(shape.top)} {_points(shape.width)}x{_points(shape.height)}"


def _points(emu: int) -> str:
    return f"{Emu(emu).pt:.1f}".removesuffix(".0")


def _look(shape: Any) -> str:
    marks = []
    body = shape._element.find(f".//{A}bodyPr")
    if body is not None:
        marks += [etree.QName(child).localname for child in body]
        marks += [f"anchor={body.get('anchor')}"] if body.get("anchor") else []
    marks += [f"fill={fill.get('val')}" for fill in shape._element.spPr.iterfind(f"{A}solidFill/*")]
    return "".join(f" {mark}" for mark in marks)


def _paragraphs(shape: Any) -> Iterator[str]:
    counted: dict[int, int] = {}
    for paragraph in shape.text_frame.paragraphs:
        yield "    " + "  " * paragraph.level + _marker(paragraph, counted) + _text(paragraph, shape)


def _marker(paragraph: Any, counted: dict[int, int]) -> str:
    """What stands before the paragraph, and how it is set; `~` is whatever the template says."""
    properties = paragraph._p.find(f"{A}pPr")
    level = paragraph.level
    for deeper in [n for n in counted if n > level]:
        del counted[deeper]
    mark, marks = "~", ""
    if properties is not None:
        marks = "".join(
            f" {name}={properties.get(name)}" for name in ("algn", "rtl", "marL", "indent") if properties.get(name)
        )
        if (numbered := properties.find(f"{A}buAutoNum")) is not None:
            counted[level] = max(counted.get(level, 0) + 1, int(numbered.get("startAt", "1")))
            mark = f"{counted[level]}."
        elif (char := properties.find(f"{A}buChar")) is not None:
            mark = char.get("char")
        elif properties.find(f"{A}buNone") is not None:
            mark = ""
    if not mark.endswith("."):
        counted.pop(level, None)
    return f"{mark}{f' ({marks.strip()})' if marks else ''} | ".lstrip()


def _text(paragraph: Any, shape: Any) -> str:
    """The words; what all runs share stands in front, what one run has of its own before its words."""
    runs = [
        (_marks(run, shape), run.find(f"{A}t").text or "") for run in paragraph._p if run.tag in (f"{A}r", f"{A}fld")
    ]
    shared = [mark for mark in (runs[0][0] if runs else []) if all(mark in marks for marks, _ in runs)]
    words = [_words([mark for mark in marks if mark not in shared], text) for marks, text in runs]
    return f"{' '.join(shared)} | {''.join(words)}"


def _words(marks: list[str], text: str) -> str:
    return f"‹{' '.join(marks)}: {text}›" if marks else text


def _marks(run: Any, shape: Any) -> list[str]:
    properties = run.find(f"{A}rPr")
    said = [properties.get("lang", "no language")]
    if size := properties.get("sz"):
        said.append(f"{int(size) / 100:g}pt")
    said += [mark for name, mark in (("b", "bold"), ("i", "italic")) if properties.get(name) == "1"]
    if (font := properties.find(f"{A}latin")) is not None:
        said.append(font.get("typeface"))
    if (color := properties.find(f"{A}solidFill/*")) is not None:
        said.append(f"{'#' if color.tag == f'{A}srgbClr' else ''}{color.get('val')}")
    if (link := properties.find(f"{A}hlinkClick")) is not None:
        said.append(shape.part.rels[link.get(f"{R}id")].target_ref)
    if run.tag == f"{A}fld":
        said.append(f"field {run.get('type')}")
    return said
