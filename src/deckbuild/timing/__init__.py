"""How long a text takes to say."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from deckbuild.timing.words import count_words, primary

__all__ = ("Spoken", "count_words", "default_pace", "minutes_text", "spoken")

PARAGRAPH_SECONDS = 0.3
"""The breath at the end of a paragraph."""

SLIDE_SECONDS = 1.0
"""A change of slides; also a `[pause]` without a length."""

LOW, HIGH = 0.85, 1.15
"""A slow and a quick speaker differ by more than languages do, so a time is a range."""

# Words a minute; for the languages of `words.BY_CHARACTER`, syllables or characters a minute. English is the
# usual default of speech calculators, Russian a speakers' handbook's 100 words, Korean lies between a speech
# (275) and a newsreader (340). The others are scaled from rates of reading aloud and rounded.
_PACES = {
    "ar": 95.0,
    "de": 115.0,
    "en": 130.0,
    "es": 145.0,
    "fr": 140.0,
    "ja": 300.0,
    "ko": 300.0,
    "pl": 105.0,
    "ru": 100.0,
    "zh": 220.0,
}

_UNLIKE_WORDS = re.compile("[0-9%$€£¥₩₽]|[A-Z][A-Z]|[А-Я][А-Я]")
"""What is said with other words than those that are written: figures, signs, acronyms."""


class Spoken(NamedTuple):
    """A text's words (syllables or characters where a language is counted so) and its minutes.

    `middle` is at the given pace, `low` and `high` are 15 % less and more. `aloud` counts the words as they are
    spoken; `waiting` is the minutes in which nothing is said.
    """

    words: int
    low: float
    middle: float
    high: float
    aloud: int = 0
    waiting: float = 0.0


def default_pace(language: str) -> float:
    """Words a minute of a talk in a language; syllables for Korean, characters for Japanese and Chinese."""
    return _PACES.get(primary(language), _PACES["en"])


def spoken(paragraphs: Sequence[str], language: str, pace: float | None = None) -> Spoken:
    """The time one slide's paragraphs take, with the change to the slide.

    `pace` is in the units of `default_pace`. A `[pause 3s]` is waited for and not counted as words. Figures, signs and
    acronyms take the time of the words that they are said with; `words` counts them as they are written.
    """
    text = "\n".join(paragraphs)
    seconds = SLIDE_SECONDS + PARAGRAPH_SECONDS * len(paragraphs)
    if "[" in text:
        text, waited = _without_pauses(text)
        seconds += waited
    words = said = count_words(text, language)
    if _UNLIKE_WORDS.search(text):
        from deckbuild.timing.aloud import count_aloud  # many slides have neither figures nor acronyms

        said = count_aloud(text, primary(language))
    middle = said / (pace or default_pace(language)) + seconds / 60
    return Spoken(words, middle * LOW, middle, middle * HIGH, said, seconds / 60)


def minutes_text(minutes: float) -> str:
    """Minutes and seconds, as `1:30` or `75:00`."""
    return "{}:{:02}".format(*divmod(round(minutes * 60), 60))


def _without_pauses(text: str) -> tuple[str, float]:
    """A text without its `[pause …]` marks, and the seconds they ask for."""
    marks = r"\[pause(?:[ ]+([0-9]+(?:\.[0-9]+)?)[ ]*(s|sec|seconds?|m|min|minutes?)?)?\]"
    seconds = 0.0
    for number, unit in re.findall(marks, text, re.IGNORECASE):
        length = float(number) if number else SLIDE_SECONDS
        seconds += length * 60 if unit[:1] in ("m", "M") else length
    return re.sub(marks, " ", text, flags=re.IGNORECASE), seconds
