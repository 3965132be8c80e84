"""A project folder or one file becomes a deck: which files, in which order, under which keys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from deckbuild.diagnostics import Problems
from deckbuild.pipeline import Options, prepare
from deckbuild.readers.project import read_project
from making import codes, prepared, project

if TYPE_CHECKING:
    from pathlib import Path


def titles(folder: Path, source: str = "") -> list[str]:
    """The titles of the sections of a sound project, in order."""
    problems = Problems()
    deck = read_project(str(folder / source) if source else str(folder), problems).deck
    assert [d.message for d in problems.found] == []
    assert deck is not None
    return [section.title for section in deck.sections]


def test_files_are_read_in_the_order_in_which_people_number_them(tmp_path: Path) -> None:
    names = ["10-a.yaml", "2-b.yaml", "1-c.yml", "100-d.yaml", "G.yaml", "f.yaml", "010-e.yaml"]
    project(tmp_path, {f"slides/{name}": f"title: {name}\n" for name in names} | {"slides/deck.yaml": "title: T\n"})
    assert titles(tmp_path) == ["1-c.yml", "2-b.yaml", "10-a.yaml", "010-e.yaml", "100-d.yaml", "f.yaml", "G.yaml"]


def test_files_of_other_kinds_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    files = {"slides/deck.yaml": "title: T\n", "slides/1-a.yaml": "title: A\n"}
    others = dict.fromkeys(("slides/.1-b.yaml", "slides/notes.txt", "slides/1-a.yaml~", "slides/#1.yaml#"), b"\xff")
    project(tmp_path, {**files, **others})
    assert titles(tmp_path) == ["A"]


@pytest.mark.parametrize("source", ["", "slides", "slides/deck.yaml"])
def test_a_project_may_be_named_by_its_folder_its_slides_or_its_deck(source: str, tmp_path: Path) -> None:
    project(tmp_path, {"slides/deck.yaml": "title: T\n", "slides/1-a.yaml": "title: A\n"})
    assert titles(tmp_path, source) == ["A"]


def test_a_folder_may_hold_its_deck_and_sections_without_slides(tmp_path: Path) -> None:
    project(tmp_path, {"deck.yml": "title: T\n", "1-a.yaml": "title: A\n"})
    assert titles(tmp_path) == ["A"]


def test_a_deck_may_list_files_and_sections_in_an_order_of_its_own(tmp_path: Path) -> None:
    listed = "title: T\nsections: [2-b.yaml, {title: Inline}, more/1-a.yaml]\n"
    files = {"slides/2-b.yaml": "title: B\n", "slides/more/1-a.yaml": "title: A\n", "slides/3-c.yaml": "title: C\n"}
    project(tmp_path, {"slides/deck.yaml": listed, **files})
    assert titles(tmp_path) == ["B", "Inline", "A"]


def test_the_key_of_a_section_is_its_files_name_without_the_number(tmp_path: Path) -> None:
    names = ["10-Foreign Policy.yaml", "20_북한.yaml", "30.yaml", "4-2nd-point.yaml", "---.yaml"]
    project(tmp_path, {f"slides/{name}": "title: The title\n" for name in names} | {"slides/deck.yaml": "title: T\n"})
    deck = read_project(str(tmp_path), Problems()).deck
    assert deck is not None
    keys = {section.key for section in deck.sections}
    assert keys == {"foreign-policy", "북한", "30", "2nd-point", "the-title"}


def test_the_key_of_an_inline_section_comes_from_the_words_of_its_title(tmp_path: Path) -> None:
    text = 'title: T\nsections: [{title: "**Bold** [link](https://example.org/x)"}]\n'
    (section,) = prepared(tmp_path, text).deck.sections
    assert section.key == "bold-link"


def test_inline_sections_with_the_same_title_are_numbered_around_keys_that_are_given(tmp_path: Path) -> None:
    text = (
        "title: T\nsections: [{title: A}, {title: B, key: a-2}, {title: A}, {title: A}, {title: '?'}, {title: '!'}]\n"
    )
    deck = prepared(tmp_path, text).deck
    assert [section.key for section in deck.sections] == ["a", "a-2", "a-3", "a-4", "section", "section-2"]


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_same_words_in_any_encoding_and_with_any_line_ends_are_the_same_deck(
    encode: str, line_end: str, tmp_path: Path
) -> None:
    text = "title: Торговля и 무역\nsections:\n- title: A\n  points:\n  - один\n  - say: >\n      둘\n      셋\n"
    project(tmp_path, {"talk.yaml": text.replace("\n", line_end).encode(encode), "plain.yaml": text})
    problems = Problems()
    one, other = (read_project(str(tmp_path / name), problems).deck for name in ("talk.yaml", "plain.yaml"))
    assert (one, problems.found) == (other, [])


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    project(tmp_path, {"slides/deck.yaml": "title: T\n", "slides/1-a.yaml": "title: A\n"})
    (tmp_path / "slides" / "2-b.yaml").mkdir()
    assert codes(prepare(str(tmp_path))) == ["cannot-read"]


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    project(tmp_path, {"slides/deck.yaml": "title: T\n", "slides/1-a.yaml": "title: A\n"})
    (tmp_path / "slides" / "2-b.yaml").symlink_to("nowhere.yaml")
    assert codes(prepare(str(tmp_path))) == ["cannot-read"]


def test_paths_that_leave_the_project_are_refused_however_they_are_written(tmp_path: Path) -> None:
    project(tmp_path, {"secret.yaml": "title: Secret\n", "p/talk.yaml": "", "p-2/other.yaml": "title: Other\n"})
    (tmp_path / "p" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    for path in (
        "../secret.yaml",
        "x/../../secret.yaml",
        str(tmp_path / "secret.yaml"),
        "link.yaml",
        "../p-2/other.yaml",
    ):
        project(tmp_path, {"p/talk.yaml": f"title: T\nsections: ['{path}']\n"})
        assert codes(prepare(str(tmp_path / "p" / "talk.yaml"))) == ["path-outside"], path
        allowed = prepare(str(tmp_path / "p" / "talk.yaml"), Options(allow_outside=True))
        assert codes(allowed) == ([] if path[0] != "x" else codes(allowed))


def test_a_project_is_read_the_same_from_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, {"slides/deck.yaml": "title: T\n", "slides/1-a.yaml": "titel: A\n"})
    seen = set()
    for place, source in (
        (tmp_path, "."),
        (tmp_path / "slides", "."),
        (tmp_path / "slides", ".."),
        (tmp_path.parent, tmp_path.name),
    ):
        monkeypatch.chdir(place)
        made = prepare(source)
        seen.add((os.path.realpath(made.project.root), tuple(codes(made))))
    assert seen == {(os.path.realpath(tmp_path), ("unknown-key",))}


def test_a_section_of_ten_megabytes_is_read_and_its_problems_told(tmp_path: Path) -> None:
    words = "many words of a long text " * 400
    points = "".join(f"  - say: {words}\n" for _ in range(1000))
    project(tmp_path, {"slides/deck.yaml": "title: T\n", "slides/1-a.yaml": f"title: A\npoints:\n{points}layuot: x\n"})
    made = prepare(str(tmp_path))
    assert codes(made) == ["unknown-key"]
    assert made.diagnostics[0].at.source.position(made.diagnostics[0].at.start) == (1003, 1)
