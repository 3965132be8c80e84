"""`deckbuild check DECK.pptx`: what is wrong with a deck from anywhere; with `--fix`, a corrected copy of it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from deckbuild import places, target
from deckbuild.auditing import Audited, AuditError, audit, audit_data
from deckbuild.cli import terminal
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.make import Progress, print_diagnostics

if TYPE_CHECKING:
    from deckbuild.cli.make import Call


def run(call: Call, fix: bool, page: str) -> int:
    """Audits the deck, corrects it where asked, and reports; 1 when an error is left, 0 otherwise."""
    progress = Progress() if sys.stderr.isatty() and not call.quiet else None
    try:
        found = audit(call.source, call.strict, progress)
        done, path = _fixed(call, found) if fix else ([], "")
        if path:
            with open(path, "rb") as file:
                found = audit_data(file.read(), path, call.strict, progress)
    except AuditError as problem:
        raise target.TargetError(problem.message, problem.hint) from None
    finally:
        if progress is not None:
            progress.done()
    _report(call, found, done, path)
    if page:
        from deckbuild.cli.page import write_audit

        write_audit(page, found, done, call)
    return PROBLEMS if any(d.is_error for d in found.diagnostics) else FINE


def _fixed(call: Call, found: Audited) -> tuple[list[str], str]:
    """What was corrected, and where the corrected copy is; an empty path where there was nothing to correct."""
    from deckbuild.fixing.fixes import corrected, write

    if found.deck is None:
        return [], ""
    package, done = corrected(found.data, found.deck)
    if not done:
        return [], ""
    path = _free(call.source)
    target.replace(path, lambda file: write(package, file))
    return done, path


def _free(source: str) -> str:
    """`<name>.fixed.pptx` beside the deck, or the first number after it that no file has: no file is replaced."""
    stem, suffix = os.path.splitext(source)
    path, number = f"{stem}.fixed{suffix}", 2
    while os.path.lexists(path):
        path, number = f"{stem}.fixed-{number}{suffix}", number + 1
    return path


def _report(call: Call, found: Audited, done: list[str], path: str) -> None:
    if call.format == "json":
        _print_json(found, done, path)
        return
    print_diagnostics(found.diagnostics, call)
    if call.quiet or call.format != "text":
        return
    for line in done:
        print(f"corrected: {terminal.visible(line)}")
    if path:
        left = "what is said above is left in it" if found.diagnostics else "nothing is left to correct in it"
        print(f"wrote {places.shown(path)}; {left}")
    elif not found.diagnostics:
        slides = len(found.deck.slides) if found.deck else 0
        print(f"no problems found on {slides} slide{'s' if slides != 1 else ''}")


def _print_json(found: Audited, done: list[str], path: str) -> None:
    import json

    from deckbuild.rendering import render

    document = json.loads(render(found.diagnostics, "json"))
    head = {
        "deck": path or (found.deck.path if found.deck else None),
        "slides": len(found.deck.slides) if found.deck else 0,
    }
    print(json.dumps({**head, "corrected": done, **document}, ensure_ascii=False, indent=2))
