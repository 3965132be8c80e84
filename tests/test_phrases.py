"""The fixed phrases, and how each language writes dates and times."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.phrases import (
    Phrases,
    clock,
    has_language,
    is_language_tag,
    is_rtl,
    languages,
    long_date,
    phrases,
    short_date,
    time_range,
)

TEN = ("en", "ru", "ko", "fr", "de", "es", "ja", "zh", "ar", "pl")


def names_in(pattern: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(pattern) if name)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("en-US", "en-US"),
        ("EN-us", "en-US"),
        ("de-CH", "de"),
        ("de-AT", "de-AT"),
        ("de_DE", "de"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hans-HK", "zh"),
        ("zh-CN", "zh"),
        ("ar-EG", "ar"),
        ("ar-LB", "ar-JO"),
        ("fr-CA-x-house", "fr"),
        ("tlh", "en"),
        ("", "en"),
    ],
)
def test_a_tag_gets_the_phrases_of_the_nearest_language(tag: str, expected: str) -> None:
    assert phrases(tag).language == expected


def test_all_ten_languages_have_phrases_and_others_do_not() -> None:
    assert set(TEN) <= set(languages())
    assert all(has_language(tag) for tag in TEN)
    assert has_language("ko-KR")
    assert not has_language("pt-BR")
    assert not has_language("")


@pytest.mark.parametrize("tag", languages())
def test_every_language_fills_every_phrase_with_the_same_names(tag: str) -> None:
    words, english = phrases(tag), phrases("en")
    for field in Phrases._fields:
        ours, theirs = getattr(words, field), getattr(english, field)
        if isinstance(theirs, str) and field != "language" and not field.startswith(("date", "embargo_date")):
            assert ours.strip(), field
            expected = ["h", "mm"] if (field, words.language) == ("clock", "fr") else names_in(theirs)
            assert names_in(ours) == expected, field
    assert names_in(words.date) == names_in(words.embargo_date) == ["day", "month", "weekday", "year"]
    assert names_in(words.date_short) == ["day", "month"]
    assert (len(set(words.weekdays)), len(set(words.months))) == (7, 12)
    assert len(words.quotes) == len(set(words.quotes)) == 2


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "Wednesday 23 April 2014"),
        ("en-US", "Wednesday, April 23, 2014"),
        ("ru", "среда, 23 апреля 2014 г."),
        ("ko", "2014년 4월 23일(수)"),
        ("fr", "mercredi 23 avril 2014"),
        ("de", "Mittwoch, 23. April 2014"),
        ("es", "miércoles 23 de abril de 2014"),
        ("ja", "2014年4月23日（水）"),
        ("zh", "2014年4月23日（星期三）"),
        ("ar", "الأربعاء 23 أبريل 2014"),
        ("pl", "środa, 23 kwietnia 2014 r."),
        ("ar-JO", "الأربعاء 23 نيسان 2014"),
    ],
)
def test_a_date_is_written_as_its_language_does(tag: str, expected: str) -> None:
    assert long_date(dt.date(2014, 4, 23), tag) == expected


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    first = dt.date(2026, 5, 1)
    assert long_date(first, "fr") == "vendredi 1er mai 2026"
    assert short_date(first, "fr-CA") == "1er mai"
    assert long_date(first, "es") == "viernes 1 de mayo de 2026"
    assert long_date(first, "ru") == "пятница, 1 мая 2026 г."


def test_january_is_austrian_in_austria() -> None:
    assert long_date(dt.date(2026, 1, 2), "de-AT") == "Freitag, 2. Jänner 2026"
    assert long_date(dt.date(2026, 1, 2), "de-DE") == "Freitag, 2. Januar 2026"


def weekday_by_congruence(day: dt.date) -> int:
    """Zeller's congruence, with Monday as 0: a way to the weekday that does not ask the calendar module."""
    month, year = (day.month, day.year) if day.month > 2 else (day.month + 12, day.year - 1)
    century, rest = divmod(year, 100)
    saturday_first = (day.day + 13 * (month + 1) // 5 + rest + rest // 4 + century // 4 + 5 * century) % 7
    return (saturday_first + 5) % 7


@pytest.mark.parametrize("tag", TEN)
@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_the_weekday_of_every_date_is_right(tag: str, day: dt.date) -> None:
    assert phrases(tag).weekdays[weekday_by_congruence(day)] in long_date(day, tag)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2000-02-29", "Tuesday"),
        ("1998-09-17", "Thursday"),
        ("2016-06-09", "Thursday"),
        ("2018-08-31", "Friday"),
        ("2019-12-24", "Tuesday"),
        ("2019-12-25", "Wednesday"),
        ("2022-11-29", "Tuesday"),
        ("2023-05-10", "Wednesday"),
        ("2026-11-24", "Tuesday"),
        ("2026-09-11", "Friday"),
        ("1969-07-20", "Sunday"),
        ("1989-11-09", "Thursday"),
    ],
)
def test_dates_that_are_on_record_fall_on_their_weekdays(day: str, expected: str) -> None:
    assert long_date(dt.date.fromisoformat(day), "en").startswith(expected + " ")


@pytest.mark.parametrize(
    ("tag", "time", "slot"),
    [
        ("en", "09:05", "14:00–15:15"),
        ("ru", "09:05", "14:00–15:15"),
        ("ko", "09:05", "14:00~15:15"),
        ("fr", "9\u00a0h\u00a005", "14\u00a0h\u00a000 – 15\u00a0h\u00a015"),
        ("de", "09:05\u00a0Uhr", "14:00–15:15\u00a0Uhr"),
        ("es", "09:05\u00a0h", "14:00–15:15\u00a0h"),
        ("ja", "09:05", "14:00〜15:15"),
        ("zh", "09:05", "14:00–15:15"),
        ("ar", "09:05", "من 14:00 إلى 15:15"),
        ("pl", "godz. 09:05", "godz. 14:00–15:15"),
    ],
)
def test_a_time_and_a_slot_are_written_as_their_language_does(tag: str, time: str, slot: str) -> None:
    assert clock(dt.time(9, 5), tag) == time
    assert time_range(dt.time(14), dt.time(15, 15), tag) == slot
    assert time_range(dt.time(9, 5), None, tag) == time


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "CHECK AGAINST DELIVERY"),
        ("ru", "Сверять с произнесённым текстом"),
        ("ko", "실제 발언 내용과 다를 수 있음"),
        ("fr", "Seul le prononcé fait foi"),
        ("de", "Es gilt das gesprochene Wort"),
        ("es", "Cotejar con el discurso pronunciado"),
        ("ja", "実際の発言内容が優先します"),
        ("zh", "以实际发言为准"),
        ("zh-Hant", "以實際發言為準"),
        ("ar", "العبرة بالنص كما يُلقى فعلياً"),
        ("pl", "Liczy się słowo wypowiedziane"),
    ],
)
def test_the_delivered_word_counts_in_every_language(tag: str, expected: str) -> None:
    assert phrases(tag).check_against_delivery == expected


@pytest.mark.parametrize(
    "tag", ["ar", "ar-EG", "he", "he-IL", "iw", "fa", "ur-PK", "az-Arab", "ms-Arab-MY", "yi-Hebr", "ckb"]
)
def test_right_to_left_languages_and_scripts_are_known(tag: str) -> None:
    assert is_rtl(tag)


@pytest.mark.parametrize("tag", ["en", "ru", "az-Latn", "ur-Latn-PK", "ar-Latn", "ko-KR", "en-x-arab", "", "tr"])
def test_other_languages_and_romanised_ones_run_left_to_right(tag: str) -> None:
    assert not is_rtl(tag)


@pytest.mark.parametrize("tag", languages())
def test_the_direction_of_the_phrases_is_that_of_their_language(tag: str) -> None:
    assert phrases(tag).rtl is is_rtl(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "de-CH",
        "zh-Hant-TW",
        "sr-Latn",
        "es-419",
        "de-CH-1901",
        "sl-rozaj-biske",
        "zh-cmn-Hans-CN",
        "en-US-u-ca-gregory",
        "de-a-value-b-other",
        "x-private",
        "fr-x-house",
        "DE-at",
        "hy-Latn-IT-arevela",
    ],
)
def test_well_formed_tags_are_accepted(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "english",
        "German",
        "en_US",
        "en-",
        "-en",
        "en--US",
        "en US",
        "de-CHX1",
        "de-1901-1901",
        "en-a",
        "en-a-bb-a-cc",
        "한국어",
        "ｅｎ",
        "en-x",
        "1",
        "en-US-USA",
        "en\n",
        "eſ",
        "a-DE",
        "Kn",
    ],
)
def test_malformed_tags_are_refused(tag: str) -> None:
    assert not is_language_tag(tag)


@given(tag=st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_no_tag_breaks_the_look_up(tag: str) -> None:
    assert phrases(tag).language in languages()
    assert is_rtl(tag) in (True, False)
    assert is_language_tag(tag) in (True, False)
