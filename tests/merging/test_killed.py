"""A make that is stopped at any moment: the deck is the old or the new one, and the next make goes on from there."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from deckbuild import sidecar, target
from deckbuild.pipeline import Options
from making import NOW, project
from merging.remaking import TALK, built, comments, edit, remake, texts
from readback.test_edits import reword_point

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OURS = TALK.replace("The harbour needs a crane", "The harbour needs two cranes")
BOTH = OURS.replace("show: Water is cheap", "show: Water is the way")
MAKE = (
    "import sys\n"
    "from deckbuild.pipeline import Options, build\n"
    f"options = Options(now={NOW!r}, release='release' in sys.argv)\n"
    "print('ready', flush=True)\n"
    "build('talk.yaml', 'talk.pptx', options)\n"
)
DOORS = (
    (os, "replace"), (os, "link"), (os, "fsync"), (os, "unlink"), (os, "makedirs"), (sidecar, "keep"),
    (sidecar, "keep_before"), (target, "replace"),
)  # fmt: skip
"""Where a build meets the disk, and so where it may be stopped."""


class StoppedError(BaseException):
    """Stands for the moment at which the process is gone: nothing that only handles errors sees it."""


def both_sides(path: Path, *others: str) -> None:
    """The edit and the YAML's change are in the deck."""
    shown = texts(path, "Grain")
    assert "The harbour needs two cranes" in shown
    assert "Water is very cheap" in (*shown, *others)


def moments(monkeypatch: pytest.MonkeyPatch, run: Callable[[], object], stop_at: int) -> int:
    """Runs until the disk is met for the `stop_at`-th time, and stops there; how often it was met."""
    count = 0

    def stopping(real: Callable[..., object]) -> Callable[..., object]:
        def met(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count == stop_at:
                raise StoppedError
            return real(*arguments, **named)

        return met

    with monkeypatch.context() as patched:
        for module, name in DOORS:
            patched.setattr(module, name, stopping(getattr(module, name)))
        with contextlib.suppress(StoppedError):
            run()
    return count


@pytest.mark.parametrize("release", [False, True], ids=["merge", "release"])
def test_stopped_wherever_it_meets_the_disk_the_deck_is_whole_and_the_next_make_merges(
    release: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stop_at in range(1, 100):
        folder = tmp_path / str(stop_at)
        folder.mkdir()
        path = built(folder)
        edit(path, reword_point)
        old = path.read_bytes()
        project(folder, {"talk.yaml": OURS})
        met = moments(monkeypatch, lambda f=folder, p=path: _build(f, p, release), stop_at)
        if path.read_bytes() != old:
            both_sides(path)
        result = remake(path, OURS)
        assert result.kept == ""
        both_sides(path)
        if met < stop_at:
            break
    assert 5 < stop_at < 99


def _build(folder: Path, path: Path, release: bool) -> None:
    from deckbuild.pipeline import build

    build(str(folder / "talk.yaml"), str(path), Options(now=NOW, release=release))


def test_a_conflict_is_not_lost_wherever_the_make_that_tells_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stop_at in range(1, 100):
        folder = tmp_path / str(stop_at)
        folder.mkdir()
        path = built(folder)
        edit(path, reword_point)
        project(folder, {"talk.yaml": BOTH})
        met = moments(monkeypatch, lambda f=folder, p=path: _build(f, p, False), stop_at)
        remake(path, BOTH)
        both_sides(path, *(text.rpartition(": ")[2] for text in comments(path)))
        if met < stop_at:
            break
    assert 5 < stop_at < 99


@pytest.mark.parametrize("release", [False, True], ids=["merge", "release"])
@pytest.mark.parametrize("share", [n / 6 for n in range(7)])
def test_killed_at_any_moment_nothing_of_either_side_is_lost(share: float, release: bool, tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    project(tmp_path, {"talk.yaml": OURS})
    old = path.read_bytes()
    words = [sys.executable, "-c", MAKE, *(["release"] if release else [])]
    child = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, start_new_session=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(share * 0.3)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    if path.read_bytes() != old:
        both_sides(path)
    remake(path, OURS)
    both_sides(path)


def test_a_release_edited_after_a_release_that_was_stopped_is_merged_from_its_own_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = built(tmp_path)
    remake(path, TALK, release=True)
    project(tmp_path, {"talk.yaml": OURS})
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", _stop_at_the_deck(path, os.replace))
        with pytest.raises(StoppedError):
            _build(tmp_path, path, True)
    edit(path, reword_point)
    result = remake(path, OURS)
    assert result.merged is not None
    assert result.merged.edited == ("Grain goes by water",)
    both_sides(path)


def _stop_at_the_deck(path: Path, real: Callable[..., None]) -> Callable[..., None]:
    def replace(source: str, aim: str) -> None:
        if str(aim) == str(path):
            raise StoppedError
        real(source, aim)

    return replace
