"""Several files replaced as one: written down first, then done step by step, so that a kill leaves nothing unclear.

Everything of a change lies in `.deckbuild/pulling/` of the project: the new files, the old ones, and a plan that names
both with their digests. From the moment that the plan is there, the change can be finished or taken back by whoever
comes next, and each file is the old one or the new one, whole. When it is done the folder becomes the backup.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import sidecar, target
from deckbuild.places import UNFINISHED, WORKSHOP, digest

if TYPE_CHECKING:
    from collections.abc import Mapping

_DONE = "before-pull-"
_OPEN, _PLAN = os.path.split(os.path.relpath(UNFINISHED, WORKSHOP))


class Step(NamedTuple):
    """One file of a change: its path from the project's root, and the digests before and after, empty for no file.

    `kept` is its path among the old and the new versions.
    """

    path: str
    kept: str
    before: str
    after: str


class UnfinishedError(target.TargetError):
    """A change that was interrupted, and must be finished or taken back before anything else."""


def is_open(root: str) -> bool:
    """Whether a change of the project was interrupted."""
    return os.path.exists(os.path.join(root, UNFINISHED))


def write(root: str, files: Mapping[str, bytes | None]) -> str:
    """Replaces the files, None being one that goes; returns the folder with the old ones.

    Raises TargetError where there is no room or no right, or another change is under way: then all files are as they
    were.
    """
    folder = os.path.join(root, WORKSHOP, _OPEN)
    if is_open(root):
        raise UnfinishedError("another pull is under way, or was interrupted", "deckbuild pull --finish, or --undo")
    try:
        sidecar.ready(os.path.join(root, WORKSHOP))
        shutil.rmtree(folder, ignore_errors=True)  # what was never planned to the end
        steps = [_staged(root, folder, n, path, data) for n, (path, data) in enumerate(files.items())]
        plan = json.dumps([step._asdict() for step in steps], ensure_ascii=False, indent=1).encode()
    except OSError as problem:
        shutil.rmtree(folder, ignore_errors=True)
        raise target.TargetError(
            f"the change cannot be prepared in {folder}: {target.reason(problem)}", "nothing was changed"
        ) from problem
    target.replace(os.path.join(folder, _PLAN), lambda out: out.write(plan))
    return finish(root)


def finish(root: str) -> str:
    """Does what is still to be done of the planned change; returns the folder with the old files.

    Raises TargetError where a file is neither the old one nor the new one: a person changed it meanwhile.
    """
    return _carry_out(root, forward=True)


def undo(root: str) -> str:
    """Takes the planned change back; returns the folder with what was planned."""
    return _carry_out(root, forward=False)


def _carry_out(root: str, forward: bool) -> str:
    folder = os.path.join(root, WORKSHOP, _OPEN)
    steps = _plan(folder)
    for step in steps:
        now = _digest(os.path.join(root, step.path))
        if now not in (step.before, step.after):
            raise UnfinishedError(
                f"{step.path} was changed while a pull was under way",
                f"bring it together with the versions in {os.path.join(folder, 'new')} and "
                f"{os.path.join(folder, 'old')}, then delete {folder}",
            )
    version = "new" if forward else "old"
    for step in steps:
        wanted = step.after if forward else step.before
        _do(os.path.join(root, step.path), wanted, os.path.join(folder, version, step.kept))
    done = _free(os.path.join(root, WORKSHOP, _DONE))
    os.replace(folder, done)
    os.unlink(os.path.join(done, _PLAN))
    shutil.rmtree(os.path.join(done, version), ignore_errors=True)  # which is what the project has now
    return done


def _staged(root: str, folder: str, n: int, path: str, data: bytes | None) -> Step:
    """Puts the old and the new version of a file into the folder of the change."""
    old = _read(path)
    relative = os.path.relpath(path, root)
    kept = os.path.join(f"outside-{n}", os.path.basename(path)) if relative.startswith(os.pardir) else relative
    for name, version in (("old", old), ("new", data)):
        if version is not None:
            _put(os.path.join(folder, name, kept), version)
    return Step(relative, kept, digest(old) if old is not None else "", digest(data) if data is not None else "")


def _do(path: str, wanted: str, source: str) -> None:
    """Brings one file to the version that is wanted."""
    if _digest(path) == wanted:
        return
    if not wanted:
        os.unlink(path)
        return
    data = _read(source)
    assert data is not None
    target.replace(path, lambda out: out.write(data))


def _plan(folder: str) -> list[Step]:
    data = _read(os.path.join(folder, _PLAN))
    if data is None:
        raise target.TargetError("no pull was interrupted here", "there is nothing to finish")
    return [Step(**step) for step in json.loads(data)]


def _put(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _digest(path: str) -> str:
    data = _read(path)
    return digest(data) if data is not None else ""


def _free(stem: str) -> str:
    n = 1
    while os.path.lexists(f"{stem}{n}"):
        n += 1
    return f"{stem}{n}"
