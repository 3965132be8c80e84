"""The fixed phrases of a deck in its language, and how that language writes dates and times."""

import datetime as dt
import json
import os
from functools import lru_cache
from typing import Any, NamedTuple

FALLBACK = "en"
"""The language of a deck whose own language has no phrases."""

_DATA = os.path.join(os.path.dirname(__file__), "data", "phrases.json")

# Languages and scripts that run right to left: Unicode's Bidi_Class R and AL scripts that are in use
# today, and the languages whose usual script is one of them (CLDR likely subtags).
_RTL_SCRIPTS = " adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi "
_RTL_LANGUAGES = (
    " ar arc arz apc acm ary azb bal bgn bqi ckb dv fa glk he iw ji ks lrc luz mzn nqo pnb prs ps rhg sd sdh "
    "skr syr ug ur yi "
)


class Phrases(NamedTuple):
    """What is printed around a talk, in one language.

    Names in braces are filled in by the caller; `date` and the other patterns of dates and times by
    `long_date`, `short_date`, `clock` and `time_range`. `weekdays` begin on Monday; they and `months` are in
    the form that stands inside a date. `quotes` open and close a quotation. `language` is that of the words,
    which for a deck in a language without phrases is not the deck's.
    """

    language: str
    rtl: bool
    embargo: str
    embargo_date: str
    embargo_on_delivery: str
    embargo_contact: str
    check_against_delivery: str
    talking_points: str
    timeline: str
    charts: tuple[str, ...]
    chart_digest: str
    no_figure: str
    table: str
    full_stop: str
    comma: str
    quotes: tuple[str, str]
    slide: str
    slide_number: str
    notes: str
    source: str
    page: str
    continued: str
    event: str
    panel: str
    venue: str
    speaker: str
    disclaimer: str
    label: str
    list_separator: str
    date: str
    date_short: str
    first_day: str
    clock: str
    time: str
    time_range: str
    time_zoned: str
    time_elsewhere: str
    elsewhere: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


@lru_cache(maxsize=64)
def phrases(language: str) -> Phrases:
    """The phrases of the nearest language: `de-CH` has those of `de`, an unknown tag those of English."""
    return _entry(_nearest_tag(language) or FALLBACK)


def has_language(tag: str) -> bool:
    """Whether there are phrases in the language of a tag, whatever its region."""
    return _nearest_tag(tag) is not None


def languages() -> tuple[str, ...]:
    """The tags that have phrases of their own, regional variants included, in the order of the data file."""
    return tuple(tag for tag, own in _read().items() if set(own) != {"base"})


def is_rtl(language: str) -> bool:
    """Whether a BCP 47 tag means a script that runs right to left; its script subtag has the last word."""
    subtags = _subtags(language)
    for subtag in subtags[1:]:
        if len(subtag) == 1:
            break
        if len(subtag) == 4 and subtag.isalpha():
            return f" {subtag} " in _RTL_SCRIPTS
    return f" {subtags[0]} " in _RTL_LANGUAGES


@lru_cache(maxsize=64)
def is_language_tag(tag: str) -> bool:
    """Whether a text has the form of a BCP 47 tag (RFC 5646, section 2.1); no registry is asked.

    Languages of four to eight letters are refused: none is registered, and `english` is a slip. So are the
    grandfathered tags such as `i-klingon`, which have modern forms.
    """
    if tag.isascii() and tag.isalpha() and len(tag) in (2, 3):
        return True
    import re  # most decks have a bare language, and compiling this takes half a millisecond

    found = re.fullmatch(
        r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
        r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
        r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
        r"(?:-x(?:-[a-z0-9]{1,8})+)?)|(?:x(?:-[a-z0-9]{1,8})+)",
        tag.lower(),
        re.ASCII,
    )
    if not found or not tag.isascii():
        return False
    variants = (found["variants"] or "").split("-")[1:]
    singletons = [part for part in (found["extensions"] or "").split("-") if len(part) == 1]
    return len(set(variants)) == len(variants) and len(set(singletons)) == len(singletons)


def long_date(day: dt.date, language: str) -> str:
    """A date with its weekday, as `Wednesday 23 April 2014`."""
    words = phrases(language)
    return fill_date(words.date, day, words)


def short_date(day: dt.date, language: str) -> str:
    """A date without weekday and year, as `23 April`."""
    words = phrases(language)
    return fill_date(words.date_short, day, words)


def clock(t: dt.time, language: str) -> str:
    """A time of day on the 24-hour clock, as `09:00`, `09:00 Uhr` or `9 h 00`."""
    words = phrases(language)
    return words.time.format(clock=_hands(t, words))


def time_range(start: dt.time, end: dt.time | None, language: str) -> str:
    """From one time of day to another, as `14:00–15:15`; without an end, the start alone."""
    if end is None:
        return clock(start, language)
    words = phrases(language)
    return words.time_range.format(start=_hands(start, words), end=_hands(end, words))


def zoned_clock(t: dt.time, zone: str, language: str) -> str:
    """A time of day with the name of its zone, as `09:00 KST`."""
    words = phrases(language)
    return words.time_zoned.format(clock=_hands(t, words), zone=zone)


def fill_date(pattern: str, day: dt.date, words: Phrases) -> str:
    """A date in one of the date patterns of `words`."""
    return pattern.format(
        weekday=words.weekdays[day.weekday()],
        day=words.first_day if day.day == 1 else day.day,
        month=words.months[day.month - 1],
        year=day.year,
    )


def _hands(t: dt.time, words: Phrases) -> str:
    """Hours and minutes alone, without a word such as `Uhr`."""
    return words.clock.format(h=t.hour, hh=f"{t.hour:02}", mm=f"{t.minute:02}")


def _subtags(tag: str) -> list[str]:
    """A tag's subtags in lower case; the underscore of locale names is taken for a hyphen."""
    return tag.lower().replace("_", "-").split("-")


@lru_cache(maxsize=64)
def _nearest_tag(tag: str) -> str | None:
    """The tag in the data that is nearest, found by leaving out subtags from the end (RFC 4647 lookup)."""
    known = _read_tags()
    subtags = _subtags(tag)
    while subtags:
        if found := known.get("-".join(subtags)):
            return found
        subtags.pop()
    return None


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    """The data file."""
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, Any] = json.load(file)
    return data


@lru_cache(maxsize=1)
def _read_tags() -> dict[str, str]:
    """Tags in lower case to tags as the data file has them."""
    return {tag.lower(): tag for tag in _read()}


@lru_cache(maxsize=64)
def _entry(tag: str) -> Phrases:
    """The phrases of a tag of the data file, laid over those of its `base`."""
    own = dict(_read()[tag])
    base = own.pop("base", None)
    if base is not None:
        return _entry(base)._replace(language=tag, **_frozen(own)) if own else _entry(base)
    return Phrases(language=tag, rtl=is_rtl(tag), **_frozen(own))


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    """Values with tuples for lists."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
