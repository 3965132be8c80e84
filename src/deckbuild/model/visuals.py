"""What the visual blocks of a section mean: chart, table, picture, timeline, quote, figures and columns.

Texts are one paragraph of inline Markdown each. `say` is what the notes hold instead of the block's own words;
`alt` describes it to who does not see it, and is made from its data where it is empty.
"""

from typing import NamedTuple

from deckbuild.model.points import Point
from deckbuild.source import NOWHERE, Span

CHART_TYPES = ("column", "bar", "line", "area", "pie", "doughnut", "scatter")
"""The kinds of chart."""

MOST_FIGURES, MOST_COLUMNS = 4, 3
"""Big numbers that a slide takes in, and columns that stay wide enough to read."""


class Series(NamedTuple):
    """A named row of numbers, one for each category; None is a gap."""

    name: str
    values: tuple[float | None, ...]


class Chart(NamedTuple):
    """A chart: `categories` name the values of every series, for a scatter chart `x` holds their numbers instead.

    `stacked` is `stacked`, `percent` or empty; `labels` one of `auto`, `value`, `percent`, `none`. `highlight` names
    categories or series that stand out. `decimals` is the most figures after the decimal point that were written.
    `number_format` is a format code of a spreadsheet, empty for one made from `decimals`.
    """

    type: str
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    x: tuple[float, ...] = ()
    stacked: str = ""
    title: str = ""
    unit: str = ""
    number_format: str = ""
    decimals: int = 0
    labels: str = "auto"
    highlight: tuple[str, ...] = ()
    source: str = ""
    alt: str = ""
    say: str = ""
    at: Span = NOWHERE


class Table(NamedTuple):
    """A table: every row has as many cells as the header (or the first row, where `header` is empty).

    `align` has one of `left`, `right`, `center` or empty (by content) for each column, `widths` shares of the
    width, empty for widths by content. `highlight` names rows by their first cell, or columns by their header.
    """

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    align: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    highlight: tuple[str, ...] = ()
    source: str = ""
    alt: str = ""
    say: str = ""
    at: Span = NOWHERE


class Picture(NamedTuple):
    """A picture: `file` is a path that was checked to be inside the project, `digest` that of its bytes.

    `width` and `height` are its pixels as it is to be seen (turned as its camera said); of an SVG, its own size.
    `form` is what it becomes in a deck: `jpeg`, `png` or `svg`. `fit` is `contain` or `cover`. A picture without
    `alt` is decorative. Without a digest, the file is looked at when it is laid out.
    """

    file: str
    digest: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    fit: str = "contain"
    caption: str = ""
    credit: str = ""
    say: str = ""
    form: str = ""
    at: Span = NOWHERE


class Event(NamedTuple):
    """A moment on a timeline, and what happened."""

    when: str
    what: str


class Timeline(NamedTuple):
    """Events in the order they were written."""

    events: tuple[Event, ...]
    source: str = ""
    alt: str = ""
    say: str = ""
    at: Span = NOWHERE


class Quote(NamedTuple):
    """Words of somebody: `text` without quotation marks, who said it, and where."""

    text: str
    by: str = ""
    source: str = ""
    say: str = ""
    at: Span = NOWHERE


class Figure(NamedTuple):
    """A number large enough to remember, and what it counts."""

    value: str
    label: str


class Figures(NamedTuple):
    """One to four figures."""

    figures: tuple[Figure, ...]
    source: str = ""
    say: str = ""
    at: Span = NOWHERE


class Column(NamedTuple):
    """A column of points, with a heading or without."""

    title: str
    points: tuple[Point, ...]


class Columns(NamedTuple):
    """Two or three columns; with headings they compare. `marker` is empty for the section's."""

    columns: tuple[Column, ...]
    source: str = ""
    marker: str = ""
    at: Span = NOWHERE


Block = Chart | Table | Picture | Timeline | Quote | Figures | Columns
"""A visual block."""
