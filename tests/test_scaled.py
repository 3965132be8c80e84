"""Pages of unusual size: lengths and text grow or shrink with them, words do not."""

from __future__ import annotations

import pytest

from deckbuild.template.model import Box, Level, Placeholder
from deckbuild.template.scale import scale_of, scaled_box, scaled_place
from deckbuild.writer.scaled import scaled

INCH = 914400


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(13.333, 7.5, 1), (10, 7.5, 1), (11.69, 8.27, 1), (8.26, 11.69, 1), (10, 5.625, 0.75), (26.67, 15, 2)],
)
def test_a_page_is_as_large_as_its_shorter_side(width: float, height: float, scale: float) -> None:
    assert scale_of(round(width * INCH), round(height * INCH)) == pytest.approx(scale)


def test_lengths_and_sizes_are_scaled_wherever_they_stand() -> None:
    xml = '<a:off x="100" y="-20"/><a:ext cx="10" cy="30"/><a:rPr lang="en" sz="1200"/><a:spcPts val="600"/>'
    assert (
        scaled(xml, 2)
        == '<a:off x="200" y="-40"/><a:ext cx="20" cy="60"/><a:rPr lang="en" sz="2400"/><a:spcPts val="1200"/>'
    )


def test_words_names_and_numbers_of_shapes_are_not_scaled() -> None:
    xml = '<p:cNvPr id="12" name="x=&quot;5&quot;"/><p:ph sz="half" idx="3"/><a:t>set x="7" and sz="9"</a:t>'
    assert scaled(xml, 3) == xml


def test_text_is_never_smaller_than_the_format_allows() -> None:
    assert scaled('<a:rPr sz="200"/>', 0.1) == '<a:rPr sz="100"/>'
    assert scaled('<a:rPr sz="300000"/>', 10) == '<a:rPr sz="400000"/>'


def test_the_dots_of_a_line_grow_with_the_page() -> None:
    assert scaled('<c:size val="7"/><c:idx val="7"/>', 2) == '<c:size val="14"/><c:idx val="7"/>'
    assert scaled('<c:size val="7"/>', 0.1) == '<c:size val="2"/>'


def test_a_place_of_a_poster_is_laid_out_as_one_of_a_page() -> None:
    level = Level(56.0, False, "", 400, -200, 1.0, 12.0)
    place = Placeholder("body", 1, "", Box(100, 200, 300, 400), (20, 10, 20, 10), "t", (level,) * 3)
    small = scaled_place(place, 2)
    assert small.box == scaled_box(place.box, 2) == Box(50, 100, 150, 200)
    assert small.insets == (10, 5, 10, 5)
    assert small.levels[0] == Level(28.0, False, "", 200, -100, 1.0, 6.0)
    assert scaled_place(place, 1) is place
