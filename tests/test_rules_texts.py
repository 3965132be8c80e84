"""Rules about words: titles, notes, links, alternative texts, groups, languages, what was left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.pipeline import Options, prepare
from drawn import encoded, gradient
from making import NOW, project
from test_rules_source import found, words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "title", "is_topic"),
    [
        ("en", "Background", True),
        ("en", "Foreign policy", True),
        ("en", "Trade grows", False),
        ("en", "Trade has grown", False),
        ("en", "Why now?", False),
        ("en", "Two summits in 2013", False),
        ("en", "Relations with the region and with its neighbours", False),
        ("de", "Ausblick", True),
        ("de", "Der Handel wächst", False),
        ("ru", "Выводы", True),
        ("ko", "결론", True),
        ("fr", "Politique étrangère", False),
    ],
)
def test_a_title_claims_something(tmp_path: Path, language: str, title: str, is_topic: bool) -> None:
    made = found(tmp_path, "title-topic", f"language: {language}\n", f"title: {title}\n")
    assert words(made) == ([title] if is_topic else [])


def test_a_title_that_comes_twice_is_told_at_the_second(tmp_path: Path) -> None:
    made = found(tmp_path, "title-repeated", "", "title: Trade grows\n", "title: TRADE grows\n", "title: Other\n")
    assert words(made) == ["TRADE grows"]


LONG = "Trade has grown in every year of the decade and transit has grown along with it as well"


def test_notes_that_are_the_slide_are_told(tmp_path: Path) -> None:
    aloud, own = f"points: [{LONG}]\n", f"points: [{{show: Trade grows, say: {LONG}}}]\n"
    assert len(found(tmp_path, "notes-read-aloud", "", aloud, own)) == 1
    assert found(tmp_path, "notes-read-aloud", "", own) == []
    assert found(tmp_path, "notes-read-aloud", "", f"points: [{LONG}]\nnotes: {LONG} {LONG}\n", own) == []


def test_notes_that_are_the_slide_everywhere_are_told_once(tmp_path: Path) -> None:
    aloud = f"points: [{LONG}]\n"
    (problem,) = found(tmp_path, "notes-read-aloud", "", aloud, aloud, aloud)
    assert problem.message == "the notes of every slide are the slide, read aloud"


def test_the_notes_say_more_than_the_slide(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "say-less", "", f"points: [{{show: {LONG}, say: Trade grows.}}]\n")
    assert problem.at.text == "Trade grows."
    assert found(tmp_path, "say-less", "", f"points: [{{show: Trade grows, say: {LONG}}}]\n") == []


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("TODO: ask him", ["TODO"]),
        ("in [insert year] or so", ["[insert year]"]),
        ("what?? nothing", ["??"]),
        ("the tbd project", []),
        ("a todo list", []),
        ("[pause 3s] and [see page 3]", []),
        ("Lorem ipsum dolor", ["Lorem ipsum"]),
        ("name: ____", ["____"]),
    ],
)
def test_what_was_left_open_is_told(tmp_path: Path, text: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "left-open", "", f'notes: "{text}"')) == pointed_at


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("see [here](https://example.org/a)", ["here"]),
        ("see the [customs report](https://example.org/a)", []),
        ("[https://example.org/a](https://example.org/a)", ["https://example.org/a"]),
        ("a [report](https://example.org/a) and a [report](https://example.org/b)", ["report"]),
        ("a [report](https://example.org/a) and a [report](https://example.org/a)", []),
    ],
)
def test_a_link_says_where_it_leads(tmp_path: Path, text: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "link-words", "", f'notes: "{text}"')) == pointed_at


@pytest.mark.parametrize(
    ("alt", "count"),
    [
        ("river.png", 1),
        ("view", 1),
        ("Image of the river", 1),
        ("IMG_2041", 1),
        ("The river in spring", 0),
        ("x" * 300, 1),
        ("Bild von der Elbe", 1),
        ("Pictures hang in the hall", 0),
    ],
)
def test_an_alternative_text_describes(tmp_path: Path, alt: str, count: int) -> None:
    project(tmp_path, {"view.png": encoded(gradient(1200, 800), "png")})
    assert len(found(tmp_path, "alt-words", "", f'picture: {{file: view.png, alt: "{alt}"}}\n')) == count


@pytest.mark.parametrize(
    ("groups", "pointed_at"),
    [
        (["Trade", "Trade", "Transit"], []),
        (["Trade", "Transit", "Trade"], ["Trade"]),
        (["Section 1"], ["Section 1"]),
        (["Untitled Section"], ["Untitled Section"]),
        (["Sections of the river"], []),
    ],
)
def test_a_group_has_a_name_and_one_place(tmp_path: Path, groups: list[str], pointed_at: list[str]) -> None:
    made = found(tmp_path, "group-name", "", *(f"group: {group}\n" for group in groups))
    assert words(made) == pointed_at


@pytest.mark.parametrize(
    ("language", "title", "count"),
    [
        ("en", "Торговля растёт с каждым годом", 1),
        ("ru", "Торговля растёт с каждым годом", 0),
        ("ko", "Trade grows in every year", 1),
        ("ko", "한국과 러시아의 무역은 해마다 늘고 있으며 앞으로도 늘 것이다", 0),
        ("en", "한국과 러시아의 무역은 해마다 늘고 있으며 앞으로도 늘 것이다", 1),
        ("sr-Latn", "Trgovina raste svake godine", 0),
        ("sr-Cyrl", "Trgovina raste svake godine", 1),
        ("hi", "Trade grows in every year", 0),
        ("en", "Лукин", 0),
    ],
)
def test_letters_go_with_the_language(tmp_path: Path, language: str, title: str, count: int) -> None:
    assert len(found(tmp_path, "language-script", f"language: {language}\n", f'title: "{title}"\n')) == count


def test_hidden_slides_are_noted_and_warned_of_in_a_deck_for_others(tmp_path: Path) -> None:
    hidden, shown = "hidden: true\n", "audience: press\n"
    assert [d.level for d in found(tmp_path, "hidden-slide", "", hidden, shown)] == ["note"]
    assert [d.level for d in found(tmp_path, "hidden-slide", "", hidden, shown, audience="press")] == ["warning"]


def test_a_slide_without_notes_is_told_where_others_have_them(tmp_path: Path) -> None:
    project(tmp_path, {"view.png": encoded(gradient(1200, 800), "png")})
    silent = "picture: {file: view.png, decorative: true}\n"
    (problem,) = found(tmp_path, "notes-empty", "", "points: [Trade grows]\n", silent)
    assert problem.message == "'Section 2' has no notes"
    assert found(tmp_path, "notes-empty", "", silent) == []


def test_inline_sections_without_keys_are_noted_once(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "key-from-title", "", "key: one\n", "marker: dash\n", "marker: dash\n")
    assert problem.message.startswith("2 sections are known by the title alone")
    assert problem.at.source.position(problem.at.start)[0] == 5
    assert found(tmp_path, "key-from-title", "", "key: one\n") == []
    project(tmp_path / "p", {"slides/deck.yaml": "title: T\n", "slides/10-a.yaml": "title: A\n"})
    made = prepare(str(tmp_path / "p"), Options(now=NOW, thorough=True))
    assert [d for d in made.diagnostics if d.code == "key-from-title"] == []


def test_a_table_has_a_header_over_every_column(tmp_path: Path) -> None:
    table = "table:\n  header: [Country, {}]\n  rows: [[Norway, 1], [Sweden, 2]]\n"
    assert found(tmp_path, "table-header", "", table.format("Trade")) == []
    (problem,) = found(tmp_path, "table-header", "", table.format('""'))
    assert problem.message == "column 2 of the table has no header"


@pytest.mark.parametrize(
    "section",
    [
        "notes: |  # deckbuild: ignore[left-open]\n  First a line.\n\n  Then TODO here.\n",
        "# deckbuild: ignore[left-open]\nnotes: >-\n  First a line.\n  Then TODO here.\n",
        "notes: Then TODO here.  # deckbuild: ignore[left-open, title-topic]\n",
        "points:\n  - show: Trade grows\n    say: >  # deckbuild: ignore[left-open]\n      TODO\n",
    ],
)
def test_a_comment_lets_a_rule_rest_also_for_a_text_in_a_block(tmp_path: Path, section: str) -> None:
    assert found(tmp_path, "left-open", "", section) == []
    assert len(found(tmp_path, "left-open", "", section.replace("left-open", "link-words"))) == 1


def test_a_name_under_the_rule_cannot_be_let_rest(tmp_path: Path) -> None:
    head = "rule: chatham-house\npeople: [Anna Petrova]\nchecks: {participant-named: off}\n"
    section = "notes: Anna Petrova said so.  # deckbuild: ignore[participant-named]\n"
    assert [d.level for d in found(tmp_path, "participant-named", head, section)] == ["error"]


def test_an_error_of_a_rule_that_may_rest_does(tmp_path: Path) -> None:
    head = "date: 2026-12-01\nchecks: {zones-disagree: note, title-topic: error}\n"
    section = "title: Background\nnotes: At 15:00 CET (10:00 ET).\n"
    assert [
        d.level for d in found(tmp_path, "zones-disagree", head + "", section.replace("Background", "We meet"))
    ] == ["note"]
    assert [d.level for d in found(tmp_path, "title-topic", head, "title: Background\n")] == ["error"]
