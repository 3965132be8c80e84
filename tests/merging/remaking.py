"""Decks that are built, edited by hand and built again, for tests that look at what stays."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pptx import Presentation

from deckbuild.pipeline import Options, Result, build
from making import NOW, project
from package_checks import faults
from readback.decks import TALK, built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ("TALK", "built", "changed", "comments", "edit", "keys", "notes", "remake", "slide", "texts")


CHANGES = (
    ("show: Roads carry people", "show: Roads carry people and parcels"),
    ("say: The roads carry people", "say: The wide roads carry people"),
    ("title: Trade by year", "title: Trade by the year"),
    ('[North, "12"]', '[North, "13"]'),
    ("The crane stands at the left", "The old crane stands at the left"),
    ("what: A railway", "what: A road"),
    ("points: [Only if asked]", "points: [Only if asked twice, And briefly]"),
    ("date: 2026-11-24", "date: 2026-11-24\nmarking: TLP:GREEN"),
)
"""What the YAML changes on every slide, beside what any of the edits is about."""


def changed(text: str = TALK) -> str:
    """The YAML with its changes, and a new section."""
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new)
    return text + "  - {title: A new section, key: new, points: [First, Second]}\n"


def edit(path: Path, change: Callable[[Presentation], object]) -> None:
    """Changes the deck as a person would, with python-pptx, and saves it."""
    deck = Presentation(str(path))
    change(deck)
    deck.save(str(path))


def remake(path: Path, text: str = TALK, is_checked: bool = True, **options: object) -> Result:
    """Builds the YAML text into the deck at `path` again; the package that comes out is sound, if that `is_checked`."""
    project(path.parent, {"talk.yaml": text})
    result = build(str(path.parent / "talk.yaml"), str(path), Options(now=NOW)._replace(**options))
    if is_checked:
        assert faults(path) == []
        for one in Presentation(str(path)).slides:
            numbers = [named.get("id") for named in one._element.iter("{*}cNvPr")]
            assert len(numbers) == len(set(numbers)), "two shapes of one number"
    return result


def slide(path: Path, title: str) -> object:
    """The slide that has this title."""
    return next(
        s for s in Presentation(str(path)).slides if s.shapes.title is not None and title in s.shapes.title.text
    )


def texts(path: Path, title: str, name: str = "Content") -> list[str]:
    """The paragraphs of a shape of the slide with that title."""
    shape = next(s for s in slide(path, title).shapes if s.name == name)
    return [p.text for p in shape.text_frame.paragraphs]


def notes(path: Path, title: str) -> list[str]:
    """The paragraphs of a slide's notes."""
    return slide(path, title).notes_slide.notes_text_frame.text.split("\n")


def keys(path: Path) -> list[str]:
    """The titles of the slides, in order."""
    return [s.shapes.title.text if s.shapes.title is not None else "" for s in Presentation(str(path)).slides]


def comments(path: Path) -> list[str]:
    """The texts of all comments in a deck."""
    import re
    import zipfile

    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = [package.read(n).decode() for n in package.namelist() if n.startswith("ppt/comments/")]
    return [text for part in parts for text in re.findall(r"<p:text>(.*?)</p:text>", part)]
