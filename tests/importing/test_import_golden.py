"""The golden documents: what each is understood as, word for word, and that the project it becomes can be built."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from deckbuild.diagnostics import Problems
from deckbuild.emit import project
from deckbuild.importing.account import check
from deckbuild.importing.document import Document
from deckbuild.importing.formats import markdown, text
from deckbuild.importing.short import shorten
from deckbuild.importing.understand.understanding import Understood, understand
from deckbuild.pipeline import Options, build
from deckbuild.readers.project import read_project

GOLDEN = Path(__file__).resolve().parent / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
READERS: dict[str, Callable[[str, bytes], Document]] = {".txt": text.read, ".md": markdown.read}
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in READERS)


def read(path: Path) -> Document:
    return READERS[path.suffix](path.name, path.read_bytes())


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


def test_there_are_golden_documents_in_eight_languages() -> None:
    assert len(DOCUMENTS) >= 40
    assert {path.name[:2] for path in DOCUMENTS} == {"en", "ru", "ko", "fr", "de", "es", "ja", "pl"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_understood_as_expected(path: Path) -> None:
    document = read(path)
    found = told(shorten(understand([document])), document)
    expected = path.with_name(path.name + ".yaml")
    if UPDATE:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_word_of_a_document_is_in_one_place(path: Path) -> None:
    document = read(path)
    for understood in (understand([document]), shorten(understand([document]))):
        assert check([document], understood.deck, understood.account, understood.comments) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_project_reads_back_as_the_same_deck_and_builds(path: Path, tmp_path: Path) -> None:
    understood = shorten(understand([read(path)]))
    write(project(understood.deck, understood.comments), tmp_path)
    problems = Problems()
    again = read_project(str(tmp_path), problems).deck
    assert again is not None
    assert again._replace(sections=()) == understood.deck._replace(sections=())
    assert [s._replace(key="") for s in again.sections] == list(understood.deck.sections)
    result = build(str(tmp_path), str(tmp_path / "deck.pptx"), Options(now="2026-11-24 12:00 UTC"))
    assert [d.message for d in result.prepared.diagnostics if d.is_error] == []
