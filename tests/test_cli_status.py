"""`status` and `diff` as a person runs them: what they print of an edited deck."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from deckbuild.cli import main
from readback.decks import TALK, built
from readback.test_edits import (
    GRAIN,
    add_slide,
    change_figure,
    copy_slide,
    move_slide,
    paragraphs,
    remove_slide,
    reword_cell,
    reword_point,
    reword_title,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

NOW = ("--now", "2026-11-24 12:00 UTC")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a deck as it was built, to stand in."""
    built(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the deck: its exit code, what it printed, and what it printed as an error."""

    def command(name: str, *more: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["deckbuild", name, "talk.yaml", "-o", "talk.pptx", *NOW, *more])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return command


def edit(folder: Path, *edits: Callable[[Presentation], None]) -> None:
    deck = Presentation(str(folder / "talk.pptx"))
    for one in edits:
        one(deck)
    deck.save(str(folder / "talk.pptx"))


def change(folder: Path, old: str, new: str) -> None:
    assert old in TALK
    (folder / "talk.yaml").write_text(TALK.replace(old, new), encoding="utf-8")


def test_of_a_deck_as_built_status_says_so_in_one_line(run: Run) -> None:
    assert run("status") == (0, "talk.pptx: as it was built, and the YAML has not changed since\n", "")
    assert run("diff") == (0, "talk.pptx says what the YAML says\n", "")


def test_status_tells_edits_slide_by_slide_in_plain_words(run: Run, here: Path) -> None:
    edit(here, reword_title, reword_point, change_figure, reword_cell, add_slide, copy_slide, remove_slide, move_slide)
    code, out, err = run("status")
    assert (code, err) == (0, "")
    assert [" ".join(line.split()) for line in out.splitlines()] == [
        "talk.pptx: edited since it was built",
        "",
        "edited in the deck",
        "2 Trade by year 1 figure of the chart changed",
        "3 Four towns 1 cell of the table changed",
        "6 A slide of mine a new slide",
        "7 How it came a copy of slide 4",
        "8 Grain still goes by water moved, it was slide 2, title reworded, 1 point reworded",
        "– The harbour seen from the hill removed",
        "",
        "`deckbuild diff` shows the words, `deckbuild pull` takes them into the YAML",
    ]


def test_status_tells_the_three_kinds_of_changes_apart(run: Run, here: Path) -> None:
    edit(here, reword_point)
    change(here, "show: Water is cheap", "show: Water is the way")
    _, out, _ = run("status")
    assert out.splitlines() == [
        "talk.pptx: edited since it was built, the YAML has changed since, 1 slide changed on both sides",
        "",
        "changed on both sides",
        "  2  Grain goes by water  1 point reworded  talk.yaml:6",
        "",
        "`deckbuild make` puts the YAML's words on the slide, and keeps those of the deck in a comment",
        "`deckbuild diff` shows the words, `deckbuild pull` takes them into the YAML",
    ]
    change(here, "The harbour needs a crane", "The harbour needs two cranes")
    _, out, _ = run("status")
    assert "changed in the YAML since the last build\n  2  Grain goes by water  1 point reworded, 1 para" in out
    assert "edited in the deck\n  2  Grain goes by water  1 point reworded\n" in out


def test_what_a_program_puts_on_every_slide_is_said_once(run: Run, here: Path) -> None:
    def stamp(deck: Presentation) -> None:
        for slide in deck.slides:
            slide.shapes.add_textbox(0, 0, 900000, 300000).text_frame.text = "Evaluation only"

    edit(here, stamp)
    _, out, _ = run("status")
    assert out.splitlines()[2:4] == ["edited in the deck", "    7 slides  a text box added"]


def test_status_is_there_for_programs(run: Run, here: Path) -> None:
    edit(here, reword_point, remove_slide)
    _, out, _ = run("status", "--format", "json")
    told = json.loads(out)
    assert (told["edited"], told["changed"], told["conflicts"]) == (True, False, 0)
    grain, hill = (next(s for s in told["slides"] if s["key"] == key) for key in ("grain", "hill"))
    assert (hill["deck"], hill["number"], hill["built"], hill["in_yaml"]) == ("removed", None, 5, 5)
    assert grain["differences"] == [
        {"kind": "words", "changed_in": "deck", "role": "body", "shape": "Content",
         "at": {"built": [1], "yaml": [1], "deck": [1]}}
    ]  # fmt: skip


def test_diff_shows_both_words_side_by_side(run: Run, here: Path) -> None:
    edit(here, reword_title, change_figure)
    _, out, _ = run("diff")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines == [
        "slide 2 Grain still goes by water talk.yaml:6",
        "YAML deck",
        "deck title Grain goes by water | Grain still goes by water",
        "",
        "slide 3 Trade by year talk.yaml:18",
        "YAML deck",
        "deck 2007, Trade 3 | 4",
    ]


def test_diff_marks_the_words_that_differ(run: Run, here: Path) -> None:
    edit(here, reword_title)
    _, out, _ = run("diff", "--inline")
    assert "    Grain{+ still+} goes by water\n" in out
    _, out, _ = run("diff", "--inline", "--color")
    assert "Grain \x1b[32mstill\x1b[0m goes by water\n" in out
    _, out, _ = run("diff", "--color")
    assert "Grain \x1b[32mstill\x1b[0m goes by water\n" in out


def test_diff_shows_one_slide_where_one_is_named(run: Run, here: Path) -> None:
    edit(here, reword_title, change_figure)
    by_number, by_key = run("diff", "--slide", "3")[1], run("diff", "--slide", "trade")[1]
    assert by_number == by_key
    assert "Grain" not in by_key
    code, _, err = run("diff", "--slide", "99")
    assert (code, err.splitlines()[0]) == (1, "error: the deck has no slide 99")


def test_diff_is_there_for_programs(run: Run, here: Path) -> None:
    edit(here, reword_title)
    _, out, _ = run("diff", "--format", "json")
    assert json.loads(out) == [
        {"key": "grain", "number": 2, "title": "Grain still goes by water", "at": "talk.yaml:6", "deck": "changed",
         "yaml": "same", "words": [{"kind": "words", "changed_in": "deck", "role": "title", "shape": "Title",
                                    "yaml": "Grain goes by water", "deck": "Grain still goes by water"}]}
    ]  # fmt: skip


def test_words_of_a_deck_cannot_steer_the_terminal(run: Run, here: Path) -> None:
    def hostile(deck: Presentation) -> None:
        paragraphs(deck, GRAIN, "Title")[0].runs[0].text = "a\u202eb\x9b31m"
        shape(deck, GRAIN, "Title").name = "Title"
        deck.slides[GRAIN].shapes.add_textbox(0, 0, 9, 9).name = "x\u202e\x85y"

    edit(here, hostile)
    for command in ("status", "diff"):
        _, out, _ = run(command)
        assert not set(out) & set("\u202e\x9b\x85")


def test_without_a_deck_or_its_base_the_way_out_is_named(run: Run, here: Path) -> None:
    (here / "talk.pptx").unlink()
    code, out, err = run("status")
    assert (code, out) == (1, "")
    assert err == (
        "error: there is no deck talk.pptx\n  = hint: `deckbuild make` builds it; name one elsewhere with -o\n"
    )
    Presentation().save(str(here / "talk.pptx"))
    code, _, err = run("diff")
    assert code == 1
    assert "`deckbuild adopt talk.pptx` matches its slides with the sections" in err
    (here / "talk.pptx").write_bytes(b"no deck")
    code, _, err = run("status")
    assert err.startswith("error: talk.pptx is not a PowerPoint file, or it is damaged\n")


def test_the_words_of_a_frozen_section_are_not_compared(run: Run, here: Path) -> None:
    edit(here, reword_point)
    change(here, "key: grain\n", "key: grain\n    frozen: true\n")
    assert run("diff") == (0, "talk.pptx says what the YAML says\n", "")
    assert "Grain" not in run("status")[1]
