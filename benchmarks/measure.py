"""Measures whole processes from outside, and sums up several runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_LAUNCH = str(Path(__file__).with_name("launch.py"))
_UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV")
"""What would have Python compile its modules anew at each start, or find others than those installed."""


class Measured(NamedTuple):
    """One run: wall and CPU seconds, peak memory in MiB, size of the file written in bytes."""

    wall: float
    cpu: float
    memory: float
    size: int


class FailedError(Exception):
    """A command that did not do what it was to; the text is its last words."""


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of a measured command."""
    return {**{name: value for name, value in os.environ.items() if name not in _UNWANTED}, **extra}


def measure(command: Sequence[str], env: Mapping[str, str], target: Path | None = None) -> Measured:
    """Runs a command, which writes `target` unless that is None."""
    launcher = [sys.executable, "-I", "-S", _LAUNCH, *command]
    done = subprocess.run(launcher, env=dict(env), capture_output=True, text=True, check=False)
    last_words = (done.stderr.strip().splitlines() or ["no message"])[-1]
    if done.returncode:
        raise FailedError(last_words)
    code, wall, cpu, peak = done.stdout.split()
    if code != "0" or (target is not None and not target.exists()):
        raise FailedError(f"exit code {code}: {last_words}")
    return Measured(float(wall), float(cpu), int(peak) / 1024, target.stat().st_size if target else 0)


class Summary(NamedTuple):
    """Several runs of one command: medians, and the range of the wall times."""

    wall: float
    least: float
    most: float
    cpu: float
    memory: float
    size: int
    runs: int


def summary(runs: Sequence[Measured]) -> Summary:
    """What several runs come to."""
    walls = [run.wall for run in runs]
    cpu, memory = median(run.cpu for run in runs), median(run.memory for run in runs)
    return Summary(median(walls), min(walls), max(walls), cpu, memory, runs[-1].size, len(runs))


def in_turn(tasks: Mapping[str, Callable[[], Measured]], runs: int) -> dict[str, Summary | FailedError]:
    """Runs the tasks one after the other, A B C A B C …, so that a busy moment of the machine meets them all.

    A task that fails is not tried again.
    """
    measured: dict[str, list[Measured]] = {name: [] for name in tasks}
    failed: dict[str, Summary | FailedError] = {}
    for _ in range(runs):
        for name, task in tasks.items():
            if name not in failed:
                try:
                    measured[name].append(task())
                except FailedError as failure:
                    failed[name] = failure
    return {name: failed[name] if name in failed else summary(measured[name]) for name in tasks}
