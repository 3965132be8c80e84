"""The points of a section as they stand in its YAML while it is edited: which is where, by the place it was read from.

A point is known by the offset at which it was read. Points that are empty are in the list and no points to the deck.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.schema.kinds import one_paragraph
from deckbuild.source import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.model import Point
    from deckbuild.yamlplain import Path, Plain


def identity(point: Point) -> int:
    """What tells a point of the YAML from all others; negative, and of no use, for one that is new."""
    return -1 if point.at.source is NOWHERE.source else point.at.start


class Entry:
    """An item of a list of points; `below` is None where it has no list of its own."""

    __slots__ = ("below", "id")

    def __init__(self, id_: int, below: list[Entry] | None = None) -> None:
        self.id, self.below = id_, below


class Outline:
    """Lists of points as nested entries, kept true to the text while items are put in, moved and taken out."""

    def __init__(self, base: Path, points: Sequence[Point], plain: Plain | None) -> None:
        self.base = base
        self.entries = _entries(points, plain) if isinstance(plain, list) else None

    def path(self, id_: int) -> Path:
        """Where a point stands now. Raises KeyError for one that is not there."""
        for path, entry in self._walk(self.base, self.entries or []):
            if entry.id == id_:
                return path
        raise KeyError(id_)

    def entry(self, id_: int) -> Entry:
        """The entry of a point."""
        return next(entry for _, entry in self._walk(self.base, self.entries or []) if entry.id == id_)

    def home(self, id_: int) -> list[Entry]:
        """The list that a point stands in now."""
        return next(found for found in self._lists(self.entries or []) if any(e.id == id_ for e in found))

    def list_path(self, wanted: list[Entry]) -> Path:
        """Where a list stands now."""
        if wanted is self.entries:
            return self.base
        return next((*p, "points") for p, e in self._walk(self.base, self.entries or []) if e.below is wanted)

    def _walk(self, base: Path, entries: list[Entry]) -> Iterator[tuple[Path, Entry]]:
        for n, entry in enumerate(entries):
            yield (*base, n), entry
            if entry.below is not None:
                yield from self._walk((*base, n, "points"), entry.below)

    def _lists(self, entries: list[Entry]) -> Iterator[list[Entry]]:
        yield entries
        for entry in entries:
            if entry.below is not None:
                yield from self._lists(entry.below)


def _entries(points: Sequence[Point], plain: list[Plain]) -> list[Entry]:
    found, rest = [], list(points)
    for item in plain:
        if isinstance(item, str) and not one_paragraph(item):
            found.append(Entry(-1))
            continue
        point = rest.pop(0)
        below = item.get("points") if isinstance(item, dict) else None
        found.append(Entry(identity(point), _entries(point.points, below) if isinstance(below, list) else None))
    return found
