"""`deckbuild make --watch`: builds again whenever a file of the project is saved."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, NoReturn

from deckbuild import places
from deckbuild.cli.guard import FINE
from deckbuild.cli.terminal import visible
from deckbuild.target import TargetError

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.cli.make import Call
    from deckbuild.pipeline import Result

POLL_SECONDS = 0.1
_SETTLE_SECONDS = 0.03  # editors write a file in more than one go
_YAML = (".yaml", ".yml")


def watch(call: Call, build: Callable[[Call], Result]) -> int:
    """Builds now and after every change, until interrupted; a broken file is reported and waited for.

    Ctrl-C is the way to end it, so it is no failure wherever it comes; a build that it stops leaves the old deck.
    """
    try:
        _watch(call, build)
    except KeyboardInterrupt:
        return FINE


def _watch(call: Call, build: Callable[[Call], Result]) -> NoReturn:
    known: dict[str, tuple[int, int]] = {}
    named: tuple[str, ...] = ()
    while True:
        seen = snapshot(call.source, named)
        if seen != known:
            time.sleep(_SETTLE_SECONDS)
            known = snapshot(call.source, named)
            named = _build(call, build) or named
            known = {**snapshot("", named), **known}
            print("waiting for a change; Ctrl-C ends it", file=sys.stderr, flush=True)
        time.sleep(POLL_SECONDS)


def snapshot(source: str, named: tuple[str, ...] = ()) -> dict[str, tuple[int, int]]:
    """Size and time of every file that a deck may be made from: its YAML, all that is in `assets`, and `named` ones.

    A file that is not there is left out, so that it is seen when it comes.
    """
    seen: dict[str, tuple[int, int]] = {}
    if source:
        found = places.find(source)
        seen = _files(found.slides or found.root, _YAML)
        for folder, _, _ in os.walk(os.path.join(found.root, "assets")):
            seen.update(_files(folder, ""))
    for path in named:
        seen.update(_stat(path))
    return seen


def _files(folder: str, suffixes: tuple[str, ...] | str) -> dict[str, tuple[int, int]]:
    seen: dict[str, tuple[int, int]] = {}
    try:
        names = os.listdir(folder)
    except OSError:  # not there, or gone just now
        return seen
    for name in names:
        if name.endswith(suffixes) and not name.startswith((".", "~$")):
            seen.update(_stat(os.path.join(folder, name)))
    return seen


def _stat(path: str) -> dict[str, tuple[int, int]]:
    try:
        status = os.stat(path)
    except OSError:  # gone between the listing and the look
        return {}
    return {path: (status.st_size, status.st_mtime_ns)}


def _build(call: Call, build: Callable[[Call], Result]) -> tuple[str, ...]:
    """Builds; the files that the deck was made from, or would be if they were there."""
    try:
        project = build(call).prepared.project
    except TargetError as problem:
        print(f"error: {visible(problem.message)}\n  = hint: {visible(problem.hint)}", file=sys.stderr)
        return ()
    template = project.deck.template if project.deck is not None else ""
    return (*(path for path, _ in project.files), *([template] if template else []))
