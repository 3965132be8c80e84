"""Numbers in the deck's language, and numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.numerals import decimal_mark, decimals_of, figure, meant_number, parse_number

WRITTEN = {
    "en": "−1,234,567.5",
    "de": "−1.234.567,5",
    "de-CH": "−1’234’567.5",
    "de-AT": "−1\xa0234\xa0567,5",
    "fr": "−1\u202f234\u202f567,5",
    "fr-CA": "−1\xa0234\xa0567,5",
    "es": "−1.234.567,5",
    "es-MX": "−1,234,567.5",
    "ru": "−1\xa0234\xa0567,5",
    "pl": "−1\xa0234\xa0567,5",
    "ko": "−1,234,567.5",
    "ja": "−1,234,567.5",
    "zh-Hant-TW": "−1,234,567.5",
    "ar": "\u200e−1,234,567.5",
    "sr-Latn-RS": "−1.234.567,5",
    "xx": "−1,234,567.5",
}


@pytest.mark.parametrize(("language", "written"), WRITTEN.items())
def test_a_number_is_written_as_its_language_does(language: str, written: str) -> None:
    assert figure(-1234567.5, 1, language) == written


@pytest.mark.parametrize(("language", "written"), [("en", "1,234"), ("es", "1234"), ("pl", "1234"), ("pt-PT", "1234")])
def test_some_languages_do_not_separate_four_digits(language: str, written: str) -> None:
    assert figure(1234, 0, language) == written


def test_five_digits_are_separated_in_every_language() -> None:
    assert figure(12345, 0, "es") == "12.345"
    assert figure(12345, 0, "pl") == "12\xa0345"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (0.5, 0, "1"),
        (999.95, 1, "1,000.0"),
        (25, 2, "25.00"),
        (1e-7, 3, "0.000"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
    ],
)
def test_ties_go_up_as_in_a_spreadsheet(value: float, decimals: int, written: str) -> None:
    assert figure(value, decimals, "en") == written


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert figure(-0.04, 1, "en") == "0.0"
    assert figure(-0.0, 0, "en") == "0"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        ("-3", -3),
        ("−3", -3),
        ("+3", 3),
        (".5", 0.5),
        ("1.2e6", 1.2e6),
        ("007", 7),
        ("1,234,567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1\u202f234.5", 1234.5),
        ("1'234", 1234),
    ],
)
def test_a_number_that_can_be_nothing_else_is_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ".", "e", "1,234", "1,5", "1 234,5", "1 23", "1,23,456", "12,34.5", "1_000", "0x1F", "nan"),
        *("inf", "1e999", "25 bn", "$25", "12%", "٣", "1.2.3", "--1", "1,234 567", "²", "1,234.", "1,234.5.6"),
    ],
)
def test_any_other_text_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,5", 1.5), ("1234", 1234), ("1.234,5", 1234.5), ("1 234,567", 1234.567), ("1.234", None), ("1.5", None)],
)
def test_with_a_decimal_comma_comma_and_point_change_places(text: str, value: float | None) -> None:
    assert parse_number(text, ",") == value


@pytest.mark.parametrize(
    ("text", "decimals"), [("1", 0), ("1.50", 2), ("1,234.5", 1), ("1e-3", 3), ("1.25e1", 1), ("2e3", 0), ("x", 0)]
)
def test_the_decimals_are_those_that_were_written(text: str, decimals: int) -> None:
    assert decimals_of(text) == decimals


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,5", "1.5"),
        ("1 234,5", "1234.5"),
        ("1.234.567,8", "1234567.8"),
        ("$25 bn", "25"),
        ("12 %", "12"),
        ("1,234,567 t", "1234567"),
        ("٣", "3"),
        ("about", ""),
        ("2013-14", ""),
    ],
)
def test_a_slip_is_understood_for_its_hint(text: str, meant: str) -> None:
    assert meant_number(text) == meant


def test_the_decimal_mark_is_that_of_the_language() -> None:
    assert (decimal_mark("en"), decimal_mark("de-DE"), decimal_mark("ru")) == (".", ",", ",")


@settings(max_examples=200, deadline=None)
@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.sampled_from(["en", "ko", "ja", "zh", "es-MX"]))
def test_what_is_written_is_read_again(whole: int, decimals: int, language: str) -> None:
    value = whole / 10**decimals
    written = figure(value, decimals, language)
    if written.count(",") == 1 and "." not in written:
        assert parse_number(written) is None  # 1,234 alone may be a decimal
    else:
        assert parse_number(written) == value


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    value = parse_number(text)
    assert value is None or isinstance(value, float)
    assert decimals_of(text) >= 0
    assert isinstance(meant_number(text), str)
