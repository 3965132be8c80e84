"""Line breaks: the fast way against the whole of UAX #14, and what the two deliberate differences do."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break, line_break_units

from deckbuild.linebreak import _CLASSES, pieces

OF_UNISEG = {
    "A": {"AL", "AI"},
    "N": {"NU"},
    "Q": {"QU"},
    "P": {"QU"},
    "F": {"QU"},
    "O": {"OP"},
    "C": {"CL"},
    "R": {"CP"},
    "X": {"EX"},
    "T": {"IS"},
    "Y": {"SY"},
    "H": {"HY"},
    "B": {"BA"},
    "D": {"B2"},
    "V": {"IN"},
    "%": {"PO"},
    "$": {"PR"},
    "G": {"GL"},
    "i": {"ID"},
    "j": {"NS", "CJ"},
    "o": {"OP"},
    "c": {"CL"},
    "x": {"EX"},
    "e": {"PO"},
    "u": {"PR"},
    "b": {"BA"},
}
SIGNS = [chr(code) for code in range(0x20, 0x3100) if _CLASSES[code] not in "?AiN"] + list(
    "！？（）：；，．［］｛｝％￥＄"
)
SAMPLE = st.lists(
    st.one_of(
        st.sampled_from(SIGNS),
        st.sampled_from("aBzéßñжЯωά"),
        st.sampled_from("0159"),
        st.sampled_from(" "),
        st.sampled_from("的漢あア"),
    ),
    max_size=12,
).map("".join)


def _units(text: str, language: str = "") -> list[str]:
    parts, gaps = pieces(text, language)
    return [part + " " * gap for part, gap in zip(parts, gaps, strict=True)]


def _by_the_book(text: str) -> list[str]:
    """UAX #14, without the break after a slash that this module leaves out."""
    units = [""]
    for unit in line_break_units(text):
        if units[-1].endswith("/") or not units[-1]:
            units[-1] += unit
        else:
            units.append(unit)
    return units


@given(SAMPLE)
@settings(max_examples=1500, deadline=None)
def test_the_fast_way_breaks_as_the_unicode_algorithm_does(text: str) -> None:
    assert _units(text) == _by_the_book(text)


@given(st.text(max_size=12))
@settings(max_examples=300, deadline=None)
def test_the_parts_and_their_spaces_make_up_any_text(text: str) -> None:
    assert "".join(_units(text)) == text
    assert "".join(_units(text, "ko")) == text


def test_every_class_that_is_known_is_the_class_unicode_gives() -> None:
    hangul = range(0xAC00, 0xD7A4)
    known = ((code, _CLASSES[code]) for code in range(0x20, 0x10000) if code not in hangul)
    wrong = [f"U+{code:04X}" for code, own in known if own != "?" and line_break(chr(code)).name not in OF_UNISEG[own]]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("well-known and/or", ["well-", "known ", "and/or"]),
        ("from 2010–2015", ["from ", "2010–", "2015"]),
        ("le mot « oui » !", ["le ", "mot ", "« oui » !"]),
        ("Да — нет", ["Да ", "— ", "нет"]),
        ("10\u00a0km, 3.5%", ["10\u00a0km, ", "3.5%"]),
        ("第1章（完）。", ["第", "1", "章", "（完）。"]),
        ("two  spaces", ["two  ", "spaces"]),
        ("", [""]),
    ],
)
def test_lines_may_break_where_a_reader_expects(text: str, expected: list[str]) -> None:
    assert _units(text) == expected


def test_korean_words_stay_whole_in_any_language() -> None:
    assert _units("한국어 문장을", "ko") == ["한국어 ", "문장을"]
    assert _units("한국어 문장을", "en") == ["한국어 ", "문장을"]
    assert _units("한국어 ไทย", "en") == ["한국어 ", "ไทย"]


def test_ordinary_text_needs_no_library() -> None:
    loaded = {name: module for name, module in sys.modules.items() if name.startswith("uniseg")}
    for name in loaded:
        del sys.modules[name]
    try:
        pieces("A well-known “quote” (2026) – déjà vu… — и так далее, 3,5 % du total : 部长们同意。")
        assert not any(name.startswith("uniseg") for name in sys.modules)
    finally:
        sys.modules.update(loaded)
