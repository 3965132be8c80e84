"""`deckbuild make --password`: the deck, locked with a password that is asked for on the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from deckbuild import places, target
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.terminal import visible
from deckbuild.cli.writing import put
from deckbuild.encryption import MOST_LETTERS, encrypted
from deckbuild.pipeline import default_output, in_memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.cli.make import Call


def run(call: Call, ask: Callable[[], str]) -> int:
    """Makes the deck, asks for the password and writes the locked deck; the exit code.

    It holds what a person edited in the speaker's own deck, which stays as it is. Without -o it is named
    `<name>-protected.pptx`.
    """
    if not os.path.exists(call.source):
        print(f"error: there is no file or folder {visible(call.source)}", file=sys.stderr)
        return PROBLEMS
    if call.output:
        target.check(call.output)
    prepared, deck = in_memory(call.source, options_of(call))
    print_diagnostics(prepared.diagnostics, call)
    if not deck:
        print("nothing was written", file=sys.stderr)
        return PROBLEMS
    path = call.output or os.path.splitext(default_output(prepared.project, call.audience))[0] + "-protected.pptx"
    put(path, encrypted(deck, ask()), call.source)
    if not call.quiet:
        print(f"wrote {places.shown(path)}, which opens with the password alone")
    return FINE


def ask() -> str:
    """Asks twice for a password on the terminal. Raises TargetError where there is none to ask on."""
    import getpass

    if not sys.stdin.isatty():
        raise target.TargetError(
            "--password asks for the password on a terminal, and there is none",
            "run it in a terminal: a password on the command line or in a file is one that others can read",
        )
    while True:
        password = getpass.getpass("password for the deck: ")
        if not 1 <= len(password) <= MOST_LETTERS:
            print(f"a password has 1 to {MOST_LETTERS} letters", file=sys.stderr)
        elif getpass.getpass("the same again: ") == password:
            return password
        else:
            print("the two are not the same", file=sys.stderr)
