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
    written = page(code) if code in codes() else _own_page(code)
    if not written:
        print(f"error: there is no code {code!r}", file=sys.stderr)
        hint = nearest(code, codes()) or "`deckbuild explain` lists all of them"
        print(f"  = hint: {hint}", file=sys.stderr)
        return USAGE
    print(written.rstrip())
    return FINE


def _own_page(code: str) -> str:
    """The page of a rule that the project in this folder brings along, or an empty text."""
    from deckbuild import ownrules
    from deckbuild.diagnostics import Problems
    from deckbuild.readers.project import read_project

    deck = read_project(".", Problems()).deck
    for source in deck.rules if deck is not None else ():
        try:
            pages = {rule.code: ownrules.own_page(rule) for rule in ownrules.load(source)}
        except ownrules.OwnRuleError:
            continue
        if code in pages:
            return pages[code]
    return ""
