"""`deckbuild template --picture`: a sample page of each layout as PNG, in a folder or all on one sheet."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from deckbuild import target
from deckbuild.cli.template_seen import sample_deck
from deckbuild.slugs import slug

if TYPE_CHECKING:
    from deckbuild.survey.values import Surveyed

LONGEST, LONGEST_ON_SHEET = 1280, 640
"""Pixels of the longer side of a page, alone and on a sheet."""


def draw(surveyed: Surveyed, path: str, force: bool) -> list[str]:
    """Draws the pages into the folder or the PNG file at `path`; returns the paths of what was written.

    Raises TargetError where something is there already, or LibreOffice is missing or fails.
    """
    from deckbuild.drawing import drawn
    from deckbuild.office.soffice import OfficeError
    from deckbuild.pictures.pages import packed, pages, sheet

    is_sheet = path.lower().endswith(".png")
    paths = [path] if is_sheet else [os.path.join(path, name) for name in _names(surveyed)]
    _check(path, paths, force)
    count = len(surveyed.layouts)
    if sys.stderr.isatty():
        print(f"drawing {count} page{'' if count == 1 else 's'} …", end="", file=sys.stderr, flush=True)
    try:
        pdf = drawn(sample_deck(surveyed), count)
    except OfficeError as problem:
        raise target.TargetError(problem.message, problem.hint) from None
    finally:
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    images = [sheet(list(pages(pdf, LONGEST_ON_SHEET)))] if is_sheet else pages(pdf, LONGEST)
    for each, image in zip(paths, images, strict=True):
        data = packed(image)
        target.replace(each, lambda file, data=data: file.write(data))  # type: ignore[misc]
    return paths


def _names(surveyed: Surveyed) -> list[str]:
    """A file name for each layout: its number and its name."""
    return [f"{n:02}-{slug(one.name)}.png" for n, one in enumerate(surveyed.layouts, 1)]


def _check(path: str, paths: list[str], force: bool) -> None:
    """Raises TargetError before any work is done for files that are not to be replaced."""
    if len(paths) > 1 and os.path.exists(path) and not os.path.isdir(path):
        raise target.TargetError(f"{path} is a file", "name a folder, or a file that ends in .png")
    there = [each for each in paths if os.path.exists(each)]
    if there and not force:
        raise target.TargetError(f"{there[0]} is there already", "name another place, or replace it with --force")
