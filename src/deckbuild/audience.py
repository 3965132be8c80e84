"""What of a deck is for an audience: whatever names other audiences leaves it, before anything is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.diagnostics import nearest
from deckbuild.model import Columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.diagnostics import Problems
    from deckbuild.model import Deck, Point, Section
    from deckbuild.source import Span


def check(deck: Deck, problems: Problems) -> None:
    """Reports audiences that `audiences:` of the deck does not have, where it names any."""
    if not deck.audiences:
        return
    for name, at in _used(deck):
        if name not in deck.audiences:
            known = f"`audiences:` names {', '.join(deck.audiences)}"
            problems.error("audience", f"there is no audience {name!r}", at, nearest(name, deck.audiences) or known)


def only(deck: Deck, audience: str, problems: Problems) -> Deck:
    """The deck as an audience may have it: sections and points for others are not in it, nor what is below them.

    An audience that nothing names is an error: a slip in its name would leave out what was meant for it.
    """
    known = sorted({*deck.audiences, *(name for name, _ in _used(deck))})
    if audience not in known:
        hint = nearest(audience, known) or (f"there are: {', '.join(known)}" if known else _HOW)
        problems.error("audience", f"--audience: nothing in the deck is for {audience!r}", deck.at, hint)
        return deck
    sections = tuple(_section(one, audience, problems) for one in deck.sections if _is_for(one, audience))
    if not any(not one.omit for one in sections):
        problems.error("no-sections", f"there is nothing to show: no section is for {audience!r}", deck.at, _HOW)
        return deck
    return deck._replace(sections=sections)


_HOW = "write `audience: press`, or a list of names, on a section or a point"


def _section(section: Section, audience: str, problems: Problems) -> Section:
    lead = section.lead if section.lead is not None and _is_for(section.lead, audience) else None
    points = _points(section.points, audience)
    visual = section.visual
    if isinstance(visual, Columns):
        kept = tuple(one._replace(points=_points(one.points, audience)) for one in visual.columns)
        visual = visual._replace(columns=kept) if any(one.points for one in kept) else None
    left = section._replace(lead=lead, points=points, visual=visual)
    if left != section and not (lead or points or visual or section.notes):
        message = f"nothing but its title is left of {section.title!r} for {audience!r}"
        problems.warning("audience-empty", message, section.at, "put `audience:` on the section itself")
    return left


def _points(points: tuple[Point, ...], audience: str) -> tuple[Point, ...]:
    return tuple(
        one._replace(points=_points(one.points, audience)) if one.points else one
        for one in points
        if _is_for(one, audience)
    )


def _is_for(one: Section | Point, audience: str) -> bool:
    return not one.audience or audience in one.audience


def _used(deck: Deck) -> Iterator[tuple[str, Span]]:
    """Every audience that the deck names, with the place of what is for it."""
    for section in deck.sections:
        yield from ((name, section.at) for name in section.audience)
        points = (*section.points, *([section.lead] if section.lead else ()))
        if isinstance(section.visual, Columns):
            points = (*points, *(point for column in section.visual.columns for point in column.points))
        yield from _of_points(points)


def _of_points(points: tuple[Point, ...]) -> Iterator[tuple[str, Span]]:
    for point in points:
        yield from ((name, point.at) for name in point.audience)
        yield from _of_points(point.points)
