"""Writes a file that a person may have changed since: what is not as deckbuild wrote it is kept beside it."""

from __future__ import annotations

import os

from deckbuild import places, target, uptodate


def put(path: str, data: bytes, source: str) -> None:
    """Replaces the file at `path`, made of the deck at `source`; one that somebody changed is kept, and that is said.

    Raises TargetError where it cannot be written.
    """
    stamp = f"{path}.export"
    if os.path.isfile(path) and not uptodate.wrote(source, stamp, path):
        with open(path, "rb") as file:
            same = file.read() == data
        if not same:
            print(f"{places.shown(path)} was there already; it is kept as {places.shown(target.keep(path))}")
    target.replace(path, lambda file: file.write(data))
    uptodate.remember(source, stamp, os.path.abspath(path), uptodate.Inputs([], "", []), 0.0)
