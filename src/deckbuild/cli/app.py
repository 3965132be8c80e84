"""The command line as click sees it: the group, and what is in it."""

from __future__ import annotations

import click

from deckbuild.cli.commands import (
    building,
    comparing,
    exporting,
    knowing,
    previewing,
    pulling,
    speaking,
    starting,
    templates,
)
from deckbuild.version import VERSION

_COMMANDS = (
    building.make,
    building.check,
    comparing.status,
    comparing.diff,
    pulling.pull,
    previewing.preview,
    comparing.adopt,
    speaking.rehearse,
    exporting.export,
    starting.init,
    starting.import_,
    templates.template,
    knowing.schema,
    knowing.explain,
)


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
      deckbuild check               say what is wrong by every rule, write nothing
      deckbuild preview             show it in the browser, as it changes
      deckbuild pull                bring edits of the deck back into the YAML
      deckbuild rehearse            speak to the notes, with a clock
    """


for _command in _COMMANDS:
    app.add_command(_command)
