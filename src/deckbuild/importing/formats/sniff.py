"""What kind of file a file is, by what is in it; the suffix decides only between kinds of text."""

from __future__ import annotations

import io
import os
import re
import zipfile

from deckbuild.importing.document import UnreadableError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_HTML = (".html", ".htm", ".xhtml")
_HTML_START = re.compile(
    rb"\s*+(?>(?:<\?xml[^>]*>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"</?(?:p|div|h[1-6]|ul|ol|li|br|table|span|b|i|strong|em|a|blockquote)\b[^<>]*>", re.I)

_NO_DOCUMENTS = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"), (b"BM", "a picture"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
    (b"\x1f\x8b", "an archive"), (b"BZh", "an archive"), (b"\xfd7zXZ", "an archive"), (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"), (b"ID3", "a recording"), (b"OggS", "a recording"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_WORDS_OF_TEXT = (b"BM", b"MZ")
"""Beginnings that a text may have as well, and that count only with a NUL after them."""

_PARTS = (("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx"))
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.presentation-template": "odp",
}


def kind_of(path: str, data: bytes) -> str:
    """`docx`, `pptx`, `pdf`, `html`, `markdown`, `text`, or one that only an office program reads.

    Raises UnreadableError for a file that is none of these.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _in_archive(data)
    if data.startswith(_COMPOUND):
        return _in_compound_file(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_others(data)
    head = _as_ascii(data[:65536])
    if b"<office:document" in head[:4096]:
        return "fodt"
    if b'progid="Word.Document"' in head[:4096]:
        return "xml"
    suffix = os.path.splitext(path)[1].lower()
    if _HTML_START.match(head) or (suffix in _HTML and _HTML_TAG.search(head)):
        return "html"
    if suffix in _MARKDOWN:
        return "markdown"
    if len(_HTML_TAG.findall(head[:8192])) >= 6 and head.lstrip()[:1] == b"<":
        return "html"
    return "text"


def _as_ascii(head: bytes) -> bytes:
    """The ASCII of a beginning, also where it is UTF-16."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return head[2:].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _refuse_others(data: bytes) -> None:
    for start, what in _NO_DOCUMENTS:
        if data.startswith(start) and (start not in _WORDS_OF_TEXT or b"\0" in data[:64]):
            raise UnreadableError(f"is {what}, not a document", "is it the right file?")


def _in_archive(data: bytes) -> str:
    """The kind of document that a zip archive holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()[:20_000]]
            kind = archive.open("mimetype").read(200).decode("ascii", "replace") if "mimetype" in names else ""
    except Exception:
        raise UnreadableError("is damaged, or was cut off: its archive cannot be opened", _AGAIN) from None
    if kind.strip() in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[kind.strip()]
    counts = {found: sum(1 for n in names if n.lower().lstrip("/").startswith(start)) for start, found in _PARTS}
    best = max(counts, key=lambda found: counts[found])
    if not counts[best]:
        raise UnreadableError("is an archive without a document in it", "unpack it, and import the files in it")
    if best == "xlsx":
        raise UnreadableError("is an Excel workbook, not a document", "paste what you will speak into a text")
    return best


_AGAIN = "get it again, or open it in the program that wrote it and save it anew"


def _in_compound_file(data: bytes) -> str:
    """The kind of document in the container that Office used before 2007, and still does for encrypted files."""
    if _named(data, "EncryptedPackage"):
        raise UnreadableError("is protected by a password", "open it, take the password off, and save it anew")
    if _named(data, "WordDocument"):
        return "doc"
    if _named(data, "PowerPoint Document"):
        return "ppt"
    if _named(data, "Workbook"):
        raise UnreadableError("is an Excel workbook, not a document", "paste what you will speak into a text")
    if _named(data, "__properties_version1.0"):
        raise UnreadableError("is a mail of Outlook", "open it, and save it as text or HTML")
    raise UnreadableError("is an Office file of a kind that is not read, or it is damaged", _AGAIN)


def _named(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data
