"""Visual blocks as lines of YAML, with their numbers and cells in them, also those that came out of a file."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from deckbuild.emitpoints import points_of, text_of
from deckbuild.model import Chart, Columns, Figures, Picture, Quote, Table, Timeline
from deckbuild.numerals import decimals_of
from deckbuild.yamlscalars import bracketed, in_list, paragraph, scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from deckbuild.model import Block

_LONGEST_KEY = 80


def visual_of(block: Block) -> dict[str, list[str]]:
    """The key of a block with its lines."""
    name = type(block).__name__.lower()
    lines: Callable[[Block], list[str]] = _LINES[name]
    return {name: lines(block)}


def _chart(chart: Chart) -> list[str]:
    stacked = {"stacked": ["  stacked: true"], "percent": ["  stacked: percent"]}
    return [
        "chart:",
        f"  type: {chart.type}",
        *stacked.get(chart.stacked, []),
        *_list("  categories:", chart.categories),
        *(bracketed("  x:", [number(v) for v in chart.x], 4) if chart.x else []),
        *_series(chart),
        *_texts(chart, "title", "unit", "number_format"),
        *([] if chart.labels == "auto" else [f"  labels: {chart.labels}"]),
        *_list("  highlight:", chart.highlight),
        *_texts(chart, "source", "alt", "say"),
    ]


def _series(chart: Chart) -> list[str]:
    """The series as a mapping; as a list where a name is too long for a key."""
    rows = [["–" if v is None else number(v) for v in series.values] for series in chart.series]
    _pad(rows, chart.decimals)
    is_mapping = all(len(series.name) <= _LONGEST_KEY for series in chart.series)
    lines = ["  series:"] if rows else []
    for series, row in zip(chart.series, rows, strict=True):
        if is_mapping:
            lines += bracketed(f"    {scalar(series.name)}:", row, 6)
        else:
            lines += paragraph("    - name:", series.name, 8)
            lines += bracketed("      values:", row, 8)
    return lines


def _pad(rows: list[list[str]], decimals: int) -> None:
    """Writes the first number with as many decimals as the chart shows, where no other has them."""
    written = max((decimals_of(text) for row in rows for text in row), default=0)
    for row in rows if written < decimals else ():
        for n, text in enumerate(row):
            if text != "–":
                row[n] = f"{float(text):.{decimals}f}"
                return


def number(value: float) -> str:
    """A number in the fewest digits that read back as the same."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _table(table: Table) -> list[str]:
    return [
        "table:",
        *_list("  header:", table.header),
        "  rows:",
        *(line for row in table.rows for line in bracketed("    -", [in_list(cell) for cell in row], 6)),
        *_list("  align:", table.align),
        *(bracketed("  widths:", [number(share) for share in table.widths], 4) if table.widths else []),
        *_list("  highlight:", table.highlight),
        *_texts(table, "source", "alt", "say"),
    ]


def _picture(picture: Picture) -> list[str]:
    return [
        "picture:",
        f"  file: {scalar(picture.file)}",
        *(_texts(picture, "alt") or ["  decorative: true"]),
        *([] if picture.fit == "contain" else [f"  fit: {picture.fit}"]),
        *_texts(picture, "caption", "credit", "say"),
    ]


def _timeline(timeline: Timeline) -> list[str]:
    texts = _texts(timeline, "source", "alt", "say")
    return ["timeline:", *_listed("events", _pairs(timeline.events, "when", "what"), texts)]


def _quote(quote: Quote) -> list[str]:
    texts = _texts(quote, "by", "source", "say")
    return ["quote:", *_texts(quote, "text"), *texts] if texts else paragraph("quote:", quote.text, 2)


def _figures(figures: Figures) -> list[str]:
    pairs = _pairs(figures.figures, "value", "label")
    return ["figures:", *_listed("figures", pairs, _texts(figures, "source", "say"))]


def _columns(columns: Columns) -> list[str]:
    lines: list[str] = []
    for column in columns.columns:
        first = "  - "
        if column.title:
            lines += paragraph("  - title:", column.title, 6)
            first = "    "
        lines.append(f"{first}points:" if column.points else f"{first}points: []")
        lines += points_of(column.points, 6, "", MappingProxyType({}))
    return ["columns:", *_listed("columns", lines, _texts(columns, "source"))]


_LINES: dict[str, Callable[..., list[str]]] = {
    "chart": _chart,
    "table": _table,
    "picture": _picture,
    "timeline": _timeline,
    "quote": _quote,
    "figures": _figures,
    "columns": _columns,
}


def _listed(key: str, items: list[str], texts: list[str]) -> list[str]:
    """A list alone, or under its key where there are texts beside it."""
    return [f"  {key}:", *(f"  {line}" for line in items), *texts] if texts else items


def _pairs(pairs: Iterable[tuple[str, str]], first: str, second: str) -> list[str]:
    lines: list[str] = []
    for one, other in pairs:
        lines += paragraph(f"  - {first}:", one, 6)
        lines += paragraph(f"    {second}:", other, 6)
    return lines


def _texts(block: Block, *keys: str) -> list[str]:
    return [line for key in keys for line in text_of(f"  {key}:", getattr(block, key), 4)]


def _list(head: str, texts: tuple[str, ...]) -> list[str]:
    return bracketed(head, [in_list(text) for text in texts], 4) if texts else []
