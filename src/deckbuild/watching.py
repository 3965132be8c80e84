"""Sees when a file that a deck is made from was saved."""

from __future__ import annotations

import os

from deckbuild import places

SETTLE_SECONDS = 0.03
"""How long to wait after a change was seen, for editors write a file in more than one go."""

_YAML = (".yaml", ".yml")


def snapshot(source: str, named: tuple[str, ...] = ()) -> dict[str, tuple[int, int]]:
    """Size and time of every file that a deck may be made from: its YAML, all that is in `assets`, and `named` ones.

    A file that is not there is left out, so that it is seen when it comes.
    """
    seen: dict[str, tuple[int, int]] = {}
    if source:
        found = places.find(source)
        seen = _files(found.slides or found.root, _YAML)
        for folder, _, _ in os.walk(os.path.join(found.root, "assets")):
            seen.update(_files(folder, ""))
    for path in named:
        seen.update(_stat(path))
    return seen


def _files(folder: str, suffixes: tuple[str, ...] | str) -> dict[str, tuple[int, int]]:
    seen: dict[str, tuple[int, int]] = {}
    try:
        names = os.listdir(folder)
    except OSError:  # not there, or gone just now
        return seen
    for name in names:
        if name.endswith(suffixes) and not name.startswith((".", "~$")):
            seen.update(_stat(os.path.join(folder, name)))
    return seen


def _stat(path: str) -> dict[str, tuple[int, int]]:
    try:
        status = os.stat(path)
    except OSError:  # gone between the listing and the look
        return {}
    return {path: (status.st_size, status.st_mtime_ns)}
