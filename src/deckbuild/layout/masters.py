"""Which of several masters the slides between cover and closing slide get: one on which their text can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.layout import gaps
from deckbuild.template.model import BODIES, OWN, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.template.model import Layout, Template
    from deckbuild.template.sheets import Sheets

_COVERED, _HARD_TO_READ = 150, 100
"""What it costs a layout when artwork stands all over its places, and when its text can hardly be read."""


def inner_master(template: Template, home: int, score: Callable[[Layout], float]) -> int:
    """The number of the master whose layouts carry content best; `home` unless another is far better.

    `score` says how well a layout carries points, with what another master than `home` costs.
    """
    if len(template.masters) < 2:
        return home
    from deckbuild.template.sheets import Sheets  # with lxml, which read the template as well

    sheets = Sheets(template)
    best: dict[int, tuple[float, Layout]] = {}
    for layout in template.layouts:
        known = best.get(layout.master)
        if known is None or score(layout) > known[0]:
            best[layout.master] = score(layout), layout
    rated = {master: value - _faults(layout, sheets) for master, (value, layout) in best.items()}
    return max(rated, key=lambda master: (rated[master], master == home, -master), default=home)


def _faults(layout: Layout, sheets: Sheets) -> float:
    """What is wrong with the ground of a layout's title and text."""
    from deckbuild.template.contrast import contrasts

    places = [p for p in layout.placeholders if p.type in (*TITLES, *BODIES) and not p.name.startswith(OWN)]
    whole = sum(gaps.area(place.box) for place in places)
    shared = [gaps.shared(place.box, art) for place in places for art in layout.artwork]
    covered = sum(gaps.area(box) for box in shared if box is not None) / max(1, whole)
    is_poor = any(found.is_poor for found in contrasts(sheets.of(layout), layout) if found.place in places)
    return _COVERED * min(1.0, covered) + _HARD_TO_READ * is_poor
