"""What `make` does with an edited deck: conflicts, slides that came and went, and what the YAML alone may say."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from pptx import Presentation

from deckbuild.pipeline import Options, build
from deckbuild.target import TargetError
from making import NOW, project
from merging.remaking import TALK, built, comments, edit, keys, notes, remake, slide, texts
from readback.test_edits import (
    GRAIN,
    add_slide,
    change_figure,
    change_footer,
    copy_slide,
    paragraphs,
    remove_slide,
    reword_cell,
    reword_notes,
    reword_point,
    shape,
)

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.pipeline import Result

OURS = TALK.replace("show: Water is cheap", "show: Water is the way")
KEPT = "  - {title: Kept for questions, key: kept, hidden: true, points: [Only if asked]}\n"


def found(result: Result, code: str = "conflict") -> list[tuple[str, str]]:
    """Level and message of the diagnostics of a code."""
    return [(d.level, d.message) for d in result.prepared.diagnostics if d.code == code]


def conflicting(folder: Path) -> Path:
    """A deck with one point that was reworded on both sides, once made."""
    path = built(folder)
    edit(path, reword_point)
    remake(path, OURS)
    return path


# Conflicts


def test_a_conflict_leaves_the_yaml_on_the_slide_and_the_edit_in_a_comment(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    result = remake(path, OURS)
    assert texts(path, "Grain")[0] == "Water is the way"
    assert comments(path) == ["The points in PowerPoint: Water is very cheap"]
    assert found(result) == [("warning", "the YAML and PowerPoint both changed the points of 'Grain goes by water'")]
    (told,) = (d for d in result.prepared.diagnostics if d.code == "conflict")
    assert "Water is the way" in told.hints[0]
    assert "Water is very cheap" in told.hints[1]
    assert "--theirs-for grain" in told.hints[2]


def test_a_conflict_is_told_again_until_it_is_settled(tmp_path: Path) -> None:
    path = conflicting(tmp_path)
    assert len(found(remake(path, OURS))) == 1
    assert len(comments(path)) == 1
    assert found(remake(path, OURS, take="ours")) == []
    assert comments(path) == []
    assert texts(path, "Grain")[0] == "Water is the way"
    assert found(remake(path, OURS)) == []


def test_a_conflict_can_be_settled_for_the_edit_after_the_make_that_told_it(tmp_path: Path) -> None:
    path = conflicting(tmp_path)
    assert found(remake(path, OURS, take="theirs")) == []
    assert texts(path, "Grain")[0] == "Water is very cheap"
    assert comments(path) == []
    assert found(remake(path, OURS)) == []
    assert texts(path, "Grain")[0] == "Water is very cheap"


def test_a_conflict_settled_by_hand_in_the_deck_is_over(tmp_path: Path) -> None:
    path = conflicting(tmp_path)

    def settle(deck: Presentation) -> None:
        paragraphs(deck, GRAIN, "Content")[0].runs[0].text = "Water is cheap, and the way"

    edit(path, settle)
    assert found(remake(path, OURS)) == []
    assert texts(path, "Grain")[0] == "Water is cheap, and the way"


def test_conflicts_are_settled_section_by_section(tmp_path: Path) -> None:
    path = built(tmp_path)

    def both(deck: Presentation) -> None:
        reword_point(deck)
        paragraphs(deck, 4, "Title")[0].runs[0].text = "The harbour from above"

    edit(path, both)
    text = OURS.replace("title: The harbour seen", "title: The port seen")
    result = remake(path, text, theirs=("grain",), ours=("hill",))
    assert found(result) == []
    assert texts(path, "Grain")[0] == "Water is very cheap"
    assert "The port seen from the hill" in keys(path)


def test_a_conflict_that_is_an_error_stops_the_make(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    before = path.read_bytes()
    result = remake(path, OURS.replace("disclaimer:", "checks: {conflict: error}\ndisclaimer:"))
    assert (result.path, [level for level, _ in found(result)]) == ("", ["error"])
    assert path.read_bytes() == before


def test_a_cell_changed_on_both_sides_is_one_conflict_and_its_neighbours_are_none(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_cell)
    result = remake(path, TALK.replace('[South, "7"]', '[South, "9"]').replace('[North, "12"]', '[North, "13"]'))
    assert [message for _, message in found(result)] == [
        "the YAML and PowerPoint both changed a cell of the table of 'Four towns'"
    ]
    table = shape(Presentation(str(path)), 3, "Table").table
    assert [table.cell(row, 1).text for row in (1, 2)] == ["13", "9"]
    assert comments(path) == ["A cell of the table in PowerPoint: 8"]


def test_a_chart_changed_on_both_sides_is_kept_whole_from_one(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, change_figure)
    text = TALK.replace("[2, 2.5, null]", "[2, 2.6, null]")
    assert len(found(remake(path, text))) == 1
    chart = shape(Presentation(str(path)), 2, "Chart").chart
    assert [list(s.values) for s in chart.plots[0].series] == [[1, 3, 2], [2, 2.6, None]]
    remake(path, text, take="theirs")
    chart = shape(Presentation(str(path)), 2, "Chart").chart
    assert [list(s.values) for s in chart.plots[0].series] == [[1, 4, 2], [2, 2.5, None]]


def test_where_a_deck_holds_newer_comments_the_edit_is_kept_in_a_file(tmp_path: Path) -> None:
    from deckbuild.editing.package import EditedPackage

    path = built(tmp_path)
    edit(path, reword_point)
    package = EditedPackage(path.read_bytes(), "talk.pptx")
    kind = "application/vnd.ms-powerpoint.comments+xml"
    name = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    package.put("ppt/comments/modernComment_1.xml", f'<p188:cmLst xmlns:p188="{name}"/>'.encode(), kind)
    package.link("ppt/slides/slide1.xml", "http://schemas.microsoft.com/office/2018/10/relationships/comments",
                 "ppt/comments/modernComment_1.xml")  # fmt: skip
    with open(path, "wb") as file:
        package.write(file).close()
    merged = remake(path, OURS).merged
    assert merged is not None
    with open(merged.beside, encoding="utf-8") as file:
        assert file.read() == "grain: The points in PowerPoint: Water is very cheap\n"


# Slides that came and went


def test_a_section_left_out_takes_its_slide_along_unless_somebody_edited_it(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    result = remake(path, TALK.replace(KEPT, ""))
    assert "Kept for questions" not in keys(path)
    assert found(result) == []
    result = remake(path, TALK.replace(KEPT, "").replace("key: grain\n", "key: grain\n    omit: true\n"))
    assert keys(path)[1] == "Grain goes by water"
    assert len(found(result)) == 1
    remake(path, TALK.replace(KEPT, "").replace("key: grain\n", "key: grain\n    omit: true\n"), take="ours")
    assert "Grain goes by water" not in keys(path)


def test_a_slide_deleted_by_hand_stays_away_until_the_yaml_changes_it(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, remove_slide)
    remake(path, OURS)
    assert "The harbour seen from the hill" not in keys(path)
    text = OURS.replace("The crane stands", "The old crane stands")
    assert len(found(remake(path, text))) == 1
    assert keys(path)[4] == "The harbour seen from the hill"


def test_new_sections_stand_at_their_place_and_a_slide_of_ones_own_after_its_neighbour(tmp_path: Path) -> None:
    path = built(tmp_path)

    def add_second(deck: Presentation) -> None:
        add_slide(deck)
        listed = deck.slides._sldIdLst
        listed.insert(2, listed[-1])

    edit(path, add_second)
    new = "  - {title: Between, key: between, points: [One, Two]}\n  - title: Four towns"
    remake(path, TALK.replace("  - title: Four towns", new))
    assert keys(path) == [
        keys(path)[0], "Grain goes by water", "A slide of mine", "Trade by year", "Between", "Four towns",
        "The harbour seen from the hill", "How it came", "Kept for questions",
    ]  # fmt: skip
    assert notes(path, "Between")[:2] == ["One", "Two"]


def test_the_order_of_either_side_is_kept(tmp_path: Path) -> None:
    path = built(tmp_path)

    def last_first(deck: Presentation) -> None:
        listed = deck.slides._sldIdLst
        listed.insert(1, listed[-1])

    edit(path, last_first)
    remake(path, OURS)
    assert keys(path)[1] == "Kept for questions"


# What comes from the YAML alone


def test_the_disclaimer_is_put_back_and_told(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, change_footer)
    result = remake(path)
    assert texts(path, "Grain", "Footer") == ["The views expressed are the speaker's own."]
    assert [level for level, _ in found(result, "yaml-only")] == ["warning"]


def test_a_disclaimer_that_was_deleted_comes_back(tmp_path: Path) -> None:
    path = built(tmp_path)

    def delete(deck: Presentation) -> None:
        footer = shape(deck, GRAIN, "Footer")._element
        footer.getparent().remove(footer)

    edit(path, delete)
    remake(path)
    assert texts(path, "Grain", "Footer") == ["The views expressed are the speaker's own."]


@pytest.mark.parametrize("add", [add_slide, copy_slide])
def test_a_slide_of_ones_own_carries_what_every_slide_carries(tmp_path: Path, add: object) -> None:
    path = built(tmp_path)
    edit(path, add)
    text = TALK.replace("date: 2026-11-24", "date: 2026-11-24\nmarking: TLP:AMBER\nembargo: 2026-12-01 09:00 UTC")
    remake(path, text)
    own = Presentation(str(path)).slides[-1]
    words = [s.text_frame.text for s in own.shapes if s.has_text_frame]
    assert words.count("TLP:AMBER") == 2
    assert "The views expressed are the speaker's own." in words
    assert any("embargo" in text.lower() for text in words)
    places = [(s.placeholder_format.type, s.placeholder_format.idx) for s in own.placeholders]
    assert len(places) == len(set(places))


def test_an_embargo_that_is_over_leaves_an_edited_deck(tmp_path: Path) -> None:
    text = TALK.replace("date: 2026-11-24", "date: 2026-11-24\nembargo: 2026-12-01 09:00 UTC")
    path = built(tmp_path, text)
    edit(path, reword_point)
    project(tmp_path, {"talk.yaml": text})
    build(str(tmp_path / "talk.yaml"), str(path), Options(now="2026-12-02 09:00 UTC"))
    from zipfile import ZipFile

    with ZipFile(path) as package:
        everything = b"".join(package.read(name) for name in package.namelist() if "lides/" in name or "docP" in name)
    assert b"EMBARGO" not in everything.upper()
    assert texts(path, "Grain")[0] == "Water is very cheap"


# What else a person does


def test_formatting_stays_on_paragraphs_that_the_yaml_left_alone(tmp_path: Path) -> None:
    from pptx.dml.color import RGBColor

    path = built(tmp_path)

    def paint(deck: Presentation) -> None:
        for paragraph in paragraphs(deck, GRAIN, "Content"):
            paragraph.runs[0].font.color.rgb = RGBColor(200, 0, 0)

    edit(path, paint)
    remake(path, TALK.replace("The harbour needs a crane", "The harbour needs two cranes\n      - And a light"))
    content = next(s for s in slide(path, "Grain").shapes if s.name == "Content")
    assert [p.text for p in content.text_frame.paragraphs][-2:] == ["The harbour needs two cranes", "And a light"]
    colors = {p.runs[0].font.color.rgb for p in content.text_frame.paragraphs}
    assert colors == {RGBColor(200, 0, 0)}


def animate(deck: Presentation) -> None:
    """Gives the points and the source an effect each, as PowerPoint writes it."""
    root = deck.slides[GRAIN]._element
    effects = "".join(
        f'<p:par><p:cTn id="{n}0" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{n}1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set>'
        f'<p:cBhvr><p:cTn id="{n}2" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="{shape(deck, GRAIN, name).shape_id}"/>'
        "</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>"
        '<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>'
        for n, name in enumerate(("Content", "Source"), 1)
    )
    root.append(
        etree.fromstring(
            f'<p:timing xmlns:p="{root.nsmap["p"]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" '
            'nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" '
            f'nodeType="mainSeq"><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par>'
            "</p:tnLst></p:timing>"
        )
    )


def test_an_animation_stays_on_its_shape_and_goes_with_it(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, animate)
    remake(path, OURS)
    root = slide(path, "Grain")._element
    there = {s.shape_id for s in slide(path, "Grain").shapes}
    assert [int(t.get("spid")) in there for t in root.iter("{*}spTgt")] == [True, True]
    remake(path, OURS.replace("    source: A ministry\n", ""))
    root = slide(path, "Grain")._element
    content = next(s for s in slide(path, "Grain").shapes if s.name == "Content")
    assert [int(t.get("spid")) for t in root.iter("{*}spTgt")] == [content.shape_id]


def test_a_frozen_section_is_edited_in_the_deck_only(tmp_path: Path) -> None:
    text = TALK.replace("key: grain\n", "key: grain\n    frozen: true\n")
    path = built(tmp_path, text)
    edit(path, reword_notes)
    change = text.replace("show: Water is cheap", "show: Water is the way").replace(
        "title: Grain goes", "title: It goes"
    )
    result = remake(path, change.replace("speaker's own", "speaker's alone"))
    assert found(result) == []
    assert texts(path, "Grain")[0] == "Water is cheap"
    assert notes(path, "Grain")[0] == "Water is by far the cheaper way."
    assert texts(path, "Grain", "Footer") == ["The views expressed are the speaker's alone."]


def test_a_frozen_section_that_was_built_is_laid_out_no_more(tmp_path: Path) -> None:
    text = TALK.replace("key: grain\n", "key: grain\n    frozen: true\n")
    path = built(tmp_path, text)
    before = path.read_bytes()
    remake(path, text)
    assert path.read_bytes() == before
    remake(path, text.replace("show: Water is cheap", "show: Water is the way").replace("crane stands", "crane turns"))
    assert texts(path, "Grain")[0] == "Water is cheap"
    assert texts(path, "hill")[0] == "The crane turns at the left"


def test_another_template_arrives_and_the_edits_stay(tmp_path: Path) -> None:
    from goldens import make_foreign_template

    path = built(tmp_path)
    edit(path, reword_point)
    make_foreign_template(tmp_path / "house.pptx")
    remake(path, TALK.replace("title: The river", "template: house.pptx\ntitle: The river"))
    deck = Presentation(str(path))
    names = {layout.name for layout in Presentation(str(tmp_path / "house.pptx")).slide_layouts}
    assert {s.slide_layout.name for s in deck.slides} <= names
    assert len(deck.slide_masters) == 1
    assert any("Water is very cheap" in s.text_frame.text for s in deck.slides[GRAIN].shapes if s.has_text_frame)


# Decks that cannot be merged


def test_fresh_leaves_the_edits_out_and_keeps_a_copy(tmp_path: Path) -> None:
    path = built(tmp_path)
    edit(path, reword_point)
    before = path.read_bytes()
    result = remake(path, fresh=True)
    assert texts(path, "Grain")[0] == "Water is cheap"
    with open(result.kept, "rb") as file:
        assert file.read() == before


def test_a_deck_of_another_program_is_kept_and_told(tmp_path: Path) -> None:
    path = built(tmp_path)
    Presentation().save(str(path))
    before = path.read_bytes()
    result = remake(path)
    assert [level for level, _ in found(result, "not-merged")] == ["warning"]
    with open(result.kept, "rb") as file:
        assert file.read() == before
    assert keys(path)[1] == "Grain goes by water"


def test_a_deck_that_is_locked_is_left_alone(tmp_path: Path) -> None:
    from deckbuild.encryption import encrypted

    path = built(tmp_path)
    locked = encrypted(path.read_bytes(), "a password")
    path.write_bytes(locked)
    with pytest.raises(TargetError, match="locked with a password"):
        remake(path)
    assert path.read_bytes() == locked


def test_a_deck_with_a_part_missing_is_left_alone_and_told(tmp_path: Path) -> None:
    from zipfile import ZipFile

    path = built(tmp_path)
    edit(path, reword_point)
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            if name != "ppt/slideLayouts/slideLayout2.xml":
                package.writestr(name, data)
    before = path.read_bytes()
    with contextlib.suppress(TargetError):
        remake(path, OURS, is_checked=False)
    assert path.read_bytes() == before or texts(path, "Grain")[0] == "Water is the way"


def test_points_that_both_sides_added_still_fit_their_place(tmp_path: Path) -> None:
    path = built(tmp_path)

    def add(deck: Presentation) -> None:
        from copy import deepcopy

        for n in range(4):
            last = paragraphs(deck, GRAIN, "Content")[-1]
            last._p.addnext(deepcopy(last._p))
            paragraphs(deck, GRAIN, "Content")[-1].runs[0].text = f"And another point of mine, number {n}"

    edit(path, add)
    before = {p.runs[0].font.size for p in paragraphs(Presentation(str(path)), GRAIN, "Content")}
    remake(
        path,
        TALK.replace("      - The harbour needs a crane", "      - The harbour needs a crane\n      - And a light"),
    )
    content = paragraphs(Presentation(str(path)), GRAIN, "Content")
    assert len(content) == 10
    assert max(p.runs[0].font.size for p in content) < max(before)


def test_with_strict_a_conflict_is_an_error(tmp_path: Path) -> None:
    text = "title: T\nsections:\n- title: A\n  key: a\n  points: [Trade has grown, Transit has not]\n"
    path = built(tmp_path, text)

    def reword(deck: Presentation) -> None:
        paragraphs(deck, 1, "Content")[0].runs[0].text = "Trade has grown twofold"

    edit(path, reword)
    before = path.read_bytes()
    result = remake(path, text.replace("Trade has grown", "Trade has grown fast"), strict=True)
    assert [level for level, _ in found(result)] == ["error"]
    assert path.read_bytes() == before


def test_a_section_that_there_is_none_of_cannot_be_settled(tmp_path: Path) -> None:
    path = conflicting(tmp_path)
    with pytest.raises(TargetError, match="no section with the key grian") as caught:
        remake(path, OURS, theirs=("grian",))
    assert "grain" in caught.value.hint


def test_edits_are_carried_over_when_another_title_gives_the_deck_another_name(tmp_path: Path) -> None:
    section = "title: A\npoints: [One thing to say]\n"
    project(tmp_path, {"slides/deck.yaml": "title: First\n", "slides/10-a.yaml": section})
    first = tmp_path / "build" / "first.pptx"
    build(str(tmp_path), options=Options(now=NOW))

    def reword(deck: Presentation) -> None:
        paragraphs(deck, 1, "Content")[0].runs[0].text = "One thing to say twice"

    edit(first, reword)
    before = first.read_bytes()
    project(tmp_path, {"slides/deck.yaml": "title: Second\n"})
    result = build(str(tmp_path), options=Options(now=NOW))
    assert result.merged is not None
    assert result.merged.former == str(first)
    assert texts(tmp_path / "build" / "second.pptx", "A") == ["One thing to say twice"]
    assert keys(tmp_path / "build" / "second.pptx")[0] == "Second"
    assert first.read_bytes() == before
    result = build(str(tmp_path), options=Options(now=NOW))
    assert result.merged is not None
    assert result.merged.is_same


def test_the_first_table_of_a_deck_brings_the_style_that_it_is_drawn_in(tmp_path: Path) -> None:
    from deckbuild.editing.package import EditedPackage
    from deckbuild.layout.visuals.table import LIGHT

    text = "title: T\nsections:\n- {title: A, key: a, points: [One thing to say]}\n"
    path = built(tmp_path, text)
    edit(path, add_slide)
    remake(path, text + "- {title: B, key: b, table: {header: [Town, Ships], rows: [[North, '12']]}}\n")
    package = EditedPackage(path.read_bytes(), "talk.pptx")
    assert LIGHT.encode() in package.data("ppt/tableStyles.xml")
