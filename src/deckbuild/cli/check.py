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


def run(call: Call, page: str = "") -> int:
    """Checks the deck, and writes a report as an HTML page where asked; 1 for an error among the problems, else 0."""
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
    if page:
        from deckbuild.cli.page import write_prepared

        write_prepared(page, prepared, call)
    return PROBLEMS if any(d.is_error for d in found) else FINE
