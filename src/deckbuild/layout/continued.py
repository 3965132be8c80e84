"""Splits a section's points over several slides, with the notes split at the same points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.fit import Fit
    from deckbuild.model import Point, Section


class Part(NamedTuple):
    """The points of one slide: those shown on it and those said with it, and the number of the first of each.

    The two differ where a point's own sub-points go on: the next slide shows the point again above them, and
    the notes do not say it twice.
    """

    shown: tuple[Point, ...]
    said: tuple[Point, ...]
    first_shown: int = 1
    first_said: int = 1


class _Unit(NamedTuple):
    shown: Point
    said: Point
    number_shown: int
    number_said: int


def split(section: Section, measure: Callable[[Part, bool], Fit]) -> list[Part]:
    """The fewest parts that fit, as evenly filled as their points allow.

    `measure` says how a part fits its slide; its second argument is whether the part is the first one, which
    has the section's lead. A point that does not fit a slide by itself stays whole in a part of its own.
    """
    units = _units(section, measure)
    fewest = _fill(units, measure, 1.0)
    best = fewest
    for percent in range(95, 25, -5):
        tried = _fill(units, measure, percent / 100)
        if len(tried) > len(fewest):
            break
        best = tried
    return best


def _fill(units: list[_Unit], measure: Callable[[Part, bool], Fit], share: float) -> list[Part]:
    """Takes as many points for each part as fit into that share of the room."""
    parts: list[Part] = []
    taken: list[_Unit] = []
    for unit in units:
        fitted = measure(_part([*taken, unit]), not parts)
        if taken and fitted.height > fitted.room * share:
            parts.append(_part(taken))
            taken = []
        taken.append(unit)
    return [*parts, _part(taken)]


def _part(units: list[_Unit]) -> Part:
    first = units[0]
    return Part(tuple(u.shown for u in units), tuple(u.said for u in units), first.number_shown, first.number_said)


def _units(section: Section, measure: Callable[[Part, bool], Fit]) -> list[_Unit]:
    """The pieces that stay together: a point with those below it, cut only where it fills a slide alone.

    The notes number every point, the slides number those that they show.
    """
    units: list[_Unit] = []
    shown = 1
    for number, point in enumerate(section.points, 1):
        whole = _Unit(point, point, shown, number)
        if len(point.points) > 1 and not measure(_part([whole]), False).fits:
            units += _cut(whole, measure)
        else:
            units.append(whole)
        shown += bool(point.show)
    return units


def _cut(whole: _Unit, measure: Callable[[Part, bool], Fit]) -> list[_Unit]:
    """A point with too many below it, as several that repeat it on the slide."""
    point = whole.shown
    groups: list[list[Point]] = [[]]
    for below in point.points:
        tried = point._replace(points=(*groups[-1], below))
        if groups[-1] and not measure(Part((tried,), ()), False).fits:
            groups.append([])
        groups[-1].append(below)
    return [
        _Unit(
            point._replace(points=tuple(group)),
            point._replace(points=tuple(group)) if n == 0 else point._replace(show="", say="", points=tuple(group)),
            whole.number_shown,
            whole.number_said + (n > 0),
        )
        for n, group in enumerate(groups)
    ]
