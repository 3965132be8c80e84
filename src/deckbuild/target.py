"""The file a deck is written to: whether it can be, whether a person changed it, and the safe way to replace it."""

from __future__ import annotations

import contextlib
import errno
import os
import time
import zlib
from typing import TYPE_CHECKING

from deckbuild import manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

SUFFIX = ".pptx"
_STALE_SECONDS = 3600
_HEAD = 400
_MERGED = ' merged="1"'
_MOST_MANIFEST = 64 * 1024 * 1024
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "part of the path is a file, not a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


class TargetError(Exception):
    """A file that cannot be written; `message` says why in one line, `hint` the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def check(path: str) -> None:
    """Raises TargetError when a deck cannot be written to `path`: before any work is done for it."""
    if os.path.isdir(path) or path.endswith(os.sep):
        raise TargetError(f"{path} is a folder", "name a file, such as -o " + os.path.join(path, "talk.pptx"))
    if not path.lower().endswith(SUFFIX):
        raise TargetError(f"{path} does not end in {SUFFIX}", f"a deck is a PowerPoint file: -o {path}{SUFFIX}")
    _check_kind(path)
    folder, name = os.path.split(os.path.realpath(path))
    for program, lock in (("PowerPoint", f"~${name}"), ("LibreOffice", f".~lock.{name}#")):
        if os.path.exists(os.path.join(folder, lock)):
            raise TargetError(
                f"{path} is open in {program} (there is a lock file {lock})",
                "close it there, or write to another file with -o; after a crash, delete the lock file",
            )
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise TargetError(f"{path} is read-only", "allow writing to it, or write to another file with -o")


def _check_kind(path: str) -> None:
    """Raises TargetError for a device, a pipe or a folder: what is put in its place would not be what it was."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise TargetError(f"{path} is not a file that can be replaced", "name an ordinary file")


def replace(path: str, write: Callable[[BinaryIO], object]) -> None:
    """Lets `write` fill a file beside the target, brings it to the disk, and puts it in the target's place.

    Killed at any moment, the target is the old file or the new one, whole. A link is followed, so that the
    file it leads to is the one replaced. Raises TargetError when the disk or the folder does not let it.
    """
    _check_kind(path)
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    prefix = f".deckbuild-{zlib.crc32(name.encode('utf-8', 'surrogateescape')):08x}."  # as short for the longest name
    beside = os.path.join(folder, f"{prefix}{os.getpid()}.part")
    try:
        os.makedirs(folder, exist_ok=True)
        _sweep(folder, prefix)
        with open(beside, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(path):
            os.chmod(beside, os.stat(path).st_mode & 0o7777)
        os.replace(beside, path)
    except OSError as problem:
        _remove(beside)
        raise TargetError(
            f"{path} cannot be written: {reason(problem)}", "the file that was there is untouched"
        ) from problem
    except BaseException:
        _remove(beside)
        raise
    _sync_folder(folder)


def reason(problem: OSError) -> str:
    """Why a file operation failed, in the user's words."""
    return _REASONS.get(problem.errno or 0, problem.strerror or "the system gave no reason")


def is_as_built(path: str, kept: Iterable[bytes] = ()) -> bool:
    """Whether a file is just what deckbuild wrote from the YAML alone, told by the digest of its parts.

    The manifest holds it: the one in the deck, or for a released deck, which has none, one of those `kept` beside it.
    """
    head, parts = parts_of(path)
    heads = [head] if head else [data[:_HEAD].decode("utf-8", "replace") for data in kept] if parts else []
    return any(f'parts="{parts}"' in one and _MERGED not in one for one in heads)


def is_as_merged(path: str, kept: Iterable[bytes] = ()) -> bool:
    """Whether a file is just what the last merge left, told in the same way."""
    head, parts = parts_of(path)
    heads = [head] if head else [data[:_HEAD].decode("utf-8", "replace") for data in kept] if parts else []
    return any(f'parts="{parts}"' in one and _MERGED in one for one in heads)


def parts_of(path: str) -> tuple[str, str]:
    """The beginning of the manifest in a deck, and the digest of all its other parts; empty for no deck."""
    import zipfile  # only a target that is already there needs it

    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            own, head = "", ""
            for entry in entries:
                if (
                    entry.filename.startswith("customXml/item")
                    and "Props" not in entry.filename
                    and entry.file_size <= _MOST_MANIFEST
                ):
                    text = package.open(entry).read(_HEAD).decode("utf-8", "replace")
                    if f'xmlns="{manifest.NAMESPACE}"' in text:
                        own, head = entry.filename, text
                        break
            return head, manifest.digest_of_parts([(e.filename, e.CRC) for e in entries if e.filename != own])
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
        return "", ""


def keep(path: str) -> str:
    """Keeps a copy of the file as `<name>.edited-1.pptx`, or the next free number, and returns its path.

    Raises TargetError when there is no room for it: then nothing may be written over the file.
    """
    stem, suffix = os.path.splitext(path)
    n = 1
    while os.path.lexists(f"{stem}.edited-{n}{suffix}"):
        n += 1
    kept = f"{stem}.edited-{n}{suffix}"
    try:
        _copy(path, kept)
    except OSError as problem:
        _remove(kept)
        raise TargetError(
            f"{path} was changed by hand, and no copy of it can be kept: {reason(problem)}",
            "nothing was written; write to another file with -o",
        ) from problem
    return kept


def _copy(path: str, kept: str) -> None:
    with open(path, "rb") as old, open(kept, "xb") as new:
        while chunk := old.read(1 << 20):
            new.write(chunk)
        new.flush()
        os.fsync(new.fileno())


def _sweep(folder: str, prefix: str) -> None:
    """Removes what a build that was killed left beside the target an hour ago or longer."""
    for entry in os.scandir(folder):
        if entry.name.startswith(prefix) and entry.name.endswith(".part"):
            with contextlib.suppress(OSError):
                if entry.stat().st_mtime < time.time() - _STALE_SECONDS:
                    os.unlink(entry.path)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _sync_folder(folder: str) -> None:
    """Brings the new name to the disk as well, where folders can be synced."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
