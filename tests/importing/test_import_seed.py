"""A document of the shape most talking points have, lost formatting and all, comes out in full."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conftest import ROOT
from deckbuild.emit import project
from deckbuild.importing.account import check
from deckbuild.importing.document import Document
from deckbuild.importing.formats import read, text
from deckbuild.importing.short import shorten
from deckbuild.importing.understand.understanding import Understood, understand
from deckbuild.pipeline import build
from test_import_roundtrip import of_section

SEEDS = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))
TWIN = Path(__file__).resolve().parent / "golden" / "en-plenum.txt"


def understood(path: Path) -> tuple[Document, Understood]:
    document = text.read(path.name, path.read_bytes())
    found = understand([document])
    assert check([document], found.deck, found.account, found.comments) == []
    return document, found


def test_the_header_goes_to_its_keys() -> None:
    deck = understood(TWIN)[1].deck
    assert (deck.event, deck.panel, deck.title) == ("Harbour Plenum", "On Ferries (B)", "Ferries and Islands")
    assert (deck.date, deck.start, deck.end) == (dt.date(2015, 5, 6), dt.time(10), dt.time(11, 15))
    assert deck.speakers[0].name == "A. Speaker"
    assert deck.speakers[0].affiliation == "Coastal Academy of the Ministry of Transport"
    assert deck.embargo is not None
    assert deck.embargo.until is not None
    assert deck.embargo.until.isoformat() == "2015-05-06T09:00:00+09:00"
    assert deck.disclaimer is not None


def test_headings_that_lost_their_formatting_begin_sections() -> None:
    deck = understood(TWIN)[1].deck
    assert [(s.title, s.marker, s.lead is not None, len(s.points)) for s in deck.sections] == [
        ("The Island Timetable", "number", False, 3),
        ("Islands and the Mainland", "bullet", True, 2),
        ("Boats and Crews", "bullet", False, 2),
        ("Outlook", "dash", False, 2),
    ]


@pytest.mark.skipif(not SEEDS, reason="there is no seed beside the checkout")
def test_the_seed_has_six_sections_with_all_their_points() -> None:
    deck = understood(SEEDS[0])[1].deck
    shape = [(s.marker, s.lead is not None, len(s.points)) for s in deck.sections]
    assert shape == [
        ("number", False, 3),
        ("bullet", True, 6),
        ("bullet", False, 6),
        ("bullet", False, 5),
        ("bullet", False, 6),
        ("dash", False, 3),
    ]
    assert [s.title for s in deck.sections] == [
        "Russia’s Foreign Policy",
        "Russia and the Korea Peninsular",
        "Russia and North Korea",
        "Russia and DPRK Nuclear Issue",
        "Russia and South Korea",
        "Prospects",
    ]
    assert all((deck.event, deck.panel, deck.date, deck.start, deck.end, deck.title, deck.embargo, deck.disclaimer))
    assert deck.panel == "On North Korea (RR)"
    assert deck.speakers[0].affiliation


@pytest.mark.skipif(not SEEDS, reason="there is no seed beside the checkout")
def test_the_seed_builds_seven_slides_and_comes_back_from_them(tmp_path: Path) -> None:
    found = shorten(understood(SEEDS[0])[1])
    slides = tmp_path / "slides"
    slides.mkdir()
    for name, content in project(found.deck, found.comments).items():
        (slides / name).write_text(content, encoding="utf-8")
    result = build(str(tmp_path), str(tmp_path / "deck.pptx"))
    assert [d.message for d in result.prepared.diagnostics if d.is_error] == []
    assert len(result.prepared.slides) == 7
    again = understand([read(str(tmp_path / "deck.pptx"))]).deck
    assert [of_section(s) for s in again.sections] == [of_section(s) for s in found.deck.sections]
