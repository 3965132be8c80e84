"""Quotes: in the marks of their language, in the places of a statement, or with a bar beside points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Problems
from deckbuild.layout.areas import areas
from deckbuild.layout.desk import Desk
from deckbuild.layout.shapes import Group, Shape
from deckbuild.layout.visuals import Spot, quote
from deckbuild.model import Deck
from deckbuild.model.visuals import Quote
from deckbuild.template.store import builtin
from drawings import faults, sentence
from goldens import make_foreign_template
from making import sound, text_of
from rooms import ALONE, BESIDE, TALL, laid_out

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from deckbuild.template.model import Box

TEMPLATE = builtin()
WORDS = Quote("We will build it.", "A. Speaker", "Interview, 12 June 2014")


def stated(
    block: Quote, language: str = "en", kind: str = "statement", problems: Problems | None = None
) -> list[Shape]:
    """The shapes of a quote that is alone on a layout of the built-in template."""
    nothing: Any = None
    layout = next(layout for layout in TEMPLATE.layouts if layout.kind == kind)
    desk = Desk(Deck("Rooms"), TEMPLATE, nothing, nothing, problems or Problems())
    spot = Spot(layout, areas(layout, TEMPLATE, False).box, None, True, language)
    return [one for one in quote.lay_out(block, spot, desk) if isinstance(one, Shape)]


def lines(shape: Shape) -> list[str]:
    """The paragraphs of a shape."""
    return [text_of(p) for p in shape.paragraphs]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“Yes”"),
        ("de", "„Yes“"),
        ("fr", "«\u00a0Yes\u00a0»"),
        ("ru", "«Yes»"),
        ("ja", "「Yes」"),
        ("ar", "«Yes»"),
        ("tlh", "“Yes”"),
    ],
)
def test_a_quote_has_the_marks_of_its_language(language: str, expected: str) -> None:
    assert quote.quoted("Yes", language) == expected


@pytest.mark.parametrize("text", ["“Yes”", "«Да»", '"Yes."', "„Ja“.", "‘Yes’", "「はい」", "**“Yes”**"])
def test_a_quote_that_has_marks_keeps_them(text: str) -> None:
    assert quote.quoted(text, "en") == text


def test_words_that_only_begin_with_a_quoted_one_get_marks_around_them_all() -> None:
    assert quote.quoted("“Yes” is all he said", "en") == "““Yes” is all he said”"


def test_alone_it_fills_the_places_of_a_statement_with_the_attribution_under_it() -> None:
    words, by = stated(WORDS)
    assert (words.name, lines(words)) == ("Quote", ["“We will build it.”"])
    assert (by.name, lines(by)) == ("Attribution", ["A. Speaker", "Interview, 12 June 2014"])
    assert [s.placeholder.name for s in (words, by) if s.placeholder] == ["Statement", "Attribution"]


def test_without_a_person_or_source_nothing_stands_under_it() -> None:
    assert [s.name for s in stated(Quote("We will build it."))] == ["Quote"]


def test_on_a_layout_with_one_place_the_attribution_is_a_further_paragraph() -> None:
    (words,) = stated(WORDS, kind="content")
    assert lines(words) == ["“We will build it.”", "A. Speaker", "Interview, 12 June 2014"]
    first, by, source = (p.size for p in words.paragraphs)
    assert by == source < first


@settings(max_examples=120)
@given(
    st.integers(1, 60),
    st.integers(0, 4),
    st.integers(0, 8),
    st.sampled_from(["en", "de", "ko", "ar"]),
    st.sampled_from([ALONE, BESIDE, TALL]),
)
def test_beside_points_words_and_bar_stay_in_the_room(
    count: int, by: int, source: int, language: str, room: Box
) -> None:
    problems = Problems()
    made = Quote(sentence(language, count), sentence(language, by), sentence(language, source))
    (group,) = laid_out(made, room, False, language, problems)
    assert isinstance(group, Group)
    assert [d.name for d in group.drawings] == ["Bar", "Quote"]
    if not problems.found:
        assert faults([group], room, language) == []


def test_from_right_to_left_the_bar_is_on_the_right() -> None:
    (group,) = laid_out(WORDS, BESIDE, False, "ar")
    bar, words = group.drawings
    assert bar.box.x > words.box.x


def test_words_too_many_are_one_error_that_says_by_how_much() -> None:
    problems = Problems()
    stated(Quote(sentence("en", 200), "A. Speaker"), problems=problems)
    (found,) = problems.found
    assert (found.code, found.message) == ("overflow", "the quote takes 12 lines at 20 pt, 10 fit on the slide")


def test_an_attribution_too_long_is_an_error() -> None:
    problems = Problems()
    stated(Quote("Yes", sentence("en", 60), sentence("en", 60)), problems=problems)
    assert [d.message.split(" takes ")[0] for d in problems.found] == ["the attribution"]


def test_the_notes_say_who_said_it() -> None:
    assert [text_of(p) for p in quote.said(WORDS, "en")] == ["A. Speaker: “We will build it.”"]
    assert [text_of(p) for p in quote.said(Quote("Ja."), "de")] == ["„Ja.“"]


def test_a_short_quote_beside_points_is_larger_than_they_are() -> None:
    (group,) = laid_out(WORDS, BESIDE, False)
    assert isinstance(group, Group)
    assert group.drawings[1].paragraphs[0].size == 32


def test_a_quote_stands_under_its_title_where_a_template_has_its_statements_above(tmp_path: Path) -> None:
    make_foreign_template(tmp_path / "house.pptx")
    text = "title: T\ncover: false\ntemplate: house.pptx\nsections:\n  - title: A claim\n    quote: Yes\n"
    (slide,) = sound(tmp_path, text)
    tops = {shape.role: shape.place.y for shape in slide.content if isinstance(shape, Shape)}
    assert tops["title"] < tops["quote"]
    named = text.replace("sections:", "layouts: {statement: Section Header}\nsections:")
    (slide,) = sound(tmp_path, named)
    assert slide.layout.name == "Section Header"
