"""Talking points in YAML become a speaker's PowerPoint deck.

    import deckbuild

    deck = deckbuild.load("my-talk")
    for problem in deckbuild.check(deck):
        print(problem.code, problem.message)
    deckbuild.build(deck, "talk.pptx")

The names are imported when they are first used, for the command line starts faster without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckbuild.api import (
        Chart,
        Column,
        Columns,
        Deck,
        DeckError,
        Diagnostic,
        Event,
        Figure,
        Figures,
        Finding,
        Picture,
        Point,
        Quote,
        Rule,
        Section,
        Series,
        Subject,
        Table,
        Timeline,
        build,
        check,
        load,
    )

__all__ = (
    "Chart", "Column", "Columns", "Deck", "DeckError", "Diagnostic", "Event", "Figure", "Figures", "Finding", "Picture",
    "Point", "Quote", "Rule", "Section", "Series", "Subject", "Table", "Timeline", "build", "check", "load",
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'deckbuild' has no attribute {name!r}")
    from deckbuild import api

    return getattr(api, name)
