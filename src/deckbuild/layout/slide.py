"""Laid-out slides: the values that layout hands to the writer."""

from collections.abc import Sequence
from typing import NamedTuple

from deckbuild.layout.shapes import EMU_PER_POINT, Content, Paragraph, Shape
from deckbuild.model import Deck
from deckbuild.source import NOWHERE, Span
from deckbuild.template.model import Box, Layout, Template
from deckbuild.timing import Spoken


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
    body's text size in points, 0 where there is no body. `words` counts the words on the slide. A `frozen` one that is
    in the deck already belongs to whoever edits it there.
    """

    key: str
    title: str
    layout: Layout
    content: tuple[Content, ...]
    furniture: Furniture
    notes: tuple[Paragraph, ...]
    language: str
    spoken: Spoken
    words: int = 0
    size: float = 0.0
    allotted: float | None = None
    hidden: bool = False
    group: str = ""
    frozen: bool = False
    at: Span = NOWHERE


class LaidDeck(NamedTuple):
    """A deck laid out: its facts, slides and template, and whether its embargo runs."""

    deck: Deck
    slides: Sequence[LaidSlide]
    template: Template
    embargoed: bool


def group_names(slides: Sequence[LaidSlide]) -> list[str]:
    """The PowerPoint section of each slide, empty for all where no slide has one.

    Slides without a group of their own are in that of the slide before; those before the first one are in a section
    that is called by the first title.
    """
    if not any(slide.group for slide in slides):
        return [""] * len(slides)
    found: list[str] = []
    for slide in slides:
        found.append(slide.group or (found[-1] if found else slide.title))
    return found


def points(emu: int) -> float:
    """EMU as points."""
    return emu / EMU_PER_POINT
