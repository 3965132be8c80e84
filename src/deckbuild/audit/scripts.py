"""Which script a text is in, and which scripts a language is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

_EAST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_SCRIPTS = {
    "CYRILLIC": "ru uk bg be mk kk ky tg mn sr",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh ja ko yue",
    "ARABIC": "ar fa ur ps sd ug ckb",
    "HEBREW": "he yi iw",
    "THAI": "th",
    "DEVANAGARI": "hi mr ne sa",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "BENGALI": "bn as",
    "TAMIL": "ta",
}
_BOTH = frozenset(("sr", "kk", "uz", "az", "mn", "tk"))
"""Languages that are written in Latin letters as well."""
LATIN_WORDS = 4
"""Words in Latin letters that may stand in a text of another script: names, abbreviations."""


def fits(text: str, language: str) -> bool:
    """Whether a text can be in a language, by the script of most of its letters."""
    counted = Counter(script for character in text if (script := script_of(character)))
    if not counted:
        return True
    script, _ = counted.most_common(1)[0]
    primary = language.lower().replace("_", "-").split("-")[0]
    known = {name for name, languages in _SCRIPTS.items() if primary in languages.split()}
    if script == "LATIN":
        return not known or primary in _BOTH or len(text.split()) < LATIN_WORDS
    if script in _SCRIPTS:
        return script in known or (script == "CYRILLIC" and primary in _BOTH)
    return True


@cache
def script_of(character: str) -> str:
    """The script of a letter by its Unicode name; empty for what is no letter."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0]


def is_east(character: str) -> bool:
    """Whether a letter is drawn with the East Asian font of a text."""
    return script_of(character) in _EAST


def only_language(text: str) -> str:
    """The language of a text whose script is used for one language above all; empty for any other."""
    counted = Counter(script for character in text if (script := script_of(character)))
    return _ONLY.get(counted.most_common(1)[0][0], "") if counted else ""


_ONLY = {
    "GREEK": "el-GR",
    "HANGUL": "ko-KR",
    "HIRAGANA": "ja-JP",
    "KATAKANA": "ja-JP",
    "HEBREW": "he-IL",
    "THAI": "th-TH",
    "ARMENIAN": "hy-AM",
    "GEORGIAN": "ka-GE",
    "TAMIL": "ta-IN",
}
