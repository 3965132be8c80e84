"""A build with nothing changed does nothing, and one with anything changed is a real one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from deckbuild import uptodate
from deckbuild.pipeline import Options, build
from goldens import make_foreign_template
from making import project

if TYPE_CHECKING:
    from collections.abc import Callable

DECK = "title: T\ndisclaimer: Own views.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that was just built; the cache is the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project(
        tmp_path, {"p/slides/deck.yaml": DECK, "p/slides/1-a.yaml": "title: A\n", "p/slides/2-b.yaml": "title: B\n"}
    )
    build(str(tmp_path / "p"))
    return tmp_path / "p"


def is_current(folder: Path, output: str = "") -> bool:
    return bool(uptodate.is_current(str(folder), output))


def test_with_nothing_changed_the_deck_is_current(here: Path) -> None:
    assert uptodate.is_current(str(here), "") == str(here / "build" / "t.pptx")


def test_a_file_saved_again_with_the_same_words_changes_nothing(here: Path) -> None:
    path = here / "slides" / "1-a.yaml"
    path.write_bytes(path.read_bytes())
    os.utime(path, (1, 1))
    assert is_current(here)


def changed(path: Path) -> None:
    path.write_text(path.read_text() + "# changed\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a section": lambda p: changed(p / "slides" / "2-b.yaml"),
    "the deck": lambda p: changed(p / "slides" / "deck.yaml"),
    "one section more": lambda p: (p / "slides" / "3-c.yaml").write_text("title: C\n"),
    "one section less": lambda p: (p / "slides" / "2-b.yaml").unlink(),
    "another order": lambda p: (p / "slides" / "2-b.yaml").rename(p / "slides" / "0-b.yaml"),
    "an edited deck": lambda p: (p / "build" / "t.pptx").write_bytes(b"edited"),
    "no deck": lambda p: (p / "build" / "t.pptx").unlink(),
    "another epoch": lambda _: os.environ.update(SOURCE_DATE_EPOCH="1700000000"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_makes_the_next_build_a_real_one(change: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")  # so that what a change sets is taken back
    build(str(here))
    assert is_current(here)
    CHANGES[change](here)
    assert not is_current(here)


def test_a_section_that_the_deck_lists_is_watched_as_well(here: Path) -> None:
    project(here, {"slides/deck.yaml": DECK + "sections: [more/x.yaml]\n", "slides/more/x.yaml": "title: X\n"})
    build(str(here))
    assert is_current(here)
    (here / "slides" / "9-new.yaml").write_text("title: not listed\n")
    assert is_current(here)
    changed(here / "slides" / "more" / "x.yaml")
    assert not is_current(here)


def test_the_files_of_blocks_are_watched_as_well(here: Path) -> None:
    chart = "chart: {type: bar, data: ../data/trade.csv}\n"
    project(here, {"slides/1-a.yaml": f"title: A\n{chart}", "data/trade.csv": "Year,Export\n2012,1\n2013,2\n"})
    build(str(here))
    assert is_current(here)
    project(here, {"data/trade.csv": "Year,Export\n2012,1\n2013,3\n"})
    assert not is_current(here)


def test_a_template_is_watched_as_well(here: Path) -> None:
    make_foreign_template(here / "brand.pptx")
    project(here, {"slides/deck.yaml": DECK + "template: ../brand.pptx\n"})
    build(str(here))
    assert is_current(here)
    with open(here / "brand.pptx", "ab") as file:
        file.write(b"\0")
    assert not is_current(here)


def test_an_embargo_that_ends_makes_the_next_build_a_real_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(here, {"slides/deck.yaml": DECK + "embargo: 2099-01-01 00:00 UTC\n"})
    build(str(here))
    assert is_current(here)
    monkeypatch.setattr("time.time", lambda: 4070908800.0)  # the first second of 2099
    assert not is_current(here)


def test_a_rehearsal_with_another_clock_is_not_remembered(here: Path) -> None:
    build(str(here), "", Options(now="2026-11-24 12:00 UTC"))
    assert not is_current(here)


def test_every_output_has_a_memory_of_its_own(here: Path) -> None:
    other = str(here / "other.pptx")
    assert not is_current(here, other)
    build(str(here), other)
    assert is_current(here, other)
    assert is_current(here)


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b'{"version": 1}', b"\xff\x00", b'{"files": 5}'])
def test_a_damaged_memory_only_costs_a_build(damage: bytes, here: Path) -> None:
    for stamp in (here.parent / "cache").rglob("stamps/*"):
        stamp.write_bytes(damage)
    assert not is_current(here)
    build(str(here))
    assert is_current(here)


def test_without_a_place_for_a_cache_every_build_is_a_real_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "slides" / "deck.yaml"))  # a file, where no folder can be made
    build(str(here))
    assert not is_current(here)
    assert not list(here.rglob("*.edited-*")), "its own deck is known by its digest"


def test_the_memory_does_not_grow_for_ever(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uptodate, "_MOST_STAMPS", 10)
    for n in range(30):
        build(str(here), str(here / f"{n}.pptx"))
    assert len(list((here.parent / "cache").rglob("stamps/*"))) <= 12
    assert is_current(here, str(here / "29.pptx"))
