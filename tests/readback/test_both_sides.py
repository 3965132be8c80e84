"""What the YAML changed and what a person changed in the deck, held apart and brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.readback.deck import read
from readback.decks import TALK, Edited, edited, told
from readback.test_edits import copy_slide, paragraphs, remove_slide, reword_point, reword_title

if TYPE_CHECKING:
    from pathlib import Path

    from pptx import Presentation

    from deckbuild.compare.differences import SlideChange


def nothing(_deck: Presentation) -> None:
    """Leaves the deck alone."""


def from_yaml(folder: Path, old: str, new: str) -> list[str]:
    """What a comparison tells of a change in the YAML alone."""
    assert old in TALK
    found = edited(folder, nothing, now=TALK.replace(old, new))
    assert told(found, "theirs") == told(found, "both") == told(found, "same") == []
    return told(found, "ours")


def test_a_change_of_the_yaml_is_told_as_ours(tmp_path: Path) -> None:
    assert from_yaml(tmp_path, "show: Water is cheap", "show: Water is very cheap") == ["grain: words body"]
    assert from_yaml(tmp_path, "[2, 2.5, null]", "[2, 2.6, null]")[-1] == "trade: cell chart"
    assert from_yaml(tmp_path, 'South, "7"', 'South, "8"') == ["towns: cell table", "towns: words notes"]
    assert from_yaml(tmp_path, "alt: A grey harbour", "alt: A harbour") == ["hill: alt picture"]
    assert "history: words drawing" in from_yaml(tmp_path, "what: A summit", "what: A second summit")
    assert from_yaml(tmp_path, "hidden: true, ", "") == ["kept: hidden"]
    assert from_yaml(tmp_path, "group: Second", "group: Third")[0] == "towns: group"
    assert "trade: look chart" in from_yaml(tmp_path, "type: column,", "type: column, highlight: Trade,")


def test_sections_that_came_went_and_moved_in_the_yaml_are_told(tmp_path: Path) -> None:
    kept = "  - {title: Kept for questions, key: kept, hidden: true, points: [Only if asked]}\n"
    assert from_yaml(tmp_path, kept, "") == ["kept: removed"]
    assert from_yaml(tmp_path, kept, kept + "  - {title: One more, key: more, points: [x]}\n") == ["more: added"]
    first = TALK.replace(kept, "").replace("sections:\n", "sections:\n" + kept)
    assert "kept: moved" in told(edited(tmp_path, nothing, now=first), "ours")


def test_the_same_paragraph_changed_on_both_sides_is_one_conflict(tmp_path: Path) -> None:
    found = edited(tmp_path, reword_point, now=TALK.replace("show: Water is cheap", "show: Water is the way"))
    assert told(found, "both") == ["grain: words body"]
    assert told(found) == told(found, "ours") == []


def test_different_paragraphs_changed_on_both_sides_are_no_conflict(tmp_path: Path) -> None:
    found = edited(
        tmp_path, reword_point, now=TALK.replace("The harbour needs a crane", "The harbour needs two cranes")
    )
    assert told(found) == ["grain: words body"]
    assert told(found, "ours") == ["grain: words body", "grain: words notes"]
    assert told(found, "both") == []
    (body,) = (t for s in found.comparison.slides for t in s.texts if t.role == "body" and s.key == "grain")
    words = [(body.ours if i.takes == "ours" else body.theirs)[(i.ours if i.takes == "ours" else i.theirs) or 0].text
             for i in body.merge.items]  # fmt: skip
    assert (words[0], words[-1]) == ("Water is very cheap", "The harbour needs two cranes")


def test_the_same_change_on_both_sides_is_nobody_s_alone(tmp_path: Path) -> None:
    found = edited(tmp_path, reword_title, now=TALK.replace("title: Grain goes", "title: Grain still goes"))
    assert told(found, "same") == ["grain: words title"]
    assert told(found) == told(found, "ours") == told(found, "both") == []
    assert not found.comparison.is_edited


def test_a_slide_taken_out_on_one_side_and_changed_on_the_other_is_a_conflict(tmp_path: Path) -> None:
    found = edited(tmp_path, remove_slide, now=TALK.replace("caption: In winter", "caption: In spring"))
    hill = by_key(found, "hill")
    assert hill.is_conflict
    assert (hill.their_state, hill.our_state) == ("removed", "changed")
    kept = "  - {title: Kept for questions, key: kept, hidden: true, points: [Only if asked]}\n"

    def reword(deck: Presentation) -> None:
        paragraphs(deck, 6, "Title")[0].runs[0].text = "Kept for later"

    gone = by_key(edited(tmp_path, reword, now=TALK.replace(kept, "")), "kept")
    assert gone.is_conflict
    assert (gone.their_state, gone.our_state) == ("changed", "removed")


def by_key(found: Edited, key: str) -> SlideChange:
    (slide,) = (slide for slide in found.comparison.slides if slide.key == key)
    return slide


def test_a_copy_is_told_from_its_original(tmp_path: Path) -> None:
    found = edited(tmp_path, copy_slide)
    copies = [slide for slide in read(str(found.path)).slides if slide.is_copy]
    assert [(slide.key, slide.title) for slide in copies] == [("history", "How it came")]
