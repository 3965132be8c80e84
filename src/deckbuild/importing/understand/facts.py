"""The facts of a header: a key of the deck, the words it comes from, and what they mean where that is sure."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from deckbuild.importing.understand.dates import FoundDate, FoundTime, find_dates, find_times, find_zone
from deckbuild.importing.understand.lexicon import fold, has_one_of, ordinary
from deckbuild.importing.understand.pieces import Piece, Words, cut, words
from deckbuild.moments import MomentError, parse_zone

Value = dt.date | tuple[dt.time, dt.time | None] | str | float | bool


class Fact(NamedTuple):
    """One fact. `key` is a key of the deck, or `label of …`, `other`, `bare` and the like for what fills none.

    `value` is what the words mean for the keys that are parsed; a parsed key without a value is not sure, and
    `doubt` says why.
    """

    key: str
    words: Words
    value: Value | None = None
    doubt: str = ""


_JOINING = frozenset(
    [
        "at",
        "um",
        "o",
        "godz",
        "godz.",
        "à",
        "a",
        "las",
        "в",
        "с",
        "from",
        "von",
        "ab",
        "the",
        "on",
        "am",
        "den",
        "le",
        "el",
        "dnia",
        "und",
        "and",
        "de",
        "la",
        "les",
        "h",
        "hrs",
        "uhr",
        "kl",
        "kl.",
        "um",
        "начало",
        "beginn",
        "début",
        "inicio",
        "start",
        "r",
        "г",
        "ore",
    ]
)


def moment_facts(piece: Piece, start: int, end: int, language: str) -> list[Fact]:
    """The facts of a stretch that has a date or a time in it, what is left over as `bare`; empty if it has neither."""
    text = piece.text[:end]
    dates = [d for d in find_dates(text, language) if d.start >= start]
    blanked = text
    for date in dates:
        blanked = blanked[: date.start] + " " * (date.end - date.start) + blanked[date.end :]
    times = [t for t in find_times(blanked) if t.start >= start]
    if len(dates) > 1 or len(times) > 1:
        reason = "there are several dates" if len(dates) > 1 else "there are several times"
        return [Fact("date" if dates else "time", words(piece, start, end), None, reason)]
    spans = [_date_fact(dates[0])] if dates else []
    for time in times:
        spans += _time_facts(text, time)
    return _with_leftovers(piece, start, end, sorted(spans, key=lambda span: span[0]))


_Span = tuple[int, int, str, "Value | None", str]


def _date_fact(date: FoundDate) -> _Span:
    return date.start, date.end, "date", date.date, date.doubt


def _time_facts(text: str, time: FoundTime) -> list[_Span]:
    value = (time.time, time.end_time) if time.time else None
    found: list[_Span] = [(time.start, time.end, "time", value, time.doubt)]
    zone = find_zone(text, time.end)
    if zone:
        name, end = zone
        try:
            place = parse_zone(name)
        except MomentError as problem:
            if "more than one" in problem.message:
                found.append((time.end, end, "timezone", None, problem.message))
            return found
        found.append((time.end, end, "timezone", str(getattr(place, "key", name)), ""))
    return found


def _with_leftovers(piece: Piece, start: int, end: int, spans: list[_Span]) -> list[Fact]:
    """The facts of spans that follow one another, with what stands between them: joining words go along."""
    text = piece.text
    facts: list[Fact] = []
    at = start
    for first, last, key, value, doubt in spans:
        gap = text[at:first]
        joins = all(fold(word) in _JOINING for word in re.findall(r"[^\W_]+\.?", gap))
        if joins:
            facts.append(Fact(key, words(piece, at, last), value, doubt))
        else:
            facts.append(Fact("bare", words(piece, at, first)))
            facts.append(Fact(key, words(piece, first, last), value, doubt))
        at = last
    rest = text[at:end]
    if facts and re.search(r"\w", rest):
        if all(fold(word) in _JOINING for word in re.findall(r"[^\W_]+\.?", rest)):
            facts[-1] = facts[-1]._replace(words=words(piece, facts[-1].words.start - piece.start, end))
        else:
            facts.append(Fact("bare", words(piece, at, end)))
    return facts


def is_mostly_moment(text: str, language: str) -> bool:
    """Whether a line is a date or a time with little else."""
    if len(text) > 120 or not any(c.isdigit() for c in ordinary(text)):
        return False
    dates = find_dates(text, language)
    if not dates:
        times = find_times(text)
        return len(times) == 1 and len(re.sub(r"\W", "", text)) - (times[0].end - times[0].start) < 14
    covered = sum(d.end - d.start for d in dates)
    return covered * 5 >= len(text)


_DATELINE = re.compile(r"(?P<place>[^\W\d_][\w.'’ -]{1,40}),(?:\s*(?:le|den|dnia|el|on|am|the))?\s*$")


def with_place(facts: list[Fact]) -> list[Fact]:
    """The facts of a dateline such as «Lyon, le 3 juin 2026», of which the words before the date are the place."""
    if len(facts) < 2 or facts[0].key != "bare" or facts[1].key != "date" or facts[1].value is None:
        return facts
    head, date, *rest = facts
    found = _DATELINE.match(head.words.text)
    if not found or not all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", found["place"])):
        return facts
    if len(found["place"].split()) > 3 or not found["place"][0].isupper():
        return facts
    end = found.end("place")
    place = Words(head.words.order, head.words.start, cut(head.words.runs, 0, end))
    joined = (*cut(head.words.runs, end, len(head.words.text)), *date.words.runs)
    day = date._replace(words=Words(head.words.order, head.words.start + end, joined))
    return [Fact("venue", place, place.text), day, *rest]


def with_event(facts: list[Fact]) -> list[Fact]:
    """The facts of a line with a date, of which the words before it name an event, a panel or a place."""
    if not facts or facts[0].key != "bare" or facts[0].words.text.rstrip()[-1:] not in ",;:–—-":
        return facts
    head, *rest = facts
    text = head.words.text.rstrip(" ,;:–—-")
    key = next((key for key in ("event", "panel", "venue") if has_one_of(text, f"{key}s")), "")
    if not key:
        return facts
    return [Fact(key, Words(head.words.order, head.words.start, cut(head.words.runs, 0, len(text))), fold(text)), *rest]
