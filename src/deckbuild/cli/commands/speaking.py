"""`rehearse`."""

from __future__ import annotations

from typing import Any

import click

from deckbuild.cli.commands.options import call_of, reading


@click.command()
@reading
@click.option("--keep/--no-keep", default=True, help="Keep the pace in the project; default: keep it.")
def rehearse(keep: bool, **asked: Any) -> int:
    """Rehearse the talk of SOURCE in the terminal: the notes slide by slide, and a clock.

    The time of each slide stands beside the time that its notes should take. At the end your pace, in words a minute,
    is written to .deckbuild/pace.json in the project, and make and check reckon with it instead of the usual pace of
    the language. Space goes on, b back, p stops the clock, r starts over, q ends.

    \b
      deckbuild rehearse
      deckbuild rehearse my-talk --no-keep
    """
    from deckbuild.cli.rehearse import run

    return run(call_of(asked), keep)
