"""Finds the figures in a text: value, unit, and the words around that say what they count.

Written forms of ten languages are known: `$25 bn`, `25 млрд долл.`, `61,4 %`, `250억 달러`. Codes such as G-20 and
12.3.4, clock times and dates in digits are no figures.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.numerals import decimal_mark
from deckbuild.quantities.lexicon import ALSO, ONES, SCALE_OF, SIGNS, TENS, UNIT_OF
from deckbuild.timing.words import primary

if TYPE_CHECKING:
    from collections.abc import Iterable


class Quantity(NamedTuple):
    """A figure: its value with the scale counted in, the size of its last digit, and a unit (`%`, `usd`, `km`).

    `unit` is empty for a bare number. `written` is the figure with scale and unit as they stand in the text, at
    `start`.
    """

    value: float
    step: float
    unit: str
    written: str
    start: int
    end: int

    @property
    def is_year(self) -> bool:
        """Whether it looks like a year: four digits and nothing with them."""
        return not self.unit and len(self.written) == 4 and self.written.isdigit() and 1500 <= self.value < 2200


_NUMBER = re.compile(r"[0-9](?:[0-9.,’']|(?<=[0-9])[ \u00a0\u202f\u2009](?=[0-9]{3}(?![0-9])))*")


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_BLANK, _LETTER = r"[ \u00a0\u202f]", r"[^\W\d_]"
_AFTER = re.compile(
    rf"(?:{_BLANK}|-)?(?:(?P<scale>{_one_of(SCALE_OF)})(?!{_LETTER})\.?)?"
    rf"{_BLANK}?(?:(?P<sign>[%％‰$€£¥₩₽])|(?P<unit>{_one_of(UNIT_OF)})(?!{_LETTER}))?",
    re.IGNORECASE,
)
_EAST_ASIAN_AFTER = re.compile(
    r"(?P<scale>[천만억조千万億亿兆])?\s?(?:(?P<sign>[%％$€£¥₩₽])|(?P<unit>퍼센트|달러|유로|루블|원|킬로미터|톤|일|년간|ドル|ユーロ|パーセント|美元|欧元))?"
)
_RANGE = re.compile(r"\s?(?:[–—-]|to|bis|до|à|a|~|〜)\s?")
_BETWEEN = re.compile(r"(?:between|zwischen|entre|между|od|от)\s$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|und|et|y|e|и|do|до)\s")
_NOT_BEFORE = re.compile(r"(?:[^\W\d_][-.]?|[_#/.:]|[0-9][-.])$")
_DATE_OR_CLOCK = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}|[0-9]+(?:\.[0-9]{1,2}(?![0-9])){2,}"
)


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The figures of a text, in order."""
    if not _HAS_DIGIT(text):
        return ()
    return _found(text, primary(language), decimal_mark(language))


_HAS_DIGIT = re.compile("[0-9]").search


@lru_cache(maxsize=4096)
def _found(text: str, language: str, mark: str) -> tuple[Quantity, ...]:
    skipped = [date.span() for date in _DATE_OR_CLOCK.finditer(text)]
    found: list[Quantity] = []
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        digits = number[0].rstrip(".,’'")
        end = start + len(digits)
        before = text[max(0, start - 2) : start]
        if any(a <= start < b for a, b in skipped) or (_NOT_BEFORE.search(before) and before[-1:] not in SIGNS):
            continue
        value = _value(digits, mark)
        if value is None:
            continue
        quantity = _with_unit(text, start, end, value, language)
        if quantity.end > end or not text[end : end + 1].isalpha() or language in ("ko", "ja", "zh"):  # 3D is no figure
            found.append(quantity)
    return tuple(_ranged(text, found))


def _value(digits: str, mark: str) -> tuple[float, float] | None:
    """The number that digits with marks are, and the size of its last digit."""
    other = "," if mark == "." else "."
    whole, _, fraction = digits.rpartition(mark) if digits.count(mark) == 1 else (digits, "", "")
    if not whole:
        whole, fraction = digits, ""
    if mark in digits and len(fraction) == 3 and other not in digits and whole[:1] != "0" and digits.count(mark) > 1:
        return None
    plain = re.sub(r"[.,’' \u00a0\u202f\u2009]", "", whole)
    if other in fraction or not plain.isdigit() or (fraction and not fraction.isdigit()):
        return None
    if other in whole and not re.fullmatch(r"[0-9]{1,3}(?:[.,’' \u00a0\u202f\u2009][0-9]{3})+", whole):
        if digits.count(other) != 1 or mark in digits:  # a decimal in the other convention, as in a foreign quotation
            return None
        whole, _, fraction = digits.partition(other)
        plain = whole
    return float(f"{plain}.{fraction or 0}"), 10.0 ** -len(fraction)


def _with_unit(text: str, start: int, end: int, number: tuple[float, float], language: str) -> Quantity:
    """The figure with the scale and the unit that stand around its digits."""
    pattern = _EAST_ASIAN_AFTER if language in ("ko", "ja", "zh") else _AFTER
    after = pattern.match(text, end)
    scale, unit, stop = 1.0, "", end
    if after is not None and (after["scale"] or after["sign"] or after["unit"]):
        scale = SCALE_OF.get((after["scale"] or "").lower(), 1.0)
        unit = SIGNS.get(after["sign"] or "", "") or UNIT_OF.get((after["unit"] or "").lower(), "")
        stop = after.end()
    if start and text[start - 1] in SIGNS and text[start - 1] != "%":
        unit, start = SIGNS[text[start - 1]], start - 1
        if text[max(0, start - 2) : start] == "US":
            start -= 2
    value, step = number
    return Quantity(value * scale, step * scale, unit, text[start:stop].strip(" \u00a0\u202f."), start, stop)


def _ranged(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures, with the first of "100–150 million" taking over the scale and the unit of the second."""
    for n in range(len(found) - 2, -1, -1):
        first, second = found[n], found[n + 1]
        if first.is_year and second.is_year:
            continue
        between = _AND.fullmatch(text, first.end, second.start) and _BETWEEN.search(text, 0, first.start)
        if between or _RANGE.fullmatch(text, first.end, second.start):
            bare = first.step in (1.0, 0.1, 0.01) and second.step > first.step
            factor = second.step if bare and second.step >= 1e3 and first.value < 1e3 else 1.0
            unit = first.unit or second.unit
            found[n] = first._replace(value=first.value * factor, step=first.step * factor, unit=unit)
            found[n + 1] = second._replace(unit=second.unit or first.unit)
    return found


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be the same, one of them rounded: 25 bn and 25.3 bn, and not 61.4 and 61.9."""
    return abs(one.value - other.value) <= max(one.step, other.step) * 0.5 + 1e-9 * abs(one.value)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same unit, and could be the same thing: they differ by less than a fifth."""
    if one.unit != other.unit or one.is_year != other.is_year:
        return False
    low, high = sorted((one.value, other.value))
    return low > 0 and high / low < 1.25


def words_of(text: str) -> frozenset[str]:
    """The words that say what a text is about: those of four letters or more, by their first six, in small letters."""
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{4,}", text.lower()))


def spelled(text: str, language: str) -> frozenset[float]:
    """The numbers up to a hundred that stand in a text as words."""
    table = _number_words(primary(language))
    found: set[float] = set()
    tens = 0
    for word in re.findall(r"[^\W\d_]+", text.lower()) if table else ():
        value = table.get(word, -1)
        if value >= 0:
            found.add(float(value))
            if tens and 0 < value < 10:
                found.add(float(tens + value))
        tens = value if value in range(20, 100, 10) else 0
    return frozenset(found)


@lru_cache(maxsize=16)
def _number_words(language: str) -> dict[str, int]:
    ones, tens = ONES.get(language, "").split(), TENS.get(language, "").split()
    table = {word: n for n, word in enumerate(ones)}
    table.update((word, 20 + 10 * n) for n, word in enumerate(tens))
    if language == "de":
        table.update(
            (f"{one}und{ten}", 20 + 10 * t + n) for t, ten in enumerate(tens) for n, one in enumerate(ones[:10])
        )
    also = ALSO.get(language, "").split()
    return {**table, **dict(zip(also[::2], map(int, also[1::2]), strict=True))}
