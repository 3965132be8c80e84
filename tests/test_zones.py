"""Time zones by name, offset or abbreviation."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.zones import MomentError, moment_at, parse_zone, quoted, zone_label, zone_name

NOON = dt.datetime(2026, 7, 1, 12)
WAYS = "write a name such as Asia/Seoul, or an offset such as +09:00"


@pytest.mark.parametrize(
    ("written", "hours", "label"),
    [
        ("Asia/Seoul", 9, "KST"),
        ("KST", 9, "KST"),
        ("kst", 9, "KST"),
        ("Europe/Paris", 2, "CEST"),
        ("ET", -4, "EDT"),
        ("America/Argentina/Buenos_Aires", -3, "UTC-03:00"),
        ("Asia/Dubai", 4, "UTC+04:00"),
        ("Asia/Kathmandu", 5.75, "UTC+05:45"),
        ("Africa/Abidjan", 0, "GMT"),
        ("+09:00", 9, "UTC+09:00"),
        ("-0330", -3.5, "UTC-03:30"),
        ("−03", -3, "UTC-03:00"),
        ("UTC+9", 9, "UTC+09:00"),
        ("GMT-5", -5, "UTC-05:00"),
        ("+00:00", 0, "UTC"),
        ("Z", 0, "UTC"),
        ("utc", 0, "UTC"),
        (" Etc/UTC ", 0, "UTC"),
        ("+14:00", 14, "UTC+14:00"),
    ],
)
def test_a_zone_has_its_offset_and_its_label(written: str, hours: float, label: str) -> None:
    moment = NOON.replace(tzinfo=parse_zone(written))
    assert moment.utcoffset() == dt.timedelta(hours=hours)
    assert zone_label(moment) == label
    assert parse_zone(zone_name(parse_zone(written))) == parse_zone(written)


@pytest.mark.parametrize("written", ["IST", "CST", "BST", "EST", "EDT", "PST", "AST", "MST", "gst", "SST"])
def test_an_abbreviation_of_several_zones_is_refused_with_names_that_can_be_written(written: str) -> None:
    with pytest.raises(MomentError) as caught:
        parse_zone(written)
    assert caught.value.message == f'"{written}" stands for more than one time zone'
    names = caught.value.hint.removeprefix("write ").removesuffix(", or an offset such as +09:00")
    assert len([parse_zone(name) for name in names.replace(" or ", ", ").split(", ")]) >= 2


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Asia/Soul", "did you mean Asia/Seoul or Asia/Oral?"),
        ("Seoul", "did you mean Asia/Seoul?"),
        ("New York", "did you mean America/New_York?"),
        ("europe/paris", "did you mean Europe/Paris?"),
        ("Pariss", "did you mean Europe/Paris?"),
        ("", WAYS),
        ("Asia", WAYS),
        ("Asia/", WAYS),
        ("../../etc/passwd", WAYS),
        ("/etc/localtime", WAYS),
        ("Asia/../Asia/Seoul", WAYS),
        ("zone.tab", WAYS),
        ("\x00", WAYS),
        ("A" * 5000, WAYS),
        ("localtime", WAYS),
        ("right/Asia/Seoul", "did you mean Asia/Seoul?"),
        ("서울", WAYS),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest_names(written: str, hint: str) -> None:
    with pytest.raises(MomentError) as caught:
        parse_zone(written)
    assert caught.value.message == f"there is no time zone {quoted(written)}"
    assert caught.value.hint == hint


@pytest.mark.parametrize("written", ["+15:00", "-14:01", "+09:60", "+99"])
def test_an_offset_that_no_place_has_is_refused(written: str) -> None:
    with pytest.raises(MomentError) as caught:
        parse_zone(written)
    assert caught.value.message == f'no place is "{written}" from UTC'
    assert caught.value.hint == "offsets go from -12:00 to +14:00"


@given(written=st.text(max_size=30) | st.text("ACEGKSTUacesu/_+-019:. \x00", max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_name_does_worse_than_a_refusal(written: str) -> None:
    try:
        offset = NOON.replace(tzinfo=parse_zone(written)).utcoffset()
    except MomentError as refused:
        told = refused.message + refused.hint
        offset = None if "\n" in told else dt.timedelta()
    assert offset is not None


IN_JANUARY = ("CET", "EET", "WET", "AKST", "AEDT", "ACDT", "NZDT")
IN_JULY = ("CEST", "EEST", "WEST", "AKDT", "AEST", "ACST", "NZST", "MDT", "PDT")


@pytest.mark.parametrize(("month", "right", "wrong"), [(1, IN_JANUARY, IN_JULY), (7, IN_JULY, IN_JANUARY)])
def test_an_abbreviation_counts_only_while_it_is_in_force(
    month: int, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    wall = dt.datetime(2026, month, 15, 9)
    for name in right:
        assert zone_label(moment_at(wall, name)) == name
    for name in wrong:
        with pytest.raises(MomentError, match=f"is not on {name} at"):
            moment_at(wall, name)


@pytest.mark.parametrize(
    "name",
    ["AWST", "CAT", "EAT", "HKT", "HST", "JST", "KST", "MSK", "PKT", "SAST", "WAT", "WIB", "WIT", "WITA"],
)
def test_an_abbreviation_of_a_zone_without_summer_time_counts_all_year(name: str) -> None:
    for month in (1, 7):
        assert zone_label(moment_at(dt.datetime(2026, month, 15, 9), name)) == name
