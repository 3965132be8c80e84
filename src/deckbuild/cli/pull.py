"""`deckbuild pull`: writes what a person edited in the deck into the YAML, or shows it as a patch."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import places
from deckbuild.cli import terminal
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.pull_report import as_json, as_text, patch
from deckbuild.pulling import journal

if TYPE_CHECKING:
    from deckbuild.cli.make import Call
    from deckbuild.pulling.pull import Pull


class Asked(NamedTuple):
    """What a person asked of `pull` besides what every command takes."""

    dry_run: bool = False
    theirs: bool = False
    finish: bool = False
    undo: bool = False


def run(call: Call, asked: Asked) -> int:
    """Pulls, or goes on with a pull that was interrupted; the exit code."""
    if not os.path.exists(call.source):
        return _refuse(f"there is no file or folder {call.source}")
    root = places.find(call.source).root
    if asked.finish or asked.undo:
        kept = journal.finish(root) if asked.finish else journal.undo(root)
        if not call.quiet:
            done = "finished; the old files are" if asked.finish else "taken back; what it would have written is"
            print(f"the pull that was interrupted is {done} in {places.shown(kept)}")
        return FINE
    made = _pulled(call, asked.theirs)
    if made is None:
        return PROBLEMS
    if made.new is None:
        print_diagnostics([d for d in made.diagnostics if d.is_error], call._replace(format="text"))
        return _refuse("the YAML cannot be read in full", "mend what is said above; `deckbuild check` says it again")
    return _done(made, call, asked)


def _pulled(call: Call, theirs: bool) -> Pull | None:
    """The pull of the deck; None where there is none, after saying why."""
    from deckbuild.pulling.pull import NoBaseError, pull
    from deckbuild.readback.values import ReadbackError

    try:
        return pull(call.source, call.output, options_of(call), theirs)
    except NoBaseError as problem:
        deck = places.shown(str(problem))
        _refuse(
            f"{deck} does not say what it was built from: no build of this version wrote it, or a program lost that",
            f"`deckbuild adopt {deck}` matches its slides with the sections",
        )
    except FileNotFoundError as problem:
        _refuse(f"there is no deck {places.shown(str(problem))}", "`deckbuild make` builds it; or name another DECK")
    except ReadbackError as problem:
        _refuse(str(problem), "name another DECK")
    return None


def _done(made: Pull, call: Call, asked: Asked) -> int:
    """Writes the files, or shows what they would be."""
    if asked.dry_run and call.format != "json":
        print(patch(made), end="")
        if not call.quiet:
            print(as_text(made, "", terminal.takes_color(sys.stderr, call.color), dry_run=True), file=sys.stderr)
        return FINE
    kept = journal.write(made.root, made.files) if made.files and not asked.dry_run else ""
    if call.format == "json":
        print(json.dumps(as_json(made, kept, asked.dry_run), ensure_ascii=False, indent=2))
    elif not call.quiet:
        print(as_text(made, kept, terminal.takes_color(sys.stdout, call.color)))
    if made.files:
        errors = [d for d in made.diagnostics if d.is_error]
        print_diagnostics(errors, call._replace(format="text"))
        if errors:
            print("`make` waits until that is mended; the deck is as you left it", file=sys.stderr)
    return FINE


def _refuse(message: str, hint: str = "") -> int:
    print(f"error: {terminal.visible(message)}", file=sys.stderr)
    if hint:
        print(f"  = hint: {terminal.visible(hint)}", file=sys.stderr)
    return PROBLEMS
