"""The options of commands that read a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from deckbuild.cli.make import Call

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., Any]

_FORMATS = click.Choice(["text", "json", "github", "sarif"])


def reading(command: Command) -> Command:
    """Adds SOURCE and the options of all commands that read a deck to a command."""
    options = (
        click.argument("source", default=".", type=click.Path()),
        click.option("--strict", is_flag=True, help="Treat warnings as errors."),
        click.option(
            "--now",
            metavar="WHEN",
            default="",
            help="Set the clock, e.g. '2026-11-24 08:00': is the embargo still running then?",
        ),
        click.option(
            "--audience",
            metavar="NAME",
            default="",
            help="Leave out the sections and points that are for other audiences.",
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


def call_of(asked: dict[str, Any]) -> Call:
    """The call that the options of `reading` make."""
    if asked["now"] and not asked["now"].strip():
        raise click.BadParameter("is empty", param_hint="--now")
    asked["format"] = asked.pop("format_")
    return Call(**asked)
