"""Decks to be given away: nothing of the workshop in them, and the next make still merges."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from merging.remaking import TALK, built, edit, keys, remake, texts
from readback.test_edits import move_slide, reword_notes, reword_point

if TYPE_CHECKING:
    from pathlib import Path

OURS = TALK.replace("The harbour needs a crane", "The harbour needs two cranes")


def everything(path: Path) -> bytes:
    """All parts of a deck, with their names."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return b"\n".join(name.encode() + package.read(name) for name in package.namelist())


def test_a_release_has_nothing_of_the_workshop_and_all_that_people_see(tmp_path: Path) -> None:
    path = built(tmp_path)
    titles = keys(path)
    remake(path, release=True)
    inside = everything(path)
    for word in (b"deckbuild", b"creationId", b"urn:", b"DECKBUILD", b"ppt/tags"):
        assert word.lower() not in inside.lower().replace(b"urn:schemas", b"")
    assert keys(path) == titles


def test_the_next_make_after_a_release_is_an_ordinary_one(tmp_path: Path) -> None:
    path = built(tmp_path)
    before = path.read_bytes()
    remake(path, release=True)
    result = remake(path)
    assert (result.kept, result.merged) == ("", None)
    assert path.read_bytes() == before


def test_a_release_edited_by_hand_is_merged_into(tmp_path: Path) -> None:
    path = built(tmp_path)
    remake(path, release=True)

    def change(deck: object) -> None:
        reword_point(deck)
        reword_notes(deck)
        move_slide(deck)

    edit(path, change)
    result = remake(path, OURS)
    assert result.kept == ""
    assert texts(path, "Grain")[0] == "Water is very cheap"
    assert texts(path, "Grain")[-1] == "The harbour needs two cranes"
    assert keys(path)[-1] == "Grain goes by water"
    assert b"deckbuild:grain" in everything(path)


def test_a_release_of_an_edited_deck_has_the_edits(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    remake(path, OURS, release=True)
    assert texts(path, "Grain")[0] == "Water is very cheap"
    assert b"deckbuild" not in everything(path).lower()
    remake(path, OURS.replace("Buses in the morning", "Buses at night"))
    assert texts(path, "Grain")[0] == "Water is very cheap"
    assert "Buses at night" in texts(path, "Grain")


def test_a_conflict_with_an_edited_release_stays_open_until_somebody_settles_it(tmp_path: Path) -> None:
    path = built(tmp_path)
    remake(path, release=True)
    edit(path, reword_point)
    text = TALK.replace("show: Water is cheap", "show: Water is the way")
    for _ in range(3):
        result = remake(path, text)
        assert result.merged is not None
        assert result.merged.conflicts == 1
        assert texts(path, "Grain")[0] == "Water is the way"
    remake(path, text, take="theirs")
    assert texts(path, "Grain")[0] == "Water is very cheap"


def test_no_release_is_made_with_an_open_conflict(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    text = TALK.replace("show: Water is cheap", "show: Water is the way")
    result = remake(path, text, release=True)
    assert [d.level for d in result.prepared.diagnostics if d.code == "conflict"] == ["error"]
    remake(path, text, release=True, take="theirs")
    assert texts(path, "Grain")[0] == "Water is very cheap"


def test_no_release_is_made_while_the_embargo_runs_unless_it_is_meant(tmp_path: Path) -> None:
    text = TALK.replace("date: 2026-11-24", "date: 2026-11-24\nembargo: 2026-12-01 09:00 UTC")
    path = built(tmp_path, text)
    before = path.read_bytes()
    result = remake(path, text, release=True)
    assert [d.code for d in result.prepared.diagnostics if d.is_error] == ["embargo-runs"]
    assert path.read_bytes() == before
    assert remake(path, text, release=True, despite_embargo=True).path
    assert b"EMBARGO" in everything(path).upper()


def test_the_manifest_beside_the_project_is_left_out_of_version_control(tmp_path: Path) -> None:
    built(tmp_path)
    folder = tmp_path / ".deckbuild"
    assert (folder / ".gitignore").read_text().endswith("*\n")
    assert len(list(folder.glob("*.manifest"))) == 1
