"""What hostile decks can take of `deckbuild check --fix`: seconds and memory of each, and how it ends.

    python benchmarks/audit_limits.py

The decks are those that `hostile_office.py` makes for the import.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import hostile_office
from hostile import MIB, Case

_LAUNCH = str(Path(__file__).with_name("launch.py"))
_CHECK = ("-c", "from deckbuild.cli import main; main()", "check", "--fix")


class Run(NamedTuple):
    """One audit: seconds by the clock, bytes of memory at most, the exit code, and the first line that was said."""

    seconds: float
    memory: int
    code: int
    said: str


def audited(case: Case, folder: Path) -> Run:
    """Audits a hostile deck in a process of its own."""
    path = folder / "talk.pptx"
    path.write_bytes(case.data())
    command = [sys.executable, "-I", "-S", _LAUNCH, sys.executable, *_CHECK, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for made in folder.iterdir():
        made.unlink()
    code, wall, _, peak = done.stdout.split()
    line = done.stderr.split("\n", 1)[0].replace(f"{folder}/", "")
    return Run(float(wall), int(peak) * 1024, int(code), "Traceback" if "Traceback" in done.stderr else line)


def main() -> None:
    print("| deck | seconds | MiB | ends with |\n| --- | --: | --: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for case in hostile_office.cases():
            if case.kind == "PowerPoint":
                run = audited(case, Path(folder))
                print(f"| {case.what} | {run.seconds:.1f} | {run.memory // MIB} | {run.code}: {run.said[:100]} |")


if __name__ == "__main__":
    main()
