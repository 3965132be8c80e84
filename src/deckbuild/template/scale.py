"""Pages of unusual size: laid out as a page of ordinary size that is written down larger or smaller.

What can be read of a slide depends on its height on the wall, not on the inches that its template states.
"""

from __future__ import annotations

from deckbuild.template.model import Box, Level, Placeholder

_ORDINARY = 7.5 * 914400
"""EMU of the shorter side of PowerPoint's pages, on which points are what they say."""
_ALIKE = (0.8, 1.25)
"""Pages of these sizes, against the ordinary one, are taken as they are: A4 and Letter are among them."""
_TINY = 0.5


def scale_of(width: int, height: int) -> float:
    """How many times as large as an ordinary page one of that size (EMU) is; 1 for one that is nearly ordinary."""
    scale = min(width, height) / _ORDINARY
    return 1.0 if _ALIKE[0] <= scale <= _ALIKE[1] else scale


def scaled_box(box: Box, scale: float) -> Box:
    """A box of the template's page on the ordinary one."""
    return box if scale == 1 else Box(*(round(value / scale) for value in box))


def scaled_place(place: Placeholder, scale: float) -> Placeholder:
    """A placeholder of the template's page on the ordinary one."""
    if scale == 1:
        return place
    own = scale < _TINY  # insets of ordinary pages, as nearly all placeholders have, would fill the page
    left, top, right, bottom = (inset if own else round(inset / scale) for inset in place.insets)
    levels = tuple(_scaled_level(level, scale) for level in place.levels)
    box = scaled_box(place.box, scale)
    return place._replace(box=box, insets=(left, top, right, bottom), levels=levels, moved=own)


def _scaled_level(level: Level, scale: float) -> Level:
    return level._replace(
        size=round(level.size / scale, 2),
        margin=round(level.margin / scale),
        indent=round(level.indent / scale),
        before=round(level.before / scale, 2),
    )
