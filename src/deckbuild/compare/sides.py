"""The three sides of a comparison in one form: what the last build laid out, what the YAML says now, what the deck has.

Texts, alternative texts and groups are known by hashes of one salt, so that any side can be held against any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from deckbuild.compare.align import Item

FROM_YAML = ("footer", "embargo", "marking", "date", "number")
"""Roles whose text always comes from the YAML, whatever a person writes there."""


class ShapeSide(NamedTuple):
    """A shape on one side.

    `box` is left, top, width and height in EMU, None where the side does not know. `alt` and `look` are hashes, empty
    for none; None where the side does not know. `cells` are a table's, or the sheet behind a chart: names of series
    above, categories at the left. `texts` are its paragraphs (a chart's heading), without those that have no words.
    `shows` tells what else it shows: the picture, or the type of chart. `inner` are the shapes of a group. `bold` are
    the levels of text that its place sets in bold.
    """

    role: str
    name: str
    box: tuple[int, int, int, int] | None = None
    texts: tuple[Item, ...] = ()
    alt: str | None = ""
    look: str | None = None
    shows: str | None = ""
    cells: tuple[tuple[Item, ...], ...] = ()
    inner: tuple[ShapeSide, ...] = ()
    bold: tuple[int, ...] = ()


class Foreign(NamedTuple):
    """What a person put on a slide: `kind` is that of a thing, or `comment`, `animation`, `transition`."""

    kind: str
    name: str


class SlideSide(NamedTuple):
    """A slide on one side; `key` is empty for one that only the deck has. `copy_of` is the key of what it is a copy of.

    `group` is the hash of the PowerPoint section's name, None where the side does not know.
    """

    key: str
    shapes: tuple[ShapeSide, ...]
    notes: tuple[Item, ...] = ()
    hidden: bool = False
    group: str | None = ""
    copy_of: str = ""
    foreign: tuple[Foreign, ...] = ()
    layout: str = ""
