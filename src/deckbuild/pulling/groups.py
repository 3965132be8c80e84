"""PowerPoint sections: the groups that a person put slides into, as `group` of those that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import BOTH, THEIRS
from deckbuild.layout.slide import group_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deckbuild.compare.differences import Comparison
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Section
    from deckbuild.readback.values import FoundDeck


def section_key(slide: str) -> str:
    """The key of the section that a slide belongs to: further slides of a continued one have `/2` and so on."""
    return slide.partition("/")[0]


def grouped(
    sections: Sequence[Section],
    comparison: Comparison,
    slides: Sequence[LaidSlide],
    found: FoundDeck,
    new: Mapping[str, int],
) -> tuple[Section, ...]:
    """The sections with the groups that their slides are in, where a person put any into another.

    A section without a group is in that of the one before it; those before the first are in one called by the deck's
    first slide. `new` are the numbers of the slides that new sections are made of, by their keys.
    """
    wanted = _wanted(comparison, slides, found, new)
    made: list[Section] = []
    group = slides[0].title
    for section in sections:
        own = "" if section.omit else wanted.get(section.key, "")
        if own and own != (section.group or group):
            section = section._replace(group=own)
        group = group if section.omit else section.group or group
        made.append(section)
    return tuple(made)


def _wanted(
    comparison: Comparison, slides: Sequence[LaidSlide], found: FoundDeck, new: Mapping[str, int]
) -> dict[str, str]:
    """The groups of all sections, if a slide was put into another or is new: the deck's for those, for others ours."""
    edited = {
        section_key(change.key): found.slides[change.theirs].group
        for change in comparison.slides
        if change.theirs is not None and any(d.kind == "group" and d.side in (THEIRS, BOTH) for d in change.differences)
    }
    edited.update({key: found.slides[number].group for key, number in new.items()})
    if not any(edited.values()):
        return {}
    ours = {section_key(slide.key): name for slide, name in zip(slides, group_names(slides), strict=True)}
    return {**ours, **edited}
