"""The contrast of text on whatever is behind it, against what LibreOffice draws."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from conftest import need
from contrast_decks import DECKS, measured

if TYPE_CHECKING:
    from pathlib import Path

_ALL = bool(os.environ.get("DECKBUILD_ALL_CONTRASTS"))
CHOSEN = list(DECKS) if _ALL else ["over_pictures", "inherited", "odd_fills"]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> list:
    need("soffice"), need("pdftoppm"), need("pdftotext")
    folder: Path = tmp_path_factory.mktemp("contrast")
    return measured(CHOSEN, folder)


@pytest.mark.parametrize("name", CHOSEN)
def test_contrast_is_what_the_rendering_measures(name: str, rendered: list) -> None:
    rows = [row for row in rendered if row.deck == name]
    assert rows
    assert [(row.slide, row.told, row.drawn) for row in rows if row.told is None or row.apart > 0.1] == []
