"""Checks of the whole deck: speaking time, and whether the fonts' widths are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import codes, prepared

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "word " * 130  # a minute of English


def test_a_talk_longer_than_its_minutes_is_told_with_both(tmp_path: Path) -> None:
    sections = "".join(f"  - title: {title}\n    points: [{{say: {WORDS}}}]\n" for title in "AB")
    text = f"title: T\ntalk: 90 s\nsections:\n{sections}"
    (found,) = prepared(tmp_path, text).diagnostics
    assert (found.code, found.level, found.at.text) == ("talk-long", "warning", "90 s")
    assert found.message == "speaking takes about 2:04 min, the talk has 1:30"


def test_a_faster_speaker_sets_a_pace(tmp_path: Path) -> None:
    text = f"title: T\ntalk: 1 min\npace: 260\nsections:\n  - title: A\n    points: [{{say: {WORDS}}}]\n"
    assert codes(prepared(tmp_path, text)) == []


def test_hidden_and_omitted_slides_take_no_time(tmp_path: Path) -> None:
    section = f"  - title: A\n    points: [{{say: {WORDS}}}]\n"
    hidden = section.replace("title: A", "title: B\n    hidden: true") + section.replace(
        "title: A", "title: C\n    omit: true"
    )
    text = f"title: T\ntalk: 75 s\nsections:\n{section}{hidden}"
    assert codes(prepared(tmp_path, text)) == []


def test_a_talk_longer_than_its_slot_is_told(tmp_path: Path) -> None:
    text = "title: T\ntime: 14:00-14:20\ntalk: 30 min\nsections: [{title: A}]\n"
    (found,) = prepared(tmp_path, text).diagnostics
    assert (found.code, found.message) == ("slot-short", "the talk has 30:00 min, its slot only 20:00")


def test_a_font_that_is_nowhere_is_noted_once(tmp_path: Path) -> None:
    from pptx import Presentation

    deck = Presentation()
    theme = next(p for p in deck.slide_masters[0].part.rels.values() if p.reltype.endswith("/theme")).target_part
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="No Such Font"')
    deck.save(str(tmp_path / "brand.pptx"))
    text = "title: T\ntemplate: brand.pptx\nsections: [{title: A, points: [one]}, {title: B, points: [two]}]\n"
    found = [d for d in prepared(tmp_path, text).diagnostics if d.code != "template-cleaned"]
    assert [(d.code, d.level) for d in found] == [("font-estimated", "note")]
    assert "'No Such Font'" in found[0].message


def test_a_section_that_takes_a_fifth_more_than_its_time_is_warned_of(tmp_path: Path) -> None:
    deck = f"title: T\nsections:\n  - title: S\n    time: %s\n    points: [{{say: {WORDS}}}]\n"
    assert codes(prepared(tmp_path, deck % "55 s")) == []
    (found,) = prepared(tmp_path, deck % "45 s").diagnostics
    assert (found.code, found.level) == ("section-long", "warning")
    assert found.message == "speaking to 'S' takes about 1:01 min, it has 0:45"
