"""`deckbuild check`: every rule, with nothing written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.terminal import visible

if TYPE_CHECKING:
    from deckbuild.cli.make import Call


def run(call: Call) -> int:
    """Checks the deck; 1 when anything was found at level error, 0 otherwise."""
    from deckbuild.pipeline import prepare
    from deckbuild.rendering import render

    if not os.path.exists(call.source):
        print(f"error: there is no file or folder {visible(call.source)}", file=sys.stderr)
        return PROBLEMS
    prepared = prepare(call.source, options_of(call)._replace(thorough=True))
    found = prepared.diagnostics
    if call.format == "json":
        print(render(found, "json"))
    else:
        print_diagnostics(found, call)
        if not found and not call.quiet and call.format == "text":
            print("no problems found")
    return PROBLEMS if any(d.is_error for d in found) else FINE
