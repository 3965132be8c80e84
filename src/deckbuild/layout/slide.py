"""Laid-out slides: the values that layout hands to the writer."""

from typing import NamedTuple

from deckbuild.richtext import Run
from deckbuild.source import NOWHERE, Span
from deckbuild.template.model import Box, Layout, Placeholder
from deckbuild.timing import Spoken

EMU_PER_POINT = 12700

HANGING = 228600
"""EMU that a marker takes at each level where the template hangs none: a quarter of an inch."""


class Paragraph(NamedTuple):
    """A paragraph as it is written: `size` in points, 0 for the placeholder's own.

    `level` counts from 0. `marker` is `bullet`, `number`, `dash` or `none`; `number` is where a numbered list
    starts or goes on, and `hanging` the EMU that its marker takes where the template's own are too few. `field`
    makes the text a field of that type, such as `slidenum`. `color` is RRGGBB, empty for the placeholder's own.
    `language` is the words' own where it is not the slide's: a disclaimer stays in the deck's.
    """

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = "none"
    number: int = 1
    hanging: int = 0
    size: float = 0.0
    field: str = ""
    color: str = ""
    language: str = ""

    def sized(self, size: float) -> "Paragraph":
        """The same in another size; written out, for `_replace` takes four times as long and every slide needs it."""
        runs, level, marker, number, hanging, _, field, color, language = self
        return Paragraph(runs, level, marker, number, hanging, size, field, color, language)


class Shape(NamedTuple):
    """A filled placeholder, a text box (no placeholder), or a line (`role` is `rule`).

    `box` overrides the placeholder's; `shrink` leaves PowerPoint the right to shrink text that a person adds.
    `align` is `l`, `r`, `ctr` or empty, `fill` RRGGBB or empty.
    """

    role: str
    name: str
    paragraphs: tuple[Paragraph, ...] = ()
    placeholder: Placeholder | None = None
    box: Box | None = None
    shrink: bool = False
    align: str = ""
    anchor: str = ""
    fill: str = ""

    @property
    def place(self) -> Box:
        """Where the shape stands."""
        if self.box is not None:
            return self.box
        assert self.placeholder is not None
        return self.placeholder.box


class Furniture(NamedTuple):
    """What slides of one layout, language and marking share, on the slide and on its notes page.

    Made once and shared by identity, so that a writer may format it once. `row` is where the rule that
    carries the slide's identity is drawn.
    """

    top: tuple[Shape, ...]
    bottom: tuple[Shape, ...]
    notes: tuple[Shape, ...]
    row: Box


class LaidSlide(NamedTuple):
    """One slide, ready to be written.

    `key` is its identity: the section's key, `key/2` for the second slide of a continued section. `size` is the
    body's text size in points, 0 where there is no body. `words` counts the words on the slide.
    """

    key: str
    title: str
    layout: Layout
    content: tuple[Shape, ...]
    furniture: Furniture
    notes: tuple[Paragraph, ...]
    language: str
    spoken: Spoken
    words: int = 0
    size: float = 0.0
    allotted: float | None = None
    hidden: bool = False
    group: str = ""
    at: Span = NOWHERE


def points(emu: int) -> float:
    """EMU as points."""
    return emu / EMU_PER_POINT
