"""Visual blocks in YAML: what their keys become, where their problems are told, and what editors know of them."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import deckbuild
from conftest import ROOT
from deckbuild.diagnostics import PASSABLE, Problems
from deckbuild.model import (
    Chart,
    Column,
    Columns,
    Deck,
    Event,
    Figure,
    Figures,
    Picture,
    Point,
    Quote,
    Section,
    Series,
    Table,
    Timeline,
)
from deckbuild.readers.project import Project, read_project
from deckbuild.schema.export import json_schema
from deckbuild.schema.reading import Inputs, Reading
from deckbuild.schema.section import BLOCKS, read_section
from deckbuild.schema.visuals.rules import MOST_CATEGORIES, MOST_SERIES, faults
from deckbuild.source import Source
from deckbuild.yamltext import parse
from making import project

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.diagnostics import Diagnostic

SCHEMA = json_schema()


def reading(folder: Path, keys: str, files: dict[str, str | bytes] | None = None) -> tuple[Project, list[Diagnostic]]:
    """A deck of one section with these keys, and the problems of reading it."""
    project(folder, {"talk.yaml": f"title: T\nsections:\n  - title: A\n{_indented(keys)}", **(files or {})})
    problems = Problems()
    return read_project(str(folder / "talk.yaml"), problems), problems.found


def _indented(keys: str) -> str:
    return "".join(f"    {line}\n" for line in keys.split("\n"))


def block(folder: Path, keys: str, files: dict[str, str | bytes] | None = None) -> Any:
    """The visual block of a section without problems."""
    made, found = reading(folder, keys, files)
    assert [d.message for d in found] == []
    assert made.deck is not None
    return made.deck.sections[0].visual


def told(folder: Path, keys: str, files: dict[str, str | bytes] | None = None) -> list[tuple[str, str]]:
    """Code and first hint of each problem."""
    return [(d.code, d.hints[0] if d.hints else "") for d in reading(folder, keys, files)[1]]


def png(width: int = 4, height: int = 3) -> bytes:
    """A grey picture."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    made = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + made


# Charts


def test_a_chart_with_its_numbers_in_the_yaml(tmp_path: Path) -> None:
    keys = """\
chart:
  type: column
  stacked: true
  title: Trade with Russia
  unit: US$ bn
  categories: [South Korea, DPRK]
  series: {2012: [24.8, –], 2013: [25, 0.130]}
  number_format: "#,##0.0"
  labels: value
  highlight: dprk
  source: Talking points
  alt: What it shows
  say: What is said"""
    assert block(tmp_path, keys) == Chart(
        "column",
        ("South Korea", "DPRK"),
        (Series("2012", (24.8, None)), Series("2013", (25, 0.13))),
        stacked="stacked",
        title="Trade with Russia",
        unit="US$ bn",
        number_format="#,##0.0",
        decimals=3,
        labels="value",
        highlight=("DPRK",),
        source="Talking points",
        alt="What it shows",
        say="What is said",
    )


@pytest.mark.parametrize("gap", ["", "~", "null", "–", "—", '""', '"-"'])
def test_a_missing_number_is_a_gap(gap: str, tmp_path: Path) -> None:
    chart = block(tmp_path, f"chart:\n  type: line\n  categories: [A, B]\n  series:\n    C:\n      - {gap}\n      - 1")
    assert chart.series == (Series("C", (None, 1)),)


def test_series_may_be_a_list(tmp_path: Path) -> None:
    series = "    - {name: 2013, values: [1]}\n    - {name: no, values: [2]}"
    keys = f"chart:\n  type: line\n  categories: [A]\n  series:\n{series}"
    assert block(tmp_path, keys).series == (Series("2013", (1,)), Series("no", (2,)))


def test_a_scatter_chart_has_numbers_across(tmp_path: Path) -> None:
    chart = block(tmp_path, "chart: {type: scatter, x: [1, 2.5], series: {A: [3, 4]}}")
    assert (chart.x, chart.categories, chart.series) == ((1, 2.5), (), (Series("A", (3, 4)),))


CSV = "Year,Export,Import,Remark\n2012,13.9,11.0,\n2013,14.9,..,\n"


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("", ("Export", "Import")),
        ("x: year, y: IMPORT", ("Import",)),
        ("y: [Import, Export]", ("Import", "Export")),
    ],
)
def test_a_chart_with_its_numbers_in_a_file(keys: str, names: tuple[str, ...], tmp_path: Path) -> None:
    chart = block(tmp_path, f"chart: {{type: line, data: assets/trade.csv, {keys}}}", {"assets/trade.csv": CSV})
    known = {"Export": (13.9, 14.9), "Import": (11.0, None)}
    assert chart.categories == ("2012", "2013")
    assert chart.series == tuple(Series(name, known[name]) for name in names)
    assert chart.decimals == 1


def test_a_scatter_chart_has_both_numbers_in_a_file(tmp_path: Path) -> None:
    chart = block(tmp_path, "chart: {type: scatter, data: d.csv, x: b, y: a}", {"d.csv": "a,b\n1,2\n3,4.5\n"})
    assert (chart.x, chart.series) == ((2, 4.5), (Series("a", (1, 3)),))


def test_data_of_a_section_in_another_language_has_its_decimals(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"d.csv": "Jahr;Export\n2012;1,234\n"}
    chart = block(tmp_path, "language: de\nchart: {type: bar, data: d.csv}", files)
    assert chart.series == (Series("Export", (1.234,)),)
    assert told(tmp_path, "chart: {type: bar, data: d.csv}", files) == [
        ("bad-number", "write it without a separator for thousands")
    ]


def test_a_chart_with_its_numbers_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["no"])
    sheet = book.create_sheet("Trade")
    for row in (["Year", "Export"], [2012, 13.9], [2013, None], [2014, 15]):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    chart = block(tmp_path, "chart: {type: bar, data: d.xlsx, sheet: trade}", {"d.xlsx": file.getvalue()})
    assert (chart.categories, chart.series) == (("2012", "2013", "2014"), (Series("Export", (13.9, None, 15)),))
    assert told(tmp_path, "chart: {type: bar, data: d.xlsx, sheet: Trad}") == [
        ("data-file", "did you mean Trade? its sheets: `Sheet`, `Trade`")
    ]


def test_what_a_slip_in_a_number_meant_is_said(tmp_path: Path) -> None:
    def hint(written: str) -> str:
        keys = f"chart:\n  type: bar\n  categories: [A]\n  series:\n    B:\n      - {written}"
        ((code, said),) = told(tmp_path, keys)
        assert code == "bad-number"
        return said

    assert hint("25 bn") == "write 25, and what it counts as `unit`"
    assert hint("1 234,5") == "write 1234.5: without separators, and with a point before the decimals"
    assert hint("about") == "a number is written as 1234.5, and a missing one as –"


def test_a_column_of_words_is_one_problem(tmp_path: Path) -> None:
    rows = "".join(f"{n},word {n}\n" for n in range(30))
    _, found = reading(tmp_path, "chart: {type: bar, data: d.csv}", {"d.csv": f"a,b\n{rows}"})
    assert [d.message.split(": ", 1)[1] for d in found] == ["'word 0' is no number, nor are 29 more"]


def test_a_column_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    hint = "did you mean Export or Import? its columns: `Year`, `Export`, `Import`, `Remark`"
    assert told(tmp_path, "chart: {type: bar, data: d.csv, y: Exports}", {"d.csv": CSV}) == [("data-column", hint)]


@pytest.mark.parametrize("kind", MOST_CATEGORIES)
def test_ten_thousand_rows_are_one_problem(kind: str, tmp_path: Path) -> None:
    rows = "".join(f"{n},{n}\n" for n in range(10_000))
    found = told(tmp_path, f"chart: {{type: {kind}, data: d.csv}}", {"d.csv": f"a,b\n{rows}"})
    assert [code for code, _ in found] == ["chart-size"]


def test_forty_columns_of_data_are_one_problem(tmp_path: Path) -> None:
    row = ",".join(map(str, range(41)))
    found = told(tmp_path, "chart: {type: line, data: d.csv}", {"d.csv": f"{row}\n{row}\n"})
    assert [code for code, _ in found] == ["chart-size"]


def test_a_chart_may_have_as_many_series_as_can_be_told_apart() -> None:
    chart = Chart("line", ("A",), tuple(Series(f"s{n}", (1,)) for n in range(MOST_SERIES)))
    assert faults(chart) == []
    assert [f.code for f in faults(chart._replace(series=(*chart.series, Series("more", (1,)))))] == ["chart-size"]


@pytest.mark.parametrize("code", ["0", "0.0", "#,##0", "0%", '0.0" bn"', "0;-0;0", "[Red]0", "General", "€ 0.00"])
def test_a_number_format_of_a_spreadsheet_is_taken(code: str) -> None:
    assert faults(Chart("bar", ("A",), (Series("s", (1,)),), number_format=code)) == []


@pytest.mark.parametrize("code", ["bn", '0 "bn', "0;0;0;0;0", "0 bn", "dd.mm"])
def test_what_is_no_number_format_is_refused(code: str) -> None:
    assert [f.code for f in faults(Chart("bar", ("A",), (Series("s", (1,)),), number_format=code))] == ["bad-value"]


# Tables


def test_a_table_with_its_cells_in_the_yaml(tmp_path: Path) -> None:
    keys = """\
table:
  header: [Country, 2013]
  rows:
    - [South Korea, 25]
    - [DPRK, ]
  align: [left, right]
  widths: [2, 1]
  highlight: [dprk, 2013]
  source: S"""
    assert block(tmp_path, keys.replace("[DPRK, ]", '[DPRK, ""]')) == Table(
        ("Country", "2013"),
        (("South Korea", "25"), ("DPRK", "")),
        ("left", "right"),
        (2, 1),
        ("DPRK", "2013"),
        "S",
    )


def test_one_alignment_is_for_all_columns(tmp_path: Path) -> None:
    assert block(tmp_path, "table: {rows: [[a, b]], align: center}").align == ("center", "center")


def test_a_table_with_its_cells_in_a_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"d.csv": CSV}
    table = block(tmp_path, "table: {data: d.csv, columns: [import, Year]}", files)
    assert (table.header, table.rows) == (("Import", "Year"), (("11.0", "2012"), ("..", "2013")))
    table = block(tmp_path, "table: {data: d.csv, columns: [import, Year], header: [Imports, In]}", files)
    assert table.header == ("Imports", "In")


def test_a_table_of_ten_thousand_rows_is_one_problem(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n}\n" for n in range(10_000))
    found = told(tmp_path, "table: {data: d.csv}", {"d.csv": f"a,b\n{rows}"})
    assert found == [("table-size", "keep the rows the talk is about, or make it a chart")]


# Pictures


def test_a_picture_is_looked_into(tmp_path: Path) -> None:
    keys = "picture: {file: assets/p.png, alt: The bridge, fit: cover, caption: C, credit: D, say: S}"
    picture = block(tmp_path, keys, {"assets/p.png": png()})
    assert picture._replace(file="", digest="") == Picture(
        "", "", 4, 3, "The bridge", "cover", "C", "D", "S", form="png"
    )
    assert picture.file.endswith("assets/p.png")
    assert picture.digest
    assert block(tmp_path, "picture: {file: assets/p.png, decorative: true}").alt == ""


@pytest.mark.parametrize(
    "written", ["p.png", "{file: p.png}", '{file: p.png, alt: ""}', "{file: p.png, alt: A, decorative: true}"]
)
def test_a_picture_says_what_it_shows_or_that_it_says_nothing(written: str, tmp_path: Path) -> None:
    assert [code for code, _ in told(tmp_path, f"picture: {written}", {"p.png": png()})] == ["missing-alt"]


def test_a_picture_that_cannot_be_shown_is_told_at_its_file(tmp_path: Path) -> None:
    made, found = reading(tmp_path, "picture: {file: p.png, alt: A}", {"p.png": png()[:40]})
    assert [(d.code, d.at.text) for d in found] == [("picture", "p.png")]
    assert [path.rsplit("/", 1)[1] for path, _ in made.files] == ["talk.yaml", "p.png"]


def test_a_picture_of_another_kind_than_its_name_says_is_noted(tmp_path: Path) -> None:
    _, found = reading(tmp_path, "picture: {file: p.jpg, alt: A}", {"p.jpg": png()})
    assert [(d.code, d.level) for d in found] == [("picture-suffix", "note")]


# Timelines, quotes, figures, columns


def test_a_timeline_in_all_its_forms(tmp_path: Path) -> None:
    events = (Event("2000", "Treaty: friendship"), Event("12:30", "Lunch"))
    short = 'timeline:\n  - 2000: "Treaty: friendship"\n  - 12:30: Lunch'
    long = 'timeline:\n  - {when: 2000, what: "Treaty: friendship"}\n  - {when: "12:30", what: Lunch}'
    assert block(tmp_path, short) == block(tmp_path, long) == Timeline(events)
    keys = (
        'timeline:\n  events:\n    - 2000: "Treaty: friendship"\n    - "12:30": Lunch\n  source: S\n  alt: A\n  say: B'
    )
    assert block(tmp_path, keys) == Timeline(events, "S", "A", "B")


def test_a_timeline_without_dashes_is_told_how_to_get_them(tmp_path: Path) -> None:
    assert told(tmp_path, "timeline:\n  2000: Treaty") == [
        ("wrong-kind", "put a dash before each line: - 2000: Treaty")
    ]


@pytest.mark.parametrize("marks", ["", "“”", "«»", "「」", "„“"])
def test_a_quote_has_no_quotation_marks_of_its_own(marks: str, tmp_path: Path) -> None:
    written = f"{marks[:1]}Nothing is lost.{marks[1:]}"
    assert block(tmp_path, f"quote: {written}") == Quote("Nothing is lost.")
    assert block(tmp_path, f"quote: {{text: {written}, by: A. Speaker}}") == Quote("Nothing is lost.", "A. Speaker")


def test_quotation_marks_within_a_quote_stay(tmp_path: Path) -> None:
    assert block(tmp_path, "quote: “Yes” and “no”") == Quote("“Yes” and “no”")


def test_figures_in_all_their_forms(tmp_path: Path) -> None:
    figure = Figure("$25 bn", "of trade")
    assert block(tmp_path, "figures:\n  - $25 bn: of trade") == Figures((figure,))
    assert block(tmp_path, "figures: {value: $25 bn, label: of trade}") == Figures((figure,))
    assert block(tmp_path, "figures:\n  figures: [{value: $25 bn, label: of trade}]\n  say: S") == Figures(
        (figure,), say="S"
    )


def test_columns_hold_points(tmp_path: Path) -> None:
    keys = "columns:\n  - title: Before\n    points: [one, {show: a, say: b}]\n  - points: [two]"
    columns = (Column("Before", (Point("one"), Point("a", "b"))), Column("", (Point("two"),)))
    assert block(tmp_path, keys) == Columns(columns)


# What they have in common


def test_values_stay_as_they_were_written(tmp_path: Path) -> None:
    table = block(tmp_path, "table: {header: [no, 007], rows: [[1.50, 12:30], [0x1F, on]]}")
    assert (table.header, table.rows) == (("no", "007"), (("1.50", "12:30"), ("0x1F", "on")))


def test_a_block_without_a_value_is_left_out(tmp_path: Path) -> None:
    assert block(tmp_path, "chart:\nquote: One") == Quote("One")


def test_the_files_of_blocks_are_files_of_the_deck(tmp_path: Path) -> None:
    made, _ = reading(tmp_path, "chart: {type: bar, data: d.csv}", {"d.csv": CSV})
    assert [path.rsplit("/", 1)[1] for path, digest in made.files if digest] == ["talk.yaml", "d.csv"]
    made, _ = reading(tmp_path, "chart: {type: bar, data: e.csv}")
    assert made.files[1][1] == ""


def test_an_unknown_key_that_is_passed_over_leaves_the_block(tmp_path: Path) -> None:
    made, found = reading(tmp_path, "quote:\n  text: One\n  colour: red")
    assert [d.code for d in found] == ["unknown-key"]
    assert made.deck is not None
    assert made.deck.sections[0].visual == Quote("One")


def test_a_deck_without_blocks_loads_nothing_for_them(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": "title: T\nsections: [{title: A, points: [one]}]\n"})
    script = (
        "import sys; from deckbuild.diagnostics import Problems; from deckbuild.readers.project import read_project;"
        f"read_project({str(tmp_path / 'talk.yaml')!r}, Problems());"
        "print([m for m in sys.modules if 'tabular' in m or 'schema.visuals' in m or 'numerals' in m or m == 'csv'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_chart_in_the_comments_of_a_new_project_is_one(tmp_path: Path) -> None:
    starter = ROOT / "src" / "deckbuild" / "data" / "starter" / "slides" / "10-why.yaml"
    _, commented = starter.read_text(encoding="utf-8").split("# chart:\n")
    chart = block(
        tmp_path, "chart:\n" + "".join(line.removeprefix("# ") for line in commented.splitlines(True)).rstrip()
    )
    assert chart.series == (Series("Our street", (34, 29)),)


# Decks made in Python


def test_a_block_made_in_python_keeps_to_the_same_rules() -> None:
    bad = deckbuild.Chart("pie", ("A", "B"), (deckbuild.Series("s", (1, -2)),))
    found = deckbuild.check(Deck("T", sections=(Section("S", visual=bad),)))
    assert [(d.code, d.message) for d in found if d.is_error] == [
        ("chart-type", "the chart of 'S': a pie chart cannot show a negative number")
    ]


# Whatever is written

KEYS = [
    *("type", "stacked", "categories", "series", "x", "y", "data", "sheet", "labels", "highlight", "number_format"),
    *("header", "rows", "columns", "align", "widths", "file", "alt", "decorative", "fit", "events", "when", "what"),
    *("text", "by", "figures", "value", "label", "title", "points", "source", "say", "name", "values", "other"),
]
SCALARS = st.sampled_from(["", "A", 1, -2.5, "d.csv", "bar", "pie", "scatter", "percent", True, None, "1,5", "left"])
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.sampled_from(KEYS), below, max_size=5),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(BLOCKS)), VALUES | st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_nothing_that_is_written_breaks_the_reading(name: str, value: Any) -> None:
    source = Source("a.yaml", yaml.safe_dump({"title": "A", name: value}, allow_unicode=True))
    problems = Problems()
    node = parse(source, problems)
    assert node is not None
    made = read_section(node, "a", Reading(source, problems, Inputs()))
    assert made is not None
    empty = value in ("", None)
    assert (made.visual is not None) == (
        not empty and not any(d.code not in PASSABLE for d in problems.found if d.is_error)
    )


# Editors


def _valid(text: str) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(
    "keys",
    [
        "chart: {type: bar, categories: [A, 2013], series: {B: [1, 2.5]}}",
        "chart: {type: bar, categories: A, series: [{name: B, values: [null]}], highlight: [A]}",
        "chart: {type: scatter, x: [1], series: {B: [1]}, stacked: percent}",
        "chart: {type: line, data: d.csv, x: a, y: [b, c], labels: none}",
        "table: {header: [A], rows: [[1], [null]], align: left, widths: [1]}",
        "picture: {file: a.png, alt: A}",
        "timeline: [{when: 2000, what: A}, {2001: B}]",
        "timeline: {events: [{2001: B}], source: S}",
        "quote: One",
        "quote: {text: One, by: B}",
        "figures: [{value: 1, label: a}]",
        "figures: {value: 1, label: a}",
        "columns: [{title: A, points: [a]}, {points: [{show: b}]}]",
    ],
)
def test_editors_take_what_the_reading_takes(keys: str) -> None:
    assert _valid(f"title: A\n{keys}\n")


@pytest.mark.parametrize(
    "keys",
    [
        "chart: {type: bars}",
        "chart: [1]",
        "chart: {type: bar, colour: red}",
        "table: {rows: [1]}",
        "picture: {alt: A}",
        "timeline: [{when: 2000}]",
        "timeline: one",
        "quote: {by: B}",
        "figures: [{value: 1}]",
        "columns: [one]",
    ],
)
def test_editors_mark_what_the_reading_refuses(keys: str) -> None:
    assert not _valid(f"title: A\n{keys}\n")
