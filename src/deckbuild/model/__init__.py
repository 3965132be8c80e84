"""What a deck means: sections, points, visual blocks and the facts around them, without any geometry.

Texts are one paragraph of inline Markdown each (see `richtext`), kept as they were written. The values are
immutable and compare by meaning: where something was written (`at`) takes no part in equality.

Like all modules of named tuples on the way of `make`, these do without postponed annotations: `typing`
compiles each of them, which would add up to ten milliseconds at every start.
"""

from deckbuild.model.deck import Deck, Disclaimer, Embargo, RuleSource, Section, Speaker
from deckbuild.model.points import Point
from deckbuild.model.theme import Logo, Theme
from deckbuild.model.visuals import (
    Block,
    Chart,
    Column,
    Columns,
    Event,
    Figure,
    Figures,
    Picture,
    Quote,
    Series,
    Table,
    Timeline,
)

__all__ = [
    "Block", "Chart", "Column", "Columns", "Deck", "Disclaimer", "Embargo", "Event", "Figure", "Figures", "Logo",
    "Picture", "Point", "Quote", "RuleSource", "Section", "Series", "Speaker", "Table", "Theme", "Timeline",
]  # fmt: skip
