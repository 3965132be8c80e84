"""Faulty YAML, and exactly what is printed for it: the cases are in faulty_yaml.txt.

A case starts with `=== its name`. Its files follow, each after `--- path`; text before the first such line is the
section file `slides/10-a.yaml` of a deck that is otherwise sound. `>>>` starts the first lines of all that is printed.
`UPDATE_GOLDEN=1 pytest tests/test_faulty_yaml.py` records these anew; `git diff` then shows what changed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from deckbuild.pipeline import Options, prepare
from making import NOW, first_lines, project

TABLE = Path(__file__).resolve().parent / "faulty_yaml.txt"
UPDATE = os.environ.get("UPDATE_GOLDEN", "") not in ("", "0")
SOUND_DECK = "title: T\n"
SOUND_SECTION = "title: A\n"


class Case(NamedTuple):
    """One case of the table."""

    name: str
    written: str
    expected: str

    def files(self) -> dict[str, str]:
        """The files of the project."""
        first, *more = re.split(r"^--- (.+)\n", self.written, flags=re.MULTILINE)
        files = dict(zip(more[::2], more[1::2], strict=True))
        if first:
            files["slides/10-a.yaml"] = first
        if not any(name.startswith(("slides/deck.", "talk.yaml")) for name in files):
            files["slides/deck.yaml"] = SOUND_DECK
        if not any(name.startswith(("slides/1", "talk.yaml")) for name in files):
            files["slides/10-a.yaml"] = SOUND_SECTION
        return files


def _cases() -> list[Case]:
    _, *rest = re.split(r"^=== (.+)\n", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    halves = [text.split(">>>\n") for text in rest[1::2]]
    return [Case(name, *half) for name, half in zip(rest[::2], halves, strict=True)]


CASES = _cases()


def test_the_table_has_sixty_cases_or_more_each_with_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_mistake_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    told = _told(case, tmp_path)
    if UPDATE:
        _record(case, told)
    assert told == case.expected.strip("\n") or UPDATE


def _told(case: Case, folder: Path) -> str:
    files = case.files()
    project(folder, files)
    made = prepare(str(folder / "talk.yaml" if "talk.yaml" in files else folder), Options(now=NOW))
    return "\n".join(line.replace(f"{folder}/", "") for line in first_lines(made))


def _record(case: Case, told: str) -> None:
    whole = TABLE.read_text(encoding="utf-8")
    old = f"=== {case.name}\n{case.written}>>>\n{case.expected}"
    assert old in whole
    new = f"=== {case.name}\n{case.written}>>>\n{told}\n\n"
    TABLE.write_text(whole.replace(old, new), encoding="utf-8", newline="\n")


def test_a_mistake_in_every_file_is_told_in_one_run_in_the_order_of_the_files(tmp_path: Path) -> None:
    project(
        tmp_path,
        {
            "slides/deck.yaml": "titel: T\n",
            "slides/2-second.yaml": "title: Two\npoints: none\n",
            "slides/10-tenth.yaml": "tile: Ten\nlayout: [x]\n",
            "slides/1-first.yaml": "title: [\n",
        },
    )
    made = prepare(str(tmp_path))
    assert [(d.at.source.path.rsplit("/", 1)[-1], d.code) for d in made.diagnostics] == [
        ("deck.yaml", "unknown-key"),
        ("1-first.yaml", "yaml-syntax"),
        ("2-second.yaml", "wrong-kind"),
        ("10-tenth.yaml", "unknown-key"),
        ("10-tenth.yaml", "wrong-kind"),
    ]


def test_a_folder_without_a_deck_is_told_with_the_way_to_start_one(tmp_path: Path) -> None:
    made = prepare(str(tmp_path))
    (found,) = made.diagnostics
    assert found.code == "no-deck"
    assert "deckbuild init" in found.hints[0]


def test_the_hint_for_an_unquoted_colon_can_be_pasted(tmp_path: Path) -> None:
    project(
        tmp_path, {"slides/deck.yaml": SOUND_DECK, "slides/10-a.yaml": 'title: A\npoints:\n  - Quote: he said "no"\n'}
    )
    hint = prepare(str(tmp_path)).diagnostics[0].hints[0]
    assert hint == "put it in quotes: - 'Quote: he said \"no\"'"


def test_an_empty_file_says_what_it_needs(tmp_path: Path) -> None:
    project(tmp_path, {"slides/deck.yaml": SOUND_DECK, "slides/10-a.yaml": ""})
    (found,) = prepare(str(tmp_path)).diagnostics
    assert (found.code, found.hints) == ("empty-file", ("a section needs at least a `title`",))
