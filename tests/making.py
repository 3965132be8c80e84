"""Decks made from YAML text in a temporary folder, for tests that look at what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.pipeline import Options, Prepared, prepare
from deckbuild.rendering import render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.layout.slide import LaidSlide

NOW = "2026-11-24 12:00 UTC"


def project(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes the files (path below the folder to content) and returns the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def prepared(folder: Path, text: str, now: str = NOW) -> Prepared:
    """The deck of a YAML text, laid out."""
    project(folder, {"talk.yaml": text})
    return prepare(str(folder / "talk.yaml"), Options(now=now))


def sound(folder: Path, text: str, now: str = NOW) -> list[LaidSlide]:
    """The slides of a YAML text that has no errors."""
    made = prepared(folder, text, now)
    assert [d.message for d in made.diagnostics if d.is_error] == []
    return made.slides


def first_lines(made: Prepared) -> list[str]:
    """The first line of each diagnostic, as printed by someone who stands in the project's folder."""
    inside = made.project.root + "/"
    return [render([d]).split("\n", 1)[0].replace(inside, "") for d in made.diagnostics]


def codes(made: Prepared) -> list[str]:
    """The codes of the diagnostics, in order."""
    return [d.code for d in made.diagnostics]


def text_of(paragraph: Paragraph) -> str:
    """A paragraph's words."""
    return "".join(run.text for run in paragraph.runs)


def texts(slide: LaidSlide, role: str) -> list[str]:
    """The paragraphs of a slide's shapes with that role."""
    shapes = (*slide.content, *slide.furniture.top, *slide.furniture.bottom)
    return [text_of(p) for shape in shapes if shape.role == role for p in shape.paragraphs]


def notes(slide: LaidSlide) -> list[str]:
    """The paragraphs of a slide's notes."""
    return [text_of(p) for p in slide.notes]
