"""`init` and `import`: where a project comes from."""

from __future__ import annotations

from typing import Any

import click


@click.command()
@click.argument("directory", default=".", type=click.Path(file_okay=False))
def init(directory: str) -> int:
    """Start a deck project in DIRECTORY, with a commented sample to change.

    \b
      deckbuild init my-talk
    """
    from deckbuild.cli.init import run

    return run(directory)


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "-o", "--output", "directory", required=True, metavar="DIR", type=click.Path(), help="The project's folder."
)
@click.option("--into", is_flag=True, help="Add the sections to the project in DIR, after its own.")
@click.option("--force", is_flag=True, help="Replace the slides in DIR, and keep the old ones as slides.backup-1.")
@click.option("--encoding", default="", metavar="NAME", help="The encoding of text files, where the guess is wrong.")
@click.option("--no-short", "short", flag_value=False, default=True, help="Make no short forms of long points.")
@click.option("--report", is_flag=True, help="Print where every word of the documents went.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the report is printed.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only errors and what was written.")
def import_(into: bool, force: bool, format_: str, **asked: Any) -> int:
    """Make a deck project in DIR of documents: text, Markdown, Word, PowerPoint, a web page, PDF.

    Several FILEs make one deck. Every word ends up in one place, and what was not understood is said.

    \b
      deckbuild import talking-points.docx -o my-talk
      deckbuild import opening.txt panel.md -o my-talk --report
      deckbuild import annex.pptx -o my-talk --into
    """
    from deckbuild.cli.import_ import Call, run

    if into and force:
        raise click.UsageError("--into adds to a project and --force replaces it: choose one")
    return run(Call(into=into, force=force, format=format_, **asked))
