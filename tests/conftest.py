"""What every test stands on: a clean environment, outside tools by name, and the golden decks built once."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from goldens import GOLDEN, Golden, build_golden, make_foreign_template, make_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("deckbuild", deadline=None, print_blob=True)
settings.load_profile("deckbuild")


def need(tool: str) -> str:
    """The path of a tool outside Python; without it the test is skipped, and fails where CI=true promises it."""
    found = shutil.which(tool)
    if found:
        return found
    return _without(f"{tool} is not installed")


def need_file(path: Path) -> Path:
    """A file that some keep beside their checkout and nobody needs; without it the test is skipped."""
    if not path.exists():
        pytest.skip(f"{path.name} is not there")
    return path


def need_module(name: str) -> ModuleType:
    """A module that only some tests need; without it the test is skipped, and fails where CI=true promises it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        _without(f"the Python package {name.partition('.')[0]} is not installed")
        raise


def _without(reason: str) -> str:
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{reason}, and CI=true allows no test to be skipped")
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No cache, clock or colour of the person who runs the tests reaches a test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "TZ", "COLUMNS", "PYTHONHASHSEED"):
        monkeypatch.delenv(name, raising=False)
    zone = time.tzname
    yield
    if hasattr(time, "tzset"):
        os.environ.pop("TZ", None)
        time.tzset()
        assert time.tzname == zone


@pytest.fixture(scope="session")
def goldens(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Golden]:
    """Every deck of tests/golden, built once, by name."""
    folder = tmp_path_factory.mktemp("golden")
    make_foreign_template(folder / "foreign.pptx")
    make_pictures(folder / "pictures")
    return {path.stem: build_golden(path, folder) for path in sorted(GOLDEN.glob("*.yaml"))}


@pytest.fixture(scope="session")
def python() -> str:
    """The interpreter that runs the tests, for the processes they start."""
    return sys.executable
