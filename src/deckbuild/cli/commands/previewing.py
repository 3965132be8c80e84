"""`preview`: the deck in the browser."""

from __future__ import annotations

from typing import Any

import click

from deckbuild.cli.commands.options import call_of, reading


@click.command()
@reading
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="The port to use; default: any that is free.")
@click.option(
    "--open/--no-open", "opens", default=True, help="Open the page in the browser, or only print its address."
)
def preview(port: int, opens: bool, **asked: Any) -> int:
    """Show the deck of SOURCE in the browser, and show every change as its files are saved.

    Slides stand as they will in PowerPoint, beside their notes, problems and times. "Present" has the notes in a
    size to read from, the next slide and a clock. The page is for this machine alone; nothing comes from the network.

    \b
      deckbuild preview
      deckbuild preview talk.yaml --no-open
    """
    from deckbuild.cli.preview import run

    return run(call_of(asked), port, opens)
