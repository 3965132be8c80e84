"""Decks that other programs have saved: nothing they do by themselves is an edit, and a person's edit is still one.

The whole matrix, with programs that are not installed everywhere, is `benchmarks/clients/matrix.py`.
"""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from conftest import need
from making import prepared
from readback.decks import TALK, built, compare_with, told
from readback.test_edits import EDITS, GRAIN, paragraphs, reword_point
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
