"""The account of an import: no word is lost on any document, and an account that lies is found out."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.importing.account import Account, check, letters, words_of
from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.formats import docx as word
from deckbuild.importing.formats import html, markdown, pdf, text
from deckbuild.importing.short import shorten
from deckbuild.importing.understand.understanding import understand
from deckbuild.richtext import Run
from files import docx, listed, p, part, r
from printing import by_rows, printed, set_text

_SOME = (
    "the tide will not wait for Anna, 40 boats (all of them) left at 9:00; 강은 길다 море тихое 海は広い État żółw "
    "*stars* `code` [note] Q&A — “so” 3.5 % 2024 if only"
)
WORDS = st.sampled_from(_SOME.split())
PHRASE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
MARKS = st.sampled_from(
    (
        "",
        "",
        "",
        "• ",
        "- ",
        "  – ",
        "1. ",
        "2) ",
        "(a) ",
        "I. ",
        "# ",
        "> ",
        "Date: ",
        "Speaker: ",
        "Embargo until ",
        "□ ",
    )
)
FIXED = st.sampled_from(
    (
        "", "", "•", "CHECK AGAINST DELIVERY", "Slide 2 – The flood (2 min)", "[PAUSE]", "(3 min)", "Page 2", "- 3 -",
        "Q&A", "Q: Why?", "A: Because.", "Ladies and gentlemen,", "6 May 2015, 10:00-11:15", "===", "ENDS",
        "CONFIDENTIAL", "Talking points by A. Speaker, Institute",
        "The views expressed are my own and not those of the harbour.", "Item\tAmount", "“A quotation of some length.”",
        "— Somebody", "About us", "(U) marked", "Event | 3 May 2020 | Room 4",
    )
)  # fmt: skip
LINE = st.one_of(FIXED, st.tuples(MARKS, PHRASE).map("".join))
DOCUMENTS = st.lists(LINE, min_size=1, max_size=24).map("\n".join)
BLOCKS = st.builds(
    lambda words, kind, level, marker, indent, bold: Block(
        (Run(words, bold=bold),) if kind not in ("table", "break") else (),
        kind,
        level,
        marker if kind in ("item", "note") else "",
        indent,
        bold,
        rows=((words, "x"), ("y", "")) if kind == "table" else (),
        origin="page 1",
    ),
    PHRASE,
    st.sampled_from(("paragraph", "paragraph", "heading", "item", "item", "table", "quote", "break", "note", "aside")),
    st.integers(0, 4),
    st.sampled_from(("•", "–", "1.", "2.", "(a)", "")),
    st.sampled_from((0.0, 2.0, 4.0)),
    st.booleans(),
)


def proved(document: Document) -> list[str]:
    """What is wrong with the account of a document, before and after short forms are made."""
    try:
        understood = understand([document])
    except UnreadableError:
        return []
    short = shorten(understood)
    return [
        *check([document], understood.deck, understood.account, understood.comments),
        *check([document], short.deck, short.account, short.comments),
    ]


@settings(max_examples=150)
@given(DOCUMENTS)
def test_no_word_of_a_text_file_is_lost(written: str) -> None:
    document = text.read("talk.txt", written.encode())
    assert letters("".join(t for block in document.blocks for t in words_of(block))) == letters(written)
    assert proved(document) == []


@settings(max_examples=100)
@given(DOCUMENTS)
def test_no_word_of_a_markdown_file_is_lost(written: str) -> None:
    assert proved(markdown.read("talk.md", written.encode())) == []


@settings(max_examples=150)
@given(st.lists(BLOCKS, min_size=1, max_size=16), st.booleans())
def test_no_word_of_any_blocks_is_lost(blocks: list[Block], slides: bool) -> None:
    assert proved(Document("talk.docx", tuple(blocks), slides=slides)) == []


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_no_characters_stop_the_reading(written: str) -> None:
    try:
        document = text.read("talk.txt", written.encode("utf-8", "replace"))
    except UnreadableError:
        return
    assert proved(document) == []


TALK = b"Title: On Tides\nSpeaker: A. Speaker\n\nHigh water\n\n- Twice a day\n- Every day\n\nLow water\n\n- As often\n"


def test_the_account_names_the_place_of_every_stretch() -> None:
    account = understand([text.read("talk.txt", TALK)]).account
    assert [(entry.text, entry.place) for entry in account.entries] == [
        ("Title:", "deck.title, label"),
        ("On Tides", "deck.title"),
        ("Speaker:", "deck.speaker, label"),
        ("A. Speaker", "deck.speaker"),
        ("High water", "section 1, title"),
        ("Twice a day", "section 1, point 1"),
        ("Every day", "section 1, point 2"),
        ("Low water", "section 2, title"),
        ("As often", "section 2, point 1"),
    ]
    assert account.entries[4].origin == "line 4"


@pytest.mark.parametrize("lost", range(9))
def test_a_stretch_left_out_of_the_account_is_found(lost: int) -> None:
    document = text.read("talk.txt", TALK)
    understood = understand([document])
    entries = understood.account.entries
    account = Account(entries[:lost] + entries[lost + 1 :])
    assert check([document], understood.deck, account) != []


def test_a_word_that_the_deck_lacks_or_invents_is_found() -> None:
    document = text.read("talk.txt", TALK)
    deck, _, account = understand([document])
    first = deck.sections[0]
    short = first._replace(points=first.points[:1])
    longer = first._replace(points=(first.points[0]._replace(show="Twice a long day"), first.points[1]))
    invented = first._replace(notes="Smile.")
    for section in (short, longer, invented):
        assert check([document], deck._replace(sections=(section, *deck.sections[1:])), account) != []


def test_several_documents_are_accounted_for_one_by_one() -> None:
    documents = [text.read("one.txt", TALK), text.read("two.txt", b"Second Part\n\nNeap tides\n\n- Small ones\n")]
    understood = understand(documents)
    assert check(documents, understood.deck, understood.account, understood.comments) == []
    assert [section.title for section in understood.deck.sections] == ["High water", "Low water", "Neap tides"]
    assert understood.deck.title == "On Tides"
    assert check(documents[:1], understood.deck, understood.account) != []


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def look(words: str, which: int) -> str:
    """Words as runs, of which one in the middle is bold, deleted, inserted, linked or beside a tab."""
    first, _, rest = words.partition(" ")
    middle = {
        0: r(escaped(f" {rest}")),
        1: r(escaped(f" {rest}"), "<w:b/>"),
        2: f"<w:del>{r('gone')}</w:del>{r(escaped(f' {rest}'))}",
        3: f"<w:ins>{r(escaped(f' {rest}'))}</w:ins>",
        4: f"<w:r><w:tab/></w:r>{r(escaped(rest))}",
        5: f"<w:r><w:br/></w:r>{r(escaped(rest))}",
    }[which]
    return r(escaped(first)) + middle


PROPERTIES = st.sampled_from(
    ("", "", '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="1"/>', listed(1), listed(1, 1), listed(2), listed(2, 1),
     '<w:pStyle w:val="Title"/>', '<w:jc w:val="center"/>', '<w:ind w:left="720" w:hanging="360"/>')
)  # fmt: skip
TEXT = st.one_of(PHRASE, FIXED.filter(bool))
PARAGRAPHS = st.builds(
    lambda words, properties, which: f"<w:p><w:pPr>{properties}</w:pPr>{look(words, which)}</w:p>",
    TEXT,
    PROPERTIES,
    st.integers(0, 5),
)
ROWS = st.lists(st.tuples(TEXT, PHRASE), min_size=1, max_size=3)
TABLES = ROWS.map(
    lambda rows: "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(escaped(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    ) + "</w:tbl>"
)  # fmt: skip
BOXES = PHRASE.map(
    lambda words: (
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>"
        f"{p(escaped(words))}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
)
LISTS = part(
    "numbering",
    "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(
            f'<w:lvl w:ilvl="{k}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for k, (form, text) in enumerate(rows)
        )
        + "</w:abstractNum>"
        for n, rows in ((1, (("decimal", "%1."), ("lowerLetter", "(%2)"))), (2, (("bullet", "•"), ("bullet", "o"))))
    )
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2)),
)
TITLE_STYLE = part("styles", '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>')


@settings(max_examples=100)
@given(st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES, BOXES), min_size=1, max_size=14))
def test_no_word_of_a_word_document_is_lost(paragraphs: list[str]) -> None:
    document = word.read("talk.docx", docx("".join(paragraphs), numbering=LISTS, styles=TITLE_STYLE))
    kept = re.sub(r"<w:del>.*?</w:del>", "", "".join(paragraphs))
    written = letters(unescape(" ".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", kept))))
    assert letters("".join(block.text + "".join(map("".join, block.rows)) for block in document.blocks)) == written
    assert proved(document) == []


INLINE = st.builds(
    lambda words, form: form.format(escaped(words)),
    TEXT,
    st.sampled_from(
        (
            "{}",
            "{}",
            "<b>{}</b>",
            "<i>{}</i> and on",
            '<a href="https://example.org/">{}</a>',
            "{}<br>below",
            "o&nbsp; {}",
        )
    ),
)
ITEMS = st.lists(INLINE, min_size=1, max_size=4).map(lambda items: "".join(f"<li>{item}</li>" for item in items))
ELEMENTS = st.one_of(
    st.builds(
        lambda tag, inside: f"<{tag}>{inside}</{tag}>",
        st.sampled_from(
            ("p", "p", "div", "h1", "h2", "h3", "blockquote", "center", "span", "main", "figcaption", "header")
        ),
        INLINE,
    ),
    st.builds(lambda tag, items: f"<{tag}>{items}</{tag}>", st.sampled_from(("ul", "ol")), ITEMS),
    st.builds(lambda outer, inner: f"<ul><li>{outer}<ol>{inner}</ol></li></ul>", INLINE, ITEMS),
    ROWS.map(
        lambda rows: (
            "<table>"
            + "".join("<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows)
            + "</table>"
        )
    ),
    PHRASE.map(
        lambda words: f"<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>{escaped(words)}</p>"
    ),
    st.just("<hr>"),
)


@settings(max_examples=100)
@given(st.lists(ELEMENTS, min_size=1, max_size=14))
def test_no_word_of_a_web_page_is_lost(elements: list[str]) -> None:
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{''.join(elements)}</body></html>"
    document = html.read("talk.html", page.encode())
    ignored = re.sub(r"<span style='mso-list:Ignore'>.*?</span>", "", "".join(elements))
    written = letters(unescape(re.sub(r"<[^>]*>", " ", ignored)))
    assert letters("".join(block.text + "".join(map("".join, block.rows)) for block in document.blocks)) == written
    assert proved(document) == []


PAGES = st.lists(
    st.tuples(st.lists(LINE.filter(lambda line: "\t" not in line), min_size=1, max_size=10), st.booleans()),
    min_size=1,
    max_size=3,
)


@settings(max_examples=100)
@given(PAGES)
def test_no_word_of_a_pdf_is_lost(pages: list[tuple[list[str], bool]]) -> None:
    made, written = [], []
    for lines, in_columns in pages:
        half = len(lines) // 2 if in_columns else len(lines)
        columns = set_text("\n".join(lines[:half]), 60, width=44), set_text("\n".join(lines[half:]), 320, width=44)
        made.append(by_rows(*columns) if in_columns else columns[0])
        written += lines
    try:
        document = pdf.read("talk.pdf", printed(*made))
    except UnreadableError:
        assert letters("".join(written)) == ""
        return
    found = letters("".join(block.marker + block.text + "".join(map("".join, block.rows)) for block in document.blocks))
    assert Counter(found) == Counter(letters("".join(written)))
    assert proved(document) == []
