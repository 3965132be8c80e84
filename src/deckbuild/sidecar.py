"""What is kept beside a project of the decks built from it: their manifests, and the last edited deck of each."""

from __future__ import annotations

import contextlib
import os
import re
import zlib
from typing import NamedTuple

from deckbuild.places import WORKSHOP

FOLDER = WORKSHOP
_MOST = 64 * 1024 * 1024
_HEAD = 400
_BUILD = re.compile(' build="([^"]*)"')
_IGNORED = "# What deckbuild can do without, or make again.\n*\n"


class Beside(NamedTuple):
    """The files kept for one deck, whether they are there or not.

    `manifest` is that of its last build, `coming` that of a release which is just being written, `previous` that of
    the build before a merge. `before` is the deck as it was before its last merge, `conflicts` what that left open.
    """

    manifest: str
    coming: str
    previous: str
    before: str
    conflicts: str


def beside(root: str, target: str) -> Beside:
    """The files for the deck at `target`, in the project at `root`."""
    folder = os.path.join(root, FOLDER)
    stem = os.path.splitext(os.path.basename(target))[0]
    where = os.path.relpath(os.path.abspath(target), os.path.abspath(root)).replace(os.sep, "/")
    mark = zlib.crc32(where.encode("utf-8", "surrogateescape"))
    name = os.path.join(folder, f"{stem[:60]}-{mark:08x}")
    return Beside(*(f"{name}.{end}" for end in ("manifest", "coming", "previous", "before.pptx", "conflicts.txt")))


def keep(path: str, text: str, lasting: bool = False) -> None:
    """Writes one of these files, whole or not at all; `lasting` brings it to the disk before going on.

    Where the project cannot be written to, only what is `lasting` is a reason to stop: then OSError is raised.
    """
    with contextlib.nullcontext() if lasting else contextlib.suppress(OSError):
        folder = os.path.dirname(path)
        ready(folder)
        part = f"{path}.{os.getpid()}.part"
        try:
            with open(part, "w", encoding="utf-8", errors="surrogateescape") as file:
                file.write(text)
                if lasting:
                    file.flush()
                    os.fsync(file.fileno())
            os.replace(part, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(part)
            raise


def keep_before(target: str, path: str) -> None:
    """Keeps the deck at `target` as it is now; as a second name of the same file where the disk can do that."""
    ready(os.path.dirname(path))
    part = f"{path}.{os.getpid()}.part"
    try:
        os.link(os.path.realpath(target), part)
    except OSError:
        import shutil  # rarely needed: most disks know second names

        shutil.copyfile(target, part)
    os.replace(part, path)


def drop(path: str) -> None:
    """Removes one of these files, if it is there."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def remember_target(root: str, audience: str, target: str) -> None:
    """Notes where the deck for an audience (empty: the speaker's own) was written, whose name comes from its title."""
    path = _target_file(root, audience)
    with contextlib.suppress(ValueError):  # on another drive
        text = os.path.relpath(target, root) + "\n"
        if _read(path) != text.encode("utf-8", "surrogateescape"):
            keep(path, text)


def former(root: str, audience: str, target: str) -> str:
    """The deck that was last written for an audience, under the name it had then; empty if that is this, or gone."""
    written = _read(_target_file(root, audience)).decode("utf-8", "replace").strip()
    is_inside = bool(written) and not os.path.isabs(written) and os.pardir not in written.replace("\\", "/").split("/")
    path = os.path.join(root, written) if is_inside else ""
    return path if path and os.path.isfile(path) and os.path.abspath(path) != os.path.abspath(target) else ""


def _target_file(root: str, audience: str) -> str:
    name = f"target-{zlib.crc32(audience.encode('utf-8', 'surrogateescape')):08x}" if audience else "target"
    return os.path.join(root, FOLDER, name)


def manifests(root: str, target: str, build: str = "", is_before: bool = False) -> list[bytes]:
    """The manifests that may be that of the deck at `target`, the likeliest first.

    With a `build`, only that build's: also where the deck has been moved or renamed. `is_before` asks for that of the
    deck as it was before its last merge.
    """
    own = beside(root, target)
    paths = [own.previous] if is_before and os.path.exists(own.previous) else [own.manifest, own.coming, own.previous]
    if build:
        folder = os.path.join(root, FOLDER)
        with contextlib.suppress(OSError):
            paths += [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".manifest")]
    found = []
    for path in dict.fromkeys(paths):
        data = _read(path)
        if data and (not build or build_of(data) == build):
            found.append(data)
    return found


def build_of(data: bytes) -> str:
    """The build that a manifest is of."""
    found = _BUILD.search(data[:_HEAD].decode("utf-8", "replace"))
    return found[1] if found else ""


def _read(path: str) -> bytes:
    try:
        if os.path.getsize(path) > _MOST:
            return b""
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def ready(folder: str) -> None:
    """Makes the folder that a project's own things are kept in, which version control is told to leave out."""
    if not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as file:
            file.write(_IGNORED)
