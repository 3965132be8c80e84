"""`deckbuild init`: a new deck project with a commented sample."""

from __future__ import annotations

import os

from deckbuild import target
from deckbuild.cli.guard import FINE

_STARTER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "starter")


def run(directory: str) -> int:
    """Copies the starter project; a folder that has slides already is left alone."""
    slides = os.path.join(directory, "slides")
    if os.path.exists(slides):
        raise target.TargetError(f"{slides} is there already", "choose another folder: `deckbuild init my-talk`")
    for folder, _, names in sorted(os.walk(_STARTER)):
        below = os.path.relpath(folder, _STARTER)
        for name in sorted(names):
            _copy(os.path.join(folder, name), os.path.normpath(os.path.join(directory, below, _real(name))))
    os.makedirs(os.path.join(directory, "assets"), exist_ok=True)
    where = "" if directory == "." else f"cd {directory} && "
    print(f"wrote {slides}; build the deck with\n\n  {where}deckbuild make")
    return FINE


def _real(name: str) -> str:
    """A starter file's name in the project: packages leave out files that start with a dot."""
    return ".gitignore" if name == "gitignore" else name


def _copy(path: str, new: str) -> None:
    if os.path.exists(new):  # a person's own .gitignore stays
        return
    with open(path, "rb") as file:
        data = file.read()
    target.replace(new, lambda out: out.write(data))
