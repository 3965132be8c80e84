"""How far a text has to be shrunk to stand in its box, in the steps that PowerPoint takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.audit.lines import setting

if TYPE_CHECKING:
    from deckbuild.audit.frames import Frame
    from deckbuild.audit.values import Body

STEPS = (
    (1.0, 0.0),
    (0.925, 0.0),
    (0.925, 0.1),
    (0.85, 0.1),
    (0.85, 0.2),
    (0.775, 0.2),
    (0.7, 0.2),
    (0.625, 0.2),
    (0.55, 0.2),
    (0.475, 0.2),
    (0.4, 0.2),
    (0.325, 0.2),
    (0.25, 0.2),
)
"""Scales of the letters with what lines are set closer by, as PowerPoint stores them."""


def fitted(body: Body, frame: Frame) -> tuple[float, float]:
    """The first of the steps at which the text fits, else the last."""
    return next((step for step in STEPS if not setting(body, frame, *step).over), STEPS[-1])
