"""`deckbuild rehearse`: a timer over the notes, slide by slide, which learns the speaker's pace."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from deckbuild.cli.guard import FINE, PROBLEMS, USAGE
from deckbuild.cli.make import options_of, print_diagnostics
from deckbuild.cli.terminal import BOLD, shortened, styled, table, takes_color, visible
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from deckbuild.cli.keys import Screen
    from deckbuild.cli.make import Call
    from deckbuild.pipeline import Prepared
    from deckbuild.rehearsal import Rehearsal

_TICK_SECONDS = 0.2
_FORWARD = frozenset(("space", "enter", "right", "page down", "n", "l"))
_BACK = frozenset(("left", "backspace", "page up", "b", "h"))


def run(call: Call, keep: bool = True) -> int:
    """Rehearses the deck in the terminal; the exit code. With `keep`, the pace is written into the project."""
    from deckbuild.pipeline import prepare
    from deckbuild.rehearsal import Rehearsal, cues_of

    if not os.path.exists(call.source):
        print(f"error: there is no file or folder {visible(call.source)}", file=sys.stderr)
        return PROBLEMS
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("error: to rehearse, deckbuild needs a terminal for its keys and its clock", file=sys.stderr)
        print("  = hint: run it in one; over ssh, `ssh -t HOST deckbuild rehearse`", file=sys.stderr)
        return USAGE
    prepared = prepare(call.source, options_of(call))
    if not prepared.is_ready:
        print_diagnostics(prepared.diagnostics, call)
        return PROBLEMS
    rehearsal = Rehearsal(cues_of(prepared.slides, prepared.deck), time.monotonic())
    _perform(rehearsal, prepared, call)
    _report(rehearsal, prepared, call, keep)
    return FINE


def _perform(rehearsal: Rehearsal, prepared: Prepared, call: Call) -> None:
    """Shows slide after slide until the last one is done or the speaker ends it."""
    from deckbuild.cli import keys, stage

    color, top = takes_color(sys.stdout, call.color), 0
    with keys.screen() as screen:
        while not rehearsal.is_over:
            size = os.get_terminal_size(sys.stdout.fileno())
            rehearsal.tick(time.monotonic())
            room = stage.Room(size.columns, size.lines, color, prepared.deck.talk, top)
            screen.show(stage.lines(rehearsal, room))
            pressed = _pressed(screen)
            if pressed in ("q", "Q"):
                return
            before = rehearsal.number
            obey(rehearsal, pressed, time.monotonic())
            most = len(stage.wrapped(rehearsal, size.columns)) - 1
            step = {"down": 1, "j": 1, "up": -1, "k": -1}.get(pressed, 0)
            top = 0 if rehearsal.number != before else min(max(0, top + step), most)


def _pressed(screen: Screen) -> str:
    """The next key; a terminal that went away, as over a broken connection, ends the rehearsal."""
    try:
        return screen.key(_TICK_SECONDS)
    except EOFError:
        return "q"


def obey(rehearsal: Rehearsal, pressed: str, now: float) -> None:
    """Does what a key asks for; any other key does nothing."""
    if pressed in _FORWARD:
        rehearsal.forward(now)
    elif pressed in _BACK:
        rehearsal.back(now)
    elif pressed == "p":
        rehearsal.pause(now)
    elif pressed == "r":
        rehearsal.restart(now)


def _report(rehearsal: Rehearsal, prepared: Prepared, call: Call, keep: bool) -> None:
    """Prints what each slide took against its plan, and the pace."""
    color = takes_color(sys.stdout, call.color)
    rows = [("", "slide", "planned", "took")]
    for number, (cue, taken) in enumerate(zip(rehearsal.cues, rehearsal.spent, strict=True), 1):
        took = minutes_text(taken / 60) if taken else ""
        rows.append((str(number), shortened(cue.title, 44), minutes_text(cue.spoken.middle), took))
    planned = sum(cue.spoken.middle for cue in rehearsal.cues)
    total = f"{minutes_text(rehearsal.total / 60)} min, planned {minutes_text(planned)}"
    print("\n".join([*table(rows, (0, 2, 3), color), "", styled(total, BOLD, color)]))
    print(_pace(rehearsal, prepared, call, keep))


def _pace(rehearsal: Rehearsal, prepared: Prepared, call: Call, keep: bool) -> str:
    """A sentence on the pace, which is kept in the project unless that is not wanted."""
    pace, deck = rehearsal.pace(), prepared.deck
    if pace is None:
        return "too little was spoken to tell a pace: a minute, and fifty words, are needed"
    unit = {"ko": "syllables", "ja": "characters", "zh": "characters"}.get(deck.language[:2], "words")
    said = f"you spoke {pace:.0f} {unit} a minute"
    if not keep:
        return said
    from deckbuild import pace as paces
    from deckbuild import places, uptodate

    known = paces.learn(prepared.project.root, deck.language, pace)
    uptodate.forget(call.source, "")
    times = "one rehearsal" if known.rehearsals == 1 else f"{known.rehearsals} rehearsals"
    kept = f"{said}; {places.shown(places.pace_file(prepared.project.root))} holds {known.pace:.0f} after {times}"
    if deck.pace is not None:
        return f"{kept}, but deck.yaml says `pace: {deck.pace:g}`, which counts for more"
    return f"{kept}, and `make` reckons with it"
