"""The speech: every word that is said, where it is said, with the conditions on every page."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from conftest import ROOT
from deckbuild.export import kinds
from deckbuild.export.markdown import markdown_of
from deckbuild.export.speech import Speech, speech_of
from deckbuild.pipeline import Options, Prepared, prepare
from making import prepared

NOW = "2014-04-20 12:00 UTC"
TALK = """\
title: Trade <b>&amp;</b> *peace*
speaker: {name: A. Speaker, affiliation: An institute}
disclaimer: Own views.
embargo: {until: 2026-12-01 09:00 Asia/Seoul, contact: press@example.org}
marking: TLP:AMBER
check_against_delivery: true
sections:
  - title: "# What has changed"
    lead: {show: Short, say: "1. A lead that only looks like a list"}
    marker: number
    points:
      - show: One
        say: The first point, [in full](https://example.org/a).
        points: [Below it]
      - <script>alert(1)</script>
    notes: |
      - Pause here.

      1. Count
      2. to two
    source: An archive
  - title: In reserve
    hidden: true
    points: [Only if asked]
  - title: The end
    points: [Thanks]
"""


def of(made: Prepared) -> Speech:
    assert made.is_ready
    return speech_of(made.deck, made.slides, made.embargoed)


def said_in(made: Prepared) -> list[str]:
    """Every paragraph of the notes of the slides, the disclaimer apart."""
    return [
        text
        for slide in made.slides[1:]
        for paragraph in slide.notes
        if (text := "".join(run.text for run in paragraph.runs)) and text != "Own views."
    ]


def word_texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_page_holds_what_is_said_then_the_cues_then_the_source(tmp_path: Path) -> None:
    page = of(prepared(tmp_path, TALK)).pages[0]
    texts = [["".join(r.text for r in p.runs) for p in part] for part in (page.said, page.cues, page.source)]
    assert texts == [
        ["1. A lead that only looks like a list", "The first point, in full.", "Below it", "<script>alert(1)</script>"],
        ["Pause here.", "Count", "to two"],
        ["Source: An archive"],
    ]


def test_times_run_from_section_to_section_and_pass_over_what_is_hidden(tmp_path: Path) -> None:
    first, hidden, last = of(prepared(tmp_path, TALK)).pages
    assert (first.begins, hidden.begins) == (0.0, None)
    assert last.begins == first.spoken.middle


def test_every_word_is_in_the_word_document(tmp_path: Path) -> None:
    made = prepared(tmp_path, TALK)
    texts = word_texts(kinds.KINDS["speech"].makers[".docx"](made))
    assert [text for text in said_in(made) if text not in texts] == []
    assert texts[0] == "Trade <b>&amp;</b> peace"
    assert {"A. Speaker", "An institute", "Embargo contact: press@example.org"} <= set(texts)


def test_every_page_of_the_word_document_carries_the_conditions(tmp_path: Path) -> None:
    made = prepared(tmp_path, TALK)
    section = docx.Document(io.BytesIO(kinds.KINDS["speech"].makers[".docx"](made))).sections[0]
    head = [paragraph.text for paragraph in section.header.paragraphs]
    assert head == [
        "EMBARGOED UNTIL 09:00 KST (00:00 UTC), Tuesday 1 December 2026", "TLP:AMBER", "CHECK AGAINST DELIVERY",
    ]  # fmt: skip
    assert section.footer.paragraphs[0].text == "Own views."


def test_a_section_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(kinds.KINDS["speech"].makers[".docx"](prepared(tmp_path, TALK))))
    headings = [one for one in document.paragraphs if one.style.name == "Heading 1"]
    assert [one.text for one in headings] == ["1. # What has changed", "2. In reserve", "3. The end"]
    assert all(one.paragraph_format.page_break_before for one in headings)


def test_lists_of_the_word_document_count_anew_and_links_lead_on(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(kinds.KINDS["speech"].makers[".docx"](prepared(tmp_path, TALK))))
    numbered = {}
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr
        if properties is not None and properties.numPr is not None:
            numbered[paragraph.text] = (properties.numPr.numId.val, properties.numPr.ilvl.val)
    assert numbered["The first point, in full."] == numbered["<script>alert(1)</script>"]
    assert numbered["Below it"][1] == 1
    assert numbered["Count"][0] != numbered["The first point, in full."][0]
    links = [link.address for one in document.paragraphs for link in one.hyperlinks]
    assert links == ["https://example.org/a"]


def test_the_word_document_names_nobody_but_the_speaker(tmp_path: Path) -> None:
    data = kinds.KINDS["speech"].makers[".docx"](prepared(tmp_path, TALK))
    core = docx.Document(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Trade <b>&amp;</b> peace", "A. Speaker", "A. Speaker")
    assert core.content_status.startswith("EMBARGOED")
    assert "python-docx" not in repr([core.author, core.comments, core.keywords])
    assert b"thumbnail" not in data


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    make = kinds.KINDS["speech"].makers[".docx"]
    assert make(prepared(tmp_path, TALK)) == make(prepared(tmp_path, TALK))


def test_markdown_shows_the_words_and_nothing_but_words(tmp_path: Path) -> None:
    made = prepared(tmp_path, TALK)
    page = MarkdownIt("commonmark").render(markdown_of(of(made)))
    assert "<script>" not in page
    assert "<h1>Trade &lt;b&gt;&amp;amp;&lt;/b&gt; <em>peace</em></h1>" in page
    assert "<h2>1. # What has changed</h2>" in page
    assert "<p>1. A lead that only looks like a list</p>" in page
    assert page.count("<ol>") == 2
    assert "<em>Own views.</em>" in page


@pytest.mark.parametrize("language", ["ar", "ko", "ru"])
def test_other_scripts_are_set_in_their_language(language: str, tmp_path: Path) -> None:
    made = prepared(tmp_path, f"title: T\nlanguage: {language}\nsections: [{{title: A, points: [a, b]}}]\n")
    document = docx.Document(io.BytesIO(kinds.KINDS["speech"].makers[".docx"](made)))
    assert f'w:val="{language}"' in document.styles.element.xml
    assert ("<w:bidi/>" in document.element.xml) is (language == "ar")
    assert document.styles["Normal"].element.rPr.find(qn("w:szCs")).get(qn("w:val")) == "36"  # half points of 18


def test_the_sample_is_in_its_speech_with_every_word() -> None:
    made = prepare(str(ROOT), Options(now=NOW))
    texts = word_texts(kinds.KINDS["speech"].makers[".docx"](made))
    assert made.deck.disclaimer is not None
    own = made.deck.disclaimer.text
    notes = ["".join(r.text for r in p.runs) for slide in made.slides for p in slide.notes]
    assert [text for text in notes if text and text not in texts and text != own] == []
