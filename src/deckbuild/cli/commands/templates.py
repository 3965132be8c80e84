"""`template`: what has to do with templates."""

from __future__ import annotations

import click


@click.command()
@click.option(
    "--export",
    "export",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write the built-in template to FILE.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def template(export: str, force: bool) -> int:
    """Take out the built-in template, to be restyled in PowerPoint and named under `template:`.

    \b
      deckbuild template --export assets/house.pptx
    """
    from deckbuild.cli.template import run

    return run(export, force)
