"""Dates, times, durations and the embargo: what was written to exact values, and the embargo's line.

A moment that means more than one time, or none, is refused with the ways to write it; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from deckbuild.phrases import FALLBACK, fill_date, languages, phrases, short_date, zoned_clock
from deckbuild.zones import MomentError, moment_at, parse_zone, quoted, zone_label

if TYPE_CHECKING:
    from deckbuild.model import Embargo

__all__ = (
    "MomentError",
    "embargo_line",
    "embargo_runs",
    "now_utc",
    "parse_date",
    "parse_duration",
    "parse_moment",
    "parse_now",
    "parse_times",
    "parse_zone",
    "zone_label",
)

_DATE = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_TIME = r"([0-9]{1,2}):([0-9]{2})"
_OTHER_CLOCK = r"(?i:\s*(?:[ap]\.?\s?m\b|uhr\b|hrs?\b))"
_UNITS = (
    r"(?:([0-9]{1,7})\s*(?:h|hr|hrs|hours?)(?![a-z])\s*)?"
    r"(?:([0-9]{1,7})\s*(?:m|min|mins|minutes?)(?![a-z])\s*)?"
    r"(?:([0-9]{1,7})\s*(?:s|sec|secs|seconds?)(?![a-z]))?"
)
_UNIT_MINUTES = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60.0),
    **dict.fromkeys(("", "m", "min", "mins", "minute", "minutes"), 1.0),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1 / 60),
}
_DAY_MINUTES = 24 * 60

# Before 1973 some zones were not whole minutes from UTC, and no line could name their time exactly.
_FIRST_YEAR, _LAST_YEAR = 1973, 2999


def parse_date(text: str) -> dt.date:
    """A date as `2014-04-23`; any other form is refused with that form as the hint."""
    found = re.fullmatch(_DATE, text.strip())
    if not found:
        raise _not_a_date(text)
    year, month, day = map(int, found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise MomentError(f"there is no {found[0]} in the calendar", _days_of(year, month)) from None


def parse_times(text: str) -> tuple[dt.time, dt.time | None]:
    """A time of day as `14:00`, or a slot with its end as `14:00-15:15`, with an en dash, or with `to`."""
    found = re.fullmatch(rf"{_TIME}(?:\s*(?:-|–|—|\bto\b)\s*{_TIME})?", text.strip())
    if not found:
        raise MomentError(f"{quoted(text)} is not a time of day", _times_hint(text))
    start = _time(found[1], found[2])
    if found[3] is None:
        return start, None
    end = _time(found[3], found[4])
    if end <= start:
        raise MomentError(
            f"the time ends at {end:%H:%M}, which is not after its start at {start:%H:%M}",
            "a slot that goes past midnight is written without its end",
        )
    return start, end


def parse_duration(text: str) -> float:
    """Minutes, from `12 min`, `12`, `90 s`, `1:30` (minutes and seconds), `1 h 5 min` or `2m30s`."""
    wanted = text.strip().lower()
    minutes = _duration(wanted)
    if minutes is None:
        negative = re.match(r"[-−]\s*[0-9]", wanted)
        message = "is less than nothing" if negative else "is not a length of time"
        raise MomentError(f"{quoted(text)} {message}", "write it as 12 min, 90 s, 1:30 or 1 h 5 min")
    if minutes == 0:
        raise MomentError("a length of time must be more than zero", "write it as 12 min, 90 s or 1:30")
    if minutes > _DAY_MINUTES:
        raise MomentError(f"{quoted(text)} is more than a day", "write it as 12 min, 90 s or 1 h 5 min")
    return minutes


def parse_moment(text: str, default_zone: str) -> dt.datetime:
    """An exact moment, as `2014-04-23 09:00 Asia/Seoul`, in the zone it was given in.

    The zone is an IANA name, an offset, an offset with a name, or an abbreviation that means one zone alone;
    without one it is `default_zone` (a name; empty if there is none).
    """
    date, rest = _split_date(text, "2014-04-23 09:00 Asia/Seoul")
    if not rest:
        zone = "" if default_zone else " Asia/Seoul"
        missing = "no time of day" if default_zone else "no time of day and no zone"
        raise MomentError(f"{date} has {missing}", f"write it as {date} 09:00{zone}")
    found = re.fullmatch(rf"{_TIME}(?::([0-9]{{2}})(?:[.,]0+)?)?(?!{_OTHER_CLOCK})\s*(.*)", rest)
    if not found:
        raise MomentError(f"{quoted(rest)} is not a time of day", _moment_hint(date, rest))
    if (found[1], found[2], found[3] or "00") == ("24", "00", "00"):
        raise MomentError(
            f"24:00 on {date} is 00:00 on the next day",
            _moment_hint(date + dt.timedelta(days=1), f"00:00 {found[4]}"),
        )
    if int(found[3] or 0):
        raise MomentError(f"{quoted(rest)} has seconds", "write the time to the minute, as 09:00")
    zone = found[4].strip("()[] ") or default_zone
    wall = dt.datetime.combine(date, _time(found[1], found[2]))
    if not zone:
        raise MomentError(f"{date} {wall:%H:%M} has no zone", f"write it as {date} {wall:%H:%M} Asia/Seoul")
    return moment_at(wall, zone)


def parse_now(text: str, default_zone: str) -> dt.datetime:
    """The moment that stands for now: as `parse_moment`, or a date alone for the midnight it begins with."""
    date, rest = _split_date(text, "2014-04-23 09:00 Asia/Seoul")
    midnight_or_time = re.sub(r"^([0-9]{1,2}:[0-9]{2}):[0-9]{2}(?:[.,][0-9]+)?", r"\1", rest) or "00:00"
    return parse_moment(f"{date} {midnight_or_time}", default_zone)


def embargo_line(embargo: Embargo, language: str) -> str:
    """The embargo as it is printed: its time, the same moment in UTC and the further zones, and the date."""
    words = phrases(language)
    if embargo.until is None:
        return words.embargo_on_delivery
    until = embargo.until
    times = [until, until.astimezone(dt.UTC)]
    times += [until.astimezone(parse_zone(name)) for name in embargo.zones]
    printed: list[str] = []
    for moment in times:
        there = zoned_clock(moment.time(), zone_label(moment), language)
        if moment.date() != until.date():
            there = words.time_elsewhere.format(time=there, date=short_date(moment.date(), language))
        if there not in printed:
            printed.append(there)
    time = printed[0]
    if len(printed) > 1:
        time = words.elsewhere.format(time=time, others=" / ".join(printed[1:]))
    return words.embargo.format(time=time, date=fill_date(words.embargo_date, until.date(), words))


def embargo_runs(embargo: Embargo | None, now: dt.datetime) -> bool:
    """Whether a deck must carry its embargo at the aware moment `now`."""
    if embargo is None or embargo.lifted:
        return False
    # In UTC, for two moments of one zone compare by their wall clocks, which repeat an hour in autumn.
    return embargo.until is None or now.astimezone(dt.UTC) < embargo.until.astimezone(dt.UTC)


def now_utc() -> dt.datetime:
    """Now. No other clock is read anywhere, so that `--now` and a test can stand in for this one."""
    return dt.datetime.now(dt.UTC)


def _split_date(text: str, example: str) -> tuple[dt.date, str]:
    """The date at the start of a moment and the rest of it."""
    found = re.fullmatch(rf"({_DATE})(?:(?:\s+|[Tt])(.*))?", text.strip())
    if not found:
        raise _not_a_moment(text, example)
    date = parse_date(found[1])
    if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        raise MomentError(f"the year of {date} is not one to set a clock by", f"write it as {example}")
    return date, (found[5] or "").strip()


def _time(hour: str, minute: str) -> dt.time:
    """A time of day from its digits."""
    if (hour, minute) == ("24", "00"):
        raise MomentError("24:00 is 00:00 on the next day", "write 23:59, or 00:00 with the next day's date")
    if int(hour) > 23 or int(minute) > 59:
        raise MomentError(f"there is no {hour}:{minute} on a clock", "hours go to 23, minutes to 59")
    return dt.time(int(hour), int(minute))


def _duration(wanted: str) -> float | None:
    """The minutes of a duration in lower case, or None."""
    if found := re.fullmatch(r"(?:([0-9]{1,2}):)?([0-9]{1,4}):([0-5][0-9])", wanted):
        return int(found[1] or 0) * 60 + int(found[2]) + int(found[3]) / 60
    if found := re.fullmatch(r"([0-9]{1,7}(?:\.[0-9]{1,6})?)\s*([a-z]*)", wanted):
        size = _UNIT_MINUTES.get(found[2])
        return float(found[1]) * size if size else None
    found = re.fullmatch(_UNITS, wanted)
    if not wanted or not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 60 + minutes + seconds / 60


def _not_a_date(text: str) -> MomentError:
    """The error for a date in another form, with what it means in the ISO form."""
    from deckbuild.meant import meant_dates  # only a message needs it

    dates = meant_dates(text, _month_names())
    if len(dates) > 1:
        ways = " or ".join(f"{d} for {d.day} {phrases(FALLBACK).months[d.month - 1]}" for d in dates)
        return MomentError(f"{quoted(text)} is ambiguous", f"write {ways}")
    hint = f"write {dates[0]}" if dates else "write a date as 2014-04-23"
    return MomentError(f"{quoted(text)} is not a date in the form YYYY-MM-DD", hint)


def _not_a_moment(text: str, example: str) -> MomentError:
    """The error for a moment in another form; an ambiguous date in it is named."""
    from deckbuild.meant import meant_dates, plain  # only a message needs it

    words = plain(text).split(" ")
    for count in range(min(len(words), 6), 0, -1):
        dates = meant_dates(" ".join(words[:count]), _month_names())
        if dates and len(dates) == 1:
            return MomentError(
                f"{quoted(text)} does not begin with a date in the form YYYY-MM-DD",
                _moment_hint(dates[0], " ".join(words[count:])),
            )
        if dates:
            return _not_a_date(" ".join(words[:count]))
    return MomentError(f"{quoted(text)} is not a date with a time", f"write it as {example}")


def _moment_hint(date: dt.date, rest: str) -> str:
    """How to write a moment whose time was written in another form."""
    from deckbuild.meant import meant_time  # only a message needs it

    meant = meant_time(rest.lstrip(", "))
    if meant is None:
        return f"write it as {date} 09:00, on the 24-hour clock"
    return f"write {date} {meant[0]:%H:%M} {meant[1]}".rstrip()


def _times_hint(text: str) -> str:
    """How to write a time or slot that was written in another form."""
    from deckbuild.meant import meant_time, plain  # only a message needs it

    parts = re.split(r"\s*(?:[-–—~〜]|\bto\b|\bbis\b|\bà\b|\bдо\b)\s*", plain(text))
    meant = [meant_time(part) for part in parts]
    if len(meant) <= 2 and all(meant):
        return "write " + "-".join(f"{found[0]:%H:%M}" for found in meant if found)
    return "write it as 14:00 or 14:00-15:15, on the 24-hour clock"


def _month_names() -> dict[str, int]:
    """The names of the months in every language that has phrases, in lower case, with their numbers."""
    return {
        name.casefold(): number
        for tag in languages()
        for number, name in enumerate(phrases(tag).months, start=1)
        if not name[0].isdigit()
    }


def _days_of(year: int, month: int) -> str:
    """How many days a month has, or that there is no such month."""
    if not 1 <= month <= 12:
        return "months go from 01 to 12; write year, month, day"
    if year < 1:
        return "write a date as 2014-04-23"
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day if year < 9999 else 31
    return f"{phrases(FALLBACK).months[month - 1]} {year} has {last} days"
