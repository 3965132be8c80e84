"""What a visual block must keep to, however it was made: from YAML, from a data file or in Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.diagnostics import nearest
from deckbuild.model import Chart, Columns, Figures, Quote, Table, Timeline
from deckbuild.model.visuals import CHART_TYPES, MOST_COLUMNS, MOST_FIGURES
from deckbuild.numerals import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from deckbuild.model import Block, Series

MOST_SERIES = 8
"""Series in a chart: a theme has six accent colours, two more shades can still be told apart, and no legend is read
beyond that."""

MOST_CATEGORIES = {"column": 50, "bar": 50, "pie": 12, "doughnut": 12, "line": 5000, "area": 5000, "scatter": 5000}
"""Categories of a chart: columns and bars get thinner than the lines between them, slices thinner than their labels;
a line has no more points than a projector has pixels across."""

MOST_ROWS, MOST_TABLE_COLUMNS = 60, 20
"""Rows and columns of a table: at 10 points, even an upright A4 page has no room for more."""

MOST_EVENTS = 40
"""Events on a timeline: beyond these, not even their dates stand side by side."""

ALIGNMENTS = ("left", "right", "center")
LABELS = ("auto", "value", "percent", "none")
STACKABLE = ("column", "bar", "area")
_ROUND = ("pie", "doughnut")

_FORMAT = r'General|(?:[0#?.,%/ +()$€£¥₩₽E:-]|"[^"\n]*"|\\.|_.|\[(?:Red|Blue|Green|Black|White|[<>=]{1,2}[0-9.]+)\])+'


class Fault(NamedTuple):
    """What is wrong with a block: `where` is the path of keys and places to the value, `hint` the way out."""

    code: str
    message: str
    where: tuple[str | int, ...]
    hint: str = ""


def faults(block: Block) -> list[Fault]:
    """All that is wrong with a block; pictures are looked at where their file is read."""
    if isinstance(block, Chart):
        return list(_chart(block))
    if isinstance(block, Table):
        return list(_table(block))
    if isinstance(block, Timeline):
        return list(_counted("timeline", "events", len(block.events), 1, MOST_EVENTS))
    if isinstance(block, Figures):
        return list(_counted("figures", "figures", len(block.figures), 1, MOST_FIGURES))
    if isinstance(block, Columns):
        return list(_counted("columns", "columns", len(block.columns), 2, MOST_COLUMNS))
    if isinstance(block, Quote) and not block.text:
        return [Fault("missing-value", "a quote has no words in it", ("text",))]
    return []


def _counted(name: str, key: str, number: int, least: int, most: int) -> Iterator[Fault]:
    if not least <= number <= most:
        hints = {
            "timeline": "name the events that matter, or spread them over several slides",
            "figures": "a number is remembered when it stands alone: leave out others, or write a `table`",
            "columns": "put more into a `table`, and one column into `points`",
        }
        yield Fault("block-count", f"`{name}` takes {least} to {most} {key}, found {number:,}", (key,), hints[name])


# Charts


def _chart(chart: Chart) -> Iterator[Fault]:
    yield from _chart_words(chart)
    if not chart.series:
        yield Fault("chart-series", "a chart needs `series`, or `data`", ("series",), "series: {2024: [25, 0.13]}")
        return
    key, names = ("x", "numbers in `x`") if chart.type == "scatter" else ("categories", "`categories`")
    length = len(chart.x if chart.type == "scatter" else chart.categories)
    if not length:
        example = "x: [1, 2, 5]" if key == "x" else "categories: [North, South]"
        yield Fault("chart-series", f"a {chart.type} chart needs {names}", (key,), example)
        return
    yield from _chart_size(chart, key, length)
    yield from _series(chart.series, key, length)
    yield from _fitting_type(chart)
    known = [*chart.categories, *(series.name for series in chart.series)]
    yield from _highlight(chart.highlight, known, "category or series")


def _chart_words(chart: Chart) -> Iterator[Fault]:
    for key, words in (("type", CHART_TYPES), ("labels", LABELS), ("stacked", ("", "stacked", "percent"))):
        if getattr(chart, key) not in words:
            message = f"`{key}` takes one of {', '.join(filter(None, words))}, found {getattr(chart, key)!r}"
            yield Fault("bad-value", message, (key,))
    sections = chart.number_format.split(";")
    if chart.number_format and (len(sections) > 4 or not all(re.fullmatch(_FORMAT, s) or not s for s in sections)):
        message = f"`number_format`: {chart.number_format!r} is no number format of a spreadsheet"
        yield Fault("bad-value", message, ("number_format",), "such as 0.0, #,##0 or 0%; words go into double quotes")


def _chart_size(chart: Chart, key: str, length: int) -> Iterator[Fault]:
    if len(chart.series) > MOST_SERIES:
        yield too_many(len(chart.series))
    for n, value in enumerate(chart.x):
        if value != value:
            yield Fault("bad-number", "`x` has a gap, and a point needs both numbers", ("x", n), "leave out the point")
    most = MOST_CATEGORIES.get(chart.type, 50)
    if length > most:
        names = "points" if key == "x" else "categories"
        better = "a line chart takes more, or group them" if chart.type in ("column", "bar", "pie", "doughnut") else ""
        message = f"{length:,} {names}, and a {chart.type} chart takes {most:,}"
        yield Fault("chart-size", message, (key,), better or "keep every tenth, or group them by months or years")


def too_many(series: int) -> Fault:
    """The fault of a chart with more series than can be told apart."""
    message = f"{series:,} series, and {MOST_SERIES} can be told apart in a chart"
    return Fault("chart-size", message, ("series",), "keep those the talk is about, join others, or make it a `table`")


def _series(all_series: Sequence[Series], key: str, length: int) -> Iterator[Fault]:
    """Series that have another length than there are categories, a name twice, or no number that can be shown."""
    names: set[str] = set()
    called = "numbers in `x`" if key == "x" else "categories"
    for n, series in enumerate(all_series):
        where = ("series", n, "values")
        shown = f"the series {series.name!r}"
        if series.name in names:
            yield Fault("chart-series", f"two series are named {series.name!r}", where, "give each a name of its own")
        names.add(series.name)
        if len(series.values) != length:
            yield Fault(
                "chart-series",
                f"{shown} has {count(len(series.values), 'value')}, and there are {length:,} {called}",
                where,
                "a missing number is written –, and a decimal with a point: 1.5",
            )
        for place, value in enumerate(series.values):
            if value is not None and not -LARGEST < value < LARGEST:
                message = f"{shown} has a number with more than 15 digits, which no spreadsheet keeps"
                yield Fault(
                    "bad-number", message, (*where, place), "count in thousands or millions, and say so in `unit`"
                )
    if not any(value is not None for series in all_series for value in series.values):
        yield Fault("chart-series", "the chart has no number in it", ("series",))


def _fitting_type(chart: Chart) -> Iterator[Fault]:
    """What a type of chart cannot show."""
    numbers = [v for series in chart.series for v in series.values if v is not None]
    is_round = chart.type in _ROUND
    if is_round and len(chart.series) > 1:
        message = f"a {chart.type} chart shows one series, found {len(chart.series)}"
        yield Fault(
            "chart-type", message, ("series",), "a `bar` chart with `stacked: percent` shows the shares of several"
        )
    elif is_round and any(v < 0 for v in numbers):
        yield Fault("chart-type", f"a {chart.type} chart cannot show a negative number", _negative(chart), "use `bar`")
    elif is_round and numbers and not any(numbers):
        message = f"a {chart.type} chart needs a number above zero: all of these are zero"
        yield Fault("chart-type", message, ("series", 0, "values"))
    if chart.stacked and chart.type not in STACKABLE:
        yield Fault(
            "chart-type", f"a {chart.type} chart cannot be stacked", ("stacked",), "column, bar and area charts can"
        )
    elif chart.stacked == "percent" and any(v < 0 for v in numbers):
        message = "shares of a whole cannot be negative"
        yield Fault("chart-type", message, _negative(chart), "use `stacked: true`, or leave it out")
    if chart.labels == "percent" and not is_round and chart.stacked != "percent":
        message = (
            f"`labels: percent` is for pie and doughnut charts and `stacked: percent`, not for a {chart.type} chart"
        )
        yield Fault("chart-type", message, ("labels",), 'write the numbers as percent, with `unit: "%"`')


def _negative(chart: Chart) -> tuple[str | int, ...]:
    """The path to the first negative number."""
    return next(
        ("series", n, "values", place)
        for n, series in enumerate(chart.series)
        for place, value in enumerate(series.values)
        if value is not None and value < 0
    )


# Tables


def _table(table: Table) -> Iterator[Fault]:
    if not table.rows:
        yield Fault(
            "table-shape", "a table needs `rows`, or `data`", ("rows",), "rows: [[South Korea, 25], [DPRK, 0.13]]"
        )
        return
    width = len(table.header) or len(table.rows[0])
    if not width:
        yield Fault("table-shape", "the first row of the table is empty", ("rows", 0))
        return
    yield from _table_size(len(table.rows), width)
    than = "the header" if table.header else "the first row"
    for n, row in enumerate(table.rows):
        if len(row) != width:
            message = f"row {n + 1} has {count(len(row), 'cell')}, and {than} has {width}"
            yield Fault("table-shape", message, ("rows", n), 'an empty cell is written ""')
    if table.align and len(table.align) != width:
        message = f"`align` has {count(len(table.align), 'value')}, and the table {count(width, 'column')}"
        yield Fault("table-shape", message, ("align",), "name one for each column, or one for all")
    for side in dict.fromkeys(table.align):
        n = table.align.index(side)
        if side and side not in ALIGNMENTS:
            yield Fault(
                "bad-value",
                f"`align` takes {', '.join(ALIGNMENTS)}, found {side!r}",
                ("align", n),
                nearest(side, ALIGNMENTS),
            )
    if table.widths and len(table.widths) != width:
        message = f"`widths` has {count(len(table.widths), 'number')}, and the table {count(width, 'column')}"
        yield Fault("table-shape", message, ("widths",), "name one share for each column, such as [2, 1, 1]")
    for n, share in enumerate(table.widths):
        if not 0 < share < LARGEST:
            yield Fault("bad-value", "`widths` takes numbers above zero", ("widths", n))
    known = [*(row[0] for row in table.rows if row), *table.header]
    yield from _highlight(table.highlight, known, "row or column")


def _table_size(rows: int, width: int) -> Iterator[Fault]:
    if rows > MOST_ROWS:
        message = f"a table of {rows:,} rows: no slide has room for more than {MOST_ROWS}"
        yield Fault("table-size", message, ("rows",), "keep the rows the talk is about, or make it a chart")
    if width > MOST_TABLE_COLUMNS:
        message = f"a table of {width:,} columns: no slide has room for more than {MOST_TABLE_COLUMNS}"
        yield Fault("table-size", message, ("rows", 0), "keep the columns the talk is about")


def _highlight(names: Iterable[str], known: Sequence[str], what: str) -> Iterator[Fault]:
    for n, name in enumerate(names):
        if name not in known:
            there = [k for k in dict.fromkeys(known) if k]
            close = nearest(name, there) or f"there are: {', '.join(there[:12])}"
            yield Fault("unknown-highlight", f"`highlight`: there is no {what} {name!r}", ("highlight", n), close)


def count(number: int, what: str) -> str:
    """A number of things, in words: `1 cell`, `2 cells`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
