"""Rules about figures: slide against notes, slide against slide, text against data, sums, years and weekdays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from test_rules_source import found, words

if TYPE_CHECKING:
    from pathlib import Path


def point(show: str, say: str) -> str:
    return f'points:\n  - show: "{show}"\n    say: "{say}"\n'


@pytest.mark.parametrize(
    ("show", "say", "pointed_at"),
    [
        ("Trade: 61.4 %", "Trade rose by 61.9 percent", ["61.9 percent"]),
        ("Trade: 61.4 %", "Trade rose by 61.4 percent", []),
        ("Trade: $25 bn", "Trade was 25.3 billion dollars", []),
        ("Trade: $25 bn", "Trade was 27 billion dollars", ["27 billion dollars"]),
        ("In 2013", "It was in 2014", ["2014"]),
        ("50 to 60 %", "from 50 to 60 percent", []),
    ],
)
def test_slide_and_notes_have_the_same_figure(tmp_path: Path, show: str, say: str, pointed_at: list[str]) -> None:
    made = found(tmp_path, "number-differs", "", point(show, say))
    assert words(made) == pointed_at
    assert all(d.second is not None for d in made)


@pytest.mark.parametrize(
    ("show", "say", "pointed_at"),
    [
        ("Trade: $25 bn in 2013", "Trade was 25 billion dollars", ["2013"]),
        ("**Two** summits, 8 documents", "Eight documents were signed at two summits", []),
        ("54 km of track", "a railway of 54 kilometres", []),
        ("The G-20 met at 14:00", "They met", []),
        ("61.4 % more", "Trade rose by 61.9 percent", []),  # which number-differs tells
    ],
)
def test_what_the_slide_counts_is_in_the_notes(tmp_path: Path, show: str, say: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "number-unsaid", "", point(show, say))) == pointed_at


def test_a_figure_that_another_point_says_is_said(tmp_path: Path) -> None:
    section = point("Trade: 25 %", "It rose").rstrip() + '\n  - say: "By 25 percent, to be exact."\n'
    assert found(tmp_path, "number-unsaid", "", section) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Exports of grain grew by 61.4 %", "Exports of grain grew by 61.9 %", 1),
        ("Exports of grain grew by 61.4 %", "Exports of steel fell by 61.9 %", 0),
        ("In 2012, exports of grain grew by 61.4 %", "In 2013, exports of grain grew by 61.9 %", 0),
        ("Exports of grain to Norway grew by 61.4 %", "Exports of grain to Sweden grew by 61.9 %", 0),
        ("Grain exports come to $25 bn a year", "Grain exports come to $25.3 bn a year", 0),
        ("Grain exports come to $25 bn a year", "Grain exports come to $28 bn a year", 1),
        ("The council has 25 members from the region", "The council has 27 members from the region", 1),
        ("Point 6 of the long list", "Point 7 of the long list", 0),
        ("Resolution 1695 of the Council", "Resolution 1718 of the Council", 0),
    ],
)
def test_one_quantity_has_one_value(tmp_path: Path, first: str, second: str, count: int) -> None:
    sections = (f'points: ["{first}"]\n', f'points: ["{second}"]\n')
    assert len(found(tmp_path, "quantity-differs", "", *sections)) == count


CHART = """chart:
  type: column
  title: Trade, US$ bn
  categories: [Norway, Sweden]
  series: {2012: [24, 11], 2013: [25.3, 12]}
"""
TABLE = 'table:\n  header: [Country, Share]\n  rows: [[Norway, "25.3 %"], [Sweden, "12 %"]]\n'


@pytest.mark.parametrize(
    ("block", "text", "pointed_at"),
    [
        (CHART, "Norway trades for $26 bn in 2013", ["$26 bn"]),
        (CHART, "Norway trades for $25 bn in 2013", []),
        (CHART, "Norway has 26 harbours, in 2013", []),
        (CHART, "Norway and Sweden: $26 bn in 2013", []),
        (TABLE, "Norway has 26.3 % of it", ["26.3 %"]),
        (TABLE, "Norway has 25.3 % of it", []),
        (TABLE, "Finland has 26.3 % of it", []),
    ],
)
def test_a_text_agrees_with_the_data(tmp_path: Path, block: str, text: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "data-differs", "", f'{block}points: ["{text}"]\n')) == pointed_at


def test_a_text_on_another_slide_agrees_with_the_data(tmp_path: Path) -> None:
    made = found(tmp_path, "data-differs", "", CHART, 'notes: "In 2013 Norway came to $29 bn."')
    assert words(made) == ["$29 bn"]


@pytest.mark.parametrize(
    ("values", "count"),
    [([51, 28, 21], 0), ([33, 33, 33], 0), ([51, 28, 17], 1), ([51.5, 28.2, 18.1], 1), ([12, 9], 0)],
)
def test_the_parts_of_a_pie_are_a_hundred(tmp_path: Path, values: list[float], count: int) -> None:
    names = [f"Part {n}" for n in range(len(values))]
    pie = f"chart:\n  type: pie\n  categories: {names}\n  series: {{2013: {values}}}\n"
    assert len(found(tmp_path, "shares-sum", "", pie)) == count


def test_the_shares_of_a_table_are_a_hundred(tmp_path: Path) -> None:
    table = 'table:\n  header: [Part, Share]\n  rows: [[A, "51 %"], [B, "28 %"], [C, "15 %"]]\n'
    (problem,) = found(tmp_path, "shares-sum", "", table)
    assert problem.message == "the shares of 'Share' add up to 94, not to 100"
    assert found(tmp_path, "shares-sum", "", table.replace("15 %", "21 %")) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Wednesday 24 November 2026", 1),
        ("en", "Tuesday, 24 November 2026", 0),
        ("en", "Tuesday, November 24th, 2026", 0),
        ("en", "on Monday, November 24th", 1),
        ("en", "on Tuesday, November 24th", 0),
        ("de", "am Mittwoch, dem 24. November 2026", 0),
        ("de", "Mittwoch, den 24. November 2026", 1),
        ("fr", "mardi 24 novembre 2026", 0),
        ("fr", "lundi 24 novembre 2026", 1),
        ("en", "Friday 31 February 2026", 0),
    ],
)
def test_a_date_has_its_weekday(tmp_path: Path, language: str, text: str, count: int) -> None:
    head = f"language: {language}\ndate: 2026-11-24\n"
    assert len(found(tmp_path, "weekday-wrong", head, f'notes: "{text}"')) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("this year (2025)", 1),
        ("this year, 2026,", 0),
        ("last year, in 2025", 0),
        ("in 2024, last year", 1),
        ("this year 30 ships came", 0),
    ],
)
def test_a_year_goes_with_the_talk(tmp_path: Path, text: str, count: int) -> None:
    assert len(found(tmp_path, "year-stale", "date: 2026-11-24\n", f'notes: "{text}"')) == count


def test_an_old_source_is_noted(tmp_path: Path) -> None:
    assert words(found(tmp_path, "year-stale", "date: 2026-11-24\n", "source: Customs, 2015 and 2019")) == ["2019"]
    assert found(tmp_path, "year-stale", "date: 2026-11-24\n", "source: Customs, 2024") == []


def test_figures_have_a_source(tmp_path: Path) -> None:
    sections = (
        CHART,
        TABLE,
        'points: ["Trade: 25 %"]\n',
        'points: ["In 2013, 25 ships"]\n',
        f"{CHART}source: Customs\n",
    )
    made = found(tmp_path, "no-source", "", *sections)
    assert [(d.message, d.level) for d in made] == [
        ("the chart has no source", "warning"),
        ("the table has no source", "warning"),
        ("25 % stands on the slide, and the section cites no source", "note"),
    ]


def test_a_text_in_many_lines_is_pointed_at_in_the_right_one(tmp_path: Path) -> None:
    say = "      Trade has grown since then,\n      by 61.9\n      percent.\n"
    section = f'points:\n  - show: "Trade: 61.4 %"\n    say: >\n{say}'
    (problem,) = found(tmp_path, "number-differs", "", section)
    assert problem.at.source.position(problem.at.start) == (8, 14)
