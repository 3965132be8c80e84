"""LibreOffice as a tool: found, started with limits and a profile of its own, and ended with all that it started."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import Popen
    from types import FrameType

_PROGRAMS = ("soffice", "libreoffice")
_APPLICATIONS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
WRITER, IMPRESS = ("writer", "Writer"), ("impress", "Impress")
"""Parts of LibreOffice that may be missing: the name of its settings and its own."""

_REGISTRIES = ("../share/registry", "../Resources/registry")
"""Where LibreOffice lists its parts, seen from its program: everywhere, and on macOS."""

_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
)
"""No picture or text is fetched from elsewhere because a document says so, and none of its programs run."""


class OfficeError(Exception):
    """What LibreOffice cannot do here; `message` says why in one line, `hint` the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Limits(NamedTuple):
    """What a run may take: seconds, bytes of data of one process (beside some 100 MiB of programs), and of a file."""

    seconds: float
    memory: int
    written: int


def find(part: tuple[str, str], needs: str, instead: str) -> str:
    """The path of a LibreOffice that has a part: `WRITER` or `IMPRESS`.

    It is the one in DECKBUILD_SOFFICE, on PATH, or where its installers put it. Raises OfficeError where there is none,
    or one without the part: `needs` is the message, with a place for the name of what is missing, `instead` the other
    way out.
    """
    program = _found()
    if not program:
        raise OfficeError(
            needs.format("LibreOffice"), f"install LibreOffice (libreoffice.org, or your packages), or {instead}"
        )
    settings, module = part
    here = os.path.dirname(os.path.realpath(program))
    for registry in (os.path.join(here, *folder.split("/")) for folder in _REGISTRIES):
        if os.path.isfile(os.path.join(registry, "main.xcd")) and not os.path.isfile(f"{registry}/{settings}.xcd"):
            raise OfficeError(
                f"{needs.format(f'LibreOffice {module}')}: {program} is without it",
                f"install it (the package libreoffice-{settings}, or all of libreoffice.org), or {instead}",
            )
    return program


def _found() -> str:
    named = os.environ.get("DECKBUILD_SOFFICE", "")
    if named:
        return named if os.path.isfile(named) else shutil.which(named) or ""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), "")
    return found or next(filter(os.path.isfile, _APPLICATIONS), "")


def convert(program: str, source: str, wanted: str, limits: Limits, instead: str, language: str = "") -> None:
    """Has LibreOffice write `source` as `wanted` beside it: a suffix, or a suffix with a filter and its options.

    A profile of its own keeps open windows and the person's settings out of it; `language` is its locale, which a PDF
    takes for its own. Raises OfficeError where it takes too
    long or too much memory, or does not start, with `instead` as the way out; where it merely fails, it writes nothing.
    """
    import subprocess

    seconds = limits.seconds
    folder = os.path.dirname(source)
    _settle(os.path.join(folder, "profile"), language)
    process: Popen[bytes] | None = None
    try:
        process = subprocess.Popen(
            _command(program, source, wanted, limits),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
            env={**os.environ, "HOME": folder, "TMPDIR": folder, "MALLOC_ARENA_MAX": "1"},
        )
        code = process.wait(seconds)
    except OSError as problem:
        raise OfficeError(f"needs LibreOffice, and {program} does not start: {problem.strerror}") from None
    except subprocess.TimeoutExpired:
        raise OfficeError(
            f"takes LibreOffice more than {seconds:.3g} second{'' if seconds == 1 else 's'}",
            f"try once more, for its first start is slow; or {instead}",
        ) from None
    finally:
        if process is not None:
            _end(process)
    if code in (126, 127):
        raise OfficeError(f"needs LibreOffice, and {program} does not start")
    if code < 0 or code > 128:
        raise OfficeError("takes LibreOffice too much time or memory, or makes it fail", instead)


def _command(program: str, source: str, wanted: str, limits: Limits) -> list[str]:
    """What starts LibreOffice, confined where the system can do so."""
    folder = os.path.dirname(source)
    profile = os.path.join(folder, "profile")
    address = "file:///" + profile.replace(os.sep, "/").lstrip("/")
    command = [program, f"-env:UserInstallation={address}", "--headless", "--norestore", "--nolockcheck"]
    if source.endswith(".doc"):  # named, or what is damaged comes out as the plain text of its bytes
        command.append("--infilter=MS Word 97")
    command += ["--nodefault", "--convert-to", wanted, "--outdir", folder, source]
    if sys.platform == "win32":
        return command
    script = os.path.join(os.path.dirname(__file__), "confined.py")
    allowed = (str(int(limits.seconds) + 1), str(limits.memory), str(limits.written))
    return [sys.executable, "-I", "-S", script, *allowed, *command]


def _settle(profile: str, language: str) -> None:
    """Writes the settings of a new profile."""
    own = (("Setup/L10N", "ooSetupSystemLocale", language),) if language else ()
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in (*_SETTINGS, *own)
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
