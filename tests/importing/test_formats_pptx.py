"""PowerPoint decks: slides in order, with all the words that are on them and said with them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.formats import read
from deckbuild.richtext import Run

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
TITLE_ONLY, CONTENT, COVER, BLANK = 5, 1, 0, 6


def document(tmp_path: Path, deck: Any, change: Callable[[str, bytes], bytes] | None = None) -> Document:
    """What is read of a deck of python-pptx, after a change to its parts."""
    made = io.BytesIO()
    deck.save(made)
    path = tmp_path / "talk.pptx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(name, data) if change else data)
    return read(str(path))


def shown(found: Document) -> list[tuple[str, int, str, str]]:
    return [(b.kind, b.level, b.marker, b.text) for b in found.blocks if b.kind != "break"]


def box(slide: Any, *lines: str, top: float = 3.0, size: int = 0) -> Any:
    shape = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(1))
    shape.text_frame.text = "\n".join(lines)
    if size:
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    return shape


def test_a_slide_is_its_title_and_its_text_by_level(tmp_path: Path) -> None:
    deck = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[COVER])
    cover.shapes.title.text = "Talk"
    cover.placeholders[1].text = "A. Speaker\n3 May 2015"
    slide = deck.slides.add_slide(deck.slide_layouts[CONTENT])
    slide.shapes.title.text = "Two\vlines"
    frame = slide.placeholders[1].text_frame
    frame.text = "First"
    below = frame.add_paragraph()
    below.text, below.level = "Below", 1
    found = document(tmp_path, deck)
    assert found.slides
    assert shown(found) == [
        ("heading", 0, "", "Talk"), ("paragraph", 0, "", "A. Speaker"), ("paragraph", 0, "", "3 May 2015"),
        ("heading", 0, "", "Two lines"), ("item", 0, "•", "First"), ("item", 1, "–", "Below"),
    ]  # fmt: skip
    assert [b.origin for b in found.blocks if b.kind == "break"] == ["slide 1", "slide 2"]


def paragraphs(slide: Any, *properties: str) -> None:
    """Paragraphs in the content placeholder with properties as XML."""
    body = slide.placeholders[1].text_frame._txBody
    for old in body.findall(f"{{{A}}}p"):
        body.remove(old)
    for n, each in enumerate(properties):
        body.append(etree.fromstring(f'<a:p xmlns:a="{A}">{each}<a:r><a:rPr/><a:t>t{n}</a:t></a:r></a:p>'))


def test_numbers_count_and_begin_anew_as_powerpoint_counts(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[CONTENT])
    slide.shapes.title.text = "T"
    one, letter = '<a:buAutoNum type="arabicPeriod"/>', '<a:buAutoNum type="alphaLcParenBoth" startAt="2"/>'
    paragraphs(
        slide, f"<a:pPr>{one}</a:pPr>", f"<a:pPr>{one}</a:pPr>", f'<a:pPr lvl="1">{letter}</a:pPr>',
        f'<a:pPr lvl="1">{letter}</a:pPr>', f"<a:pPr>{one}</a:pPr>", "<a:pPr><a:buNone/></a:pPr>",
        f"<a:pPr>{one}</a:pPr>",
        '<a:pPr><a:buFont typeface="Wingdings"/><a:buChar char="§"/></a:pPr>',
    )  # fmt: skip
    assert [b[2] for b in shown(document(tmp_path, deck))[1:]] == ["1.", "2.", "(b)", "(c)", "3.", "", "1.", "▪"]


def test_notes_are_told_apart_from_what_is_shown(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "T"
    slide.notes_slide.notes_text_frame.text = "Say this.\nThen that."
    found = document(tmp_path, deck)
    assert shown(found)[1:] == [("note", 0, "", "Say this."), ("note", 0, "", "Then that.")]
    assert found.blocks[-1].origin == "slide 1, notes"


def test_hidden_slides_and_groups_of_slides_are_told(tmp_path: Path) -> None:
    deck = Presentation()
    for name in ("One", "Two"):
        deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY]).shapes.title.text = name
    deck.slides[1]._element.set("show", "0")
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    listed = (
        f'<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:ext uri="x">'
        f'<p14:sectionLst xmlns:p14="{p14}"><p14:section name="Opening" id="{{1}}">'
        '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst>'
        '</p14:section><p14:section name="Rest" id="{2}"><p14:sldIdLst><p14:sldId id="257"/></p14:sldIdLst>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )

    def change(name: str, data: bytes) -> bytes:
        if name != "ppt/presentation.xml":
            return data
        return re.sub(rb"<p:extLst>.*</p:extLst>", b"", data, flags=re.S).replace(b"</p:presentation>", listed.encode())

    breaks = [b for b in document(tmp_path, deck, change).blocks if b.kind == "break"]
    assert [(b.style, b.text) for b in breaks] == [("slide", "Opening"), ("hidden", "Rest")]


def test_tables_and_charts_are_rows_of_texts(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "T"
    table = slide.shapes.add_table(3, 2, 0, 0, Inches(4), Inches(2)).table
    for n, text in enumerate(("Year", "bn", "2013", "25", "all", "")):
        table.cell(n // 2, n % 2).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    data = CategoryChartData()
    data.categories = ["2012", "2013"]
    data.add_series("South", (19.8, 25))
    data.add_series("North", (0.1, None))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(4), Inches(3), data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Trade"
    found = document(tmp_path, deck)
    assert [b.rows for b in found.blocks if b.rows] == [
        (("Year", "bn"), ("2013", "25"), ("all", "")),
        (("", "South", "North"), ("2012", "19.8", "0.1"), ("2013", "25", "")),
    ]
    assert "Trade" in [b.text for b in found.blocks]


def test_groups_are_entered_and_pictures_are_described(tmp_path: Path) -> None:
    from PIL import Image

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "T"
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    inner.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "Deep inside"
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    shape = slide.shapes.add_picture(picture, 0, 0)
    shape._element.nvPicPr.cNvPr.set("descr", "A map of the islands")
    found = document(tmp_path, deck)
    assert ("paragraph", 0, "", "Deep inside") in shown(found)
    assert ("note", 0, "", "A map of the islands") in shown(found)


def test_smart_art_is_a_list(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "T"
    uri = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    frame = (
        f'<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{A}" '
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvGraphicFramePr>'
        f'<p:cNvPr id="9" name="x"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><a:graphic>'
        f'<a:graphicData uri="{uri}"><dgm:relIds xmlns:dgm="{uri}" r:dm="rId99"/></a:graphicData></a:graphic>'
        "</p:graphicFrame></p:spTree>"
    )

    def point(name: str, text: str, kind: str = "node") -> str:
        words = f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>" if text else ""
        return f'<dgm:pt modelId="{name}" type="{kind}">{words}</dgm:pt>'

    data = (
        f'<dgm:dataModel xmlns:dgm="{uri}" xmlns:a="{A}"><dgm:ptLst>{point("0", "", "doc")}{point("1", "Second")}'
        f"{point('2', 'First')}{point('3', 'Below first')}{point('4', 'x', 'parTrans')}</dgm:ptLst><dgm:cxnLst>"
        '<dgm:cxn modelId="a" srcId="0" destId="1" srcOrd="1"/><dgm:cxn modelId="b" srcId="0" destId="2" srcOrd="0"/>'
        '<dgm:cxn modelId="c" srcId="2" destId="3" srcOrd="0"/></dgm:cxnLst></dgm:dataModel>'
    )

    def change(name: str, content: bytes) -> bytes:
        if name == "ppt/slides/slide1.xml":
            return content.replace(b"</p:spTree>", frame.encode())
        if name == "ppt/slides/_rels/slide1.xml.rels":
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
            row = f'<Relationship Id="rId99" Type="{kind}" Target="../diagrams/data1.xml"/></Relationships>'
            return content.replace(b"</Relationships>", row.encode())
        return content

    class WithData:
        """The deck, saved with the diagram's part beside the others."""

        def save(self, file: io.BytesIO) -> None:
            deck.save(file)
            with zipfile.ZipFile(file, "a") as archive:
                archive.writestr("ppt/diagrams/data1.xml", data)

    assert shown(document(tmp_path, WithData(), change))[1:] == [
        ("item", 0, "•", "First"), ("item", 1, "•", "Below first"), ("item", 0, "•", "Second"),
    ]  # fmt: skip


def test_a_choice_between_readers_is_read_once(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "T"
    box(slide, "Words")

    def change(name: str, content: bytes) -> bytes:
        if name != "ppt/slides/slide1.xml":
            return content
        mc = b"http://schemas.openxmlformats.org/markup-compatibility/2006"
        shapes = re.findall(rb"<p:sp>.*?</p:sp>", content, re.S)
        both = (
            b'<mc:AlternateContent xmlns:mc="' + mc + b'"><mc:Choice Requires="x">' + shapes[1] + b"</mc:Choice>"
            b"<mc:Fallback>" + shapes[1] + b"</mc:Fallback></mc:AlternateContent>"
        )  # fmt: skip
        return content.replace(shapes[1], both)

    assert [b[3] for b in shown(document(tmp_path, deck, change))] == ["T", "Words"]


def test_what_stands_on_every_slide_is_an_aside_placeholder_or_not(tmp_path: Path) -> None:
    deck = Presentation()
    for n in range(4):
        slide = deck.slides.add_slide(deck.slide_layouts[CONTENT])
        slide.shapes.title.text = f"Title {n}"
        slide.placeholders[1].text = "The same point on every slide"
        box(slide, "Institute of Islands", top=7)
    found = document(tmp_path, deck)
    asides = [b.text for b in found.blocks if b.kind == "aside"]
    assert asides == ["Institute of Islands"] * 4
    assert [b[3] for b in shown(found) if b[0] == "item"] == ["The same point on every slide"] * 4


def test_a_slide_without_a_title_placeholder_has_the_line_in_the_largest_letters(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    box(slide, "Some words of text", size=18)
    box(slide, "The title", size=36)
    untitled = deck.slides.add_slide(deck.slide_layouts[BLANK])
    box(untitled, "Equal", size=18)
    box(untitled, "Size", size=18)
    found = shown(document(tmp_path, deck))
    assert found[:2] == [("heading", 0, "", "The title"), ("paragraph", 0, "", "Some words of text")]
    assert all(b[0] == "paragraph" for b in found[2:])


def test_formats_links_and_breaks_of_runs(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    slide.shapes.title.text = "T"
    paragraph = box(slide, "").text_frame.paragraphs[0]
    for text, name in (("plain ", ""), ("bold", "bold"), (" ", ""), ("slanted", "italic")):
        run = paragraph.add_run()
        run.text = text
        if name:
            setattr(run.font, name, True)
    link = paragraph.add_run()
    link.text = " page"
    link.hyperlink.address = "https://a.example/x"
    paragraph.add_line_break()
    paragraph.add_run().text = "second line"
    blocks = [b for b in document(tmp_path, deck).blocks if b.kind == "paragraph"]
    assert blocks[0].runs == (
        Run("plain "), Run("bold", bold=True), Run(" "), Run("slanted", italic=True), Run(" page", link="https://a.example/x"),
    )  # fmt: skip
    assert blocks[1].text == "second line"


@pytest.mark.parametrize("kind", ["presentation", "template", "slideshow"])
def test_templates_and_shows_are_decks_too(tmp_path: Path, kind: str) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY]).shapes.title.text = "T"
    found = document(
        tmp_path, deck, lambda _, data: data.replace(b"presentation.main+xml", f"{kind}.main+xml".encode())
    )
    assert shown(found) == [("heading", 0, "", "T")]


def test_a_deck_without_slides_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="has no slides") as problem:
        document(tmp_path, Presentation())
    assert "template:" in problem.value.hint


def test_blocks_of_a_deck_are_values(tmp_path: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY]).shapes.title.text = "T"
    assert all(isinstance(b, Block) and isinstance(r, Run) for b in document(tmp_path, deck).blocks for r in b.runs)
