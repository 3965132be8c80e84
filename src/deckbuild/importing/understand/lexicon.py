"""The words that documents of eight languages use for the parts of a talk, from one data file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_DATA = os.path.join(os.path.dirname(__file__), "..", "..", "data", "words.json")
_EDGES = " \t\u00a0\u3000.,:;!?*_()[]{}<>«»“”„\"'‘’–—-=#~|/\\。、：；！？（）［］【】「」『』〈〉《》…"
_EASTERN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]")

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ORDINARY = {
    **_FULL_WIDTH,
    0x3000: 0x20,
    0xA0: 0x20,
    0x202F: 0x20,
    0x2009: 0x20,
    0x2019: 0x27,
    0x2018: 0x27,
    0x301C: 0x7E,
}


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The data file."""
    with open(_DATA, encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def ordinary(text: str) -> str:
    """The text with full-width signs, curly apostrophes and no-break spaces made plain, each character one still."""
    return text if text.isascii() else text.translate(_ORDINARY)


def fold(text: str) -> str:
    """The text as words are compared: in lower case, single blanks, without the signs around it."""
    return " ".join(ordinary(text).casefold().split()).strip(_EDGES)


def is_eastern(text: str) -> bool:
    """Whether a text has Korean, Japanese or Chinese in it, where words are not parted by blanks alone."""
    return bool(_EASTERN.search(text))


@lru_cache(maxsize=64)
def folded(category: str) -> frozenset[str]:
    """A category's phrases, as `fold` leaves them."""
    return frozenset(fold(phrase) for phrase in lexicon()[category])


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """The labels of header lines to the keys they stand for; a label of two keys has the first in the file."""
    found: dict[str, str] = {}
    for key, names in lexicon()["labels"].items():
        for name in names:
            found.setdefault(fold(name), key)
    for name in lexicon()["labels"]["datetime"]:
        found[fold(name)] = "datetime"
    return found


@lru_cache(maxsize=64)
def pattern(category: str) -> re.Pattern[str]:
    """A search for any phrase of a category, as a whole word where words are parted, in `ordinary` text."""
    return re.compile(any_of(lexicon()[category]), re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of the phrases, the longest first."""
    spaced: list[str] = []
    tight: list[str] = []
    for phrase in sorted(map(ordinary, phrases), key=lambda p: (-len(p), p)):
        words = r"\s+".join(re.escape(word) for word in phrase.split())
        (tight if is_eastern(phrase) else spaced).append(words)
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    parts += ["|".join(tight)] if tight else []
    return f"(?:{'|'.join(parts)})"


def is_one_of(text: str, category: str) -> bool:
    """Whether a text, but for signs around it, is a phrase of a category."""
    return len(text) < 80 and fold(text) in folded(category)


def has_one_of(text: str, category: str) -> bool:
    """Whether a text has a phrase of a category in it."""
    return bool(pattern(category).search(ordinary(text)))


def starts_with_one_of(text: str, category: str) -> re.Match[str] | None:
    """The phrase of a category that a text begins with, after signs."""
    return _starting(category).match(ordinary(text))


@lru_cache(maxsize=64)
def _starting(category: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*{any_of(lexicon()[category])}", re.IGNORECASE)
