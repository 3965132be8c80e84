"""A chart laid out: how each thing in it is drawn, and where, so that the writer has nothing left to decide.

Places inside a chart are parts of its box, from 0 to 1: (left, top, width, height). Colours are those of
`layout.shapes`; text is in the theme's body font.
"""

from typing import NamedTuple

from deckbuild.model.visuals import Chart
from deckbuild.richtext import Run
from deckbuild.template.model import Box, Placeholder

Parts = tuple[float, float, float, float]
"""Left, top, width and height as parts of the chart's box; all 0 where the program chooses."""

AUTO: Parts = (0.0, 0.0, 0.0, 0.0)

ALLOWED = {
    "column": ("outEnd", "ctr", "inEnd", "inBase"),
    "bar": ("outEnd", "ctr", "inEnd", "inBase"),
    "column stacked": ("ctr", "inEnd", "inBase"),
    "bar stacked": ("ctr", "inEnd", "inBase"),
    "line": ("t", "b", "l", "r", "ctr"),
    "scatter": ("t", "b", "l", "r", "ctr"),
    "area": (),
    "pie": ("outEnd", "ctr", "inEnd", "bestFit"),
    "doughnut": (),
}
"""Where the labels of points may stand; PowerPoint calls a file with any other place damaged."""


class Look(NamedTuple):
    """The colours of what is not data: text, the base line, gridlines, and the page that things stand on."""

    ink: str = "tx1"
    base: str = "tx1"
    grid: str = "bg2"
    paper: str = "bg1"


class Labels(NamedTuple):
    """What the points carry: `number` is `value`, `percent` or empty, and `names` adds the category.

    `place` is one of `ALLOWED`, empty for the type's own. `colors` are the text's, for each series (or slice), empty
    for that of all text. `left_out` are points without room: (series, point). `ends` gives for each series the point
    that carries the series' name, or its number where there is one series; empty if none does.
    """

    number: str = ""
    names: bool = False
    place: str = ""
    colors: tuple[str, ...] = ()
    left_out: tuple[tuple[int, int], ...] = ()
    ends: tuple[int, ...] = ()


class Axes(NamedTuple):
    """The axes: whether numbers and gridlines are drawn, and where the axis of values must begin or end (or None).

    Every `skip`-th category has its name, turned by `turn` degrees (None: as the program likes). `at_edges` puts the
    first and last category at the plot's edges. `number_format` is that of the axis of values, `across` that of a
    scatter chart's x.
    """

    values: bool = True
    low: float | None = None
    high: float | None = None
    skip: int = 1
    turn: int | None = 0
    at_edges: bool = False
    number_format: str = "General"
    across: str = "General"


class Plot(NamedTuple):
    """A chart and how it is drawn; `size` is that of its text in points, the first line of `heading` has its own.

    `chart` holds plain texts, and numbers that are finite. `colors` are the series', for a pie or doughnut the
    slices'; `points` gives single points of a series another one: (series, point, colour). `weights` (points) and
    `dashes` are those of lines, `marker` the size of the dots on them, 0 for none. `gap` is what lies between
    categories, in hundredths of a bar; `hole` the share of a doughnut that is empty. `legend` is `t`, `r` or empty.
    """

    name: str
    alt: str
    box: Box
    chart: Chart
    size: float
    colors: tuple[str, ...]
    points: tuple[tuple[int, int, str], ...] = ()
    labels: Labels = Labels()
    axes: Axes = Axes()
    look: Look = Look()
    number_format: str = "General"
    heading: tuple[tuple[Run, ...], ...] = ()
    heading_size: float = 0.0
    heading_left: float = 0.0
    room: Parts = AUTO
    legend: str = ""
    legend_room: Parts = AUTO
    weights: tuple[float, ...] = ()
    dashes: tuple[str, ...] = ()
    marker: int = 0
    gap: int = 50
    hole: int = 58
    placeholder: Placeholder | None = None
