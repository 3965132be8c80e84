"""A deck with every visual block, alone and beside points, to be put on any template."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from deckbuild.model import Point, Section
from deckbuild.model.visuals import (
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
from templates.package import picture

if TYPE_CHECKING:
    from pathlib import Path

    from deckbuild.model import Deck
    from deckbuild.model.visuals import Block

_YEARS = ("2000", "2007", "2014")


def _blocks(folder: Path) -> dict[str, Block]:
    file, grey = folder / "grey.png", picture(230)
    file.write_bytes(grey)
    digest = hashlib.blake2b(grey, digest_size=16).hexdigest()
    points = (Point("Trade", ""), Point("Transit", ""))
    return {
        "chart": Chart("column", _YEARS, (Series("Trade", (1, 3, 2)),), title="Trade by year", source="Customs"),
        "table": Table(("Year", "Trade"), (("2000", "1"), ("2014", "2")), source="Customs"),
        "picture": Picture(str(file), digest, 1, 1, "A line", caption="The line at the border"),
        "timeline": Timeline((Event("2000", "A treaty"), Event("2007", "A summit"), Event("2014", "A railway"))),
        "quote": Quote("Trade needs peace.", "A. Speaker", "Plenum"),
        "figures": Figures((Figure("54", "kilometres"), Figure("2014", "the year"))),
        "columns": Columns((Column("North", points), Column("South", points))),
    }


def everything(deck: Deck, folder: Path) -> Deck:
    """The deck with sections of every block in place of its own."""
    points = (Point("What to see", "Look at the first year."), Point("What to do", "Ask for more."))
    sections = []
    for name, block in _blocks(folder).items():
        sections.append(Section(key=f"{name}-alone", title=f"A {name} alone", visual=block))
        sections.append(Section(key=f"{name}-beside", title=f"A {name} and points", visual=block, points=points))
    sections.append(Section(key="lead", title="A lead alone", lead=Point("One sentence for the whole slide.", "")))
    sections.append(Section(key="title", title="A title alone", source="An archive"))
    return deck._replace(sections=tuple(sections))
