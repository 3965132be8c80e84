"""A deck with some of everything, built for a test, and what a comparison tells of it in short words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pptx import Presentation

from deckbuild.pipeline import Options, Prepared, build
from deckbuild.readback.deck import read
from deckbuild.readback.sides import compared
from making import NOW, prepared, project
from templates.package import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from deckbuild.compare.differences import Comparison, Difference
    from deckbuild.readback.values import FoundDeck

TALK = """\
title: The river and the road
disclaimer: The views expressed are the speaker's own.
date: 2026-11-24
speaker: {name: A. Speaker, affiliation: A University}
sections:
  - title: Grain goes by water
    key: grain
    group: First
    source: A ministry
    points:
      - {show: Water is cheap, say: Water is the cheaper way for grain.}
      - show: Roads carry people
        say: The roads carry people and little else.
        points: [{show: Buses in the morning, say: In the morning the buses are full.}]
      - "**Rail** is [a third way](https://example.org/rail)"
      - The harbour needs a crane
    notes: Pause here.
  - title: Trade by year
    key: trade
    chart: {type: column, title: Trade, categories: ["2000", "2007", "2014"],
            series: {Trade: [1, 3, 2], Transit: [2, 2.5, null]}, say: Trade rose.}
    points: [Look at the second year]
  - title: Four towns
    key: towns
    group: Second
    table: {header: [Town, Ships], rows: [[North, "12"], [South, "7"], ["*East*", "3"]]}
  - title: The harbour seen from the hill
    key: hill
    picture: {file: grey.png, alt: A grey harbour, caption: In winter}
    points: [The crane stands at the left]
  - title: How it came
    key: history
    timeline: [{when: "2000", what: A treaty}, {when: "2007", what: A summit}, {when: "2014", what: A railway}]
  - {title: Kept for questions, key: kept, hidden: true, points: [Only if asked]}
"""


class Edited(NamedTuple):
    """A deck that was built and edited since, and what its comparison tells."""

    path: Path
    found: FoundDeck
    comparison: Comparison


def built(folder: Path, text: str = TALK) -> Path:
    """The deck of a YAML text, as built."""
    project(folder, {"talk.yaml": text, "grey.png": picture(230)})
    (folder / "talk.pptx").unlink(missing_ok=True)  # or it would be merged into
    made = build(str(folder / "talk.yaml"), str(folder / "talk.pptx"), Options(now=NOW))
    assert made.path, [d.message for d in made.prepared.diagnostics]
    return folder / "talk.pptx"


def compare_with(path: Path, made: Prepared) -> Edited:
    """The deck in a file, against the slides that the YAML makes now."""
    assert made.template is not None
    comparison, found = compared(read(str(path)), made.slides, made.template)
    return Edited(path, found, comparison)


def edited(folder: Path, edit: Callable[[Presentation], object], text: str = TALK, now: str = "") -> Edited:
    """The deck of a text, edited with python-pptx, against the slides of the YAML as it reads then (`now`)."""
    path = built(folder, text)
    deck = Presentation(str(path))
    edit(deck)
    deck.save(str(path))
    return compare_with(path, prepared(folder, now or text))


def told(edited: Edited, side: str = "theirs") -> list[str]:
    """Every difference of a side as `key: kind role`, states and moves among them."""
    lines = []
    for slide in edited.comparison.slides:
        state = {"theirs": slide.their_state, "ours": slide.our_state}.get(side, "")
        name = slide.key or f"#{slide.theirs}"
        if state in ("added", "removed", "copied"):
            lines.append(f"{name}: {state}")
        if slide.moved == side:
            lines.append(f"{name}: moved")
        lines += [f"{name}: {_short(d)}" for d in slide.differences if d.side == side]
    return lines


def _short(difference: Difference) -> str:
    name = f" {difference.shape.removeprefix('deckbuild:')}" if difference.kind == "foreign" else ""
    return f"{difference.kind} {difference.role}{name}".strip()
