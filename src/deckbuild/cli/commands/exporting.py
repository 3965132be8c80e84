"""`export`: what leaves the house besides the deck."""

from __future__ import annotations

from typing import Any

import click

from deckbuild.cli.commands.options import call_of, reading


@click.command()
@click.argument("kind", type=click.Choice(["pdf", "png", "handout", "speech", "html"]))
@reading
@click.option("-o", "--output", default="", metavar="FILE", type=click.Path(), help="Where to write it.")
@click.option(
    "--width", default=1920, show_default=True, type=click.IntRange(64, 8192), help="Pixels of a slide's picture."
)
@click.option("--notes", is_flag=True, help="Put the notes into an html page as well.")
def export(kind: str, output: str, width: int, notes: bool, **asked: Any) -> int:
    """Write the deck of SOURCE as a file of another KIND.

    \b
    pdf       the slides as pages
    png       a picture of each slide, in a folder
    handout   the slides with their notes, as .pdf or .docx
    speech    the full talking points to read from, as .docx, .md or .pdf
    html      one page for the browser, with all slides in it

    LibreOffice is needed for all but the page, and the speech as .docx or .md. Without -o, files go to build/ in the
    project.

    \b
      deckbuild export speech
      deckbuild export handout -o handout.docx
      deckbuild export pdf --audience press
      deckbuild export png --width 960 -o pictures
    """
    from deckbuild.cli.export import run

    return run(kind, call_of(asked)._replace(output=output), width, notes)
