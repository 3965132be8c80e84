"""The golden documents: what each is understood as, word for word, and that the project it becomes can be built.

Texts, pages and rich text lie beside what is expected of them. What only a program writes is made when it is needed:
`documents_word`, `documents_slides`, `documents_pages` and `documents_office` say what is in it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import documents_office
import documents_pages
import documents_slides
import documents_word
from conftest import need
from deckbuild.diagnostics import Problems
from deckbuild.emit import project
from deckbuild.importing import formats
from deckbuild.importing.account import check
from deckbuild.importing.document import Document
from deckbuild.importing.formats import docx, html, markdown, pdf, pptx, text
from deckbuild.importing.short import shorten
from deckbuild.importing.understand.understanding import Understood, understand
from deckbuild.pipeline import Options, build
from deckbuild.readers.project import read_project
from test_import_roundtrip import of_section

GOLDEN = Path(__file__).resolve().parent / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
READERS: dict[str, Callable[[str, bytes], Document]] = {
    ".txt": text.read, ".md": markdown.read, ".html": html.read, ".docx": docx.read, ".pptx": pptx.read,
    ".pdf": pdf.read,
}  # fmt: skip
OFFICE = (".odt", ".rtf", ".doc")
"""The formats that LibreOffice reads; where it is not installed, the tests of them are skipped."""

MADE = {
    **documents_word.DOCUMENTS, **documents_slides.DOCUMENTS, **documents_pages.DOCUMENTS, **documents_office.DOCUMENTS
}  # fmt: skip
KEPT = [path.name for path in GOLDEN.iterdir() if path.suffix in (*READERS, *OFFICE)]
NAMES = sorted([*KEPT, *MADE])


@cache
def read(name: str) -> Document:
    """The document of a name."""
    suffix = Path(name).suffix
    if suffix in OFFICE:
        need("soffice")
    data = MADE[name]() if name in MADE else (GOLDEN / name).read_bytes()
    if suffix in READERS:
        return READERS[suffix](name, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return formats.read(str(path))._replace(path=name)


def told(understood: Understood, document: Document) -> str:
    """Everything an import says: the project's files, then the remarks and what was set aside."""
    files = project(understood.deck, understood.comments)
    parts = [f"# ==== {name}\n{content}" for name, content in files.items()]
    remarks = [f"# remark: {remark}" for remark in document.remarks]
    aside = [f"# {entry.place}: {entry.text} ({entry.origin})" for entry in understood.account.set_aside]
    return "\n".join([*parts, "# ==== report", *remarks, *aside]) + "\n"


def write(files: dict[str, str], folder: Path) -> None:
    slides = folder / "slides"
    slides.mkdir(parents=True)
    for name, content in files.items():
        (slides / name).write_text(content, encoding="utf-8")


def test_there_are_golden_documents_of_every_format_in_eight_languages() -> None:
    assert len(NAMES) >= 40
    assert {name[:2] for name in NAMES} == {"en", "ru", "ko", "fr", "de", "es", "ja", "pl"}
    assert {Path(name).suffix for name in NAMES} == {*READERS, *OFFICE}


def test_every_expectation_is_of_a_document() -> None:
    assert {path.name.removesuffix(".yaml") for path in GOLDEN.glob("*.yaml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_understood_as_expected(name: str) -> None:
    document = read(name)
    found = told(shorten(understand([document])), document)
    expected = GOLDEN / f"{name}.yaml"
    if UPDATE:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_document_is_in_one_place(name: str) -> None:
    document = read(name)
    for understood in (understand([document]), shorten(understand([document]))):
        assert check([document], understood.deck, understood.account, understood.comments) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_project_reads_back_builds_and_comes_back_from_the_deck(name: str, tmp_path: Path) -> None:
    understood = shorten(understand([read(name)]))
    write(project(understood.deck, understood.comments), tmp_path)
    problems = Problems()
    again = read_project(str(tmp_path), problems).deck
    assert again is not None
    assert again._replace(sections=()) == understood.deck._replace(sections=())
    assert [s._replace(key="") for s in again.sections] == list(understood.deck.sections)
    result = build(str(tmp_path), str(tmp_path / "deck.pptx"), Options(now="2026-11-24 12:00 UTC"))
    assert [d.message for d in result.prepared.diagnostics if d.is_error] == []
    last = understand([formats.read(str(tmp_path / "deck.pptx"))]).deck
    assert [of_section(s) for s in last.sections] == [of_section(s) for s in understood.deck.sections if not s.omit]
