"""A sample page of each layout of a template, with the content that the layout is for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from deckbuild.diagnostics import Problems
from deckbuild.layout.choose import Layouts
from deckbuild.layout.content import lay_out_section
from deckbuild.layout.cover import closing, cover
from deckbuild.layout.desk import Desk
from deckbuild.layout.furniture import Furnisher
from deckbuild.layout.settled import needs_of
from deckbuild.model import Deck, Disclaimer, Point, Section, Speaker
from deckbuild.model.visuals import Chart, Column, Columns, Figure, Figures, Quote, Series
from deckbuild.template.model import KINDS

if TYPE_CHECKING:
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model.visuals import Block
    from deckbuild.survey.values import Survey, Surveyed

DAY = dt.datetime(2000, 1, 1, 12, tzinfo=dt.UTC)
_POINTS = (
    Point("The first point, in a few words", ""),
    Point("The second one, which is somewhat longer than the first", "", (Point("And what is below it", ""),)),
    Point("A last one", ""),
)
_FEW = (Point("One point", ""), Point("Another one", ""))
_CHART = Chart(
    "column",
    ("2000", "2007", "2014"),
    (Series("One", (2, 4, 3)), Series("Other", (1, 2, 4))),
    title="Two series of a chart",
)
_VISUALS: dict[str, tuple[Block, tuple[Point, ...]]] = {
    "visual": (_CHART, _FEW),
    "visual-only": (_CHART, ()),
    "quote": (Quote("One sentence that somebody said.", "Who said it"), ()),
    "figures": (Figures((Figure("54", "kilometres"), Figure("2014", "the year"), Figure("3", "summits"))), ()),
    "two-content": (Columns((Column("", _FEW), Column("", _FEW))), ()),
    "comparison": (Columns((Column("One side", _FEW), Column("The other", _FEW))), ()),
}
"""What a sample of a kind shows, and the points beside it."""

DECK = Deck(
    "Title of the talk",
    subtitle="A second line",
    event="The event",
    date=DAY.date(),
    speakers=(Speaker("The speaker", affiliation="The institute"),),
    disclaimer=Disclaimer("The disclaimer of the talk stands here, on every slide."),
    show_date=True,
)
"""What stands on every sample page."""


def sample(surveyed: Surveyed) -> list[LaidSlide]:
    """A laid-out page of each layout, in their order; what does not fit is seen on it."""
    template = surveyed.template
    furnisher = Furnisher(DECK, template, DAY, Problems())
    pages = []
    for number, one in enumerate(surveyed.layouts):
        kind = one.serves[0] if one.serves else one.layout.kind or "content"
        layouts = Layouts(template, DECK, Problems(), needs_of(DECK, embargoed=False))
        layouts.take(kind, one.layout)
        desk = Desk(DECK._replace(title=one.name), template, layouts, furnisher, Problems())
        pages.append(_page(kind, one, desk)._replace(key=f"layout-{number + 1}"))
    return pages


def _page(kind: str, one: Survey, desk: Desk) -> LaidSlide:
    if kind == "cover":
        return cover(desk)
    if kind == "closing":
        return closing(desk)
    section = Section(one.name, layout=kind if kind in KINDS else "")
    if kind in _VISUALS:
        visual, points = _VISUALS[kind]
        section = section._replace(visual=visual, points=points)
    elif kind == "statement":
        section = section._replace(lead=Point("One sentence that says it all.", ""))
    elif kind not in ("title-only", "blank"):
        section = section._replace(points=_POINTS)
    return lay_out_section(section, desk)[0]
