"""Every golden deck: its text as recorded, and what holds for every deck there is.

`UPDATE_GOLDEN=1 pytest tests/test_golden.py` records the texts anew; `git diff` then shows what changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from deckbuild.model import Deck, Point, Section
from deckbuild.richtext import blocks, plain
from dump import dump
from goldens import GOLDEN, Golden, clock_of, make_foreign_template, make_pictures
from package_checks import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

NAMES = sorted(path.stem for path in GOLDEN.glob("*.yaml"))
UPDATE = os.environ.get("UPDATE_GOLDEN", "") not in ("", "0")


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_reads_as_recorded(name: str, goldens: dict[str, Golden]) -> None:
    recorded = GOLDEN / f"{name}.txt"
    text = dump(goldens[name].path)
    if UPDATE:
        recorded.write_text(text, encoding="utf-8", newline="\n")
    assert text == recorded.read_text(encoding="utf-8")


def test_there_are_no_records_without_a_deck() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_is_a_sound_package(name: str, goldens: dict[str, Golden]) -> None:
    assert faults(goldens[name].path) == []


def test_the_same_deck_has_the_same_bytes_elsewhere_and_on_another_day(
    goldens: dict[str, Golden], tmp_path: Path
) -> None:
    project = tmp_path / "another folder"
    project.mkdir()
    make_foreign_template(project / "foreign.pptx")
    make_pictures(project / "pictures")
    (project / "foreign.pptx").write_bytes((goldens["foreign"].path.parent / "foreign.pptx").read_bytes())
    for name in NAMES:
        (project / f"{name}.yaml").write_bytes((GOLDEN / f"{name}.yaml").read_bytes())
    clocks = {name: clock_of(GOLDEN / f"{name}.yaml") for name in NAMES}
    script = (
        "import json, sys; from deckbuild.pipeline import Options, build\n"
        "for name, now in json.loads(sys.argv[1]).items():\n"
        "    build(f'{name}.yaml', f'out/{name}.pptx', Options(now=now))\n"
    )
    elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(clocks)], cwd=project, env=elsewhere, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    different = [n for n in NAMES if _digest(project / "out" / f"{n}.pptx") != _digest(goldens[n].path)]
    assert different == []


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_every_word_to_be_said_is_in_the_notes_in_order(name: str, goldens: dict[str, Golden]) -> None:
    deck = goldens[name].prepared.deck
    notes = _notes_by_section(goldens[name])
    for section in deck.sections:
        if section.omit:
            assert section.key not in notes
            continue
        said = notes[section.key]
        for words in _to_say(section):
            assert words in said, f"{section.key}: {words!r} is missing, or out of order"
            said = said[said.index(words) + 1 :]


def _notes_by_section(golden: Golden) -> dict[str, list[str]]:
    """The paragraphs of the notes of each section, over all of its slides."""
    slides = Presentation(str(golden.path)).slides
    found: dict[str, list[str]] = {}
    for laid, slide in zip(golden.prepared.slides, slides, strict=True):
        text = [p.text for p in slide.notes_slide.notes_text_frame.paragraphs]
        found.setdefault(laid.key.split("/")[0], []).extend(text)
    return found


def _to_say(section: Section) -> Iterator[str]:
    if section.lead is not None:
        yield plain(section.lead.spoken)
    yield from _spoken(section.points)
    yield from ("".join(run.text for run in block.runs) for block in blocks(section.notes))


def _spoken(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        if point.spoken:
            yield plain(point.spoken)
        yield from _spoken(point.points)


@pytest.mark.parametrize("name", NAMES)
def test_every_point_shown_is_on_a_slide(name: str, goldens: dict[str, Golden]) -> None:
    golden = goldens[name]
    shown: dict[str, list[str]] = {}
    for laid, slide in zip(golden.prepared.slides, Presentation(str(golden.path)).slides, strict=True):
        texts = [p.text for shape in slide.shapes if shape.has_text_frame for p in shape.text_frame.paragraphs]
        shown.setdefault(laid.key.split("/")[0], []).extend(texts)
    for section in golden.prepared.deck.sections:
        if not section.omit:
            missing = [text for text in _to_show(section) if text not in shown[section.key]]
            assert missing == []


def _to_show(section: Section) -> Iterator[str]:
    stack = [*([section.lead] if section.lead else []), *section.points]
    for point in stack:
        if point.show:
            yield plain(point.show)
        stack += point.points


@pytest.mark.parametrize("name", NAMES)
def test_the_disclaimer_is_a_footer_of_every_slide_and_the_last_word_of_the_notes(
    name: str, goldens: dict[str, Golden]
) -> None:
    deck = goldens[name].prepared.deck
    for slide in Presentation(str(goldens[name].path)).slides:
        notes = slide.notes_slide
        if deck.disclaimer is None:
            assert _footers(slide) == _footers(notes) == []
            continue
        text = plain(deck.disclaimer.text)
        assert _footers(slide) == ([text] if deck.disclaimer.on_slides else [])
        if deck.disclaimer.on_notes:
            assert _footers(notes) == [text]
            assert notes.notes_text_frame.paragraphs[-1].text == text


def _footers(slide: Any) -> list[str]:
    return [s.text_frame.text for s in slide.placeholders if s.element.ph.get("type") == "ftr"]


@pytest.mark.parametrize("name", NAMES)
def test_embargo_and_marking_are_on_every_slide_and_notes_page_while_they_hold(
    name: str, goldens: dict[str, Golden]
) -> None:
    golden = goldens[name]
    deck = golden.prepared.deck
    marks = {s.key: s.marking or deck.marking for s in deck.sections}
    for laid, slide in zip(golden.prepared.slides, Presentation(str(golden.path)).slides, strict=True):
        on_slide = {s.name: s.text_frame.text for s in slide.shapes if s.has_text_frame}
        on_page = "\n".join(s.text_frame.text for s in slide.notes_slide.placeholders if s.has_text_frame)
        assert ("Embargo" in on_slide) == golden.prepared.embargoed
        assert on_slide.get("Embargo", "") in on_page
        mark = marks.get(laid.key.split("/")[0], deck.marking)
        assert on_slide.get("Marking", "") == mark
        assert mark in on_page


@pytest.mark.parametrize("name", NAMES)
def test_every_run_has_its_language_and_no_placeholder_is_empty(name: str, goldens: dict[str, Golden]) -> None:
    for slide in Presentation(str(goldens[name].path)).slides:
        for part in (slide, slide.notes_slide):
            runs = part._element.xpath(".//a:rPr")
            assert [r for r in runs if not r.get("lang")] == []
        assert [s.name for s in slide.placeholders if s.has_text_frame and not s.text_frame.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_person_or_machine_of_the_template_is_in_the_properties(name: str, goldens: dict[str, Golden]) -> None:
    core = Presentation(str(goldens[name].path)).core_properties
    deck: Deck = goldens[name].prepared.deck
    speakers = "; ".join(plain(s.name) for s in deck.speakers)
    assert (core.title, core.author, core.last_modified_by) == (plain(deck.title), speakers, speakers)
