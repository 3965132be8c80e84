"""What stands on which slide and where: the decisions of layout, seen from the YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from goldens import make_foreign_template
from making import codes, first_lines, notes, prepared, sound, text_of, texts

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.pipeline import Prepared

EMBARGO = "title: T\nembargo: {until: 2026-11-24 09:00 UTC, contact: press@example.org}\nsections: [{title: A}]\n"


def test_whom_to_ask_about_the_embargo_is_in_the_notes_of_the_cover_while_it_runs(tmp_path: Path) -> None:
    cover, _ = sound(tmp_path, EMBARGO, now="2026-11-24 08:59 UTC")
    assert notes(cover) == ["T", "Embargo contact: press@example.org"]
    cover, _ = sound(tmp_path, EMBARGO, now="2026-11-24 09:00 UTC")
    assert notes(cover) == ["T"]


def foreign(tmp_path: Path, deck: str) -> Prepared:
    """A deck on the template of another make."""
    make_foreign_template(tmp_path / "foreign.pptx")
    return prepared(tmp_path, f"title: T\ntemplate: foreign.pptx\nchecks: {{template-cleaned: off}}\n{deck}")


def test_a_layout_without_a_title_gets_a_title_placeholder_of_the_slides_own(tmp_path: Path) -> None:
    made = foreign(tmp_path, "sections: [{title: A, layout: Blank, points: [a point]}]")
    assert codes(made) == ["no-body", "no-title"]
    title, body = made.slides[1].content
    assert title.placeholder is not None
    assert title.placeholder.type == "title"
    assert title.place.y + title.place.cy <= body.place.y


def test_a_cover_and_a_closing_slide_can_stand_on_a_blank_layout(tmp_path: Path) -> None:
    made = foreign(tmp_path, "closing: true\nlayouts: {cover: Blank, closing: Blank}\nsections: [{title: A}]")
    assert [texts(slide, "title") for slide in made.slides] == [["T"], ["A"], ["Disclaimer"]]
    assert codes(made) == ["no-title"]


def test_a_title_of_three_lines_is_an_error_that_says_how_much_to_cut(tmp_path: Path) -> None:
    made = prepared(tmp_path, f"title: T\nsections:\n  - title: {'many words ' * 16}\n")
    assert first_lines(made) == ["talk.yaml:3:12: error[title-long]: the title takes 3 lines at 28 pt, 2 fit"]
    assert made.diagnostics[0].hints == ("cut about 58 of its 175 characters",)


def test_a_title_on_the_cover_may_take_as_many_lines_as_its_box_has(tmp_path: Path) -> None:
    sound(tmp_path, f"title: {'many words ' * 12}\nsections: [{{title: A}}]\n")
    made = prepared(tmp_path, f"title: {'many words ' * 60}\nsections: [{{title: A}}]\n")
    assert codes(made) == ["title-long"]


def test_a_slide_on_which_nothing_is_shown_has_only_its_title(tmp_path: Path) -> None:
    text = "title: T\nsections: [{title: A, points: [{say: said, points: [{say: said too}]}]}]\n"
    assert sound(tmp_path, text)[1].layout.kind == "title-only"


@pytest.mark.parametrize(
    ("language", "comma", "before_the_time"),
    [("en", ", ", ", "), ("ar", "، ", "، "), ("zh", "、", " "), ("ja", "、", " ")],
)
def test_the_cover_lists_as_its_language_does(language: str, comma: str, before_the_time: str, tmp_path: Path) -> None:
    facts = "speaker: {name: A, role: B, affiliation: C}\ndate: 2026-11-24\ntime: 14:00\nsections: [{title: A}]\n"
    cover, _ = sound(tmp_path, f"title: T\nlanguage: {language}\n{facts}")
    assert texts(cover, "facts")[:2] == ["A", f"B{comma}C"]
    assert f"{before_the_time}14:00" in texts(cover, "facts")[2]


def section(keys: str) -> str:
    """A deck of one section with those keys, indented by four."""
    return f"title: T\nsections:\n  - title: A\n{keys}"


def test_a_source_of_two_lines_takes_room_from_the_points(tmp_path: Path) -> None:
    text = "    points: [a point]\n    source: "
    one = sound(tmp_path, section(f"{text}A report"))[1].content
    two = sound(tmp_path, section(f"{text}{'A long report. ' * 14}"))[1].content
    for _, body, source in (one, two):
        assert body.place.y + body.place.cy == source.place.y
    assert two[2].place.cy > one[2].place.cy
    assert two[2].place.y + two[2].place.cy == one[2].place.y + one[2].place.cy


def test_a_source_of_three_lines_is_an_error(tmp_path: Path) -> None:
    made = prepared(tmp_path, section(f"    points: [a point]\n    source: {'A long report. ' * 40}\n"))
    assert first_lines(made) == ["talk.yaml:5:13: error[source-long]: the source takes 3 lines at 10 pt, 2 fit"]


def test_points_that_do_not_fit_are_an_error_at_the_first_one_over_the_edge(tmp_path: Path) -> None:
    points = "".join(
        f"      - point {n} with words enough for a line of its own on a slide as wide\n" for n in range(1, 21)
    )
    made = prepared(tmp_path, section(f"    points:\n{points}"))
    (found,) = made.diagnostics
    said = re.fullmatch(r"the points take 20 lines at 20 pt, (\d+) fit on the slide", found.message)
    assert said
    assert (found.code, found.at.text.split(" with")[0]) == ("overflow", f"point {int(said[1]) + 1}")
    assert any("overflow: continue" in hint for hint in found.hints)


def test_one_point_too_long_for_any_slide_is_not_told_to_continue(tmp_path: Path) -> None:
    made = prepared(tmp_path, section(f"    overflow: continue\n    points: [short, {'many words ' * 200}, short]\n"))
    assert codes(made) == ["overflow"]
    assert not any("continue" in hint for hint in made.diagnostics[0].hints)


def test_the_disclaimer_keeps_the_decks_language_on_a_slide_of_another(tmp_path: Path) -> None:
    text = "title: T\nlanguage: ar\ndisclaimer: الرأي\nsections: [{title: A, language: en, points: [one]}]\n"
    slide = sound(tmp_path, text)[1]
    (footer,) = (shape for shape in slide.furniture.bottom if shape.role == "footer")
    (page,) = (shape for shape in slide.furniture.notes if shape.role == "footer")
    said = [*footer.paragraphs, *page.paragraphs, slide.notes[-1]]
    assert [(text_of(p), p.language) for p in said] == [("الرأي", "ar")] * 3
    assert slide.language == "en"


def test_an_embargo_in_more_zones_than_its_place_holds_is_an_error(tmp_path: Path) -> None:
    zones = ", ".join(f"Etc/GMT{n:+}" for n in range(-14, 13) if n) + ", Asia/Seoul, Asia/Kolkata, Asia/Kathmandu"
    text = f"title: T\nembargo: {{until: 2027-01-01 09:00 UTC, zones: [{zones}]}}\nsections: [{{title: A}}]\n"
    assert codes(prepared(tmp_path, text)) == ["embargo-long"]
    assert codes(prepared(tmp_path, text.replace(zones, "Asia/Seoul, Europe/Moscow"))) == []


def test_a_marking_longer_than_its_place_is_an_error(tmp_path: Path) -> None:
    text = f"title: T\nmarking: {'FOR OFFICIAL USE ONLY ' * 9}\nsections: [{{title: A}}]\n"
    assert codes(prepared(tmp_path, text)) == ["marking-long"]


def test_a_layout_without_a_footer_gets_the_disclaimer_in_a_text_box(tmp_path: Path) -> None:
    from pptx import Presentation

    deck = Presentation()
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.element.ph.get("type") == "ftr":
                shape.element.getparent().remove(shape.element)
    deck.save(str(tmp_path / "brand.pptx"))
    text = "title: T\ntemplate: brand.pptx\ndisclaimer: Own views.\nsections: [{title: A, points: [one]}]\n"
    made = prepared(tmp_path, text)
    assert codes(made) == ["template-cleaned", "no-footer"]
    for slide in made.slides:
        (footer,) = (shape for shape in slide.furniture.bottom if shape.role == "footer")
        assert (footer.placeholder, text_of(footer.paragraphs[0])) == (None, "Own views.")
        assert footer.place.y + footer.place.cy <= 6858000


def test_a_numbered_list_goes_on_over_slides_by_the_points_that_they_show(tmp_path: Path) -> None:
    points = ", ".join(f"{{say: Said {n}}}, {{show: Shown {n} {'word ' * 40}}}" for n in range(1, 7))
    slides = sound(tmp_path, section(f"    overflow: continue\n    marker: number\n    points: [{points}]\n"))
    bodies = [s.paragraphs for slide in slides for s in slide.content if s.role == "body"]
    assert len(bodies) > 1
    for n, body in enumerate(bodies):
        assert {p.number for p in body} == {1 + sum(map(len, bodies[:n]))}


def test_a_numbered_list_of_the_notes_does_not_go_on_counting_from_the_points(tmp_path: Path) -> None:
    keys = '    marker: number\n    points: [One, Two]\n    notes: "1. ask\\n2. wait"\n'
    said = sound(tmp_path, section(keys))[-1].notes
    assert [(text_of(p), p.marker) for p in said] == [
        ("One", "number"),
        ("Two", "number"),
        ("", "none"),
        ("ask", "number"),
        ("wait", "number"),
    ]
