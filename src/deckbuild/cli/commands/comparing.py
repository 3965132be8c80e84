"""`status` and `diff`: a deck against the YAML that it was built from."""

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
