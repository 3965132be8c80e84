"""What there is to say of a template, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from deckbuild.fonts import Measure
    from deckbuild.template.contrast import Contrast
    from deckbuild.template.model import Layout, Remark, Template


class Change(NamedTuple):
    """What is done to a place of a layout: `what` it is in a reader's words, and `how` it changes."""

    what: str
    how: str


class Survey(NamedTuple):
    """One layout looked at.

    `master` and `name` are how they are shown, `full_name` is what a deck writes to mean it, empty where it has no
    name. `serves` are kinds of slide. `changes` happen to every slide of it, `strips` only where there is an embargo or
    a marking. `lines` of its largest text have room at `size` points, none without one.
    """

    layout: Layout
    name: str
    master: str
    full_name: str
    serves: tuple[str, ...]
    missing: tuple[str, ...]
    changes: tuple[Change, ...]
    strips: tuple[Change, ...]
    contrasts: tuple[Contrast, ...]
    lines: int
    size: float


class Font(NamedTuple):
    """A font that the template wants, what for, by what it is measured, whether it is installed and in the file."""

    name: str
    roles: tuple[str, ...]
    measure: Measure
    installed: bool
    embedded: bool


class Surveyed(NamedTuple):
    """A template looked at: its layouts in order, its fonts, and what does not leave it with a deck.

    `serving` pairs each kind of slide with the number of the layout (from 0) that serves it. `fixed` counts the
    colours in layouts and masters that are written out, `themed` those that are the theme's.
    """

    template: Template
    layouts: tuple[Survey, ...]
    serving: tuple[tuple[str, int], ...]
    fonts: tuple[Font, ...]
    remarks: tuple[Remark, ...]
    fixed: int
    themed: int
