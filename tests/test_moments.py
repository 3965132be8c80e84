"""Dates, times, durations, embargo moments and the embargo's line."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.model import Embargo
from deckbuild.moments import (
    MomentError,
    embargo_line,
    embargo_runs,
    now_utc,
    parse_date,
    parse_duration,
    parse_moment,
    parse_now,
    parse_times,
)
from deckbuild.phrases import languages, phrases, zoned_clock

PLENUM = parse_moment("2014-04-23 09:00 Asia/Seoul", "")
MARKS = dict.fromkeys(map(ord, "\u200e\u200f"))


def refusal(parse: object, *given: str) -> tuple[str, str]:
    with pytest.raises(MomentError) as caught:
        parse(*given)  # type: ignore[operator]
    return caught.value.message, caught.value.hint


def answer(parse: object, *given: str) -> str:
    """What a refusal says; empty if there is none."""
    try:
        parse(*given)  # type: ignore[operator]
    except MomentError as refused:
        return f"{refused.message} | {refused.hint}"
    return ""


# Dates.


def test_a_date_is_year_month_day() -> None:
    assert parse_date("2014-04-23") == dt.date(2014, 4, 23)
    assert parse_date(" 2024-02-29 ") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "written",
    [
        "23 April 2014",
        "April 23, 2014",
        "Apr 23rd, 2014",
        "Wednesday, 23 April 2014",
        "23.04.2014",
        "23.4.2014",
        "23/04/2014",
        "04/23/2014",
        "2014/04/23",
        "2014-4-23",
        "2014. 4. 23.(수)",
        "20140423",
        "２０１４年４月２３日（水）",
        "2014년 4월 23일",
        "Mittwoch, 23. April 2014",
        "mercredi 23 avril 2014",
        "23 de abril de 2014",
        "23 апреля 2014 г.",
        "الأربعاء 23 أبريل 2014",
    ],
)
def test_a_date_in_another_form_is_shown_in_the_form_to_write(written: str) -> None:
    assert refusal(parse_date, written) == (
        f'"{written}" is not a date in the form YYYY-MM-DD',
        "write 2014-04-23",
    )


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("03/04/2025", '"03/04/2025" is ambiguous', "write 2025-04-03 for 3 April or 2025-03-04 for 4 March"),
        ("3-4-2025", '"3-4-2025" is ambiguous', "write 2025-04-03 for 3 April or 2025-03-04 for 4 March"),
        ("04/04/2025", '"04/04/2025" is not a date in the form YYYY-MM-DD', "write 2025-04-04"),
        ("2014-02-30", "there is no 2014-02-30 in the calendar", "February 2014 has 28 days"),
        ("2100-02-29", "there is no 2100-02-29 in the calendar", "February 2100 has 28 days"),
        ("2014-12-32", "there is no 2014-12-32 in the calendar", "December 2014 has 31 days"),
        ("9999-12-32", "there is no 9999-12-32 in the calendar", "December 9999 has 31 days"),
        (
            "2014-23-04",
            "there is no 2014-23-04 in the calendar",
            "months go from 01 to 12; write year, month, day",
        ),
        ("0000-01-01", "there is no 0000-01-01 in the calendar", "write a date as 2014-04-23"),
        ("12.04.06", '"12.04.06" is not a date in the form YYYY-MM-DD', "write a date as 2014-04-23"),
        ("tomorrow", '"tomorrow" is not a date in the form YYYY-MM-DD', "write a date as 2014-04-23"),
        ("", '"" is not a date in the form YYYY-MM-DD', "write a date as 2014-04-23"),
        (
            "2014-04-23\n\x00",
            '"2014-04-23  " is not a date in the form YYYY-MM-DD',
            "write 2014-04-23",
        ),
    ],
)
def test_a_date_that_is_none_or_could_be_two_is_refused(written: str, message: str, hint: str) -> None:
    assert refusal(parse_date, written) == (message, hint)


@given(day=st.dates())
@settings(max_examples=100, deadline=None)
def test_every_date_is_read_back(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == day


# Times of day.


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("14:00", (14, 0), None),
        ("9:05", (9, 5), None),
        ("00:00", (0, 0), None),
        ("14:00-15:15", (14, 0), (15, 15)),
        ("14:00 - 15:15", (14, 0), (15, 15)),
        ("14:00–15:15", (14, 0), (15, 15)),
        ("14:00 — 15:15", (14, 0), (15, 15)),
        ("14:00 to 15:15", (14, 0), (15, 15)),
    ],
)
def test_a_time_may_be_a_slot(written: str, start: tuple[int, int], end: tuple[int, int] | None) -> None:
    assert parse_times(written) == (dt.time(*start), dt.time(*end) if end else None)


PAST_MIDNIGHT = "a slot that goes past midnight is written without its end"
EXAMPLE = "write it as 14:00 or 14:00-15:15, on the 24-hour clock"


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("15:00-14:00", "the time ends at 14:00, which is not after its start at 15:00", PAST_MIDNIGHT),
        ("15:00-15:00", "the time ends at 15:00, which is not after its start at 15:00", PAST_MIDNIGHT),
        ("2 pm", '"2 pm" is not a time of day', "write 14:00"),
        ("2:30 P.M.", '"2:30 P.M." is not a time of day', "write 14:30"),
        ("12 am", '"12 am" is not a time of day', "write 00:00"),
        ("12:15 pm", '"12:15 pm" is not a time of day', "write 12:15"),
        ("13 pm", '"13 pm" is not a time of day', EXAMPLE),
        ("9.00 Uhr", '"9.00 Uhr" is not a time of day', "write 09:00"),
        ("14 Uhr", '"14 Uhr" is not a time of day', "write 14:00"),
        ("14 h 15", '"14 h 15" is not a time of day', "write 14:15"),
        ("1400", '"1400" is not a time of day', "write 14:00"),
        ("15:29~16:07", '"15:29~16:07" is not a time of day', "write 15:29-16:07"),
        ("１５：２９～１６：０７", '"１５：２９～１６：０７" is not a time of day', "write 15:29-16:07"),
        ("14:00 bis 15:15", '"14:00 bis 15:15" is not a time of day', "write 14:00-15:15"),
        ("14:00-15:00-16:00", '"14:00-15:00-16:00" is not a time of day', EXAMPLE),
        ("noon", '"noon" is not a time of day', EXAMPLE),
        ("", '"" is not a time of day', EXAMPLE),
        ("25:00", "there is no 25:00 on a clock", "hours go to 23, minutes to 59"),
        ("10:60", "there is no 10:60 on a clock", "hours go to 23, minutes to 59"),
        ("24:00", "24:00 is 00:00 on the next day", "write 23:59, or 00:00 with the next day's date"),
    ],
)
def test_a_time_in_another_form_is_refused_with_the_form_to_write(written: str, message: str, hint: str) -> None:
    assert refusal(parse_times, written) == (message, hint)


# Durations.


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("12 min", 12),
        ("12", 12),
        ("12min", 12),
        ("12 Minutes", 12),
        ("1 minute", 1),
        ("1.5 min", 1.5),
        ("90 s", 1.5),
        ("45 seconds", 0.75),
        ("1:30", 1.5),
        ("75:00", 75),
        ("1:05:00", 65),
        ("1 h 5 min", 65),
        ("1h5m", 65),
        ("2m30s", 2.5),
        ("2 m 30 s", 2.5),
        ("1 hour", 60),
        ("1.5 h", 90),
        ("24 h", 1440),
    ],
)
def test_a_duration_is_minutes_unless_it_says_otherwise(written: str, minutes: float) -> None:
    assert parse_duration(written) == pytest.approx(minutes)


WAYS = "write it as 12 min, 90 s, 1:30 or 1 h 5 min"


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("0", "a length of time must be more than zero", "write it as 12 min, 90 s or 1:30"),
        ("0:00", "a length of time must be more than zero", "write it as 12 min, 90 s or 1:30"),
        ("-5 min", '"-5 min" is less than nothing', WAYS),
        ("−5", '"−5" is less than nothing', WAYS),
        ("1:75", '"1:75" is not a length of time', WAYS),
        ("1h30", '"1h30" is not a length of time', WAYS),
        ("5 min 5 min", '"5 min 5 min" is not a length of time', WAYS),
        ("30 s 2 min", '"30 s 2 min" is not a length of time', WAYS),
        ("12 parsecs", '"12 parsecs" is not a length of time', WAYS),
        ("nan", '"nan" is not a length of time', WAYS),
        ("1e3", '"1e3" is not a length of time', WAYS),
        ("١٢", '"١٢" is not a length of time', WAYS),
        ("", '"" is not a length of time', WAYS),
        ("9" * 50, f'"{"9" * 40}…" is not a length of time', WAYS),
        ("1441 min", '"1441 min" is more than a day', "write it as 12 min, 90 s or 1 h 5 min"),
    ],
)
def test_what_is_no_duration_is_refused(written: str, message: str, hint: str) -> None:
    assert refusal(parse_duration, written) == (message, hint)


@given(seconds=st.integers(1, 86_400))
@settings(max_examples=100, deadline=None)
def test_every_duration_is_the_same_in_every_form(seconds: int) -> None:
    minutes, rest = divmod(seconds, 60)
    for written in (f"{seconds} s", f"{minutes}:{rest:02}", f"{minutes // 60} h {minutes % 60} min {rest} s"):
        assert parse_duration(written) == pytest.approx(seconds / 60)


# Moments.


@pytest.mark.parametrize(
    ("written", "default", "utc"),
    [
        ("2014-04-23 09:00", "Asia/Seoul", "2014-04-23 00:00"),
        ("2014-04-23 09:00 Asia/Seoul", "", "2014-04-23 00:00"),
        ("2014-04-23 09:00 Asia/Seoul", "Europe/Paris", "2014-04-23 00:00"),
        ("2014-04-23 09:00 KST", "", "2014-04-23 00:00"),
        ("2014-04-23 09:00 (KST)", "", "2014-04-23 00:00"),
        ("2014-04-23 9:00 ET", "", "2014-04-23 13:00"),
        ("2014-04-23T09:00+09:00", "", "2014-04-23 00:00"),
        ("2014-04-23T09:00:00Z", "", "2014-04-23 09:00"),
        ("2014-04-23T09:00:00.000+09:00[Asia/Seoul]", "", "2014-04-23 00:00"),
        ("2014-04-23 09:00 +0900", "", "2014-04-23 00:00"),
        ("2014-04-23 09:00 UTC+9", "", "2014-04-23 00:00"),
        ("2014-04-23 09:00 −03:30", "", "2014-04-23 12:30"),
        ("2014-04-23 09:00 GMT", "Europe/London", "2014-04-23 09:00"),
        ("2014-07-01 09:00", "Asia/Kolkata", "2014-07-01 03:30"),
        ("2026-07-01 00:00", "Asia/Kathmandu", "2026-06-30 18:15"),
        ("2026-07-01 00:01", "Europe/London", "2026-06-30 23:01"),
        ("2026-10-25 02:30 CEST", "", "2026-10-25 00:30"),
        ("2026-10-25 02:30 CET", "", "2026-10-25 01:30"),
        ("2026-10-25 02:30 +02:00 Europe/Paris", "", "2026-10-25 00:30"),
        ("2026-10-25 02:30 +01:00 Europe/Paris", "", "2026-10-25 01:30"),
        ("2026-04-05 01:45 +10:30 Australia/Lord_Howe", "", "2026-04-05 15:15 -1"),
    ],
)
def test_a_moment_is_exact(written: str, default: str, utc: str) -> None:
    date, time, *before = utc.split()
    expected = dt.datetime.fromisoformat(f"{date} {time}:00+00:00") + dt.timedelta(days=int(before[0]) if before else 0)
    assert parse_moment(written, default).astimezone(dt.UTC) == expected


@pytest.mark.parametrize(
    ("written", "default", "message", "hint"),
    [
        (
            "2027-03-28 02:30 Europe/Paris",
            "",
            "02:30 on 2027-03-28 does not exist in Europe/Paris, where the clocks are put forward; "
            "it could mean 2027-03-28 00:30 UTC or 2027-03-28 01:30 UTC",
            "write 2027-03-28 01:30 Europe/Paris or 2027-03-28 03:30 Europe/Paris",
        ),
        (
            "2026-10-25 02:30",
            "Europe/Paris",
            "02:30 on 2026-10-25 comes twice in Europe/Paris, where the clocks are put back: "
            "at 2026-10-25 00:30 UTC and 2026-10-25 01:30 UTC",
            "write 2026-10-25 02:30 +02:00 Europe/Paris or 2026-10-25 02:30 +01:00 Europe/Paris",
        ),
        (
            "2011-12-30 12:00 Pacific/Apia",
            "",
            "12:00 on 2011-12-30 does not exist in Pacific/Apia, where the clocks are put forward; "
            "it could mean 2011-12-29 22:00 UTC or 2011-12-30 22:00 UTC",
            "write 2011-12-29 12:00 Pacific/Apia or 2011-12-31 12:00 Pacific/Apia",
        ),
        (
            "2026-07-01 09:00 CET",
            "",
            "Europe/Brussels is not on CET at 2026-07-01 09:00, but on CEST (+02:00)",
            "write 2026-07-01 09:00 Europe/Brussels, or an offset alone",
        ),
        (
            "2014-04-23 09:00 +08:00 Asia/Seoul",
            "",
            "Asia/Seoul is not on +08:00 at 2014-04-23 09:00, but on KST (+09:00)",
            "write 2014-04-23 09:00 Asia/Seoul, or an offset alone",
        ),
        (
            "2014-04-23",
            "",
            "2014-04-23 has no time of day and no zone",
            "write it as 2014-04-23 09:00 Asia/Seoul",
        ),
        ("2014-04-23", "Asia/Seoul", "2014-04-23 has no time of day", "write it as 2014-04-23 09:00"),
        ("2014-04-23 09:00", "", "2014-04-23 09:00 has no zone", "write it as 2014-04-23 09:00 Asia/Seoul"),
        (
            "2014-12-31 24:00 KST",
            "",
            "24:00 on 2014-12-31 is 00:00 on the next day",
            "write 2015-01-01 00:00 KST",
        ),
        (
            "2014-04-23 24:00",
            "Asia/Seoul",
            "24:00 on 2014-04-23 is 00:00 on the next day",
            "write 2014-04-24 00:00",
        ),
        ("2014-04-23 24:30 KST", "", "there is no 24:30 on a clock", "hours go to 23, minutes to 59"),
        (
            "2014-04-23 09:00:30 KST",
            "",
            '"09:00:30 KST" has seconds',
            "write the time to the minute, as 09:00",
        ),
        ("2014-04-23 9:00 p.m. ET", "", '"9:00 p.m. ET" is not a time of day', "write 2014-04-23 21:00 ET"),
        (
            "2014-04-23 09.00 Uhr CEST",
            "",
            '"09.00 Uhr CEST" is not a time of day',
            "write 2014-04-23 09:00 CEST",
        ),
        ("2014-04-23 09:00 Uhr", "CET", '"09:00 Uhr" is not a time of day', "write 2014-04-23 09:00"),
        (
            "2014-04-23 midnight",
            "Asia/Seoul",
            '"midnight" is not a time of day',
            "write it as 2014-04-23 09:00, on the 24-hour clock",
        ),
        (
            "April 23, 2014 9:00 PM KST",
            "",
            '"April 23, 2014 9:00 PM KST" does not begin with a date in the form YYYY-MM-DD',
            "write 2014-04-23 21:00 KST",
        ),
        (
            "03/04/2025 09:00 KST",
            "",
            '"03/04/2025" is ambiguous',
            "write 2025-04-03 for 3 April or 2025-03-04 for 4 March",
        ),
        (
            "on delivery",
            "",
            '"on delivery" is not a date with a time',
            "write it as 2014-04-23 09:00 Asia/Seoul",
        ),
        ("2014-02-30 09:00 KST", "", "there is no 2014-02-30 in the calendar", "February 2014 has 28 days"),
        (
            "9999-12-31 23:59 KST",
            "",
            "the year of 9999-12-31 is not one to set a clock by",
            "write it as 2014-04-23 09:00 Asia/Seoul",
        ),
        (
            "2014-04-23 09:00 CST",
            "",
            '"CST" stands for more than one time zone',
            "write America/Chicago, Asia/Shanghai or America/Havana, or an offset such as +09:00",
        ),
        (
            "2014-04-23 09:00",
            "Asia/Soul",
            'there is no time zone "Asia/Soul"',
            "did you mean Asia/Seoul or Asia/Oral?",
        ),
    ],
)
def test_a_moment_that_is_not_exact_is_refused(written: str, default: str, message: str, hint: str) -> None:
    assert refusal(parse_moment, written, default) == (message, hint)


ZONES = [
    "Asia/Seoul",
    "Europe/Paris",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Cairo",
]
WALLS = st.datetimes(dt.datetime(1973, 1, 1), dt.datetime(2100, 1, 1)).map(lambda m: m.replace(second=0, microsecond=0))


@given(wall=WALLS, zone=st.sampled_from(ZONES))
@settings(max_examples=200, deadline=None)
def test_a_moment_reads_back_as_its_wall_clock_or_its_hint_does(wall: dt.datetime, zone: str) -> None:
    try:
        moment = parse_moment(f"{wall:%Y-%m-%d %H:%M}", zone)
    except MomentError as refused:
        for way in refused.hint.removeprefix("write ").split(" or "):
            assert parse_moment(way, "")
    else:
        assert moment.replace(tzinfo=None) == wall
        assert moment.tzinfo == ZoneInfo(zone)
        assert moment.astimezone(dt.UTC).astimezone(ZoneInfo(zone)) == moment


@given(written=st.text(max_size=40), default=st.sampled_from(["", "Asia/Seoul"]))
@settings(max_examples=300, deadline=None)
def test_no_text_does_worse_than_a_refusal(written: str, default: str) -> None:
    answers = [answer(parse, written) for parse in (parse_date, parse_times, parse_duration)]
    answers += [
        answer(parse_moment, text, default)
        for text in (written, f"2014-04-23 {written}", f"2014-04-23 09:00 {written}")
    ]
    assert all(told.isprintable() for told in answers)


# Now.


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2014-04-22", "2014-04-21 15:00"),
        ("2014-04-22 08:30", "2014-04-21 23:30"),
        ("2014-04-22T08:30:59", "2014-04-21 23:30"),
        ("2014-04-22T08:30:59.5Z", "2014-04-22 08:30"),
        ("2014-04-22 08:30 Europe/Paris", "2014-04-22 06:30"),
    ],
)
def test_now_may_be_given_as_a_date_or_a_moment(written: str, utc: str) -> None:
    assert parse_now(written, "Asia/Seoul") == dt.datetime.fromisoformat(f"{utc}:00+00:00")


def test_now_without_a_zone_is_refused_when_the_deck_has_none() -> None:
    assert refusal(parse_now, "2014-04-22", "") == (
        "2014-04-22 00:00 has no zone",
        "write it as 2014-04-22 00:00 Asia/Seoul",
    )


def test_the_clock_is_in_utc() -> None:
    assert now_utc().tzinfo is dt.UTC


# The embargo.


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "EMBARGOED UNTIL 09:00 KST (00:00 UTC), Wednesday 23 April 2014"),
        ("en-US", "EMBARGOED UNTIL 09:00 KST (00:00 UTC), Wednesday, April 23, 2014"),
        ("ru", "Эмбарго до 09:00 KST (00:00 UTC) 23 апреля 2014 г. (среда)"),
        ("ko", "엠바고 – 보도시점: 2014년 4월 23일(수) 09:00 KST (00:00 UTC) 이후"),
        (
            "fr",
            "Sous embargo jusqu’au mercredi 23 avril 2014 à 9\u00a0h\u00a000\u00a0KST (0\u00a0h\u00a000\u00a0UTC)",
        ),
        ("de", "Sperrfrist: Mittwoch, 23. April 2014, 09:00\u00a0Uhr KST (00:00\u00a0Uhr UTC)"),
        ("es", "Embargado hasta el miércoles 23 de abril de 2014, 09:00 KST (00:00 UTC)"),
        ("pl", "Embargo na publikację do: środa, 23 kwietnia 2014 r., godz. 09:00 KST (00:00 UTC)"),
        ("ja", "報道解禁：2014年4月23日（水）09:00 KST（00:00 UTC）以降"),
        ("zh", "新闻禁发：2014年4月23日（星期三）09:00 KST（00:00 UTC）前不得发布"),
        ("zh-TW", "新聞禁發：2014年4月23日（星期三）09:00 KST（00:00 UTC）前不得發布"),
        ("pt-BR", "EMBARGOED UNTIL 09:00 KST (00:00 UTC), Wednesday 23 April 2014"),
    ],
)
def test_the_embargo_is_printed_as_its_language_does(language: str, line: str) -> None:
    assert embargo_line(Embargo(PLENUM), language) == line


def test_the_arabic_line_keeps_each_time_with_its_zone() -> None:
    line = embargo_line(Embargo(PLENUM), "ar")
    assert line.translate(MARKS) == "محظور النشر حتى الساعة 09:00 KST (00:00 UTC) يوم الأربعاء 23 أبريل 2014"
    assert "\u200e09:00 KST\u200f (\u200e00:00 UTC\u200f)" in line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "EMBARGOED UNTIL 09:00 KST (00:00 UTC / 20:00 EDT, 22 April), Wednesday 23 April 2014"),
        ("ru", "Эмбарго до 09:00 KST (00:00 UTC / 20:00 EDT 22 апреля) 23 апреля 2014 г. (среда)"),
        ("ko", "엠바고 – 보도시점: 2014년 4월 23일(수) 09:00 KST (00:00 UTC / 4월 22일 20:00 EDT) 이후"),
        (
            "fr",
            "Sous embargo jusqu’au mercredi 23 avril 2014 à 9 h 00 KST (0 h 00 UTC / 22 avril à 20 h 00 EDT)",
        ),
        (
            "de",
            "Sperrfrist: Mittwoch, 23. April 2014, 09:00 Uhr KST (00:00 Uhr UTC / 22. April, 20:00 Uhr EDT)",
        ),
        (
            "es",
            "Embargado hasta el miércoles 23 de abril de 2014, 09:00 KST (00:00 UTC / 22 de abril, 20:00 EDT)",
        ),
        ("ja", "報道解禁：2014年4月23日（水）09:00 KST（00:00 UTC / 4月22日 20:00 EDT）以降"),
        ("zh", "新闻禁发：2014年4月23日（星期三）09:00 KST（00:00 UTC / 4月22日 20:00 EDT）前不得发布"),
        (
            "ar",
            "محظور النشر حتى الساعة 09:00 KST (00:00 UTC / 20:00 EDT يوم 22 أبريل) يوم الأربعاء 23 أبريل 2014",
        ),
    ],
)
def test_a_further_zone_has_its_date_when_it_is_another(language: str, line: str) -> None:
    printed = embargo_line(Embargo(PLENUM, ("America/New_York",)), language)
    assert printed.translate(MARKS).replace("\u00a0", " ") == line


@pytest.mark.parametrize(
    ("written", "zones", "line"),
    [
        ("2014-04-23 09:00 UTC", (), "EMBARGOED UNTIL 09:00 UTC, Wednesday 23 April 2014"),
        ("2014-04-23 09:00 UTC", ("UTC",), "EMBARGOED UNTIL 09:00 UTC, Wednesday 23 April 2014"),
        (
            "2014-04-23 09:00 UTC",
            ("Asia/Seoul",),
            "EMBARGOED UNTIL 09:00 UTC (18:00 KST), Wednesday 23 April 2014",
        ),
        (
            "2014-01-01 08:00 KST",
            (),
            "EMBARGOED UNTIL 08:00 KST (23:00 UTC, 31 December), Wednesday 1 January 2014",
        ),
        (
            "2026-07-01 09:00 Europe/Moscow",
            ("Asia/Kolkata", "America/Sao_Paulo"),
            "EMBARGOED UNTIL 09:00 MSK (06:00 UTC / 11:30 IST / 03:00 UTC-03:00), Wednesday 1 July 2026",
        ),
        # Between the American and the European change, London and New York are four hours apart, not five.
        (
            "2026-03-20 18:00 Europe/London",
            ("America/New_York",),
            "EMBARGOED UNTIL 18:00 GMT (18:00 UTC / 14:00 EDT), Friday 20 March 2026",
        ),
        (
            "2026-10-25 02:30 +01:00 Europe/Paris",
            (),
            "EMBARGOED UNTIL 02:30 CET (01:30 UTC), Sunday 25 October 2026",
        ),
        (
            "2026-10-25 02:30 +02:00 Europe/Paris",
            (),
            "EMBARGOED UNTIL 02:30 CEST (00:30 UTC), Sunday 25 October 2026",
        ),
        (
            "2014-04-23 09:00 +03:30",
            (),
            "EMBARGOED UNTIL 09:00 UTC+03:30 (05:30 UTC), Wednesday 23 April 2014",
        ),
    ],
)
def test_the_other_zones_are_computed_from_the_moment(written: str, zones: tuple[str, ...], line: str) -> None:
    assert embargo_line(Embargo(parse_moment(written, ""), zones), "en") == line


@given(
    moment=st.datetimes(dt.datetime(1973, 1, 2), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)),
    zone=st.sampled_from(ZONES),
    further=st.lists(st.sampled_from(ZONES), max_size=3),
    language=st.sampled_from(languages()),
)
@settings(max_examples=300, deadline=None)
def test_the_line_always_has_the_true_time_in_every_zone(
    moment: dt.datetime, zone: str, further: list[str], language: str
) -> None:
    until = moment.astimezone(ZoneInfo(zone))
    line = embargo_line(Embargo(until, tuple(further)), language)
    assert zoned_clock(moment.time(), "UTC", language) in line
    for name in further:
        there = moment.astimezone(ZoneInfo(name))
        assert phrases(language).clock.format(h=there.hour, hh=f"{there:%H}", mm=f"{there:%M}") in line
    assert phrases(language).weekdays[until.weekday()] in line
    assert str(until.year) in line


def test_an_embargo_on_delivery_has_a_line_in_every_language() -> None:
    lines = {tag: embargo_line(Embargo(None), tag) for tag in ("en", "de", "fr", "ko")}
    assert lines == {
        "en": "EMBARGOED UNTIL DELIVERY",
        "de": "Sperrfrist: Redebeginn",
        "fr": "Sous embargo jusqu’au prononcé du discours",
        "ko": "엠바고 – 보도시점: 연설 시작 이후",
    }


def test_an_embargo_runs_until_its_moment_and_not_a_minute_longer() -> None:
    embargo = Embargo(PLENUM)
    assert embargo_runs(embargo, parse_now("2014-04-22 23:59Z", ""))
    assert not embargo_runs(embargo, parse_now("2014-04-23 00:00Z", ""))
    assert not embargo_runs(embargo, parse_now("2014-04-23 09:01", "Asia/Seoul"))


def test_an_embargo_on_delivery_runs_until_it_is_lifted() -> None:
    late = parse_now("2999-01-01", "Asia/Seoul")
    assert embargo_runs(Embargo(None), late)
    assert not embargo_runs(Embargo(None, lifted=True), late)
    assert not embargo_runs(Embargo(PLENUM, lifted=True), parse_now("2014-01-01", "Asia/Seoul"))
    assert not embargo_runs(None, late)


def test_an_embargo_in_the_hour_that_comes_twice_ends_in_the_right_one() -> None:
    embargo = Embargo(parse_moment("2026-10-25 02:30 +01:00 Europe/Paris", ""))
    assert embargo_runs(embargo, parse_moment("2026-10-25 02:45 +02:00 Europe/Paris", ""))
    assert not embargo_runs(embargo, parse_moment("2026-10-25 02:30 +01:00 Europe/Paris", ""))
