"""The law of the round trip: after a pull, the YAML says what the person left, or why not; and nothing else moved."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from deckbuild import pipeline
from deckbuild.compare.differences import NOTES
from deckbuild.diagnostics import Problems
from deckbuild.layout.deck import lay_out
from deckbuild.moments import now_utc
from deckbuild.pulling import journal
from deckbuild.pulling.lines import heard, settled
from deckbuild.pulling.pull import Pull, pull_found
from deckbuild.pulling.splices.sections import set_section
from deckbuild.pulling.wishes import laid_texts
from deckbuild.richtext import plain
from deckbuild.yamlsplice import Splice
from leaving import Built, built, left
from odd_yaml import changed, read

if TYPE_CHECKING:
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.readback.values import FoundDeck, FoundSlide
    from deckbuild.richtext import Run

CASES = int(os.environ.get("DECKBUILD_PULLS", "120"))
"""10,000 where somebody asks for them: `DECKBUILD_PULLS=10000 pytest tests/pulling/test_pull_law.py`."""
PER_DECK = 40


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Built]:
    """The decks that edits are made on, each built once."""
    found = {}
    for n in range(-(-CASES // PER_DECK)):
        found[n] = built(tmp_path_factory.mktemp("law") / "talk", Random(n))
    return found


def test_what_a_person_left_is_in_the_yaml_or_told(decks: dict[int, Built], monkeypatch: pytest.MonkeyPatch) -> None:
    clean = 0
    for case in range(CASES):
        deck = decks[case // PER_DECK]
        random = Random(1000 + case)
        wanted = left(deck.found, random, random.randint(1, 4))
        made = pull_found(str(deck.folder), "deck.pptx", deck.prepared, wanted)
        _assert_law(made, deck, wanted, case)
        clean += not made.left
    assert clean > CASES * 0.4, clean


def test_a_second_pull_finds_nothing_more(decks: dict[int, Built], tmp_path: Path) -> None:
    for case in range(0, CASES, 10):
        deck = decks[case // PER_DECK]
        random = Random(1000 + case)
        wanted = left(deck.found, random, random.randint(1, 4))
        folder = str(shutil.copytree(deck.folder, tmp_path / str(case)))
        made = pull_found(folder, "deck.pptx", pipeline.prepare(folder), wanted)
        if made.files:
            journal.write(made.root, made.files)
        again = pull_found(folder, "deck.pptx", pipeline.prepare(folder), wanted)
        assert again.files == {}, (case, again.files)


def test_what_the_yaml_changed_meanwhile_stays_and_no_words_are_lost(decks: dict[int, Built], tmp_path: Path) -> None:
    for case in range(0, CASES, 4):
        deck = decks[case // PER_DECK]
        random = Random(5000 + case)
        folder = Path(shutil.copytree(deck.folder, tmp_path / str(case)))
        key = _change_a_section(folder, random)
        prepared = pipeline.prepare(str(folder))
        if len(prepared.slides) < 2:
            continue  # no deck any more, such as a title that is a list
        wanted = left(deck.found, random, random.randint(1, 4))
        made = pull_found(str(folder), "deck.pptx", prepared, wanted)
        assert made.new is not None
        assert prepared.template is not None
        laid = {s.key: s for s in lay_out(made.new, prepared.template, now_utc(), Problems())}
        _assert_no_word_lost(made, deck, wanted, laid, case)
        before = {s.key: s for s in deck.found.slides}
        same = {s.key for s in wanted.slides if s == before.get(s.key)}
        now = {s.key: s._replace(group="") for s in made.new.sections}  # it may have to be named where others moved
        for section in prepared.deck.sections:
            assert section.key not in same or now[section.key] == section._replace(group=""), (case, section.key, key)


def _change_a_section(folder: Path, random: Random) -> str:
    """Changes one section's file by hand, as it were, between the build and the pull."""
    path = random.choice(sorted((folder / "slides").glob("*-section-*.yaml")))
    text = path.read_bytes().decode()
    old = read(text)
    assert old is not None
    splice = Splice(text)
    set_section(splice, (), old, changed(old, random)._replace(omit=False))
    path.write_bytes(splice.text.encode())
    return path.stem


def test_a_pull_without_an_edit_changes_nothing(decks: dict[int, Built]) -> None:
    for deck in decks.values():
        made = pull_found(str(deck.folder), "deck.pptx", deck.prepared, deck.found)
        assert (made.files, made.left, made.coming) == ({}, (), ())


def _assert_law(made: Pull, deck: Built, wanted: FoundDeck, case: int) -> None:
    assert made.new is not None
    assert deck.prepared.template is not None
    laid = {s.key: s for s in lay_out(made.new, deck.prepared.template, now_utc(), Problems())}
    told = {one.key or "deckbuild-cover" for one in made.left}
    coming = {one.key or "deckbuild-cover" for one in made.coming}
    there = {slide.key for slide in wanted.slides if slide.key and not slide.is_copy}
    omitted = {s.key for s in made.new.sections if s.omit}
    assert {s.key for s in deck.prepared.deck.sections} <= {s.key for s in made.new.sections}, case
    for slide in wanted.slides:
        if slide.is_copy or slide.key not in laid:
            continue
        own = laid[slide.key]
        if slide.key not in told:
            _assert_same(own, slide, slide.key in coming, case)
        if slide.key != "deckbuild-cover":
            assert own.hidden == slide.hidden, case
    for key in {s.key for s in deck.prepared.slides} - there - {"deckbuild-cover"}:
        assert key in omitted or key in told, (case, key)
    _assert_no_word_lost(made, deck, wanted, laid, case)
    _assert_order(made, wanted, case)
    assert not [one for one in made.coming if one.what == "a new slide"], case


def _assert_same(own: LaidSlide, slide: FoundSlide, comes: bool, case: int) -> None:
    for name, paragraphs in laid_texts(own).items():
        if name == NOTES:
            if not comes:
                ours, theirs = [p.runs for p in own.notes], [line.runs for line in slide.notes]
                assert _said(ours) == _said(theirs), (case, own.key)
            continue
        thing = slide.named(name)
        if thing is None or name in ("Footer", "Slide Number"):
            continue
        shown = [(words(p.runs), p.level) for p in paragraphs if p.runs]
        theirs_shown = [(words(line.runs), line.level) for line in thing.lines]
        if comes:  # what was put before a lead is the first point behind it
            shown, theirs_shown = sorted(shown), sorted(theirs_shown)
        assert shown == theirs_shown, (case, own.key, name)


def _said(notes: list[tuple[Run, ...]]) -> list[list[tuple[str, bool, bool]]]:
    """What notes say before their ending, behind which nothing stays."""
    return [bare(runs) for runs in notes if words(runs) not in ("Views are my own.", "Source: somewhere")]


def _assert_no_word_lost(made: Pull, deck: Built, wanted: FoundDeck, laid: dict[str, LaidSlide], case: int) -> None:
    """Every paragraph that a person wrote is somewhere on the new slides, or told."""
    before = {text for slide in deck.found.slides for text in _texts(slide)}
    now = {words(p.runs) for slide in laid.values() for texts in laid_texts(slide).values() for p in texts}
    now |= {plain(s.title) for s in made.new.sections} if made.new is not None else set()
    said = " ".join(one.what for one in made.left)
    for slide in wanted.slides:
        for text in _texts(slide):
            if text in before or text in now:
                continue
            assert text in said or _within(text, now), (case, slide.key, text, made.left)


def _within(text: str, now: set[str]) -> bool:
    """Whether words are part of a longer text now: in a title of two lines, or a row that the notes tell."""
    return any(text in one for one in now)


def _texts(slide: FoundSlide) -> list[str]:
    things = [one for thing in slide.things for one in (thing, *thing.inner) if thing.role not in ("footer", "number")]
    return [words(line.runs) for thing in things for line in thing.lines] + [words(line.runs) for line in slide.notes]


def _assert_order(made: Pull, wanted: FoundDeck, case: int) -> None:
    assert made.new is not None
    order = [s.key for s in made.new.sections if not s.omit]
    slides = [s.key for s in wanted.slides if s.key in order and not s.is_copy]
    if not any(one.what.startswith("the order") for one in made.left):
        assert [key for key in order if key in slides] == slides, case


def words(runs: tuple[Run, ...]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def bare(runs: tuple[Run, ...]) -> list[tuple[str, bool, bool]]:
    return [(run.text, run.bold, run.italic) for run in settled(heard(runs))]
