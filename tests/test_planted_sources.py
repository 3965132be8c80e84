"""Sound decks say nothing, and one fault planted into them is found: by its code alone, on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.checks import RULES
from deckbuild.pipeline import Options, prepare
from drawn import encoded, gradient
from goldens import Golden, clock_of
from making import NOW, project
from planted_sources import FAULTS, SOUND, Fault

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.diagnostics import Diagnostic


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    picture = encoded(gradient(1200, 800), "png")
    return project(tmp_path_factory.mktemp("planted"), {"assets/river.png": picture})


def _found(folder: Path, text: str) -> list[Diagnostic]:
    project(folder, {"talk.yaml": text})
    return prepare(str(folder / "talk.yaml"), Options(now=NOW, thorough=True)).diagnostics


@pytest.mark.parametrize("language", SOUND)
def test_a_sound_deck_says_nothing(folder: Path, language: str) -> None:
    assert [d.message for d in _found(folder, SOUND[language])] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.language}")
def test_a_planted_fault_is_found_on_its_line(folder: Path, fault: Fault) -> None:
    found = [(d.code, d.at.source.position(d.at.start)[0]) for d in _found(folder, fault.text)]
    assert (fault.code, fault.line) in found
    assert {code for code, _ in found} == {fault.code}


def test_no_golden_deck_is_an_error_by_any_rule(goldens: dict[str, Golden]) -> None:
    for name, golden in goldens.items():
        copy = golden.path.with_suffix(".yaml")
        made = prepare(str(copy), Options(now=clock_of(golden.yaml), thorough=True))
        wrong = [d.message for d in made.diagnostics if d.code in RULES and d.is_error]
        assert (name, wrong) == (name, [])


def test_there_are_a_hundred_faults_and_no_two_are_the_same() -> None:
    assert len({fault.text for fault in FAULTS}) == len(FAULTS) >= 110
