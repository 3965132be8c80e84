"""Dates, times of day and zones in running text of eight languages, each sure or not found at all."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from deckbuild.importing.understand.lexicon import any_of, lexicon, ordinary


class FoundDate(NamedTuple):
    """A date in a text: where it stands, and the day; None where it may mean two or has a wrong weekday, with why."""

    start: int
    end: int
    date: dt.date | None
    doubt: str = ""


class FoundTime(NamedTuple):
    """A time or a range of times in a text; `end_time` is None for a single time."""

    start: int
    end: int
    time: dt.time | None
    end_time: dt.time | None = None
    doubt: str = ""


_DAY_FIRST = ("fr", "de", "es", "pl", "ru")
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"((?:19|20)\d{2})(?:\s?(?:г\.|года|г\b|r\.|roku|р\.))?"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of dates in `ordinary` text, and of the weekday around them."""
    month = any_of(lexicon()["months"])
    forms = (
        rf"(?P<ymd>(?<!\d)((?:19|20)\d{{2}})\s?[-/.년年]\s?(\d{{1,2}})\s?[-/.월月]\s?(\d{{1,2}})(?!\d)\s?[일日]?\.?)"
        rf"|(?P<era>(令和|平成)(\d{{1,2}}|元)年(\d{{1,2}})月(\d{{1,2}})日)"
        rf"|(?P<dmy>(?<![\d-])(\d{{1,2}}){_ORDINAL}\s?(?:de\s)?({month})\.?,?\s(?:de[l]?\s)?{_YEAR})"
        rf"|(?P<mdy>({month})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)\s?,?\s{_YEAR})"
        rf"|(?P<num>(?<![\d./-])(\d{{1,2}})(?P<sep>[./-])(\d{{1,2}})(?P=sep)((?:19|20)\d{{2}})(?!\d))"
    )
    weekday = any_of(lexicon()["weekdays"])
    around = (
        rf"(?P<before>{weekday}\.?,?\s?(?:(?:the|le|den|dem|el|dnia)\s)?$)"
        rf"|(?P<after>^\s?\(\s?{weekday}\s?\)|^,?\s{weekday})"
    )
    return re.compile(forms, re.IGNORECASE), re.compile(around, re.IGNORECASE)


def find_dates(text: str, language: str) -> list[FoundDate]:
    """The dates in a text, in order, weekdays with them."""
    plain = ordinary(text)
    forms, _ = _patterns()
    return [_date(plain, found, language) for found in forms.finditer(plain)]


def _date(text: str, found: re.Match[str], language: str) -> FoundDate:
    form = next(name for name in ("ymd", "era", "dmy", "mdy", "num") if found[name] is not None)
    parts = [g for g in found.groups() if g is not None][1:]
    months = lexicon()["months"]
    doubt = ""
    if form == "ymd":
        year, month, day = map(int, parts[:3])
    elif form == "era":
        year = (2018 if parts[0] == "令和" else 1988) + (1 if parts[1] == "元" else int(parts[1]))
        month, day = int(parts[2]), int(parts[3])
    elif form == "dmy":
        day, month, year = int(parts[0]), months[parts[1].casefold()], int(parts[2])
    elif form == "mdy":
        month, day, year = months[parts[0].casefold()], int(parts[1]), int(parts[2])
    else:
        day, month, year = int(parts[0]), int(parts[2]), int(parts[3])
        if parts[1] != "." and language not in _DAY_FIRST and day != month:
            if month > 12 >= day:
                day, month = month, day
            elif day <= 12:
                doubt = "day and month may be exchanged"
    start, end, weekday = _with_weekday(text, found.start(), found.end())
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return FoundDate(start, end, None, "there is no such day in the calendar")
    if weekday is not None and date.weekday() not in weekday and not doubt:
        doubt = "the weekday is not that of the date"
    return FoundDate(start, end, None if doubt else date, doubt)


def _with_weekday(text: str, start: int, end: int) -> tuple[int, int, tuple[int, ...] | None]:
    """A date's stretch with the weekday before or after it, and which it is."""
    _, around = _patterns()
    weekdays = lexicon()["weekdays"]
    said: tuple[int, ...] | None = None
    head = text[max(0, start - 24) : start]
    if (before := around.search(head)) and before["before"]:
        start -= len(head) - before.start()
        said = _weekday(before[0], weekdays)
    if (after := around.match(text[end : end + 24])) and after["after"]:
        end += after.end()
        said = said or _weekday(after[0], weekdays)
    return start, end, said


def _weekday(text: str, weekdays: dict[str, int]) -> tuple[int, ...] | None:
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        if word in weekdays:
            return (weekdays[word],)
    return None


_HALF = r"\s?([ap])\.?\s?m\b\.?"
_CLOCK = (
    r"(?:(?P<{0}half>오전|오후|午前|午後)\s?)?(?P<{0}h>\d{{1,2}})"
    r"(?:(?:\s?h\s?(?=\d{{2}}(?!\d))|[:h]|\s?[時시ч]\s?)(?P<{0}m>\d{{2}})?[分분]?|\.(?P<{0}d>\d{{2}}))?"
    r"(?P<{0}am>\s?[ap]\.?\s?m\b\.?)?(?P<{0}mark>\s?(?:uhr|hrs?\b|h\b|godz\b))?"
)
_BETWEEN = r"\s?(?:-|–|—|~|〜|∼|\bto\b|\bbis\b|\bà\b|\bдо\b|\bdo\b|\ba\b|から|부터)\s?"
_TIME = re.compile(
    rf"(?<![\d.,:/$€£-])(?P<said>\bgodz(?:inie|iny|ina)?\.?\s?)?(?:{_CLOCK.format('a')})(?:{_BETWEEN}(?:{_CLOCK.format('b')})(?:まで|까지)?)?(?![\d:/%]|\.\d)",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)\s?(?:hrs|hours|h|GMT|UTC)\b")


def find_times(text: str) -> list[FoundTime]:
    """The times of day in a text, in order; a bare number is none."""
    return [time for match in _TIME.finditer(ordinary(text)) if (time := _time(match))]


def _time(match: re.Match[str]) -> FoundTime | None:
    first, is_clear = _clock(match, "a", "")
    last, last_clear = _clock(match, "b", match["ahalf"] or "")
    is_clear = is_clear or bool(match["said"])
    if match["bh"] is None:
        if not is_clear:
            return None
        return FoundTime(match.start(), match.end(), first, None, "" if first else "there is no such time on a clock")
    if not (is_clear or last_clear) and not (match["ad"] and match["bd"]):
        return None
    if match["bam"] and not match["aam"]:
        first = _same_half(match)
    if match["bmark"] and not is_clear and match["ad"] is None and match["am"] is None:
        first = _at(int(match["ah"]), 0)
    if first is None or last is None or last <= first:
        return FoundTime(match.start(), match.end(), None, None, "the two times are not one after the other")
    return FoundTime(match.start(), match.end(), first, last)


def _clock(match: re.Match[str], name: str, half: str) -> tuple[dt.time | None, bool]:
    """One time of a match, and whether it is a time beyond doubt: with minutes, a half of the day, or a word."""
    if match[f"{name}h"] is None:
        return None, False
    hour = int(match[f"{name}h"])
    minute = int(match[f"{name}m"] or match[f"{name}d"] or 0)
    half = match[f"{name}half"] or half
    marked = match[f"{name}am"]
    stretch = match[0]
    is_clear = bool(match[f"{name}m"] or marked or match[f"{name}mark"] or half or re.search(r"[時시]|\dh\b", stretch))
    if marked:
        if not 1 <= hour <= 12:
            return None, True
        hour = hour % 12 + (12 if marked.strip().lower().startswith("p") else 0)
    elif half in ("오후", "午後") and hour < 12:
        hour += 12
    return _at(hour, minute), is_clear


def _same_half(match: re.Match[str]) -> dt.time | None:
    """The first time of a range whose half of the day stands at its end alone: 2:00-3:15 p.m., 11:00-1:00 p.m."""
    first, last = int(match["ah"]), int(match["bh"])
    minute = int(match["am"] or match["ad"] or 0)
    if not 1 <= first <= 12 or match["bam"].strip()[:1].lower() not in "ap":
        return None
    late = match["bam"].strip().lower().startswith("p")
    if (first % 12, minute) < (last % 12, int(match["bm"] or match["bd"] or 0)):
        return _at(first % 12 + (12 if late else 0), minute)
    return None


def _at(hour: int, minute: int) -> dt.time | None:
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


@lru_cache(maxsize=1)
def _zones() -> re.Pattern[str]:
    named = any_of(lexicon()["zones_in_words"])
    return re.compile(
        rf"\(?(?P<named>{named})(?:\s(?:time|standard\stime|local\stime))?\)?"
        rf"|\(?(?P<short>[A-Z]{{2,5}}|[A-Z][a-z]+/[A-Z][A-Za-z_]+|(?:UTC|GMT)?[+-]\d{{1,2}}(?::?\d{{2}})?)\)?",
        re.IGNORECASE,
    )


def find_zone(text: str, at: int) -> tuple[str, int] | None:
    """The zone that stands at a place of a text, as it is to be written, and where it ends."""
    plain = ordinary(text)
    skipped = re.compile(r"[\s,]*").match(plain, at)
    start = skipped.end() if skipped else at
    found = _zones().match(plain, start)
    if not found:
        return None
    if found["named"]:
        return str(lexicon()["zones_in_words"][" ".join(found["named"].casefold().split())]), found.end()
    short = found["short"]
    if short.isalpha() and not short.isupper():
        return None
    return short, found.end()
