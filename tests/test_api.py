"""The Python API: decks made in Python, and what it says of those that cannot be built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuild.api import Deck, DeckError, Point, Section, build, check


def test_half_of_a_character_is_told_where_it_is_and_nothing_is_written(tmp_path: Path) -> None:
    point = Point("fine", points=(Point("below \udc41"),))
    deck = Deck("half \ud83d", sections=(Section("Fine"), Section("Part", points=(point,))))
    assert [(d.code, d.message) for d in check(deck)] == [
        ("control-character", "title holds U+D83D, which is half of a character and no text"),
        (
            "control-character",
            "sections[1].points[0].points[0].show holds U+DC41, which is half of a character and no text",
        ),
    ]
    path = tmp_path / "talk.pptx"
    with pytest.raises(DeckError, match=re.escape("error[control-character]: title holds U+D83D")):
        build(deck, str(path))
    assert not path.exists()


def test_a_deck_made_in_python_is_built(tmp_path: Path) -> None:
    deck = Deck("A Talk", sections=(Section("Part", points=(Point("One 🎉 thing"),)),))
    assert check(deck) == []
    path = tmp_path / "talk.pptx"
    assert build(deck, str(path)) == str(path)
    assert path.exists()
