"""Rooms for visual blocks to be laid out in, without the slide around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckbuild.diagnostics import Problems
from deckbuild.layout.desk import Desk
from deckbuild.layout.visuals import Spot, module_of
from deckbuild.model import Deck
from deckbuild.template.model import Box
from deckbuild.template.store import builtin

if TYPE_CHECKING:
    from deckbuild.model.visuals import Block

ALONE, BESIDE, TALL = (
    Box(685800, 1810512, 10820400, 4059936),
    Box(5166360, 1810512, 6339840, 4059936),
    Box(0, 0, 3000000, 6000000),
)


def laid_out(
    block: Block, room: Box = ALONE, alone: bool = True, language: str = "en", problems: Problems | None = None
) -> tuple[Any, ...]:
    """What stands in a room for a block, with the built-in template; a block does not ask for the deck around it."""
    nothing: Any = None
    found = problems if problems is not None else Problems()
    desk = Desk(Deck(title="Rooms"), builtin(), nothing, nothing, found)
    spot = Spot(builtin().layouts[1], room, None, alone, language)
    return tuple(module_of(block).lay_out(block, spot, desk))


def inside(box: Box, room: Box) -> bool:
    """Whether a box leaves its room nowhere."""
    return (
        room.x <= box.x
        and room.y <= box.y
        and box.x + box.cx <= room.x + room.cx
        and box.y + box.cy <= room.y + room.cy
    )
