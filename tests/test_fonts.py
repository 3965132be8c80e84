"""Widths of text: the built-in table against the fonts, substitutes, and fonts that nobody knows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deckbuild.fonts import Face, face

CARLITO = Path("/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf")
MAKE_WIDTHS = Path(__file__).parent.parent / "tools" / "make_widths.py"


@pytest.mark.skipif(not CARLITO.exists() and os.environ.get("CI") != "true", reason="the fonts are not installed")
def test_the_table_says_what_the_fonts_say() -> None:
    done = subprocess.run([sys.executable, MAKE_WIDTHS, "--check"], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("every width is as the fonts say", 0)


@pytest.mark.parametrize(
    ("font", "stand_in"),
    [
        ("Calibri", "Carlito"),
        ("Cambria", "Caladea"),
        ("Arial", "Liberation Sans"),
        ("Times New Roman", "Liberation Serif"),
        ("Courier New", "Liberation Mono"),
    ],
)
def test_an_office_font_is_as_wide_as_its_free_stand_in(font: str, stand_in: str) -> None:
    text = "Members agreed – in 2026 – to €3.5 million"
    assert face(font).width(text) == face(stand_in).width(text)
    assert not face(font).estimated


def test_a_font_by_its_known_widths() -> None:
    assert face("Arial").width("aaa") == pytest.approx(3 * 1139 / 2048)
    assert face("Times New Roman").width(" ") == 0.25
    assert face("Calibri", bold=True).width("deckbuild") > face("Calibri").width("deckbuild")


def test_one_font_is_one_face() -> None:
    assert face("Calibri") is face("Calibri")
    assert face("Calibri", bold=True) is not face("Calibri")


def test_a_text_is_as_wide_as_its_characters() -> None:
    for text in ("Plain words", "Да, 2026年3月 – “好”", "", "  two  "):
        assert face("Calibri").width(text) == pytest.approx(sum(face("Calibri").widths(text)))


def test_an_unknown_font_is_estimated_wide() -> None:
    unknown = face("No Such Font")
    assert unknown.estimated
    assert unknown.width("Members agreed") > face("Noto Sans").width("Members agreed")
    assert unknown.missing("한щ") == ""


def test_a_lighter_weight_is_estimated_by_the_bold_of_its_family() -> None:
    light = face("Calibri Light")
    assert light.estimated
    assert light.width("Members") == face("Calibri", bold=True).width("Members")


def test_signs_that_take_no_room_are_counted_as_nothing() -> None:
    plain = face("Calibri").width("cafe")
    assert face("Calibri").width("cafe\u0301") == plain
    assert face("Calibri").width("ca\u200bfe\u00ad") == plain


def test_east_asian_signs_are_counted_by_rule() -> None:
    calibri = face("Calibri")
    assert calibri.width("漢字かな") == pytest.approx(4.0, abs=0.001)
    assert calibri.width("한국어") == pytest.approx(3 * 0.92, abs=0.001)
    assert calibri.width("한국어") == pytest.approx(
        calibri.width("\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165"), abs=0.001
    )


def test_chinese_quotation_marks_are_wide_and_english_ones_are_not() -> None:
    calibri = face("Calibri")
    assert calibri.width("将“尽快”返") == pytest.approx(6.0, abs=0.001)
    assert calibri.width("“soon”") < 4


def test_arabic_letters_are_narrower_joined_than_alone() -> None:
    calibri = face("Calibri")
    assert calibri.width("الاتفاق") < sum(calibri.width(letter) for letter in "الاتفاق")


def test_a_face_tells_which_characters_it_lacks() -> None:
    assert face("Calibri").missing("Ελλάδα, Ћирилица, café\u0301") == ""
    assert face("Calibri").missing("한a漢한") == "한漢"
    assert face("Cambria").missing("щи") == "щи"


def test_a_missing_character_is_as_wide_as_another_font_draws_it() -> None:
    assert face("Cambria").width("щ") == pytest.approx(face("Noto Sans").width("щ"))
    assert face("Calibri", bold=True).width("ש") > 0.3


@pytest.mark.skipif(not Path("/usr/share/fonts/truetype/dejavu").exists(), reason="DejaVu is not installed")
def test_an_installed_font_is_read_from_its_file() -> None:
    installed = face("DejaVu Sans")
    assert not installed.estimated
    assert installed.width("m") == pytest.approx(1995 / 2048)
    assert face("DejaVu Sans", bold=True).width("m") > installed.width("m")


def test_a_broken_font_file_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "brokenface.ttf").write_bytes(b"not a font")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert face("Brokenface").estimated


def test_many_words_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckbuild.fonts._KEPT", 10)
    arial: Face = face("Arial")
    for number in range(100):
        arial.width(f"word{number}")
    assert len(arial.words) <= 10
