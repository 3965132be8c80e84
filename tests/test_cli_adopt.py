"""`adopt` as a person runs it: a deck that no build wrote becomes the project's, and is merged into from then on."""

from __future__ import annotations

import builtins
import io
import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from deckbuild.cli import main
from making import project
from package_checks import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

YAML = """\
title: The river and the road
disclaimer: Own views.
sections:
  - {title: Grain goes by water, key: grain, points: [Water is cheap, Roads carry people, {say: Rail comes third.}]}
  - {title: The harbour needs a crane, key: crane, points: [It is small, The crane is old]}
  - {title: What the towns say, key: towns, points: [A school for every town, A plan for the next flood]}
  - {title: Costs, key: costs, points: [Twelve per cent a year]}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to stand in, and a deck that somebody else made of the same talk."""
    project(tmp_path, {"talk.yaml": YAML})
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    slide(deck, "The river and the road", ["A. Speaker"])
    slide(deck, "Transport", ["Water is cheap", "Roads carry people", "Rail comes third."])
    slide(deck, "The Harbour needs a crane!", ["It is very small"], "Say it slowly.")
    slide(deck, "Towns", ["The towns want a school and a plan for the flood"])
    slide(deck, "Questions", ["Ask me"])
    deck.save(str(tmp_path / "theirs.pptx"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def slide(deck: Any, title: str, points: list[str], notes: str = "") -> None:
    new = deck.slides.add_slide(deck.slide_layouts[1])
    new.shapes.title.text = title
    new.placeholders[1].text_frame.text = "\n".join(points)
    if notes:
        new.notes_slide.notes_text_frame.text = notes


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line: its exit code, what it printed, and what it printed as an error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return command


def titles(path: Path) -> list[str]:
    return [one.shapes.title.text if one.shapes.title is not None else "" for one in Presentation(str(path)).slides]


def test_the_sure_matches_are_taken_and_the_rest_is_said(run: Run, here: Path) -> None:
    before = (here / "theirs.pptx").read_bytes()
    code, out, err = run("adopt", "theirs.pptx", "talk.yaml", "-o", "talk.pptx", "--yes", "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert [(m["slide"], m["key"], m["by"]) for m in told["matched"]] == [
        (1, "deckbuild-cover", "texts"), (2, "grain", "texts"), (3, "crane", "title")
    ]  # fmt: skip
    assert (told["only_in_deck"], told["only_in_yaml"]) == ([4, 5], ["towns", "costs"])
    assert (here / "theirs.pptx").read_bytes() == before
    assert titles(here / "talk.pptx") == titles(here / "theirs.pptx")
    assert faults(here / "talk.pptx") == faults(here / "theirs.pptx")


def test_what_is_not_sure_is_asked(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda prompt: (asked.append(prompt), "y")[1])
    code, out, _ = run("adopt", "theirs.pptx", "talk.yaml", "-o", "talk.pptx")
    assert (code, len(asked)) == (0, 1)
    assert "slide 4  Towns\n  may be  What the towns say  talk.yaml:6" in out
    assert "adopted theirs.pptx as talk.pptx: 4 of 5 slides are the YAML's\n" in out


def test_without_a_terminal_nothing_is_guessed(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    code, out, err = run("adopt", "theirs.pptx", "talk.yaml", "-o", "talk.pptx")
    assert (code, out) == (1, "")
    assert err == (
        "error: which sections these slides are is not sure: 4\n"
        "  = hint: answer in a terminal, or take the sure ones only with --yes\n"
    )
    assert not (here / "talk.pptx").exists()


def test_an_adopted_deck_is_known_to_status_and_make(run: Run, here: Path) -> None:
    run("adopt", "theirs.pptx", "talk.yaml", "-o", "talk.pptx", "--yes", "-q")
    code, out, _ = run("status", "talk.yaml", "-o", "talk.pptx")
    assert code == 0
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "3 The Harbour needs a crane! title reworded, 1 point reworded, disclaimer removed," in lines
    assert "5 Questions a new slide" in lines
    assert "– Costs a new section talk.yaml:7" in lines
    assert run("make", "talk.yaml", "-o", "talk.pptx", "-q")[0] == 0
    assert titles(here / "talk.pptx") == [
        "The river and the road", "Transport", "The Harbour needs a crane!", "What the towns say", "Costs", "Towns",
        "Questions",
    ]  # fmt: skip
    made = Presentation(str(here / "talk.pptx"))
    assert all("Own views." in [s.text_frame.text for s in one.shapes if s.has_text_frame] for one in made.slides)
    assert "Rail comes third." in made.slides[1].notes_slide.notes_text_frame.text
    assert "Say it slowly." in made.slides[2].notes_slide.notes_text_frame.text


def test_a_pull_from_an_adopted_deck_takes_nothing_out_of_the_yaml(run: Run, here: Path) -> None:
    run("adopt", "theirs.pptx", "talk.yaml", "-o", "talk.pptx", "--yes", "-q")
    assert run("pull", "talk.yaml", "-o", "talk.pptx")[0] == 0
    pulled = (here / "talk.yaml").read_text(encoding="utf-8")
    for words in ("Rail comes third.", "Water is cheap", "The crane is old", "A school for every town", "Costs"):
        assert words in pulled
    assert "title: The Harbour needs a crane!" in pulled
    assert "It is very small" in pulled


def test_what_stands_in_its_place_is_kept(run: Run, here: Path) -> None:
    shutil.copy(here / "theirs.pptx", here / "talk.pptx")
    before = (here / "talk.pptx").read_bytes()
    code, out, _ = run("adopt", "talk.pptx", "talk.yaml", "-o", "talk.pptx", "--yes")
    assert code == 0
    assert "what was there is kept as talk.edited-1.pptx" in out
    assert (here / "talk.edited-1.pptx").read_bytes() == before
    assert (here / "talk.pptx").read_bytes() != before


def test_a_deck_that_is_known_is_left_as_it_is_or_put_in_its_place(run: Run, here: Path) -> None:
    run("make", "talk.yaml", "-o", "talk.pptx", "-q")
    code, out, _ = run("adopt", "talk.pptx", "talk.yaml", "-o", "talk.pptx")
    assert (code, out) == (0, "talk.pptx is known already: `deckbuild status` says what was edited in it\n")
    back = Presentation(str(here / "talk.pptx"))
    back.slides[1].shapes.title.text = "Grain goes by road"
    back.save(str(here / "back.pptx"))
    code, out, _ = run("adopt", "back.pptx", "talk.yaml", "-o", "talk.pptx")
    assert code == 0
    assert (here / "talk.pptx").read_bytes() == (here / "back.pptx").read_bytes()
    assert "1 paragraph" not in run("status", "talk.yaml", "-o", "talk.pptx")[1]
    assert "2  Grain goes by road  title reworded" in run("status", "talk.yaml", "-o", "talk.pptx")[1]


def test_a_deck_of_another_page_or_without_a_common_slide_is_refused(run: Run, here: Path) -> None:
    old = Presentation()
    slide(old, "Costs", ["x"])
    old.save(str(here / "old.pptx"))
    code, _, err = run("adopt", "old.pptx", "talk.yaml", "-o", "talk.pptx", "--yes")
    assert code == 1
    assert err == (
        "error: the pages of old.pptx are 10 by 7.5 inches, of another shape than the YAML's template\n"
        "  = hint: put it into the project, and name it in deck.yaml: `template: old.pptx`\n"
    )
    other = Presentation()
    other.slide_width, other.slide_height = Inches(13.333), Inches(7.5)
    slide(other, "Of cats", ["and dogs"])
    other.save(str(here / "other.pptx"))
    code, _, err = run("adopt", "other.pptx", "talk.yaml", "-o", "talk.pptx", "--yes")
    assert (code, err.splitlines()[0]) == (1, "error: no slide of other.pptx is a section of the YAML for sure")
    assert "`deckbuild import other.pptx -o DIR`" in err
    (here / "no.pptx").write_bytes(b"nothing")
    code, _, err = run("adopt", "no.pptx", "talk.yaml", "-o", "talk.pptx", "--yes")
    assert (code, err.splitlines()[0]) == (1, "error: no.pptx is not a PowerPoint file, or it is damaged")
