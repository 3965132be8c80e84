"""What the how-to pages on edited and adopted decks show is what a person sees."""

from __future__ import annotations

import builtins
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from conftest import ROOT
from deckbuild.cli import main
from making import project

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., str]

HOW_TO = ROOT / "docs" / "how-to"
SLIDES = {
    "deck.yaml": "title: Trade\ndisclaimer: Own views.\noutput: trade\n",
    "20-grain.yaml": "title: Grain goes by rail\npoints: [Water is cheap, Roads carry people]\n",
    "25-changed.yaml": "title: What has changed\npoints: [Trade has grown]\n",
    "30-trade.yaml": "title: Trade by year\npoints: [{show: Trade has doubled, say: It has.}, Ships carry it]\n",
    "40-towns.yaml": 'title: Four towns\ntable: {header: [Town, Ships], say: x, rows: [[North, "12"], [South, "7"]]}',
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a project, and gives what it printed."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["deckbuild", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 0, capfd.readouterr()
        return capfd.readouterr().out

    return command


def block(page: str, start: str) -> str:
    """The block of a page that begins with a line."""
    text = (HOW_TO / page).read_text(encoding="utf-8")
    found = re.search(rf"```text\n({re.escape(start)}.*?)```", text, re.DOTALL)
    assert found, f"{page} has no such block"
    return found[1]


def shape(slide: Any, name: str) -> Any:
    return next(one for one in slide.shapes if one.name == name)


def test_the_page_on_edits_shows_what_status_says(run: Run, tmp_path: Path) -> None:
    project(tmp_path, {f"slides/{name}": text for name, text in SLIDES.items()})
    run("make", "-q")
    path = str(tmp_path / "build" / "trade.pptx")
    deck = Presentation(path)
    grain, trade = deck.slides[1], deck.slides[3]
    grain.shapes.title.text_frame.paragraphs[0].runs[0].text = "Grain goes by water"
    shape(grain, "Content").text_frame.add_paragraph().text = "Rail comes third"
    shape(trade, "Content").text_frame.paragraphs[0].runs[0].text = "Trade has grown twofold"
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "A slide of mine"
    listed = deck.slides._sldIdLst
    listed.append(listed[2])
    deck.save(path)
    other = {"slides/30-trade.yaml": SLIDES["30-trade.yaml"].replace("has doubled", "has doubled since")}
    other["slides/40-towns.yaml"] = SLIDES["40-towns.yaml"].replace('"7"', '"8"')
    project(tmp_path, other)
    out = run("status").rpartition("\n`deckbuild make` puts")[0]
    assert out == block("edit-in-powerpoint.md", "build/trade.pptx:")


def test_the_page_on_adopting_shows_what_is_asked_and_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "deck.yaml": "title: The river and the road\n",
        "20-grain.yaml": "title: Grain goes by water\npoints: [Water is cheap, Roads carry people]\n",
        "40-towns.yaml": "title: What the towns say\npoints: [A school for every town, A plan for the next flood]\n",
        "50-costs.yaml": "title: Costs\npoints: [Twelve per cent a year]\n",
    }
    project(tmp_path, {f"slides/{name}": text for name, text in files.items()})
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for title, text in (
        ("The river and the road", "A. Speaker"), ("Grain goes by water!", "Water is cheap"),
        ("Towns", "The towns want a school, a town hall and a plan for the flood"), ("Questions", "Ask me"),
    ):  # fmt: skip
        new = deck.slides.add_slide(deck.slide_layouts[1])
        new.shapes.title.text, new.placeholders[1].text_frame.text = title, text
    deck.save(str(tmp_path / "talk-final.pptx"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda prompt: (sys.stdout.write(prompt + "y\n"), "y")[1])
    out = run("adopt", "talk-final.pptx")
    said = out.partition("its layouts are not those")[0]
    assert said.lstrip("\n") == block("adopt.md", "slide ")
