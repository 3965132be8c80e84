"""`schema` and `explain`: what may be written, and what a message means."""

from __future__ import annotations

import click


@click.command()
@click.option(
    "-o", "--output", default="", metavar="FILE", type=click.Path(), help="Write to FILE instead of printing."
)
def schema(output: str) -> int:
    """Print the JSON Schema of the YAML files, for editors.

    \b
      deckbuild schema -o .deckbuild-schema.json
    """
    from deckbuild.cli.schema import run

    return run(output)


@click.command()
@click.argument("code", required=False, default="")
def explain(code: str) -> int:
    """Print the manual page of CODE, the word in brackets after "error" or "warning"; without CODE, list them.

    \b
      deckbuild explain overflow
    """
    from deckbuild.cli.explain import run

    return run(code)
