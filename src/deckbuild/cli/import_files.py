"""The files of an import: a new project whole or not at all, or sections beside those of a project that is there."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import emit, places, target
from deckbuild.slugs import key_of_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deckbuild.importing.comments import Comments
    from deckbuild.model import Deck

_GITIGNORE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "starter", "gitignore")


class Written(NamedTuple):
    """What an import wrote: the project, its slides folder, and the names of the section files in order.

    `backup` is the folder that the old slides were moved to; `header` the YAML of a header that was not written, for
    the project has one; `listed` says that this project's `deck.yaml` names its files, and so does not see new ones.
    """

    root: str
    slides: str
    names: tuple[str, ...]
    backup: str = ""
    header: str = ""
    listed: bool = False


def check(directory: str, into: bool, force: bool) -> None:
    """Raises TargetError where `directory` cannot take the import: before any document is read."""
    if os.path.lexists(directory) and not os.path.isdir(directory):
        raise target.TargetError(f"{directory} is a file, not a folder", "name a folder with -o, such as -o my-talk")
    slides, has_deck = _slides(directory)
    if into and not has_deck:
        raise target.TargetError(
            f"there is no slides/deck.yaml in {directory} to add to", "without --into, import starts a project there"
        )
    if os.path.lexists(slides) and not (into or force):
        raise target.TargetError(
            f"{slides} is there already",
            "--into adds the sections to it, --force replaces it; or name another folder with -o",
        )
    if force and os.path.lexists(slides) and os.path.basename(os.path.abspath(slides)) != places.SLIDES:
        raise target.TargetError(
            f"{slides} holds its sections beside other files, and is not replaced", "import into another folder with -o"
        )


def write(directory: str, deck: Deck, comments: Comments) -> Written:
    """Writes a new project; slides that are there are moved to `slides.backup-N` first. Raises TargetError."""
    slides, _ = _slides(directory)
    root = os.path.dirname(slides) or os.curdir
    files = emit.project(deck, comments)
    stage = os.path.join(root, f".slides.import-{os.getpid()}")
    backup = ""
    try:
        _fill(stage, files)
        if os.path.lexists(slides):
            backup = _free(f"{slides}.backup-")
            os.rename(slides, backup)
        _take_place(stage, slides, backup)
        os.makedirs(os.path.join(root, "assets"), exist_ok=True)
    except OSError as problem:
        shutil.rmtree(stage, ignore_errors=True)
        raise target.TargetError(
            f"{slides} cannot be written: {target.reason(problem)}", "what was there is untouched"
        ) from problem
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    _ignore(os.path.join(root, ".gitignore"))
    return Written(root, slides, tuple(name for name in files if name != emit.DECK_FILE), backup)


def add(directory: str, deck: Deck, comments: Comments) -> Written:
    """Adds the sections to the project in `directory`, after its last one; its `deck.yaml` stays. Raises TargetError.

    Where that deck has another language, or does not continue slides, the sections say so themselves.
    """
    from deckbuild.diagnostics import Problems
    from deckbuild.readers.project import read_project

    found = places.find(directory)
    project = read_project(directory, Problems(), allow_outside=True)
    there = places.yaml_files(found.slides)
    taken = {key_of_file(name) for name in there}
    if project.deck is not None:
        taken.update(section.key for section in project.deck.sections)
    files = emit.section_files(_at_home(deck, project.deck, taken).sections, comments.sections, _last(there), taken)
    _write_each(found.slides, files)
    header = emit.deck_file(deck, comments.deck)
    listed = project.deck is not None and not project.folder
    return Written(found.root, found.slides, tuple(files), header=header, listed=listed)


def _slides(directory: str) -> tuple[str, bool]:
    """The slides folder of a project, there or to be, and whether it has a deck."""
    found = places.find(directory) if os.path.isdir(directory) else None
    return (
        (found.slides, True)
        if found is not None and found.deck_file
        else (os.path.join(directory, places.SLIDES), False)
    )


def _at_home(deck: Deck, host: Deck | None, taken: set[str]) -> Deck:
    """The deck with what its sections need in another deck, and without keys that this has."""
    language = deck.language if host is None or host.language != deck.language else ""
    overflow = deck.overflow if host is None or host.overflow != deck.overflow else ""
    sections = tuple(
        section._replace(
            language=section.language or language,
            overflow=section.overflow or overflow,
            key="" if section.key in taken else section.key,
        )
        for section in deck.sections
    )
    return deck._replace(sections=sections)


def _last(names: list[str]) -> int:
    """The highest number that a section file starts with."""
    return max((int(found[0]) for name in names if (found := re.match(r"[0-9]+", name))), default=0)


def _fill(stage: str, files: Mapping[str, str]) -> None:
    """Writes the files into a new folder, down to the disk."""
    os.makedirs(stage)
    for name, text in files.items():
        with open(os.path.join(stage, name), "xb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())


def _take_place(stage: str, slides: str, backup: str) -> None:
    """Renames the filled folder; should that fail, the old one is put back."""
    try:
        os.rename(stage, slides)
    except OSError:
        if backup:
            os.rename(backup, slides)
        raise


def _write_each(folder: str, files: Mapping[str, str]) -> None:
    """Writes new files into a folder; should one fail, those before it are taken away again."""
    done: list[str] = []
    try:
        for name, text in files.items():
            path, data = os.path.join(folder, name), text.encode()
            target.replace(path, lambda out, data=data: out.write(data))  # type: ignore[misc]
            done.append(path)
    except BaseException:
        for path in done:
            with contextlib.suppress(OSError):
                os.unlink(path)
        raise


def _ignore(path: str) -> None:
    """What git need not keep; a person's own file stays."""
    if os.path.lexists(path):
        return
    with open(_GITIGNORE, "rb") as file:
        data = file.read()
    target.replace(path, lambda out: out.write(data))


def _free(stem: str) -> str:
    n = 1
    while os.path.lexists(f"{stem}{n}"):
        n += 1
    return f"{stem}{n}"
