"""Diagnostics on a terminal, as JSON and as annotations."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.diagnostics import Diagnostic
from deckbuild.rendering import COLUMNS, render, silenced, summary
from deckbuild.source import Source, Span


def at(text: str, words: str, path: str = "slides/10-trade.yaml") -> Span:
    start = text.index(words)
    return Span(Source(path, text), start, start + len(words))


TEXT = "title: Trade\nlayout: two-colum\n"
LAYOUT = Diagnostic(
    "unknown-layout",
    'no layout named "two-colum"',
    at(TEXT, "two-colum"),
    hints=("did you mean Two Column?",),
)


def test_a_diagnostic_is_a_line_an_excerpt_and_hints():
    assert render([LAYOUT]) == (
        'slides/10-trade.yaml:2:9: error[unknown-layout]: no layout named "two-colum"\n'
        "  |\n"
        "2 | layout: two-colum\n"
        "  |         ^^^^^^^^^\n"
        "  = hint: did you mean Two Column?"
    )


def test_a_second_place_has_its_own_excerpt_and_one_gutter_for_both():
    text = "title: a\n" + "\n" * 9 + "title: b\n"
    first, again = Span(Source("a.yaml", text), 0, 5), Span(Source("a.yaml", text), 18, 23)
    d = Diagnostic(
        "duplicate-key", 'the key "title" is there twice', again, second=first, second_note="first used here"
    )
    assert render([d]) == (
        'a.yaml:11:1: error[duplicate-key]: the key "title" is there twice\n'
        "   |\n"
        "11 | title: b\n"
        "   | ^^^^^\n"
        "   = first used here: a.yaml:1:1\n"
        "   |\n"
        " 1 | title: a\n"
        "   | ^^^^^"
    )


def test_a_hint_of_several_lines_keeps_them_apart():
    d = LAYOUT._replace(hints=("write:\n  layout: two\n    deeper: x",))
    assert render([d]).split("\n")[-3:] == [
        "  = hint: write:",
        "            layout: two",
        "              deeper: x",
    ]


def test_a_problem_without_a_place_has_no_excerpt():
    assert render([Diagnostic("no-sections", "there are no sections")]) == "error[no-sections]: there are no sections"


def test_a_problem_of_an_empty_file_names_the_file_alone():
    d = Diagnostic("empty-file", "the file is empty", Span(Source("a.yaml", ""), 0, 0))
    assert render([d]) == "a.yaml: error[empty-file]: the file is empty"


def test_diagnostics_are_apart_by_an_empty_line():
    assert render([LAYOUT, LAYOUT]).count("\n\n") == 1
    assert render([]) == ""


@pytest.mark.parametrize(
    ("text", "words", "carets"),
    [
        ("lead: 러시아 x\n", "x", "             ^"),
        ("lead: 러시아 x\n", "러시아", "      ^^^^^^"),
        ("a:\tx y\n", "y", "        ^"),
        ("e\u0301: x\n", "x", "   ^"),
        ("a: \x1b[31m x\n", "x", "            ^"),
        ("a: 🎤 x\n", "x", "      ^"),
    ],
)
def test_carets_stand_under_their_words(text, words, carets):
    shown = render([Diagnostic("x", "y", at(text, words))]).split("\n")
    assert shown[3] == f"  | {carets}"


def test_a_span_of_several_lines_is_marked_on_its_first():
    shown = render([Diagnostic("x", "y", at("say: |\n  one\n  two\n", "|\n  one\n  two"))]).split("\n")
    assert shown[2:] == ["1 | say: |", "  |      ^"]


def test_a_place_past_the_end_of_a_line_is_marked_there():
    source = Source("a.yaml", "title:\n")
    shown = render([Diagnostic("x", "y", Span(source, 6, 6))]).split("\n")
    assert shown[2:] == ["1 | title:", "  |       ^"]


@pytest.mark.parametrize("words", ["START", "MIDDLE", "END"])
def test_a_long_line_is_shown_around_its_carets(words):
    text = "START " + "한국 " * 60 + "MIDDLE " + "word " * 100 + "END\n"
    lines = render([Diagnostic("x", "y", at(text, words))]).split("\n")
    assert words in lines[2]
    assert "…" in lines[2]
    caret = lines[3].index("^")
    assert caret + len(words) <= COLUMNS
    assert lines[3].strip(" |") == "^" * len(words)


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\u202e", "\u2066", "\x9b", "\u2028"])
def test_nothing_that_steers_a_terminal_gets_through(char):
    text = f"title: a{char}b\n"
    d = Diagnostic("x", f"no {char}", at(text, "b", f"a{char}.yaml"), hints=(f"write {char}",))
    assert char not in render([d])
    assert f"{ord(char):02x}" in render([d])


def test_a_message_stays_on_one_line():
    d = Diagnostic("x", 'no layout named "a\nb"', at(TEXT, "Trade"))
    assert render([d]).split("\n")[0].endswith('no layout named "a\\x0ab"')


def test_colours_come_only_when_asked_for():
    assert "\033" not in render([LAYOUT])
    coloured = render([LAYOUT], color=True)
    assert "\033[1;31merror[unknown-layout]" in coloured
    assert "\033[1;33m" in render([LAYOUT._replace(level="warning")], color=True)
    assert "\033[1;36m" in render([LAYOUT._replace(level="note")], color=True)


def test_json_has_places_from_one_and_a_summary():
    document = json.loads(render([LAYOUT, Diagnostic("x", "y", level="warning")], "json"))
    assert document["version"] == 1
    assert document["diagnostics"][0] == {
        "code": "unknown-layout",
        "level": "error",
        "message": 'no layout named "two-colum"',
        "path": "slides/10-trade.yaml",
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 18,
        "hints": ["did you mean Two Column?"],
        "second": None,
    }
    assert document["diagnostics"][1]["path"] is None
    assert document["summary"] == {"errors": 1, "warnings": 1, "notes": 0}


def test_json_of_no_problems_is_still_a_document():
    assert json.loads(render([], "json")) == {
        "version": 1,
        "diagnostics": [],
        "summary": {"errors": 0, "warnings": 0, "notes": 0},
    }


def test_annotations_escape_what_would_end_them():
    span = at("a: 100%, x\n", "100%", "slides/a,b:c.yaml")
    d = Diagnostic("x", "100%\nof it", span, "note", ("a: b",))
    assert render([d], "github") == (
        "::notice file=slides/a%2Cb%3Ac.yaml,line=1,col=4,endColumn=8,title=x::100%25%0Aof it%0Ahint: a: b"
    )


def test_an_annotation_of_several_lines_has_no_end_column():
    d = Diagnostic("x", "y", at(TEXT, "Trade\nlayout"), "warning")
    assert render([d], "github") == "::warning file=slides/10-trade.yaml,line=1,col=8,endLine=2,title=x::y"


def test_an_annotation_without_a_place_has_a_title():
    assert render([Diagnostic("x", "y")], "github") == "::error title=x::y"


def test_the_summary_counts_by_level():
    warning = LAYOUT._replace(level="warning")
    assert summary([LAYOUT, LAYOUT, warning]) == "2 errors, 1 warning"
    assert summary([]) == "no problems"


@pytest.mark.parametrize(
    ("text", "code", "stays"),
    [
        ("layout: two # deckbuild: ignore[unknown-layout]\n", "unknown-layout", False),
        ("# deckbuild: ignore[unknown-layout]\nlayout: two\n", "unknown-layout", False),
        ("layout: two #deckbuild:ignore[other, unknown-layout]\n", "unknown-layout", False),
        ("layout: two # deckbuild: ignore[other]\n", "unknown-layout", True),
        ("a: b # deckbuild: ignore[unknown-layout]\nlayout: two\n", "unknown-layout", True),
        ("# deckbuild: ignore[unknown-layout]\n\nlayout: two\n", "unknown-layout", True),
        ("layout: two # deckbuild: ignore[yaml-tag]\n", "yaml-tag", True),
        ("layout: two # deckbuild: ignore[embargo-time]\n", "embargo-time", True),
        ("layout: two # deckbuild: ignore[disclaimer]\n", "disclaimer", True),
    ],
)
def test_a_comment_silences_its_line_and_the_next(text, code, stays):
    d = Diagnostic(code, "x", at(text, "two"))
    assert silenced([d]) == ([d] if stays else [])


def test_a_problem_without_a_place_cannot_be_silenced():
    d = Diagnostic("x", "y")
    assert silenced([d]) == [d]


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=300, deadline=None)
def test_every_span_of_every_text_can_be_shown(text, start, length):
    span = Span(Source("a.yaml", text), min(start, len(text)), min(start + length, len(text)))
    d = Diagnostic("x", "y", span)
    assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in render([d]) if char != "\n")
    json.loads(render([d], "json"))
    assert render([d], "github").count("\n") == 0
