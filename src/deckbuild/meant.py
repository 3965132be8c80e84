"""What a date or a time of day in another form most likely means, for the hint of an error."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_YEAR_FIRST = r"([0-9]{4})\s*[-/.年년]\s*([0-9]{1,2})\s*[-/.月월]\s*([0-9]{1,2})\s*[.日일]?"
_YEAR_LAST = r"([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})\.?"
_TWELVE_HOURS = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([ap])\.?\s?m\b\.?"
_OTHER_CLOCK = r"([0-9]{1,2})\s*[:.hH]?\s*([0-9]{2})(?![0-9])(?:\s*(?:uhr|hrs|h|ч)\b\.?)?"
_WORD_AND_HOUR = r"([0-9]{1,2})\s*(?:uhr|h|時|时|시|点)(?:\s*([0-9]{2})\s*[分분]?)?"


def plain(text: str) -> str:
    """The start of a text with full-width digits, typographic spaces and the like made ordinary."""
    ordinary = unicodedata.normalize("NFKC", text[:200])
    return " ".join("".join(c if c.isprintable() else " " for c in ordinary).split())


def meant_dates(text: str, months: Mapping[str, int]) -> list[dt.date]:
    """The dates that a text may mean: none, one, or two where day and month may be exchanged.

    `months` has the names of the months in lower case, of all languages, with their numbers.
    """
    wanted = re.sub(r"\s*\([^()]{1,12}\)$", "", plain(text).casefold())  # a weekday, as in 2014. 4. 23.(수)
    if found := re.fullmatch(_YEAR_FIRST, wanted) or re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", wanted):
        return _existing([(found[1], found[2], found[3])])
    if found := re.fullmatch(_YEAR_LAST, wanted):
        first, mark, second, year = found.groups()
        orders = [(year, second, first), (year, first, second)]
        return _existing(orders[:1] if mark == "." else orders)
    return _date_in_words(wanted, months)


def meant_time(text: str) -> tuple[dt.time, str] | None:
    """The time of day at the start of a text and what follows it, or None."""
    wanted = plain(text)
    if found := re.match(_TWELVE_HOURS, wanted, re.IGNORECASE):
        hour, half = int(found[1]), found[3].lower()
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif found := (re.match(_WORD_AND_HOUR, wanted, re.IGNORECASE) or re.match(_OTHER_CLOCK, wanted, re.IGNORECASE)):
        hour = int(found[1])
    else:
        return None
    minute = int(found[2] or 0)
    if hour > 23 or minute > 59:
        return None
    return dt.time(hour, minute), wanted[found.end() :].strip()


def _date_in_words(wanted: str, months: Mapping[str, int]) -> list[dt.date]:
    """The date of a text with the name of a month in it."""
    numbers = re.findall(r"[0-9]+", wanted)
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    named = {months[word] for word in re.findall(r"[^\W\d_]+", wanted) if word in months}
    named = named or {
        number
        for word in re.findall(r"[^\W\d_]{3,}", wanted)
        for name, number in months.items()
        if name.startswith(word)
    }
    if len(numbers) != 2 or len(years) != 1 or len(days) != 1 or len(named) != 1:
        return []
    return _existing([(years[0], str(named.pop()), days[0])])


def _existing(parts: list[tuple[str, str, str]]) -> list[dt.date]:
    """The dates among years, months and days that the calendar has, each once."""
    found: list[dt.date] = []
    for year, month, day in parts:
        try:
            date = dt.date(int(year), int(month), int(day))
        except ValueError:
            continue
        if date not in found:
            found.append(date)
    return found
