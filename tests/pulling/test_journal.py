"""Several files replaced as one: whole at any moment, finished or taken back by whoever comes next."""

from __future__ import annotations

import builtins
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

from deckbuild.cli import main
from deckbuild.pulling import journal
from deckbuild.target import TargetError
from making import project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = {"slides/deck.yaml": "title: T\n", "slides/10-a.yaml": "title: A\n", "slides/20-b.yaml": "title: B\n"}
NEW = {"slides/10-a.yaml": b"title: A, edited\n", "slides/20-b.yaml": None, "slides/05-b.yaml": b"title: B\n",
       "slides/30-c.yaml": b"title: C\n"}  # fmt: skip
_STEPS = ((os, "replace"), (os, "unlink"), (os, "fsync"), (os, "makedirs"), (os, "rename"), (shutil, "rmtree"),
          (builtins, "open"))  # fmt: skip


def planned(folder: Path) -> dict[str, bytes | None]:
    return {str(folder / name): data for name, data in NEW.items()}


def states(folder: Path) -> list[str]:
    """For each file whether it is the old one or the new one."""
    found = []
    for name, new in NEW.items():
        path = folder / name
        data = path.read_bytes() if path.exists() else None
        old = OLD[name].encode() if name in OLD else None
        assert data in (old, new), (name, data)
        found.append("new" if data == new else "old")
    return found


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Runs the work in a process of its own that dies before its step of that number; whether it got that far."""
    pid = os.fork()
    if not pid:
        count = 0
        for module, name in _STEPS:
            real: Any = getattr(module, name)

            def counted(*given: Any, _real: Any = real, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count > step:
                    os._exit(9)
                return _real(*given, **named)

            setattr(module, name, counted)
        try:
            work()
        except BaseException:  # the child must not come back into the test
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9)
    return code == 9


def half_done(folder: Path) -> None:
    """Leaves a change that was killed after some of its files."""
    for step in range(100):
        shutil.rmtree(folder, ignore_errors=True)
        project(folder, OLD)
        assert killed_at(step, lambda: journal.write(str(folder), planned(folder)))
        if len(set(states(folder))) == 2:
            assert journal.is_open(str(folder))
            return


@pytest.mark.parametrize("way", ["finish", "undo"])
def test_killed_at_any_step_every_file_is_old_or_new_and_the_next_run_ends_it(way: str, tmp_path: Path) -> None:
    step, died = 0, True
    while died:
        folder = project(tmp_path / str(step), OLD)
        died = killed_at(step, lambda: journal.write(str(folder), planned(folder)))  # noqa: B023
        found = states(folder)
        if journal.is_open(str(folder)):
            (journal.finish if way == "finish" else journal.undo)(str(folder))
            assert states(folder) == ["new" if way == "finish" else "old"] * len(NEW)
        else:
            assert len(set(found)) == 1, (step, found)
        assert not journal.is_open(str(folder))
        step += 1
    assert step > 20


def test_finishing_can_be_killed_and_done_again(tmp_path: Path) -> None:
    for step in range(0, 24, 3):
        folder = project(tmp_path / str(step), OLD)
        half_done(folder)
        killed_at(step, lambda: journal.finish(str(folder)))  # noqa: B023
        states(folder)
        if journal.is_open(str(folder)):
            journal.finish(str(folder))
        assert states(folder) == ["new"] * len(NEW)


def test_the_old_files_are_kept_under_their_names(tmp_path: Path) -> None:
    folder = project(tmp_path, OLD)
    kept = journal.write(str(folder), planned(folder))
    assert sorted(os.listdir(os.path.join(kept, "old", "slides"))) == ["10-a.yaml", "20-b.yaml"]
    assert (folder / kept / "old" / "slides" / "10-a.yaml").read_text() == "title: A\n"
    again = journal.write(str(folder), {str(folder / "slides" / "10-a.yaml"): b"title: A again\n"})
    assert [os.path.basename(one) for one in (kept, again)] == ["before-pull-1", "before-pull-2"]


def test_no_second_change_begins_before_the_first_has_ended(tmp_path: Path) -> None:
    folder = project(tmp_path, OLD)
    half_done(folder)
    with pytest.raises(TargetError, match="another pull is under way, or was interrupted"):
        journal.write(str(folder), planned(folder))
    journal.undo(str(folder))
    assert states(folder) == ["old"] * len(NEW)


def test_what_a_person_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    folder = project(tmp_path, OLD)
    half_done(folder)
    (folder / "slides" / "10-a.yaml").write_text("title: mine\n", encoding="utf-8")
    for end in (journal.finish, journal.undo):
        with pytest.raises(TargetError, match="was changed while a pull was under way"):
            end(str(folder))
    assert (folder / "slides" / "10-a.yaml").read_text() == "title: mine\n"


def test_after_an_interrupted_pull_other_commands_say_what_to_do(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capfd.readouterr()

    folder = project(tmp_path, OLD)
    half_done(folder)
    monkeypatch.chdir(folder)
    code, _, error = run("make")
    assert code == 1
    assert "error[unfinished-pull]" in error
    assert "deckbuild pull --finish" in error
    assert "deckbuild pull --undo" in error
    code, out, _ = run("pull", "--finish")
    assert (code, out) == (
        0,
        "the pull that was interrupted is finished; the old files are in .deckbuild/before-pull-1\n",
    )
    assert states(folder) == ["new"] * len(NEW)
    assert run("make")[0] == 0
    code, _, error = run("pull", "--undo")
    assert code == 1
    assert "no pull was interrupted here" in error
