"""The benchmark's decks say the same to every tool, and its measuring measures."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

FOLDER = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(autouse=True)
def _folder_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))


def module(name: str) -> Any:
    return importlib.import_module(name)


def test_a_deck_has_the_sections_points_and_words_it_claims() -> None:
    deck = module("decks").deck(3)
    assert len(deck.sections) == 3
    for section in deck.sections:
        assert len(section.points) == 4
        assert all(5 <= len(show.split()) <= 8 for show, _ in section.points)
        said = [say for _, say in section.points] + [section.notes]
        assert 110 <= len(" ".join(said).split()) <= 130


def test_the_same_deck_is_made_each_time_and_has_marks_that_need_escaping() -> None:
    decks = module("decks")
    assert decks.as_yaml(decks.deck(60)) == decks.as_yaml(decks.deck(60))
    assert {"&", "<", '"'} < set(decks.as_json(decks.deck(60)))


def test_every_input_form_has_every_text() -> None:
    decks = module("decks")
    deck = decks.deck(3)
    from_yaml = yaml.safe_load(decks.as_yaml(deck))
    from_json = json.loads(decks.as_json(deck))
    markdown = re.sub(r"\\(.)", r"\1", decks.as_markdown(deck))
    for section, in_yaml, in_json in zip(deck.sections, from_yaml["sections"], from_json["slides"], strict=True):
        assert in_yaml["title"] == in_json["title"] == section.title
        assert [(point["show"], point["say"]) for point in in_yaml["points"]] == list(section.points)
        assert in_yaml["notes"] == section.notes
        assert in_json["points"] == [show for show, _ in section.points]
        assert in_json["notes"].split("\n") == decks.spoken(section)
        for text in (section.title, *(text for point in section.points for text in point), section.notes):
            assert text in markdown


def test_every_fourth_section_has_a_chart_where_charts_are_asked_for() -> None:
    decks = module("decks")
    plain_deck, deck = decks.deck(8), decks.deck(8, 4)
    assert [section._replace(chart=None) for section in deck.sections] == list(plain_deck.sections)
    charts = [section.chart for section in deck.sections]
    assert [chart is not None for chart in charts] == [False, False, False, True] * 2
    in_yaml = yaml.safe_load(decks.as_yaml(deck))["sections"][3]["chart"]
    in_json = json.loads(decks.as_json(deck))["slides"][3]["chart"]
    assert [list(row) for row in in_yaml["series"].items()] == in_json["series"]
    assert [str(year) for year in in_yaml["categories"]] == in_json["categories"]


def test_every_fourth_section_has_a_picture_of_its_own_where_pictures_are_asked_for(tmp_path: Path) -> None:
    decks, measure = module("decks"), module("measure")
    deck = decks.deck(8, 0, 4)
    assert [s.picture for s in deck.sections] == ["", "", "", "picture-4.jpg", "", "", "", "picture-8.jpg"]
    decks.draw(deck, tmp_path)
    files = [(tmp_path / s.picture).read_bytes() for s in deck.sections if s.picture]
    assert len(set(files)) == 2
    assert all(50_000 < len(file) < 200_000 for file in files)
    assert [s.get("picture", "") for s in json.loads(decks.as_json(deck))["slides"]] == [
        s.picture for s in deck.sections
    ]
    source, target = tmp_path / "deck.yaml", tmp_path / "deck.pptx"
    source.write_text(decks.as_yaml(deck), encoding="utf-8")
    command = [sys.executable, str(FOLDER / "plain_pptx.py"), str(source), str(target)]
    measure.measure(command, measure.environment({}), target)
    shown = [
        sum(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in s.shapes) for s in Presentation(str(target)).slides
    ]
    assert shown == [0, 0, 0, 0, 1, 0, 0, 0, 1]


def check_deck(path: Path, deck: Any) -> None:
    """A cover, then a slide a section with its title, points, footer, number and notes."""
    decks = module("decks")
    _, *slides = Presentation(str(path)).slides
    assert len(slides) == len(deck.sections)
    for slide, section in zip(slides, deck.sections, strict=True):
        texts = {shape.placeholder_format.type: shape.text_frame.text for shape in slide.placeholders}
        assert texts[PP_PLACEHOLDER.TITLE] == section.title
        assert texts[PP_PLACEHOLDER.OBJECT].split("\n") == [show for show, _ in section.points]
        assert texts[PP_PLACEHOLDER.FOOTER] == decks.DISCLAIMER
        assert PP_PLACEHOLDER.SLIDE_NUMBER in texts
        notes = slide.notes_slide.notes_text_frame.text
        assert [line for line in notes.split("\n") if line] == decks.spoken(section)


def test_the_plain_script_does_the_same_work(tmp_path: Path) -> None:
    decks, measure = module("decks"), module("measure")
    deck = decks.deck(3)
    source, target = tmp_path / "deck.yaml", tmp_path / "deck.pptx"
    source.write_text(decks.as_yaml(deck), encoding="utf-8")
    command = [sys.executable, str(FOLDER / "plain_pptx.py"), str(source), str(target)]
    found = measure.measure(command, measure.environment({}), target)
    check_deck(target, deck)
    assert found.wall > 0
    assert found.cpu > 0
    assert found.memory > 10
    assert found.size == target.stat().st_size


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_does_the_same_work(tmp_path: Path) -> None:
    decks, measure = module("decks"), module("measure")
    deck = decks.deck(3)
    tool = module("contenders").pandoc(tmp_path)
    source, target = tmp_path / f"deck.{tool.suffix}", tmp_path / "deck.pptx"
    source.write_text(tool.write(deck), encoding="utf-8")
    measure.measure(tool.command(str(source), str(target)), measure.environment({}), target)
    check_deck(target, deck)


def test_a_command_that_fails_is_told_by_its_last_words(tmp_path: Path) -> None:
    measure = module("measure")
    env = measure.environment({})
    with pytest.raises(measure.FailedError, match="exit code 1: no such deck"):
        measure.measure([sys.executable, "-c", "raise SystemExit('no such deck')"], env)
    with pytest.raises(measure.FailedError, match="exit code 0"):
        measure.measure([sys.executable, "-c", "pass"], env, tmp_path / "deck.pptx")


def test_hostile_files_are_named_and_the_small_ones_are_what_they_say() -> None:
    hostile, pdf, office = module("hostile"), module("hostile_pdf"), module("hostile_office")
    names = [(case.kind, case.what) for case in hostile.cases()]
    assert len(names) == len(set(names)) > 300
    assert hostile.repeated("ab", 10, "x") == b"ab" * 6 + b"x"
    assert hostile.repeated("ab", 10, columns=4) == b"abab\n" * 3
    assert office.nested('<a b="c"><d>', 2, "x") == '<a b="c"><d><a b="c"><d>x</d></a></d></a>'
    assert office.png(9, 9).startswith(b"\x89PNG")
    assert pdf.pages(b"BT ET", 3).count(b"/Type /Page /Parent") == 3


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of several processes is summed up from /proc")
def test_the_memory_of_an_import_is_that_of_all_its_processes(tmp_path: Path) -> None:
    limits = module("import_limits")
    taken = "import time; x = bytearray(40_000_000); time.sleep(0.3)"
    both = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {taken!r}]); {taken}; p.wait()"
    alone = limits.measured([sys.executable, "-c", taken], dict(os.environ), str(tmp_path))
    found = limits.measured([sys.executable, "-c", both], dict(os.environ), str(tmp_path))
    assert found.code == 0
    assert found.memory > alone.memory + 35 > 70


def test_an_import_out_of_bounds_or_with_a_traceback_is_told() -> None:
    limits = module("import_limits")
    refused = "error: talk.txt: is empty\nnothing was written\n"
    assert limits.Import(9.9, 499.0, 1, refused).wrong == ""
    assert limits.Import(10.1, 501.0, 1, refused).wrong == "10.1 s, 501 MiB"
    assert limits.Import(1.0, 20.0, 1, "Traceback (most recent call last):").wrong == "a bug"
    assert limits.Import(1.0, 20.0, -9, "").wrong == "a bug"


def test_tasks_run_in_turn_and_a_failing_one_does_not_stop_the_others() -> None:
    measure = module("measure")
    order: list[str] = []

    def works() -> Any:
        order.append("works")
        return measure.Measured(float(len(order)), 1.0, 10.0, 100)

    def fails() -> Any:
        order.append("fails")
        raise measure.FailedError("broken")

    rows = measure.in_turn({"a": works, "b": fails, "c": works}, 2)
    assert order == ["works", "fails", "works", "works", "works"]
    assert (rows["a"].wall, rows["a"].least, rows["a"].most, rows["a"].runs) == (2.5, 1.0, 4.0, 2)
    assert str(rows["b"]) == "broken"


def test_the_table_shows_ratios_and_says_what_is_missing() -> None:
    measure, report = module("measure"), module("report")
    fast = measure.summary([measure.Measured(0.05, 0.04, 12.4, 47_000)])
    slow = measure.summary([measure.Measured(12.0, 11.0, 300.0, 2_345_678)])
    tables = [
        report.Table(size, {"deckbuild": fast, "other": slow, "third": measure.FailedError("not here")})
        for size in (6, 6000)
    ]
    shown = "\n".join(report.lines(tables[1], markdown=True))
    assert "### 6,000 sections, 1 run each" in shown
    assert "| deckbuild | 50 ms (50 ms to 50 ms) | 1.00 × | 40 ms | 12 MiB | 47 kB |" in shown
    assert "| other | 12.0 s (12.0 s to 12.0 s) | 240 × | 11.0 s | 300 MiB | 2.35 MB |" in shown
    assert "| third | – (not here) |" in shown
    (growth,) = report.growth(tables, ["deckbuild", "third"])
    assert growth == "time at 6,000 over time at 6 sections: deckbuild 1.0"
