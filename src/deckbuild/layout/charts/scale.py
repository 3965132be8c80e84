"""The numbers of a chart: their format, how they look written out, and the scale that an axis will have."""

from __future__ import annotations

from functools import lru_cache
from math import floor, log10
from typing import TYPE_CHECKING

from deckbuild.numerals import decimal_mark, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from deckbuild.model.visuals import Chart

GENERAL = "General"
_LONG = 1e15
_TINY = 1e-12
_MOST_DECIMALS = 12
_SPACED_PERCENT = (
    "de", "fr", "ru", "es", "sv", "fi", "da", "nb", "nn", "no", "cs", "sk", "lt", "be", "ro", "sl", "hr", "mk", "hy",
)  # fmt: skip
"""Languages that set a space before the percent sign (CLDR 48)."""


def numbers(chart: Chart) -> list[float]:
    """All numbers of the series, in order, without the gaps."""
    return [value for series in chart.series for value in series.values if value is not None]


def format_code(chart: Chart, language: str) -> str:
    """The code that the chart's numbers are shown by: its own, or one that keeps what was written.

    Codes are the same in every language; the program that shows them puts in its own comma or point. Numbers as
    far apart as 25 and 0.13 stay as they were written; else all have the same decimals.
    """
    if chart.number_format:
        return chart.number_format
    found, decimals = numbers(chart), decimals_in(chart)
    largest = max(map(abs, found), default=0.0)
    if decimals > _MOST_DECIMALS or (chart.decimals >= 2 and largest < 1000 and _differ(found)):
        code = GENERAL
    else:
        code = "#,##0" + ("." + "0" * decimals if decimals else "")
    return code + percent_sign(language) if is_percent(chart) else code


def decimals_in(chart: Chart) -> int:
    """The decimals that the numbers were written with; of numbers made by a program, at most three."""
    found = numbers(chart)
    if chart.decimals or all(value == int(value) for value in found):
        return chart.decimals
    return min(3, max(map(decimals_of, found)))


def _differ(found: list[float]) -> bool:
    """Whether some numbers have two decimals more than others: one form would make them look like what they are not."""
    wanted = set(map(decimals_of, found))
    return max(wanted) - min(wanted) >= 2


def axis_code(code: str, low: float, high: float) -> str:
    """The code for an axis from one number to another: its steps are rounder than the numbers, with fewer decimals."""
    bare, quote, sign = code.partition('"')
    if not bare.startswith("#,##0") or bare.strip("#,0."):
        return code
    _, _, step = axis_range(low, high)
    decimals = min(len(bare.partition(".")[2]), 0 if step >= 2 else max(1, -floor(log10(step))))
    return "#,##0" + ("." + "0" * decimals if decimals else "") + quote + sign


def is_percent(chart: Chart) -> bool:
    """Whether the numbers are percentages as they stand, 12 being 12 %."""
    return chart.unit.strip() == "%"


def percent_sign(language: str) -> str:
    """The percent sign as a literal of a format code, with the space that the language sets before it."""
    is_spaced = language.replace("_", "-").split("-")[0].lower() in _SPACED_PERCENT
    return '"\N{NO-BREAK SPACE}%"' if is_spaced else '"%"'


@lru_cache(maxsize=1024)
def decimals_of(value: float) -> int:
    """How many figures a number has after the decimal point when none is left out; asked for three times of each."""
    written = repr(value)
    if "e" in written:
        written = f"{value:.12f}".rstrip("0")
    fraction = written.partition(".")[2]
    return 0 if fraction == "0" else len(fraction)


def writing(chart: Chart, language: str) -> Callable[[float], str]:
    """How the chart's numbers are written in words, in the deck's language: for alternative text and notes."""
    is_general = format_code(chart._replace(number_format=""), language).startswith(GENERAL)
    sign = percent_sign(language).strip('"') if is_percent(chart) else ""
    decimals = decimals_in(chart)

    def written(value: float) -> str:
        if value and not _TINY <= abs(value) < _LONG:
            return f"{value:.3g}".replace(".", decimal_mark(language)) + sign
        return figure(value, decimals_of(value) if is_general else decimals, language) + sign

    return written


def shown(value: float, code: str) -> str:
    """About what a program shows for a number by a format code: enough to measure its width."""
    code = code.split(";")[0]
    text, literal, bare = "", False, ""
    for sign in code:
        if sign == '"':
            literal = not literal
        elif literal:
            text += sign
        else:
            bare += sign
    if "General" in bare:
        return f"{value:.10g}" + text
    if "%" in bare:
        value, text = value * 100, text + "%"
    decimals = len(bare.partition(".")[2].rstrip("%E+ ").partition("E")[0])
    if "E" in bare:
        return f"{value:.{decimals}E}" + text
    return f"{value:{',' if ',' in bare else ''}.{decimals}f}" + text


def extremes(chart: Chart) -> tuple[float, float]:
    """The lowest and highest that the axis of values must hold; sums where series are stacked."""
    if chart.stacked == "percent":
        has_negative = any(v < 0 for v in numbers(chart))
        return (-1.0 if has_negative else 0.0), 1.0
    found: Iterable[float] = numbers(chart)
    if chart.stacked:
        count = max((len(s.values) for s in chart.series), default=0)
        found = [sum_ for n in range(count) for sum_ in _sums(chart, n)]
    known = [*found] or [0.0]
    return min(known), max(known)


def _sums(chart: Chart, point: int) -> tuple[float, float]:
    """What is stacked below and above zero at a category."""
    values = [s.values[point] or 0.0 for s in chart.series if point < len(s.values)]
    return sum(v for v in values if v < 0), sum(v for v in values if v > 0)


def axis_range(low: float, high: float) -> tuple[float, float, float]:
    """Where a program will let an axis for these numbers begin and end, and the step of its lines: an estimate."""
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    step = _step((high - low) / 5)
    return floor(low / step) * step, -floor(-high / step) * step, step


def rounded_down(value: float) -> float:
    """The next lower number of two figures, so that no digit in a file hangs on a font's widths."""
    if not value:
        return value
    step = 10.0 ** (floor(log10(abs(value))) - 1)
    return round(floor(value / step) * step, 12)


def is_far_from_zero(low: float, high: float) -> bool:
    """Whether an axis of lines may begin above zero: the numbers differ by less than a sixth of the highest.

    The rule that spreadsheets have.
    """
    return low > 0 and (high - low) < high / 6


def _step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is not below a distance."""
    if least <= 0:
        return 1.0
    power = 10.0 ** floor(log10(least))
    return float(next(power * n for n in (1, 2, 5, 10, 20) if power * n >= least * 0.999))
