"""Charts laid out: sizes, labels, names, colours and what is said of them."""

from __future__ import annotations

import pytest

from chart_decks import PLACES, POINTS, YEARS, named, plot, plots, prepared
from deckbuild.fonts import face
from deckbuild.layout.plots import Plot
from deckbuild.layout.shapes import EMU_PER_POINT
from deckbuild.layout.visuals.chart import said
from deckbuild.model.visuals import CHART_TYPES, Chart, Series
from making import text_of

GROWTH = (2.1, 2.6, 3.4, 4.9, 6.2, 10.1, 12.9, 17.7, 24.9)
LONG = ("United Kingdom", "Russian Federation", "Democratic People's Republic of Korea", "Republic of Korea", "China")
LONG += ("Mongolia", "Viet Nam", "Indonesia", "United States of America", "Japan")


def heading(drawn: Plot) -> list[str]:
    return ["".join(run.text for run in line) for line in drawn.heading]


def told(chart: Chart, language: str = "en") -> list[str]:
    return [text_of(p) for p in said(chart, language)]


def codes(*charts: Chart) -> list[str]:
    return [d.code for d in prepared(*charts, points=POINTS).diagnostics if d.code.startswith("chart")]


# Numbers and axes


def test_few_columns_carry_their_numbers_and_need_no_axis() -> None:
    drawn = plot(Chart("column", PLACES, named(Trade=[1, 2, 3, 4])))
    assert (drawn.labels.number, drawn.labels.place, drawn.axes.values) == ("value", "outEnd", False)


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_numbers_below_zero_stand_clear_of_the_names(kind: str) -> None:
    drawn = plot(Chart(kind, PLACES, named(Change=[12.5, -3.25, -22, 4]), unit="%", decimals=2), points=POINTS)
    assert (drawn.labels.place, drawn.axes.values) == ("outEnd", False)
    low = drawn.axes.low
    assert low is not None
    *_, width, height = drawn.room
    along = width * drawn.box.cx if kind == "bar" else height * drawn.box.cy
    needed = face("Calibri").width("-22.00%") * drawn.size if kind == "bar" else 1.2 * drawn.size
    assert (-22 - low) / (20 - low) * along / EMU_PER_POINT >= needed


def test_of_many_names_beside_bars_more_are_shown_at_a_smaller_size() -> None:
    chart = Chart("bar", tuple(f"Country {chr(65 + n)}" for n in range(26)), named(Trade=range(26)))
    drawn = plot(chart)
    assert (drawn.size, drawn.axes.skip, drawn.axes.turn) == (14, 2, None)
    assert codes(chart) == ["chart-crowded"]


def test_an_area_that_would_fall_to_zero_at_a_gap_is_told() -> None:
    chart = Chart("area", YEARS[:4], named(Trade=[4, None, 5, 6]))
    assert codes(chart) == ["chart-type"]
    assert codes(chart._replace(type="line")) == []


def test_many_columns_have_an_axis_and_no_numbers() -> None:
    years = tuple(map(str, range(1964, 2014)))
    drawn = plot(Chart("column", years, named(Trade=range(50))))
    assert (drawn.labels.number, drawn.axes.values) == ("", True)


def test_asked_not_to_a_chart_shows_no_number_at_its_points() -> None:
    for kind in CHART_TYPES:
        names, x = ((), (1.0, 2.0, 3.0)) if kind == "scatter" else (PLACES[:3], ())
        drawn = plot(Chart(kind, names, named(Trade=[1, 2, 3]), x, labels="none"))
        assert drawn.labels.number == ""
        assert not drawn.labels.ends


def test_numbers_that_were_asked_for_and_have_no_room_are_said_to_be_missing() -> None:
    years = tuple(map(str, range(1964, 2014)))
    chart = Chart("column", years, named(Trade=range(1000, 1050)), labels="value")
    assert codes(chart) == ["chart-crowded"]
    assert plot(chart, points=POINTS).axes.values


def test_stacked_segments_carry_numbers_in_a_colour_that_is_read_on_them() -> None:
    drawn = plot(Chart("bar", PLACES, named(A=[4, 5, 6, 7], B=[6, 5, 4, 3]), stacked="stacked"))
    assert (drawn.labels.place, drawn.labels.colors, drawn.axes.values) == ("ctr", ("bg1", "bg1"), False)


def test_a_number_too_large_for_its_segment_is_left_out_and_the_axis_stays() -> None:
    chart = Chart("column", PLACES, named(A=[40, 50, 60, 70], B=[0.1, 50, 40, 30]), stacked="stacked", labels="value")
    drawn = plot(chart)
    assert drawn.labels.left_out == ((1, 0),)
    assert drawn.axes.values


def test_shares_of_a_whole_are_shares_in_the_sheet_too_when_they_are_asked_for() -> None:
    chart = Chart("bar", PLACES[:2], named(A=[1, 3], B=[3, 1]), stacked="percent", labels="percent")
    drawn = plot(chart)
    assert [s.values for s in drawn.chart.series] == [(0.25, 0.75), (0.75, 0.25)]
    assert (drawn.number_format, drawn.axes.values) == ("0%", False)


def test_a_line_that_rises_steeply_says_only_its_last_number() -> None:
    drawn = plot(Chart("line", YEARS, named(Trade=GROWTH), decimals=1))
    assert (drawn.labels.number, drawn.labels.ends, drawn.axes.values) == ("", (8,), True)


def test_lines_carry_their_names_at_their_ends() -> None:
    drawn = plot(Chart("line", YEARS, named(Here=GROWTH, There=[2 * v for v in GROWTH])))
    assert (drawn.labels.ends, drawn.legend) == ((8, 8), "")


@pytest.mark.parametrize(
    "there",
    [
        pytest.param([v * 1.001 for v in GROWTH], id="too near"),
        pytest.param([*GROWTH[:8], None], id="one ends early"),
    ],
)
def test_lines_whose_ends_have_no_room_for_names_have_a_legend(there: list[float | None]) -> None:
    drawn = plot(Chart("line", YEARS, named(Here=GROWTH, There=there)))
    assert (drawn.labels.ends, drawn.legend) == ((), "t")


def test_lines_far_from_zero_need_not_start_there() -> None:
    assert plot(Chart("line", YEARS[:3], named(Rate=[98, 99, 100]))).axes.low is None
    assert plot(Chart("line", YEARS[:3], named(Rate=[10, 50, 100]))).axes.low == 0


@pytest.mark.parametrize(
    ("values", "decimals", "unit", "language", "code"),
    [
        ((25, 0.13), 2, "", "en", "General"),
        ((12.5, 13), 1, "", "en", "#,##0.0"),
        ((1200, 15000), 0, "", "en", "#,##0"),
        ((12.5, 13), 1, "%", "en", '#,##0.0"%"'),
        ((12.5, 13), 1, "%", "de", '#,##0.0"\N{NO-BREAK SPACE}%"'),
        ((1e-6, 3e-6), 6, "", "en", "#,##0.000000"),
        ((1.5, 0.333333333), 0, "", "en", "#,##0.000"),
        ((1e12, 3e12), 0, "", "en", "#,##0"),
        ((1500.25, 2), 2, "", "en", "#,##0.00"),
    ],
)
def test_numbers_are_shown_as_they_were_written(
    values: tuple[float, ...], decimals: int, unit: str, language: str, code: str
) -> None:
    chart = Chart("column", PLACES[:2], (Series("Trade", values),), decimals=decimals, unit=unit)
    assert plot(chart, language).number_format == code


def test_a_format_that_was_written_is_kept() -> None:
    assert plot(Chart("column", PLACES, named(T=[1, 2, 3, 4]), number_format="0.0")).number_format == "0.0"


def test_an_axis_shows_no_decimals_that_its_steps_have_not() -> None:
    years = tuple(map(str, range(1964, 2014)))
    drawn = plot(Chart("column", years, named(Trade=[v + 0.5 for v in range(50)]), decimals=1))
    assert (drawn.number_format, drawn.axes.number_format) == ("#,##0.0", "#,##0")


# Texts


def test_the_unit_is_said_once() -> None:
    series = named(Trade=[1, 2, 3, 4])
    assert heading(plot(Chart("column", PLACES, series, title="Trade", unit="US$ bn"))) == ["Trade, US$ bn"]
    assert heading(plot(Chart("column", PLACES, series, title="Trade, US$ bn", unit="US$ bn"))) == ["Trade, US$ bn"]
    assert heading(plot(Chart("column", PLACES, series, title="Trade", unit="%"))) == ["Trade"]


def test_the_only_series_is_named_where_the_title_does_not_name_it() -> None:
    assert heading(plot(Chart("column", PLACES, named(Exports=[1, 2, 3, 4]), title="Trade"))) == ["Trade, Exports"]


def test_markup_in_names_is_not_shown() -> None:
    drawn = plot(Chart("column", ("**North**", "South"), (Series("*Trade*", (1, 2)),), title="The `trade`"))
    assert (drawn.chart.categories, drawn.chart.series[0].name) == (("North", "South"), "Trade")
    assert heading(drawn) == ["The trade"]


def test_years_that_have_no_room_are_passed_over_at_even_distances() -> None:
    years = tuple(map(str, range(1964, 2014)))
    drawn = plot(Chart("column", years, named(Trade=range(50))), points=POINTS)
    assert drawn.axes.skip in (5, 10)


def test_no_name_under_columns_reaches_into_the_next() -> None:
    for count in range(2, len(LONG) + 1):
        for points in ((), POINTS):
            drawn = plot(Chart("column", LONG[:count], named(T=range(count))), points=points)
            slot = drawn.room[2] * drawn.box.cx / EMU_PER_POINT / count
            words = [word for name in LONG[:count] for word in name.split()]
            wide = max(face("Calibri").width(word) for word in words) * drawn.size
            assert drawn.axes.turn or wide <= slot


def test_long_names_get_room_beside_bars() -> None:
    short = plot(Chart("bar", PLACES, named(T=[1, 2, 3, 4])))
    long = plot(Chart("bar", LONG[:4], named(T=[1, 2, 3, 4])))
    assert long.room[0] > short.room[0]
    wide = face("Calibri").width(LONG[2]) * long.size
    assert wide <= long.room[0] * long.box.cx / EMU_PER_POINT


def test_everything_stays_inside_the_chart() -> None:
    charts = [
        Chart(
            kind, () if kind == "scatter" else LONG, named(T=range(1, 11), U=range(2, 12)), tuple(map(float, range(10)))
        )
        for kind in CHART_TYPES
        if kind not in ("pie", "doughnut")
    ]
    for points in ((), POINTS):
        for drawn in plots(*charts, points=points):
            for left, top, width, height in (drawn.room, drawn.legend_room):
                assert left >= 0
                assert top >= 0
                assert left + width <= 1.0001
                assert top + height <= 1.0001


# Pies


def test_names_stand_around_a_pie_of_few_slices() -> None:
    drawn = plot(Chart("pie", PLACES, named(Share=[45, 15, 20, 20])))
    assert (drawn.labels.number, drawn.labels.names, drawn.legend) == ("percent", True, "")


def test_small_slices_side_by_side_are_named_in_a_legend() -> None:
    drawn = plot(Chart("pie", PLACES, named(Share=[95, 1, 1, 1])))
    assert (drawn.labels.names, drawn.legend) == (False, "r")


def test_a_pie_of_seven_slices_is_too_many() -> None:
    names = tuple(f"Region {n}" for n in range(7))
    assert codes(Chart("pie", names, named(Share=[1, 2, 3, 4, 5, 6, 7]))) == ["chart-crowded"]
    assert codes(Chart("pie", names[:6], named(Share=[1, 2, 3, 4, 5, 6]))) == []


def test_slices_of_a_chart_in_percent_show_the_numbers_that_were_written() -> None:
    drawn = plot(Chart("pie", PLACES, named(Share=[45, 15, 20, 20]), unit="%"))
    assert (drawn.labels.number, drawn.number_format) == ("value", '#,##0"%"')


# Colours


def test_a_category_that_stands_out_has_the_accent_and_the_others_a_tint_of_the_text() -> None:
    drawn = plot(Chart("column", PLACES, named(T=[1, 2, 3, 4]), highlight=("South",)))
    assert (drawn.colors, drawn.points) == (("tx1+65",), ((0, 1, "accent1"),))


def test_a_series_that_stands_out_has_the_accent_and_the_heavier_line() -> None:
    drawn = plot(Chart("line", YEARS[:3], named(A=[1, 2, 3], B=[2, 4, 6]), highlight=("B",)))
    assert drawn.colors == ("tx1+50", "accent1")
    assert drawn.weights[1] > drawn.weights[0]


def test_eight_series_have_eight_colours() -> None:
    series = tuple(Series(f"S{n}", (n, n + 1)) for n in range(8))
    assert len(set(plot(Chart("column", PLACES[:2], series)).colors)) == 8


def test_from_the_fourth_line_on_lines_are_told_apart_by_their_dashes() -> None:
    series = tuple(Series(f"S{n}", (n, n + 1)) for n in range(6))
    dashes = plot(Chart("line", PLACES[:2], series)).dashes
    assert dashes[:3] == ("solid",) * 3
    assert len(set(dashes[3:])) == 3


# Words


def test_few_figures_are_all_in_the_notes_and_in_the_description() -> None:
    chart = Chart("column", ("South Korea", "DPRK"), (Series("2013", (25, 0.13)),), title="Trade", decimals=2)
    assert told(chart) == ["Trade: 2013", "South Korea: 25", "DPRK: 0.13"]
    assert plot(chart).alt == "Column chart: Trade. 2013: South Korea 25, DPRK 0.13."


def test_of_many_figures_the_notes_say_the_first_the_last_and_the_extremes() -> None:
    chart = Chart("line", YEARS, named(Trade=[3, 2, 5, 9, None, 4, 4, 4, 6]), title="Trade", unit="US$ bn")
    line = "Trade: 3 (2005) to 6 (2013), highest 9 (2008), lowest 2 (2006)"
    assert told(chart) == ["Trade, US$ bn", line]


def test_figures_are_said_in_the_language_of_the_deck() -> None:
    chart = Chart("bar", ("Nord",), (Series("2013", (1234.5,)),), title="Handel", unit="%", decimals=1)
    assert told(chart, "de")[1] == "Nord: 1.234,5\N{NO-BREAK SPACE}%"
    assert plot(chart, "de").alt.startswith("Balkendiagramm: Handel.")


def test_a_missing_figure_is_said_to_be_missing() -> None:
    assert told(Chart("bar", PLACES[:2], named(T=[1, None])))[-1] == "South: no figure"


def test_a_description_is_never_longer_than_a_screen_reader_says_in_one_breath() -> None:
    series = tuple(Series(f"A series with quite a long name, number {n}", tuple(range(9))) for n in range(8))
    for chart in (Chart("line", YEARS, series), Chart("line", YEARS, series, title="A title " * 9)):
        assert len(plot(chart).alt) <= 300


def test_a_description_that_was_written_is_kept() -> None:
    assert plot(Chart("bar", PLACES, named(T=[1, 2, 3, 4]), alt="Trade with **four** regions")).alt == (
        "Trade with four regions"
    )


def test_an_arabic_title_stands_at_the_right() -> None:
    series = named(T=[1, 2, 3, 4])
    assert plot(Chart("column", PLACES, series, title="التجارة"), "ar").heading_left > 0.5
    assert plot(Chart("column", PLACES, series, title="Trade"), "en").heading_left == 0


def test_a_chart_whose_names_leave_no_room_is_an_error_at_its_place() -> None:
    title = "A very long title that goes on and on about everything that the numbers might mean to somebody " * 4
    made = prepared(Chart("column", PLACES, named(T=[1, 2, 3, 4]), title=title), points=POINTS)
    assert [d.code for d in made.diagnostics if d.is_error] == ["chart-full"]


def test_one_point_and_one_series_are_a_chart_too() -> None:
    for kind in CHART_TYPES:
        names, x = ((), (1.0,)) if kind == "scatter" else (("North",), ())
        assert plot(Chart(kind, names, named(T=[3]), x)).chart.series[0].values == (3,)
        assert plot(Chart(kind, names, named(T=[0]), x)).chart.series[0].values == (0,)
