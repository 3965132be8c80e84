"""Fitting: lines, heights and sizes, the laws they keep, and LibreOffice's own line counts."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.fit import Fit, Text, broken, fit, height, line_count
from deckbuild.fonts import face
from rendered import boxes, predicted_lines, rendered_lines, write

if TYPE_CHECKING:
    from pathlib import Path

LADDER = (28.0, 24.0, 20.0, 18.0)
CALIBRI, BOLD = face("Calibri"), face("Calibri", bold=True)
SENTENCE = "Members agreed to review the agreement in March and to report on well-known cases"

RUN = st.tuples(
    st.one_of(
        st.text("abcde fghij-klm.  (no) é–—“”/", max_size=60),
        st.text("доверие 한국어 部长们同意、ア ー。2026% ไทย", max_size=30),
        st.text(max_size=10),
    ),
    st.sampled_from([CALIBRI, BOLD]),
)
TEXT = st.builds(
    Text,
    runs=st.lists(RUN, min_size=1, max_size=3).map(tuple),
    left=st.sampled_from([0.0, 18.0]),
    spacing=st.sampled_from([0.9, 1.0]),
    before=st.sampled_from([0.0, 6.0]),
    smaller=st.sampled_from([0.0, 2.0, 6.0]),
    language=st.sampled_from(["en", "ko", "zh-CN"]),
)
WIDTH = st.floats(10, 900)
SIZE = st.floats(8, 60)


def _plain(words: str) -> Text:
    return Text(((words, CALIBRI),))


def test_a_short_text_is_one_line_however_it_is_set() -> None:
    assert line_count(_plain("Short"), 300, 28) == 1
    assert line_count(_plain(""), 300, 28) == 1
    assert line_count(Text(()), 300, 28) == 1


def test_lines_break_between_words_and_after_hyphens() -> None:
    assert broken(_plain(SENTENCE), 320, 24) == (
        "Members agreed to review the ",
        "agreement in March and to ",
        "report on well-known cases",
    )
    assert broken(_plain("a well-known case"), 90, 24) == ("a well-", "known ", "case")


def test_a_word_wider_than_the_box_is_broken_inside() -> None:
    lines = broken(_plain("on Nichtverbreitungsabkommen"), 100, 24)
    assert lines[0] == "on "
    assert "".join(lines[1:]) == "Nichtverbreitungsabkommen"
    assert all(24 * CALIBRI.width(line) <= 98 for line in lines[1:])


def test_a_soft_break_begins_a_new_line() -> None:
    assert broken(_plain("one\vtwo\nthree"), 500, 24) == ("one\v", "two\n", "three")


def test_bold_words_take_their_own_width() -> None:
    words = "Safeguards agreement " * 6
    widths = range(200, 900, 5)
    light = [line_count(_plain(words), width, 24) for width in widths]
    heavy = [line_count(Text(((words[:40], BOLD), (words[40:], CALIBRI))), width, 24) for width in widths]
    assert all(less <= more for less, more in zip(light, heavy, strict=True))
    assert light != heavy


def test_the_height_is_lines_times_pitch_and_the_space_between() -> None:
    one = _plain("Short")._replace(before=6.0)
    assert height([one], 300, 20) == 24.0
    assert height([one, one], 300, 20) == 24.0 + 6 + 24.0
    assert height([one._replace(spacing=0.9)], 300, 20) == pytest.approx(21.6)
    assert height([], 300, 20) == 0.0


def test_deeper_levels_are_smaller_but_not_below_twelve_points() -> None:
    deep = _plain("Short")._replace(smaller=4.0)
    assert height([deep], 300, 20) == pytest.approx(1.2 * 16)
    assert height([deep], 300, 14) == pytest.approx(1.2 * 12)
    assert height([deep], 300, 10) == pytest.approx(1.2 * 10)


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fit([_plain(SENTENCE)], 500, 105, LADDER) == Fit(28.0, (3,), 100.8, 105)
    assert fit([_plain(SENTENCE)], 500, 60, LADDER).size == 24.0


def test_what_does_not_fit_says_by_how_much() -> None:
    found = fit([_plain(SENTENCE)] * 4, 500, 100, LADDER)
    assert found.size == 18.0
    assert not found.fits
    assert found.over == pytest.approx(found.height - 100)
    assert fit([_plain("Short")], 500, 100, LADDER).over == 0


def test_more_lines_than_allowed_do_not_fit_though_there_is_room() -> None:
    title = _plain(SENTENCE)
    assert fit([title], 400, 500, LADDER, max_lines=2).size == 20.0
    found = fit([title], 100, 500, LADDER, max_lines=2)
    assert not found.fits
    assert found.over == pytest.approx((found.lines[0] - 2) * 1.2 * 18)


@given(TEXT, WIDTH, SIZE)
@settings(max_examples=300, deadline=None)
def test_the_lines_are_as_many_as_counted_and_make_up_the_text(text: Text, width: float, size: float) -> None:
    lines = broken(text, width, size)
    assert len(lines) == line_count(text, width, size)
    assert "".join(lines) == "".join(words for words, _ in text.runs)


@given(TEXT, st.text("abc def", min_size=1, max_size=20), WIDTH, st.floats(20, 300))
@settings(max_examples=200, deadline=None)
def test_more_words_never_fit_larger(text: Text, more: str, width: float, room: float) -> None:
    longer = text._replace(runs=(*text.runs, (" " + more, CALIBRI)))
    assert line_count(longer, width, 20) >= line_count(text, width, 20)
    assert fit([longer], width, room, LADDER).size <= fit([text], width, room, LADDER).size


@given(st.lists(TEXT, max_size=4), WIDTH, st.floats(20, 300), st.floats(0, 200), st.floats(0, 200))
@settings(max_examples=200, deadline=None)
def test_a_larger_box_never_fits_smaller(texts: list[Text], width: float, room: float, a: float, b: float) -> None:
    assert fit(texts, width + a, room + b, LADDER).size >= fit(texts, width, room, LADDER).size


@given(st.lists(TEXT, max_size=4), WIDTH, SIZE, st.floats(0, 20))
@settings(max_examples=200, deadline=None)
def test_a_larger_size_never_stands_lower(texts: list[Text], width: float, size: float, more: float) -> None:
    assert height(texts, width, size + more) >= height(texts, width, size)


@given(st.lists(TEXT, max_size=4), WIDTH, st.floats(20, 300), st.sampled_from([0, 2]))
@settings(max_examples=200, deadline=None)
def test_a_fit_tells_of_the_size_it_names(texts: list[Text], width: float, room: float, most: int) -> None:
    found = fit(texts, width, room, LADDER, most)
    assert found.lines == tuple(line_count(text, width, found.size) for text in texts)
    assert found.height == height(texts, width, found.size)
    assert found.fits == (found.height <= room and (not most or sum(found.lines) <= most))


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")) and os.environ.get("CI") != "true",
    reason="LibreOffice or poppler is not installed",
)
def test_libreoffice_sets_no_box_in_more_lines_than_counted(tmp_path: Path) -> None:
    made = boxes(64, seed=1)
    write(made, tmp_path / "boxes.pptx")
    rendered = rendered_lines(tmp_path / "boxes.pptx", tmp_path)
    counted = [predicted_lines(box) for box in made]
    assert len(rendered) == len(made)
    fewer = [box for box, ours, theirs in zip(made, counted, rendered, strict=True) if ours < theirs]
    assert fewer == []
    assert sum(counted) <= 1.05 * sum(rendered)
