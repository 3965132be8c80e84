"""Sections with a timeline, quote, figures or columns: what stands beside them, under them, and in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.layout.shapes import Group, Shape
from making import codes, notes, prepared, sound, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.layout.slide import LaidSlide

HEAD = "title: Deck\ncover: false\nsections:\n"


def section(folder: Path, text: str) -> LaidSlide:
    """The slide of a section without errors."""
    (slide,) = sound(folder, HEAD + text)
    return slide


def names(slide: LaidSlide) -> list[str]:
    """The names of what stands between title and footer."""
    return [one.name for one in slide.content]


def test_what_is_to_be_said_of_a_block_stands_in_the_notes_instead_of_it(tmp_path: Path) -> None:
    text = "  - title: A\n    timeline:\n      events: [{when: 2000, what: x}]\n      say: 'Once, in 2000.'\n"
    assert notes(section(tmp_path, text)) == ["Once, in 2000."]


def test_points_are_said_before_the_figures_beside_them(tmp_path: Path) -> None:
    slide = section(tmp_path, "  - title: A\n    points: [p]\n    figures: [{value: 54 km, label: of railway}]\n")
    assert names(slide) == ["Title", "Content", "Figures"]
    assert notes(slide) == ["p", "54 km: of railway"]


def test_the_words_of_a_drawing_count_as_words_on_the_slide(tmp_path: Path) -> None:
    slide = section(tmp_path, "  - title: One two\n    figures: [{value: 54 km, label: of railway}]\n")
    assert slide.words == 6


def test_a_quote_has_its_source_in_the_attribution_and_at_the_end_of_the_notes(tmp_path: Path) -> None:
    text = (
        "  - title: A\n    points: [p]\n    quote: {text: Yes, by: A. Speaker, source: Interview}\n    source: Data\n"
    )
    slide = section(tmp_path, text)
    assert names(slide) == ["Title", "Content", "Quote", "Source"]
    (quote,) = (one for one in slide.content if isinstance(one, Group))
    assert [text_of(p) for p in quote.drawings[1].paragraphs] == ["“Yes”", "A. Speaker", "Interview"]
    assert notes(slide) == ["p", "A. Speaker: “Yes”", "Source: Interview; Data"]


def test_the_source_of_figures_stands_under_them(tmp_path: Path) -> None:
    text = "  - title: A\n    figures: {source: Customs, figures: [{value: 54 km, label: of railway}]}\n"
    slide = section(tmp_path, text)
    assert names(slide) == ["Title", "Figure 1", "Label 1", "Source"]


def test_a_lead_stands_above_the_columns_in_a_text_box_without_a_warning(tmp_path: Path) -> None:
    text = "  - title: A\n    lead: b\n    columns: [{title: c, points: [d]}, {title: e, points: [f]}]\n"
    made = prepared(tmp_path, HEAD + text)
    assert codes(made) == []
    shapes = [one for one in made.slides[0].content if isinstance(one, Shape)]
    lead, *rest = shapes[1:]
    assert (lead.name, lead.placeholder) == ("Text", None)
    assert all(lead.place.y + lead.place.cy < one.place.y for one in rest)
    assert [one.placeholder.type for one in rest if one.placeholder] == ["obj", "obj"]


def test_columns_take_the_markers_of_their_section_on_slide_and_notes(tmp_path: Path) -> None:
    slide = section(tmp_path, "  - title: A\n    marker: number\n    columns: [{points: [a, b]}, {points: [c]}]\n")
    bodies = [one for one in slide.content if isinstance(one, Shape) and one.role == "body"]
    shown = [(p.marker, p.number) for body in bodies for p in body.paragraphs]
    assert shown == [("number", 1), ("number", 1), ("number", 3)]
    assert [(text_of(p), p.marker) for p in slide.notes] == [("a", "number"), ("b", "number"), ("c", "number")]


def test_numbered_cues_begin_anew_after_numbered_columns(tmp_path: Path) -> None:
    text = "  - title: A\n    marker: number\n    notes: '1. cue'\n    columns: [{points: [a]}, {points: [c]}]\n"
    assert notes(section(tmp_path, text)) == ["a", "c", "", "cue"]


def test_columns_that_do_not_fit_are_reported_at_the_point(tmp_path: Path) -> None:
    points = "".join(f"          - point {n} that has a few more words than it needs to have\n" for n in range(16))
    made = prepared(tmp_path, HEAD + f"  - title: A\n    columns:\n      - points:\n{points}      - points: [b]\n")
    (found,) = made.diagnostics
    assert (found.code, found.at.source.position(found.at.start)[0]) == ("overflow", 13)
