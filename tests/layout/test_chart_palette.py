"""The colours of charts on templates of every ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.layout.charts.palette import READ, SEEN, palette
from deckbuild.template.read import read
from deckbuild.template.store import builtin
from templates.catalogue import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.layout.charts.palette import Palette
    from deckbuild.template.model import Template

SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)))


def first(template: Template) -> Palette:
    return palette(template, template.layouts[1])


def test_the_built_in_template_gives_its_accents_as_they_are() -> None:
    assert first(builtin()).accents[:6] == tuple(f"accent{n}" for n in range(1, 7))


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_on_every_template_data_is_seen_and_text_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pptx"
    path.write_bytes(TEMPLATES[name]())
    template = read(str(path))
    for layout in template.layouts:
        shades = palette(template, layout)
        paper = shades.look.paper
        assert shades.contrast(shades.look.ink, paper) >= READ
        assert shades.contrast(shades.accents[0], paper) >= SEEN
        assert 1.05 < shades.contrast(shades.look.grid, paper) < 2.5
        for color in shades.accents:
            assert shades.contrast(shades.as_text(color), paper) >= READ


@settings(max_examples=100)
@given(st.lists(st.integers(0, 0xFFFFFF).map("{:06X}".format), min_size=len(SLOTS), max_size=len(SLOTS)))
def test_whatever_the_theme_there_are_colours_that_differ(values: list[str]) -> None:
    colors = tuple(zip(SLOTS, values, strict=True))
    shades = first(builtin()._replace(colors=colors))
    assert shades.accents
    assert len(set(shades.accents)) == len(shades.accents)
    for color in (*shades.accents, *shades.muted):
        on_it = shades.contrast(shades.text_on(color), color)
        assert on_it == max(shades.contrast(c, color) for c in (shades.look.paper, shades.look.ink))
