"""Settled layouts: all places on the page and beside one another, and none that the deck needs is missing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.layout import gaps
from deckbuild.layout.settled import OWN_PLACES, OWN_TITLE, Needs, row_rule, settled
from deckbuild.template.model import EMBARGO, FURNITURE, MARKING, TITLES, Box, Layout, Level, Placeholder
from deckbuild.template.store import builtin

BUILTIN = builtin()
PAGE = Box(0, 0, BUILTIN.width, BUILTIN.height)
ALL = Needs(True, ("ftr", "dt", "sldNum"))
LEVEL = Level(28.0, False, "Calibri", 0, 0, 1.0, 0.0)


def place(type_: str, box: Box, idx: int = 0) -> Placeholder:
    return Placeholder(type_, idx, type_, box, (0, 0, 0, 0), "t", (LEVEL,) * 3)


def settle(*places: Placeholder, artwork: tuple[Box, ...] = (), needs: Needs = ALL) -> Layout:
    return settled(Layout("L", "content", "part", places, artwork=artwork), BUILTIN, needs)


@pytest.mark.parametrize("layout", BUILTIN.layouts[:-1], ids=lambda layout: layout.name)
@pytest.mark.parametrize("needs", [ALL, Needs(False, ()), Needs(True, ("ftr",))], ids=["all", "none", "some"])
def test_the_built_in_layouts_with_titles_stay_as_they_are(layout: Layout, needs: Needs) -> None:
    assert settled(layout, BUILTIN, needs).placeholders is layout.placeholders


@settings(max_examples=60)
@given(st.data())
def test_places_of_any_layout_are_on_the_page_and_beside_one_another(data: st.DataObject) -> None:
    inch = 914400
    inside = st.builds(
        lambda x, y, w, h: Box(x * inch, y * inch, w * inch, h * inch),
        st.integers(-1, 12), st.integers(-1, 7), st.integers(1, 13), st.integers(1, 7),
    )  # fmt: skip
    title = place("title", Box(inch, data.draw(st.integers(0, 2)) * inch, 10 * inch, inch))
    row = [place(kind, data.draw(inside), n) for n, kind in enumerate(("dt", "ftr", "sldNum"), 10)]
    body = place("obj", data.draw(inside), 1)
    found = settle(title, body, *data.draw(st.permutations(row)))
    boxes = [(p.type or p.name, p.box) for p in found.placeholders if p.name != "body"]
    for what, box in boxes:
        assert gaps.shared(box, PAGE) == box, what
    content = [(what, box) for what, box in boxes if what in ("obj", *TITLES)]
    for (what, one), (other, two) in itertools.combinations(content, 2):
        assert not gaps.meet(one, two), (what, other)
    kinds = {p.type or p.name for p in found.placeholders}
    for kind in ALL.row:
        assert kinds & {kind, OWN_PLACES[kind]}
    assert {EMBARGO, MARKING} <= kinds


def test_a_layout_without_places_gets_all_that_the_deck_needs() -> None:
    found = settle()
    names = [p.name for p in found.placeholders]
    assert sorted(names) == sorted([OWN_TITLE, EMBARGO, MARKING, *OWN_PLACES.values()])
    for one, other in itertools.combinations(found.placeholders, 2):
        assert not gaps.meet(one.box, other.box), (one.name, other.name)


def test_a_deck_without_embargo_and_marking_gets_no_strips() -> None:
    found = settle(needs=Needs(False, ("sldNum",)))
    assert [p.name for p in found.placeholders] == [OWN_TITLE, OWN_PLACES["sldNum"]]


def test_what_is_made_stands_beside_a_bar_and_a_logo() -> None:
    bar = Box(0, 0, 900000, PAGE.cy)
    logo = Box(PAGE.cx - 1800000, 100000, 1500000, 800000)
    foot = Box(0, PAGE.cy - 400000, PAGE.cx, 400000)
    found = settle(artwork=(bar, logo, foot))
    for made in found.placeholders:
        for art in (bar, logo, foot):
            assert not gaps.meet(made.box, art), made.name


def test_a_low_title_is_made_high_enough_for_two_lines_and_the_body_makes_room() -> None:
    title = place("title", Box(900000, 300000, 9000000, 300000))
    body = place("obj", Box(900000, 620000, 9000000, 5000000), 1)
    found = settle(title, body, needs=Needs(False, ()))
    high, low = found.placeholders
    assert high.box.cy >= 2 * 28 * 1.2 * 12700
    assert not gaps.meet(high.box, low.box)
    assert low.moved


def test_a_place_off_the_page_or_turned_is_none() -> None:
    away = place("ftr", Box(PAGE.cx + 100, 0, 900000, 300000), 11)
    turned = place("obj", Box(900000, 2000000, 900000, 3000000), 1)._replace(turned=True)
    found = settle(away, turned)
    assert {p.name for p in found.placeholders} >= {OWN_PLACES["ftr"]}
    assert not {"ftr", "obj"} & {p.type for p in found.placeholders}


def test_a_number_at_the_top_is_no_part_of_the_footer_row() -> None:
    number = Box(PAGE.cx - 900000, 100000, 600000, 300000)
    footer = Box(900000, PAGE.cy - 500000, 7000000, 300000)
    rule = row_rule([number, footer], BUILTIN)
    assert PAGE.cy // 2 < rule.y < footer.y


def test_places_of_the_footer_row_that_no_deck_needs_do_not_push_others_aside() -> None:
    body = place("obj", Box(900000, 2000000, 9000000, 4800000), 1)
    date = place("dt", Box(900000, 6300000, 900000, 300000), 10)
    assert FURNITURE[0] == date.type
    found = settle(place("title", Box(900000, 300000, 9000000, 1200000)), body, date, needs=Needs(False, ()))
    assert next(p for p in found.placeholders if p.type == "obj") == body
