"""Formats that only an office program reads well: LibreOffice turns them into ours, where it is installed.

For 300 pages as .doc, .odt, .fodt or .rtf it needs 1.7 seconds and 218 MiB, of which 1.1 seconds and most of the
memory are its start with a new profile; `benchmarks/import_limits.py` measures the whole import.
"""

from __future__ import annotations

import io
import os
import re
import time
from itertools import islice
from typing import TYPE_CHECKING

from deckbuild.importing.document import UnreadableError
from deckbuild.importing.formats.readers import MOST_BLOCKS, bounded

if TYPE_CHECKING:
    from zipfile import ZipFile

    from deckbuild.importing.document import Document
    from deckbuild.office.soffice import Limits

SECONDS = 6.5
"""How long LibreOffice may take at most, several times what it needs: what it made is still to be read then."""

MEMORY = 320 * 1024 * 1024
_MOST_WRITTEN = 64 * 1024 * 1024
_RESERVE = 1.0
"""Seconds for reading what LibreOffice made."""

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

_MOST_XML = 48 * 1024 * 1024
"""Bytes of XML that the parts of a file may unpack to, as those of a Word document may."""

_MOST_RESULT = 64 * 1024 * 1024
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_RTF_PARAGRAPH = re.compile(rb"\\(?:par|cell|row|line)(?![a-z])")


def read(path: str, kind: str, until: float) -> Document:
    """The document in a file of one of KINDS that was checked, by `until` on the monotonic clock.

    Raises UnreadableError, also where LibreOffice or the part of it that reads this kind is not installed.
    """
    import shutil
    import tempfile

    from deckbuild.importing.formats import apart
    from deckbuild.office import soffice

    wanted, name = KINDS[kind]
    made_here = tempfile.TemporaryDirectory(prefix="deckbuild-", ignore_cleanup_errors=True)
    with soffice.ended_by_signals(), made_here as folder:
        source = os.path.join(folder, f"document.{kind}")
        shutil.copyfile(path, source)
        _convert(source, kind, until)
        made = os.path.join(folder, f"document.{wanted}")
        if not os.path.exists(made) or not 0 < os.path.getsize(made) <= _MOST_RESULT:
            raise UnreadableError(f"is {name} that LibreOffice cannot read", "open it there, and save it anew")
        document = bounded(apart.read(wanted, made, until=until))
    return document._replace(path=path, remarks=(*document.remarks, f"{name}, read by LibreOffice"))


def _convert(source: str, kind: str, until: float) -> None:
    """Has LibreOffice write a file as the format that is read."""
    from deckbuild.office import soffice

    wanted, name = KINDS[kind]
    part = soffice.WRITER if wanted == "docx" else soffice.IMPRESS
    try:
        needs = f"is {name}, which needs {{}} to be read"
        program = soffice.find(part, needs, f"save the file as .{wanted}")
        soffice.convert(program, source, wanted, _limits(until), f"open it there, and save it as .{wanted}")
    except soffice.OfficeError as problem:
        raise UnreadableError(problem.message, problem.hint) from None


def _limits(until: float) -> Limits:
    from deckbuild.office.soffice import Limits

    return Limits(min(SECONDS, max(_RESERVE, until - time.monotonic() - _RESERVE)), MEMORY, _MOST_WRITTEN)


def check(data: bytes, kind: str) -> None:
    """Refuses what LibreOffice would ask a password for, or work on without end; raises UnreadableError."""
    if data.startswith(b"PK"):
        content = _unlocked(data)
        paragraphs = content.count(b"<text:p") + content.count(b"<text:h")
    elif kind == "rtf":
        paragraphs = sum(1 for _ in islice(_RTF_PARAGRAPH.finditer(data), MOST_BLOCKS + 1))
    elif kind in ("fodt", "xml") and _ENTITY.search(data):
        raise UnreadableError("declares entities, which no document does: it may be made to do harm")
    else:
        paragraphs = data.count(b"<text:p") + data.count(b"<w:p>")
    if paragraphs > MOST_BLOCKS:
        raise UnreadableError(
            f"has more than {MOST_BLOCKS:,} paragraphs: that is no talk", "import the part that you will speak"
        )


def _unlocked(data: bytes) -> bytes:
    """The content of an OpenDocument file; raises UnreadableError for one that is damaged, locked or too large."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist() if part.filename.endswith(".xml"))
            if size <= _MOST_XML:
                manifest = _start(archive, "META-INF/manifest.xml")
                content = _start(archive, "content.xml")
    except Exception:
        raise UnreadableError("is damaged, or was cut off: its parts cannot be unpacked", "get it again") from None
    if size > _MOST_XML:
        raise UnreadableError(f"unpacks to {size / 1_048_576:,.0f} MiB of text: it is too large, or made to be so")
    if b"encryption-data" in manifest:
        raise UnreadableError("is protected by a password", "open it, take the password off, and save it anew")
    return content


def _start(archive: ZipFile, name: str) -> bytes:
    """A part of an archive, no more of it than all parts may have."""
    with archive.open(name) as file:
        return file.read(_MOST_XML)
