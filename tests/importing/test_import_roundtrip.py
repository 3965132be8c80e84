"""A deck that was made, imported again: the same sections, points and notes."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from deckbuild import emit
from deckbuild.importing.account import check
from deckbuild.importing.formats import read
from deckbuild.importing.understand.understanding import Understood, understand
from deckbuild.model import Deck, Disclaimer, Point, Section
from deckbuild.pipeline import Options, build
from deckbuild.richtext import Block, Run, blocks, runs
from goldens import Golden

NOT_ON_SLIDES = ("arranged", "inline")
"""Golden decks with what slides and notes cannot tell: sections between groups, code in notes."""

Shape = tuple[tuple[Run, ...], tuple[Run, ...], tuple["Shape", ...]]


def imported(path: Path) -> Understood:
    document = read(str(path))
    understood = understand([document])
    assert check([document], understood.deck, understood.account, understood.comments) == []
    return understood


def of_point(point: Point) -> Shape:
    return runs(point.show), runs(point.spoken), tuple(map(of_point, point.points))


def of_section(section: Section, group: bool = True) -> tuple[object, ...]:
    """What a section says, by its words and formats and not by how they were written."""
    return (
        runs(section.title),
        of_point(section.lead) if section.lead else None,
        tuple(map(of_point, section.points)),
        section.marker if section.points else "",
        blocks(section.notes),
        runs(section.source),
        section.hidden,
        section.group if group else "",
    )


def compare(again: Sequence[Section], sections: Sequence[Section]) -> None:
    """Asserts that sections came back; what a visual block shows has become points after the section's own."""
    assert [runs(s.title) for s in again] == [runs(s.title) for s in sections]
    for found, section in zip(again, sections, strict=True):
        if section.visual is None:
            assert of_section(found) == of_section(section)
        else:
            assert of_section(found)[1] == of_section(section)[1]
            assert tuple(map(of_point, found.points))[: len(section.points)] == tuple(map(of_point, section.points))


def test_the_sample_deck_comes_back(tmp_path: Path) -> None:
    result = build(str(ROOT), str(tmp_path / "sample.pptx"))
    deck = result.prepared.deck
    again = imported(tmp_path / "sample.pptx").deck
    compare(again.sections, deck.sections)
    for key in ("title", "subtitle", "event", "panel", "date", "start", "end", "timezone", "speakers", "disclaimer"):
        assert getattr(again, key) == getattr(deck, key), key
    assert again.check_against_delivery
    assert again.language == deck.language


def test_golden_decks_come_back(goldens: dict[str, Golden]) -> None:
    for name, golden in goldens.items():
        sections = [s for s in golden.prepared.deck.sections if not s.omit]
        again = imported(golden.path).deck.sections
        if name not in NOT_ON_SLIDES:
            compare(again, sections)


def test_an_embargo_comes_back_with_its_moment(goldens: dict[str, Golden]) -> None:
    for name in ("embargo-running", "embargo-on-delivery"):
        before, after = goldens[name].prepared.deck.embargo, imported(goldens[name].path).deck.embargo
        assert before is not None
        assert after is not None
        assert before.until == after.until


WORDS = (
    "trade",
    "Both",
    "peace,",
    "2013",
    "**five**",
    "talks:",
    "[sic]",
    "—",
    "(see annex)",
    "1.",
    "§",
    "не",
    "한국",
    "No",
)
phrase = (
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(" ".join).filter(lambda t: any(map(str.isalpha, t)))
)
OTHER_WORDS = ("goods", "Quiet", "calm,", "1815", "seats", "иначе", "또한")
said = st.one_of(
    st.just(""),
    st.lists(st.sampled_from(OTHER_WORDS), min_size=1, max_size=5).map(" ".join).map(lambda t: f"That is: {t}."),
)


def point(level: int, holds: bool) -> st.SearchStrategy[Point]:
    """A point with what it says; `holds` that this has the shown words in it, as a full sentence has its short form."""
    below = st.lists(point(level + 1, holds), max_size=2).map(tuple) if level < 3 else st.just(())
    made = st.builds(lambda show, say, under: Point(show, say, under), phrase, said, below)
    return made.map(lambda p: p._replace(say=p.say and f"In full words: {p.show}, no less.")) if holds else made


def with_quiet(marker: str) -> st.SearchStrategy[tuple[Point, ...]]:
    """Points among which some are only said, with points below them that may be shown."""
    below = st.lists(point(2, holds=True), max_size=2 if marker != "none" else 0).map(tuple)
    quiet = st.lists(below.map(lambda under: Point("", "Said and never shown.", under)), max_size=1)
    pairs = st.lists(st.tuples(quiet, point(1, holds=True)), min_size=1, max_size=4)
    return st.tuples(pairs, quiet).map(
        lambda made: (*(p for before, shown in made[0] for p in (*before, shown)), *made[1])
    )


def section(marker: str) -> st.SearchStrategy[Section]:
    """A section as slides and notes can tell it.

    What is only said stands among points that say the words they show or more: of two paragraphs of the notes that
    share no word with what the slide shows, nothing in the file tells which is a point's and which stands for itself.
    """
    listed = st.lists(point(1, holds=False), min_size=1, max_size=4).map(tuple)
    plain = st.lists(point(1, holds=True).map(lambda p: p._replace(points=())), min_size=1, max_size=4).map(tuple)
    cues = st.sampled_from(
        ("", "Pause here.", "Look up.\n\n- ask\n- wait\n  - longer", "1. first\n2. second\n\nThen go on.")
    )
    lead = point(1, holds=marker == "none").map(lambda p: p._replace(points=())) | st.just(Point("", "Said first."))
    lead = st.none() | lead
    return st.builds(
        lambda **keys: Section(marker=marker, **keys),
        title=phrase,
        lead=lead,
        points=(plain if marker == "none" else listed) | with_quiet(marker),
        notes=cues,
        source=st.just("") | phrase,
        hidden=st.booleans(),
        overflow=st.just("continue"),
    )


sections = st.one_of(*(section(marker) for marker in ("bullet", "number", "dash", "none")))
decks = st.builds(
    lambda made, disclaimer, cover, closing: Deck(
        "Generated talk", sections=tuple(made), disclaimer=disclaimer, cover=cover, closing=closing
    ),
    st.lists(sections, min_size=1, max_size=3),
    st.none() | st.just(Disclaimer("The views are the speaker's own.")),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(decks)
def test_any_deck_comes_back(deck: Deck) -> None:
    with tempfile.TemporaryDirectory() as folder:
        slides = Path(folder) / "slides"
        slides.mkdir()
        for name, text in emit.project(deck).items():
            (slides / name).write_text(text, encoding="utf-8")
        path = Path(folder) / "talk.pptx"
        result = build(folder, str(path), Options(now="2026-11-24 12:00 UTC"))
        assert [d.message for d in result.prepared.diagnostics if d.is_error] == []
        again = imported(path).deck
    assert [of_section(s, group=False) for s in again.sections] == [of_section(s, group=False) for s in deck.sections]


def test_a_block_of_notes_is_a_value() -> None:
    assert blocks("- a") == (Block((Run("a"),), 0, "bullet", 0),)
