"""`deckbuild make --watch`: builds again whenever a file of the project is saved."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NoReturn

from deckbuild.cli.guard import FINE
from deckbuild.cli.terminal import visible
from deckbuild.target import TargetError
from deckbuild.watching import SETTLE_SECONDS, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.cli.make import Call
    from deckbuild.pipeline import Result

POLL_SECONDS = 0.1


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
            time.sleep(SETTLE_SECONDS)
            known = snapshot(call.source, named)
            named = _build(call, build) or named
            known = {**snapshot("", named), **known}
            print("waiting for a change; Ctrl-C ends it", file=sys.stderr, flush=True)
        time.sleep(POLL_SECONDS)


def _build(call: Call, build: Callable[[Call], Result]) -> tuple[str, ...]:
    """Builds; the files that the deck was made from, or would be if they were there."""
    try:
        project = build(call).prepared.project
    except TargetError as problem:
        print(f"error: {visible(problem.message)}\n  = hint: {visible(problem.hint)}", file=sys.stderr)
        return ()
    template = project.deck.template if project.deck is not None else ""
    return (*(path for path, _ in project.files), *([template] if template else []))
