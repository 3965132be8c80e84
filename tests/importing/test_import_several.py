"""Several files, of whatever formats, become one deck."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import documents_pages
import documents_slides
import documents_word
from deckbuild.diagnostics import Problems
from deckbuild.emit import project
from deckbuild.importing.account import check
from deckbuild.importing.formats import read
from deckbuild.importing.short import shorten
from deckbuild.importing.understand.understanding import understand
from deckbuild.pipeline import Options, build
from deckbuild.readers.project import read_project

QUESTIONS = (
    "# Questions to Expect\n\n## Who pays\n\n1. The city\n2. The **state**\n\n## Who decides\n\n- Not the engineers\n"
)


def test_files_of_several_formats_make_one_deck(tmp_path: Path) -> None:
    files = {
        "talk.docx": documents_word.en_outline(),
        "slides.pptx": documents_slides.en_levels(),
        "paper.pdf": documents_pages.en_two_columns(),
        "questions.md": QUESTIONS.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    documents = [read(str(tmp_path / name)) for name in files]
    understood = shorten(understand(documents))
    assert check(documents, understood.deck, understood.account, understood.comments) == []
    deck = understood.deck
    assert (deck.title, deck.event, deck.date) == (
        "Cities That Work at Night", "Night Economy Forum", dt.date(2022, 10, 4)
    )  # fmt: skip
    assert [(s.group, s.title) for s in deck.sections] == [
        ("", "Who is awake"), ("", "What a city can do"),
        ("Bridges for Bicycles", "Why bridges"), ("Bridges for Bicycles", "Costs in detail"),
        ("Bridges for Bicycles", "What we ask for"),
        ("Harbours and Their Sand", "Why harbours silt up"), ("Harbours and Their Sand", "What the law says"),
        ("Questions to Expect", "Who pays"), ("Questions to Expect", "Who decides"),
    ]  # fmt: skip
    assert [s.title for s in deck.sections if s.hidden] == ["Costs in detail"]
    assert "in the document: 7 June 2022" in understood.comments.deck["date"]

    slides = tmp_path / "deck" / "slides"
    slides.mkdir(parents=True)
    for name, content in project(deck, understood.comments).items():
        (slides / name).write_text(content, encoding="utf-8")
    again = read_project(str(tmp_path / "deck"), Problems()).deck
    assert again is not None
    assert [s._replace(key="") for s in again.sections] == list(deck.sections)
    result = build(str(tmp_path / "deck"), str(tmp_path / "deck.pptx"), Options(now="2026-11-24 12:00 UTC"))
    assert [d.message for d in result.prepared.diagnostics if d.is_error] == []


def test_the_title_of_a_later_file_is_kept_where_it_has_no_sections(tmp_path: Path) -> None:
    first, second = tmp_path / "one.md", tmp_path / "two.md"
    first.write_text("# One\n\n## Part\n\n- A point\n", encoding="utf-8")
    second.write_text("# Two\n", encoding="utf-8")
    documents = [read(str(first)), read(str(second))]
    understood = understand(documents)
    assert check(documents, understood.deck, understood.account, understood.comments) == []
    assert understood.deck.title == "One"
