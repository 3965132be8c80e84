"""Bounds on the work on a document: what takes too long or too much memory ends in one clear line."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from deckbuild.importing.document import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS = 8.0
"""What the whole import of a file may take by the clock, so that with the start and the report it ends within ten."""

MEMORY = 400 * 1024 * 1024
"""Bytes beyond what the process has taken before."""

_LEAST = 0.3

_HINT = "import the part that you will speak"


class _TooLongError(Exception):
    pass


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
        with _timed(seconds), _bounded():
            yield
    except _TooLongError:
        message = f"takes more than {SECONDS:g} seconds to import: it is too large, or made to be so"
        raise UnreadableError(message, _HINT) from None
    except MemoryError:
        message = "takes too much memory to import: it is too large, or made to be so"
        raise UnreadableError(message, _HINT) from None


@contextlib.contextmanager
def _timed(seconds: float) -> Iterator[None]:
    import signal
    import threading

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_: int, __: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)  # and again, should somebody catch the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError, ValueError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = taken + MEMORY
    if soft != resource.RLIM_INFINITY and soft < most:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
