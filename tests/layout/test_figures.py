"""Figures: in one size on one line each, in the layout's places or drawn, with labels that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.layout.areas import areas
from deckbuild.layout.desk import Desk
from deckbuild.layout.shapes import EMU_PER_POINT, Group, Shape
from deckbuild.layout.visuals import Spot, figures
from deckbuild.model import Deck
from deckbuild.model.visuals import Figure, Figures
from deckbuild.template.store import builtin
from drawings import faults, sentence
from making import text_of
from rooms import ALONE, BESIDE, TALL, laid_out

if TYPE_CHECKING:
    from deckbuild.template.model import Box

VALUES = ("$2.5 bn", "+40 %", "25", "35,000", "€1.234 Mrd.", "9 ½")
TEMPLATE = builtin()
LAYOUT = next(layout for layout in TEMPLATE.layouts if layout.kind == "figures")


def block(count: int, words: int = 4, language: str = "en") -> Figures:
    """So many figures with labels of so many words."""
    return Figures(tuple(Figure(VALUES[n], sentence(language, words)) for n in range(count)))


def filled(made: Figures, language: str = "en", problems: Problems | None = None) -> list[Shape]:
    """The figures in the places of the built-in layout for them."""
    nothing: object = None
    desk = Desk(Deck("Rooms"), TEMPLATE, nothing, nothing, problems or Problems())  # type: ignore[arg-type]
    spot = Spot(LAYOUT, areas(LAYOUT, TEMPLATE, False).box, None, True, language)
    found = figures.lay_out(made, spot, desk)
    assert all(isinstance(one, Shape) for one in found)
    return [one for one in found if isinstance(one, Shape)]


@settings(max_examples=120)
@given(
    st.integers(1, 4),
    st.lists(st.integers(1, 14), min_size=4, max_size=4),
    st.sampled_from(["en", "de", "ko", "ar"]),
    st.sampled_from([ALONE, BESIDE, TALL]),
)
def test_drawn_figures_stay_in_their_boxes_and_apart(count: int, lengths: list[int], language: str, room: Box) -> None:
    made = Figures(tuple(Figure(VALUES[n], sentence(language, lengths[n])) for n in range(count)))
    problems = Problems()
    (group,) = laid_out(made, room, room == ALONE, language, problems)
    assert isinstance(group, Group)
    if not problems.found:
        assert faults([group], room, language) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_layout_for_figures_is_filled_over_its_whole_width(count: int) -> None:
    shapes = filled(block(count))
    names = [shape.name for shape in shapes]
    assert names == [f"{name} {n}" for n in range(1, count + 1) for name in ("Figure", "Label")]
    assert all(shape.placeholder in LAYOUT.placeholders for shape in shapes)
    assert shapes[0].place.x == ALONE.x
    assert abs(shapes[-1].place.x + shapes[-1].place.cx - ALONE.x - ALONE.cx) < 10
    assert len({shape.place.cx for shape in shapes}) == 1


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_all_numbers_have_one_size_and_all_labels_another(count: int) -> None:
    shapes = filled(block(count))
    assert len({shape.paragraphs[0].size for shape in shapes[::2]}) == 1
    assert len({shape.paragraphs[0].size for shape in shapes[1::2]}) == 1
    assert shapes[0].paragraphs[0].size >= 2 * shapes[1].paragraphs[0].size


def test_fewer_figures_are_larger() -> None:
    sizes = [filled(block(count))[0].paragraphs[0].size for count in (4, 3, 2, 1)]
    assert sizes == sorted(set(sizes))


def test_from_right_to_left_the_first_figure_is_on_the_right() -> None:
    lefts = [shape.place.x for shape in filled(block(3), "ar")[::2]]
    assert lefts == sorted(lefts, reverse=True)


def test_beside_points_the_figures_stand_under_one_another() -> None:
    (group,) = laid_out(block(3), BESIDE, alone=False)
    tops = [d.box.y for d in group.drawings if d.paragraphs]
    assert tops == sorted(tops)
    assert len({d.box.x for d in group.drawings if d.paragraphs}) == 1


def test_a_number_too_long_for_its_column_is_an_error() -> None:
    problems = Problems()
    filled(Figures((*block(3).figures, Figure("25 thousand million dollars", "of trade"))), problems=problems)
    (found,) = problems.found
    assert (found.code, found.message) == (
        "overflow", "the figure '25 thousand million dollars' is wider than its place at 24 pt",
    )  # fmt: skip


def test_a_label_too_long_is_an_error_that_says_by_how_much() -> None:
    problems = Problems()
    made = Figures((*block(3).figures, Figure("25", sentence("en", 90))))
    filled(made, problems=problems)
    (found,) = problems.found
    assert found.message == "the label of '25' takes 14 lines at 12 pt, 11 fit"


def test_the_notes_have_the_figures_with_their_labels() -> None:
    said = figures.said(Figures((Figure("$2.5 bn", "of *trade*"),)), "en")
    assert [(text_of(p), p.marker) for p in said] == [("$2.5 bn: of trade", "bullet")]


def test_a_source_takes_its_room_from_the_labels() -> None:
    nothing: object = None
    desk = Desk(Deck("Rooms"), TEMPLATE, nothing, nothing, Problems())  # type: ignore[arg-type]
    room = areas(LAYOUT, TEMPLATE, False).box
    low = room._replace(cy=room.cy - 20 * EMU_PER_POINT)
    found = figures.lay_out(block(4), Spot(LAYOUT, low, None, True, "en"), desk)
    bottoms = [one.place.y + one.place.cy for one in found if isinstance(one, Shape)]
    assert max(bottoms) == low.y + low.cy
