"""Texts as SVG: broken as they will be, each line at its place, each run as wide as it will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.lines import first_top, setting
from deckbuild.preview.draw.marks import escaped, spaced, tag
from deckbuild.preview.draw.numbers import counted
from deckbuild.preview.draw.paint import POINT, css, placed

if TYPE_CHECKING:
    from deckbuild.audit.frames import Frame
    from deckbuild.audit.lines import Line, Stretch
    from deckbuild.audit.values import Body, Marker, Paragraph

BASELINE = 0.99
"""Font sizes from the top of a line to its baseline, as LibreOffice sets Carlito and Liberation Sans."""

IN_CELLS = -0.07
"""Font sizes that texts in cells stand lower: LibreOffice sets them 0.14 higher than others, PowerPoint may not."""

_BULLET = -0.03
"""The same for bullets, whose own font LibreOffice sets 0.04 higher."""

_GENERIC = {"serif": ("Times", "Cambria", "Georgia", "Caladea", "Serif"), "monospace": ("Courier", "Consolas", "Mono")}


def texts(body: Body, frame: Frame, lower: float = 0.0) -> str:
    """The elements of a text in its frame, `lower` by so many font sizes."""
    if not body.text.strip():
        return ""
    inner = frame._replace(mirrored=False, upended=False)
    if body.turned:
        inner = inner.turned(body.turned)
    set_ = setting(body, frame, exact=True)
    left, top, right, _ = body.insets
    if body.turned:
        left, top = 91440, 45720
    x, y = left / POINT, top / POINT + first_top(body, set_)
    width = (inner.cx - left - right) / POINT
    markers = counted([paragraph.marker for paragraph in body.paragraphs], [p.level for p in body.paragraphs])
    found: list[str] = []
    seen = -1
    for line in set_.lines:
        paragraph = body.paragraphs[line.paragraph]
        if line.paragraph != seen and markers[line.paragraph] and paragraph.text.strip():
            found.append(_marker(paragraph, markers[line.paragraph], line, x, y + lower * line.size, width))
        seen = line.paragraph
        found.append(_line(paragraph, line, x, y + lower * line.size, width))
    return placed(inner, "".join(found))


def _line(paragraph: Paragraph, line: Line, x: float, y: float, width: float) -> str:
    """A line; where letters run from the right, the browser puts its runs in order."""
    baseline = y + line.top + _baseline(line)
    if paragraph.rtl:
        spans = "".join(tag("tspan", _look(one), [escaped(spaced(one.text))]) for one in line.stretches)
        edge = x + width - paragraph.margin / POINT if paragraph.align == "r" else x + paragraph.margin / POINT
        start: dict[str, str | float] = {
            "direction": "rtl",
            "text_anchor": "start" if paragraph.align == "r" else "end",
        }
        return tag("text", {"x": float(edge), "y": float(baseline), **start}, [spans])
    return "".join(_stretch(one, x, baseline) for one in line.stretches)


def _stretch(one: Stretch, x: float, baseline: float) -> str:
    made: dict[str, str | float] = {
        "x": float(x + one.left),
        "y": float(baseline),
        "textLength": float(one.width),
        "lengthAdjust": "spacingAndGlyphs",
        **_look(one),
    }
    return tag("text", made, [escaped(spaced(one.text))]) if one.text else ""


def _look(one: Stretch) -> dict[str, str | float]:
    run = one.run
    decoration = " ".join({"under": "underline", "through": "line-through"}[name] for name in run.lines.split())
    color = run.color
    return {
        "font_family": family(run.font, run.east),
        "font_size": float(one.size),
        "font_weight": "bold" if run.bold else "",
        "font_style": "italic" if run.italic else "",
        "text_decoration": decoration,
        "fill": css(color) if color is not None else "#000000",
        **({"fill_opacity": float(color[3])} if color is not None and color[3] < 1 else {}),
    }


def family(font: str, east: str = "") -> str:
    """The fonts to look for: the named one, the free one of the same widths, and one of its kind."""
    alike = {
        "Calibri": "Carlito",
        "Cambria": "Caladea",
        "Arial": "Liberation Sans",
        "Times New Roman": "Liberation Serif",
    }
    kind = next((name for name, words in _GENERIC.items() if any(word in font for word in words)), "sans-serif")
    named = [name for name in (font, alike.get(font, ""), east, "Noto Sans CJK KR" if east else "") if name]
    return ", ".join([*(f"'{name}'" for name in named if "'" not in name), kind])


def _marker(paragraph: Paragraph, text: str, line: Line, x: float, y: float, width: float) -> str:
    """The bullet or number before a paragraph's first line."""
    marker: Marker | None = paragraph.marker
    assert marker is not None
    run = paragraph.runs[0]
    size = line.size * marker.scale
    color = marker.color or run.color or (0.0, 0.0, 0.0, 1.0)
    font = marker.font if marker.font and not marker.font.startswith("+") else run.font
    at = (paragraph.margin + paragraph.indent) / POINT
    spot = x + width - at if paragraph.rtl else x + at
    made: dict[str, str | float] = {
        "x": float(spot),
        "y": float(y + line.top + _baseline(line) + (0.0 if marker.scheme else _BULLET * line.size)),
        "font_family": family(font),
        "font_size": float(size),
        "font_weight": "bold" if run.bold and marker.scheme else "",
        "text_anchor": "end" if paragraph.rtl else "",
        "fill": css(color),
    }
    return tag("text", made, [escaped(text)])


def _baseline(line: Line) -> float:
    return line.height - line.size * 1.2 + BASELINE * line.size
