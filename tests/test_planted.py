"""Sound decks say nothing, and one fault planted into them is found: by its code alone, on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.pipeline import Options, prepare
from drawn import encoded, gradient
from making import NOW, project
from planted import FAULTS, SOUND, Fault

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


def test_there_are_a_hundred_faults_and_no_two_are_the_same() -> None:
    assert len({fault.text for fault in FAULTS}) == len(FAULTS) >= 110
