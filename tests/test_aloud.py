"""Figures, signs and acronyms take the time of the words that they are spoken with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuild.timing import count_words, spoken
from deckbuild.timing.aloud import count_aloud
from deckbuild.timing.numbers import number_words

LANGUAGES = st.sampled_from(("en", "de", "fr", "es", "ru", "pl", "pt", "it", "ar", "uk", "nl", "ko", "ja", "zh", "xx"))


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("25", "en", 2),  # twenty-five
        ("1,234.5", "en", 9),  # one thousand two hundred and thirty-four point five
        ("$25bn", "en", 4),  # twenty-five billion dollars
        ("61.4 %", "en", 5),  # sixty-one point four percent
        ("61,4 %", "fr", 7),  # soixante et un virgule quatre pour cent
        ("99", "fr", 4),  # quatre-vingt-dix-neuf
        ("250", "ru", 2),  # двести пятьдесят
        ("61,4 %", "ru", 6),  # шестьдесят один целых четыре процента
        ("1961", "en", 3),  # nineteen sixty-one
        ("2014", "en", 2),  # twenty fourteen
        ("2005", "en", 3),  # two thousand and five
        ("2014-04-23", "en", 5),  # April twenty-third twenty fourteen
        ("14:00", "en", 2),  # two o'clock
        ("100–150 million", "en", 8),  # one hundred to one hundred and fifty million
        ("007", "en", 3),
        ("1\u202f234\u202f567", "fr", 11),  # un million deux cent trente-quatre mille cinq cent soixante-sept
        ("the DPRK and NATO", "en", 6),
        ("DPRK’s", "en", 3),
        ("R&D", "en", 3),
        ("NOT", "en", 1),
        ("state-of-the-art, 5", "en", 2),
        ("a – b 7", "en", 3),
        ("25000", "ko", 4),  # 이만오천
        ("61.4%", "ko", 8),  # 육십일점사퍼센트
        ("10000", "ko", 1),  # 만
        ("10000", "ja", 2),  # 一万
    ],
)
def test_a_text_has_the_words_that_it_is_spoken_with(text: str, language: str, words: int) -> None:
    assert count_aloud(text, language) == words


def test_a_text_dense_with_figures_takes_longer_than_its_words_as_written() -> None:
    dense = spoken(["Trade of $25 bn in 2013, 61.4 % more than in 1991, against $130 m with the DPRK."], "en")
    plain = spoken(["word " * dense.words], "en")
    assert dense.words == 18
    assert dense.aloud == 32
    assert dense.middle > 1.6 * plain.middle


@given(
    text=st.text(alphabet="aB1.,5 %$–-'’ДК:/한0\n", max_size=60),
    language=LANGUAGES,
)
def test_no_text_is_said_in_fewer_words_than_none(text: str, language: str) -> None:
    assert count_aloud(text, language) >= 0
    assert spoken([text, "word"], language).middle > spoken([text], language).middle


@given(text=st.text(alphabet="abcdefg xyz,.-", max_size=80))
def test_plain_words_are_said_as_they_are_written(text: str) -> None:
    assert count_aloud(text, "en") == count_words(f" {text} ", "en")


@given(
    number=st.integers(0, 10**12),
    language=st.sampled_from(
        ["en", "de", "fr", "es", "ru", "pl", "pt", "it", "ar", "uk", "nl", "ko", "ja", "zh", "xx"]
    ),
)
def test_every_number_has_words(number: int, language: str) -> None:
    assert 1 <= number_words(str(number), "", language) <= 40
