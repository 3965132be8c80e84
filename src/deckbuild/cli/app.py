"""The commands and their options, as click sees them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from deckbuild.cli.make import Call
from deckbuild.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., Any]

_FORMATS = click.Choice(["text", "json", "github"])


def _reading(command: Command) -> Command:
    """The options of commands that read a deck."""
    options = (
        click.argument("source", default=".", type=click.Path()),
        click.option("--strict", is_flag=True, help="Treat warnings as errors."),
        click.option(
            "--now",
            metavar="WHEN",
            default="",
            help="Set the clock, e.g. '2026-11-24 08:00': is the embargo still running then?",
        ),
        click.option("--allow-outside", is_flag=True, help="Allow paths in the YAML to leave the project folder."),
        click.option(
            "--format",
            "format_",
            type=_FORMATS,
            default="text",
            show_default=True,
            help="How problems are printed.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print errors only."),
        click.option("-v", "--verbose", is_flag=True, help="Print also what went well."),
        click.option(
            "--color/--no-color",
            "color",
            default=None,
            help="Colour, or none; default: on terminals, unless NO_COLOR is set.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="deckbuild")
def app() -> None:
    """Talking points in YAML become a speaker's PowerPoint deck.

    \b
      deckbuild init my-talk        start a project
      deckbuild import talk.docx -o my-talk
                                    make a project of a document
      deckbuild make                build the deck in this folder
      deckbuild make talk.yaml      build a deck that is one file
      deckbuild check               say what is wrong, write nothing
    """


@app.command()
@_reading
@click.option("-o", "--output", default="", metavar="FILE", type=click.Path(), help="Where to write the deck.")
@click.option("--watch", is_flag=True, help="Build again whenever a file is saved.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
def make(output: str, watch: bool, force: bool, **asked: Any) -> int:
    """Build the deck of SOURCE: a project folder, or a deck in one YAML file.

    Without SOURCE it is the project in this folder. The deck goes to build/ in the project, named by its title.

    \b
      deckbuild make
      deckbuild make --watch
      deckbuild make talk.yaml -o talk.pptx
      deckbuild make --now '2026-11-24 08:00' -o rehearsal.pptx
    """
    from deckbuild.cli.make import built, run

    call = _call(asked)._replace(output=output, force=force)
    if not watch:
        return run(call)
    from deckbuild.cli.watch import watch as keep_building

    return keep_building(call, built)


@app.command()
@_reading
def check(**asked: Any) -> int:
    """Say what `make` would say of SOURCE, and write nothing.

    \b
      deckbuild check
      deckbuild check --strict
      deckbuild check talk.yaml --format github
    """
    from deckbuild.cli.check import run

    return run(_call(asked))


@app.command()
@click.argument("directory", default=".", type=click.Path(file_okay=False))
def init(directory: str) -> int:
    """Start a deck project in DIRECTORY, with a commented sample to change.

    \b
      deckbuild init my-talk
    """
    from deckbuild.cli.init import run

    return run(directory)


@app.command("import")
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


@app.command()
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


@app.command()
@click.argument("code", required=False, default="")
def explain(code: str) -> int:
    """Print the manual page of CODE, the word in brackets after "error" or "warning"; without CODE, list them.

    \b
      deckbuild explain overflow
    """
    from deckbuild.cli.explain import run

    return run(code)


@app.command()
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


def _call(asked: dict[str, Any]) -> Call:
    if asked["now"] and not asked["now"].strip():
        raise click.BadParameter("is empty", param_hint="--now")
    asked["format"] = asked.pop("format_")
    return Call(**asked)


if __name__ == "__main__":
    sys.exit(app())
