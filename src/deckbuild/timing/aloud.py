"""Counts the words of a text as they are spoken: figures, dates, signs and acronyms take more than one each."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from deckbuild.timing.numbers import grammar, number_words
from deckbuild.timing.words import BY_CHARACTER, count_words

_DASHES = ("–", "—", "-")
_MARKS = ".,:;!?()[]{}\"'“”‘’«»„…*_"
"""What a word may be enclosed in without being longer for it."""

UNLIKE_WORDS = re.compile("[0-9%‰$€£¥₩₽+=&×°@−]|[^\\W\\d_a-zа-я][A-ZА-Я]")
"""What is said with other words than those that are written."""

_OF_IT = re.compile("[’'](?:s|S)$|(?<=[A-Z])s$")
"""What English adds to an acronym for its plural, or for what belongs to it."""

_GROUPS = re.compile(r"(?<=[0-9])[\u00a0\u202f\u2009](?=[0-9]{3}(?![0-9]))|(?<![0-9][0-9]{3})(?<=[0-9]) (?=[0-9]{3}\b)")
"""A space between groups of three digits."""

_GROUPED = re.compile("[0-9][ \u00a0\u202f\u2009][0-9]{3}")
"""What a text with such a space has, found in a fifth of the time."""

_PIECE = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|(?P<clock>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9])"
    r"|(?P<whole>[0-9]{1,3}(?:[.,'’][0-9]{3})+|[0-9]+)(?:[.,](?P<fraction>[0-9]{1,9}))?"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<sign>[%‰$€£¥₩₽+=&/–×°#@−])"
)
_MOST_DIGITS = 30
_SPOKEN_AS_WORDS = frozenset(("NATO", "BRICS", "AIDS", "UNICEF", "UNESCO", "SWIFT", "START", "SALT", "OPEC", "НАТО"))
_VOWELS = "AEIOUYАЕИОУЫЭЮЯЁ"
_PLAIN_SIGNS = {"$": 1, "€": 1, "£": 1, "¥": 1, "₩": 1, "₽": 1, "+": 1, "=": 1, "&": 1, "×": 1, "°": 1, "−": 1, "@": 1}

# Syllables or characters of signs: "퍼센트", "달러"; "パーセント", "ドル"; "百分之", "美元".
_SYLLABIC_SIGNS = {
    "ko": {"%": 3, "$": 2, "€": 2, "£": 3, "¥": 1, "₩": 1, "₽": 2, "–": 2},
    "ja": {"%": 6, "$": 2, "€": 3, "£": 3, "¥": 1, "₩": 3, "₽": 4, "–": 2},
    "zh": {"%": 3, "$": 2, "€": 2, "£": 2, "¥": 1, "₩": 2, "₽": 2, "–": 1},
}
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<fraction>[0-9]{1,9}))?|(?P<sign>[%$€£¥₩₽–])")


def count_aloud(text: str, language: str) -> int:
    """Words of a text as it is spoken in the language of a primary tag; syllables or characters where it counts so."""
    if language in BY_CHARACTER:
        return _syllables(text, language)
    if _GROUPED.search(text):
        text = _GROUPS.sub("", text)
    tokens = text.split()
    words, text, end = len(tokens) - sum(map(tokens.count, _DASHES)), " ".join(tokens), -1
    for found in UNLIKE_WORDS.finditer(text):  # asking word by word would take three times as long
        at = found.start()
        if at >= end:
            end = (text + " ").find(" ", at)
            words += _token(text[text.rfind(" ", 0, at) + 1 : end].strip(_MARKS), language) - 1
    return words


@lru_cache(maxsize=4096)
def _token(token: str, language: str) -> int:
    """Words of a token that is no plain word: `$25bn` has four, `DPRK` as many as its letters take."""
    words, end = 0, -1
    for piece in _PIECE.finditer(_OF_IT.sub("", token)):
        is_range = piece["sign"] == "–" or (piece["sign"] == "/" and piece.start() == end)
        words += int(is_range) if piece["sign"] else _piece(piece, language)
        if piece["sign"]:
            words += _sign(piece["sign"], language)
        end = piece.end()
    return max(1, words)


def _sign(sign: str, language: str) -> int:
    return grammar(language).percent if sign in "%‰" else _PLAIN_SIGNS.get(sign, 0)


def _piece(piece: re.Match[str], language: str) -> int:
    """Words of one piece of a token other than a sign."""
    if piece["letters"]:
        return _acronym(piece["letters"])
    if piece["date"]:
        year, _, day = piece["date"].split("-")
        return number_words(year, "", language) + 1 + number_words(str(int(day)), "", language)
    if piece["clock"]:
        hour = number_words(str(int(piece["clock"])), "", language)
        return hour + (1 if piece["minute"] == "00" else number_words(str(int(piece["minute"])), "", language))
    whole = re.sub(r"[.,'’]", "", piece["whole"])
    return number_words(whole[:_MOST_DIGITS], piece["fraction"] or "", language)


def _acronym(letters: str) -> int:
    """Words of a stretch of letters: two thirds of a word for each letter that is spelled out, one for a word."""
    count = len(letters)
    if count < 2 or not letters.isupper() or letters in _SPOKEN_AS_WORDS:
        return 1
    return 1 if _is_pronounced(letters) else (2 * count + 1) // 3


def _is_pronounced(letters: str) -> bool:
    """Whether capitals are read as a word, as in NATO or NOT: from three letters on, no two consonants in a row."""
    vowels = [letter in _VOWELS for letter in letters]
    if len(letters) < 3 or not any(vowels) or (vowels[0] and len(letters) < 4):
        return False
    return len(letters) > 6 or (not all(vowels) and not any(not a and not b for a, b in pairwise(vowels)))


def _syllables(text: str, language: str) -> int:
    """Syllables or characters: those that are written, with figures, signs and acronyms as they are read."""
    signs = _SYLLABIC_SIGNS[language]

    def read(piece: re.Match[str]) -> str:
        if piece["sign"]:
            return "x" * signs[piece["sign"]]
        whole = piece["whole"].replace(",", "")
        return "x" * number_words(whole[:_MOST_DIGITS], piece["fraction"] or "", language)

    count = count_words(_NUMBER.sub(read, text), language)
    if language != "zh":  # a Latin letter is read with a syllable and a half in Korean, with two kana in Japanese
        letters = sum(map(len, re.findall(r"(?<![A-Za-z])[A-Z]{2,}(?![a-z])", text)))
        count += letters // 2 if language == "ko" else letters
    return count
