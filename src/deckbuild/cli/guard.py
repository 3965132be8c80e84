"""What ends a command other than its own end: wrong usage, an interruption, a bug."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FINE, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130

_TOLD = ("deckbuild.pictures.limits", "deckbuild.office.soffice")
"""Modules with errors that say what to do about them; met where few commands go, and never loaded elsewhere."""


def guarded(command: Callable[[], int]) -> int:
    """The command's exit code, or the one of what ended it; a bug leaves a report file and one clear line."""
    from deckbuild.target import TargetError

    _ready_streams()
    try:
        code = command()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("interrupted; the deck is as it was", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        _print_nowhere()
        return FINE
    except TargetError as problem:
        return _told(problem.message, problem.hint)
    except Exception as problem:
        if type(problem).__module__ in _TOLD:
            return _told(problem.message, problem.hint)  # type: ignore[attr-defined]
        if type(problem).__module__.startswith("click"):
            return _usage(problem)
        if isinstance(problem, OSError) and problem.errno == errno.ENOSPC and problem.filename is None:
            _print_nowhere()
            print("error: what was to be printed has no room: the disk is full", file=sys.stderr)
            return PROBLEMS
        print(f"error: this is a bug in deckbuild: {type(problem).__name__}: {problem}", file=sys.stderr)
        print(f"  = hint: {_report()}", file=sys.stderr)
        return BUG


def _told(message: str, hint: str) -> int:
    """Prints what stopped the command, in one line and the way out."""
    from deckbuild.cli.terminal import visible

    print(f"error: {visible(message)}", file=sys.stderr)
    if hint:
        print(f"  = hint: {visible(hint)}", file=sys.stderr)
    return PROBLEMS


def _ready_streams() -> None:
    """Started without standard output or error (`>&-`), a process prints to nowhere and works all the same.

    A letter that the terminal's encoding does not have is printed as an escape.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the process ends
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as standard error is from the start


def _print_nowhere() -> None:
    """What is still to be printed goes nowhere, so that the interpreter's own end does not fail on it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(problem: Exception) -> int:
    import click

    if isinstance(problem, click.exceptions.Abort):
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    if isinstance(problem, click.exceptions.Exit):
        return int(problem.exit_code)
    if isinstance(problem, click.ClickException):
        problem.show()
        return USAGE
    raise problem


def _report() -> str:
    """Writes what a maintainer needs to know into a file of its own, and says where it is."""
    import platform
    import tempfile
    import traceback

    from deckbuild.version import VERSION

    text = (
        f"deckbuild {VERSION}\nPython {platform.python_version()} on {platform.platform()}\n"
        f"arguments: {sys.argv[1:]}\n\n{traceback.format_exc()}"
    )
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="deckbuild-report-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError:
        return "please report it with this:\n" + text
    return f"please report it with the file {file.name}; look through it first, it names your files"
