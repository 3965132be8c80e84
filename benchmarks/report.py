"""Measurements as tables, for the terminal or in Markdown."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import FailedError, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEAD = ("", "wall (fastest to slowest)", "against deckbuild", "CPU", "peak memory", "file")


class Table(NamedTuple):
    """The measurements at one size: each name with its figures, or why there are none."""

    size: int
    rows: Mapping[str, Summary | FailedError]


def machine() -> str:
    """Where this was measured, in a line."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    processor = names[0] if names else platform.processor() or platform.machine()
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores; {system}"


def seconds(value: float) -> str:
    """A time with three digits."""
    if value < 1:
        return f"{value * 1000:.0f} ms"
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def size(value: int) -> str:
    """A size of a file."""
    if not value:
        return ""
    return f"{value / 1000:.0f} kB" if value < 1_000_000 else f"{value / 1_000_000:.2f} MB"


def times(value: float, base: float) -> str:
    """How many times as long."""
    ratio = value / base
    return f"{ratio:.2f} ×" if ratio < 10 else f"{ratio:.0f} ×"


def cells(name: str, figures: Summary | FailedError, base: float) -> tuple[str, ...]:
    """A row; `base` is deckbuild's wall time, 0 if it has none."""
    if isinstance(figures, FailedError):
        return name, f"– ({figures})", "", "", "", ""
    wall = f"{seconds(figures.wall)} ({seconds(figures.least)} to {seconds(figures.most)})"
    ratio = times(figures.wall, base) if base else ""
    return name, wall, ratio, seconds(figures.cpu), f"{figures.memory:.0f} MiB", size(figures.size)


def lines(table: Table, markdown: bool) -> Iterator[str]:
    """A table with its heading; the runs are those of making the deck."""
    found = table.rows.get("deckbuild")
    base = found.wall if isinstance(found, Summary) else 0.0
    rows = [HEAD, *(cells(name, figures, base) for name, figures in table.rows.items())]
    runs = min((row.runs for row in table.rows.values() if isinstance(row, Summary)), default=0)
    title = f"{table.size:,} sections, {runs} {'run' if runs == 1 else 'runs'} each"
    yield from (f"### {title}", "") if markdown else (title,)
    yield from _piped(rows) if markdown else _padded(rows)
    yield ""


def _piped(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if number == 0:
            yield "| --- |" + " --: |" * (len(row) - 1)


def _padded(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for row in rows:
        first, *others = (f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {row[0]:<{len(first)}}  {'  '.join(others)}".rstrip()


def growth(tables: Sequence[Table], names: Sequence[str]) -> Iterator[str]:
    """For each tool, its time at the largest size over that at the next smaller one."""
    if len(tables) < 2:
        return
    small, large = tables[-2:]
    found = []
    for name in names:
        at_small, at_large = small.rows.get(name), large.rows.get(name)
        if isinstance(at_small, Summary) and isinstance(at_large, Summary):
            found.append(f"{name} {at_large.wall / at_small.wall:.1f}")
    ratios = ", ".join(found) or "nothing to compare"
    yield f"time at {large.size:,} over time at {small.size:,} sections: {ratios}"
