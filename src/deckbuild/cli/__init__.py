"""The command line: the only code that prints, colours and exits."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs the command that the arguments name, and exits with its code.

    0 fine, 1 problems found, 2 wrong usage, 3 a bug (with a report file), 130 interrupted.
    """
    from deckbuild.cli.guard import guarded
    from deckbuild.cli.make import plain_call, run

    call = None if "_DECKBUILD_COMPLETE" in os.environ else plain_call(sys.argv[1:])
    if call is not None:  # importing click would cost as much as building a small deck
        sys.exit(guarded(lambda: run(call)))
    sys.exit(guarded(_clicked))


def _clicked() -> int:
    """Runs the command that click reads from the arguments; its own `main` would end the process on a closed pipe."""
    from deckbuild.cli.app import app

    if "_DECKBUILD_COMPLETE" in os.environ:
        app.main(prog_name="deckbuild")
    with app.make_context("deckbuild", sys.argv[1:]) as context:
        return int(app.invoke(context) or 0)
