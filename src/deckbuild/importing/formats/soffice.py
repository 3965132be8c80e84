"""LibreOffice as a tool: found, started with limits and a profile of its own, and ended with all that it started.

For 300 pages as .doc, .odt, .fodt or .rtf it needs 1.7 seconds and 218 MiB, of which 1.1 seconds and most of the
memory are its start with a new profile; `benchmarks/import_limits.py` measures the whole import.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

from deckbuild.importing.document import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import Popen
    from types import FrameType

SECONDS = 6.5
"""How long LibreOffice may take at most, several times what it needs: what it made is still to be read then."""

MEMORY = 320 * 1024 * 1024
"""Bytes of data of one of its processes, beside some 100 MiB of its own programs."""

_MOST_WRITTEN = 64 * 1024 * 1024
_RESERVE = 1.0
"""Seconds for reading what LibreOffice made."""

_PROGRAMS = ("soffice", "libreoffice")
_APPLICATIONS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_MODULES = {"docx": ("writer", "Writer"), "pptx": ("impress", "Impress")}
"""What makes a format: the name of its settings and its own."""

_REGISTRIES = ("../share/registry", "../Resources/registry")
"""Where LibreOffice lists its parts, seen from its program: everywhere, and on macOS."""

_SETTINGS = (
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Writer/Content/Update", "Link", "2"),
)
"""No picture or text is fetched from elsewhere because a document says so, and none of its programs run."""


def find(wanted: str, name: str) -> str:
    """The path of a LibreOffice that makes `docx` or `pptx`.

    It is the one in DECKBUILD_SOFFICE, on PATH, or where its installers put it. Raises UnreadableError for a document
    that is `name` where there is none, or one without the part for it.
    """
    program = _found()
    if not program:
        raise UnreadableError(
            f"is {name}, which needs LibreOffice to be read",
            f"install LibreOffice (libreoffice.org, or your packages), or save the file as .{wanted}",
        )
    settings, module = _MODULES[wanted]
    here = os.path.dirname(os.path.realpath(program))
    for registry in (os.path.join(here, *folder.split("/")) for folder in _REGISTRIES):
        if os.path.isfile(os.path.join(registry, "main.xcd")) and not os.path.isfile(f"{registry}/{settings}.xcd"):
            raise UnreadableError(
                f"is {name}, which needs LibreOffice {module} to be read: {program} is without it",
                f"install it (the package libreoffice-{settings}, or all of libreoffice.org), "
                f"or save the file as .{wanted}",
            )
    return program


def _found() -> str:
    named = os.environ.get("DECKBUILD_SOFFICE", "")
    if named:
        return named if os.path.isfile(named) else shutil.which(named) or ""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), "")
    return found or next(filter(os.path.isfile, _APPLICATIONS), "")


def convert(program: str, source: str, wanted: str, until: float) -> None:
    """Has LibreOffice write `source` as `wanted` beside it, by `until` on the monotonic clock.

    A profile of its own keeps open windows and the person's settings out of it. Raises UnreadableError where it takes
    too long or too much memory, or does not start; where it merely fails, it writes nothing.
    """
    import subprocess

    seconds = min(SECONDS, max(_RESERVE, until - time.monotonic() - _RESERVE))
    folder = os.path.dirname(source)
    process: Popen[bytes] | None = None
    try:
        process = subprocess.Popen(
            _command(program, source, wanted, seconds),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
            env={**os.environ, "HOME": folder, "TMPDIR": folder, "MALLOC_ARENA_MAX": "1"},
        )
        code = process.wait(seconds)
    except OSError as problem:
        raise UnreadableError(f"needs LibreOffice, and {program} does not start: {problem.strerror}") from None
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"takes LibreOffice more than {seconds:.3g} second{'' if seconds == 1 else 's'}",
            f"try once more, for its first start is slow; or open it there, and save it as .{wanted}",
        ) from None
    finally:
        if process is not None:
            _end(process)
    if code in (126, 127):
        raise UnreadableError(f"needs LibreOffice, and {program} does not start")
    if code < 0 or code > 128:
        raise UnreadableError(
            "takes LibreOffice too much time or memory, or makes it fail", f"open it there, and save it as .{wanted}"
        )


def _command(program: str, source: str, wanted: str, seconds: float) -> list[str]:
    """What starts LibreOffice, confined where the system can do so."""
    folder = os.path.dirname(source)
    profile = os.path.join(folder, "profile")
    _settle(profile)
    address = "file:///" + profile.replace(os.sep, "/").lstrip("/")
    command = [program, f"-env:UserInstallation={address}", "--headless", "--norestore", "--nolockcheck"]
    if source.endswith(".doc"):  # named, or what is damaged comes out as the plain text of its bytes
        command.append("--infilter=MS Word 97")
    command += ["--nodefault", "--convert-to", wanted, "--outdir", folder, source]
    if sys.platform == "win32":
        return command
    script = os.path.join(os.path.dirname(__file__), "confined.py")
    limits = (str(int(seconds) + 1), str(MEMORY), str(_MOST_WRITTEN))
    return [sys.executable, "-I", "-S", script, *limits, *command]


def _settle(profile: str) -> None:
    """Writes the settings of a new profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    os.makedirs(os.path.join(profile, "user"))
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>')


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """Has the signals that would end this process at once end it in order: nothing is left running or lying about."""
    import signal
    import threading

    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {}
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:
            before[number] = signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(process: Popen[bytes]) -> None:
    """Ends LibreOffice and what it started: they are a group of their own."""
    if sys.platform != "win32":
        import signal

        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
