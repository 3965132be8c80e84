"""Formats that only an office program reads well: LibreOffice turns them into ours, where it is installed."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

from deckbuild.importing.document import UnreadableError

if TYPE_CHECKING:
    from subprocess import Popen

    from deckbuild.importing.document import Document

KINDS = {
    "doc": ("docx", "an old Word document"),
    "odt": ("docx", "an OpenDocument text"),
    "fodt": ("docx", "an OpenDocument text"),
    "rtf": ("docx", "an RTF document"),
    "xml": ("docx", "an old Word document in XML"),
    "ppt": ("pptx", "an old PowerPoint deck"),
    "odp": ("pptx", "an OpenDocument presentation"),
}
"""What each kind is turned into, and what it is called."""

SECONDS = 60
"""How long LibreOffice may take; its first start alone takes several seconds."""

MEMORY = 3 * 1024**3
_MOST_XML = 48 * 1024 * 1024
"""Bytes of XML that the parts of a file may unpack to, as those of a Word document may."""

_MOST_RESULT = 64 * 1024 * 1024
_PROGRAMS = ("soffice", "libreoffice")
_APPLICATIONS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)


def read(path: str, data: bytes, kind: str) -> Document:
    """The document in a file of one of KINDS; raises UnreadableError, also where LibreOffice is not installed."""
    import tempfile

    from deckbuild.importing.formats import apart
    from deckbuild.importing.formats.readers import bounded

    _refuse_hostile(data)
    wanted, name = KINDS[kind]
    program = find()
    if not program:
        raise UnreadableError(
            f"is {name}, which needs LibreOffice to be read",
            f"install LibreOffice (libreoffice.org, or your packages), or save the file as .{wanted}",
        )
    with tempfile.TemporaryDirectory(prefix="deckbuild-", ignore_cleanup_errors=True) as folder:
        source = os.path.join(folder, f"document.{kind}")
        with open(source, "wb") as file:
            file.write(data)
        _convert(program, source, wanted, folder)
        made = os.path.join(folder, f"document.{wanted}")
        if not os.path.exists(made) or not 0 < os.path.getsize(made) <= _MOST_RESULT:
            raise UnreadableError(f"is {name} that LibreOffice cannot read", "open it there, and save it anew")
        document = bounded(apart.read(wanted, made))
    return document._replace(path=path, remarks=(*document.remarks, f"{name}, read by LibreOffice"))


def _refuse_hostile(data: bytes) -> None:
    """Refuses what LibreOffice would ask a password for, or unpack without end; raises UnreadableError."""
    import zipfile

    if b"<!ENTITY" in data[:65536]:
        raise UnreadableError("declares entities, which no document does: it may be made to do harm")
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist() if part.filename.endswith(".xml"))
            manifest = archive.read("META-INF/manifest.xml") if size <= _MOST_XML else b""
    except Exception:
        raise UnreadableError("is damaged, or was cut off: its parts cannot be unpacked", "get it again") from None
    if size > _MOST_XML:
        raise UnreadableError(f"unpacks to {size / 1_048_576:,.0f} MiB of text: it is too large, or made to be so")
    if b"encryption-data" in manifest:
        raise UnreadableError("is protected by a password", "open it, take the password off, and save it anew")


def find() -> str:
    """The path of LibreOffice: the one in DECKBUILD_SOFFICE, on PATH, or where its installers put it; or empty."""
    named = os.environ.get("DECKBUILD_SOFFICE", "")
    if named:
        return named if os.path.isfile(named) else shutil.which(named) or ""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), "")
    return found or next(filter(os.path.isfile, _APPLICATIONS), "")


def _convert(program: str, source: str, wanted: str, folder: str) -> None:
    """Runs LibreOffice on a copy, with a profile of its own, so that neither an open window nor a macro matters."""
    import subprocess

    profile = "file:///" + os.path.join(folder, "profile").replace(os.sep, "/").lstrip("/")
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    if source.endswith(".doc"):  # named, or what is damaged comes out as the plain text of its bytes
        command.append("--infilter=MS Word 97")
    command += ["--nodefault", "--convert-to", wanted, "--outdir", folder, source]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
            env={**os.environ, "HOME": folder},
        )
    except OSError as problem:
        raise UnreadableError(f"needs LibreOffice, and {program} does not start: {problem.strerror}") from None
    _limit(process)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"takes LibreOffice more than {SECONDS} seconds", f"open it there, and save it as .{wanted}"
        ) from None
    finally:
        _end(process)


def _limit(process: Popen[bytes]) -> None:
    """Bounds the memory of LibreOffice, where the system can do so from outside."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))


def _end(process: Popen[bytes]) -> None:
    """Ends LibreOffice and what it started: they are a group of their own."""
    if sys.platform != "win32":
        import signal

        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
