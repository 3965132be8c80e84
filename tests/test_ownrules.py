"""Rules of a project's own: found by their name alone, held to like any other, and never a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from deckbuild.cli.explain import run as explain
from deckbuild.pipeline import Options, Prepared, prepare
from making import NOW, codes, project

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = '''"""A title says what the house avoids.

Say it plainly.
"""

from deckbuild import Finding

ID, LEVEL, LOOKS_AT = "house-words", "warning", "source"


def check(subject):
    for section in subject.deck.sections:
        if "utilise" in section.title:
            yield Finding("the title says utilise", section.at.of("title"), ("say use",))
'''
TALK = "title: T\nrules: house.py\nsections:\n  - title: A\n  - title: We utilise it\n"


def _checked(folder: Path, house: str = HOUSE, talk: str = TALK, thorough: bool = False) -> Prepared:
    project(folder, {"talk.yaml": talk, "house.py": house})
    return prepare(str(folder / "talk.yaml"), Options(now=NOW, thorough=thorough))


def test_a_rule_of_the_project_finds_its_problem_at_its_place(tmp_path: Path) -> None:
    (found,) = _checked(tmp_path).diagnostics
    assert (found.code, found.level, found.message, found.hints) == (
        "house-words",
        "warning",
        "the title says utilise",
        ("say use",),
    )
    assert found.at.text == "We utilise it"
    assert not list(tmp_path.glob("__pycache__"))


def test_a_file_that_nobody_names_is_not_run(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    house = f"open({str(marker)!r}, 'w').close()\n{HOUSE}"
    assert codes(_checked(tmp_path, house, TALK.replace("rules: house.py\n", ""))) == []
    assert not marker.exists()
    _checked(tmp_path, house)
    assert marker.exists()


def test_levels_and_comments_work_for_own_rules(tmp_path: Path) -> None:
    error = _checked(tmp_path, talk=TALK + "checks: {house-words: error}\n")
    assert [(d.code, d.level) for d in error.diagnostics] == [("house-words", "error")]
    assert not error.is_ready
    assert codes(_checked(tmp_path, talk=TALK + "checks: {house-words: off}\n")) == []
    silent = TALK.replace("We utilise it", "We utilise it  # deckbuild: ignore[house-words]")
    assert codes(_checked(tmp_path, talk=silent)) == []


def test_an_error_of_an_own_rule_may_be_taken_back(tmp_path: Path) -> None:
    strict = HOUSE.replace('"warning"', '"error"')
    assert [d.level for d in _checked(tmp_path, strict).diagnostics] == ["error"]
    talk = TALK + "checks: {house-words: note}\n"
    assert [d.level for d in _checked(tmp_path, strict, talk).diagnostics] == ["note"]


def test_a_slip_in_a_code_is_told_also_where_there_are_own_rules(tmp_path: Path) -> None:
    (first, second) = _checked(tmp_path, talk=TALK + "checks: {house-word: off}\n").diagnostics
    assert {first.code, second.code} == {"house-words", "unknown-code"}
    assert "did you mean house-words?" in (first.hints + second.hints)


def test_one_file_may_hold_several_rules(tmp_path: Path) -> None:
    house = """
from deckbuild import Finding, Rule

def few(subject):
    'Too few slides.'
    yield Finding(f"{len(subject.slides)} slides", subject.deck.at.of("title"))

def none(subject):
    'Nothing at all.'

RULES = [Rule("few-slides", "note", "layout", few), Rule("no-slides", "error", "source", none)]
"""
    (found,) = _checked(tmp_path, house).diagnostics
    assert (found.code, found.message) == ("few-slides", "3 slides")


@pytest.mark.parametrize(
    ("house", "message"),
    [
        ("def check(:\n", "house.py cannot be run: line 1: invalid syntax"),
        ("import no_such_thing\n", "house.py cannot be run: line 1 of house.py: ModuleNotFoundError: No module"),
        ("raise SystemExit(3)\n", "house.py cannot be run: line 1 of house.py: SystemExit: 3"),
        ("x = 1\n", "house.py has no ID, LEVEL, LOOKS_AT, check, and no RULES"),
        (HOUSE.replace('"house-words"', '"House words"'), "house.py: 'House words' is no code"),
        (HOUSE.replace('"house-words"', '"talk-long"'), "there is a rule with the code talk-long already"),
        (HOUSE.replace('"warning"', '"fatal"'), "house.py: house-words has the level 'fatal'; levels are note,"),
        (HOUSE.replace('"source"', '"written"'), "house.py: house-words looks at 'written'; it may look at source, la"),
        (HOUSE.replace("def check", "check = 3\n\ndef other"), "house.py: `check` of house-words is no function"),
        (HOUSE.replace("section.title:", "section.tittle:"), "the rule house-words stopped: line 13 of house.py: Attr"),
        (HOUSE.replace("yield Finding(", "yield ("), "the rule house-words yields tuple"),
        (HOUSE.replace('"say use",)', '"say use",), "loud"'), "the rule house-words has a finding of the level 'loud'"),
        ("RULES = [1]\n", "RULES of house.py is no list of deckbuild.Rule"),
    ],
)
def test_an_own_rule_that_cannot_be_used_is_one_error_where_it_is_named(
    tmp_path: Path, house: str, message: str
) -> None:
    (found,) = _checked(tmp_path, house).diagnostics
    assert (found.code, found.level, found.at.text) == ("own-rule", "error", "house.py")
    assert found.message.startswith(message)
    assert "\n" not in found.message


def test_rules_outside_the_project_are_refused(tmp_path: Path) -> None:
    (tmp_path / "house.py").write_text("raise SystemExit", encoding="utf-8")
    inside = tmp_path / "inside"
    made = _checked(inside, talk=TALK.replace("house.py", "../house.py"))
    assert codes(made) == ["path-outside"]


def test_an_installed_package_offers_rules_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = project(
        tmp_path / "site",
        {
            "acme_style.py": HOUSE,
            "acme_style-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme-style\nVersion: 1.0\n",
            "acme_style-1.0.dist-info/entry_points.txt": "[deckbuild.rules]\nacme = acme_style\n",
        },
    )
    monkeypatch.syspath_prepend(str(installed))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert codes(_checked(tmp_path, talk=TALK.replace("house.py", "acme"))) == ["house-words"]
    (found,) = _checked(tmp_path, talk=TALK.replace("house.py", "acne")).diagnostics
    assert found.code == "own-rule"
    assert found.message == "no installed package has rules called 'acne'; there are: acme"


def test_explain_prints_the_page_of_an_own_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, {"slides/deck.yaml": "title: T\nrules: ../house.py\n", "slides/10-a.yaml": "title: A\n"})
    project(tmp_path, {"house.py": HOUSE})
    monkeypatch.chdir(tmp_path)
    assert explain("house-words") == 0
    assert capsys.readouterr().out == "# house-words: a title says what the house avoids\n\nSay it plainly.\n"
    assert explain("house-word") == 2


def test_a_changed_rule_makes_the_deck_anew(tmp_path: Path) -> None:
    made = _checked(tmp_path)
    assert "house.py" in [path.rsplit("/", 1)[-1] for path, _ in made.project.files]
