"""The sample deck, and one with every visual block, on the templates of the catalogue."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pptx import Presentation

from deckbuild.diagnostics import Problems
from deckbuild.pipeline import Options, Prepared, prepare_project
from deckbuild.readers.project import read_project
from deckbuild.writer.package import write
from templates import branded, catalogue
from templates.everything import everything

NOW = Options(now="2014-04-20 12:00 UTC")
"""Before the sample's embargo ends."""

KINDS = ("sample", "everything")
TEMPLATES = catalogue.TEMPLATES
assert branded  # its templates are in the catalogue once it is imported

_SLIDES = Path(__file__).resolve().parent.parent.parent / "slides"


class Made(NamedTuple):
    """A deck on a template: as it was laid out, and its file."""

    prepared: Prepared
    data: bytes


@cache
def template(name: str) -> bytes:
    """The file of a template."""
    return TEMPLATES[name]()


@cache
def opened(name: str, kind: str, folder: Path) -> Presentation:
    """The same deck as python-pptx reads it."""
    return Presentation(io.BytesIO(made(name, kind, folder).data))


@cache
def made(name: str, kind: str, folder: Path) -> Made:
    """A deck of a kind on a template; its files are put into the folder."""
    path = folder / f"{name}.pptx"
    path.write_bytes(template(name))
    problems = Problems()
    project = read_project(str(_SLIDES), problems)
    assert project.deck is not None
    deck = project.deck if kind == "sample" else everything(project.deck, folder)
    deck = deck._replace(template=str(path), marking="TLP:AMBER", closing=True)
    prepared = prepare_project(project._replace(deck=deck), problems, NOW)
    assert [d.message for d in prepared.diagnostics if d.is_error] == []
    file = io.BytesIO()
    assert prepared.template is not None
    write(file, prepared.deck, prepared.slides, prepared.template, prepared.embargoed)
    return Made(prepared, file.getvalue())
