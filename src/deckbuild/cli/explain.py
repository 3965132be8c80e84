"""`deckbuild explain`: the manual page of a problem's code."""

from __future__ import annotations

import sys

from deckbuild.cli.guard import FINE, USAGE
from deckbuild.diagnostics import nearest
from deckbuild.manual import codes, page


def run(code: str) -> int:
    """Prints a manual page, or the list of all of them."""
    if not code:
        for name in codes():
            print(f"{name:<20} {page(name).splitlines()[0].removeprefix('# ').partition(': ')[2]}")
        return FINE
    if code not in codes():
        print(f"error: there is no code {code!r}", file=sys.stderr)
        hint = nearest(code, codes()) or "`deckbuild explain` lists all of them"
        print(f"  = hint: {hint}", file=sys.stderr)
        return USAGE
    print(page(code).rstrip())
    return FINE
