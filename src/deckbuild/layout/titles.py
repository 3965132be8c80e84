"""Titles: in the layout's title placeholder, or in one of the slide's own where the layout has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import LINE_PITCH, fit
from deckbuild.layout.measure import TITLE_LINES, at_most, fit_title, measured, room
from deckbuild.layout.settled import OWN_TITLE
from deckbuild.layout.shapes import Paragraph, Shape
from deckbuild.richtext import plain, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Problems
    from deckbuild.fit import Fit
    from deckbuild.layout.desk import Desk
    from deckbuild.source import Span
    from deckbuild.template.model import Layout


def title(text: str, layout: Layout, desk: Desk, language: str, at: Span, sizes: Sequence[float] = ()) -> Shape:
    """The title of a slide, as large as it stands in two lines; one that does not is reported.

    With `sizes`, as on a cover, it takes the first of them at which it fits its box, in as many lines as that has.
    """
    paragraph = Paragraph(runs(text))
    place = desk.layouts.title_of(layout)
    assert place is not None  # a settled layout has one
    if place.name == OWN_TITLE and desk.layouts.is_first("no-title", layout):
        message = f"the layout {layout.name!r} has no title placeholder: the title gets one of the slide's own"
        desk.problems.warning(
            "no-title", message, at.of("layout"), "choose another with `layout:`, or `layouts:` in deck.yaml"
        )
    if sizes:
        allowed = at_most(sizes, place.levels[0].size)
        fitted = fit(measured((paragraph,), place.levels, language), *room(place), allowed)
    else:
        fitted = fit_title((paragraph,), place, language)
    if not fitted.fits:
        most = TITLE_LINES if not sizes else int(room(place)[1] / (LINE_PITCH * fitted.size))
        _too_long(text, fitted, most, at.of("title"), desk.problems)
    return Shape("title", "Title", (paragraph._replace(size=fitted.size),), place)


def _too_long(text: str, fitted: Fit, most: int, at: Span, problems: Problems) -> None:
    """Reports a title that takes more than `most` lines at the smallest size, and how much to cut."""
    lines, length = sum(fitted.lines), len(plain(text))
    cut = max(1, round(length * (1 - most / max(lines, most + 1))))
    message = f"the title takes {lines} lines at {fitted.size:g} pt, {most} fit"
    problems.error("title-long", message, at, f"cut about {cut} of its {length} characters")
