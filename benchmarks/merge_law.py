"""The law of merging, on any number of made-up cases: python benchmarks/merge_law.py --cases 10000.

In each case a small deck is built, edited on the slides, changed in the YAML, and made again. Every word that either
side wrote can be told apart, so that the result can be held against both:

- no edit is lost: what a person wrote is on the slide, or where the YAML changed the same paragraph, in a comment;
- no change of the YAML is lost, nor anything that nobody touched, and nothing is there twice;
- no conflict is told but of what both sides changed;
- a second make finds nothing to do.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.diagnostics import Problems
from deckbuild.editing.package import EditedPackage
from deckbuild.editing.slides import arrange, slide_parts
from deckbuild.model import Deck, Disclaimer, Point, Section
from deckbuild.pipeline import Options, prepare_project, write
from deckbuild.readers.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.rebuild import Written

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NOW = Options(now="2026-11-24 12:00 UTC")
_WORDS = (
    "river", "harbour", "grain", "road", "winter", "bridge", "council", "plan", "coast", "school", "market",
    "mill", "tower", "garden", "price", "train", "town", "region", "summit", "treaty", "visa", "debt", "energy",
    "power", "order", "ship", "crane", "canal", "flood", "budget", "forest", "island", "engine", "letter",
    "window", "lamp", "paper", "glass", "steel", "timber", "bread", "water", "spring", "summer", "autumn",
    "morning", "evening", "family", "teacher", "farmer", "sailor",
)  # fmt: skip


class Touched(NamedTuple):
    """What a side did: the words it wrote, the ones it took out, and the things it touched."""

    wrote: dict[str, str]
    removed: set[str]
    things: set[str]


class Case(NamedTuple):
    """A deck before, as the YAML has it afterwards, and what was done on either side."""

    before: Deck
    after: Deck
    ours: Touched
    theirs: Touched
    edits: list[tuple[str, str, str]]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Holds made-up merges against both of their sides.")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    options = parser.parse_args(arguments)
    started, wrong, both = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.first, options.first + options.cases):
            case = make_case(seed)
            both += bool(case.ours.things & case.theirs.things)
            problems = faults(case, folder)
            wrong += bool(problems)
            for problem in problems:
                print(f"case {seed}: {problem}", flush=True)
    seconds = time.monotonic() - started
    print(f"{options.cases:,} cases, {both:,} with one thing touched on both sides: {wrong:,} wrong ({seconds:.0f} s)")
    return 1 if wrong else 0


# Cases


def make_case(seed: int) -> Case:
    """The case of a number, the same one each time."""
    random = Random(seed)
    count = itertools.count()
    sections = [_section(random, count) for _ in range(random.randint(1, 4))]
    before = Deck("A talk", disclaimer=Disclaimer("Own views."), sections=tuple(sections))
    ours, theirs = Touched({}, set(), set()), Touched({}, set(), set())
    after = [_changed(one, random, count, ours) for one in sections]
    if random.random() < 0.2:
        after.insert(random.randint(0, len(after)), _section(random, count, ours))
    edits = [edit for one in sections for edit in _edits(one, random, count, theirs)]
    return Case(before, before._replace(sections=tuple(after)), ours, theirs, edits)


def _section(random: Random, count: itertools.count[int], new: Touched | None = None) -> Section:
    key = f"key{next(count)}"
    points = tuple(_point(random, count, n < 2 and random.random() < 0.4) for n in range(random.randint(0, 4)))
    section = Section(_text(random, count), key, points=points, notes=_text(random, count))
    if new is not None:
        for text in (section.title, *_shown(points), section.notes):
            new.wrote[plain(text)] = key
    return section


def _point(random: Random, count: itertools.count[int], has_points: bool) -> Point:
    below = tuple(_point(random, count, False) for _ in range(1)) if has_points else ()
    show = _text(random, count)
    if random.random() < 0.2:
        first, _, rest = show.partition(" ")
        show = f"**{first}** {rest}"
    return Point(show, show, below)


def _text(random: Random, count: itertools.count[int]) -> str:
    """A text that no other is like, for the numbers in it."""
    number = next(count)
    words = [random.choice(_WORDS) for _ in range(random.randint(3, 8))]
    return " ".join((f"x{number}x", *words, f"z{number}z{number * 7919 % 9973}"))


def _reworded(text: str, random: Random, mark: str) -> str:
    """A text with one word more, somewhere inside."""
    words = text.split(" ")
    words.insert(random.randint(1, len(words) - 1), mark)
    return " ".join(words)


def _changed(section: Section, random: Random, count: itertools.count[int], ours: Touched) -> Section:
    """The section with what the YAML changes in it."""
    if random.random() < 0.2:
        section = section._replace(title=_rewording(section.title, random, count, ours, "o"))
    if random.random() < 0.2:
        section = section._replace(notes=_rewording(section.notes, random, count, ours, "o"))
    return section._replace(points=_points(section.points, random, count, ours))


def _points(points: tuple[Point, ...], random: Random, count: itertools.count[int], ours: Touched) -> tuple[Point, ...]:
    found = []
    for point in points:
        chance = random.random()
        if chance < 0.1 and not point.points:
            ours.removed.add(plain(point.show))
            ours.things.add(plain(point.show))
            continue
        if chance < 0.3:
            show = _rewording(point.show, random, count, ours, "o")
            point = point._replace(show=show, say=show)
        if point.points:
            point = point._replace(points=_points(point.points, random, count, ours))
        found.append(point)
        if chance > 0.9:
            new = _text(random, count)
            ours.wrote[new] = ""
            found.append(Point(new, new))
    return tuple(found)


def _rewording(text: str, random: Random, count: itertools.count[int], side: Touched, mark: str) -> str:
    new = _reworded(text, random, f"{mark}{next(count)}{mark}")
    side.wrote[plain(new)] = plain(text)
    side.things.add(plain(text))
    return new


def _edits(
    section: Section, random: Random, count: itertools.count[int], theirs: Touched
) -> list[tuple[str, str, str]]:
    """What a person does on a section's slide, as (what, which paragraph, its new words)."""
    edits = []
    texts = [section.title, *_shown(section.points), section.notes]
    for n, text in enumerate(texts):
        chance = random.random()
        is_point = 0 < n < len(texts) - 1
        if chance < 0.15:
            edits.append(("reword", plain(text), plain(_rewording(text, random, count, theirs, "t"))))
        elif chance < 0.22 and is_point:
            theirs.removed.add(plain(text))
            theirs.things.add(plain(text))
            edits.append(("remove", plain(text), ""))
        elif chance < 0.3 and is_point:
            new = _text(random, count)
            theirs.wrote[new] = ""
            edits.append(("add", plain(text), new))
    if random.random() < 0.1:
        edits.append(("box", section.key, ""))
    return edits


def _shown(points: Sequence[Point]) -> list[str]:
    return [text for point in points for text in (point.show, *_shown(point.points))]


def plain(text: str) -> str:
    """The words without their Markdown."""
    return text.replace("*", "")


# Carrying out


def faults(case: Case, folder: str) -> list[str]:
    """What the merge of a case did wrong."""
    path = os.path.join(folder, "talk.pptx")
    if os.path.exists(path):
        os.unlink(path)
    _make(case.before, path, folder)
    _edit(path, case)
    written = _make(case.after, path, folder)
    found = _held(case, path, written)
    with open(path, "rb") as file:
        before = file.read()
    if written.merged is not None and not written.merged.conflicts:
        _make(case.after, path, folder)
        with open(path, "rb") as file:
            found += [] if file.read() == before else ["a second make changed the deck"]
    return found


def _make(deck: Deck, path: str, folder: str) -> Written:
    prepared = prepare_project(Project(folder, deck, (("made", ""),)), Problems(), NOW)
    assert prepared.is_ready, [d.message for d in prepared.diagnostics if d.is_error]
    return write(prepared, path, NOW)


def _edit(path: str, case: Case) -> None:
    with open(path, "rb") as file:
        package = EditedPackage(file.read(), "talk.pptx")
    parts = slide_parts(package)
    sheets = [*parts, *(package.target(part, "notesSlide") for part in parts)]
    roots = {part: package.edited(part) for part in sheets}
    for what, text, new in case.edits:
        for part, root in roots.items():
            is_notes = "notes" in part
            for paragraph in [p for p in root.iter(f"{A}p") if _said(p) == text]:
                if what == "reword" and (is_notes == _is_of_notes(case, text)):
                    _write(paragraph, new)
                elif what == "remove" and not is_notes:
                    paragraph.getparent().remove(paragraph)
                elif what == "add" and not is_notes:
                    added = etree.fromstring(etree.tostring(paragraph))
                    paragraph.addnext(added)
                    _write(added, new)
    arrange(package, parts)
    file_bytes = BytesIO()
    package.write(file_bytes).close()
    with open(path, "wb") as file:
        file.write(file_bytes.getvalue())


def _is_of_notes(case: Case, text: str) -> bool:
    return any(section.notes == text for section in case.before.sections)


def _said(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{A}t"))


def _write(paragraph: etree._Element, text: str) -> None:
    first, *rest = paragraph.findall(f"{A}r")
    for run in rest:
        paragraph.remove(run)
    words = first.find(f"{A}t")
    assert words is not None
    words.text = text


# Holding against both sides


def _held(case: Case, path: str, written: Written) -> list[str]:
    with open(path, "rb") as file:
        package = EditedPackage(file.read(), "talk.pptx")
    parts = slide_parts(package)
    shown = [_said(p) for part in parts for p in package.xml(part).iter(f"{A}p")]
    spoken = [_said(p) for part in parts for p in package.xml(package.target(part, "notesSlide")).iter(f"{A}p")]
    comments = " ".join(
        text.text or "" for part in parts for one in package.targets(part, "comments")
        for text in package.xml(one).iter(f"{P}text")
    )  # fmt: skip
    notes = {section.notes for section in (*case.before.sections, *case.after.sections)}
    both = case.ours.things & case.theirs.things
    found = []
    for new, old in case.theirs.wrote.items():
        where = spoken if old in notes else shown
        if new not in where and not (both and new in comments):
            found.append(f"an edit is lost: {new!r}")
    for new in case.ours.wrote:
        times = (spoken if new in notes else shown).count(new)
        found += [f"the YAML's is there {times} times: {new!r}"] if times != 1 else []
    found += [f"taken out, and there: {text!r}" for text in case.ours.removed | case.theirs.removed if text in shown]
    touched = case.ours.things | case.theirs.things
    for text in (t for one in case.before.sections for t in (one.title, *map(plain, _shown(one.points)))):
        if text not in touched and shown.count(text) != 1:
            found.append(f"untouched, and there {shown.count(text)} times: {text!r}")
    conflicts = written.merged.conflicts if written.merged is not None else 0
    if conflicts and not both:
        found.append(f"{conflicts} conflicts told, and there are none")
    return found + [f"no conflict told of {old!r}" for old in _reworded_twice(case) if not conflicts]


def _reworded_twice(case: Case) -> set[str]:
    """What both sides gave other words."""
    return set(case.ours.wrote.values()) & set(case.theirs.wrote.values()) - {""}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
