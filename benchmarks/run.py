"""Compares deckbuild with other ways to make the same deck: python benchmarks/run.py --help."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import contenders
import decks
import report
from measure import FailedError, Measured, Summary, environment, in_turn, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from contenders import Tool

_RUNS = ((100, 9), (1000, 5))
"""By default, decks below so many sections are made so many times; larger ones three times."""

_BARE = "python -c pass"


def main(arguments: Sequence[str]) -> int:
    options = _options().parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    work = options.work.resolve()
    plain = not (options.charts or options.pictures)
    tools = [
        name for name in options.tools if plain or name != "pandoc"
    ]  # which has no charts, and is left out of both
    ready, missing = set_up(tools, work, options.deckbuild)
    if not ready:
        print(*missing, sep="\n", file=sys.stderr)
        return 1
    versions = ", ".join(f"{tool.name} {tool.version}" for tool in ready)
    print(f"{report.machine()}\n{versions}\n", *missing, sep="\n")
    tables = []
    for size in options.sizes:
        deck = decks.deck(size, options.charts, options.pictures)
        table = report.Table(size, compare(ready, deck, work, options.runs or _runs(size)))
        print(*report.lines(table, options.markdown), sep="\n", flush=True)
        tables.append(table)
    print(*report.growth(tables, [tool.name for tool in ready]), sep="\n")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measures whole processes that make the same deck, in turn.")
    parser.add_argument("--sizes", type=_numbers, default=[6, 60, 600, 6000], help="numbers of sections: 6,60,600,6000")
    parser.add_argument(
        "--runs", type=int, default=0, help="runs of each tool (default: 9 to 3, fewer for larger decks)"
    )
    parser.add_argument("--tools", type=_names, default=list(contenders.SETUPS), help=", ".join(contenders.SETUPS))
    parser.add_argument("--charts", type=int, default=0, help="a chart on every so many slides (default: none)")
    parser.add_argument("--pictures", type=int, default=0, help="a picture on every so many slides (default: none)")
    parser.add_argument("--markdown", action="store_true", help="tables in Markdown")
    parser.add_argument(
        "--work", type=Path, default=contenders.PROJECT / "build" / "benchmark", help="folder to work in"
    )
    parser.add_argument("--deckbuild", default="", help="a deckbuild to measure instead of this project's wheel")
    return parser


def _numbers(text: str) -> list[int]:
    return sorted(int(number) for number in text.split(","))


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := [name for name in names if name not in contenders.SETUPS]:
        raise argparse.ArgumentTypeError(f"no tool is called {', '.join(unknown)}")
    return names


def _runs(size: int) -> int:
    return next((runs for below, runs in _RUNS if size < below), 3)


def set_up(names: Sequence[str], work: Path, deckbuild: str) -> tuple[list[Tool], list[str]]:
    """The tools that can run here, and a line for each that cannot."""
    ready, missing = [], []
    for name in names:
        try:
            if name == "deckbuild":
                ready.append(contenders.deckbuild(work, deckbuild))
            else:
                ready.append(contenders.SETUPS[name](work))
        except contenders.MissingError as reason:
            missing.append(f"{name} is left out: {reason}")
    return ready, missing


def compare(tools: Sequence[Tool], deck: decks.Deck, work: Path, runs: int) -> dict[str, Summary | FailedError]:
    """All tools with one deck, and deckbuild again with nothing changed beside a bare interpreter."""
    size = len(deck.sections)
    folder = work / str(size)
    folder.mkdir(exist_ok=True)
    decks.draw(deck, folder)
    env = environment({"XDG_CACHE_HOME": str(work / "cache")})
    rows: dict[str, Summary | FailedError] = {}
    tasks = {}
    for tool in tools:
        rows[tool.name] = FailedError(f"takes minutes above {tool.most} sections")
        if not tool.most or size <= tool.most:
            tasks[tool.name] = _making(tool, deck, folder, env)
    if size < _RUNS[-1][0]:
        in_turn(tasks, 1)  # fills the file cache, and is not counted
    rows.update(in_turn(tasks, runs))
    for tool in tools:
        if tool.name == "deckbuild" and isinstance(rows[tool.name], Summary):
            rows.update(in_turn(dict(_repeating(tool, folder, env, work)), max(runs, 9)))
    return rows


def _paths(tool: Tool, folder: Path) -> tuple[Path, Path]:
    """Where a tool's input and its deck are; each tool has its own, so that none finds another's."""
    name = re.sub(r"\W+", "-", tool.name.lower()).strip("-")
    return folder / f"{name}.{tool.suffix}", folder / f"{name}.pptx"


def _making(tool: Tool, deck: decks.Deck, folder: Path, env: dict[str, str]) -> Callable[[], Measured]:
    """A task that makes a deck where there is none."""
    source, target = _paths(tool, folder)
    source.write_text(tool.write(deck), encoding="utf-8")

    def task() -> Measured:
        target.unlink(missing_ok=True)
        return measure(tool.command(str(source), str(target)), env, target)

    return task


def _repeating(
    tool: Tool, folder: Path, env: dict[str, str], work: Path
) -> Iterator[tuple[str, Callable[[], Measured]]]:
    """Tasks with nothing to do: the same deck again, and Python that starts and ends."""
    source, target = _paths(tool, folder)
    python = work / "venv" / "bin" / "python"
    bare = [str(python if python.exists() else sys.executable), "-c", "pass"]
    yield "deckbuild (nothing changed)", lambda: measure(tool.command(str(source), str(target)), env, target)
    yield _BARE, lambda: measure(bare, env)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
