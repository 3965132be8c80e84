"""Columns of points: side by side in the layout's places or in text boxes, all in one size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.fit import fit
from deckbuild.layout.areas import areas
from deckbuild.layout.desk import Desk
from deckbuild.layout.measure import measured, room
from deckbuild.layout.shapes import Shape
from deckbuild.layout.visuals import Spot, columns
from deckbuild.model import Deck, Point
from deckbuild.model.visuals import Column, Columns
from deckbuild.source import Source, Span
from deckbuild.template.model import Level, Placeholder
from deckbuild.template.store import builtin
from drawings import sentence
from making import text_of
from rooms import inside

if TYPE_CHECKING:
    from typing import Any

    from deckbuild.layout.shapes import Content
    from deckbuild.template.model import Box, Layout

TEMPLATE = builtin()
LEAD = 600000
"""EMU that a lead takes."""


def points(*texts: str) -> tuple[Point, ...]:
    """Points of these texts."""
    return tuple(map(Point, texts))


def column(title: str, count: int, words: int, language: str = "en") -> Column:
    """A column of so many points of so many words."""
    return Column(title, tuple(Point(sentence(language, words)) for _ in range(count)))


def box_of(kind: str, alone: bool) -> Box:
    """The room for columns on a layout of the built-in template, under a lead where they are not alone."""
    box = areas(layout_of(kind), TEMPLATE, False).box
    return box if alone else box._replace(y=box.y + LEAD, cy=box.cy - LEAD)


def layout_of(kind: str) -> Layout:
    """The layout of the built-in template for a kind of slide."""
    return next(layout for layout in TEMPLATE.layouts if layout.kind == kind)


def laid(
    block: Columns, kind: str = "", language: str = "en", problems: Problems | None = None, alone: bool = True
) -> tuple[Content, ...]:
    """What stands on a layout of the built-in template, the one that the block asks for where there is no other."""
    nothing: Any = None
    kind = kind or columns.kind(block, alone)
    desk = Desk(Deck("Rooms"), TEMPLATE, nothing, nothing, problems or Problems())
    return columns.lay_out(block, Spot(layout_of(kind), box_of(kind, alone), None, alone, language), desk)


def bodies(found: tuple[Content, ...]) -> list[Shape]:
    """The shapes with points."""
    return [one for one in found if isinstance(one, Shape) and one.role == "body"]


TWO = Columns((Column("", points("a", "b")), Column("", points("c"))))
HEADED = Columns((Column("North", points("a", "b")), Column("South", points("c"))))
THREE = Columns((*HEADED.columns, Column("Both", points("d"))))


def test_two_columns_fill_the_places_for_them() -> None:
    found = bodies(laid(TWO))
    assert [s.placeholder.name for s in found if s.placeholder] == ["Left content", "Right content"]
    assert [[text_of(p) for p in s.paragraphs] for s in found] == [["a", "b"], ["c"]]


def test_with_headings_they_are_a_comparison() -> None:
    found = laid(HEADED)
    assert [one.name for one in found] == ["Heading 1", "Column 1", "Heading 2", "Column 2"]
    places = [one.placeholder.name for one in found if isinstance(one, Shape) and one.placeholder]
    assert places == ["Left heading", "Left content", "Right heading", "Right content"]


@pytest.mark.parametrize(("block", "kind"), [(THREE, "content"), (HEADED, "content"), (HEADED, "title-only")])
def test_without_such_places_they_are_text_boxes_of_equal_width_with_ruled_headings(block: Columns, kind: str) -> None:
    found = laid(block, kind)
    names = [f"{name} {n}" for n in range(1, len(block.columns) + 1) for name in ("Heading", "Rule", "Column")]
    assert [one.name for one in found] == names
    assert len({s.place.cx for s in bodies(found)}) == len({s.place.y for s in bodies(found)}) == 1
    assert all(s.placeholder is None for s in bodies(found))


def test_three_columns_without_headings_have_neither_headings_nor_rules() -> None:
    block = Columns(tuple(c._replace(title="") for c in THREE.columns))
    assert [one.name for one in laid(block)] == ["Column 1", "Column 2", "Column 3"]


def test_under_a_lead_headings_stand_with_their_columns() -> None:
    found = laid(HEADED, alone=False)
    assert columns.kind(HEADED, False) == "two-content"
    tops = [one.place.y if isinstance(one, Shape) else one.box.y for one in found]
    assert min(tops) == box_of("two-content", False).y


@settings(max_examples=80)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=2, max_size=3),
    st.booleans(),
    st.sampled_from(["", "content", "title-only", "two-content"]),
    st.sampled_from(["en", "de", "ko", "ar"]),
    st.booleans(),
)
def test_columns_stay_in_the_room_and_apart_and_have_one_size(
    sizes: list[tuple[int, int]], headed: bool, kind: str, language: str, alone: bool
) -> None:
    title = sentence(language, 2) if headed else ""
    block = Columns(tuple(column(title, *size, language) for size in sizes))
    problems = Problems()
    found = laid(block, kind, language, problems, alone)
    boxes = [one.place if isinstance(one, Shape) else one.box for one in found]
    whole = box_of(kind or columns.kind(block, alone), alone)
    assert all(inside(b._replace(x=b.x + 2, cx=b.cx - 4), whole) for b in boxes)
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a.x + a.cx <= b.x or b.x + b.cx <= a.x or a.y + a.cy <= b.y or b.y + b.cy <= a.y
    first = {p.size for s in bodies(found) for p in s.paragraphs if not p.level}
    assert len(first) <= 1
    if not problems.found:
        assert all(_fits(s, language) for s in bodies(found))


def _fits(shape: Shape, language: str) -> bool:
    levels = (Level(18.0, False, TEMPLATE.body_font, 0, 0, 1.0, 8.0),) * 3
    place = shape.placeholder or Placeholder("", 0, "", shape.place, (0, 0, 0, 0), "t", levels)
    measures = measured(shape.paragraphs, place.levels, language)
    return fit(measures, *room(place, shape.place), (shape.paragraphs[0].size,)).fits


def test_from_right_to_left_the_first_column_is_on_the_right() -> None:
    for block, kind in ((TWO, ""), (HEADED, ""), (THREE, "")):
        lefts = [s.place.x for s in bodies(laid(block, kind, "ar"))]
        assert lefts == sorted(lefts, reverse=True)


def test_points_have_their_levels_and_the_markers_of_the_section() -> None:
    nested = Column("", (Point("a", points=points("b")), Point("c")))
    found = bodies(laid(Columns((nested, *TWO.columns[1:]), marker="dash")))
    assert [(p.level, p.marker) for p in found[0].paragraphs] == [(0, "dash"), (1, "dash"), (0, "dash")]


@pytest.mark.parametrize(("block", "starting"), [(TWO, [1, 1, 3]), (HEADED, [1, 1, 1])])
def test_numbers_go_on_from_column_to_column_unless_headings_set_them_apart(
    block: Columns, starting: list[int]
) -> None:
    starts = [p.number for s in bodies(laid(block._replace(marker="number"))) for p in s.paragraphs]
    assert starts == starting


def test_points_that_do_not_fit_are_an_error_at_the_first_one_over_the_edge() -> None:
    text = "\n".join(["x"] * 40)
    source = Source("talk.yaml", text)
    many = tuple(Point(sentence("en", 9), at=Span(source, 2 * n, 2 * n + 1)) for n in range(14))
    problems = Problems()
    laid(Columns((Column("", points("a")), Column("", many))), problems=problems)
    (found,) = problems.found
    assert found.code == "overflow"
    assert found.message == "the points of column 2 take 14 lines at 18 pt, 10 fit on the slide"
    assert found.at.start == many[10].at.start


def test_a_heading_of_many_lines_is_an_error() -> None:
    problems = Problems()
    laid(Columns((Column(sentence("en", 30), points("a")), *HEADED.columns[1:])), problems=problems)
    assert [d.message for d in problems.found] == ["the heading of column 1 takes 3 lines at 16 pt, 2 fit"]


def test_the_notes_have_each_heading_and_what_is_said_under_it() -> None:
    block = Columns((Column("North", (Point("a", "said of a"), Point("", "b"))), Column("South", points("c"))))
    said = [(text_of(p), p.marker) for p in columns.said(block, "en")]
    assert said == [("North", "none"), ("said of a", "bullet"), ("b", "bullet"), ("South", "none"), ("c", "bullet")]
