"""A speech as a Word document: large type, a page a section, times, and the conditions on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.export.docx import GREY, RED, Document
from deckbuild.export.markdown import when

if TYPE_CHECKING:
    from typing import BinaryIO

    from deckbuild.export.speech import Speech
    from deckbuild.model import Deck

SIZE = 18.0
"""Points of the text: what a standing speaker reads from a lectern at arm's length."""


def write(file: BinaryIO, deck: Deck, speech: Speech) -> None:
    """Writes the speech to an open file."""
    document = Document(deck, speech.head, SIZE)
    head = speech.head
    document.heading(head.title, 0)
    for text, color in ((head.embargo, RED), (head.marking, None), (head.delivery, None)):
        if text:
            document.line(text, color=color, bold=True)
    for line in head.facts:
        document.line(line)
    if head.contact:
        document.line(head.contact, color=GREY)
    for number, page in enumerate(speech.pages, 1):
        document.heading(
            (page.title[0]._replace(text=f"{number}. {page.title[0].text}"), *page.title[1:]), 1, page_break=True
        )
        document.line(when(page), color=GREY)
        if page.marking and page.marking != head.marking:
            document.line(page.marking, bold=True)
        document.paragraphs(page.said)
        document.paragraphs(page.cues, color=GREY, italic=True)
        if page.source:
            document.aside(page.source)
    document.write(file)
