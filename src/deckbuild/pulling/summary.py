"""What differs between two versions of a deck, in a few words for each section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.model import Chart, Columns, Table
from deckbuild.pulling.splices.outline import identity
from deckbuild.pulling.splices.points import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.model import Block, Deck, Point, Section

_TEXTS = ("title", "notes", "source", "group")


def changes(old: Deck, new: Deck) -> list[tuple[str, str]]:
    """The sections that changed, by key, each with what did; an empty key is the deck itself."""
    found = [("deck.yaml", key) for key in old._fields if key != "sections" and getattr(old, key) != getattr(new, key)]
    before = {section.key: section for section in old.sections}
    order = [section.key for section in old.sections]
    now = [section.key for section in new.sections if section.key in before]
    for section in new.sections:
        was = before.get(section.key)
        if was is None:
            found.append((section.key, "a new section"))
        elif said := _said(was, section):
            found.append((section.key, ", ".join(said)))
    if now != order:
        found.append(("", "the order of sections"))
    return found


def _said(old: Section, new: Section) -> list[str]:
    said = [key for key in _TEXTS if getattr(old, key) != getattr(new, key)]
    if old.lead != new.lead:
        said.append("lead")
    said += _points(old.points, new.points)
    if old.visual is not None and new.visual is not None and old.visual != new.visual:
        said += _block(old.visual, new.visual)
    if old.hidden != new.hidden:
        said.append("hidden" if new.hidden else "shown again")
    if new.omit and not old.omit:
        said.append("left out (`omit: true`)")
    return said


def _points(old: Sequence[Point], new: Sequence[Point]) -> list[str]:
    before = {identity(point): point for point in flat(old)}
    after = list(flat(new))
    kept = [point for point in after if identity(point) in before]
    added = len(after) - len(kept)
    removed = len(before) - len({identity(point) for point in kept})
    edited = sum((p.show, p.say) != (before[identity(p)].show, before[identity(p)].say) for p in kept)
    said = [
        f"{count} point{'s' if count != 1 else ''} {what}"
        for count, what in ((edited, "edited"), (added, "added"), (removed, "removed"))
        if count
    ]
    if not added and not removed and _shape(old) != _shape(new):
        said.append("points in another order or on other levels")
    return said


def _shape(points: Sequence[Point]) -> list[tuple[int, object]]:
    return [(identity(point), _shape(point.points)) for point in points]


def _block(old: Block, new: Block) -> list[str]:
    name = type(old).__name__.lower()
    if isinstance(old, Columns) and isinstance(new, Columns):
        said = [
            one for was, now in zip(old.columns, new.columns, strict=True) for one in _points(was.points, now.points)
        ]
        return said or ["headings of columns"]
    if isinstance(old, Table) and isinstance(new, Table) and (old.header, old.rows) != (new.header, new.rows):
        return ["cells of the table"]
    if isinstance(old, Chart) and isinstance(new, Chart) and old.series != new.series:
        return ["figures of the chart"]
    return [f"the {name}'s {key}" for key in old._fields if key != "at" and getattr(old, key) != getattr(new, key)]
