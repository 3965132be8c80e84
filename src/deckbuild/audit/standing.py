"""What has to stand on every slide of a deck: embargo, handling mark, disclaimer; told from the texts themselves."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.phrases import languages, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Slide

_MARK = re.compile(
    r"(?:TLP\s?:\s?[A-Z]+(?:\+[A-Z]+)?|(?:TOP )?SECRET|CONFIDENTIAL|RESTRICTED|INTERNAL|UNCLASSIFIED|CUI"
    r"|OFFICIAL(?:-SENSITIVE)?|(?:NATO|EU|UN) [A-Z]+|FOR OFFICIAL USE ONLY|STRICTLY CONFIDENTIAL)(?: ?//? ?[A-Z ]+)?"
)
_VIEWS = re.compile(
    r"\bviews?\b|\bopinions?\b|disclaimer|мнени|взгляд|견해|의견|points? de vue|\bvues\b|Meinung|Ansicht|Auffassung"
    r"|puntos de vista|opiniones|見解|意見|观点|意见|觀點|آراء|الآراء|pogląd|opinie|opinioni|opiniões|não reflete",
    re.IGNORECASE,
)
LEAST = 3
"""Slides that have a text before it counts as one that stands everywhere."""
_MOST_OF = 0.5
_SHORTEST, _LONGEST = 25, 600


class Standing(NamedTuple):
    """A text that stands on most slides, and the slides that have it."""

    text: str
    slides: frozenset[int]


def lines_of(slide: Slide) -> Iterator[str]:
    """The paragraphs of a slide outside of its tables, blanks made one."""
    return (line for line, _ in tagged(slide))


def tagged(slide: Slide) -> Iterator[tuple[str, str]]:
    """The same, each with the language that it is tagged with, without its region."""
    for shape in slide.seen:
        for paragraph in () if shape.body is None else shape.body.paragraphs:
            if words := " ".join(paragraph.text.split()):
                yield words, paragraph.runs[0].language.split("-")[0].lower()


def embargo(text: str) -> bool:
    """Whether a line forbids use before some time, in any of the languages that decks have phrases in."""
    return text.casefold().startswith(_embargoes())


def _embargoes() -> tuple[str, ...]:
    found = {"embargo"}
    for language in languages():
        words = phrases(language)
        found |= {one.split("{")[0].strip(" :：").casefold() for one in (words.embargo, words.embargo_on_delivery)}
    return tuple(sorted(one for one in found if len(one) > 1))


def marking(text: str) -> str:
    """The handling mark that a line is, or an empty text."""
    return text if _MARK.fullmatch(text) else ""


def is_disclaimer(text: str) -> bool:
    """Whether a line speaks of views and opinions, as long as disclaimers are."""
    return _SHORTEST <= len(text) <= _LONGEST and bool(_VIEWS.search(text)) and not embargo(text)


def disclaimers(deck: Deck) -> list[Standing]:
    """Texts on at least half of the slides that speak of views and opinions."""
    return [one for one in standing(deck) if is_disclaimer(one.text)]


def standing(deck: Deck) -> list[Standing]:
    """The lines that at least half of the slides have, three at least."""
    having: dict[str, set[int]] = {}
    for slide in deck.slides:
        for line in lines_of(slide):
            having.setdefault(line, set()).add(slide.number)
    least = max(LEAST, len(deck.slides) * _MOST_OF)
    return [Standing(line, frozenset(numbers)) for line, numbers in having.items() if len(numbers) >= least]


def usual(found: list[str]) -> str:
    """What is said most often."""
    return Counter(found).most_common(1)[0][0]
