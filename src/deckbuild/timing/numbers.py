"""How many words a number has when it is spoken: `25` is two in English, `1,234.5` nine.

Only the count matters, so a few facts about each language stand in for its number words. Hyphens part words here, for
"thirty-four" takes as long as two. In Korean, Japanese and Chinese syllables or characters are counted instead.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from deckbuild.timing.words import BY_CHARACTER


class Grammar(NamedTuple):
    """How a language says numbers.

    `hundreds` is whether "two hundred" is one word, `linked` the words between tens and ones, `after_hundred` those
    after hundreds. `point` and `percent` are the words for the decimal mark and the sign. `digits` is whether what
    follows the mark is said digit by digit. `pairs` says 1961 as nineteen sixty-one. `fused` is the part that is left
    of a number whose words run together, in words of ordinary length.
    """

    hundreds: bool = False
    linked: int = 0
    after_hundred: int = 0
    point: int = 1
    percent: int = 1
    digits: bool = False
    pairs: bool = False
    fused: float = 1.0


_FUSED = Grammar(linked=1, digits=True, pairs=True, fused=0.75)
_GRAMMARS = {
    "en": Grammar(after_hundred=1, digits=True, pairs=True),
    "de": _FUSED,
    "nl": _FUSED,
    "sv": _FUSED._replace(linked=0),
    "da": _FUSED,
    "fr": Grammar(percent=2),
    "es": Grammar(hundreds=True, linked=1, percent=2),
    "pt": Grammar(hundreds=True, linked=1, after_hundred=1, percent=2),
    "it": Grammar(percent=2, fused=0.75),
    "ru": Grammar(hundreds=True, point=2),
    "uk": Grammar(hundreds=True, point=2),
    "pl": Grammar(hundreds=True),
    "ar": Grammar(hundreds=True, percent=2),
}
_OTHER = Grammar()


def grammar(language: str) -> Grammar:
    """How the language of a primary tag says numbers; for one that is not known, as most do."""
    return _GRAMMARS.get(language, _OTHER)


@lru_cache(maxsize=4096)
def number_words(whole: str, fraction: str, language: str) -> int:
    """Words (or syllables) of a number given by its digits before and after the decimal mark."""
    if language in BY_CHARACTER:
        return _syllables(whole, language) + (1 + len(fraction) if fraction else 0)
    say = grammar(language)
    if (len(whole) > 1 and whole[0] == "0") or len(whole) > 15:  # a phone number or a code: digit by digit
        words = len(whole)
    else:
        words = _year(int(whole), language) if say.pairs and not fraction else 0
        words = words or _whole(int(whole), say, language)
    words = max(1, round(words * say.fused))
    if fraction:
        words += say.point + (len(fraction) if say.digits else _whole(int(fraction), say, language))
    return words


def _year(number: int, language: str) -> int:
    """Words of what is most likely a year and is said in two pairs; 0 for any other number."""
    if not (1100 <= number < 2000 or 2010 <= number < 2100):
        return 0
    say = grammar(language)
    if number >= 2000 and language != "en":
        return 0
    pairs = _below_hundred(number // 100, say, language), _below_hundred(number % 100, say, language)
    return sum(pairs) + (1 if number % 100 < 10 or language != "en" else 0)  # nineteen hundred, nineteen oh five


def _whole(number: int, say: Grammar, language: str) -> int:
    """Words of a whole number."""
    if number == 0:
        return 1
    words, scale = 0, 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            drops_one = group == 1 and scale == 1 and language != "en"  # mille, mil, тысяча
            words += (0 if drops_one else _below_thousand(group, say, language)) + (1 if scale else 0)
        scale += 1
    return words


def _below_thousand(number: int, say: Grammar, language: str) -> int:
    hundreds, rest = divmod(number, 100)
    words = 0
    if hundreds:
        one = say.hundreds or (hundreds == 1 and language in ("fr", "it"))
        words = (1 if one else 2) + (say.after_hundred if rest else 0)
    return words + (_below_hundred(rest, say, language) if rest else 0)


def _below_hundred(number: int, say: Grammar, language: str) -> int:
    """Words of 1 to 99; 0 has none."""
    if number <= 20 or (language == "es" and number < 30):
        return 2 if language == "fr" and 17 <= number < 20 else int(number > 0)
    tens, ones = divmod(number, 10)
    if language == "fr" and tens >= 7:
        return _french(tens, ones)
    if language == "fr" and ones == 1:
        return 3
    return 1 + (say.linked + 1 if ones else 0)


def _french(tens: int, ones: int) -> int:
    """Words of 70 to 99, which count on from sixty and from four twenties."""
    if tens == 7:
        return 3 if ones in (1, 7, 8, 9) else 2  # soixante et onze, soixante-dix-sept
    if tens == 8:
        return 3 if ones else 2
    return 4 if ones >= 7 else 3


def _syllables(whole: str, language: str) -> int:
    """Syllables of a number in Chinese numerals, by groups of four digits; one is left out before a unit in Korean."""
    if set(whole) == {"0"}:
        return 1
    digits = whole.lstrip("0")
    count = -1 if language == "ko" and len(digits) == 5 and digits[0] == "1" else 0  # ten thousand is said alone
    for index, digit in enumerate(digits):
        place = len(digits) - index - 1
        if digit != "0":
            silent_one = digit == "1" and place % 4 and language in ("ko", "ja")
            count += (0 if silent_one else 1) + (1 if place % 4 else 0)
        if place % 4 == 0 and place and digits[max(0, index - 3) : index + 1].strip("0"):
            count += 1
    return count
