"""Visual blocks laid out: one module for each kind, found by the block's own name.

Each module has

- `BESIDE`: whether points stand at the block's side; if not, they stand above it;
- `kind(block, alone)`: the kind of layout it wants, `alone` when the slide has no other text than its title;
- `lay_out(block, spot, desk)`: what stands on the slide, in reading order; problems go to the desk;
- `said(block, language)`: what the notes say of it, unless the block's own `say` does.

Where they differ from most, they also have

- `CITES`: true for a block that shows its source itself;
- `FILLS`: true for a block that fills the layout's places for points itself, so that points need a box of their own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from typing import Any

    from deckbuild.layout.desk import Desk
    from deckbuild.layout.shapes import Content, Paragraph
    from deckbuild.model.visuals import Block
    from deckbuild.template.model import Box, Layout, Placeholder

_MODULES = {
    "Chart": "chart", "Table": "table", "Picture": "picture", "Timeline": "timeline",
    "Quote": "quote", "Figures": "figures", "Columns": "columns",
}  # fmt: skip


class Spot(NamedTuple):
    """Where a block goes: `box` is its room, `place` the layout's placeholder for it, where there is one.

    `alone` says that nothing but the title stands beside it: the block may then use all places of the layout.
    """

    layout: Layout
    box: Box
    place: Placeholder | None
    alone: bool
    language: str


class Module(Protocol):
    """What a module of this package offers."""

    BESIDE: bool

    def kind(self, block: Any, alone: bool) -> str:
        """The kind of layout that the block wants."""

    def lay_out(self, block: Any, spot: Spot, desk: Desk) -> tuple[Content, ...]:
        """What stands on the slide."""

    def said(self, block: Any, language: str) -> list[Paragraph]:
        """What the notes say of it."""


def module_of(block: Block) -> Module:
    """The module for a block; imported when a deck has one, for most slides have none."""
    module: Any = import_module(f"deckbuild.layout.visuals.{_MODULES[type(block).__name__]}")
    found: Module = module
    return found
