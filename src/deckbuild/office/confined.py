"""Runs a program with limits on its processor time, its memory and the files it writes, as a script of its own.

    python -I -S confined.py SECONDS BYTES-OF-MEMORY BYTES-OF-A-FILE PROGRAM ARGUMENT…

The limits are set before the program starts, so that all it starts has them too. Windows has no such limits.
"""

import os
import sys


def _limit(what: int, most: int) -> None:
    """Sets a limit, or leaves the one that is there where that is lower."""
    import resource

    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    import resource

    seconds, memory, file_size = map(int, sys.argv[1:4])
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_DATA, memory)
    _limit(resource.RLIMIT_FSIZE, file_size)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        os.execvp(sys.argv[4], sys.argv[4:])
    except OSError:
        raise SystemExit(126) from None  # as shells say it
