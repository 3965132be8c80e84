"""Lines of plain text: markers, indentation, joined lines, and what only looks like a marker."""

from __future__ import annotations

import pytest

from deckbuild.importing.lines import blocks_of


def blocks(written: str) -> list[tuple[str, str, str]]:
    """Kind, marker and text of each block."""
    found = blocks_of((line, f"line {n}") for n, line in enumerate(written.split("\n"), 1))
    return [(block.kind, block.marker, block.text) for block in found]


GLYPHS_AND_COUNTS = "• ‣ ◦ ▪ ■ □ ○ ► ➢ ㅇ ※ - – — -- * + o\t § · \uf0b7 \uf0a7 1. 1) (1) ① １． I. (i) (a) a) 가."


@pytest.mark.parametrize("marker", GLYPHS_AND_COUNTS.split(" "))
def test_a_marker_is_told_from_its_words(marker: str) -> None:
    second = {"I.": "II.", "(i)": "(ii)", "(a)": "(b)", "a)": "b)", "가.": "나.", "１．": "２．"}.get(marker, marker)
    found = blocks(f"{marker} first words\n{second} second words")
    assert [(kind, text) for kind, _, text in found] == [("item", "first words"), ("item", "second words")]
    assert found[0][1] == marker.strip()


@pytest.mark.parametrize(
    "line",
    [
        "A. Speaker",
        "(C) 2020 by nobody",
        "23. April 2014",
        "2014. 4. 23.",
        "-5 degrees",
        "3.5 million",
        "o bien",
        "§ 5 applies",
        "I think",
    ],
)
def test_words_that_look_like_a_marker_are_words(line: str) -> None:
    assert blocks(line) == [("paragraph", "", line)]


def test_hard_wrapped_lines_are_joined_and_header_lines_are_not() -> None:
    found = blocks(
        "Event: a forum\nDate: today\n\nThe mill stands where the river bends, and it has stood there since\n"
        "before anyone thought of counting the years or the sacks of flour\nthat left it.\n\n"
        "- the wheel turns as long as there is water, and there is water\n  all year long\n- the miller sleeps"
    )
    assert [text for _, _, text in found] == [
        "Event: a forum",
        "Date: today",
        "The mill stands where the river bends, and it has stood there since before anyone thought of counting the "
        "years or the sacks of flour that left it.",
        "the wheel turns as long as there is water, and there is water all year long",
        "the miller sleeps",
    ]


def test_a_broken_word_is_joined_as_it_stands() -> None:
    assert blocks("The harbour has a number of op-\ntions in the matter of its boats")[0][2].startswith(
        "The harbour has a number of op-tions"
    )


def test_an_empty_bullet_does_not_swallow_the_line_below() -> None:
    assert blocks("• one\n• \u00a0\n  Heading\n\n• two") == [
        ("item", "•", "one"),
        ("item", "•", ""),
        ("paragraph", "", "Heading"),
        ("item", "•", "two"),
    ]


def test_invisible_characters_and_odd_blanks_are_no_words() -> None:
    assert blocks("\ufeff\u3000\u3000•\u00a0one\u200b two") == [("item", "•", "one two")]


def test_a_row_of_signs_underlines_a_heading_or_breaks_the_text() -> None:
    assert [kind for kind, _, _ in blocks("Heading\n=======\n\ntext\n\n* * *\n\ntext")] == [
        "heading",
        "paragraph",
        "break",
        "paragraph",
    ]


def test_tabs_make_a_table_and_greater_signs_a_quote() -> None:
    found = blocks_of((line, "") for line in ("a\tb", "c\td", "", "> said", "> again"))
    assert [block.kind for block in found] == ["table", "quote", "quote"]
    assert found[0].rows == (("a", "b"), ("c", "d"))


def test_one_line_with_many_bullets_is_a_list() -> None:
    assert [text for _, _, text in blocks("A list of things • one of them • another one • the last")] == [
        "A list of things",
        "one of them",
        "another one",
        "the last",
    ]
