"""Drafts of short forms: `check` notes each one that nobody has looked at."""

from __future__ import annotations

from pathlib import Path

from deckbuild.pipeline import Options, prepare

SECTION = """title: Ferries
points:
  - show: The ferry leaves at six  # draft
    say: The ferry leaves at six; the crew comes at five.
  # draft: no clause of this can stand alone on the slide; write a short `show` for it
  - say: Nobody knows whether the ferry comes back.
  - show: A draft of the timetable is out
  - 'There is a "# draft" in this one'
  - show: The crew comes at five  # draft
    say: The crew comes at five; the captain follows.
"""


def test_every_draft_is_a_note_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "deck.yaml").write_text("title: A talk\n", encoding="utf-8")
    (tmp_path / "slides" / "10-ferries.yaml").write_text(SECTION, encoding="utf-8")
    found = [
        d for d in prepare(str(tmp_path), Options(now="2026-11-24 12:00 UTC")).diagnostics if d.code == "draft-show"
    ]
    assert [(d.level, d.at.source.position(d.at.start)[0]) for d in found] == [("note", 3), ("note", 5)]
    assert [d.message for d in found] == [
        "a draft that nobody has looked at; the same in line 9",
        "nothing of this point is on the slide yet",
    ]
