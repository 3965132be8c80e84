"""Layouts by the name that a deck gives them, by what they hold, and all of one master."""

from __future__ import annotations

import pytest

from deckbuild.diagnostics import Problems
from deckbuild.layout.choose import Layouts, candidates
from deckbuild.layout.settled import Needs
from deckbuild.model import Deck
from deckbuild.template.model import Template
from deckbuild.template.read import read_bytes
from templates import branded, catalogue

assert branded  # its templates are in the catalogue once it is imported
NEEDS = Needs(False, ("ftr", "sldNum"))


def read(name: str) -> Template:
    return read_bytes(catalogue.TEMPLATES[name](), f"{name}.pptx")


def layouts(name: str, *chosen: tuple[str, str]) -> tuple[Layouts, Problems]:
    problems = Problems()
    return Layouts(read(name), Deck("T", layouts=chosen), problems, NEEDS), problems


def test_a_name_is_compared_without_case_spacing_and_marks_of_a_copy() -> None:
    template = read("german-copies")
    for written in ("titel  und inhalt", "TITEL UND INHALT", "3_Titel und Inhalt", "Titel\nund Inhalt"):
        assert candidates(template, written)


def test_an_exact_name_comes_before_its_copies() -> None:
    found, problems = layouts("german-copies", ("content", "Titel und Inhalt"))
    assert found.of_kind("content").name == "Titel und Inhalt"
    assert problems.found == []


def test_a_name_with_a_line_break_can_be_written_on_one_line() -> None:
    found, problems = layouts("german-copies", ("statement", "Abschnitts- überschrift"))
    assert found.of_kind("statement").name == "Abschnitts- überschrift"
    assert problems.found == []


def test_a_name_on_several_masters_is_a_warning_that_tells_them_apart() -> None:
    found, problems = layouts("two-masters", ("content", "title and content"))
    (warning,) = problems.found
    assert (warning.code, warning.level) == ("ambiguous-layout", "warning")
    assert warning.message == "2 layouts are called 'title and content': 'Night/Title and Content' is taken"
    assert warning.hints == ("write one of: Night/Title and Content, Day/Title and Content",)
    assert found.of_kind("content").master == 1


@pytest.mark.parametrize(("name", "master"), [("Day/Title and Content", 0), ("night / 1_title and content", 1)])
def test_a_masters_name_tells_layouts_of_one_name_apart(name: str, master: int) -> None:
    found, problems = layouts("two-masters", ("content", name.replace(" / 1_", "/")))
    assert found.of_kind("content").master == master
    assert problems.found == []


def test_layouts_of_one_name_on_one_master_are_counted() -> None:
    template = read("lying-types")
    first, second = candidates(template, "Title Slide")
    assert candidates(template, "Title Slide #2") == [second]
    assert candidates(template, "title slide #1") == [first]
    assert candidates(template, "Title Slide #3") == []
    assert candidates(template, "Title Slide #0") == []


def test_all_layouts_of_a_deck_are_on_the_master_of_the_templates_first_slide() -> None:
    found, _ = layouts("two-masters")
    assert {found.of_kind(kind).master for kind in ("cover", "content", "statement", "closing", "visual")} == {1}


def test_the_master_that_a_deck_names_is_the_one_for_all_its_slides() -> None:
    found, _ = layouts("two-masters", ("cover", "Day/Title Slide"))
    assert {found.of_kind(kind).master for kind in ("cover", "content", "statement", "closing", "visual")} == {0}


@pytest.mark.parametrize(
    ("template", "kind", "name"),
    [
        ("french", "cover", "Diapositive de titre"),
        ("french", "content", "Titre et contenu"),
        ("russian-without-types", "cover", "Титульный слайд"),
        ("russian-without-types", "content", "Заголовок и объект"),
        ("russian-without-types", "statement", "Заголовок раздела"),
        ("japanese-upright", "content", "タイトルとコンテンツ"),
        ("japanese-upright", "title-only", "タイトルのみ"),
        ("chinese", "two-content", "两栏内容"),
        ("right-to-left", "comparison", "השוואה"),
        ("lying-types", "cover", "Title Slide"),
        ("lying-types", "content", "Title and Content"),
        ("party-layouts", "cover", "Title Slide"),
        ("party-layouts", "content", "Title and Content"),
        ("party-layouts", "closing", "Thank you"),
        ("google-slides", "content", "TITLE_AND_BODY"),
        ("google-slides", "title-only", "TITLE_ONLY"),
        ("wide-16-9", "visual", "Two Content"),
        ("backwards", "content", "Title and Content"),
        ("odd-numbers", "content", "Title and Content"),
        ("odd-numbers", "blank", "Blank"),
        ("equal-numbers", "content", "Title and Content"),
        ("without-bodies", "content", "Title and Content"),
    ],
)
def test_the_layout_for_a_kind_is_told_from_what_it_holds(template: str, kind: str, name: str) -> None:
    found, problems = layouts(template)
    assert found.of_kind(kind).name == name
    assert problems.found == []


def test_a_layout_without_a_name_serves_by_what_it_holds() -> None:
    found, _ = layouts("nameless")
    content = found.of_kind("content")
    assert [p.type for p in content.placeholders] == ["title", "obj", "dt", "ftr", "sldNum"]


def test_a_name_that_no_layout_has_is_an_error_with_the_names_there_are() -> None:
    _, problems = layouts("wide-16-9", ("content", "Two Contents"))
    (error,) = problems.found
    assert (error.code, error.is_error) == ("unknown-layout", True)
