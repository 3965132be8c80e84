"""What LibreOffice makes of a deck: pages, pictures, handouts; and what is said where it is not there."""

from __future__ import annotations

import base64
import io
import re
import struct
from pathlib import Path

import docx
import pypdfium2
import pytest
from pptx import Presentation

from conftest import need
from deckbuild.cli import guard, main
from deckbuild.pipeline import Options, build
from making import NOW, project

TALK = """\
title: A talk
speaker: A. Speaker
disclaimer: Own views.
language: ko
sections:
  - title: 하나
    points: [{show: 짧게, say: 길게 말한다}]
  - title: 둘
    hidden: true
    points: [비밀]
  - title: 셋
    points: [끝]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path, {"talk.yaml": TALK})


def export(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["deckbuild", "export", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_pdf_is_tagged_and_has_title_and_language(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("soffice")
    assert export(monkeypatch, "pdf", "talk.yaml") == guard.FINE
    data = (here / "build" / "a-talk.pdf").read_bytes()
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 3  # the cover, and two slides: what is hidden is not shown
    assert document.get_metadata_value("Title") == "A talk"
    assert document.get_metadata_value("Author") == "A. Speaker"
    assert b"/Marked true" in data
    assert b"/Lang(ko" in data
    assert b"DisplayDocTitle true" in data


def test_pictures_are_as_wide_as_asked_and_numbered_as_the_slides(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("soffice")
    assert export(monkeypatch, "png", "talk.yaml", "--width", "480", "-o", "pictures") == guard.FINE
    assert sorted(path.name for path in (here / "pictures").iterdir()) == [
        "slide-01.png", "slide-02.png", "slide-04.png",
    ]  # fmt: skip
    head = (here / "pictures" / "slide-02.png").read_bytes()[:24]
    assert struct.unpack(">II", head[16:]) == (480, 270)


def test_a_handout_has_each_slide_with_its_notes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("soffice")
    assert export(monkeypatch, "handout", "talk.yaml", "-o", "handout.docx") == guard.FINE
    document = docx.Document(io.BytesIO((here / "handout.docx").read_bytes()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in texts if "하나" in text or "셋" in text] == ["2  하나", "4  셋"]
    assert "길게 말한다" in texts
    assert "비밀" not in texts
    assert len(document.inline_shapes) == 3
    assert 'descr="하나"' in document.element.xml
    assert export(monkeypatch, "handout", "talk.yaml", "-o", "handout.pdf") == guard.FINE
    assert len(pypdfium2.PdfDocument((here / "handout.pdf").read_bytes())) == 3


@pytest.mark.parametrize(
    ("kind", "instead"),
    [
        ("pdf", "save the deck as PDF in PowerPoint"),
        ("png", "look at the pages in PowerPoint"),
        ("handout", "look at the pages in PowerPoint"),
    ],
)
def test_without_libreoffice_one_line_says_how_to_get_it(
    kind: str, instead: str, here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DECKBUILD_SOFFICE", "/nowhere/soffice")
    assert export(monkeypatch, kind, "talk.yaml") == guard.PROBLEMS
    out, err = capfd.readouterr()
    assert (out, err) == (
        "",
        "error: drawing the pages needs LibreOffice\n"
        f"  = hint: install LibreOffice (libreoffice.org, or your packages), or {instead}\n",
    )
    assert not (here / "build").exists()


@pytest.mark.parametrize("notes", [(), ("--notes",)])
def test_what_is_hidden_is_not_in_the_page(notes: tuple[str, ...], here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export(monkeypatch, "html", "talk.yaml", "-o", "talk.html", *notes) == guard.FINE
    page = (here / "talk.html").read_text(encoding="utf-8")
    drawn = [base64.b64decode(data).decode() for data in re.findall(r"image/svg\+xml;base64,([^\"]+)", page)]
    everything = "\n".join([page, *drawn])
    assert len(drawn) == 3
    assert "비밀" not in everything
    assert "둘" not in everything
    assert "끝" in everything


@pytest.mark.parametrize("name", ["speech.docx", "speech.md"])
def test_a_speech_needs_no_libreoffice(name: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKBUILD_SOFFICE", "/nowhere/soffice")
    assert export(monkeypatch, "speech", "talk.yaml", "-o", name) == guard.FINE
    assert (here / name).is_file()


def test_a_speech_that_was_changed_by_hand_is_kept(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert export(monkeypatch, "speech", "talk.yaml", "-o", "speech.md") == guard.FINE
    assert export(monkeypatch, "speech", "talk.yaml", "-o", "speech.md") == guard.FINE
    assert not (here / "speech.edited-1.md").exists()
    mine = (here / "speech.md").read_text(encoding="utf-8") + "\nMy own remark.\n"
    (here / "speech.md").write_text(mine, encoding="utf-8")
    capfd.readouterr()
    assert export(monkeypatch, "speech", "talk.yaml", "-o", "speech.md") == guard.FINE
    assert (here / "speech.edited-1.md").read_text(encoding="utf-8") == mine
    assert capfd.readouterr().out == "speech.md was there already; it is kept as speech.edited-1.md\nwrote speech.md\n"


def test_a_form_that_a_kind_cannot_have_is_refused_before_any_work(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert export(monkeypatch, "speech", "talk.yaml", "-o", "speech.txt") == guard.PROBLEMS
    assert capfd.readouterr().err == (
        "error: a speech cannot be written as speech.txt\n  = hint: name a file that ends in .docx or .md or .pdf\n"
    )


def test_a_deck_with_errors_is_not_exported(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    project(here, {"bad.yaml": "titel: x\nsections: [{title: a}]\n"})
    assert export(monkeypatch, "speech", "bad.yaml") == guard.PROBLEMS
    assert "nothing was written" in capfd.readouterr().err
    assert not (here / "build").exists()


def test_edits_in_the_deck_are_not_left_out_without_a_word(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = Path(build("talk.yaml", options=Options(now=NOW)).path)
    assert export(monkeypatch, "speech", "talk.yaml") == guard.FINE
    assert "was edited" not in capfd.readouterr().err
    deck = Presentation(str(path))
    deck.slides[1].shapes.title.text = "By hand"
    deck.save(str(path))
    assert export(monkeypatch, "speech", "talk.yaml", "-o", "again.md") == guard.FINE
    note = "note: what was edited in build/a-talk.pptx is not in it, for this is made of the YAML\n"
    assert note in capfd.readouterr().err


def test_a_source_is_never_alone_on_a_page(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(here, {"talk.yaml": TALK.replace("points: [끝]", "points: [끝]\n    source: An archive")})
    assert export(monkeypatch, "speech", "talk.yaml", "-o", "speech.docx") == guard.FINE
    *_, before, source = docx.Document(str(here / "speech.docx")).paragraphs
    assert "An archive" in source.text
    assert before.paragraph_format.keep_with_next
    assert source.runs[0].font.size.pt < 12
