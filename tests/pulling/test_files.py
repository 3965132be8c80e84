"""Decks written back into their files: sections in one file among others, orders, new sections, names."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from deckbuild.diagnostics import Problems
from deckbuild.model import Chart, Deck, Point, Section
from deckbuild.pulling.decks import Pulled
from deckbuild.pulling.files import Planned, planned
from deckbuild.pulling.names import renamed
from deckbuild.readers.project import read_project
from making import project
from odd_yaml import changed, hostile_section

if TYPE_CHECKING:
    from pathlib import Path

CASES = int(os.environ.get("DECKBUILD_SPLICES", "100"))


def read(path: Path) -> Deck:
    problems = Problems()
    deck = read_project(str(path), problems).deck
    assert deck is not None, [d.message for d in problems.found]
    return deck


def written(path: Path, change: Deck, new: frozenset[str] = frozenset()) -> Planned:
    """The plan for a deck, its files written."""
    deck_file = path if path.suffix == ".yaml" else path / "slides" / "deck.yaml"
    plan = planned(read_project(str(path), Problems()), str(deck_file), Pulled(change, new, ()))
    for name, data in plan.files.items():
        if data is None:
            os.unlink(name)
        else:
            with open(name, "wb") as file:
                file.write(data)
    return plan


def bare(deck: Deck) -> list[Section]:
    return [
        s._replace(visual=s.visual._replace(decimals=0)) if isinstance(s.visual, Chart) else s for s in deck.sections
    ]


def inline(random: Random, count: int) -> str:
    """A deck in one file, its sections in every style."""
    lines = ["title: One file", "sections:"]
    for _ in range(count):
        text = hostile_section(random).removeprefix("\ufeff").replace("\r\n", "\n")
        at = random.choice(("  ", "", "    "))
        lines[1] = "sections:"
        own = text.rstrip("\n").split("\n")
        if own[0].startswith("#"):
            lines.append(f"  {own.pop(0)}")
        lines.append(f"  - {at[:0]}{own[0]}")
        lines += [f"    {line}" if line else "" for line in own[1:]]
    return "\n".join(lines) + "\n"


def test_sections_of_one_file_change_each_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    left = 0
    for seed in range(CASES):
        random = Random(seed)
        text = inline(random, 4)
        path.write_text(text, encoding="utf-8")
        deck = read(path)
        n = random.randrange(4)
        new = changed(deck.sections[n], random)
        sections = tuple(new if m == n else section for m, section in enumerate(deck.sections))
        plan = written(path, deck._replace(sections=sections))
        assert bare(read(path)) == bare(plan.deck), (seed, text)
        left += bool(plan.left)
        assert bool(plan.left) == (bare(plan.deck) != bare(deck._replace(sections=sections))), (seed, plan.left)
        for m, section in enumerate(deck.sections):
            if m != n:
                assert section.at.text in path.read_text(encoding="utf-8")
    assert left < CASES * 0.1


FILES = {f"slides/{n}0-{name}.yaml": f"title: {name}\n" for n, name in enumerate("abcd", 1)}


def test_sections_in_another_order_read_back_in_it(tmp_path: Path) -> None:
    for seed in range(20):
        random = Random(seed)
        folder = project(tmp_path / str(seed), {"slides/deck.yaml": "title: T\n", **FILES})
        deck = read(folder)
        order = list(deck.sections)
        random.shuffle(order)
        new = Section("Between", key="between", points=(Point("word"),))
        order.insert(random.randint(0, 4), new)
        plan = written(folder, deck._replace(sections=tuple(order)), frozenset(["between"]))
        assert not plan.left
        assert list(read(folder).sections) == order


LISTED = "title: T\nsections:\n  - a.yaml   # first\n  # two\n  - b.yaml\n  - {title: Third, key: third}\n"


def test_a_list_of_files_has_its_items_moved_and_new_files_named_in_it(tmp_path: Path) -> None:
    files = {"slides/deck.yaml": LISTED, "slides/a.yaml": "title: A\n", "slides/b.yaml": "title: B\n"}
    folder = project(tmp_path, files)
    deck = read(folder)
    a, b, third = deck.sections
    new = Section("Fourth", key="fourth")
    plan = written(folder, deck._replace(sections=(b, new, a, third)), frozenset(["fourth"]))
    assert not plan.left
    assert (folder / "slides" / "deck.yaml").read_text() == (
        "title: T\nsections:\n  # two\n  - b.yaml\n  - fourth.yaml\n  - a.yaml   # first\n"
        "  - {title: Third, key: third}\n"
    )
    assert [section.title for section in read(folder).sections] == ["B", "Fourth", "A", "Third"]


@pytest.mark.parametrize(
    ("order", "new", "wanted"),
    [
        (["10-a.yaml", "20-b.yaml"], [], {}),
        (["20-b.yaml", "10-a.yaml"], [], {"20-b.yaml": "05-b.yaml"}),
        (["10-a.yaml", "x.yaml", "20-b.yaml"], ["x.yaml"], {"x.yaml": "15-x.yaml"}),
        (["10-a.yaml", "20-b.yaml", "x.yaml"], ["x.yaml"], {"x.yaml": "30-x.yaml"}),
        (["1-a.yaml", "x.yaml", "2-b.yaml"], ["x.yaml"],
         {"1-a.yaml": "10-a.yaml", "x.yaml": "20-x.yaml", "2-b.yaml": "30-b.yaml"}),
        (["10-a.yaml", "2013-b.yaml"], ["2013-b.yaml"], {"2013-b.yaml": "20-2013-b.yaml"}),
        (["b.yaml", "a.yaml"], [], {"a.yaml": "20-a.yaml", "b.yaml": "10-b.yaml"}),
    ],
)  # fmt: skip
def test_as_few_files_as_can_be_get_another_number(order: list[str], new: list[str], wanted: dict[str, str]) -> None:
    assert renamed(order, new) == wanted


def test_a_number_that_is_the_whole_name_stays_the_key() -> None:
    assert renamed(["2013.yaml", "10-a.yaml"], []) == {"2013.yaml": "5-2013.yaml"}
