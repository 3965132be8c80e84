"""A project folder or one file becomes a deck: which files, in which order, under which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import prepared

if TYPE_CHECKING:
    from pathlib import Path


def test_the_key_of_an_inline_section_comes_from_the_words_of_its_title(tmp_path: Path) -> None:
    text = 'title: T\nsections: [{title: "**Bold** [link](https://example.org/x)"}]\n'
    (section,) = prepared(tmp_path, text).deck.sections
    assert section.key == "bold-link"
