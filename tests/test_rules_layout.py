"""Rules that look at the laid-out slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.checks.glyph_missing import check as glyphs
from deckbuild.fonts import face
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
