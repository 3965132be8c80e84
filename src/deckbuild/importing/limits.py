"""Bounds on the work on a document: what takes too long or too much memory ends in one clear line."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from deckbuild.bounds import TooLongError, bounded
from deckbuild.importing.document import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 8.0
"""What the whole import of a file may take by the clock, so that with the start and the report it ends within ten."""

MEMORY = 400 * 1024 * 1024
"""Bytes beyond what the process has taken before."""

_LEAST = 0.3

_HINT = "import the part that you will speak"


def end_of(files: int = 1) -> float:
    """When the import of so many files must have ended that starts now, on the monotonic clock."""
    return time.monotonic() + SECONDS * files


@contextlib.contextmanager
def limited(until: float) -> Iterator[None]:
    """Raises UnreadableError when what is done inside takes more than is left, where the system can tell.

    It can in the main thread of Linux and macOS; memory is bounded on Linux alone. A moment is always left.
    """
    seconds = max(_LEAST, until - time.monotonic())
    try:
        with bounded(seconds, MEMORY):
            yield
    except TooLongError:
        message = f"takes more than {SECONDS:g} seconds to import: it is too large, or made to be so"
        raise UnreadableError(message, _HINT) from None
    except MemoryError:
        message = "takes too much memory to import: it is too large, or made to be so"
        raise UnreadableError(message, _HINT) from None
