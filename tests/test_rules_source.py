"""Rules that look at what was written: each finds its fault at the word, and leaves its neighbours alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deckbuild.pipeline import Options, prepare
from making import NOW, project

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.diagnostics import Diagnostic

EMBARGO = "embargo: 2026-12-01 09:00 Europe/Brussels\n"


def found(folder: Path, code: str, head: str, *sections: str, audience: str = "") -> list[Diagnostic]:
    """What a rule finds in a deck of these sections, each the lines below its title."""
    text = f"title: T\n{head}sections:\n"
    for number, section in enumerate(sections or ("",), 1):
        own = section if section.startswith("title:") else f"title: Section {number}\n{section}"
        lines = [f"    {line}\n" for line in own.splitlines()]
        text += "  - " + "".join(lines).lstrip()
    project(folder, {"talk.yaml": text})
    made = prepare(str(folder / "talk.yaml"), Options(now=NOW, thorough=True, audience=audience))
    broken = [d.message for d in made.diagnostics if d.is_error and d.code != code]
    assert broken == []
    return [d for d in made.diagnostics if d.code == code]


def words(diagnostics: list[Diagnostic]) -> list[str]:
    """The words that each points at."""
    return [d.at.text for d in diagnostics]


def test_a_deck_for_everybody_keeps_to_the_embargo(tmp_path: Path) -> None:
    head = EMBARGO + "audiences: [public, press]\n"
    (problem,) = found(tmp_path, "embargo-public", head, "audience: public\n", audience="public")
    assert problem.message == ("a deck for 'public' is embargoed until 09:00 cet (08:00 utc), tuesday 1 december 2026")
    assert found(tmp_path, "embargo-public", head, "audience: press\n", audience="press") == []


@pytest.mark.parametrize(
    ("words_of_note", "pointed_at"),
    [
        ("Embargo ends 10:00 CET", ["10:00 CET"]),
        ("Embargo ends 08:00 UTC", []),
        ("Embargo ends 09:00", []),
        ("Embargoed until 2026-12-02", ["2026-12-02"]),
        ("The train leaves at 10:00", []),
        ("Embargo: 17:00 KST", []),
        ("Embargo: 9.30 Uhr", ["9.30 Uhr"]),
    ],
)
def test_an_embargo_in_a_text_is_the_decks(tmp_path: Path, words_of_note: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "embargo-differs", EMBARGO, f'notes: "{words_of_note}"')) == pointed_at


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("15:00 CET (09:00 ET)", 0),
        ("15:00 CET (10:00 ET)", 1),
        ("15:00 CET / 14:00 GMT", 0),
        ("15:00 CET / 14:00 GMT / 10:00 ET", 1),
        ("14:00 to 15:00", 0),
        ("15:00 CST (10:00 ET)", 0),  # three zones are called so: nothing is guessed
    ],
)
def test_zones_that_stand_together_are_one_moment(tmp_path: Path, text: str, count: int) -> None:
    assert len(found(tmp_path, "zones-disagree", "date: 2026-12-01\n", f"notes: The stream is at {text}.")) == count


@pytest.mark.parametrize(
    ("mark", "sections", "count"),
    [
        ("TLP:GREEN", ["TLP:AMBER", "TLP:CLEAR"], 1),
        ("TLP:AMBER", ["TLP:AMBER+STRICT"], 1),
        ("TLP:RED", ["TLP:AMBER"], 0),
        ("", ["CONFIDENTIAL"], 1),
        ("", ["TLP:CLEAR"], 0),
        ("SECRET", ["CONFIDENTIAL"], 0),
        ("HOUSE RULES", ["TLP:RED"], 0),
    ],
)
def test_the_deck_is_marked_as_high_as_its_sections(tmp_path: Path, mark: str, sections: list[str], count: int) -> None:
    head = f'marking: "{mark}"\n' if mark else ""
    made = found(tmp_path, "marking-lower", head, *(f'marking: "{each}"\n' for each in sections))
    assert len(made) == count


def test_a_higher_label_in_a_text_is_a_warning(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "marking-lower", "marking: TLP:GREEN\n", "notes: From a paper marked TLP:RED.")
    assert (problem.level, problem.at.text) == ("warning", "TLP:RED")


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("TLP:WHITE", ["TLP:WHITE"]),
        ("TLP AMBER", ["TLP AMBER"]),
        ("tlp is short for it", []),
        ("TLP:AMBER+STRICT and TLP:RED", []),
        ("TLP: Green", ["TLP: Green"]),
    ],
)
def test_a_label_is_spelled_as_it_is_defined(tmp_path: Path, text: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "tlp-word", "", f'notes: "{text}"')) == pointed_at


PEOPLE = (
    "rule: chatham-house\npeople:\n  - {name: Anna Petrova, affiliation: River Institute}\n"
    "  - {name: Пётр Лукин}\n  - {name: Ms Li}\n"
)


@pytest.mark.parametrize(
    ("text", "pointed_at"),
    [
        ("As Anna Petrova said", ["Anna Petrova"]),
        ("Petrova’s figures", ["Petrova’s"]),
        ("по словам Лукина", ["Лукина"]),
        ("the River Institute was there", ["River Institute"]),
        ("in Petropavlovsk", []),
        ("Limits and Lille", []),
        ("Ms Li said", ["Ms Li"]),
        ("somebody said", []),
    ],
)
def test_nobody_is_named_under_the_rule(tmp_path: Path, text: str, pointed_at: list[str]) -> None:
    assert words(found(tmp_path, "participant-named", PEOPLE, f'notes: "{text}"')) == pointed_at


def test_without_the_rule_people_may_be_named(tmp_path: Path) -> None:
    head = PEOPLE.replace("rule: chatham-house\n", "")
    assert found(tmp_path, "participant-named", head, "notes: As Anna Petrova said.") == []


@pytest.mark.parametrize(
    ("until", "level"),
    [("2026-11-24 13:00 UTC", "warning"), ("2026-11-26 13:00 UTC", ""), ("2026-11-20 13:00 UTC", "note")],
)
def test_an_embargo_that_ends_soon_or_has_ended_is_told(tmp_path: Path, until: str, level: str) -> None:
    made = found(tmp_path, "embargo-date", f"embargo: {until}\n")
    assert [d.level for d in made] == ([level] if level else [])
