"""`deckbuild export`: the deck as pages, pictures, a handout or a speech."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from deckbuild import places, target
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.terminal import visible
from deckbuild.cli.writing import put
from deckbuild.export import kinds
from deckbuild.pipeline import default_output, edited_deck, prepare

if TYPE_CHECKING:
    from deckbuild.cli.make import Call
    from deckbuild.pipeline import Prepared

PICTURES, PAGE = "png", "html"


def run(kind: str, call: Call, width: int = kinds.WIDTH, notes: bool = False) -> int:
    """Exports the deck as one of the kinds, a page with its notes or without; the exit code."""
    if not os.path.exists(call.source):
        print(f"error: there is no file or folder {visible(call.source)}", file=sys.stderr)
        return PROBLEMS
    if call.output and kind != PICTURES:
        _check_suffix(kind, call.output)
    prepared = prepare(call.source, options_of(call))
    print_diagnostics(prepared.diagnostics, call)
    if not prepared.is_ready:
        print("nothing was written", file=sys.stderr)
        return PROBLEMS
    if edited := edited_deck(prepared, options_of(call)):
        note = f"note: what was edited in {places.shown(edited)} is not in it, for this is made of the YAML"
        print(note, file=sys.stderr)
    if kind == PICTURES:
        written = _pictures(prepared, call, width)
    elif kind == PAGE:
        written = _page(prepared, call, notes)
    else:
        written = _document(kind, prepared, call)
    if not call.quiet:
        print(f"wrote {places.shown(written)}")
    return FINE


def _check_suffix(kind: str, output: str) -> None:
    """Raises TargetError for a file that the kind cannot be, before any work is done for it."""
    makers = (".html",) if kind == PAGE else tuple(kinds.KINDS[kind].makers)
    if os.path.splitext(output)[1].lower() not in makers:
        forms = " or ".join(makers)
        raise target.TargetError(f"a {kind} cannot be written as {output}", f"name a file that ends in {forms}")


def _document(kind: str, prepared: Prepared, call: Call) -> str:
    asked = kinds.KINDS[kind]
    path = call.output or _beside_the_deck(prepared, call) + asked.tail + asked.suffix
    data = asked.makers[os.path.splitext(path)[1].lower()](prepared)
    put(path, data, call.source)
    return path


def _pictures(prepared: Prepared, call: Call, width: int) -> str:
    """Writes a picture a slide into a folder, hidden slides left out; the numbers are those of the slides."""
    folder = call.output or f"{_beside_the_deck(prepared, call)}-{PICTURES}"
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise target.TargetError(f"{folder} is a file, and pictures go into a folder", "name a folder with -o")
    digits = max(2, len(str(len(prepared.slides))))
    for number, picture in enumerate(kinds.pictures(prepared, width), 1):
        if not prepared.slides[number - 1].hidden:
            put(os.path.join(folder, f"slide-{number:0{digits}}.png"), picture, call.source)
    return folder


def _page(prepared: Prepared, call: Call, notes: bool) -> str:
    from deckbuild.preview.alone import alone

    path = call.output or _beside_the_deck(prepared, call) + ".html"
    put(path, alone(prepared, notes).encode(), call.source)
    return path


def _beside_the_deck(prepared: Prepared, call: Call) -> str:
    return os.path.splitext(default_output(prepared.project, call.audience))[0]
