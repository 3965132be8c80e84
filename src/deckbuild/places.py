"""Where a project's files are: the deck file, the slides folder, the project's root, the output folder, the cache."""

import hashlib
import os
import sys
from typing import NamedTuple

DECK_FILES = ("deck.yaml", "deck.yml")
DECKS = (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm", ".ppt")
"""How files are called that are audited as decks rather than read as YAML."""

SLIDES = "slides"
BUILD = "build"
WORKSHOP = ".deckbuild"
"""The folder of a project with what deckbuild keeps for itself: old versions of files, and changes under way."""

UNFINISHED = os.path.join(WORKSHOP, "pulling", "plan.json")
"""The plan of a change of several files, there as long as the change is under way."""


class Places(NamedTuple):
    """The places of one project: `deck_file` is empty where there is none, `slides` where the deck is one file."""

    root: str
    deck_file: str
    slides: str


def find(path: str) -> Places:
    """The places for what a person named: a project, its `slides` folder, a `deck.yaml`, or a deck in one file."""
    if not os.path.isdir(path):
        folder = os.path.dirname(path) or "."
        if os.path.basename(path) not in DECK_FILES:
            return Places(folder, path, "")
        return Places(_root_of(folder), path, folder)
    for slides in (os.path.join(path, SLIDES), path):
        for name in DECK_FILES:
            file = os.path.join(slides, name)
            if os.path.isfile(file):
                return Places(_root_of(slides), file, slides)
    return Places(path, "", "")


def yaml_files(folder: str) -> list[str]:
    """The names of the YAML files in a folder, sorted."""
    return sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")))


def digest(data: bytes) -> str:
    """A short digest of a file's bytes, to tell whether it changed."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def output_folder(root: str) -> str:
    """Where a deck is written unless a person says otherwise."""
    return os.path.join(root, BUILD)


def pace_file(root: str) -> str:
    """Where the speaker's pace is kept that rehearsing taught, whether it is there or not."""
    return os.path.join(root, ".deckbuild", "pace.json")


def cache_folder() -> str:
    """Where deckbuild may keep what it can always compute again; it need not exist."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(base, "deckbuild") if os.path.isabs(base) else ""


def shown(path: str) -> str:
    """The path as messages show it: relative to where the person stands, when it is below."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


def _root_of(slides: str) -> str:
    """The project's root: the folder above one that is called `slides`, else the folder itself."""
    whole = os.path.abspath(slides)
    if os.path.basename(whole) != SLIDES:
        return slides
    return os.path.dirname(slides) or (os.pardir if slides == os.curdir else os.curdir)
