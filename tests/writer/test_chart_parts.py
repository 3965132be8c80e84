"""The parts of charts as they are written: what their caches, workbooks and drawings say."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from chart_decks import PLACES, YEARS, built, named, plot
from charts_read import A, C, Read, cells, charts
from deckbuild.layout.plots import ALLOWED
from deckbuild.model.visuals import CHART_TYPES, Chart, Series
from deckbuild.writer.chart import chart_space, rows
from deckbuild.writer.workbook import column_letters, number, workbook
from package_checks import faults

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.layout.plots import Plot

THREE = named(Exports=[12.5, 13.1, 9.8, 17.2], Imports=[8.4, None, 11.0, 14.9], Transit=[3.1, 4.4, 2.9, 5.0])
ONE = named(Trade=[12.5, 13.1, 9.8, 17.2])


def chart(kind: str, **changes: object) -> Chart:
    """A small chart of a kind."""
    made = Chart(kind, PLACES, ONE if kind in ("pie", "doughnut") else THREE, title="Trade", decimals=1)
    if kind == "scatter":
        made = made._replace(categories=(), x=(1.0, 2.5, 4.0, 5.0))
    return made._replace(**changes)


EVERY = [
    *(chart(kind) for kind in CHART_TYPES),
    *(chart(kind, labels="value") for kind in CHART_TYPES),
    *(chart(kind, stacked=how, labels=said) for kind in ("column", "bar", "area") for how in ("stacked", "percent")
      for said in ("auto", "value", "none")),
    chart("pie", labels="percent", highlight=("South",)),
    chart("column", highlight=("South",)),
    chart("line", highlight=("Exports",)),
    chart("area", highlight=("South",)),
]  # fmt: skip


def read(drawn: Plot) -> Read:
    """A chart's part and its workbook as they are written."""
    return Read(etree.fromstring(chart_space(drawn, "en").encode()), cells(workbook(rows(drawn), drawn.number_format)))


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with every kind of chart, alone on its slide."""
    return built(tmp_path_factory.mktemp("charts") / "every.pptx", *EVERY)


def test_a_deck_of_every_chart_is_a_sound_package(deck: Path) -> None:
    assert faults(deck) == []


def test_every_workbook_says_what_its_chart_says(deck: Path) -> None:
    assert [read.differences() for read in charts(deck)] == [[]] * len(EVERY)


def test_another_library_reads_the_figures_that_were_written(deck: Path) -> None:
    shapes = [s for slide in Presentation(str(deck)).slides for s in slide.shapes if s.has_chart]
    for one, shape in zip(EVERY, shapes, strict=True):
        plot_ = shape.chart.plots[0]
        found = [(s.name, tuple(s.values)) for s in plot_.series]
        assert found == [tuple(series) for series in one.series]
        if one.type != "scatter":
            assert list(plot_.categories) == list(PLACES)


def test_labels_stand_only_where_powerpoint_allows_them(deck: Path) -> None:
    for one, found in zip(EVERY, charts(deck), strict=True):
        kind = f"{one.type} stacked" if one.stacked and one.type != "area" else one.type
        assert {p.get("val") for p in found.root.iter(f"{C}dLblPos")} <= set(ALLOWED[kind])


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("doughnut", ()),
        ("area", ()),
        ("column stacked", ("ctr", "inEnd", "inBase")),
        ("bar stacked", ("ctr", "inEnd", "inBase")),
        ("line", ("t", "b", "l", "r", "ctr")),
    ],
)
def test_the_places_that_powerpoint_refuses_are_not_allowed(kind: str, places: tuple[str, ...]) -> None:
    assert ALLOWED[kind] == places


def test_a_gap_is_left_out_of_the_chart_and_of_the_sheet(tmp_path: Path) -> None:
    (found,) = charts(built(tmp_path / "gap.pptx", Chart("line", YEARS[:3], named(Trade=[1, None, 3]))))
    values = dict(found.cached())["Sheet1!$B$2:$B$4"]
    assert values == [1, None, 3]
    assert "B3" not in found.cells
    assert found.root.find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"


def test_the_data_is_a_workbook_inside_the_deck_that_is_not_updated_by_itself(deck: Path) -> None:
    for found in charts(deck):
        data = found.root.find(f"{C}externalData")
        assert data.find(f"{C}autoUpdate").get("val") == "0"
    with zipfile.ZipFile(deck) as package:
        rels = package.read("ppt/charts/_rels/chart1.xml.rels").decode()
    assert "../embeddings/chart1.xlsx" in rels
    assert "External" not in rels


def test_a_chart_fills_the_place_that_the_layout_has_for_it(deck: Path) -> None:
    slide = Presentation(str(deck)).slides[0]
    (held,) = [s for s in slide.placeholders if s.has_chart]
    assert held.name == "Chart"
    assert held._element.nvGraphicFramePr.cNvPr.get("descr").startswith("Column chart: Trade.")


def test_nothing_of_a_chart_has_a_frame_or_round_corners(deck: Path) -> None:
    for found in charts(deck):
        assert found.root.find(f"{C}roundedCorners").get("val") == "0"
        for area in (found.root.find(f"{C}spPr"), found.root.find(f"{C}chart/{C}plotArea/{C}spPr")):
            assert [child.tag for child in area] == [f"{A}noFill", f"{A}ln"]


def test_colours_are_those_of_the_theme_and_texts_have_its_fonts(deck: Path) -> None:
    for found in charts(deck):
        assert list(found.root.iter(f"{A}srgbClr")) == []
        assert {f.get("typeface") for f in found.root.iter(f"{A}latin")} == {"+mn-lt"}


def test_every_text_of_a_chart_is_12_points_or_more(deck: Path) -> None:
    for found in charts(deck):
        assert min(int(p.get("sz")) for p in found.root.iter(f"{A}defRPr")) >= 1200


def test_a_chart_without_a_title_gets_none_from_the_program() -> None:
    bare = read(plot(Chart("column", PLACES, THREE)))
    assert bare.root.find(f"{C}chart/{C}title") is None
    assert bare.root.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"


def test_columns_bars_and_areas_start_at_zero() -> None:
    for kind in ("column", "bar", "area"):
        found = read(plot(Chart(kind, PLACES, named(Trade=[97, 98, 99, 98]))))
        assert found.root.find(f".//{C}valAx/{C}scaling/{C}min").get("val") == "0"


def test_names_stand_below_columns_that_hang_down_and_these_keep_their_colour() -> None:
    found = read(plot(Chart("column", PLACES, named(Growth=[4, -8, 3, 2]))))
    assert found.root.find(f".//{C}catAx/{C}tickLblPos").get("val") == "low"
    assert found.root.find(f".//{C}ser/{C}invertIfNegative").get("val") == "0"
    assert float(found.root.find(f".//{C}valAx/{C}scaling/{C}min").get("val")) < -8  # room for its number


def test_a_pie_begins_at_noon() -> None:
    assert read(plot(chart("pie"))).root.find(f".//{C}firstSliceAng").get("val") == "0"


def test_texts_have_the_language_of_the_deck() -> None:
    root = etree.fromstring(chart_space(plot(chart("column"), "ko"), "ko").encode())
    assert root.find(f"{C}lang").get("val") == "ko-KR"
    assert {p.get("lang") for p in root.iter(f"{A}rPr")} == {"ko-KR"}


def test_a_text_that_looks_like_a_formula_or_an_address_stays_a_text() -> None:
    texts = ("=1+1", "+A1", "@SUM(1)", "https://example.org", "_x0041_", "a\x01b & <c>")
    found = cells(workbook([("", "=HYPERLINK(1)"), *((text, 1.0) for text in texts)], "0"))
    assert found["B1"] == "=HYPERLINK(1)"
    assert [found[f"A{n}"] for n in range(2, 6)] == list(texts[:4])
    assert found["A6"] == "_x005F_x0041_"  # how a workbook writes it, for it reads the bare form as an A
    assert found["A7"] == "a b & <c>"


def test_the_same_chart_has_the_same_bytes(tmp_path: Path) -> None:
    one, other = built(tmp_path / "a.pptx", *EVERY), built(tmp_path / "b.pptx", *EVERY)
    assert one.read_bytes() == other.read_bytes()


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z", "Cn")), max_size=8)
values = st.none() | st.floats(-1e14, 1e14, allow_subnormal=False) | st.integers(-1000, 1000).map(float)


@settings(max_examples=60)
@given(
    kind=st.sampled_from(CHART_TYPES),
    names=st.lists(texts, min_size=1, max_size=9),
    sets=st.lists(st.tuples(texts, st.lists(values, min_size=9, max_size=9)), min_size=1, max_size=4),
)
def test_whatever_the_figures_the_workbook_says_what_the_chart_says(
    kind: str, names: list[str], sets: list[tuple[str, list[float | None]]]
) -> None:
    count = len(names)
    series = tuple(Series(name, tuple(numbers[:count])) for name, numbers in sets)
    made = Chart(kind, tuple(names), series, x=tuple(map(float, range(count))) if kind == "scatter" else ())
    found = read(plot(made._replace(categories=() if kind == "scatter" else made.categories)))
    escaped = [line for line in found.differences() if "_x" not in line]
    assert escaped == []


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_so_that_it_reads_back_the_same(value: float) -> None:
    assert float(number(value)) == value


@given(column=st.integers(0, 16383))
def test_columns_have_the_letters_that_a_spreadsheet_gives_them(column: int) -> None:
    letters = column_letters(column)
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - 64
    assert count == column + 1


def test_no_library_for_workbooks_is_loaded() -> None:
    code = "import sys; from deckbuild.writer.workbook import workbook; workbook([('', 'Trade'), ('North', 1.0)], '0')"
    alone = subprocess.run([sys.executable, "-c", f"{code}; print('xlsxwriter' in sys.modules)"], capture_output=True)
    assert alone.stdout.strip() == b"False"
