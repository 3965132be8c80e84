"""Decks of one chart or several, made from values, for tests that look at what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.diagnostics import Problems
from deckbuild.layout.plots import Plot
from deckbuild.model import Deck, Point, Section
from deckbuild.model.visuals import Chart, Series
from deckbuild.pipeline import Options, Prepared, prepare_project, write
from deckbuild.readers.project import Project, with_keys
from making import NOW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

POINTS = (Point("Trade grew", ""), Point("Investment followed", ""))
PLACES = ("North", "South", "East", "West")
YEARS = tuple(str(year) for year in range(2005, 2014))


def named(**series: Sequence[float | None]) -> tuple[Series, ...]:
    """Series by their names."""
    return tuple(Series(name, tuple(values)) for name, values in series.items())


def prepared(*charts: Chart, language: str = "en", points: tuple[Point, ...] = (), template: str = "") -> Prepared:
    """A deck with a section for each chart, laid out."""
    problems = Problems()
    sections = [Section(title=f"Slide {n}", points=points, visual=chart) for n, chart in enumerate(charts, 1)]
    sections = with_keys(sections, problems)
    deck = Deck(title="Charts", sections=tuple(sections), language=language, cover=False, template=template)
    return prepare_project(Project(".", deck), problems, Options(now=NOW))


def plots(*charts: Chart, language: str = "en", points: tuple[Point, ...] = ()) -> list[Plot]:
    """The charts as they are laid out; none has an error."""
    made = prepared(*charts, language=language, points=points)
    assert [d.message for d in made.diagnostics if d.is_error] == []
    return [one for slide in made.slides for one in slide.content if isinstance(one, Plot)]


def plot(chart: Chart, language: str = "en", points: tuple[Point, ...] = ()) -> Plot:
    """One chart as it is laid out."""
    (found,) = plots(chart, language=language, points=points)
    return found


def built(path: Path, *charts: Chart, language: str = "en", points: tuple[Point, ...] = ()) -> Path:
    """A deck with a slide for each chart, written to a file."""
    made = prepared(*charts, language=language, points=points)
    assert [d.message for d in made.diagnostics if d.is_error] == []
    write(made, str(path))
    return path
