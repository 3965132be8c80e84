"""`deckbuild make`: builds the deck, says what it did, or what is in the way."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import places, uptodate
from deckbuild.cli import terminal
from deckbuild.cli.guard import FINE, PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Diagnostic
    from deckbuild.pipeline import Options, Result


class Call(NamedTuple):
    """What a person asked of `make` or `check`."""

    source: str = "."
    output: str = ""
    strict: bool = False
    now: str = ""
    format: str = "text"
    allow_outside: bool = False
    force: bool = False
    quiet: bool = False
    verbose: bool = False
    color: bool | None = None
    audience: str = ""
    fresh: bool = False
    release: bool = False
    embargoed: bool = False
    take: str = ""
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing is asked that an earlier build may not have done."""
        asked = (self.strict, self.now, self.allow_outside, self.force, self.audience, self.fresh, self.release)
        return not any((*asked, self.take, self.ours, self.theirs)) and self.format == "text"


def plain_call(arguments: Sequence[str]) -> Call | None:
    """The call for `make [SOURCE] [-o FILE]` without further options; None for anything else, which click reads."""
    if not arguments or arguments[0] != "make":
        return None
    source, output, rest = "", "", list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word == "-o" and rest and not output:
            output = rest.pop(0)
        elif not word.startswith("-") and not source:
            source = word
        else:
            return None
    return Call(source or ".", output)


def run(call: Call) -> int:
    """Builds unless the deck is up to date; the exit code."""
    if not os.path.exists(call.source):
        print(f"error: there is no file or folder {terminal.visible(call.source)}", file=sys.stderr)
        return PROBLEMS
    if call.plain and (path := uptodate.is_current(call.source, call.output)):
        if not call.quiet:
            print(f"{places.shown(path)} is up to date")
        return FINE
    import gc

    gc.disable()  # a short-lived process that only builds up: collecting would cost a third of a large build
    return build_once(call)


def build_once(call: Call) -> int:
    """Builds and reports; the exit code."""
    return FINE if built(call).path else PROBLEMS


def built(call: Call) -> Result:
    """Builds and reports; what came of it."""
    from deckbuild.pipeline import build

    progress = Progress() if sys.stderr.isatty() and not call.quiet else None
    result = build(call.source, call.output, options_of(call)._replace(progress=progress))
    if progress is not None:
        progress.done()
    if call.plain and result.path and any(d.level == "warning" for d in result.prepared.diagnostics):
        uptodate.forget(call.source, call.output)  # the next make says its warnings again
    report(result, call)
    return result


def options_of(call: Call) -> Options:
    """How the deck is to be read and laid out."""
    from deckbuild.pipeline import Options

    return Options(
        call.now,
        call.strict,
        call.allow_outside,
        audience=call.audience,
        fresh=call.fresh,
        release=call.release,
        despite_embargo=call.embargoed,
        take=call.take,
        ours=call.ours,
        theirs=call.theirs,
    )


def report(result: Result, call: Call) -> None:
    """Prints the problems, then the table; as JSON or annotations where they were asked for."""
    found = result.prepared.diagnostics
    if call.format == "json":
        _print_json(result)
        return
    print_diagnostics(found, call)
    if not result.path:
        if call.format == "text":
            print("nothing was written", file=sys.stderr)
        return
    if call.quiet or call.format != "text":
        return
    from deckbuild.cli.report import merge_lines, slides_table

    color = terminal.takes_color(sys.stdout, call.color)
    print(slides_table(result.prepared, color))
    if result.kept:
        print(
            terminal.styled(
                f"{places.shown(result.path)} was changed by hand; it is kept as {places.shown(result.kept)}",
                terminal.YELLOW,
                color,
            )
        )
    for line in merge_lines(result):
        print(terminal.styled(line, terminal.YELLOW, color))
    if result.prepared.embargoed:
        print(terminal.styled(_embargo(result), terminal.RED, color))
    is_same = result.merged is not None and result.merged.is_same
    print(f"{places.shown(result.path)} has all of this already" if is_same else f"wrote {places.shown(result.path)}")


def print_diagnostics(found: Sequence[Diagnostic], call: Call) -> None:
    """Prints diagnostics with their count to standard error; what CI reads, to standard output."""
    if not found and call.format != "sarif":  # where nothing was found, a SARIF log says just that
        return
    from deckbuild.rendering import render, summary

    if call.format in ("github", "sarif"):
        print(render(found, call.format))
        return
    shown = [d for d in found if not call.quiet or d.is_error]
    if shown:
        print(render(shown, "text", terminal.takes_color(sys.stderr, call.color)), file=sys.stderr)
        print(f"\n{summary(found)}", file=sys.stderr)


class Progress:
    """A line that says how far a build is; it appears only when the build takes over a second."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.shown = 0.0

    def __call__(self, doing: str, number: int, of: int) -> None:
        """Told of every slide; shows every tenth of a second."""
        now = time.monotonic()
        if now - self.start > 1 and now - self.shown > 0.1:
            self.shown = now
            print(f"\r{doing} {number:,} of {of:,} ", end="", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Clears the line."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _embargo(result: Result) -> str:
    from deckbuild.moments import embargo_line

    embargo = result.prepared.deck.embargo
    assert embargo is not None
    return embargo_line(embargo, "en")


def _print_json(result: Result) -> None:
    import json

    from deckbuild.cli.report import as_json
    from deckbuild.rendering import render

    document = json.loads(render(result.prepared.diagnostics, "json"))
    print(json.dumps({**as_json(result), **document}, ensure_ascii=False, indent=2))
