"""Decks that other programs have saved: nothing they do by themselves is an edit, and a person's edit is still one.

The whole matrix, with programs that are not installed everywhere, is `benchmarks/clients/matrix.py`.
"""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from conftest import need
from deckbuild.readback.deck import read, read_bytes
from deckbuild.readback.sides import compared
from making import prepared
from readback.decks import TALK, Edited, built, compare_with, told
from readback.test_edits import EDITS, GRAIN, add_slide, move_slide, paragraphs, remove_row, reword_point
from templates import decks

if TYPE_CHECKING:
    from pathlib import Path

SIDES = ("theirs", "ours", "both", "same")


def through_libreoffice(folder: Path, *sources: Path) -> list[Path]:
    """The decks as LibreOffice saves them."""
    out = folder / "saved"
    command = [need("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pptx", "--outdir", str(out), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [out / source.name for source in sources]


def test_a_save_in_libreoffice_is_no_edit_and_an_edit_before_it_is_one(tmp_path: Path) -> None:
    talk, sample = built(tmp_path), tmp_path / "sample.pptx"
    other = decks.made("old-4-3", "everything", tmp_path)
    sample.write_bytes(other.data)
    edited = tmp_path / "edited.pptx"
    deck = Presentation(str(talk))
    reword_point(deck)
    paragraphs(deck, GRAIN, "Title")[0].runs[0].font.italic = True
    deck.save(str(edited))
    saved = through_libreoffice(tmp_path, talk, sample, edited)
    made = prepared(tmp_path, TALK)
    assert [told(compare_with(saved[0], made), side) for side in SIDES] == [[]] * 4
    assert [told(compare_with(saved[1], other.prepared), side) for side in SIDES] == [[]] * 4
    assert told(compare_with(saved[2], made)) == ["grain: format title", "grain: words body"]


@pytest.mark.parametrize("template", ["wide-16-9", "old-4-3", "a4-landscape"])
@pytest.mark.parametrize("kind", decks.KINDS)
def test_a_save_in_python_pptx_is_no_edit_on_any_template(template: str, kind: str, tmp_path: Path) -> None:
    made = decks.made(template, kind, tmp_path)
    path = tmp_path / "saved.pptx"
    Presentation(io.BytesIO(made.data)).save(str(path))
    assert [told(compare_with(path, made.prepared), side) for side in SIDES] == [[]] * 4


def anonymous(data: bytes) -> bytes:
    """A deck without the names of its shapes, its tags, its properties and its manifest, as Google Slides gives it."""
    count = itertools.count(1)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith(("customXml", "ppt/tags", "docProps/custom")):
                continue
            if name.startswith("ppt/slides/slide"):
                part = re.sub(rb"<p:custDataLst>.*?</p:custDataLst>", b"", part)
                part = re.sub(rb'(?<=<p:cNvPr )(id="\d+") name="[^"]*"', lambda m: _renamed(m[1], next(count)), part)
            elif name.endswith(".rels"):
                part = re.sub(rb"<Relationship [^>]*(customXml|/tags|custom-properties)[^>]*/>", b"", part)
            elif name == "[Content_Types].xml":
                part = re.sub(rb'<Override PartName="/(customXml|ppt/tags|docProps/custom)[^>]*/>', b"", part)
            new.writestr(name, part)
    return file.getvalue()


def _renamed(number: bytes, count: int) -> bytes:
    return number + f' name="Google Shape;{count};p1"'.encode()


def test_slides_and_shapes_without_any_name_are_known_by_words_and_places(tmp_path: Path) -> None:
    talk = built(tmp_path)
    base = read(str(talk)).base
    made = prepared(tmp_path, TALK)
    assert made.template is not None
    deck = Presentation(str(talk))
    for edit in (reword_point, remove_row, add_slide, move_slide):
        edit(deck)
    deck.save(str(tmp_path / "edited.pptx"))
    for path, edits in (talk, ()), (tmp_path / "edited.pptx", (reword_point, move_slide, remove_row, add_slide)):
        found = read_bytes(anonymous(path.read_bytes()), "deck.pptx", lambda _build: base)
        comparison, found = compared(found, made.slides, made.template)
        lines = told(Edited(path, found, comparison))
        wanted = sorted(line.replace("#7", "#6") for edit in edits for line in EDITS[edit])  # behind it, one has gone
        assert sorted(lines) == wanted


def test_every_edit_that_the_programs_make_has_its_words() -> None:
    from deckbuild.compare.differences import Difference
    from deckbuild.compare.wording import phrases

    for lines in EDITS.values():
        for line in lines:
            kind, _, role = line.partition(": ")[2].partition(" ")
            if kind not in ("added", "removed", "copied", "moved") or role:
                (phrase,) = phrases([Difference(kind, "theirs", role.partition(" ")[0], role.partition(" ")[2])])
                assert phrase
                assert "#" not in phrase
