"""Cues for the speaker: stage directions, timings and slide changes, told from words to say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from deckbuild.importing.understand.labels import find_label
from deckbuild.importing.understand.lexicon import any_of, fold, has_one_of, is_one_of, lexicon, ordinary

_LONGEST = 200
_BRACKETED = re.compile(
    r"[\s*_]*(?:\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}|（[^（）]*）|［[^［］]*］|【[^【】]*】|<[^<>]*>)[\s*_.]*$"
)
_INSIDE = re.compile(r"\s*(?:\[[^\[\]]{1,80}\]|\([^()]{1,80}\)|\{[^{}]{1,120}\}|（[^（）]{1,60}）|［[^［］]{1,60}］)")


class Timing(NamedTuple):
    """A timing in a text: where it stands and its minutes."""

    start: int
    end: int
    minutes: float


@lru_cache(maxsize=1)
def _timing() -> re.Pattern[str]:
    minutes, seconds, about = (any_of(lexicon()[key]) for key in ("minutes", "seconds", "about"))
    # A unit follows its number at once or after a blank, so the boundary that `any_of` sets before words is not wanted.
    minutes, seconds = (unit.replace(r"(?<!\w)", "") for unit in (minutes, seconds))
    number = r"(?P<n>\d{1,3}(?:[.,]\d)?)"
    return re.compile(
        rf"(?:{about}|~|≈)?\s*(?:(?P<clock>\d{{1,2}}:[0-5]\d)\s*(?:{minutes})?|{number}\s?[-‐]?\s?(?:(?P<min>{minutes})|(?P<sec>{seconds})))"
        rf"(?:\s*{about})?",
        re.IGNORECASE,
    )


def own_timing(text: str) -> Timing | None:
    """The timing that a bracket or line holds and nothing else; a range of minutes is none."""
    plain = ordinary(text)
    inner = plain.strip(" \t()[]{}*_–—-.（）［］:")
    offset = plain.find(inner)
    label = find_label(inner)
    if label and label.key in ("time", "talk"):
        inner, offset = inner[label.end :], offset + label.end
    found = _timing().fullmatch(inner.strip())
    minutes = _minutes(found) if found else 0
    return Timing(offset, offset + len(inner), minutes) if minutes else None


def heading_timing(text: str) -> Timing | None:
    """The timing in a heading: in brackets anywhere, or behind a dash at its end."""
    for found in _INSIDE.finditer(text):
        if timing := own_timing(found[0]):
            return Timing(found.start(), found.end(), timing.minutes)
    tail = re.search(r"\s[–—-]\s*([^–—]{2,30})$", text)
    if tail and (timing := own_timing(tail[1])):
        return Timing(tail.start(), len(text), timing.minutes)
    return None


def _minutes(found: re.Match[str]) -> float:
    if found["clock"]:
        minutes, seconds = found["clock"].split(":")
        return int(minutes) + int(seconds) / 60
    number = float(found["n"].replace(",", "."))
    return number if found["min"] else number / 60


def is_direction(text: str) -> bool:
    """Whether a paragraph is a cue for the speaker and no words to say."""
    if len(text) > _LONGEST:
        return False
    if text[:1] == "{" and text.rstrip()[-1:] == "}":
        return True
    if _BRACKETED.match(text):
        return text.lstrip(" *_")[:1] in "[［【" or has_one_of(text, "directions") or _is_shouted(text)
    label = re.match(r"\W*([\w' -]{2,30}?)\s*[:：]", text)
    return bool(label and is_one_of(label[1], "direction_labels"))


def _is_shouted(text: str) -> bool:
    inner = [c for c in text if c.isalpha()]
    return bool(inner) and all(not c.islower() for c in inner) and any(c.isupper() for c in inner)


def inner_directions(text: str) -> list[tuple[int, int]]:
    """Where directions stand in brackets amid words to say; `[pause 3s]` counts as one."""
    if "[" not in text and "(" not in text and "{" not in text and "（" not in text and "［" not in text:
        return []
    found = []
    for match in _INSIDE.finditer(text):
        bracket = match[0].strip()
        inner = bracket[1:-1]
        shouted = bracket[0] in "[［" and _is_shouted(inner) and len(inner) > 2
        if is_one_of(inner, "directions"):
            found.append(match.span())
            continue
        is_known = starts_a_direction(inner) and len(inner.split()) <= 8
        if bracket[0] == "{" or ((shouted or bracket[0] in "[［") and is_known) or (is_known and _is_shouted(inner)):
            found.append(match.span())
    return found


def starts_a_direction(text: str) -> bool:
    """Whether a bracket's words begin as directions do."""
    first = fold(text)
    return bool(_directions().match(first))


@lru_cache(maxsize=1)
def _directions() -> re.Pattern[str]:
    return re.compile(any_of(lexicon()["directions"]), re.IGNORECASE)


class SlideCue(NamedTuple):
    """The start of a slide: where the title behind it begins, and whether there is one."""

    end: int
    has_title: bool


@lru_cache(maxsize=1)
def _slide() -> re.Pattern[str]:
    slides, covers = any_of(lexicon()["slides"]), any_of(lexicon()["title_slide"])
    following = any_of(lexicon()["next_slide"])
    numbered = (
        rf"(?:{slides}\s*(?:no\.?|nr\.?|№|#)?\s*\d{{1,3}}|\d{{1,3}}\s*{slides.replace(r'(?<!' + chr(92) + 'w)', '')})"
    )
    bracket = r"[\[(（【［]"
    return re.compile(
        rf"(?:{bracket}?\s*(?:{numbered}|{covers})\s*(?:[\])）】］]|[:.–—-]|$|(?<=\d)\s+(?=[\u3040-\u9fff\uac00-\ud7a3]))+\s*[\])）】］]?"
        rf"|{bracket}\s*{following}\s*[\])）】］]|{following}\s*[:.!]?$|\[(?P<bare>\d{{1,3}})\s*[–—-])\s*",
        re.IGNORECASE,
    )


def slide_cue(text: str) -> SlideCue | None:
    """The cue that a new slide begins: `Slide 3 – …`, `[Title Slide]`, `(다음장) […]`, `[ADVANCE]`."""
    if len(text) > _LONGEST or not (found := _slide().match(ordinary(text))):
        return None
    rest = text[found.end() :].strip(" []()（）【】")
    return SlideCue(found.end(), bool(re.search(r"\w", rest)))
