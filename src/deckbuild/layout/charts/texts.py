"""The texts around a plot: how wide they are, and what heading and legend take of a chart's box. All in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.fit import LINE_PITCH, Text, broken, line_count
from deckbuild.layout.charts.scale import is_percent
from deckbuild.linebreak import pieces
from deckbuild.phrases import phrases
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.fonts import Face
    from deckbuild.model.visuals import Chart

LARGER = 2.0
"""Points by which a chart's title is larger than its other texts."""
_TITLE_SHARE = 0.8
"""The share of a chart's width that a title may have; wider ones are broken by the program, nobody knows where."""
_KEY = 2.0
"""What a legend's key with its gaps takes, in font sizes; for lines, which have longer keys, a half more."""
_MOST_TITLE_LINES, _MOST_LEGEND_ROWS = 3, 3


class Sheet(NamedTuple):
    """The room of a chart in points, and the faces that its texts are set in."""

    width: float
    height: float
    face: Face
    bold: Face
    language: str

    def wide(self, text: str, size: float) -> float:
        """The width of a text on one line."""
        return self.face.width(text) * size

    def widest(self, texts: Sequence[str], size: float) -> float:
        """The width of the widest of several texts."""
        return max((self.wide(text, size) for text in texts), default=0.0)

    def lines(self, text: str, width: float, size: float) -> int:
        """Lines that a text takes in a width."""
        return line_count(Text(((text, self.face),), language=self.language), width, size)

    def holds(self, text: str, width: float, size: float) -> bool:
        """Whether a width takes in the longest word of a text."""
        parts, _ = pieces(text, self.language)
        return all(self.wide(part, size) <= width for part in parts)


class Heading(NamedTuple):
    """A chart's title in lines, the size of the first of them, and the height and width of all."""

    lines: tuple[tuple[Run, ...], ...]
    size: float
    height: float
    width: float
    is_long: bool


class Legend(NamedTuple):
    """What a legend takes; `is_long` if it has more rows than are read at a glance."""

    width: float
    height: float
    is_long: bool


def heading(chart: Chart, sheet: Sheet, size: float) -> Heading:
    """The title in bold, and after it or under it what the numbers are: the only series' name, and the unit."""
    comma = phrases(sheet.language).comma
    large, unit = size + LARGER, _subtitle(chart, comma)
    titles = _lines(chart.title, sheet.bold, sheet, large)
    below = _lines(unit, sheet.face, sheet, size)
    lines = [*((Run(line, bold=True),) for line in titles), *((Run(line),) for line in below)]
    if not lines:
        return Heading((), large, 0.0, 0.0, False)
    whole = (sheet.bold.width(chart.title) + sheet.bold.width(comma + unit)) * large
    if titles and unit and whole <= sheet.width * _TITLE_SHARE:  # programs that know no alignment centre two lines
        one = (Run(chart.title, bold=True), Run(comma + unit))
        return Heading((one,), large, LINE_PITCH * large + 0.7 * size, whole, False)
    high = LINE_PITCH * (large * len(titles) + size * len(below)) + 0.7 * size
    wide = [sheet.bold.width(line) * large for line in titles] + [sheet.wide(line, size) for line in below]
    return Heading(tuple(lines), large if titles else size, high, max(wide), len(lines) > _MOST_TITLE_LINES)


def _lines(text: str, face: Face, sheet: Sheet, size: float) -> list[str]:
    if not text:
        return []
    found = broken(Text(((text, face),), language=sheet.language), sheet.width * _TITLE_SHARE, size)
    return [line.strip() for line in found]


def _subtitle(chart: Chart, comma: str) -> str:
    said = chart.title.casefold()
    name = chart.series[0].name if len(chart.series) == 1 else ""
    unit = "" if is_percent(chart) else chart.unit
    parts = [part for part in (name, unit) if part and part.casefold() not in said]
    return comma.join(dict.fromkeys(parts))


def legend(names: Sequence[str], sheet: Sheet, size: float, width: float, is_lines: bool = False) -> Legend:
    """A legend in rows of equal columns, as programs set it."""
    entry = sheet.widest(names, size) + (_KEY * 1.5 if is_lines else _KEY) * size
    columns = max(1, min(len(names), int(width / entry)))
    rows = -(-len(names) // columns)
    wide = min(columns * entry, width)
    return Legend(wide, rows * 1.35 * size + 0.4 * size, rows > _MOST_LEGEND_ROWS or entry > width)
