"""Figures are read as people write them, in the deck's language, with what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuild.numerals import figure
from deckbuild.quantities import agree, comparable, quantities, spelled

LANGUAGES = st.sampled_from(("en", "de", "fr", "ru", "es", "pl", "it"))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("$25 bn in 2013", "en", [(25e9, "usd"), (2013, "")]),
        ("US$25bn", "en", [(25e9, "usd")]),
        ("a mere $100–150 million a year", "en", [(100e6, "usd"), (150e6, "usd")]),
        ("between 100 and 150 million dollars", "en", [(100e6, "usd"), (150e6, "usd")]),
        ("12 to 15 per cent", "en", [(12, "%"), (15, "%")]),
        ("1,234,567 people and 1,234.5 t", "en", [(1234567, ""), (1234.5, "t")]),
        ("61,4 % mehr, 25 Mrd. Euro", "de", [(61.4, "%"), (25e9, "eur")]),
        ("1.234 Menschen", "de", [(1234, "")]),
        ("25 млрд долларов, 61,4 процента", "ru", [(25e9, "usd"), (61.4, "%")]),
        ("1 234 567 рублей", "ru", [(1234567, "rub")]),
        ("무역 250억 달러, 61.4%", "ko", [(25e9, "usd"), (61.4, "%")]),
        ("2013년 25%", "ko", [(2013, ""), (25, "%")]),
        ("54 km of track", "en", [(54, "km")]),
        ("from 2003 to 2013", "en", [(2003, ""), (2013, "")]),
        ("G-20, F-16, Q3, 3D, COVID-19, v1.2.3", "en", []),
        ("at 14:00 on 2014-04-23 or 23.04.2014", "de", []),
        ("no figure at all", "en", []),
    ],
)
def test_figures_are_found_with_their_units(text: str, language: str, found: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text, language)] == found


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("sixty days and twenty-five documents", "en", {60, 20, 5, 25}),
        ("fünfundzwanzig Schiffe", "de", {25}),
        ("двадцать пять", "ru", {20, 5, 25}),
        ("nothing", "xx", set()),
    ],
)
def test_numbers_in_words_are_known(text: str, language: str, numbers: set[float]) -> None:
    assert spelled(text, language) == numbers


@pytest.mark.parametrize(
    ("one", "other", "is_same", "is_near"),
    [
        ("25 bn", "25.3 bn", True, True),
        ("61.4 %", "61.9 %", False, True),
        ("61.4 %", "61 %", True, True),
        ("25 %", "25 km", True, False),
        ("25 bn", "250 bn", False, False),
        ("2013", "2014", False, True),
    ],
)
def test_a_rounded_figure_is_the_same(one: str, other: str, is_same: bool, is_near: bool) -> None:
    (first,), (second,) = quantities(one, "en"), quantities(other, "en")
    assert agree(first, second) is agree(second, first) is is_same
    assert comparable(first, second) is comparable(second, first) is is_near


@given(
    value=st.integers(0, 10**9),
    decimals=st.integers(1, 3),
    language=LANGUAGES,
)
def test_a_number_written_in_a_language_is_read_back(value: int, decimals: int, language: str) -> None:
    number = value / 10**decimals
    written = figure(number, decimals, language)
    (found,) = quantities(f"so {written} % of it", language)
    assert found.value == pytest.approx(number)
    assert found.unit == "%"


@given(text=st.text(alphabet="0123456789.,  –-$%a만K'\u202f", max_size=40), language=LANGUAGES)
def test_any_text_is_read_without_a_crash(text: str, language: str) -> None:
    for found in quantities(text, language):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value >= 0
