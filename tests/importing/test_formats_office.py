"""Older formats through LibreOffice: read like Word documents where it is installed, told clearly where it is not."""

from __future__ import annotations

import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from conftest import need
from deckbuild.importing.document import Document, UnreadableError
from deckbuild.importing.formats import office, read
from deckbuild.office import soffice
from files import docx, p

RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}
\pard\b Opening remarks\b0\par
\pard Savings are low, and they fall further: \'a3 12 a head.\par
\pard\fi-360\li720\'95\tab Debts are high\par
}"""

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "words words words "><!ENTITY b "' + "&a;" * 999 + '"><!ENTITY c "' + "&b;" * 9999 + '">]>'
)

STARTED = """#!/bin/sh
sleep 300 &
echo $! > "{folder}/child"
echo $$ > "{folder}/started"
wait
"""


def writer() -> str:
    """LibreOffice with its word processor, without which it reads none of these."""
    program = need("soffice")
    folder = Path(program).resolve().parent
    if not any(folder.glob("*swlo*")):
        need("LibreOffice Writer")
    return program


def read_file(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(str(path))


def refusal(folder: Path, name: str, data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_file(folder, name, data)
    assert "\n" not in caught.value.message + caught.value.hint
    return caught.value


def odt(content_xml: bytes, manifest: bytes = b"") -> bytes:
    """An OpenDocument text of one part, and what lists it."""
    listed = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>'
        for name, kind in (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
    )
    usual = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</m:manifest>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest or usual)
        archive.writestr("content.xml", content_xml)
    return out.getvalue()


def content(body: str, prologue: str = "") -> bytes:
    office_ns, text_ns = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content xmlns:office="{office_ns}"'
        f' xmlns:text="{text_ns}" office:version="1.3"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    ).encode()


@pytest.mark.parametrize("name", ["points.rtf", "points.txt", "--points of a talk.rtf", "точки.doc"])
def test_rich_text_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    writer()
    document = read_file(tmp_path, name, RTF)
    assert [b.text.removeprefix("• ") for b in document.blocks] == [
        "Opening remarks",
        "Savings are low, and they fall further: £ 12 a head.",
        "Debts are high",
    ]
    assert document.blocks[0].bold
    assert document.path.endswith(name)
    assert any("LibreOffice" in remark for remark in document.remarks)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_an_opendocument_text_is_read_with_its_headings(tmp_path: Path) -> None:
    writer()
    body = '<text:h text:outline-level="1">Ageing</text:h><text:p>Savings are low.</text:p>'
    document = read_file(tmp_path, "points.odt", odt(content(body)))
    assert [(b.kind, b.text) for b in document.blocks] == [("heading", "Ageing"), ("paragraph", "Savings are low.")]


def test_an_old_word_document_is_read(tmp_path: Path) -> None:
    program = writer()
    (tmp_path / "points.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "points.rtf")], check=True, capture_output=True, timeout=120)
    document = read(str(tmp_path / "points.doc"))
    assert [b.text for b in document.blocks][:1] == ["Opening remarks"]
    assert "an old Word document, read by LibreOffice" in document.remarks


def test_without_libreoffice_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DECKBUILD_SOFFICE", raising=False)
    monkeypatch.setattr(soffice, "_APPLICATIONS", ())
    refused = refusal(tmp_path, "points.rtf", RTF)
    assert "needs LibreOffice" in refused.message
    assert "install LibreOffice" in refused.hint
    assert ".docx" in refused.hint


def test_libreoffice_may_be_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = writer()
    monkeypatch.setenv("DECKBUILD_SOFFICE", program)
    monkeypatch.setenv("PATH", os.path.dirname(shutil.which("sh") or "/bin/sh"))
    assert read_file(tmp_path, "points.rtf", RTF).blocks[0].text == "Opening remarks"


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are of POSIX")
def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(STARTED.format(folder=tmp_path))
    program.chmod(0o755)
    monkeypatch.setenv("DECKBUILD_SOFFICE", str(program))
    monkeypatch.setattr(office, "SECONDS", 1)
    assert "more than 1 second" in refusal(tmp_path, "points.rtf", RTF).message
    assert not is_running(int((tmp_path / "started").read_text()))
    assert not is_running(int((tmp_path / "child").read_text()))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_import_leaves_nothing_running_or_lying_about(tmp_path: Path, sent: int, code: int) -> None:
    program = tmp_path / "soffice"
    program.write_text(STARTED.format(folder=tmp_path))
    program.chmod(0o755)
    (tmp_path / "points.rtf").write_bytes(RTF)
    (tmp_path / "temporary").mkdir()
    environment = {**os.environ, "DECKBUILD_SOFFICE": str(program), "TMPDIR": str(tmp_path / "temporary")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, "-c", "from deckbuild.cli import main; main()", "import", "points.rtf", "-o", "deck"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
    started = (tmp_path / "started", tmp_path / "child")
    while process.poll() is None and not all(path.exists() and path.read_text() for path in started):
        time.sleep(0.02)
    process.send_signal(sent)
    assert process.wait(30) == code
    assert not is_running(int((tmp_path / "started").read_text()))
    assert not is_running(int((tmp_path / "child").read_text()))
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not (tmp_path / "deck").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit what a process takes of memory")
def test_a_libreoffice_that_takes_too_much_memory_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(docx(p("Some words")))
    program = tmp_path / "soffice"
    monkeypatch.setenv("DECKBUILD_SOFFICE", str(program))
    copied = f"import shutil; shutil.copy({str(tmp_path / 'made.docx')!r}, 'document.docx')"
    for taken in (1_000, 1_000_000_000):
        program.write_text(f"#!{sys.executable}\nx = bytearray({taken})\n{copied}\n")
        program.chmod(0o755)
        if taken == 1_000:
            assert read_file(tmp_path, "points.rtf", RTF).blocks[0].text == "Some words"
        else:
            assert "cannot read" in refusal(tmp_path, "points.rtf", RTF).message


@pytest.mark.parametrize(
    ("name", "data", "module"),
    [("points.rtf", RTF, "Writer"), ("talk.ppt", COMPOUND + "PowerPoint Document".encode("utf-16-le"), "Impress")],
)
def test_a_libreoffice_without_the_part_for_a_file_is_told_with_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, module: str
) -> None:
    for path in ("program/soffice", "share/registry/main.xcd"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("#!/bin/sh\n")
    monkeypatch.setenv("DECKBUILD_SOFFICE", str(tmp_path / "program" / "soffice"))
    refused = refusal(tmp_path, name, data)
    assert f"needs LibreOffice {module}" in refused.message
    assert f"libreoffice-{module.lower()}" in refused.hint


def test_a_libreoffice_that_does_not_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "soffice").write_text("no program")
    monkeypatch.setenv("DECKBUILD_SOFFICE", str(tmp_path / "soffice"))
    assert "does not start" in refusal(tmp_path, "points.rtf", RTF).message


def test_a_picture_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    writer()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        frame = f'<d:frame t:anchor-type="as-char"><d:image x:href="{address}" x:actuate="onLoad"/></d:frame>'
        names = 'xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:x="http://www.w3.org/1999/xlink"'
        body = f"<text:p {names}>Savings are low.{frame.replace(' t:', ' text:')}</text:p>"
        assert read_file(tmp_path, "points.odt", odt(content(body))).blocks[0].text == "Savings are low."
        with pytest.raises(BlockingIOError):
            server.accept()


def is_running(process: int) -> bool:
    """Whether a process still runs; one that was ended may take a moment to be gone."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.odt", odt(content("<text:p>Words</text:p>" * 50))[:300]),
        ("broken.odt", odt(content("<text:p>Words</text:p>")[:-40])),
        ("entities.odt", odt(content("<text:p>&c;</text:p>", ENTITIES))),
        ("bomb.odt", odt(content("<text:p>" + " words" * 20_000_000 + "</text:p>"))),
        ("long.odt", odt(content("<text:p>Words</text:p>" * 60_100))),
        ("long.rtf", b"{\\rtf1 " + b"\\pard Words\\par\n" * 600_000 + b"}"),
        ("flat.fodt", b"<office:document>" + b" " * 99_999 + b"<!ENTITY a 'b'>"),
        ("wide.fodt", "\ufeff<office:document><!ENTITY a 'b'>".encode("utf-16-le")),
        ("noise.doc", COMPOUND + "WordDocument".encode("utf-16-le") + bytes(range(256)) * 99),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_hostile_file_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    writer()
    refusal(tmp_path, name, data)


def test_a_locked_opendocument_text_is_refused_as_such(tmp_path: Path) -> None:
    manifest = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
    )
    data = odt(content_xml=os.urandom(500), manifest=manifest)
    assert refusal(tmp_path, "locked.odt", data).message == "is protected by a password"
