"""Files that are broken, locked, disguised or made to do harm: one clear line each, within bounds."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuild.importing.document import UnreadableError
from deckbuild.importing.formats import apart, read
from files import docx, p, package, relations

CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_document(xml: str | bytes) -> bytes:
    """A Word file whose main part is this."""
    return package({
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": xml,
    })  # fmt: skip


def test_what_no_deck_may_hold_is_shown_as_a_sign_and_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes("A Talk\n\nPart\n\n- a\x01b\n- c\ufffe\n".encode())
    document = read(str(path))
    assert [block.text for block in document.blocks if "\ufffd" in block.text] == ["a\ufffdb", "c\ufffd"]
    assert document.remarks[-1] == "2 characters that no deck may hold replaced by \ufffd"


def zip_bomb() -> bytes:
    return with_document(f"<w:document {W}>" + "<w:p/>" * 12_000_000)


def lying_zip_bomb() -> bytes:
    """The same, with a size in the directory that is far too small."""
    data = bytearray(with_document(b" " * 60_000_000))
    name = b"word/document.xml"
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(name))
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def many_parts() -> bytes:
    return package({f"word/{n}": "" for n in range(20_100)}, zipfile.ZIP_STORED)


def entity_bomb() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return with_document(f"<!DOCTYPE x [{entities}]><w:document {W}><w:body><w:p>&a9;</w:p></w:body></w:document>")


def outside_entity() -> bytes:
    xml = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}><w:body>&e;</w:body></w:document>'
    return with_document(xml)


def deep(inner: str, levels: int) -> bytes:
    opened, closed = inner.split("|")
    return with_document(f"<w:document {W}><w:body>{opened * levels}{closed * levels}</w:body></w:document>")


def escaping() -> bytes:
    """Parts whose names and targets lead out of the archive."""
    return package({
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "../../../../etc/passwd")),
        "word/../../../etc/passwd": "root",
        "word/x.xml": "",
    })  # fmt: skip


def encrypted_part() -> bytes:
    data = bytearray(docx(p("x")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def container(stream: str) -> bytes:
    return COMPOUND + b"\0" * 1000 + stream.encode("utf-16-le") + b"\0" * 1000


def bare_pdf(inside: bytes) -> bytes:
    return b"%PDF-1.4\n" + inside + b"\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF"


def unhurried() -> float:
    """A time to end by that a busy computer does not miss either."""
    return time.monotonic() + 90


GOOD = docx(p("Some words"))
TABLES = "<w:tbl><w:tr><w:tc>|</w:tc></w:tr></w:tbl>"
PNG = b"\x89PNG\r\n\x1a\n"

BROKEN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("talk.docx", zip_bomb, "unpacks to more than"),
    "a zip bomb that lies": ("talk.docx", lying_zip_bomb, "damaged|unpacks to more"),
    "too many parts": ("talk.docx", many_parts, "20,100 parts"),
    "an entity bomb": ("talk.docx", entity_bomb, "document type|not well-formed"),
    "an outside entity": ("talk.docx", outside_entity, "document type"),
    "deep nesting": ("talk.docx", lambda: deep("<w:sdt>|</w:sdt>", 100_000), "not well-formed|too deep"),
    "deep tables": ("talk.docx", lambda: deep(TABLES, 60), "too deep"),
    "paths out of the archive": ("talk.docx", escaping, "etc/passwd is missing"),
    "half a document": ("talk.docx", lambda: GOOD[: len(GOOD) // 2], "was cut off"),
    "an encrypted archive": ("talk.docx", encrypted_part, "cannot be unpacked"),
    "no parts": ("talk.docx", lambda: package({"word/other.xml": ""}), "word/document.xml is missing"),
    "not XML": ("talk.docx", lambda: with_document("<w:document"), "not well-formed"),
    "a password": ("talk.docx", lambda: container("EncryptedPackage"), "protected by a password"),
    "a workbook": ("talk.docx", lambda: package({"xl/workbook.xml": ""}), "Excel workbook"),
    "an old workbook": ("talk.doc", lambda: container("Workbook"), "Excel workbook"),
    "a mail": ("talk.doc", lambda: container("__properties_version1.0"), "mail of Outlook"),
    "an unknown container": ("talk.doc", lambda: COMPOUND + b"\0" * 500, "of a kind that is not read"),
    "an archive": ("talk.docx", lambda: package({"a.txt": "words"}), "archive without a document"),
    "a picture": ("talk.txt", lambda: PNG + b"\0" * 50, "is a picture"),
    "a program": ("talk.txt", lambda: b"\x7fELF" + b"\0" * 50, "is a program"),
    "an empty file": ("talk.txt", lambda: b"", "is empty"),
    "a lock file": ("~$talk.docx", lambda: b"\x05user", "lock file"),
    "a lock file of LibreOffice": (".~lock.talk.odt#", lambda: b",user", "lock file"),
    "NUL bytes": ("talk.txt", lambda: b"words\0\0\0\0\0\0\0\0words" * 9, "no text file"),
    "a hundred megabytes of text": ("talk.txt", lambda: b"words and more words\n" * 5_000_000, "more than the"),
    "ten megabytes of text": ("talk.txt", lambda: b"words and more words\n" * 500_000, "more than the"),
    "a broken PDF": ("talk.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 8, "no PDF reader can open it"),
    "a PDF without pages": ("talk.pdf", lambda: bare_pdf(b"1 0 obj << /Type /Catalog >> endobj"), "no PDF reader|scan"),
    "a deep page": ("talk.html", lambda: b"<html><body>" + b"<div>" * 50_000 + b"x", "too deep"),
    "twenty megabytes of HTML": ("talk.html", lambda: b"<html><p>" + b"words " * 4_000_000, "MiB of HTML"),
    "a web page of one text": ("talk.html", lambda: b"<meta charset=cp1252><p>" + b"\xa3" * 6_000_000, "too large"),
    "deep quotes": ("talk.md", lambda: b"First\n\n" + b">" * 100 + b" Some words\n\nLast", "too deep"),
    "deep lists": ("talk.md", lambda: b"".join(b"  " * n + b"- Words\n" for n in range(50)), "too deep"),
    "formats in turn": ("talk.html", lambda: b"<html><p>" + b"<b>a</b>b" * 160_000, "changes its format"),
    "links without end": (
        "talk.html",
        lambda: b'<html><a href="http://a.b/%b">' % (b"x" * 60_000) + b"<b>a</b>b" * 99,
        "links",
    ),
    "a deck without slides": ("talk.pptx", lambda: package({"ppt/x.xml": ""}), "ppt/presentation.xml is missing"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_refused_in_one_line(what: str, tmp_path: Path) -> None:
    name, made, message = BROKEN[what]
    (tmp_path / name).write_bytes(made())
    with pytest.raises(UnreadableError, match=message) as problem:
        read(str(tmp_path / name), until=unhurried())
    assert "\n" not in problem.value.message
    assert "root:" not in problem.value.message


@pytest.mark.parametrize("cut", range(0, len(GOOD), max(1, len(GOOD) // 23)))
def test_a_document_cut_or_changed_anywhere_is_read_or_refused(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "talk.docx"
    changed = bytearray(GOOD)
    changed[cut] ^= 0xFF
    for data in (GOOD[:cut], bytes(changed)):
        path.write_bytes(data)
        with contextlib.suppress(UnreadableError):
            read(str(path))


@pytest.mark.parametrize("name", ["talk.txt", "talk.pdf", "talk.pptx", "talk.html", "talk", "talk.DOCX"])
def test_a_wrong_suffix_does_not_matter(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(GOOD)
    assert [b.text for b in read(str(tmp_path / name)).blocks] == ["Some words"]


def test_a_page_after_thousands_of_comments_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(b"<!---->" * 9_000 + b"<html><p>Some words")
    assert [b.text for b in read(str(path)).blocks] == ["Some words"]
    path.write_bytes(b"<!---->" * 9_000 + b"Some words")
    assert "Some words" in read(str(path)).blocks[-1].text


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    for path, message in ((str(tmp_path), "is a folder"), (str(tmp_path / "no.txt"), "no such file")):
        with pytest.raises(UnreadableError, match=message):
            read(path)
    if os.path.exists("/dev/zero"):
        with pytest.raises(UnreadableError, match="device"):
            read("/dev/zero")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_document_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "talk.docx").write_bytes(docx(p("words " * 400_000) * 16))
    with pytest.raises(UnreadableError, match=r"memory|that is no talk"):
        read(str(tmp_path / "talk.docx"), until=unhurried())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit what a process takes of memory")
def test_a_tree_that_takes_too_much_memory_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / "talk.docx").write_bytes(docx(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 1_000_000}</w:p>"))
    with pytest.raises(UnreadableError, match="too much memory"):
        read(str(tmp_path / "talk.docx"), until=unhurried())


def test_a_document_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Alternatives in alternatives, none with words: each level doubles what is to be tried.
    levels = "<mc:AlternateContent><mc:Choice>|</mc:Choice><mc:Fallback>|</mc:Fallback></mc:AlternateContent>"
    inside = ""
    for _ in range(12):
        inside = levels.replace("|", inside)
    (tmp_path / "talk.docx").write_bytes(docx(f"<w:p><w:r>{inside}</w:r></w:p>"))
    monkeypatch.setattr(apart, "_LEAST", 0.01)
    with pytest.raises(UnreadableError, match="seconds to import"):
        read(str(tmp_path / "talk.docx"), until=0.01)


def test_the_reading_process_has_limits_and_tells_its_errors(tmp_path: Path) -> None:
    path = tmp_path / "talk.docx"
    path.write_bytes(b"PK nothing")
    command = [sys.executable, "-m", "deckbuild.importing.formats.apart", "docx", str(path), "", "9"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert '"error": "is damaged' in done.stdout
    assert done.stderr == ""


def test_a_document_survives_the_way_from_its_process(tmp_path: Path) -> None:
    import json

    (tmp_path / "talk.docx").write_bytes(GOOD)
    document = read(str(tmp_path / "talk.docx"))
    assert apart.unpacked(json.loads(json.dumps(apart.packed(document))), document.path) == document


def test_a_bomb_in_a_template_is_one_too(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/presentation.xml", b"<p>" + b" " * 60_000_000)
    (tmp_path / "talk.potx").write_bytes(bomb.getvalue())
    with pytest.raises(UnreadableError, match="unpacks to more"):
        read(str(tmp_path / "talk.potx"))
