"""The whole pipeline: what is built, where it goes, what stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.pipeline import default_output
from making import prepared

if TYPE_CHECKING:
    from pathlib import Path


def test_the_decks_name_comes_from_the_words_of_its_title(tmp_path: Path) -> None:
    made = prepared(tmp_path, 'title: "**Bold** [link](https://example.org/x)"\nsections: [{title: A}]\n')
    assert default_output(made.project) == str(tmp_path / "build" / "bold-link.pptx")
