"""Numbers in the deck's language, and numbers as people write them in YAML and in tables."""

from __future__ import annotations

from functools import lru_cache

MINUS = "\N{MINUS SIGN}"
LARGEST = 1e15
"""The size from which on a number has more digits than a spreadsheet keeps."""

_NARROW, _SPACE, _MARK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "\N{LEFT-TO-RIGHT MARK}"
_MACHINE = "0123456789.+-eE"
_GROUPING = (" ", _SPACE, _NARROW, "\N{THIN SPACE}", "'", "\N{RIGHT SINGLE QUOTATION MARK}")

# The symbols of CLDR 48 with Latin digits, by what separates thousands and what decimals. Languages that are not here
# write 1,234.5 as English does. A region stands for itself, the bare language for all its other regions.
_SEPARATORS = {
    ".,": (
        "de nl pt da is sr bs mk ro el tr az ca gl id vi lb lo sl hr eu es it es-ar es-cl es-co es-ec es-ve es-bo "
        "es-py es-uy en-de en-at ar-ma ar-dz ar-tn ar-lb"
    ),
    _SPACE + ",": (
        "ru pl cs sk uk kk ky uz af tg tk lv lt bg hu be ka hy sq et sv nb nn no fi en-za de-at fr-ca es-cr pt-pt pt-ao"
    ),
    _NARROW + ",": "fr",
    "\N{RIGHT SINGLE QUOTATION MARK}.": "de-ch de-li en-ch it-ch",
    ",.": "es-mx es-419 es-us es-pe es-pr es-gt es-hn es-ni es-pa es-sv es-do es-cu",
}
_BY_TAG = {tag: marks for marks, tags in _SEPARATORS.items() for tag in tags.split()}
_LONE_THOUSANDS = ("es", "it", "it-ch", "pl", "pt-pt", "lv", "bg", "hu", "be", "ka", "hy", "sq", "et", "sl")
"""Languages that write 1234 without a separator, and one from 12 345 on (CLDR: minimumGroupingDigits of 2)."""

_RIGHT_TO_LEFT = ("ar", "he", "iw", "fa", "ur", "ps", "sd", "ckb", "ug", "yi", "dv")


def figure(value: float, decimals: int, language: str) -> str:
    """A number as the language writes it: `−1,234.5`, `−1.234,5`, with half a unit rounded away from zero.

    Spaces in it do not break. In languages that run right to left the sign is held before the number.
    """
    grouped, decimal, lone = _marks(language)
    digits = _rounded(abs(value), max(decimals, 0))
    whole, _, fraction = digits.partition(".")
    if len(whole) > (4 if lone else 3):
        whole = f"{int(whole):,}".replace(",", grouped)
    written = f"{whole}{decimal}{fraction}" if fraction else whole
    if value < 0 and digits.strip("0."):
        sign = _MARK + MINUS if language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT else MINUS
        return sign + written
    return written


def decimal_mark(language: str) -> str:
    """What the language writes between the ones and the tenths: a point or a comma."""
    return _marks(language)[1]


def parse_number(text: str, decimal: str = ".") -> float | None:
    """The number that a text is, or None for any other text.

    Read are `1234.5`, `-3`, `1.2e6`, and thousands that can be nothing else: `1,234,567`, `1,234.5`, `1 234`, `1'234`.
    `1,234` is none, for it may be a decimal. With a comma as the `decimal` mark, comma and point change places.
    """
    plain = plain_form(text, decimal)
    if plain is None:
        return None
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if value - value == 0 else None


def decimals_of(text: str, decimal: str = ".") -> int:
    """How many digits after the decimal mark a number was written with: 2 for `1.50`, 3 for `1e-3`."""
    plain = plain_form(text, decimal) or ""
    mantissa, _, exponent = plain.lower().partition("e")
    written = len(mantissa.partition(".")[2])
    return max(0, written - int(exponent)) if exponent else written


def plain_form(text: str, decimal: str = ".") -> str | None:
    """The text of a number with a decimal point and without thousands separators, or None if it is no number."""
    plain = text.strip().replace(MINUS, "-")
    if decimal == ".":
        if plain and not plain.strip(_MACHINE):
            return plain if plain.count(".") < 2 else _ungrouped(plain, ".", ",")
        return _ungrouped(plain, ",", ".")
    if plain.strip("+-").isdecimal() and plain.isascii():
        return plain
    return _ungrouped(plain, ".", ",")


def meant_number(text: str) -> str:
    """The number that a text in another form most likely is, as it is to be written; empty if it looks like none.

    For the hint of an error: `1,5` is 1.5, `1 234,5` is 1234.5, `$25 bn` is 25.
    """
    kept = "".join(c for c in text.replace(MINUS, "-") if c.isdecimal() or c in ".,-")
    kept = kept.strip(",").rstrip(".-")
    point = max(kept.rfind("."), kept.rfind(","))
    is_grouping = point < 0 or kept.count(kept[point]) > 1
    whole = kept if is_grouping else kept[:point]
    fraction = "" if is_grouping else "." + kept[point + 1 :]
    plain = whole.replace(".", "").replace(",", "") + fraction
    try:
        float(plain)
    except ValueError:
        return ""
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain)


def _ungrouped(text: str, grouping: str, decimal: str) -> str | None:
    """A number with thousands separators in its plain form, or None if it is none or could be another number."""
    sign = text[:1] if text[:1] in ("+", "-") else ""
    whole, mark, fraction = text[len(sign) :].partition(decimal)
    if not whole.isascii() and not any(g in whole for g in _GROUPING):
        return None
    separators = {c for c in whole if not ("0" <= c <= "9")}
    if len(separators) > 1 or (mark and not _is_digits(fraction)):
        return None
    if separators:
        separator = separators.pop()
        groups = whole.split(separator)
        if separator not in (grouping, decimal, *_GROUPING) or not _are_groups(groups):
            return None
        if separator == grouping and len(groups) == 2 and not mark:
            return None  # 1,234 in one country is 1.234 in another
        whole = "".join(groups)
    if not whole:
        return None
    return f"{sign}{whole}.{fraction}" if mark else sign + whole


def _are_groups(groups: list[str]) -> bool:
    """Whether these are the digits of a number in groups of three, fewer only in the first."""
    return 1 <= len(groups[0]) <= 3 and all(map(_is_digits, groups)) and all(len(g) == 3 for g in groups[1:])


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _rounded(value: float, decimals: int) -> str:
    """The digits of a number as a spreadsheet shows them: ties go up, by the decimal that was written."""
    written = repr(value)
    if "e" not in written and len(written.partition(".")[2]) <= decimals:
        return f"{value:.{decimals}f}"
    from decimal import ROUND_HALF_UP, Context, Decimal  # only numbers with more digits than are shown need it

    exact = Decimal(written).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=400))
    return f"{exact:f}"


@lru_cache(maxsize=64)
def _marks(language: str) -> tuple[str, str, bool]:
    """What separates thousands, what decimals, and whether a lone group of thousands stays unseparated."""
    subtags = [s for s in language.lower().replace("_", "-").split("-") if len(s) != 4]  # without the script
    tag = "-".join(subtags[:2])
    marks = _BY_TAG.get(tag) or _BY_TAG.get(subtags[0] if subtags else "", ",.")
    known = tag if tag in _BY_TAG else tag.partition("-")[0]
    return marks[0], marks[1], known in _LONE_THOUSANDS
