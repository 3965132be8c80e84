"""What merging into an edited deck costs beside building it anew: python benchmarks/merge_cost.py --help.

A deck is built, edited with python-pptx (which writes every slide anew, as PowerPoint does), and made again after the
YAML has changed. The edit and the change are on `--touched` slides each, half of them the same ones. Whole processes,
in turn.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pptx import Presentation

import decks
from measure import FailedError, Measured, environment, in_turn, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("fresh", "merge, nothing changed", "merge, some slides", "merge, every slide")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Measures merging into an edited deck beside building it anew.")
    parser.add_argument("--sections", type=int, default=600)
    parser.add_argument("--touched", type=int, default=20, help="slides that are edited, and that the YAML changes")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=Path, default=Path("build") / "benchmark" / "merge")
    parser.add_argument("--deckbuild", default=str(Path(sys.executable).with_name("deckbuild")))
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    work = options.work.resolve()
    prepare(work, options.sections, options.touched, options.deckbuild)
    found = in_turn({name: lambda name=name: run(name, work, options.deckbuild) for name in NAMES}, options.runs)
    fresh = found["fresh"]
    for name, summary in found.items():
        if isinstance(summary, FailedError) or isinstance(fresh, FailedError):
            print(f"{name}: failed\n{summary}")
            return 1
        span = f"{summary.wall * 1000:.0f} ms ({summary.least * 1000:.0f} to {summary.most * 1000:.0f})"
        times = f"{summary.wall / fresh.wall:.2f} x, of CPU time {summary.cpu / fresh.cpu:.2f} x"
        print(f"{name:24} {span:28} {times:30} {summary.memory:4.0f} MiB")
    return 0


def prepare(work: Path, sections: int, touched: int, deckbuild: str) -> None:
    """The YAML as it was and as it is then, and the deck edited in between."""
    text = decks.as_yaml(decks.deck(sections))
    (work / "before.yaml").write_text(text, encoding="utf-8")
    (work / "after.yaml").write_text(changed(text, touched), encoding="utf-8")
    (work / "all.yaml").write_text(changed(text, sections), encoding="utf-8")
    edited = work / "edited.pptx"
    edited.unlink(missing_ok=True)
    make(work, "before.yaml", edited, deckbuild)
    deck = Presentation(str(edited))
    slides = list(deck.slides)
    for n in range(1, sections + 1, max(1, sections // touched)):
        body = next(s for s in slides[n].placeholders if s.placeholder_format.idx == 1)
        body.text_frame.paragraphs[-1].runs[0].text = f"edited by hand on slide {n}"
        slides[n].notes_slide.notes_text_frame.paragraphs[0].runs[0].text = f"said otherwise on slide {n}"
    deck.save(str(edited))


def changed(text: str, touched: int) -> str:
    """The YAML with the first points and titles of some sections reworded."""
    lines = text.split("\n")
    titles = [n for n, line in enumerate(lines) if line.startswith("  - title:")]
    step = max(1, len(titles) // touched)
    for count, n in enumerate(titles):
        if step == 1 or (count % step == 0 and count // step % 2 == 0):
            lines[n] = lines[n][:-1] + ' anew"'
    return "\n".join(lines)


def run(name: str, work: Path, deckbuild: str) -> Measured:
    """One make, in a folder that is as it was before every run."""
    target = work / "deck.pptx"
    source = {NAMES[0]: "before.yaml", NAMES[1]: "before.yaml", NAMES[2]: "after.yaml", NAMES[3]: "all.yaml"}[name]
    target.unlink(missing_ok=True)
    shutil.rmtree(work / ".deckbuild", ignore_errors=True)
    if name != NAMES[0]:
        shutil.copyfile(work / "edited.pptx", target)
    return measure(command(source, target, deckbuild), _environment(work), target)


def make(work: Path, source: str, target: Path, deckbuild: str) -> None:
    measure([deckbuild, "make", str(work / source), "-o", str(target)], _environment(work), target)


def command(source: str, target: Path, deckbuild: str) -> list[str]:
    return [deckbuild, "make", str(target.parent / source), "-o", str(target)]


def _environment(work: Path) -> dict[str, str]:
    shutil.rmtree(work / "cache", ignore_errors=True)
    return environment({"XDG_CACHE_HOME": str(work / "cache"), "PATH": os.environ["PATH"]})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
