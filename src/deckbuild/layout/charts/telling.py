"""What a chart shows, in words: for who does not see it, and for the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.charts.scale import is_percent, written
from deckbuild.layout.shapes import Paragraph
from deckbuild.model.visuals import CHART_TYPES
from deckbuild.phrases import phrases
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.model.visuals import Chart, Series

MOST_ALT = 300
"""Characters of an alternative text; screen readers do not pause in longer ones."""
_FEW, _FEW_IN_ALL = 8, 24
"""Figures of a series, and of a chart, that are said one by one; of more, only the ends and extremes are."""


class _Said(NamedTuple):
    """A series in words; `digest` says the same in short."""

    name: str
    figures: str
    digest: str


def described(chart: Chart, language: str) -> str:
    """The alternative text of a chart: its kind, its title, and the figures of each series, in full or in short."""
    words = phrases(language)
    name = words.charts[CHART_TYPES.index(chart.type)]
    title = title_of(chart, language)
    head = words.label.format(label=name, text=title) if title else name
    said = list(_series(chart, language))
    in_full = [_labelled(s.name, s.figures, language) for s in said]
    in_short = [_labelled(s.name, s.digest, language) for s in said]
    for rows in (in_full, in_short):
        text = _sentences([head, *rows], words.full_stop)
        if len(text) <= MOST_ALT:
            return text
    text = head
    for row in in_short:
        longer = text + words.full_stop + row
        if len(longer) >= MOST_ALT:
            break
        text = longer
    return text[: MOST_ALT - 1] + "…"


def told(chart: Chart, language: str) -> list[Paragraph]:
    """The chart as paragraphs of notes: its title, then a list with a line for each category or series."""
    words = phrases(language)
    title = title_of(chart, language) or words.charts[CHART_TYPES.index(chart.type)]
    said = list(_series(chart, language))
    count = sum(len(s.values) for s in chart.series)
    is_short = count <= _FEW_IN_ALL and all(len(s.values) <= _FEW for s in chart.series)
    if is_short and len(chart.series) == 1 and chart.type != "scatter":
        name = chart.series[0].name
        if name and name.casefold() not in title.casefold():
            title = words.label.format(label=title, text=name)
        rows = [words.label.format(label=at, text=figure) for at, figure in _pairs(chart, chart.series[0], language)]
    else:
        rows = [_labelled(s.name, s.figures if is_short else s.digest, language) for s in said]
    return [Paragraph((Run(title),)), *(Paragraph((Run(row),), marker="bullet") for row in rows)]


def title_of(chart: Chart, language: str) -> str:
    """The title with the unit, where the title does not say it already."""
    unit = "" if is_percent(chart) else chart.unit
    if not unit or unit.casefold() in chart.title.casefold():
        return chart.title
    return chart.title + phrases(language).comma + unit if chart.title else unit


def _series(chart: Chart, language: str) -> Iterator[_Said]:
    words = phrases(language)
    for series in chart.series:
        pairs = list(_pairs(chart, series, language))
        is_counted = any(at[-1:].isdecimal() for at, _ in pairs)  # a year and a figure would run into one
        told = [f"{figure} ({at})" if is_counted else f"{at} {figure}" for at, figure in pairs]
        figures = words.list_separator.join(told)
        yield _Said(series.name, figures, _digest(chart, series, language) or figures)


def _pairs(chart: Chart, series: Series, language: str) -> Iterator[tuple[str, str]]:
    """Each point: its category or x, and its figure or that there is none."""
    words = phrases(language)
    for n, value in enumerate(series.values):
        yield _at(chart, n, language), words.no_figure if value is None else written(value, chart, language)


def _at(chart: Chart, point: int, language: str) -> str:
    if chart.type == "scatter":
        x = chart.x[point] if point < len(chart.x) else 0.0
        return f"{x:.10g}" if x == int(x) else written(x, chart._replace(unit=""), language)
    return chart.categories[point] if point < len(chart.categories) else str(point + 1)


def _digest(chart: Chart, series: Series, language: str) -> str:
    known = [(value, n) for n, value in enumerate(series.values) if value is not None]
    if not known:
        return ""
    named = {
        "first": known[0],
        "last": known[-1],
        "high": max(known, key=lambda pair: pair[0]),
        "low": min(known, key=lambda pair: pair[0]),
    }
    filled = {name: written(value, chart, language) for name, (value, _) in named.items()}
    filled |= {f"{name}_at": _at(chart, n, language) for name, (_, n) in named.items()}
    return phrases(language).chart_digest.format(**filled)


def _labelled(name: str, text: str, language: str) -> str:
    return phrases(language).label.format(label=name, text=text) if name else text


def _sentences(rows: list[str], full_stop: str) -> str:
    return full_stop.join(rows) + full_stop.rstrip()
