"""The door of understanding: documents to a deck, the comments beside it, and the account of every word."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from deckbuild.importing.account import Account
from deckbuild.importing.comments import Comments
from deckbuild.importing.document import Document, UnreadableError
from deckbuild.importing.understand.asides import set_aside
from deckbuild.importing.understand.body import read_body
from deckbuild.importing.understand.cover import Cover
from deckbuild.importing.understand.drafts import PointDraft, SectionDraft
from deckbuild.importing.understand.header import read_header
from deckbuild.importing.understand.language import language_of
from deckbuild.importing.understand.pieces import Ledger, Words, pieces_of
from deckbuild.importing.understand.sections import Made
from deckbuild.importing.understand.slides import read_slides
from deckbuild.model import Deck


class Understood(NamedTuple):
    """What was understood: the deck, the comments that stand in its YAML, and where every word went."""

    deck: Deck
    comments: Comments
    account: Account


def understand(documents: Sequence[Document]) -> Understood:
    """The deck that documents make together, in their order; raises UnreadableError where they hold no words."""
    if not any(block.text.strip() or block.rows for document in documents for block in document.blocks):
        raise UnreadableError("there are no words to import", "is it a scan? then it needs text recognition first")
    ledger = Ledger(documents)
    said = next((d.language for d in documents if d.language), "")
    language = language_of((b.text for d in documents for b in d.blocks), said)
    cover = Cover(ledger, language)
    drafts: list[SectionDraft] = []
    for number, document in enumerate(documents):
        drafts += _of_document(document, number, cover, ledger)
    if not drafts:
        drafts = [SectionDraft([])]
    _open_with(cover.salutations, drafts)
    fallback = next((d.title.strip() for d in documents if d.title.strip()), "")
    stem = os.path.splitext(os.path.basename(documents[0].path))[0]
    deck, comments, added = cover.deck(fallback, stem)
    made = Made(ledger, language)
    made.make(drafts)
    account = Account(ledger.entries(), (*added, *made.added))
    return Understood(deck._replace(sections=tuple(made.sections)), Comments(comments, tuple(made.comments)), account)


def _of_document(document: Document, number: int, cover: Cover, ledger: Ledger) -> list[SectionDraft]:
    """The sections of one document; what it says of the deck goes to the cover."""
    pieces = pieces_of(document, number, ledger)
    if document.slides:
        facts, drafts = read_slides(pieces, cover.language, ledger, cover.has_title)
    else:
        header = read_header(set_aside(pieces, ledger), cover.language, cover.has_title)
        drafts, more = read_body(header.body, ledger)
        facts = [*header.facts, *more]
    # The deck is called what its first document is called; what a later one is called holds its sections together.
    later = next((fact for fact in facts if number and drafts and fact.key == "title"), None)
    for fact in facts:
        if fact is not later:
            cover.add(fact)
    for draft in drafts if later else ():
        draft.group = draft.group or (later.words if later else None)
    return drafts


def _open_with(salutations: Sequence[Words], drafts: Sequence[SectionDraft]) -> None:
    """Puts the words that address the listeners where they are said: before the first section's points."""
    if not salutations:
        return
    first = drafts[0]
    if first.lead is None:
        first.lead = PointDraft(list(salutations), is_plain=True)
        first.lead.hidden = True
    else:
        first.lead.before = list(salutations)
