"""Imports files made to do harm, and tells the time and memory that each takes: python benchmarks/import_limits.py."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

import hostile
import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_SECONDS, MOST_MIB = 10.0, 500.0
"""What an import may take of any file: wall time, and memory of all its processes together."""

_RUN = "from deckbuild.cli import main; main()"
_PATIENCE = 120
_PAUSE = 0.01
_PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Import(NamedTuple):
    """One import: wall seconds, the highest sum of resident memory of its processes in MiB, and how it ended."""

    wall: float
    memory: float
    code: int
    said: str

    @property
    def wrong(self) -> str:
        """What is not as it should be, empty for nothing."""
        found = [f"{self.wall:.1f} s"] if self.wall > MOST_SECONDS else []
        found += [f"{self.memory:.0f} MiB"] if self.memory > MOST_MIB else []
        found += (
            ["a bug"] if "Traceback" in self.said or (self.code and "\nnothing was written" not in self.said) else []
        )
        return ", ".join(found)


def main(arguments: Sequence[str]) -> int:
    options = _options().parse_args(arguments)
    if not os.path.isdir("/proc/self/task"):
        print("the memory of several processes is summed up from /proc, which only Linux has", file=sys.stderr)
        return 1
    done: dict[str, list[tuple[hostile.Case, Import]]] = {}
    with tempfile.TemporaryDirectory(prefix="limits-") as folder:
        for case in hostile.cases():
            if options.only.lower() in f"{case.kind}: {case.what}".lower():
                measured = imported(case, folder)
                done.setdefault(case.kind, []).append((case, measured))
                print(*_row(case, measured), sep="\t", flush=True)
    print("", report.machine(), "", *_table(done), sep="\n")
    wrong = [f"{case.kind}, {case.what}: {one.wrong}" for each in done.values() for case, one in each if one.wrong]
    print("", *(wrong or ["every file is within the bounds"]), sep="\n")
    return 1 if wrong else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only cases with these words, such as 'pdf' or 'text: 1 MB of dots'")
    return parser


def imported(case: hostile.Case, folder: str) -> Import:
    """Imports a file of a case into a folder, and takes both away."""
    path, deck = os.path.join(folder, case.name), os.path.join(folder, "deck")
    with open(path, "wb") as file:
        file.write(case.data())
    environment = {**os.environ, "PYTHONPATH": os.path.join(_PROJECT, "src")}
    try:
        return measured([sys.executable, "-c", _RUN, "import", path, "-o", deck], environment, folder)
    finally:
        os.unlink(path)
        shutil.rmtree(deck, ignore_errors=True)


def measured(command: Sequence[str], environment: dict[str, str], folder: str) -> Import:
    """Runs a command and looks at its processes a hundred times a second."""
    said = os.path.join(folder, "said")
    with open(said, "w+b") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment, stdin=subprocess.DEVNULL)
        peak = 0
        while process.poll() is None and time.perf_counter() - start < _PATIENCE:
            peak = max(peak, sum(_resident(each) for each in _family(process.pid)))
            time.sleep(_PAUSE)
        wall = time.perf_counter() - start
        if process.poll() is None:
            for each in list(_family(process.pid)):
                with contextlib.suppress(OSError):
                    os.kill(each, 9)
        code = process.wait()
        out.seek(0)
        words = out.read(20_000).decode("utf-8", "replace")
    return Import(wall, peak / 1_048_576, code, words)


def _family(process: int) -> Iterator[int]:
    """A process and all that it started, and these."""
    waiting = [process]
    while waiting:
        each = waiting.pop()
        yield each
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{each}/task"):
                with open(f"/proc/{each}/task/{thread}/children", encoding="ascii") as file:
                    waiting += map(int, file.read().split())


def _resident(process: int) -> int:
    """The bytes of a process that are in memory; what several share is counted for each."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _row(case: hostile.Case, one: Import) -> tuple[str, ...]:
    lines = one.said.strip().splitlines() or [""]
    told = next((line.partition(f"{case.name}: ")[2] or line for line in lines if "error" in line), "imported")
    wrong = f"  <-- {one.wrong}" if one.wrong else ""
    return case.kind, case.what, f"{one.wall:.2f} s", f"{one.memory:.0f} MiB", told[:110] + wrong


def _table(done: dict[str, list[tuple[hostile.Case, Import]]]) -> Iterator[str]:
    """For each kind of file, what took the most."""
    yield "| files | how many | imported | refused | longest | most memory |"
    yield "| --- | --: | --: | --: | :-- | :-- |"
    for kind, each in done.items():
        slow = max(each, key=lambda pair: pair[1].wall)
        large = max(each, key=lambda pair: pair[1].memory)
        kept = sum(1 for _, one in each if one.code == 0)
        yield (
            f"| {kind} | {len(each)} | {kept} | {len(each) - kept} | {slow[1].wall:.1f} s, {slow[0].what} "
            f"| {large[1].memory:.0f} MiB, {large[0].what} |"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
