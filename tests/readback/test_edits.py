"""A person's edits in a deck: each is told once, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pptx.util import Emu

from making import prepared
from readback.decks import TALK, built, compare_with, edited, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx import Presentation

COVER, GRAIN, TRADE, TOWNS, HILL, HISTORY, KEPT = range(7)


def shape(deck: Presentation, slide: int, name: str) -> Any:
    return next(one for one in deck.slides[slide].shapes if one.name == name)


def paragraphs(deck: Presentation, slide: int, name: str) -> Any:
    return shape(deck, slide, name).text_frame.paragraphs


def reword_title(deck: Presentation) -> None:
    paragraphs(deck, GRAIN, "Title")[0].runs[0].text = "Grain still goes by water"


def reword_point(deck: Presentation) -> None:
    paragraphs(deck, GRAIN, "Content")[0].runs[0].text = "Water is very cheap"


def add_point(deck: Presentation) -> None:
    from copy import deepcopy

    last = paragraphs(deck, GRAIN, "Content")[-1]
    new = deepcopy(last._p)
    last._p.addnext(new)
    paragraphs(deck, GRAIN, "Content")[-1].runs[0].text = "And it needs a clear rule for the night"


def remove_point(deck: Presentation) -> None:
    last = paragraphs(deck, GRAIN, "Content")[-1]._p
    last.getparent().remove(last)


def move_point(deck: Presentation) -> None:
    first, *_, last = paragraphs(deck, GRAIN, "Content")
    first._p.addprevious(last._p)


def indent_point(deck: Presentation) -> None:
    paragraphs(deck, GRAIN, "Content")[-1].level = 1


def embolden(deck: Presentation) -> None:
    paragraphs(deck, GRAIN, "Content")[0].runs[0].font.bold = True


def italicise_notes(deck: Presentation) -> None:
    deck.slides[GRAIN].notes_slide.notes_text_frame.paragraphs[0].runs[0].font.italic = True


def link(deck: Presentation) -> None:
    paragraphs(deck, GRAIN, "Content")[-1].runs[0].hyperlink.address = "https://example.org/crane"


def reword_notes(deck: Presentation) -> None:
    deck.slides[GRAIN].notes_slide.notes_text_frame.paragraphs[0].runs[0].text = "Water is by far the cheaper way."


def move_box(deck: Presentation) -> None:
    content = shape(deck, GRAIN, "Content")
    left, top, width, height = content.left, content.top, content.width, content.height
    content.left, content.top, content.width, content.height = left + Emu(90000), top, width, height


def resize_picture(deck: Presentation) -> None:
    shape(deck, HILL, "Picture").width = Emu(2_000_000)


def describe_picture(deck: Presentation) -> None:
    shape(deck, HILL, "Picture")._element.nvPicPr.cNvPr.set("descr", "A harbour, grey in grey")


def describe_chart(deck: Presentation) -> None:
    shape(deck, TRADE, "Chart")._element.nvGraphicFramePr.cNvPr.set("descr", "Columns")


def reword_caption(deck: Presentation) -> None:
    paragraphs(deck, HILL, "Caption")[0].runs[0].text = "In a hard winter"


def reword_cell(deck: Presentation) -> None:
    shape(deck, TOWNS, "Table").table.cell(2, 1).text_frame.paragraphs[0].runs[0].text = "8"


def embolden_cell(deck: Presentation) -> None:
    shape(deck, TOWNS, "Table").table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.bold = True


def remove_row(deck: Presentation) -> None:
    row = shape(deck, TOWNS, "Table").table._tbl.tr_lst[2]
    row.getparent().remove(row)


def change_figure(deck: Presentation) -> None:
    change_chart(deck, ("2000", "2007", "2014"), ("Trade", "Transit"), ((1, 4, 2), (2, 2.5, None)))


def rename_category(deck: Presentation) -> None:
    change_chart(deck, ("2000", "2007", "2015"), ("Trade", "Transit"), ((1, 3, 2), (2, 2.5, None)))


def rename_series(deck: Presentation) -> None:
    change_chart(deck, ("2000", "2007", "2014"), ("Trade", "Transit trade"), ((1, 3, 2), (2, 2.5, None)))


def add_category(deck: Presentation) -> None:
    change_chart(deck, ("2000", "2007", "2014", "2021"), ("Trade", "Transit"), ((1, 3, 2, 5), (2, 2.5, None, 1)))


def change_chart(deck: Presentation, categories: Any, names: Any, values: Any) -> None:
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData()
    data.categories = categories
    for name, row in zip(names, values, strict=True):
        data.add_series(name, row)
    shape(deck, TRADE, "Chart").chart.replace_data(data)


def reword_chart_title(deck: Presentation) -> None:
    title = shape(deck, TRADE, "Chart").chart.chart_title.text_frame
    title.paragraphs[0].runs[0].text = "Trade in tons"


def reword_event(deck: Presentation) -> None:
    group = shape(deck, HISTORY, "Timeline")
    next(one for one in group.shapes if one.has_text_frame and "A summit" in one.text_frame.text).text_frame.paragraphs[
        -1
    ].runs[0].text = "A second summit"


def add_picture(deck: Presentation) -> None:
    from io import BytesIO

    from templates.package import picture

    deck.slides[GRAIN].shapes.add_picture(BytesIO(picture(10)), 0, 0).name = "Mine"


def add_text_box(deck: Presentation) -> None:
    box = deck.slides[GRAIN].shapes.add_textbox(0, 0, 900000, 300000)
    box.text_frame.text, box.name = "Ask me", "Mine"


def change_picture(deck: Presentation) -> None:
    from io import BytesIO

    from templates.package import picture

    slide, old = deck.slides[HILL], shape(deck, HILL, "Picture")
    _, row = slide.part.get_or_add_image_part(BytesIO(picture(90)))
    old._element.blipFill.blip.rEmbed = row


def remove_source(deck: Presentation) -> None:
    element = shape(deck, GRAIN, "Source")._element
    element.getparent().remove(element)


def hide_slide(deck: Presentation) -> None:
    deck.slides[TOWNS]._element.set("show", "0")


def show_slide(deck: Presentation) -> None:
    del deck.slides[KEPT]._element.attrib["show"]


def move_slide(deck: Presentation) -> None:
    listed = deck.slides._sldIdLst
    listed.append(listed[GRAIN])


def remove_slide(deck: Presentation) -> None:
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(listed[HILL].rId)
    listed.remove(listed[HILL])


def add_slide(deck: Presentation) -> None:
    new = deck.slides.add_slide(deck.slide_layouts[1])
    new.shapes.title.text = "A slide of mine"


def copy_slide(deck: Presentation) -> None:
    from copy import deepcopy

    old = deck.slides[HISTORY]
    new = deck.slides.add_slide(old.slide_layout)
    for one in list(new.shapes):
        one._element.getparent().remove(one._element)
    for one in old.shapes:
        new.shapes._spTree.append(deepcopy(one._element))


def change_footer(deck: Presentation) -> None:
    paragraphs(deck, GRAIN, "Footer")[0].runs[0].text = "No views at all."


def add_transition(deck: Presentation) -> None:
    from lxml import etree

    root = deck.slides[GRAIN]._element
    effect = etree.SubElement(root, root.nsmap["p"].join("{}") + "transition")
    etree.SubElement(effect, root.nsmap["p"].join("{}") + "fade")


EDITS: dict[Callable[[Presentation], None], list[str]] = {
    reword_title: ["grain: words title"],
    reword_point: ["grain: words body"],
    add_point: ["grain: added body"],
    remove_point: ["grain: removed body"],
    move_point: ["grain: moved body"],
    indent_point: ["grain: level body"],
    embolden: ["grain: format body"],
    italicise_notes: ["grain: format notes"],
    link: ["grain: format body"],
    reword_notes: ["grain: words notes"],
    move_box: ["grain: box body"],
    resize_picture: ["hill: box picture"],
    describe_picture: ["hill: alt picture"],
    describe_chart: ["trade: alt chart"],
    reword_caption: ["hill: words caption"],
    reword_cell: ["towns: cell table"],
    embolden_cell: ["towns: cell-format table"],
    remove_row: ["towns: row-removed table"],
    change_figure: ["trade: cell chart"],
    rename_category: ["trade: cell chart"],
    rename_series: ["trade: cell chart"],
    add_category: ["trade: row-added chart"],
    reword_chart_title: ["trade: words chart"],
    reword_event: ["history: words drawing"],
    add_picture: ["grain: foreign picture Mine"],
    add_text_box: ["grain: foreign text Mine"],
    change_picture: ["hill: shows picture"],
    remove_source: ["grain: shape-removed source"],
    hide_slide: ["towns: hidden"],
    show_slide: ["kept: hidden"],
    move_slide: ["grain: moved"],
    remove_slide: ["hill: removed"],
    add_slide: ["#7: added"],
    copy_slide: ["#7: copied"],
    change_footer: ["grain: words footer"],
    add_transition: ["grain: foreign transition"],
}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_told_once_and_nothing_else_is(tmp_path: Path, edit: Callable[[Presentation], None]) -> None:
    found = edited(tmp_path, edit)
    assert told(found) == EDITS[edit]
    assert told(found, "ours") == told(found, "both") == told(found, "same") == []


def test_a_deck_as_built_has_no_differences(tmp_path: Path) -> None:
    found = compare_with(built(tmp_path), prepared(tmp_path, TALK))
    assert [told(found, side) for side in ("theirs", "ours", "both", "same")] == [[]] * 4
    assert not found.comparison.is_edited


def test_all_edits_together_are_all_told(tmp_path: Path) -> None:
    apart = (move_slide, remove_slide, add_slide, copy_slide, remove_row, change_figure, rename_category, rename_series,
             add_category, change_picture, embolden, reword_point, move_point, remove_point, indent_point, link,
             italicise_notes, remove_source)  # fmt: skip
    together = [edit for edit in EDITS if edit not in apart]

    def edit_all(deck: Presentation) -> None:
        for edit in together:
            edit(deck)

    assert sorted(told(edited(tmp_path, edit_all))) == sorted(line for edit in together for line in EDITS[edit])
