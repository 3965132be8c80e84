"""The formats that documents come in: found by content first and by suffix second, each read by a module of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.importing.document import UnreadableError
from deckbuild.importing.formats import sniff

if TYPE_CHECKING:
    from deckbuild.importing.document import Document

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of a file that are read: talking points with all their pictures are far below."""

MOST_TEXT_BYTES = 8 * 1024 * 1024
"""Bytes of a text file that are read: some 2,500 pages of English."""


def read(path: str, encoding: str = "", until: float = 0.0) -> Document:
    """The document in a file; `encoding` is the person's word for a text file.

    It is read by `until` on the monotonic clock, which is not far off where it is not given.

    Raises UnreadableError, with one clear line, for what is not there, no document, damaged, locked or too large.
    What others' libraries parse is parsed in a process of its own with limits on time and memory.
    """
    from deckbuild.importing.formats import apart, office
    from deckbuild.importing.formats.readers import READERS_HERE, bounded
    from deckbuild.importing.limits import end_of, limited

    until = until or end_of()
    data = _bytes(path)
    kind = sniff.kind_of(path, data)
    if kind in office.KINDS:
        office.check(data, kind)
        del data  # what reads it next reads it for itself, and the memory of both counts
        return office.read(path, kind, until)
    if kind in ("text", "markdown") and len(data) > MOST_TEXT_BYTES:
        raise _too_large(len(data), MOST_TEXT_BYTES, "text")
    if kind in READERS_HERE:
        with limited(until):
            return bounded(READERS_HERE[kind](path, data, encoding))
    del data
    return bounded(apart.read(kind, path, encoding, until))


def _bytes(path: str) -> bytes:
    """What is in a file, after a look at what would only look like a document."""
    name = os.path.basename(path)
    if os.path.isdir(path):
        raise UnreadableError("is a folder", "name the files in it that you want in the deck")
    if not os.path.exists(path):
        raise UnreadableError("there is no such file")
    if not os.path.isfile(path):
        raise UnreadableError("is no file but a device or a pipe")
    if name.startswith(("~$", ".~lock.")):
        raise UnreadableError(
            "is the lock file of an open document, not the document", f"import {name.lstrip('~$')} instead"
        )
    size = os.path.getsize(path)
    if size > MOST_BYTES:
        raise _too_large(size, MOST_BYTES, "a document")
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise UnreadableError(f"cannot be read: {problem.strerror or 'the system gave no reason'}") from None
    if not data:
        raise UnreadableError("is empty")
    return data


def _too_large(size: int, most: int, what: str) -> UnreadableError:
    return UnreadableError(
        f"has {size / 1_048_576:,.0f} MiB, more than the {most // 1_048_576} MiB of {what} that are read",
        "is it the right file? import the part that you will speak",
    )
