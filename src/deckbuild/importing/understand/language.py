"""The language of a text: by its script, and among those in Latin letters by their commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckbuild.importing.understand.lexicon import lexicon
from deckbuild.phrases import is_language_tag

SAMPLE = 20_000
"""Characters that are looked at."""

_SCRIPTS = (
    ("ko", re.compile("[가-힣]")),
    ("ja", re.compile("[ぁ-んァ-ヶ]")),
    ("zh", re.compile("[一-鿿]")),
    ("ru", re.compile("[а-яё]")),
    ("ar", re.compile("[ا-ي]")),
    ("el", re.compile("[α-ω]")),
    ("he", re.compile("[א-ת]")),
)
_LATIN_SIGNS = (
    ("fr", "[çèêœ]|\\b(?:l|d|qu|n|s|c|j)['’](?=[a-zéèêàhô])"),
    ("de", "[äöüß]"),
    ("es", "[ñ¿¡]|ción\\b"),
    ("pl", "[łżśźćńąę]"),
)
"""Letters and elisions that only one of the languages in Latin letters has."""

_WORD = re.compile(r"[^\W\d_]+")
_COUNTS = re.compile(r"\b[^\W\d_][.)]")
"""Letters that count or stand for a name; they are no words, though some languages have words of one letter."""


def language_of(texts: Iterable[str], said: str = "") -> str:
    """The language of texts as a tag; `said` is what the file's format claims, which only breaks ties."""
    sample = _sample(texts)
    letters = max(1, len(_WORD.findall(sample)))
    counts = {tag: len(found.findall(sample)) for tag, found in _SCRIPTS}
    if counts["ja"] * 10 > counts["zh"]:
        counts["ja"], counts["zh"] = counts["ja"] + counts["zh"], 0
    tag, most = max(counts.items(), key=lambda item: item[1])
    latin = len(re.findall("[a-zA-Z]", sample))
    if most * 3 > latin and most > 2:
        return _preferred(tag, said)
    found = [word.casefold() for word in _WORD.findall(_COUNTS.sub(" ", sample))]
    scores = {tag: sum(1 for w in found if w in stops) for tag, stops in _stop_words().items()}
    for tag, signs in _LATIN_SIGNS:
        scores[tag] += len(re.findall(signs, sample))
    best, score = max(scores.items(), key=lambda item: item[1])
    if score * 12 >= letters and score >= 2:
        return _preferred(best, said)
    said = said.replace("_", "-")
    return said if is_language_tag(said) else "en"


def _preferred(tag: str, said: str) -> str:
    """The tag found, or the more exact one that the file claims."""
    said = said.replace("_", "-")
    return said if said.lower().split("-")[0] == tag and is_language_tag(said) else tag


def _stop_words() -> dict[str, frozenset[str]]:
    return {tag: frozenset(words) for tag, words in lexicon()["stop_words"].items()}


def _sample(texts: Iterable[str]) -> str:
    found, size = [], 0
    for text in texts:
        found.append(text)
        size += len(text)
        if size > SAMPLE:
            break
    return " ".join(found)[:SAMPLE]
