"""`pull`: what was edited in PowerPoint, brought back into the YAML."""

from __future__ import annotations

from typing import Any

import click

from deckbuild.cli.commands.options import call_of, reading


@click.command()
@reading
@click.argument("deck", default="", type=click.Path())
@click.option("-o", "--output", default="", metavar="FILE", type=click.Path(), help="The deck, the same as DECK.")
@click.option("--dry-run", is_flag=True, help="Print the changes of the YAML as a patch, and write nothing.")
@click.option("--theirs", is_flag=True, help="Where both sides changed the same thing, take the deck's version.")
@click.option("--finish", is_flag=True, help="Do the rest of a pull that was interrupted.")
@click.option("--undo", is_flag=True, help="Take back a pull that was interrupted.")
def pull(deck: str, output: str, dry_run: bool, theirs: bool, finish: bool, undo: bool, **asked: Any) -> int:
    """Bring what was edited in the deck back into the YAML of SOURCE.

    DECK is where `make` writes it, unless named. Only what was edited changes in the YAML: comments, quotes and line
    ends stay. The old files are kept, and `make` afterwards leaves the slides as they are. What cannot go back is
    listed, with the reason.

    \b
      deckbuild pull
      deckbuild pull --dry-run
      deckbuild pull . ~/Downloads/talk-edited.pptx
      deckbuild pull talk.yaml talk.pptx --theirs
    """
    from deckbuild.cli.pull import Asked, run

    if finish and undo:
        raise click.UsageError("--finish and --undo exclude one another")
    if asked["audience"]:
        raise click.UsageError("a deck for an audience has only part of the YAML: pull the deck that has all of it")
    call = call_of(asked)
    if not (deck or output) and call.source.lower().endswith(".pptx"):
        deck, call = call.source, call._replace(source=".")
    if deck and output and deck != output:
        raise click.UsageError("the deck is named twice: as DECK and with -o")
    return run(call._replace(output=deck or output), Asked(dry_run, theirs, finish, undo))
