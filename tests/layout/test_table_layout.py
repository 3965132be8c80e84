"""Tables on a slide: every word in its cell, every row as high as its text, nothing wider than its room."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.fit import broken, height
from deckbuild.layout.measure import measured
from deckbuild.layout.shapes import Grid
from deckbuild.layout.tables.numbers import alignments, is_number
from deckbuild.layout.visuals import table
from deckbuild.layout.visuals.table import LIGHT, SIZES, STYLES_TYPE, style
from deckbuild.model.visuals import Table
from deckbuild.template.model import Level, Part
from deckbuild.template.store import builtin
from making import text_of
from rooms import ALONE, BESIDE, TALL, inside, laid_out

TRADE = Table(
    ("Country", "2012", "2013"),
    (("South Korea", "24.8", "25.2"), ("DPRK", "0.08", "0.11"), ("Japan", "31.2", "33.2")),
)
LEVEL = Level(20.0, False, builtin().body_font, 0, 0, 1.0, 0.0)
LONG = "Agreement on the reopening of the rail link, with a joint venture of the state railways"


def laid(block: Table, *args: object, **more: object) -> Grid:
    """The table in a room."""
    (grid,) = laid_out(block, *args, **more)  # type: ignore[arg-type]
    assert isinstance(grid, Grid)
    return grid


def size_of(grid: Grid) -> float:
    """The text's size; the whole table has one."""
    (size,) = {p.size for row in grid.rows for cell in row for p in cell.paragraphs}
    return size


_CELLS = st.sampled_from(
    [
        *(
            "",
            "25",
            "−1.5%",
            "$ 3.2 bn",
            "DPRK",
            "South Korea",
            "**Talks** on [trade](https://a.example)",
            LONG,
            LONG * 2,
        ),
        *("Nichtverbreitungsabkommen", "한반도의 평화와 안정", "半岛的和平与稳定需要对话", "السلام والاستقرار"),
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of every shape, with texts of many lengths."""
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 9))
    cells = st.tuples(*[_CELLS] * columns)
    shares = draw(st.one_of(st.just(()), st.tuples(*[st.sampled_from([0.0, 1.0, 2.0, 3.5])] * columns)))
    header = draw(st.one_of(st.just(()), cells))
    return Table(header, tuple(draw(st.lists(cells, min_size=rows, max_size=rows))), widths=shares)


@settings(max_examples=120)
@given(tables(), st.sampled_from([ALONE, BESIDE, TALL]), st.booleans(), st.sampled_from(["en", "ar", "ko", "zh"]))
def test_every_cell_holds_its_text_and_the_table_its_room(
    block: Table, room: object, alone: bool, language: str
) -> None:
    problems = Problems()
    found = laid_out(block, room, alone, language, problems)  # type: ignore[arg-type]
    assert len(found) == 1 or [d.code for d in problems.found] == ["table-full"]
    for grid in found:
        assert inside(grid.box, room)  # type: ignore[arg-type]
        assert sum(grid.columns) == grid.box.cx
        assert sum(grid.heights) == grid.box.cy
        left, top, right, bottom = grid.insets
        for row, high in zip(grid.rows, grid.heights, strict=True):
            for cell, wide in zip(row, grid.columns, strict=True):
                if not cell.paragraphs[0].runs:
                    continue
                across = (wide - left - right) / 12700
                texts = measured(cell.paragraphs, (LEVEL,), language)
                assert height(texts, across, size_of(grid)) * 12700 <= high - top - bottom + 1


@settings(max_examples=60)
@given(tables())
def test_no_word_is_broken(block: Table) -> None:
    for grid in laid_out(block._replace(widths=())):
        left, _, right, _ = grid.insets
        for row in grid.rows:
            for cell, wide in zip(row, grid.columns, strict=True):
                texts = measured(cell.paragraphs, (LEVEL,), "en") if cell.paragraphs[0].runs else []
                for line in (
                    one for text in texts for one in broken(text, (wide - left - right) / 12700, size_of(grid))
                ):
                    assert line.endswith((" ", text_of(cell.paragraphs[0])[-1])) or not line.isascii() or "-" in line


def test_a_small_table_is_set_large_and_a_full_one_smaller() -> None:
    assert size_of(laid(TRADE)) == SIZES[0]
    many = TRADE._replace(rows=TRADE.rows * 4)
    assert 12 <= size_of(laid(many)) < SIZES[0]


def test_a_very_full_table_is_small_with_a_warning() -> None:
    problems = Problems()
    grid = laid(TRADE._replace(rows=TRADE.rows * 6), problems=problems)
    assert size_of(grid) == 10
    (found,) = problems.found
    assert (found.code, found.level) == ("table-small", "warning")
    assert found.message == "the table's text is 10 pt, which the back rows cannot read"


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (TRADE._replace(rows=TRADE.rows * 10), "the table is 192 pt too high for the slide at 10 pt"),
        (
            Table(("Nichtverbreitungsabkommen",) * 12, (("1",) * 12,)),
            "the table is 718 pt too wide for the slide at 10 pt: its longest words do not fit",
        ),
        (
            Table(("Verification", "B"), (("1", "2"),), widths=(1, 99)),
            "the table has too narrow columns at 10 pt: its longest words do not fit",
        ),
    ],
)
def test_a_table_that_does_not_fit_is_one_error_that_says_by_how_much(block: Table, message: str) -> None:
    problems = Problems()
    assert laid_out(block, problems=problems) == ()
    assert [(d.code, d.level) for d in problems.found] == [("table-full", "error")]
    assert problems.found[0].message == message


def test_numbers_stand_at_the_right_and_their_header_with_them() -> None:
    sides = [[cell.align for cell in row] for row in laid(TRADE).rows]
    assert sides == [["l", "r", "r"]] * 4
    mirrored = [[cell.align for cell in row] for row in laid(TRADE, language="ar").rows]
    assert mirrored == [["r", "l", "l"]] * 4
    assert [c.align for c in laid(TRADE._replace(align=("right", "", "center"))).rows[1]] == ["r", "r", "ctr"]


@pytest.mark.parametrize(
    "text",
    [
        *("25", "1,234.5", "1 234,5", "−17.6", "+1.1%", "$25 bn", "€ 3.2 million", "~40", "12 km", "3.5 %", "(2.1)"),
        *("25*", "10–12", "US$ 4", "₩1,200", "37°C", "1/3", "EUR 5"),
    ],
)
def test_what_is_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "DPRK", "July 2000", "3 rounds of talks in Seoul", "A1", "–", "1 January 2014"])
def test_what_is_no_number(text: str) -> None:
    assert not is_number(text)


def test_years_that_name_the_rows_are_words() -> None:
    assert alignments([("2012", "5"), ("2013", "–"), ("2013/14", "")], (), False) == ["l", "r"]


def test_days_of_several_months_are_words() -> None:
    days = [("Seoul", "12 May", "12 km"), ("Busan", "3 June", "400 m"), ("Rajin", "9 July", "1 km")]
    assert alignments(days, (), False) == ["l", "l", "r"]


def test_rows_and_columns_stand_out_by_tint_and_weight() -> None:
    grid = laid(TRADE._replace(highlight=("DPRK", "2013")))
    tinted = [[bool(cell.fill) for cell in row] for row in grid.rows]
    assert tinted == [[False, False, True], [False, False, True], [True, True, True], [False, False, True]]
    bold = [[all(r.bold for r in cell.paragraphs[0].runs) for cell in row] for row in grid.rows]
    assert bold == [[True, True, True], [False, False, True], [True, True, True], [False, False, True]]
    assert not grid.banded


def test_columns_are_as_wide_as_they_are_told() -> None:
    columns = laid(TRADE._replace(widths=(2, 1, 1))).columns
    assert columns[0] == pytest.approx(2 * columns[1], abs=2)
    assert sum(columns) == ALONE.cx


def test_a_long_column_gets_the_room_that_short_ones_leave() -> None:
    block = Table(("Year", "What", "State"), (("2008", LONG * 2, "Done"), ("2013", LONG, "In force")))
    year, what, state = laid(block).columns
    assert what > 3 * (year + state)


def test_a_small_table_alone_is_not_drawn_apart() -> None:
    assert laid(TRADE).box.cx < 0.7 * ALONE.cx
    assert laid(TRADE, BESIDE, False).box.cx == BESIDE.cx
    arabic = laid(TRADE, language="ar").box
    assert arabic.x + arabic.cx == ALONE.x + ALONE.cx


def test_empty_cells_keep_their_size() -> None:
    grid = laid(TRADE._replace(rows=(("", "", ""), ("Japan", "", "1"))))
    assert size_of(grid) == SIZES[0]
    assert len(set(itertools.pairwise(grid.heights))) == 1


def test_what_is_said_to_those_who_do_not_see_it() -> None:
    assert laid(TRADE).alt == "Table (rows: 3, columns: 3): Country; 2012; 2013"
    assert laid(TRADE, language="ru").alt == "Таблица (строк: 3, столбцов: 3): Country; 2012; 2013"
    assert laid(TRADE._replace(header=())).alt == "Table (rows: 3, columns: 3)"
    assert laid(TRADE._replace(alt="Trade **grew**")).alt == "Trade grew"
    wordy = TRADE._replace(header=("word " * 40,) * 3)
    assert len(table.described(wordy, "en")) <= 300


def test_the_notes_say_a_small_table_whole() -> None:
    assert [text_of(p) for p in table.said(TRADE, "en")] == [
        "South Korea – 2012: 24.8; 2013: 25.2",
        "DPRK – 2012: 0.08; 2013: 0.11",
        "Japan – 2012: 31.2; 2013: 33.2",
    ]
    pairs = Table((), (("Talks", "14"), ("Visits", ""), ("", "9")))
    assert [text_of(p) for p in table.said(pairs, "fr")] == ["Talks\u00a0: 14", "Visits", "9"]


def test_the_notes_say_what_tells_most_of_a_large_table() -> None:
    rows = tuple((f"Country {n}", str(n), f"{(n * 7) % 23}.5%") for n in range(1, 21))
    said = [text_of(p) for p in table.said(Table(("Country", "Rank", "Share"), rows, highlight=("Country 5",)), "en")]
    assert said == [
        "Table (rows: 20, columns: 3): Country; Rank; Share",
        "Country 1 – Rank: 1; Share: 7.5%",
        "Country 5 – Rank: 5; Share: 12.5%",
        "Country 10 – Rank: 10; Share: 1.5%",
        "Country 13 – Rank: 13; Share: 22.5%",
        "Country 20 – Rank: 20; Share: 2.5%",
    ]


def test_a_template_with_a_table_style_of_its_own_has_it_used() -> None:
    own = "{12345678-1234-4234-9234-123456789ABC}"
    listed = f'<a:tblStyleLst xmlns:a="x" def="{own}"><a:tblStyle styleId="{own}" styleName="Brand"/></a:tblStyleLst>'
    others = tuple(part for part in builtin().parts if part.content_type != STYLES_TYPE)
    branded = builtin()._replace(parts=(*others, Part("ppt/tableStyles.xml", STYLES_TYPE, listed.encode())))
    assert style(branded) == own
    assert style(builtin()) == LIGHT
