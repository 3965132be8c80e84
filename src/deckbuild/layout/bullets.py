"""Points as paragraphs of a slide, and what to say when there are too many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import SMALLEST
from deckbuild.layout.measure import STEP_DOWN, number_width
from deckbuild.layout.shapes import Paragraph
from deckbuild.richtext import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.fit import Fit
    from deckbuild.model import Point
    from deckbuild.source import Span


class Excess(NamedTuple):
    """By how much points are too many: `at` is the first over the edge, `cut` the characters to leave out.

    `lines` is what they take, `room` the lines that fit.
    """

    at: Span
    lines: int
    room: int
    cut: int


def paragraphs_of(points: Sequence[Point], marker: str, first: int = 1, last: int = 0) -> list[Paragraph]:
    """The points that are shown, lists as lists; numbered ones start at `first`.

    `last` is the largest number of the list, where it goes on over several slides.
    """
    found: list[Paragraph] = []
    _add(points, marker, 0, first, found, last or len(points))
    return found


def sized(paragraphs: Sequence[Paragraph], size: float) -> tuple[Paragraph, ...]:
    """The paragraphs in the size of a box, the deeper levels smaller."""
    return tuple([p.sized(max(SMALLEST, size - STEP_DOWN * p.level)) for p in paragraphs])


def shown(points: Sequence[Point]) -> list[Point]:
    """The points that stand on the slide, in the order of their paragraphs."""
    found: list[Point] = []
    for point in points:
        if point.show:
            found.append(point)
        found += shown(point.points)
    return found


def excess(flat: Sequence[Point], paragraphs: Sequence[Paragraph], fitted: Fit, at: Span) -> Excess:
    """By how much points are too many; `flat` are those of the paragraphs, `at` is for when there are none."""
    lines = max(sum(fitted.lines), 1)
    per_line = fitted.height / lines
    used = 0.0
    for point, count in zip(flat, fitted.lines, strict=False):
        used += count * per_line
        if used > fitted.room:
            at = point.at
            break
    over = max(1, round((fitted.height - fitted.room) / per_line + 0.49))
    length = sum(len(r.text) for p in paragraphs for r in p.runs)
    return Excess(at, lines, max(lines - over, 0), max(1, round(length * over / lines)))


def _add(points: Sequence[Point], marker: str, level: int, number: int, found: list[Paragraph], last: int) -> None:
    hanging = number_width(last) if marker == "number" else 0
    for point in points:
        if point.show:
            found.append(Paragraph(runs(point.show), level, marker, number, hanging))
        if point.points:  # points below one that is only said move up into its place
            below = "bullet" if marker == "number" else marker
            _add(point.points, below, level + bool(point.show), 1, found, len(point.points))
