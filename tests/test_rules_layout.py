"""Rules that look at the laid-out slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.checks.glyph_missing import check as glyphs
from deckbuild.fonts import face
from deckbuild.layout.rooms import least_size
from deckbuild.pipeline import Options, prepare
from making import NOW, project
from test_rules_source import found

if TYPE_CHECKING:
    from pathlib import Path

SAY = "word " * 60


def test_a_letter_that_the_font_lacks_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = face("Calibri")._advances.own
    monkeypatch.setattr(face("Calibri"), "_own", {c: w for c, w in own.items() if c not in "жЖ"})
    sections = ("title: Жить у реки\n", "title: Реже\n", "title: Всё\n")
    made = found(tmp_path, "glyph-missing", "language: ru\n", *sections)
    assert [d.message for d in made] == [
        "the font 'Calibri' has no sign for Ж, which 'Жить у реки' needs",
        "the font 'Calibri' has no sign for ж, which 'Реже' needs",
    ]


@pytest.mark.parametrize("title", ["Мир и труд", "서울의 봄", "日本語", "Ångström ✓ 🙂 – „so“ €", "سلام"])
def test_the_built_in_template_has_the_letters_of_its_languages(tmp_path: Path, title: str) -> None:
    assert found(tmp_path, "glyph-missing", "", f'title: "{title}"\n') == []


def test_the_rule_on_glyphs_needs_no_deck_of_its_own(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": "title: T\nsections: [{title: A}]\n"})
    made = prepare(str(tmp_path / "talk.yaml"), Options(now=NOW))
    from deckbuild.rules import Subject
    from deckbuild.texts import Texts

    assert made.template is not None
    import datetime as dt

    subject = Subject(made.deck, dt.datetime.now(dt.UTC), made.slides, made.template, Texts(made.deck))
    assert list(glyphs(subject)) == []


@pytest.mark.parametrize(("words", "count"), [(10, 1), (60, 0), (600, 1)])
def test_a_slide_is_up_for_twenty_seconds_to_four_minutes(tmp_path: Path, words: int, count: int) -> None:
    section = f"points: [{{say: {'word ' * words}}}]\n"
    assert len(found(tmp_path, "slide-minutes", "talk: 10 min\n", section)) == count
    assert found(tmp_path, "slide-minutes", "", section) == []


def test_a_section_that_does_not_fill_its_time_is_told_at_the_time(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "section-short", "", f"time: 2 min\npoints: [{{say: {SAY}}}]\n")
    assert problem.at.text == "2 min"
    assert found(tmp_path, "section-short", "", f"time: 30 s\npoints: [{{say: {SAY}}}]\n") == []


def test_slides_full_of_words_are_told_once(tmp_path: Path) -> None:
    full = f'points: ["{"word " * 40}"]\n'
    (problem,) = found(tmp_path, "slide-dense", "talk: 1 min\n", full, full)
    assert "words for each minute of talk" in problem.message
    spare = f"points: [{{show: A few words, say: {SAY}}}]\n"
    assert found(tmp_path, "slide-dense", "talk: 1 min\n", spare, spare) == []


@pytest.mark.parametrize(
    ("room", "font", "points"),
    [(4, "Calibri", 22.6), (6, "Calibri", 33.9), (8, "Calibri", 45.2), (4, "Arial", 20.4), (8, "Arial", 40.9)],
)
def test_the_last_row_reads_what_the_standard_says(room: float, font: str, points: float) -> None:
    assert least_size(room, font, 6858000) == pytest.approx(points, abs=0.06)


@pytest.mark.parametrize(("room", "least"), [("meeting", 23), ("class", 34), ("hall", 46), ("2", 20)])
def test_points_are_set_for_the_room(tmp_path: Path, room: str, least: int) -> None:
    text = f"title: T\nroom: {room}\nsections: [{{title: A, points: [One point, Another point]}}]\n"
    project(tmp_path, {"talk.yaml": text})
    made = prepare(str(tmp_path / "talk.yaml"), Options(now=NOW))
    assert [d.message for d in made.diagnostics if d.is_error] == []
    assert made.slides[1].size >= least


def test_what_does_not_fit_at_the_rooms_size_is_too_much_or_goes_on(tmp_path: Path) -> None:
    points = "[" + ", ".join(f"Point {n} with a few more words to it than that" for n in range(10)) + "]"
    text = f"title: T\nroom: class\nsections: [{{title: A, points: {points}}}]\n"
    project(tmp_path, {"talk.yaml": text})
    assert "overflow" in [d.code for d in prepare(str(tmp_path / "talk.yaml"), Options(now=NOW)).diagnostics]
    project(tmp_path, {"talk.yaml": text + "overflow: continue\n"})
    made = prepare(str(tmp_path / "talk.yaml"), Options(now=NOW))
    assert [slide.size for slide in made.slides[1:]] >= [34] * 3


def test_a_block_too_small_for_the_room_is_told(tmp_path: Path) -> None:
    rows = ", ".join(f"[Country {n}, {n}]" for n in range(12))
    table = f"table: {{header: [Country, Trade], rows: [{rows}]}}\n"
    (problem,) = found(tmp_path, "room-small", "room: meeting\n", table)
    assert problem.message.startswith("the table is set in ")
    assert problem.message.endswith("the last row reads 23 pt")
    assert found(tmp_path, "room-small", "", table) == []


@pytest.mark.parametrize("room", ["garden", "0", "-3", "100"])
def test_a_room_is_one_of_three_or_a_distance(tmp_path: Path, room: str) -> None:
    project(tmp_path, {"talk.yaml": f"title: T\nroom: {room}\nsections: [{{title: A}}]\n"})
    (problem,) = prepare(str(tmp_path / "talk.yaml"), Options(now=NOW)).diagnostics
    assert (problem.code, problem.at.text) == ("bad-value", room)
