"""The package: sound for any words, the same bytes however it was made, and as large as a deck can be."""

from __future__ import annotations

import io
import os
import signal
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

import deckbuild
from deckbuild.model import Deck, Disclaimer, Point, Section, Speaker
from deckbuild.pipeline import Options, build
from deckbuild.writer import batches
from deckbuild.writer.archive import Archive, pack
from deckbuild.writer.markup import escaped, quoted
from making import NOW, project
from package_checks import faults


def made(folder: Path, text: str, name: str = "deck.pptx") -> Path:
    project(folder, {"talk.yaml": text})
    return Path(build(str(folder / "talk.yaml"), str(folder / name), Options(now=NOW)).path)


def large(slides: int) -> str:
    return "title: T\nsections:\n" + "".join(f"- {{title: Slide {n}, points: [one, two]}}\n" for n in range(slides))


# Words


@given(st.text())
def test_any_text_can_stand_in_an_element_and_in_an_attribute(text: str) -> None:
    text = text.replace("\0", "")
    element = etree.fromstring(f'<a b="{quoted(text)}">{escaped(text)}</a>'.encode())
    if text.isprintable():
        assert (element.text or "", element.get("b")) == (text, text)


def test_a_deck_made_in_python_with_any_characters_is_a_sound_package(tmp_path: Path) -> None:
    odd = "a\0b\x07cd\uffffe\r\n\tf & <g> \"h\" 'i' ]]> 👩‍👩‍👧‍👦"
    deck = Deck(
        title=odd,
        subtitle=odd,
        event=odd,
        speakers=(Speaker(odd, odd, odd),),
        disclaimer=Disclaimer(odd),
        sections=(Section(odd, points=(Point(odd, odd),), notes=odd, source=odd, group=odd),),
    )
    path = deckbuild.build(deck, str(tmp_path / "deck.pptx"))
    assert faults(Path(path)) == []
    assert len(Presentation(path).slides) == 2


def test_a_link_is_one_relationship_however_often_it_is_used(tmp_path: Path) -> None:
    link = "[x](https://example.org/a)"
    path = made(tmp_path, f"title: T\nsections: [{{title: A, points: ['{link} {link}', '{link}']}}]\n")
    rels = Presentation(str(path)).slides[1].part.rels.values()
    assert [r.target_ref for r in rels if r.is_external] == ["https://example.org/a"]


# The same bytes


def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = large(batches.MANY + 20)
    decks = []
    for processors in (1, 2):
        monkeypatch.setattr("os.cpu_count", lambda n=processors: n)
        decks.append(made(tmp_path, text, f"{processors}.pptx").read_bytes())
    assert decks[0] == decks[1]


def test_a_second_process_that_is_killed_costs_time_and_no_slide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    text = large(batches.MANY + 20)
    whole = made(tmp_path, text, "whole.pptx").read_bytes()
    fork = os.fork

    def killed() -> int:
        child = fork()
        if child:
            os.kill(child, signal.SIGKILL)
        return child

    monkeypatch.setattr("os.fork", killed)
    assert made(tmp_path, text, "killed.pptx").read_bytes() == whole


def test_the_date_of_a_deck_is_the_talks_or_that_of_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "title: T\ndate: 2026-11-24\nsections: [{title: A}]\n"
    assert str(Presentation(str(made(tmp_path, text))).core_properties.modified) == "2026-11-24 00:00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert str(Presentation(str(made(tmp_path, text))).core_properties.modified) == "2023-11-14 22:13:20"
    for odd in ("", "soon", "-1", "1e9", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert str(Presentation(str(made(tmp_path, text))).core_properties.modified) == "2026-11-24 00:00:00"


# The archive


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20),
        st.binary(max_size=20_000),
        max_size=5,
    )
)
def test_every_part_comes_out_as_it_went_in(parts: dict[str, bytes]) -> None:
    parts = {name.replace("\0", "_").replace("\\", "_"): data for name, data in parts.items()}
    file = io.BytesIO()
    archive = Archive(file)
    for name, data in parts.items():
        archive.add(pack(name, data))
    archive.close()
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == parts


def test_an_archive_holds_more_parts_than_its_oldest_form_can_count() -> None:
    file = io.BytesIO()
    archive = Archive(file)
    for n in range(70_000):
        archive.add(pack(f"part{n}", b"x"))
    archive.close()
    with zipfile.ZipFile(file) as package:
        assert len(package.namelist()) == 70_000
        assert package.read("part69999") == b"x"


def test_a_deck_of_two_thousand_slides_is_a_sound_package(tmp_path: Path) -> None:
    path = made(tmp_path, large(2000))
    assert faults(path) == []
    with zipfile.ZipFile(path) as package:
        app = package.read("docProps/app.xml").decode()
    assert "<Slides>2001</Slides><Notes>2001</Notes>" in app


def test_no_date_and_no_machine_is_in_the_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path, "title: T\nsections: [{title: A}]\n")) as package:
        assert {(i.date_time, i.create_system, i.external_attr, i.extra) for i in package.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, 0, b"")
        }
