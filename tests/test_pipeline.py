"""The whole pipeline: what is built, where it goes, what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuild.pipeline import default_output
from making import prepared, project


def test_the_decks_name_comes_from_the_words_of_its_title(tmp_path: Path) -> None:
    made = prepared(tmp_path, 'title: "**Bold** [link](https://example.org/x)"\nsections: [{title: A}]\n')
    assert default_output(made.project) == str(tmp_path / "build" / "bold-link.pptx")


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("", "a-talk-on-trade"),
        ("final", "final"),
        ("final.pptx", "final"),
        ("{date}-{speaker}", "2026-11-24-b-speaker"),
        ("{title} {embargo}", "a-talk-on-trade 2026-12-01"),
        ("...", "deck"),
    ],
)
def test_a_deck_is_named_as_output_says(output: str, name: str, tmp_path: Path) -> None:
    text = (
        "title: A talk on *trade*\ndate: 2026-11-24\nspeaker: B. Speaker\n"
        f"embargo: 2026-12-01 09:00 UTC\noutput: '{output}'\nsections: [{{title: A}}]\n"
    )
    assert Path(default_output(prepared(tmp_path, text).project)).name == f"{name}.pptx"


def test_a_title_of_many_long_letters_makes_a_name_that_the_disk_takes(tmp_path: Path) -> None:
    made = prepared(tmp_path, f"title: {'정책과 협력 ' * 20}\nsections: [{{title: A}}]\n")
    assert len(Path(default_output(made.project)).name.encode()) <= 210


def test_a_title_without_letters_still_makes_a_name(tmp_path: Path) -> None:
    assert (
        Path(default_output(prepared(tmp_path, "title: '?!'\nsections: [{title: '…'}]\n").project)).name == "deck.pptx"
    )


def test_a_file_that_is_no_template_is_told_at_its_place(tmp_path: Path) -> None:
    project(tmp_path, {"brand.potx": b"%PDF-1.7"})
    made = prepared(tmp_path, "title: T\ntemplate: brand.potx\nsections: [{title: A}]\n")
    (found,) = made.diagnostics
    assert (found.code, found.at.text) == ("template", "brand.potx")
    assert made.slides == []
