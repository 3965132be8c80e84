"""Every planted fault is found, at its slide and nothing worse beside it; the clean twin gives nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.checks import WRITTEN
from planted import FAULTS, Fault, clean, found_in, planted

if TYPE_CHECKING:
    from deckbuild.diagnostics import Diagnostic


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return clean(tmp_path_factory.mktemp("clean"))


def slide_of(found: Diagnostic) -> int:
    return found.at.source.position(found.at.start)[0] if found.at.source.text else 0


def test_the_clean_twin_gives_nothing(twin: bytes) -> None:
    assert [(d.code, d.message) for d in found_in(twin)] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_at_its_slide(fault: Fault, twin: bytes) -> None:
    found = found_in(planted(twin, fault.plant))
    assert (fault.code, fault.slide) in [(d.code, slide_of(d)) for d in found], [(d.code, d.message) for d in found]


def test_every_rule_has_a_planted_fault() -> None:
    assert {fault.code for fault in FAULTS} == set(WRITTEN)
