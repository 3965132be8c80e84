"""Word documents: what is read is what would be printed with all changes accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuild.importing.document import Block, Document
from deckbuild.importing.formats import read
from deckbuild.richtext import Run
from files import docx, listed, p, part, r


def document(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "talk.docx"
    path.write_bytes(data)
    return read(str(path))


def blocks(tmp_path: Path, data: bytes) -> list[Block]:
    return list(document(tmp_path, data).blocks)


def texts(found: list[Block]) -> list[str]:
    return [block.text for block in found]


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Session"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Block Header"/><w:basedOn w:val="S"/>'
    '<w:pPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop1"><w:basedOn w:val="Loop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop2"><w:basedOn w:val="Loop1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Points"/><w:pPr>'
    '<w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
)


def test_headings_are_told_by_their_outline_level_and_not_by_the_name_of_their_style(tmp_path: Path) -> None:
    body = (
        p("One", '<w:pStyle w:val="S"/>') + p("Two", '<w:pStyle w:val="B"/>') + p("Three", '<w:outlineLvl w:val="2"/>')
    )
    found = blocks(tmp_path, docx(body + p("Words", '<w:pStyle w:val="Loop1"/>'), styles=STYLES))
    assert [(b.kind, b.level, b.centred) for b in found] == [
        ("heading", 0, False), ("heading", 1, True), ("heading", 2, False), ("paragraph", 0, False),
    ]  # fmt: skip
    assert found[0].runs == (Run("One"),)
    assert found[0].style == "Session"


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>',
)


def test_automatic_numbering_counts_as_word_counts(tmp_path: Path) -> None:
    body = "".join([
        p("a", listed(1)), p("b", listed(1, 1)), p("c", listed(1, 1)), p("d", listed(1, 2)), p("between"),
        p("e", listed(1)), p("f", listed(1, 1)), p("g", listed(3)), p("h", listed(3)),
        p("i", listed(4)), p("j", listed(4)),
    ])  # fmt: skip
    found = blocks(tmp_path, docx(body, numbering=NUMBERING))
    assert [b.marker for b in found] == ["1.", "(a)", "(b)", "1.i)", "", "2.", "(a)", "5.", "6.", "가.", "나."]
    assert [b.kind for b in found].count("item") == 10
    assert [b.level for b in found[:4]] == [0, 1, 1, 2]


def test_bullets_show_as_they_print_also_those_of_a_style(tmp_path: Path) -> None:
    body = p("a", listed(2)) + p("b", listed(2, 1)) + p("c", '<w:pStyle w:val="L"/>') + p("", listed(2))
    found = blocks(tmp_path, docx(body, numbering=NUMBERING, styles=STYLES))
    assert [(b.marker, b.level) for b in found] == [("•", 0), ("–", 1), ("•", 0), ("•", 0)]
    assert found[3].runs == ()


def test_a_circle_typed_as_a_letter_before_a_tab_is_a_bullet_and_the_word_of_one_letter_is_none(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = f"<w:p>{r('o')}{tab}{r('Typed')}</w:p>" + p("o czym mowa")
    found = blocks(tmp_path, docx(body))
    assert [(b.kind, b.marker, b.text) for b in found] == [("item", "o", "Typed"), ("paragraph", "", "o czym mowa")]


def test_a_numbered_heading_keeps_its_number_apart_from_its_words(tmp_path: Path) -> None:
    found = blocks(tmp_path, docx(p("Title", listed(1) + '<w:outlineLvl w:val="0"/>'), numbering=NUMBERING))
    assert [(b.kind, b.marker, b.text) for b in found] == [("heading", "1.", "Title")]


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{r('Trade ')}<w:del>{r('was')}</w:del><w:ins>{r('is')}</w:ins>{r(' small.')}"
        f"<w:moveFrom>{r(' Gone')}</w:moveFrom><w:moveTo>{r(' Moved')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('First half, ')}</w:p>{p('second half.')}"
    )
    found = document(tmp_path, docx(body))
    assert texts(list(found.blocks)) == ["Trade is small. Moved", "First half, second half."]
    assert found.remarks == ("5 tracked changes taken as accepted",)


def test_comments_and_hidden_text_are_left_out_and_counted(tmp_path: Path) -> None:
    body = p("Seen") + p("Not seen", run="<w:vanish/>")
    comments = part("comments", "<w:comment/><w:comment/>")
    found = document(tmp_path, docx(body, comments=comments))
    assert texts(list(found.blocks)) == ["Seen"]
    assert found.remarks == ("2 comments left out", "1 stretch of hidden text left out")


def test_formats_and_links_are_kept(tmp_path: Path) -> None:
    body = (
        f"<w:p>{r('Plain ')}{r('bold', '<w:b/>')}{r(' and ')}{r('italic', '<w:i/>')} "
        f'<w:hyperlink r:id="k">{r("page")}</w:hyperlink><w:hyperlink r:id="bad">{r(" local")}</w:hyperlink></w:p>'
        + p("All bold", run='<w:b/>') + p("Lined", run='<w:u w:val="single"/>') + p("Centred", '<w:jc w:val="center"/>')
        + p("Not bold", run='<w:b w:val="0"/>')
    )  # fmt: skip
    links = (("k", "hyperlink", "https://a.example/x"), ("bad", "hyperlink", "file:///etc/passwd"))
    first, bold, lined, centred, light = blocks(tmp_path, docx(body, links))
    assert first.runs == (
        Run("Plain "), Run("bold", bold=True), Run(" and "), Run("italic", italic=True),
        Run("page", link="https://a.example/x"), Run(" local"),
    )  # fmt: skip
    assert (bold.bold, lined.underlined, centred.centred, light.bold) == (True, True, True, False)
    assert lined.runs == (Run("Lined"),)


def test_what_a_field_is_told_to_do_is_no_text(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("3 May")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f"{r(' in Oslo')}</w:p>"
    )
    assert texts(blocks(tmp_path, docx(body))) == ["3 May in Oslo"]


def test_lines_of_a_paragraph_and_pages_are_parted(tmp_path: Path) -> None:
    body = (
        f"<w:p>{r('Date:')}<w:r><w:br/></w:r>{r('3 May')}</w:p>"
        f'<w:p>{r("End")}<w:r><w:br w:type="page"/></w:r>{r("New page")}</w:p>' + p("Third", "<w:pageBreakBefore/>")
    )
    found = blocks(tmp_path, docx(body))
    assert [(b.kind, b.text) for b in found] == [
        ("paragraph", "Date:"), ("paragraph", "3 May"), ("paragraph", "End"), ("break", ""), ("paragraph", "New page"),
        ("break", ""), ("paragraph", "Third"),
    ]  # fmt: skip
    assert [b.blank_before for b in found[:2]] == [True, False]


def test_footnotes_come_after_their_paragraph(tmp_path: Path) -> None:
    body = f'<w:p>{r("Claim")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Next")
    notes = part("footnotes", f'<w:footnote w:type="separator" w:id="0">{p("--")}</w:footnote>'
                 f'<w:footnote w:id="2">{p("Source of it")}</w:footnote>')  # fmt: skip
    found = blocks(tmp_path, docx(body, footnotes=notes))
    assert [(b.kind, b.text) for b in found] == [
        ("paragraph", "Claim"),
        ("aside", "Source of it"),
        ("paragraph", "Next"),
    ]


def box(inside: str) -> str:
    choice = f"<w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>"
    fallback = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"


def test_a_text_box_is_read_once_and_is_an_aside_on_the_first_page(tmp_path: Path) -> None:
    body = p("A title of some length") + box(p("EMBARGOED UNTIL 9:00")) + p("Many words of the talk follow here.")
    found = blocks(tmp_path, docx(body))
    assert [(b.kind, b.text) for b in found] == [
        ("paragraph", "A title of some length"),
        ("aside", "EMBARGOED UNTIL 9:00"),
        ("paragraph", "Many words of the talk follow here."),
    ]


def test_a_document_that_is_all_text_boxes_is_its_text_boxes(tmp_path: Path) -> None:
    found = blocks(tmp_path, docx(p("x") + box(p("A whole talk that stands in a text box"))))
    assert [b.kind for b in found] == ["paragraph", "paragraph"]


def test_headers_and_footers_are_asides_and_the_first_pages_only_where_it_has_one(tmp_path: Path) -> None:
    references = '<w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="default" r:id="h2"/>'
    references += '<w:footerReference w:type="default" r:id="f1"/>'
    links = (("h1", "header", "header1.xml"), ("h2", "header", "header2.xml"), ("f1", "footer", "footer1.xml"))
    parts = {"header1": part("hdr", p("CONFIDENTIAL")), "header2": part("hdr", p("Running head"))}
    for first, wanted in (("<w:titlePg/>", ["CONFIDENTIAL", "Running head"]), ("", ["Running head"])):
        data = docx(
            p("Talk") + f"<w:sectPr>{references}{first}</w:sectPr>", links, **parts, footer1=part("ftr", p("p. 1"))
        )
        found = blocks(tmp_path, data)
        assert [b.text for b in found if b.kind == "aside"] == [*wanted, "p. 1"]
        assert found[0].origin == ("first-page header" if first else "header")


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def test_tables_are_rows_of_texts(tmp_path: Path) -> None:
    found = blocks(tmp_path, docx(table([p("Date"), p("3 May") + p("2015")], [p("Place"), p("Oslo")])))
    assert [b.rows for b in found] == [(("Date", "3 May\n2015"), ("Place", "Oslo"))]


def test_a_table_that_lays_out_the_page_is_what_is_in_its_cells(tmp_path: Path) -> None:
    for body in (table([p("Alone")]), table([p("Left"), p("one", listed(1)) + p("two", listed(1))])):
        found = blocks(tmp_path, docx(body, numbering=NUMBERING))
        assert all(b.kind != "table" for b in found)
    assert [b.marker for b in found] == ["", "1.", "2."]


def test_symbols_hyphens_and_invisible_marks_are_what_they_look_like(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>'
        "<w:softHyphen/><w:t>c\ufeffd\u00ade</w:t></w:r></w:p>"
    )
    assert texts(blocks(tmp_path, docx(body))) == ["→a\u2011bcde"]


def test_the_strict_edition_of_the_format_is_read_as_well(tmp_path: Path) -> None:
    import io
    import zipfile

    data = io.BytesIO(docx(p("Strict words", '<w:outlineLvl w:val="0"/>')))
    strict = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode().replace("schemas.openxmlformats.org/", "purl.oclc.org/ooxml/")
            new.writestr(name, text.replace("purl.oclc.org/ooxml/package", "schemas.openxmlformats.org/package"))
    assert [(b.kind, b.text) for b in blocks(tmp_path, strict.getvalue())] == [("heading", "Strict words")]


def test_a_document_of_python_docx_is_read_in_full(tmp_path: Path) -> None:
    docx_module = pytest.importorskip("docx")
    made = docx_module.Document()
    made.add_heading("Talk", 0)
    made.add_heading("Section", 1)
    made.add_paragraph("first", style="List Number")
    made.add_paragraph("second", style="List Number")
    made.add_paragraph("point", style="List Bullet 2")
    made.save(str(tmp_path / "talk.docx"))
    found = read(str(tmp_path / "talk.docx")).blocks
    assert [(b.kind, b.marker, b.text) for b in found] == [
        ("paragraph", "", "Talk"), ("heading", "", "Section"), ("item", "1.", "first"), ("item", "2.", "second"),
        ("item", "•", "point"),
    ]  # fmt: skip
    assert found[0].style == "Title"
