"""The sample deck on templates of every kind: nothing lost, nothing off the page, nothing over another."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from deckbuild.diagnostics import Problems
from deckbuild.pipeline import prepare_project
from deckbuild.richtext import plain
from deckbuild.template.model import Box
from deckbuild.template.read import read_bytes
from package_checks import faults
from templates.decks import KINDS, NOW, TEMPLATES, made, opened, template

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.layout.slide import LaidSlide

POINT = 12700


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the templates of this module are."""
    return tmp_path_factory.mktemp("templates")


decks = pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in sorted(TEMPLATES) for kind in KINDS])


@decks
def test_every_word_is_on_its_slide(name: str, kind: str, folder: Path) -> None:
    deck = made(name, kind, folder)
    for laid, slide in zip(deck.prepared.slides, opened(name, kind, folder).slides, strict=True):
        shown = _squeezed(" ".join(_words(slide.shapes)))
        for text in _laid_texts(laid):
            assert _squeezed(text) in shown


@decks
def test_disclaimer_number_and_embargo_are_on_every_slide(name: str, kind: str, folder: Path) -> None:
    deck = made(name, kind, folder)
    assert deck.prepared.deck.disclaimer is not None
    disclaimer = _squeezed(plain(deck.prepared.deck.disclaimer.text))
    for slide in opened(name, kind, folder).slides:
        shown = _squeezed(" ".join(_words(slide.shapes)))
        assert disclaimer in shown
        assert "EMBARGOEDUNTIL" in shown
        assert "TLP:AMBER" in shown
        assert any("slidenum" in field.get("type") for field in slide._element.iter("{*}fld"))
        assert slide.has_notes_slide
        assert _squeezed(slide.notes_slide.notes_text_frame.text)


@decks
def test_nothing_is_off_the_page_or_over_another(name: str, kind: str, folder: Path) -> None:
    deck = opened(name, kind, folder)
    page = Box(0, 0, deck.slide_width, deck.slide_height)
    slack = max(1, round(POINT * min(page.cx, page.cy) / 6858000))
    for number, slide in enumerate(deck.slides, 1):
        boxes = [(shape.name, _box(shape)) for shape in slide.shapes if not shape.name.startswith("deckbuild:")]
        for what, box in boxes:
            inside = box.x >= 0 and box.y >= 0 and box.x + box.cx <= page.cx + 1 and box.y + box.cy <= page.cy + 1
            assert inside, (number, what, box)
        for (what, one), (other, two) in itertools.combinations(boxes, 2):
            assert not _meet(one, two, slack), (number, what, other)


@decks
def test_the_package_is_sound(name: str, kind: str, folder: Path) -> None:
    path = folder / f"{name}-{kind}.pptx"
    path.write_bytes(made(name, kind, folder).data)
    assert faults(path) == []


def _words(shapes) -> list[str]:
    found = []
    for shape in shapes:
        found += [
            text.text or "" for text in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
        ]
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _laid_texts(laid: LaidSlide) -> list[str]:
    """The paragraphs of a laid-out slide's text shapes."""
    shapes = (*laid.content, *laid.furniture.top, *laid.furniture.bottom)
    paragraphs = [p for shape in shapes for p in getattr(shape, "paragraphs", ()) if not p.field]
    return ["".join(run.text for run in p.runs) for p in paragraphs]


def _box(shape) -> Box:
    """Where a shape stands, by its own word or its layout's, as python-pptx reads it."""
    return Box(shape.left, shape.top, shape.width, shape.height)


def _meet(one: Box, two: Box, slack: int) -> bool:
    across = min(one.x + one.cx, two.x + two.cx) - max(one.x, two.x)
    return across > slack and min(one.y + one.cy, two.y + two.cy) - max(one.y, two.y) > slack


def test_a_layout_without_a_number_is_a_warning(folder: Path) -> None:
    assert "no-number" in [d.code for d in made("without-footers", "sample", folder).prepared.diagnostics]


def test_the_date_goes_into_a_text_box_where_the_layout_has_no_place_for_it(folder: Path) -> None:
    prepared = made("without-footers", "sample", folder).prepared
    deck = prepared.deck._replace(show_date=True)
    dated = prepare_project(prepared.project._replace(deck=deck), Problems(), NOW)
    assert "no-date" in [d.code for d in dated.diagnostics]
    for slide in dated.slides:
        assert [shape.role for shape in slide.furniture.bottom].count("date") == 1


def test_a_template_reads_the_same_when_read_again() -> None:
    for name in ("used-deck", "full-of-artwork", "dark"):
        assert read_bytes(template(name), name) == read_bytes(template(name), name)
