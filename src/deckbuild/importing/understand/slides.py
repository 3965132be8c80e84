"""Documents that come as slides: each slide is a section, its notes what is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deckbuild.importing.understand.asides import set_aside
from deckbuild.importing.understand.body import read_body
from deckbuild.importing.understand.drafts import SectionDraft
from deckbuild.importing.understand.facts import Fact
from deckbuild.importing.understand.pieces import Ledger, Piece

if TYPE_CHECKING:
    from deckbuild.importing.understand.cover import Cover


def read_slides(pieces: Sequence[Piece], cover: Cover, ledger: Ledger) -> tuple[list[Fact], list[SectionDraft]]:
    """The facts of a deck's cover, and one section for each slide."""
    del cover
    drafts, facts = read_body(set_aside(pieces, ledger), ledger)
    return facts, drafts
