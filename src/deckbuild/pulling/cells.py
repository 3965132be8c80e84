"""Cells of tables, figures of charts and alternative texts, as the deck has them."""

from __future__ import annotations

from difflib import SequenceMatcher
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.differences import BOTH, OURS, THEIRS
from deckbuild.layout.shapes import Grid
from deckbuild.manifest import cell_runs, figure_text
from deckbuild.model import Chart, Picture, Series, Table, Timeline
from deckbuild.numerals import parse_number
from deckbuild.pulling.lines import light, settled
from deckbuild.pulling.texts import undressed
from deckbuild.pulling.values import LeftError, quoted
from deckbuild.richtext import markdown, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.differences import Difference
    from deckbuild.model import Section
    from deckbuild.pulling.values import Tell
    from deckbuild.pulling.wishes import Part
    from deckbuild.readback.values import Line as Found
    from deckbuild.richtext import Run


_ROLES = {"table": Table, "chart": Chart}


def pulled_cells(section: Section, part: Part, take_theirs: bool, tell: Tell) -> Section:
    """The section with the cells, figures and the alternative text of its visual."""
    for d in part.change.differences:
        if d.kind == "alt" and d.side in (THEIRS, BOTH):
            section = _with_alt(section, part, d, tell)
    cells = [d for d in part.change.differences if d.kind.startswith(("cell", "row", "column"))]
    theirs = [d for d in cells if d.side in (THEIRS, BOTH)]
    block = section.visual
    if not theirs or not isinstance(block, Table | Chart) or _ROLES.get(theirs[0].role) is not type(block):
        return section
    if any(d.side == BOTH for d in theirs) and not take_theirs:
        tell(f"cells of the {theirs[0].role}", "the YAML changed them too; `--theirs` takes the deck's version")
        return section
    thing = part.found.named(theirs[0].shape)
    if thing is None:
        return section
    if any(d.kind not in ("cell", "cell-format") for d in theirs) and any(d.side == OURS for d in cells):
        tell(
            f"rows or columns of the {theirs[0].role}", "the YAML changed the same table: bring the two together there"
        )
        return section
    if isinstance(block, Table):
        return section._replace(visual=_table(block, part, theirs[0].shape, cells))
    if block.stacked == "percent" and block.labels == "percent":
        tell("figures of the chart", "it shows shares of what the YAML has: change the figures there")
        return section
    chart = _chart(block, thing.rows, cells, tell)
    return section._replace(visual=chart)


def _with_alt(section: Section, part: Part, d: Difference, tell: Tell) -> Section:
    block, thing = section.visual, part.found.named(d.shape)
    if thing is None or not isinstance(block, Chart | Table | Picture | Timeline):
        tell("an alternative text", "the YAML has no `alt` for it")
        return section
    if not thing.alt and isinstance(block, Picture):
        tell("the picture's alternative text taken out", "write `decorative: true` for a picture that says nothing")
        return section
    return section._replace(visual=block._replace(alt=markdown(read_plain(thing.alt))))


def read_plain(text: str) -> tuple[Run, ...]:
    """A text without any markup as runs."""
    from deckbuild.richtext import Run

    words = " ".join(text.split())
    return (Run(words),) if words else ()


# Tables


def _table(table: Table, part: Part, name: str, cells: Sequence[Difference]) -> Table:
    """The table with the deck's cells: one by one where the shape is the same, else row by row."""
    thing = part.found.named(name)
    grid = next(one for one in part.laid.content if isinstance(one, Grid) and one.name == name)
    assert thing is not None
    ours = [*([table.header] if table.header else []), *table.rows]
    laid = [[cell_runs(cell.paragraphs) for cell in row] for row in grid.rows]
    cell = _Cells(ours, laid, part.laid.language)
    if all(d.kind in ("cell", "cell-format") for d in cells):
        for d in cells:
            if d.side in (THEIRS, BOTH) and d.ours is not None and d.theirs is not None:
                (r, c), (x, y) = d.ours, d.theirs
                ours[r] = (*ours[r][:c], cell.text(thing.rows[x][y], r, c), *ours[r][c + 1 :])
    else:
        ours = _whole(cell, thing.rows, bool(table.header))
    return table._replace(header=ours[0] if table.header else (), rows=tuple(ours[1:] if table.header else ours))


class _Cells(NamedTuple):
    """A table's cells as they are written, and as they are laid out."""

    texts: Sequence[tuple[str, ...]]
    laid: Sequence[Sequence[Sequence[Run]]]
    language: str

    def text(self, found: Found, row: int, column: int) -> str:
        """What a cell becomes: the text as it is written where the deck says the same."""
        laid, old = self.laid[row][column], self.texts[row][column]
        if settled(found.runs) == settled(laid):
            return old
        try:
            return undressed(found.runs, laid, old, self.language)
        except LeftError:
            return markdown(found.runs)


def _whole(cells: _Cells, rows: Sequence[Sequence[Found]], has_header: bool) -> list[tuple[str, ...]]:
    """The deck's rows, each held against the one that it was."""
    words = [tuple("".join(run.text for run in cell) for cell in row) for row in cells.laid]
    found = [tuple(cell.text for cell in row) for row in rows]
    made: list[tuple[str, ...]] = []
    for _, start, end, other, last in SequenceMatcher(None, words, found, autojunk=False).get_opcodes():
        for n in range(other, last):
            old = start + n - other
            if old < end and len(words[old]) == len(rows[n]):
                made.append(tuple(cells.text(cell, old, c) for c, cell in enumerate(rows[n])))
            else:
                is_head = has_header and n == 0
                made.append(tuple(markdown(light(cell.runs) if is_head else cell.runs) for cell in rows[n]))
    return made


# Charts


def _chart(chart: Chart, rows: Sequence[Sequence[Found]], cells: Sequence[Difference], tell: Tell) -> Chart:
    """The chart with the deck's names and figures."""
    texts = [[cell.text for cell in row] for row in rows]
    if not texts or len(texts[0]) - 1 != len(chart.series):
        tell("series of the chart put in or taken out", "add them to `series:` in the YAML")
        return chart
    if all(d.kind in ("cell", "cell-format") for d in cells):
        for d in cells:
            if d.side in (THEIRS, BOTH) and d.ours is not None and d.theirs is not None:
                chart = _with_figure(chart, d.ours, texts[d.theirs[0]][d.theirs[1]], tell)
        return chart
    if chart.type == "scatter":
        across = [_number(row[0]) for row in texts[1:]]
        if None in across:
            tell("numbers of the chart", "a scatter chart needs numbers in `x`")
            return chart
        chart = chart._replace(x=tuple(x for x in across if x is not None))
    else:
        chart = chart._replace(categories=tuple(_name(chart.categories, n, row[0]) for n, row in enumerate(texts[1:])))
    made = []
    for n, series in enumerate(chart.series):
        values = tuple(_kept(series, m, row[n + 1]) for m, row in enumerate(texts[1:]))
        made.append(Series(_same_or(series.name, texts[0][n + 1]), values))
    return chart._replace(series=tuple(made))


def _with_figure(chart: Chart, at: tuple[int, ...], text: str, tell: Tell) -> Chart:
    """The chart with one cell of its sheet: a series' name, a category (or x), or a figure."""
    row, column = at
    if row == 0 and column:
        series = chart.series[column - 1]._replace(name=_escaped(text))
        return chart._replace(series=(*chart.series[: column - 1], series, *chart.series[column:]))
    number = _number(text)
    if column == 0 and chart.type != "scatter":
        names = chart.categories
        return chart._replace(categories=(*names[: row - 1], _escaped(text), *names[row:]))
    if number is None and (text.strip() or column == 0):
        tell(f"{quoted(text)} in the chart", "it is no number")
        return chart
    if column == 0:
        return chart._replace(x=(*chart.x[: row - 1], number or 0.0, *chart.x[row:]))
    series = chart.series[column - 1]
    values = (*series.values[: row - 1], number, *series.values[row:])
    return chart._replace(series=(*chart.series[: column - 1], series._replace(values=values), *chart.series[column:]))


def _number(text: str) -> float | None:
    value = parse_number(text)
    return None if value is None or isnan(value) else value


def _kept(series: Series, n: int, text: str) -> float | None:
    """A figure: the one that is written where the deck shows the same."""
    old = series.values[n] if n < len(series.values) else None
    return old if figure_text(old) == text else _number(text)


def _name(names: Sequence[str], n: int, text: str) -> str:
    return _same_or(names[n], text) if n < len(names) else _escaped(text)


def _same_or(old: str, text: str) -> str:
    return old if " ".join(plain(old).split()) == text else _escaped(text)


def _escaped(text: str) -> str:
    """Words as a text of the YAML, with what could be markup escaped."""
    return markdown(read_plain(text))
