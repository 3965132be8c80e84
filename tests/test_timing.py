"""How long a text takes to say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.timing import count_words, default_pace, minutes_text, spoken


def test_a_minute_of_english_is_130_words_and_the_change_of_slides() -> None:
    time = spoken(["word " * 130], "en")
    assert time.words == 130
    assert minutes_text(time.middle) == "1:01"
    assert (minutes_text(time.low), minutes_text(time.high)) == ("0:52", "1:10")


def test_each_paragraph_ends_with_a_breath() -> None:
    one, five = spoken(["a b c d e"], "en"), spoken(["a", "b", "c", "d", "e"], "en")
    assert five.words == one.words == 5
    assert (five.middle - one.middle) * 60 == pytest.approx(4 * 0.3)


def test_a_pace_of_the_speakers_own_counts_instead_of_the_languages() -> None:
    assert spoken(["word " * 100], "en", 100).middle == pytest.approx(1 + 1.3 / 60)


@pytest.mark.parametrize(
    ("mark", "seconds"),
    [
        ("[pause 3s]", 3),
        ("[pause 3 s]", 3),
        ("[pause 3]", 3),
        ("[PAUSE 2.5 sec]", 2.5),
        ("[pause 1 min]", 60),
        ("[Pause]", 1),
    ],
)
def test_a_pause_is_waited_for_and_not_said(mark: str, seconds: float) -> None:
    with_pause, without = spoken([f"First. {mark} Second."], "en"), spoken(["First. Second."], "en")
    assert with_pause.words == without.words == 2
    assert (with_pause.middle - without.middle) * 60 == pytest.approx(seconds)


def test_another_bracket_is_words_like_any_other() -> None:
    assert spoken(["see [page 3] and [pauses]"], "en").words == 5


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Relations are stable – and rest on trade.", "en", 7),
        ("state-of-the-art  and\nnew", "en", 3),
        ("Отношения стабильны", "ru", 2),
        ("한국과 러시아의 관계는 안정적이다.", "ko", 15),
        ("日本語の文章、そして句点。", "ja", 11),
        ("关系稳定，以经济利益为基础。", "zh-Hans-CN", 12),
        ("G-20 정상회의", "ko-KR", 7),
        ("", "en", 0),
        ("", "ko", 0),
    ],
)
def test_words_are_counted_or_characters_where_nothing_parts_words(text: str, language: str, count: int) -> None:
    assert count_words(text, language) == count


def test_paces_follow_the_language_and_not_the_region() -> None:
    assert default_pace("ko-KR") == default_pace("ko") == 300
    assert default_pace("ru") == 100
    assert default_pace("pl") == 105
    assert default_pace("fil") == default_pace("xx") == default_pace("en-GB") == 130


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0:00"),
        (1.5, "1:30"),
        (12 + 5 / 60, "12:05"),
        (0.999, "1:00"),
        (75, "75:00"),
        (1 / 120 + 1e-9, "0:01"),
    ],
)
def test_minutes_are_shown_with_seconds(minutes: float, text: str) -> None:
    assert minutes_text(minutes) == text


@given(
    paragraphs=st.lists(st.text(max_size=60), max_size=5),
    more=st.text(max_size=60),
    language=st.sampled_from(["en", "ru", "ko", "ja", "ar"]),
)
@settings(max_examples=200, deadline=None)
def test_more_to_say_never_takes_less_time(paragraphs: list[str], more: str, language: str) -> None:
    before, after = spoken(paragraphs, language), spoken([*paragraphs, more], language)
    assert after.middle > before.middle
    assert before.low < before.middle < before.high
    assert before.words >= 0
