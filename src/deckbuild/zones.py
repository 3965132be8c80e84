"""Time zones by name, offset or abbreviation, and what to call them."""

from __future__ import annotations

import datetime as dt
import re

UTC_NAMES = frozenset(("Z", "UTC", "GMT", "UT", "ETC/UTC"))
"""Names of UTC itself, in capitals. London in summer is not on GMT."""

# Abbreviations that one zone alone uses, with the place whose clocks say so. Where a place changes its
# clocks, the abbreviation counts only while it is in force: CET on a day in July is a slip for CEST.
_ABBREVIATIONS = {
    "ACDT": "Australia/Adelaide",
    "ACST": "Australia/Adelaide",
    "AEDT": "Australia/Sydney",
    "AEST": "Australia/Sydney",
    "AKDT": "America/Anchorage",
    "AKST": "America/Anchorage",
    "AWST": "Australia/Perth",
    "CAT": "Africa/Maputo",
    "CEST": "Europe/Brussels",
    "CET": "Europe/Brussels",
    "EAT": "Africa/Nairobi",
    "EEST": "Europe/Athens",
    "EET": "Europe/Athens",
    "HKT": "Asia/Hong_Kong",
    "HST": "Pacific/Honolulu",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "MDT": "America/Denver",
    "MSK": "Europe/Moscow",
    "NZDT": "Pacific/Auckland",
    "NZST": "Pacific/Auckland",
    "PDT": "America/Los_Angeles",
    "PKT": "Asia/Karachi",
    "SAST": "Africa/Johannesburg",
    "WAT": "Africa/Lagos",
    "WEST": "Europe/Lisbon",
    "WET": "Europe/Lisbon",
    "WIB": "Asia/Jakarta",
    "WIT": "Asia/Jayapura",
    "WITA": "Asia/Makassar",
}

# Short names that hold all year and that one zone alone uses.
_SHORT_NAMES = {"ET": "America/New_York", "PT": "America/Los_Angeles", "SGT": "Asia/Singapore"}

# Abbreviations that mean different times to different readers, and zones they may stand for.
_AMBIGUOUS = {
    "ADT": "America/Halifax or Asia/Baghdad",
    "AMT": "Asia/Yerevan or America/Manaus",
    "AST": "America/Halifax or Asia/Riyadh",
    "BST": "Europe/London, Asia/Dhaka or Pacific/Bougainville",
    "CDT": "America/Chicago or America/Havana",
    "CST": "America/Chicago, Asia/Shanghai or America/Havana",
    "ECT": "America/Guayaquil or America/Puerto_Rico",
    "EDT": "America/New_York or Australia/Sydney",
    "EST": "America/New_York or Australia/Sydney",
    "GST": "Asia/Dubai or Atlantic/South_Georgia",
    "IST": "Asia/Kolkata, Asia/Jerusalem or Europe/Dublin",
    "MST": "America/Denver, America/Phoenix or Asia/Kuala_Lumpur",
    "PST": "America/Los_Angeles or Asia/Manila",
    "SST": "Asia/Singapore or Pacific/Pago_Pago",
    "WST": "Australia/Perth or Pacific/Apia",
}

# Names in the zone database that are no place: they change with the computer, or count leap seconds.
_NOT_PLACES = ("right/", "posix/", "localtime", "posixrules", "factory", "leapseconds")
_OFFSET = r"(?:UTC|GMT)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?"
_FURTHEST = dt.timedelta(hours=14)


class MomentError(ValueError):
    """A date, time or duration that cannot be read, or that means no moment or more than one.

    `message` is lower case without a full stop, `hint` the way out and may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_zone(name: str) -> dt.tzinfo:
    """A zone by IANA name, offset (`+09:00`, `UTC+9`) or an abbreviation that means one zone alone."""
    text = name.strip().replace("−", "-")
    capitals = text.upper()
    if capitals in UTC_NAMES:
        return dt.UTC
    if offset := re.fullmatch(_OFFSET, capitals):
        return _fixed(text, *offset.groups())
    if capitals in _AMBIGUOUS:
        raise MomentError(
            f"{quoted(text)} stands for more than one time zone",
            f"write {_AMBIGUOUS[capitals]}, or an offset such as +09:00",
        )
    found = _database_zone(_ABBREVIATIONS.get(capitals) or _SHORT_NAMES.get(capitals) or text)
    if found is None:
        raise MomentError(f"there is no time zone {quoted(text)}", _zone_hint(text))
    return found


def moment_at(wall: dt.datetime, name: str) -> dt.datetime:
    """The one moment at which the clocks of a zone show a time; an error if there are none or two.

    `name` is what `parse_zone` reads, or an offset with a place (`+02:00 Europe/Paris`), which like an
    abbreviation says which of two moments is meant.
    """
    given, _, place = name.strip().replace("[", " ").partition(" ")
    has_both = bool(place) and given[0] in "+-−"
    zone = parse_zone(place if has_both else name)
    readings = _readings(wall, zone)
    if not readings:
        raise _never(wall, zone)
    if has_both:
        offset = parse_zone(given).utcoffset(None)
        meant = [m for m in readings if m.utcoffset() == offset]
    else:
        short = given.upper() if given.upper() in _ABBREVIATIONS else ""
        meant = [m for m in readings if short in ("", m.tzname())]
    if not meant:
        clocks = " or ".join(f"{zone_label(m)} ({offset_text(m)})" for m in readings)
        raise MomentError(
            f"{zone_name(zone)} is not on {given} at {wall:%Y-%m-%d %H:%M}, but on {clocks}",
            f"write {wall:%Y-%m-%d %H:%M} {zone_name(zone)}, or an offset alone",
        )
    if len(meant) > 1:
        raise _twice(meant, zone)
    return meant[0]


def zone_label(moment: dt.datetime) -> str:
    """What people call the zone of an aware moment: `KST`, `CEST`; `UTC+03:00` where it has no letters."""
    name = moment.tzname() or ""
    if name.isascii() and name.isalpha():
        return name
    offset = offset_text(moment)
    return "UTC" if offset == "+00:00" else f"UTC{offset}"


def zone_name(zone: dt.tzinfo) -> str:
    """The name by which `parse_zone` finds a zone again."""
    return str(getattr(zone, "key", None) or zone.tzname(None))


def offset_text(moment: dt.datetime) -> str:
    """How far an aware moment's zone is ahead of UTC, as `+09:00`."""
    return f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:5]


def quoted(text: str) -> str:
    """What a person wrote, fit for one line of a message: short, and without control characters."""
    line = "".join(c if c.isprintable() else " " for c in text[:60])
    return f'"{line[:40]}…"' if len(text) > 40 else f'"{line}"'


def _readings(wall: dt.datetime, zone: dt.tzinfo) -> list[dt.datetime]:
    """The moments at which the clocks of a zone show a time: usually one, in the hour put back two."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = first.utcoffset(), second.utcoffset()
    if before == after:
        return [first]
    return [first, second] if before and after is not None and before > after else []


def _never(wall: dt.datetime, zone: dt.tzinfo) -> MomentError:
    """The error for a time that is left out when the clocks are put forward."""
    moments = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    return MomentError(
        f"{wall:%H:%M} on {wall:%Y-%m-%d} does not exist in {zone_name(zone)}, where the clocks are "
        f"put forward; it could mean {_utc(moments, 'or')}",
        "write " + " or ".join(f"{m.astimezone(zone):%Y-%m-%d %H:%M} {zone_name(zone)}" for m in moments),
    )


def _twice(moments: list[dt.datetime], zone: dt.tzinfo) -> MomentError:
    """The error for a time that comes twice when the clocks are put back."""
    wall = moments[0]
    return MomentError(
        f"{wall:%H:%M} on {wall:%Y-%m-%d} comes twice in {zone_name(zone)}, where the clocks are put back: "
        f"at {_utc(moments, 'and')}",
        "write " + " or ".join(f"{m:%Y-%m-%d %H:%M} {offset_text(m)} {zone_name(zone)}" for m in moments),
    )


def _utc(moments: list[dt.datetime], between: str) -> str:
    """Two moments in UTC with a word between them."""
    return f" {between} ".join(f"{m.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC" for m in moments)


def _fixed(text: str, sign: str, hours: str, minutes: str | None) -> dt.tzinfo:
    """The zone of an offset."""
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset > _FURTHEST or int(minutes or 0) > 59:
        raise MomentError(f"no place is {quoted(text)} from UTC", "offsets go from -12:00 to +14:00")
    return dt.timezone(-offset if sign == "-" else offset) if offset else dt.UTC


def _database_zone(name: str) -> dt.tzinfo | None:
    """The zone that the time zone database has under a name, or None."""
    # Whatever is not shaped like a name never reaches the file system.
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*", name) or len(name) > 64:
        return None
    if name.lower().startswith(_NOT_PLACES):
        return None
    from zoneinfo import ZoneInfo  # few decks have a zone

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no zone file, a folder
        return None


def _zone_hint(text: str) -> str:
    """The names most like a wrong one: the same city or case, then the same spelling but for a slip."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones  # walks the database, so only for a message

    names = sorted(n for n in available_timezones() if "/" in n and not n.startswith(_NOT_PLACES))
    wanted = text[:64].lower().replace(" ", "_")
    close = [name for name in names if wanted in (name.lower(), name.lower().rpartition("/")[2])]
    if not close:
        spelled = {name.lower(): name for name in names}
        close = [spelled[name] for name in get_close_matches(wanted, spelled, n=2, cutoff=0.75)]
    if not close:
        cities = {name.lower().rpartition("/")[2]: name for name in names}
        close = [cities[city] for city in get_close_matches(wanted, cities, n=2, cutoff=0.8)]
    if close:
        return f"did you mean {' or '.join(close[:2])}?"
    return "write a name such as Asia/Seoul, or an offset such as +09:00"
