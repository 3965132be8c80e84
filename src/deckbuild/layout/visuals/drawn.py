"""What the drawn blocks share: the room inside a template's margins, measured texts, and mirrored groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import USED_WIDTH
from deckbuild.layout.areas import union
from deckbuild.layout.choose import body_of, title_of
from deckbuild.layout.measure import measured
from deckbuild.layout.shapes import EMU_PER_POINT, Drawing, Group, Paragraph
from deckbuild.phrases import is_rtl
from deckbuild.richtext import runs
from deckbuild.template.model import Box, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.fit import Text
    from deckbuild.layout.visuals import Spot
    from deckbuild.template.model import Layout, Placeholder, Template

_LEAST_CONTRAST = 3.0
"""Of large text by WCAG 2."""
_EAST_ASIAN = ("ko", "ja", "zh")
_FIRST_EAST_ASIAN = "\u2e80"  # scripts that break between any two characters


def emu(points: float) -> int:
    """Points as EMU."""
    return round(points * EMU_PER_POINT)


def inside(spot: Spot) -> Box:
    """The spot's box without the insets of the layout's text, so that drawn text stands on the same lines."""
    place = spot.place or body_of(spot.layout) or title_of(spot.layout)
    return without_insets(spot.box, place) if place is not None else spot.box


def without_insets(box: Box, place: Placeholder) -> Box:
    """A box less the insets of a placeholder."""
    left, top, right, bottom = place.insets
    return Box(box.x + left, box.y + top, box.cx - left - right, box.cy - top - bottom)


def clipped(box: Box, to: Box) -> Box:
    """A box without what of it is above or below another, where a citation or the points may stand."""
    top = max(box.y, to.y)
    return box._replace(y=top, cy=min(box.y + box.cy, to.y + to.cy) - top)


def ink(layout: Layout) -> str:
    """The colour for text on a layout's ground."""
    return layout.ink or "tx1"


def written(text: str, color: str) -> Paragraph:
    """A text as a paragraph in a colour."""
    return Paragraph(runs(text), color=color)


def bold(text: str, color: str) -> Paragraph:
    """A text as a bold paragraph in a colour."""
    return Paragraph(tuple([run._replace(bold=True) for run in runs(text)]), color=color)


def digits(language: str) -> float:
    """How much wider words with digits may be than they are measured.

    Scripts from right to left set digits in a font of their own, DejaVu Sans at its widest: 0.70 em in bold, where
    Calibri has 0.51. Between digits and East Asian letters, LibreOffice sets a quarter of an em.
    """
    if is_rtl(language):
        return 1.4
    return 1.2 if breaks_anywhere(language) else 1.0


def breaks_anywhere(language: str) -> bool:
    """Whether a line of the language may end between any two letters, so that a date breaks at an odd place."""
    return language[:2].lower() in _EAST_ASIAN


def texts(paragraphs: Sequence[Paragraph], template: Template, language: str) -> list[Text]:
    """The paragraphs of a drawing as `fit` takes them."""
    return measured(paragraphs, (Level(0.0, False, template.body_font, 0, 0, 1.0, 0.0),), language)


def holds_words(found: Sequence[Text], width: float, size: float) -> bool:
    """Whether no word has to be broken in a width (points) at a size."""
    room = width * USED_WIDTH
    return all(
        face.width(word) * size <= room - text.left
        for text in found
        for stretch, face in text.runs
        for word in stretch.replace("-", "- ").split()
        if max(word) < _FIRST_EAST_ASIAN
    )


def emphasis(layout: Layout, template: Template) -> str:
    """The colour for words that stand out: the first accent, where it can be read on the theme's light ground."""
    if layout.ink:
        return layout.ink
    colors = dict(template.colors)
    light = _luminance(colors.get("lt1", "FFFFFF"))
    contrast = (light + 0.05) / (_luminance(colors.get("accent1", "000000")) + 0.05)
    return "accent1" if contrast >= _LEAST_CONTRAST else "tx1"


def _luminance(color: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def group(name: str, alt: str, drawings: Sequence[Drawing], room: Box, language: str) -> Group:
    """Drawings as one group, mirrored within their room where the language runs from right to left."""
    if is_rtl(language):
        drawings = [d._replace(box=mirrored(d.box, room)) for d in drawings]
    return Group(name, alt, union([d.box for d in drawings]), tuple(drawings))


def mirrored(box: Box, room: Box) -> Box:
    """A box on the other side of a room."""
    return box._replace(x=2 * room.x + room.cx - box.x - box.cx)
