"""`template`: what has to do with templates."""

from __future__ import annotations

from typing import Any

import click


@click.command()
@click.argument("file", required=False, default="", type=click.Path())
@click.option(
    "--picture",
    default="",
    metavar="PATH",
    type=click.Path(),
    help="Draw a sample page of each layout: into the folder PATH, or all on one sheet, PATH.png (with LibreOffice).",
)
@click.option(
    "--export",
    default="",
    metavar="PATH",
    type=click.Path(dir_okay=False),
    help="Write the template to PATH, to be restyled in PowerPoint.",
)
@click.option("--force", is_flag=True, help="Replace what is there already.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the report is printed.",
)
@click.option(
    "--color/--no-color", default=None, help="Colour, or none; default: on terminals, unless NO_COLOR is set."
)
def template(format_: str, **asked: Any) -> int:
    """Say what a template can carry: which layout serves which sections, what is missing, moved or hard to read.

    FILE is a template (.pptx, .potx, .potm), or a deck (its folder or YAML file), which may have a theme and
    layouts of its own. Without FILE it is the built-in template.

    \b
      deckbuild template assets/house.potx
      deckbuild template assets/house.potx --picture pages
      deckbuild template slides --format json
      deckbuild template --export assets/house.pptx
    """
    from deckbuild.cli.template import Call, run

    return run(Call(format=format_, **asked))
