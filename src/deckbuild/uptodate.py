"""Remembers what a deck was built from, so that a build with nothing changed costs next to nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from typing import NamedTuple

from deckbuild import places, version

_MOST_STAMPS = 1000


def is_current(source: str, output: str) -> str:
    """The path of the deck if building `source` again would give the same file; empty if it might not.

    `output` is the name a person gave with -o, empty for the default. All files are read and compared by
    digest, the deck itself by size and time.
    """
    try:
        with open(_stamp_path(source, output), encoding="utf-8") as file:
            stamp = json.load(file)
        if stamp["version"] != version.VERSION or stamp["epoch"] != os.environ.get("SOURCE_DATE_EPOCH", ""):
            return ""
        if stamp["until"] and time.time() >= stamp["until"]:
            return ""
        target = str(stamp["target"])
        if stamp["written"] != _size_and_time(target) or stamp["changed"] != _newest(stamp["code"]):
            return ""
        if any(_digest(path) != digest for path, digest in stamp["files"]):
            return ""
        if stamp["folder"] and places.yaml_files(stamp["folder"]) != stamp["names"]:
            return ""
        return target
    except (OSError, ValueError, KeyError, TypeError):
        return ""


class Inputs(NamedTuple):
    """What a deck was built from: absolute paths with digests, and the slides folder with its YAML files' names."""

    files: list[tuple[str, str]]
    folder: str
    names: list[str]


def remember(source: str, output: str, target: str, inputs: Inputs, until: float, is_merged: bool = False) -> None:
    """Notes what `target` was built from; a cache that cannot be written is no problem.

    `until` is the time at which an embargo ends that runs now, 0 for none. `is_merged` says that the deck has a
    person's edits as well.
    """
    with contextlib.suppress(OSError, ValueError):
        path = _stamp_path(source, output)
        stamp = {
            "version": version.VERSION,
            "epoch": os.environ.get("SOURCE_DATE_EPOCH", ""),
            "code": (code := _code()),
            "changed": _newest(code),
            "until": until,
            "target": target,
            "merged": is_merged,
            "written": _size_and_time(target),
            **inputs._asdict(),
        }
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _thin_out(os.path.dirname(path))
        beside = f"{path}.{os.getpid()}"
        with open(beside, "w", encoding="utf-8") as file:
            json.dump(stamp, file)
        os.replace(beside, path)


def wrote(source: str, output: str, path: str) -> bool:
    """Whether the file is, by size and time, the one that the last build of `source` wrote from the YAML alone."""
    try:
        with open(_stamp_path(source, output), encoding="utf-8") as file:
            stamp = json.load(file)
        is_same = stamp["target"] == os.path.abspath(path) and stamp["written"] == _size_and_time(path)
        return bool(is_same and not stamp["merged"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def forget(source: str, output: str) -> None:
    """Makes the next build a real one."""
    with contextlib.suppress(OSError, ValueError):
        os.unlink(_stamp_path(source, output))


def _stamp_path(source: str, output: str) -> str:
    """The stamp's file: named by what was asked for, so that it is found before anything is read."""
    folder = places.cache_folder()
    if not folder:
        raise ValueError("there is no cache folder")
    asked = f"{os.path.realpath(source)}\0{os.path.realpath(output) if output else ''}"
    return os.path.join(
        folder,
        "stamps",
        hashlib.blake2b(asked.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest(),
    )


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return places.digest(file.read())


def _size_and_time(path: str) -> list[int]:
    status = os.stat(path)
    return [status.st_size, status.st_mtime_ns]


def _code() -> list[str]:
    """The files of deckbuild that this build ran, and its data: a checkout is edited without a new version number.

    They are told from what is loaded, for looking at all of them would take a fifth of a build with nothing to do.
    """
    home = os.path.dirname(__file__)
    names = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    own = [os.path.relpath(name, home) for name in names if name.startswith(home)]
    with os.scandir(os.path.join(home, "data")) as entries:
        return sorted([*own, *(os.path.join("data", entry.name) for entry in entries if entry.is_file())])


def _newest(names: list[str]) -> int:
    """When any of those files changed last."""
    home = os.path.dirname(__file__)
    return max(os.stat(os.path.join(home, name)).st_mtime_ns for name in names)


def _thin_out(folder: str) -> None:
    """Keeps the cache from growing for ever: past a thousand stamps, the older half goes."""
    names = os.listdir(folder)
    if len(names) > _MOST_STAMPS:
        paths = sorted((os.path.join(folder, n) for n in names), key=lambda p: os.stat(p).st_mtime)
        for path in paths[: _MOST_STAMPS // 2]:
            os.unlink(path)
