"""Embargo lines: parsed where they say a date, a time and a zone beyond doubt, otherwise kept as they stand."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from deckbuild.importing.understand.dates import find_dates, find_times, find_zone
from deckbuild.importing.understand.lexicon import has_one_of, lexicon, ordinary
from deckbuild.model import Embargo
from deckbuild.moments import MomentError, parse_moment

_ELSEWHERE = re.compile(r"\([^()]*\d[:.h]\d\d[^()]*\)")


class Read(NamedTuple):
    """An embargo, or why there is none for sure. `zoned` says that the line itself named the zone."""

    embargo: Embargo | None
    doubt: str = ""
    zoned: bool = False


def is_embargo(text: str) -> bool:
    """Whether a line is one that holds something back."""
    return len(text) < 260 and has_one_of(text, "embargo")


def read_embargo(text: str, zone: str, language: str) -> Read:
    """The embargo of a line; `zone` is the deck's, for a line without one (empty if the deck has none either)."""
    dates = find_dates(text, language)
    blanked = _without_elsewhere(ordinary(text))
    for date in dates:
        blanked = blanked[: date.start] + " " * (date.end - date.start) + blanked[date.end :]
    times = find_times(blanked)
    if not dates and not times:
        if has_one_of(text, "on_delivery"):
            return Read(Embargo(None))
        return Read(None, "it names no moment")
    if len(dates) != 1 or len(times) != 1:
        return Read(None, _missing(len(dates), len(times)))
    day, time = dates[0], times[0]
    if day.date is None or time.time is None or time.end_time is not None:
        return Read(None, day.doubt or time.doubt or "it names a range of times")
    named = find_zone(text, time.end) or (find_zone(text, day.end) if day.start > time.start else None)
    return _moment(dt.datetime.combine(day.date, time.time), named[0] if named else "", zone)


def _without_elsewhere(text: str) -> str:
    """A line with blanks for a bracket after its time and zone, in which the same moment is told for other places."""
    found = _ELSEWHERE.search(text)
    before = find_times(text[: found.start()]) if found else []
    if not found or not before or not find_zone(text[: found.start()], before[-1].end):
        return text
    return text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]


def _moment(wall: dt.datetime, named: str, zone: str) -> Read:
    written = f"{wall:%Y-%m-%d %H:%M} {named}".strip()
    if not named and not zone:
        return Read(None, f"it names no time zone; write {written} with one, such as {written} Asia/Seoul")
    try:
        return Read(Embargo(parse_moment(written, zone)), zoned=bool(named))
    except MomentError as problem:
        return Read(None, problem.message + (f"; {problem.hint}" if problem.hint else ""))


def _missing(dates: int, times: int) -> str:
    if dates > 1 or times > 1:
        return "it names several moments"
    return "it names no date" if not dates else "it names no time of day"


def seat(texts: list[str]) -> str:
    """The time zone of the place that header lines name, if they name one alone."""
    found = {
        zone
        for text in texts
        for name, zone in lexicon()["seats"].items()
        if re.search(rf"(?<!\w){re.escape(name)}" + (r"(?!\w)" if name.isascii() else ""), ordinary(text).casefold())
    }
    return found.pop() if len(found) == 1 else ""
