"""Every kind of edit stays in the deck when the YAML changes something else, and what the YAML changed arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from making import prepared
from merging.remaking import TALK, built, changed, edit, remake
from readback.decks import compare_with, told
from readback.test_edits import EDITS, add_slide, change_footer, remove_row, remove_slide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx import Presentation

    Edit = Callable[[Presentation], None]


@pytest.mark.parametrize("change", EDITS, ids=lambda one: one.__name__)
def test_an_edit_stays_where_the_yaml_changed_nothing(tmp_path: Path, change: Edit) -> None:
    path = built(tmp_path)
    edit(path, change)
    before = path.read_bytes()
    remake(path)
    if change not in (change_footer, add_slide):  # a slide of one's own gets the disclaimer
        assert path.read_bytes() == before
    assert told(compare_with(path, prepared(tmp_path, TALK))) == ([] if change is change_footer else EDITS[change])


@pytest.mark.parametrize("change", [one for one in EDITS if one is not remove_row], ids=lambda one: one.__name__)
def test_an_edit_stays_beside_what_the_yaml_changed(tmp_path: Path, change: Edit) -> None:
    path = built(tmp_path)
    edit(path, change)
    result = remake(path, changed())
    assert result.merged is not None
    expected = EDITS[change]
    if change is remove_slide:
        assert [d.code for d in result.prepared.diagnostics if d.code == "conflict"] == ["conflict"]
        expected = []
    elif change is change_footer:
        assert "yaml-only" in [d.code for d in result.prepared.diagnostics]
        expected = []
    else:
        assert result.merged.conflicts == 0
    found = compare_with(path, prepared(tmp_path, changed()))
    assert [line.replace("#8", "#7") for line in told(found)] == expected
    assert told(found, "ours") == told(found, "both") == []


def test_a_second_make_leaves_a_merged_deck_as_it_is(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, next(iter(EDITS)))
    remake(path, changed())
    before = path.read_bytes()
    remake(path, changed())
    assert path.read_bytes() == before


def test_what_the_yaml_changed_arrives_in_every_kind_of_block(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, next(iter(EDITS)))
    text = changed()
    for old, new in (("[1, 3, 2]", "[1, 3, 9]"), ("alt: A grey harbour", "alt: A harbour"), ("Ships]", "Boats]")):
        text = text.replace(old, new)
    text = text.replace('["*East*", "3"]]', '["*East*", "3"], [West, "5"]]')
    text = text.replace('{when: "2014", what: A road}', '{when: "2014", what: A road}, {when: "2020", what: A canal}')
    remake(path, text)
    found = compare_with(path, prepared(tmp_path, text))
    assert told(found) == ["grain: words title"]
    assert told(found, "ours") == []
