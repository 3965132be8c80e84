"""The how-to of the round trip, done as it is written: build, edit, status, pull, make."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR

from conftest import ROOT
from deckbuild.cli import main
from making import project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "how-to" / "pull.md"
DECK = "build/the-river-and-the-road.pptx"


def files() -> dict[str, str]:
    """The files that the page begins with, by their names."""
    text = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"`(slides/[\w.-]+)`:\n\n```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))


def steps() -> list[tuple[list[str], str]]:
    """The command of each step, and what it prints, where the page says it."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"^```sh\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", text, re.MULTILINE | re.DOTALL)
    return [(command.split("#")[0].split(), printed) for command, printed in found]


def edit() -> None:
    """What the page says to do in PowerPoint."""
    deck = Presentation(DECK)
    grain, towns = deck.slides[1], deck.slides[2]
    body = next(shape for shape in grain.shapes if shape.name == "Content").text_frame
    said = grain.notes_slide.notes_text_frame
    body.paragraphs[0].runs[0].text = "Water is cheapest"
    second = body.paragraphs[1]
    second.runs[0].text = "Roads carry "
    second.add_run().text = "people"
    second.runs[1].font.bold = True
    third = body.paragraphs[2]._p
    third.getparent().insert(third.getparent().index(third) - 1, third)
    said.paragraphs[1].runs[0].text = "The roads carry people. Little else."
    arrow = grain.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 3000000, 5000000, 5000000, 5000000)
    arrow.name = "Arrow"
    slides = deck.slides._sldIdLst
    moved = slides[2]
    slides.remove(moved)
    slides.insert(1, moved)
    assert towns.shapes.title.text == "Four towns"
    deck.save(DECK)


def words() -> list[Any]:
    """Everything that stands on the slides and in their notes."""
    return [
        [[p.text for p in shape.text_frame.paragraphs] for shape in slide.shapes if shape.has_text_frame]
        for slide in Presentation(DECK).slides
    ]


def test_the_how_to_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    project(tmp_path, files())
    monkeypatch.chdir(tmp_path)
    left: list[Any] = []
    done = []
    for n, (command, printed) in enumerate(steps()):
        if command[0] == "cat":
            out = (tmp_path / command[1]).read_text(encoding="utf-8")
        elif command[2:] in (["--finish"], ["--undo"]):
            continue
        else:
            monkeypatch.setattr(sys, "argv", command)
            with pytest.raises(SystemExit) as ended:
                main()
            out = capfd.readouterr().out
            assert not ended.value.code, (command, out)
        done.append(command[1])
        if n == 0:
            edit()
            left = words()
        elif printed:
            assert out == printed, out
    assert done == ["make", "status", "pull", "slides/10-grain.yaml", "make"]
    assert words() == left
