"""What `emit` writes is tidy YAML, and reading it gives the same deck."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild import emit
from deckbuild.diagnostics import Problems
from deckbuild.emitvisuals import number
from deckbuild.importing.comments import Comments
from deckbuild.model import (
    Block,
    Chart,
    Column,
    Columns,
    Deck,
    Disclaimer,
    Embargo,
    Event,
    Figure,
    Figures,
    Picture,
    Point,
    Quote,
    Section,
    Series,
    Speaker,
    Table,
    Timeline,
)
from deckbuild.moments import parse_duration
from deckbuild.numerals import decimals_of
from deckbuild.readers.project import read_project
from deckbuild.schema.kinds import one_paragraph
from deckbuild.schema.visuals.quote import unquoted

HOSTILE = (
    "a: b", "a:", ":a", "key: value: again", "x # y", "# x", "- x", "-x", "--", "---", "...", "-", "?", "? x", "!x",
    "&x", "*x*", "**x**", "%x", "@x", "`x`", "'x'", '"x"', "it's", 'say "no"', "'\"", "[x](https://a.example)", "{x}",
    "[x]", "a, b", ",", "|", ">", "> x", "| x", "yes", "no", "null", "~", "true", "on", "007", "12", "12:30", "1.5",
    "0x1f", "1e3", "2014-04-23", "2014-04-23 09:00:00", "=", "<<", ".inf", "_", "\\", "a\\b", "\\n", "emoji 🎉👩‍👩‍👧",
    "\u2028", "a\u2028b", "a\u2029b", "a\x85b", "a\u00a0b", "\u00a0", "\u200bzero", "\ufeffmark",
    "\u200fשלום", "\u202eabc",
    "العربية: نص", "한국어 제목", "日本語。「括弧」", "é", "e\u0301", "a" * 300,
    "word " * 60 + "end", "colon: " * 30 + "end", "한국어 " * 40 + "끝", "a  b",
    " a", "a ", "\ta", "a\tb",
)  # fmt: skip

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\x85")
"""All characters but controls, which no deck may hold: the reading refuses them, as escapes too."""

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(LETTERS, max_size=30),
    st.lists(st.sampled_from((*HOSTILE, "plain", "words")), min_size=1, max_size=12).map(" ".join),
)
paragraphs = texts.map(one_paragraph).filter(lambda t: "](" not in t)
words = paragraphs.filter(bool)
proses = (
    st.lists(st.one_of(texts, st.sampled_from(("", "- item", "  - below", "1. one", "> no"))), max_size=6)
    .map("\n".join)
    .map(lambda t: t.replace("\r\n", "\n").strip("\n"))
    .filter(lambda t: "](" not in t)
)
durations = st.one_of(
    st.integers(1, 1440).map(float),
    st.integers(1, 86400).map(lambda s: parse_duration(f"{s} s")),
    st.sampled_from((1.5, 2.25, 0.1)),
)


POINT = lambda *fields: Point(*fields)  # noqa: E731 - builds would fill the place of a NamedTuple as well


audiences = st.sampled_from(((), (), ("press",), ("no", "пресса"), ("007",)))


def points(level: int = 1) -> st.SearchStrategy[tuple[Point, ...]]:
    below = points(level + 1) if level < 3 else st.just(())
    one = st.builds(POINT, words, st.one_of(st.just(""), words), below, audiences)
    one |= st.builds(POINT, st.just(""), words, below)
    return st.lists(one, max_size=3).map(tuple)


sections = st.builds(
    lambda **keys: Section(**keys),
    title=words,
    lead=st.none() | st.builds(POINT, words, paragraphs) | st.builds(POINT, st.just(""), words),
    points=points(),
    marker=st.sampled_from(("bullet", "number", "dash", "none")),
    notes=proses,
    layout=paragraphs,
    source=paragraphs,
    time=st.none() | durations,
    language=st.sampled_from(("", "no", "ko", "pt-BR")),
    marking=st.sampled_from(("", "TLP:AMBER", "NO: FOREIGN")),
    overflow=st.sampled_from(("", "continue", "error")),
    hidden=st.booleans(),
    omit=st.booleans(),
    group=paragraphs,
    audience=audiences,
    frozen=st.booleans(),
)
ZONES = (ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Paris"), dt.UTC, dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
moments = st.builds(
    lambda when, zone: when.replace(second=0, microsecond=0, tzinfo=dt.UTC).astimezone(zone),
    st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2090, 1, 1)),
    st.sampled_from(ZONES),
)
decks = st.builds(
    lambda **keys: Deck(**keys),
    title=words,
    subtitle=paragraphs,
    event=paragraphs,
    venue=paragraphs,
    date=st.none() | st.dates(),
    start=st.none() | st.sampled_from((dt.time(9), dt.time(0))),
    timezone=st.sampled_from(("", "Asia/Seoul", "Europe/Paris")),
    speakers=st.lists(st.builds(Speaker, words, paragraphs, paragraphs), max_size=3).map(tuple),
    disclaimer=st.none() | st.builds(lambda *a: Disclaimer(*a), words, st.booleans(), st.booleans()),
    embargo=st.none()
    | st.builds(
        lambda *a: Embargo(*a),
        st.none() | moments,
        st.lists(st.sampled_from(("Europe/Paris", "+09:00")), max_size=2).map(tuple),
        paragraphs,
        st.booleans(),
    ),
    marking=st.sampled_from(("", "TLP:RED")),
    check_against_delivery=st.booleans(),
    language=st.sampled_from(("en", "no", "ru")),
    layouts=st.just(()) | texts.map(lambda t: (("content", t),)),
    talk=st.none() | durations,
    pace=st.none() | st.sampled_from((130.0, 92.5)),
    overflow=st.sampled_from(("error", "continue")),
    cover=st.booleans(),
    closing=st.booleans(),
    numbers=st.booleans(),
    show_date=st.booleans(),
    output=st.sampled_from(("", "final", "{date} {title}", "007", "a, b", "'no'")),
    sections=st.lists(sections, min_size=1, max_size=4).map(lambda found: (found[0]._replace(omit=False), *found[1:])),
)  # fmt: skip


def read_back(files: dict[str, str]) -> Deck:
    with tempfile.TemporaryDirectory() as folder:
        slides = Path(folder) / "slides"
        slides.mkdir()
        for name, text in files.items():
            (slides / name).write_bytes(text.encode())
        problems = Problems()
        project = read_project(folder, problems)
    assert [d.message for d in problems.found] == []
    assert project.deck is not None
    return project.deck


def without_keys(deck: Deck) -> Deck:
    return deck._replace(sections=tuple(s._replace(key="") for s in deck.sections))


@settings(max_examples=60)
@given(decks)
def test_reading_what_was_written_gives_an_equal_deck(deck: Deck) -> None:
    read = read_back(emit.project(deck))
    assert without_keys(read) == deck
    if deck.embargo and deck.embargo.until:
        assert read.embargo
        assert read.embargo.until
        assert read.embargo.until.astimezone(dt.UTC) == deck.embargo.until.astimezone(dt.UTC)
        assert read.embargo.until.utcoffset() == deck.embargo.until.utcoffset()


@settings(max_examples=60)
@given(decks)
def test_a_deck_that_was_read_is_written_as_the_same_files(deck: Deck) -> None:
    files = emit.project(deck)
    assert emit.project(read_back(files)) == files


REFUSED = "\x00\x07\x1b\x7f\x80\ud83d\udc41\ufffe\uffff"
"""Controls, halves of characters, and what stands for no character: some of what no file may hold."""


@settings(max_examples=60)
@given(st.text(st.sampled_from(REFUSED + "ab \n:#"), min_size=1), st.sampled_from(("", "word " * 40)))
def test_what_no_file_may_hold_is_written_as_a_sign_that_can_be_read(text: str, before: str) -> None:
    said = f"{before}x{text}x"
    section = Section(" ".join(said.split()), points=(POINT("x", said),), notes=said, source=" ".join(said.split()))
    (read,) = read_back(emit.project(Deck("T", sections=(section,)))).sections
    expected = "".join("\ufffd" if c in REFUSED else c for c in " ".join(said.split()))
    assert (read.title, read.source) == (expected, expected)
    assert " ".join(read.notes.split()) == expected


def _texts_of(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [t for v in value.values() for t in _texts_of(v)]
    return [t for v in value for t in _texts_of(v)] if isinstance(value, list) else [value]


@settings(max_examples=60)
@given(sections)
def test_pyyaml_reads_the_texts_as_texts(section: Section) -> None:
    section = section._replace(hidden=False, omit=False, frozen=False)
    loaded = yaml.safe_load(emit.section(section))
    assert all(isinstance(text, str) for text in _texts_of(loaded))
    assert one_paragraph(loaded["title"]) == section.title
    assert loaded.get("notes", "").strip("\n") == section.notes
    read = [p if isinstance(p, str) else p.get("show", "") for p in loaded.get("points", [])]
    assert [one_paragraph(text) for text in read] == [p.show for p in section.points]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_survives_as_a_point_a_title_and_a_layout_name(text: str) -> None:
    kept = one_paragraph(text)
    section = Section(kept, points=(Point(kept), Point(kept, kept)), notes=text.strip("\n"))
    read = read_back(emit.project(Deck(kept, layouts=(("content", text),), sections=(section,))))
    assert read.title == read.sections[0].title == kept
    assert [p.show for p in read.sections[0].points] == [kept, kept]
    assert read.layouts[0][1] == text
    assert read.sections[0].notes == text.strip("\n")


@settings(max_examples=60)
@given(sections)
def test_only_words_that_are_longer_go_past_the_hundredth_column(section: Section) -> None:
    for line in emit.section(section).split("\n"):
        if len(line) > 140 and line.isascii() and '"' not in line and "'" not in line:
            assert max(map(len, line.split(" "))) > 60 or "  " in section.notes or "\n" in section.notes


def test_a_section_looks_as_a_careful_person_would_write_it() -> None:
    long = "Trade has reached about 25 billion dollars a year, and cumulative investment in the Russian economy is " * 2
    section = Section(
        "Russia and South Korea",
        lead=Point("Relations are stable."),
        points=(
            Point("Trade: about $25 bn", long.strip()),
            Point(long.strip()),
            Point("Two summits", points=(Point("Seoul"), Point("", "Only said"))),
        ),
        marker="number",
        notes="- pause\n- look up",
        time=1.5,
        hidden=True,
    )
    assert emit.section(
        section, {"": ("from page 3",), "points/3/show": ("draft",), "points/3/points/2": ("aside",)}
    ) == (
        "# from page 3\n"
        "title: Russia and South Korea\n"
        "lead: Relations are stable.\n"
        "points:\n"
        '  - show: "Trade: about $25 bn"\n'
        "    say: >\n"
        "      Trade has reached about 25 billion dollars a year, and cumulative investment in the Russian\n"
        "      economy is Trade has reached about 25 billion dollars a year, and cumulative investment in the\n"
        "      Russian economy is\n"
        "  - >\n"
        "    Trade has reached about 25 billion dollars a year, and cumulative investment in the Russian\n"
        "    economy is Trade has reached about 25 billion dollars a year, and cumulative investment in the\n"
        "    Russian economy is\n"
        "  - show: Two summits  # draft\n"
        "    points:\n"
        "      - Seoul\n"
        "      # aside\n"
        "      - say: Only said\n"
        "marker: number\n"
        "notes: |\n"
        "  - pause\n"
        "  - look up\n"
        "time: 90 s\n"
        "hidden: true\n"
    )


def test_a_deck_file_has_its_keys_in_order_and_raw_lines_beside_empty_ones() -> None:
    deck = Deck(
        "Talk",
        event="Forum",
        date=dt.date(2014, 4, 23),
        start=dt.time(14),
        end=dt.time(15, 15),
        timezone="Asia/Seoul",
        speakers=(Speaker("A. Speaker", affiliation="Institute: North"),),
        embargo=Embargo(dt.datetime(2014, 4, 23, 9, tzinfo=ZoneInfo("Asia/Seoul"))),
    )
    comments = {"": ("from talk.docx",), "panel": ("PANEL\u2028II # x",), "marking": ("(C) or (U)?", "(SBU)")}
    assert emit.deck_file(deck, comments) == (
        "# from talk.docx\n"
        "title: Talk\n"
        "event: Forum\n"
        "# PANEL II # x\n"
        "panel:\n"
        "date: 2014-04-23\n"
        "time: 14:00-15:15\n"
        "timezone: Asia/Seoul\n"
        "speaker: A. Speaker\n"
        'affiliation: "Institute: North"\n'
        "embargo: 2014-04-23 09:00\n"
        "# (C) or (U)?\n"
        "# (SBU)\n"
        "marking:\n"
    )


def test_comments_do_not_change_what_is_read_and_silence_nothing() -> None:
    section = Section("S", lead=Point("Lead: one", "said"), points=(Point("A", points=(Point("B"),)),))
    deck = Deck("T", sections=(section,))
    line = ("deckbuild: ignore[overflow]\nshow: x",)
    paths = ("", "title", "lead", "lead/show", "points/1", "points/1/show", "points/1/points/1/show", "time")
    files = emit.project(deck, Comments({"embargo": line}, (dict.fromkeys(paths, line),)))
    assert without_keys(read_back(files)) == deck
    assert "deckbuild: ignore" not in "".join(files.values())
    assert "show: B  # deckbuild" in files["10-s.yaml"]


def test_an_hour_that_comes_twice_keeps_its_offset() -> None:
    paris = ZoneInfo("Europe/Paris")
    for fold in (0, 1):
        until = dt.datetime(2025, 10, 26, 2, 30, fold=fold, tzinfo=paris)
        read = read_back(emit.project(Deck("T", embargo=Embargo(until), sections=(Section("S"),))))
        assert read.embargo
        assert read.embargo.until
        assert read.embargo.until.astimezone(dt.UTC) == until.astimezone(dt.UTC)


def names(*titles: str, keys: tuple[str, ...] = ()) -> list[str]:
    made = [Section(t, key) for t, key in zip(titles, keys or ("",) * len(titles), strict=True)]
    return list(emit.project(Deck("T", sections=tuple(made))))[1:]


def test_files_are_named_by_their_titles_in_any_script() -> None:
    assert names("Russia’s Foreign Policy", "한반도 문제", "Ядерный вопрос", "???", "Überblick", "2014") == [
        "10-russias-foreign-policy.yaml",
        "20-한반도-문제.yaml",
        "30-ядерный-вопрос.yaml",
        "40-section.yaml",
        "50-uberblick.yaml",
        "60-2014.yaml",
    ]


def test_titles_that_repeat_get_names_of_their_own_and_long_ones_are_cut_between_words() -> None:
    assert names("Q & A", "Q&A", "q a") == ["10-q-a.yaml", "20-q-a-2.yaml", "30-q-a-3.yaml"]
    assert names("one two three four five six seven eight nine ten eleven twelve") == [
        "10-one-two-three-four-five-six-seven-eight-nine-ten.yaml"
    ]
    assert all(len(name.encode()) < 200 for name in names("漢" * 500, "a" * 500))


def test_a_long_title_that_comes_twice_keeps_its_file_names_when_written_again() -> None:
    first = emit.project(Deck("T", sections=(Section("a" * 300), Section("a" * 300))))
    assert list(emit.project(read_back(first))) == list(first)


def test_a_key_is_written_only_where_the_file_name_does_not_give_it() -> None:
    files = emit.project(Deck("T", sections=(Section("A", "alpha"), Section("B", "Beta-2"))))
    assert "key:" not in files["10-alpha.yaml"]
    assert "key: Beta-2\n" in files["20-Beta-2.yaml"]


def test_many_sections_are_numbered_with_as_many_digits_each() -> None:
    numbers = [name.split("-")[0] for name in names(*(f"T{n}" for n in range(120)))]
    assert numbers[:2] == ["1000", "1010"]
    assert sorted(numbers) == numbers
    assert len({len(n) for n in numbers}) == 1


def test_sections_added_to_a_project_come_after_its_last_one() -> None:
    added = emit.section_files((Section("Outlook"), Section("More")), after=65, taken={"outlook"})
    assert list(added) == ["70-outlook-2.yaml", "80-more.yaml"]


# Visual blocks

names_of_things = st.lists(words, min_size=1, max_size=4, unique=True)
numbers = st.one_of(st.none(), st.integers(-(10**6), 10**6).map(float), st.floats(-1e9, 1e9), st.just(0.13))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts that keep to the rules, with gaps, and with decimals of which some are zeros."""
    kind = draw(st.sampled_from(("column", "bar", "line", "area", "scatter")))
    size = draw(st.integers(1, 40))
    rows = st.lists(numbers, min_size=size, max_size=size).map(tuple)
    series = tuple(Series(name, draw(rows)) for name in draw(names_of_things))
    series = (series[0]._replace(values=(1.5, *series[0].values[1:])), *series[1:])
    written = max(decimals_of(number(v)) for s in series for v in s.values if v is not None)
    categories = () if kind == "scatter" else draw(st.lists(paragraphs, min_size=size, max_size=size).map(tuple))
    return Chart(
        kind,
        categories,
        series,
        draw(st.lists(st.floats(-1e9, 1e9), min_size=size, max_size=size).map(tuple)) if kind == "scatter" else (),
        draw(st.sampled_from(("", "stacked"))) if kind in ("column", "bar", "area") else "",
        draw(paragraphs),
        draw(paragraphs),
        draw(st.sampled_from(("", "#,##0.00", '0.0" bn";-0'))),
        written + draw(st.integers(0, 2)),
        draw(st.sampled_from(("auto", "value", "none"))),
        (series[-1].name,) if series[-1].name.casefold() not in map(str.casefold, categories) else (),
        *(draw(paragraphs) for _ in range(3)),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables that keep to the rules, with empty cells, some without a header."""
    width = draw(st.integers(1, 5))
    row = st.lists(paragraphs, min_size=width, max_size=width).map(tuple)
    sides = st.lists(st.sampled_from(("left", "right", "center", "")), min_size=width, max_size=width).map(tuple)
    return Table(
        draw(st.just(()) | row),
        draw(st.lists(row, min_size=1, max_size=6).map(tuple)),
        draw(st.just(()) | sides),
        draw(st.just(()) | st.lists(st.floats(0.1, 9), min_size=width, max_size=width).map(tuple)),
        (),
        *(draw(paragraphs) for _ in range(3)),
    )


PAIRS = st.lists(st.tuples(words, words), min_size=1, max_size=4)
blocks = st.one_of(
    charts(),
    tables(),
    st.builds(lambda e, *a: Timeline(tuple(Event(*p) for p in e), *a), PAIRS, paragraphs, paragraphs, paragraphs),
    st.builds(lambda *a: Quote(*a), words.map(unquoted).filter(bool), paragraphs, paragraphs, paragraphs),
    st.builds(lambda f, *a: Figures(tuple(Figure(*p) for p in f), *a), PAIRS, paragraphs, paragraphs),
    st.builds(
        lambda c, source: Columns(tuple(Column(*p) for p in c), source),
        st.lists(st.tuples(paragraphs, points()), min_size=2, max_size=3),
        paragraphs,
    ),
)


@settings(max_examples=80, deadline=None)
@given(blocks)
def test_a_block_is_read_as_it_was_written(block: Block) -> None:
    deck = Deck("T", sections=(Section("S", visual=block),))
    assert read_back(emit.project(deck)).sections[0].visual == block


@settings(max_examples=40, deadline=None)
@given(blocks)
def test_pyyaml_reads_a_block_as_well(block: Block) -> None:
    loaded = yaml.safe_load(emit.section(Section("S", visual=block)))
    assert list(loaded) == ["title", type(block).__name__.lower()]


def test_a_picture_is_written_with_what_it_shows(tmp_path: Path) -> None:
    picture = Picture("assets/bridge.jpg", alt="The bridge: at dawn", fit="cover", credit="A. Speaker")
    assert emit.section(Section("S", visual=picture)).split("\n")[1:] == [
        "picture:",
        "  file: assets/bridge.jpg",
        '  alt: "The bridge: at dawn"',
        "  fit: cover",
        "  credit: A. Speaker",
        "",
    ]
    assert "  decorative: true\n" in emit.section(Section("S", visual=Picture("x.png")))


def test_a_chart_looks_as_a_careful_person_would_write_it() -> None:
    chart = Chart(
        "column",
        ("South Korea", "DPRK, north"),
        (Series("2013", (25.0, 0.13)), Series("2014", (None, 1e-7))),
        stacked="stacked",
        title="Trade: US$ bn",
        decimals=7,
        highlight=("2014",),
    )
    assert emit.section(Section("S", visual=chart)) == (
        "title: S\n"
        "chart:\n"
        "  type: column\n"
        "  stacked: true\n"
        '  categories: [South Korea, "DPRK, north"]\n'
        "  series:\n"
        '    "2013": [25, 0.13]\n'
        '    "2014": [–, 1e-07]\n'
        '  title: "Trade: US$ bn"\n'
        '  highlight: ["2014"]\n'
    )


def test_long_lists_go_on_in_further_lines() -> None:
    names_of = tuple(f"Category {n}" for n in range(30))
    chart = Chart("bar", names_of, (Series("n", tuple(map(float, range(30)))),))
    text = emit.section(Section("S", visual=chart))
    assert max(map(len, text.split("\n"))) <= 100
    assert yaml.safe_load(text)["chart"]["categories"] == list(names_of)
