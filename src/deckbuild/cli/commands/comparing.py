"""`status`, `diff` and `adopt`: a deck against the YAML."""

from __future__ import annotations

from typing import Any

import click

from deckbuild.cli.commands.options import call_of, reading

_DECK = click.option(
    "-o", "--output", default="", metavar="FILE", type=click.Path(), help="The deck, where `make` wrote it with -o."
)


@click.command()
@reading
@_DECK
def status(output: str, **asked: Any) -> int:
    """Say what was edited in the deck of SOURCE, what changed in the YAML since, and where both did.

    Nothing is written. What a program does by itself when it saves a deck is no edit.

    \b
      deckbuild status
      deckbuild status my-talk -o sent-back.pptx
      deckbuild status --format json
    """
    from deckbuild.cli.status import run

    return run(call_of(asked)._replace(output=output))


@click.command()
@reading
@_DECK
@click.option("--slide", default="", metavar="KEY", help="Only this slide: its number in the deck, or its key.")
@click.option("--inline", is_flag=True, help="One text below the other, with the words that differ marked in it.")
def diff(output: str, slide: str, inline: bool, **asked: Any) -> int:
    """Show the words of the YAML and of the deck side by side, where they differ: slides and notes.

    \b
      deckbuild diff
      deckbuild diff --slide 4
      deckbuild diff --inline | less -R
    """
    from deckbuild.cli.diff import run

    return run(call_of(asked)._replace(output=output), slide, inline)


@click.command()
@click.argument("deck", type=click.Path(exists=True, dir_okay=False))
@reading
@click.option("-o", "--output", default="", metavar="FILE", type=click.Path(), help="Where to write the adopted deck.")
@click.option("--yes", "sure_only", is_flag=True, help="Ask nothing: take the matches that are sure, and no others.")
def adopt(deck: str, output: str, sure_only: bool, **asked: Any) -> int:
    """Make DECK, a PowerPoint file, the deck of the project SOURCE: from then on status, make and pull know it.

    For a deck that deckbuild did not build, or whose identity a program lost. Its slides are matched with the sections
    by their words; where that is not sure, you are asked. What the deck says otherwise than the YAML counts as edited
    in PowerPoint. DECK itself stays as it is; the adopted one goes to build/ in the project.

    \b
      deckbuild adopt ~/Downloads/talk-final.pptx
      deckbuild adopt old.pptx my-talk --yes
    """
    from deckbuild.cli.adopt import run

    return run(call_of(asked)._replace(output=output), deck, sure_only)
