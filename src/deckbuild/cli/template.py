"""`deckbuild template`: what a template can carry, as a report, as pictures, or as a file to be restyled."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import target
from deckbuild.cli import terminal
from deckbuild.cli.guard import FINE, PROBLEMS

if TYPE_CHECKING:
    from deckbuild.model import Deck
    from deckbuild.survey.values import Surveyed
    from deckbuild.template.model import Template


class Call(NamedTuple):
    """What a person asked of `template`."""

    file: str = ""
    picture: str = ""
    export: str = ""
    force: bool = False
    format: str = "text"
    color: bool | None = None


def run(call: Call) -> int:
    """Exports, draws or reports; the exit code."""
    if call.export:
        _check_target(call.export, call.force)
    found = _found(call)
    if found is None:
        return PROBLEMS
    template, deck = found
    if call.export:
        return _export(call.export, template)
    from deckbuild.cli.template_report import as_json, as_text
    from deckbuild.cli.template_seen import with_pictures_seen
    from deckbuild.survey.template import survey

    surveyed = with_pictures_seen(survey(template, deck))
    pictures = _pictures(surveyed, call)
    if call.format == "json":
        print(as_json(surveyed, pictures))
        return FINE
    print(as_text(surveyed, terminal.width(), terminal.takes_color(sys.stdout, call.color)))
    if pictures:
        count = len(surveyed.layouts)
        print(f"\ndrew {count} sample page{'' if count == 1 else 's'}: {terminal.visible(call.picture)}")
    return FINE


def _pictures(surveyed: Surveyed, call: Call) -> list[str]:
    """The paths of the pictures drawn, if any were asked for."""
    if not call.picture:
        return []
    from deckbuild.cli.template_pictures import draw

    return draw(surveyed, call.picture, call.force)


def _check_target(path: str, force: bool) -> None:
    if not path.lower().endswith(target.SUFFIX):
        stem = os.path.splitext(path)[0]
        raise target.TargetError(f"{path} does not end in {target.SUFFIX}", f"name it {stem}{target.SUFFIX}")
    target.check(path)
    if os.path.exists(path) and not force:
        raise target.TargetError(f"{path} is there already", "name another file, or replace it with --force")


def _export(path: str, template: Template) -> int:
    """Writes the template as a file."""
    from deckbuild.template.export import export

    data = export(template)
    target.replace(path, lambda file: file.write(data))
    print(f"wrote {path}; name it under `template:` in deck.yaml once it looks like yours")
    return FINE


def _found(call: Call) -> tuple[Template, Deck] | None:
    """The template asked for, and the deck whose choices count; None after a problem that was printed."""
    from deckbuild.model import Deck
    from deckbuild.template.model import TemplateError
    from deckbuild.template.read import read
    from deckbuild.template.store import builtin

    if not call.file:
        return builtin(), Deck("")
    if os.path.isdir(call.file) or call.file.lower().endswith((".yaml", ".yml")):
        return _of_deck(call)
    try:
        return read(call.file), Deck("")
    except TemplateError as problem:
        message = str(problem)
        name = os.path.basename(call.file)
        said = message if name in message else f"{name}: {message}"
        print(f"error: {terminal.visible(said)}", file=sys.stderr)
        return None


def _of_deck(call: Call) -> tuple[Template, Deck] | None:
    """The template of a deck, as the deck has it."""
    from deckbuild.pipeline import Options, template_of
    from deckbuild.rendering import render

    deck, template, found = template_of(call.file, Options())
    problems = [one for one in found if one.is_error]
    if problems:
        print(render(problems, "text", terminal.takes_color(sys.stderr, call.color)), file=sys.stderr)
    return None if deck is None or template is None or problems else (template, deck)
