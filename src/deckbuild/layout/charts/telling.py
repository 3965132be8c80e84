"""What a chart shows, in words: for who does not see it, and for the notes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from deckbuild.layout.charts.scale import is_percent, writing
from deckbuild.layout.shapes import Paragraph
from deckbuild.model.visuals import CHART_TYPES
from deckbuild.numerals import decimal_mark
from deckbuild.phrases import phrases
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from deckbuild.model.visuals import Chart

MOST_ALT = 300
"""Characters of an alternative text; screen readers do not pause in longer ones."""
_FEW, _FEW_IN_ALL = 8, 24
"""Figures of a series, and of a chart, that are said one by one; of more, only the ends and extremes are."""


def described(chart: Chart, language: str) -> str:
    """The alternative text of a chart: its kind, its title, and the figures of each series, in full or in short."""
    words = phrases(language)
    name = words.charts[CHART_TYPES.index(chart.type)]
    title = title_of(chart, language)
    head = words.label.format(label=name, text=title) if title else name
    for figures in (_figures, _digest):
        rows = list(_rows(chart, language, figures))
        text = _sentences([head, *rows], words.full_stop)
        if len(text) <= MOST_ALT:
            return text
    text = head
    for row in rows:
        longer = text + words.full_stop + row
        if len(longer) >= MOST_ALT:
            break
        text = longer
    return text[: MOST_ALT - 1] + "…"


def told(chart: Chart, language: str) -> list[Paragraph]:
    """The chart as paragraphs of notes: its title, then a list with a line for each category or series."""
    words = phrases(language)
    title = title_of(chart, language) or words.charts[CHART_TYPES.index(chart.type)]
    count = sum(len(s.values) for s in chart.series)
    is_short = count <= _FEW_IN_ALL and all(len(s.values) <= _FEW for s in chart.series)
    if is_short and len(chart.series) == 1 and chart.type != "scatter":
        name = chart.series[0].name
        if name and name.casefold() not in title.casefold():
            title = words.label.format(label=title, text=name)
        pairs = zip(_names(chart, language), _written(chart, language)[0], strict=False)
        rows = [words.label.format(label=at, text=figure) for at, figure in pairs]
    else:
        rows = list(_rows(chart, language, _figures if is_short else _digest))
    return [Paragraph((Run(title),)), *(Paragraph((Run(row),), marker="bullet") for row in rows)]


def title_of(chart: Chart, language: str) -> str:
    """The title with the unit, where the title does not say it already."""
    unit = "" if is_percent(chart) else chart.unit
    if not unit or unit.casefold() in chart.title.casefold():
        return chart.title
    return chart.title + phrases(language).comma + unit if chart.title else unit


def _rows(chart: Chart, language: str, figures: Callable[[Chart, int, str], str]) -> Iterator[str]:
    """A row for each series: its name, and its figures in full or in short."""
    label = phrases(language).label
    for n, series in enumerate(chart.series):
        text = figures(chart, n, language)
        yield label.format(label=series.name, text=text) if series.name else text


@lru_cache(maxsize=8)
def _figures(chart: Chart, n: int, language: str) -> str:
    """All figures of a series, each with what it is of."""
    names, figures = _names(chart, language), _written(chart, language)[n]
    is_counted = any(name[-1:].isdecimal() for name in names)  # a year and a figure would run into one
    pairs = zip(names, figures, strict=False)
    told = [f"{figure} ({name})" if is_counted else f"{name} {figure}" for name, figure in pairs]
    return phrases(language).list_separator.join(told)


def _digest(chart: Chart, n: int, language: str) -> str:
    """The first, the last, the highest and the lowest figure of a series; of none, that there is none."""
    known = [(value, at) for at, value in enumerate(chart.series[n].values) if value is not None]
    if not known:
        return phrases(language).no_figure
    named = {"first": known[0], "last": known[-1], "high": max(known, key=_value), "low": min(known, key=_value)}
    names, figures = _names(chart, language), _written(chart, language)[n]
    filled = {name: figures[at] for name, (_, at) in named.items()}
    filled |= {f"{name}_at": names[at] for name, (_, at) in named.items()}
    return phrases(language).chart_digest.format(**filled)


@lru_cache(maxsize=2)
def _written(chart: Chart, language: str) -> tuple[tuple[str, ...], ...]:
    """The figures of each series in words; asked for twice, by the alternative text and by the notes."""
    written, none = writing(chart, language), phrases(language).no_figure
    return tuple(tuple([none if v is None else written(v) for v in series.values]) for series in chart.series)


@lru_cache(maxsize=2)
def _names(chart: Chart, language: str) -> tuple[str, ...]:
    """What the figures of a series are of: categories, or numbers of a scatter chart; else their places."""
    if chart.type == "scatter":
        return tuple(f"{x:.10g}".replace(".", decimal_mark(language)) for x in chart.x)
    count = max((len(s.values) for s in chart.series), default=0)
    return chart.categories if len(chart.categories) >= count else tuple(str(n + 1) for n in range(count))


def _value(point: tuple[float, int]) -> float:
    return point[0]


def _sentences(rows: list[str], full_stop: str) -> str:
    return full_stop.join(rows) + full_stop.rstrip()
