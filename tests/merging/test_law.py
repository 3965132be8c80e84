"""A sample of the law of merging: no edit is lost, and no conflict is told where there is none."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield importlib.import_module("merge_law")
    sys.modules.pop("merge_law", None)


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_whatever_both_sides_do_nothing_of_either_is_lost(first: int, law: Any, tmp_path: Path) -> None:
    for seed in range(first, first + 10):
        assert law.faults(law.make_case(seed), str(tmp_path)) == [], f"case {seed}"
