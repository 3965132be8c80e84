"""From paragraphs and a place to a text size: the bridge between placeholders and `fit`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuild.fit import Fit, Text, fit
from deckbuild.fonts import Face, face
from deckbuild.layout.rooms import sizes_for
from deckbuild.layout.shapes import EMU_PER_POINT, HANGING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.template.model import Box, Level, Placeholder

BODY_LADDER = (28.0, 26.0, 24.0, 22.0, 20.0)
"""Sizes tried for points, in points; below 20 the back row cannot read (Microsoft asks for 18, ARL for 24)."""

STATEMENT_LADDER = (44.0, 40.0, 36.0, 32.0, *BODY_LADDER)
"""Sizes tried for a sentence that has the slide for itself."""

TITLE_LADDER = (36.0, 32.0, 28.0)
TITLE_LINES = 2
SMALL_LADDER = (12.0, 11.0, 10.0, 9.0)
"""Sizes tried for the footer row; a disclaimer below 9 points is none."""

STEP_DOWN = 2.0
"""Points by which each level of points is smaller than the one above it."""

CODE_FONT = "Courier New"


@lru_cache(maxsize=64)
def ladder(standard: tuple[float, ...], nominal: float) -> tuple[float, ...]:
    """The standard sizes that suit a template whose designer meant `nominal` points.

    A size may be one step above the nominal one, never more; a template made for small text keeps its own size.
    """
    return at_most(standard, nominal + 4, nominal)


def at_most(standard: Sequence[float], most: float, own: float = 0.0) -> tuple[float, ...]:
    """The standard sizes up to `most`, and below them the template's `own` size where that is still smaller."""
    own = own or most
    sizes = tuple(s for s in standard if s <= most)
    return (*sizes, own) if own < standard[-1] else sizes


def room(place: Placeholder, box: Box | None = None) -> tuple[float, float]:
    """Width and height in points that a placeholder has for text, inside its insets."""
    left, top, right, bottom = place.insets
    where = box or place.box
    return (where.cx - left - right) / EMU_PER_POINT, (where.cy - top - bottom) / EMU_PER_POINT


def measured(
    paragraphs: Sequence[Paragraph], levels: Sequence[Level], language: str, step_down: float = STEP_DOWN
) -> list[Text]:
    """The paragraphs as `fit` takes them; each level is `step_down` points smaller than the one above it."""
    deepest = len(levels) - 1
    return [_text(p, levels[min(p.level, deepest)], language, step_down * p.level) for p in paragraphs]


def fit_body(
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    language: str,
    box: Box | None = None,
    standard: tuple[float, ...] = BODY_LADDER,
    top: float = 99.0,
    least: float = 0.0,
) -> Fit:
    """The largest of the standard sizes at which the paragraphs fit the placeholder, from `least` to `top` points."""
    width, height = room(place, box)
    sizes = ladder(standard, place.levels[0].size)
    if least:
        sizes = sizes_for(least, sizes)
    allowed = tuple(s for s in sizes if s <= top) or sizes[-1:]
    return fit(measured(paragraphs, place.levels, language), width, height, allowed)


def fit_title(paragraphs: Sequence[Paragraph], place: Placeholder, language: str) -> Fit:
    """The largest title size at which the title stands in two lines."""
    width, height = room(place)
    return fit(
        measured(paragraphs, place.levels, language),
        width,
        height,
        ladder(TITLE_LADDER, place.levels[0].size),
        TITLE_LINES,
    )


def number_width(last: int) -> int:
    """The EMU that the numbers of a list take up to its last one, with their full stop and a gap, at the largest size.

    A figure of Calibri is 0.507 em wide and the full stop 0.252; the gap is 0.3 em.
    """
    return round((0.507 * len(str(last)) + 0.552) * BODY_LADDER[0] * EMU_PER_POINT)


def _text(paragraph: Paragraph, level: Level, language: str, smaller: float) -> Text:
    runs = tuple([(run.text, _face(level.font, run.bold or level.bold, run.code)) for run in paragraph.runs])
    left = 0 if paragraph.marker == "none" and not paragraph.level else level.margin
    if paragraph.hanging:
        left += level.indent + paragraph.hanging
    elif paragraph.marker != "none" and level.indent >= 0:
        left += HANGING * (paragraph.level + 1)
    before = paragraph.before or level.before
    return Text(runs, left / EMU_PER_POINT, level.spacing, before, smaller, paragraph.language or language)


@lru_cache(maxsize=64)
def _face(font: str, bold: bool, code: bool) -> Face:
    return face(CODE_FONT if code else font, bold)
