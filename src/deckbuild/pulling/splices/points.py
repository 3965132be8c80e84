"""Lists of points: texts changed in place, points put in, moved to other places and levels, and taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.pulling.order import staying
from deckbuild.pulling.splices.outline import Entry, Outline, identity
from deckbuild.pulling.splices.texts import Attempt, at, set_spoken, spoken, written
from deckbuild.pulling.values import place_of, quoted
from deckbuild.yamlsplice import SpliceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.model import Point
    from deckbuild.pulling.values import Tell
    from deckbuild.yamlplain import Path, Plain
    from deckbuild.yamlsplice import Splice


def set_points(splice: Splice, base: Path, old: Sequence[Point], new: Sequence[Point], tell: Tell) -> tuple[Point, ...]:
    """Writes `new` in the place of `old`; `base` is the list's path. The points as they stand afterwards.

    A text that cannot be changed stays as it was; where points cannot be put in, moved or taken out, all stay where
    they were.
    """
    outline = Outline(base, old, at(splice, base))
    before = {identity(point): point for point in flat(old)}
    new = _with_texts(splice, outline, new, before, tell)
    if _shape(old) == _shape(new):
        return tuple(new)
    with Attempt(splice, "points put in, moved or taken out", tell) as attempt:
        _Arranging(splice, outline).arrange(new)
    if attempt.failed:
        return _old_shape(old, {identity(point): point for point in flat(new)})
    return tuple(new)


def flat(points: Sequence[Point]) -> Iterator[Point]:
    """All points with those below them, from the first to the last."""
    for point in points:
        yield point
        yield from flat(point.points)


def _shape(points: Sequence[Point]) -> list[tuple[int, object]]:
    return [(identity(point), _shape(point.points)) for point in points]


def _old_shape(old: Sequence[Point], texts: dict[int, Point]) -> tuple[Point, ...]:
    """The old points where they were, with the texts that were changed."""
    found = []
    for point in old:
        new = texts.get(identity(point), point)
        found.append(point._replace(show=new.show, say=new.say, points=_old_shape(point.points, texts)))
    return tuple(found)


def _with_texts(
    splice: Splice, outline: Outline, new: Sequence[Point], before: dict[int, Point], tell: Tell
) -> list[Point]:
    """Changes the texts of points that were there, in their old places; the new points as far as that went."""
    found = []
    for point in new:
        old = before.get(identity(point))
        if old is not None and (old.show, old.say) != (point.show, point.say):
            with Attempt(splice, f"the point {quoted(point.show or point.say)}", _at(old, tell)) as attempt:
                set_spoken(splice, outline.path(identity(point)), old, point)
            if attempt.failed:
                point = point._replace(show=old.show, say=old.say)
        found.append(point._replace(points=tuple(_with_texts(splice, outline, point.points, before, tell))))
    return found


def _at(point: Point, tell: Tell) -> Tell:
    """Tells, with the place of a point behind the reason."""
    return lambda what, why: tell(what, f"{why} ({place_of(point.at)})")


class _Arranging:
    """One arranging of points: the text and the outline change together, step by step."""

    def __init__(self, splice: Splice, outline: Outline) -> None:
        self.splice, self.outline = splice, outline
        self.known = {entry.id for entry in _all(outline.entries or []) if entry.id >= 0}

    def arrange(self, new: Sequence[Point]) -> None:
        """Brings the list into the order of `new`, and takes out what is not in it."""
        if self.outline.entries is None:
            if at(self.splice, self.outline.base) is not None:
                self.splice.remove(self.outline.base)
            self.splice.add(self.outline.base, [written(point) for point in new], ("title", "key", "lead"))
            return
        wanted = {identity(point) for point in flat(new)} - {-1}
        self._fill(self.outline.entries, new)
        self._clear(self.outline.entries, wanted, self.outline.base)

    def _fill(self, entries: list[Entry], new: Sequence[Point]) -> None:
        """Puts into a list what belongs there, in order; what does not belong there stays until it is fetched."""
        stay = staying([id_ for point in new if (id_ := identity(point)) >= 0], [entry.id for entry in entries])
        after = -1
        for point in new:
            id_ = identity(point)
            if id_ not in self.known:
                after += 1
                self._insert(entries, after, point)
                continue
            after = _number(entries, id_) if id_ in stay else self._bring(entries, id_, after)
            if point.points:
                self._fill_below(entries[after], point)

    def _insert(self, entries: list[Entry], index: int, point: Point) -> None:
        """Puts in a new point; those below it that were elsewhere follow."""
        value = written(point)
        moved = any(identity(below) in self.known for below in flat(point.points))
        if moved:
            value = {**_mapping(spoken(point)), "points": ["…"]}
        self.splice.insert(self.outline.list_path(entries), index, value)
        entry = Entry(-2, [Entry(-1)] if moved else None)
        entries.insert(index, entry)
        if moved:
            self._fill_holding(entry, point.points)

    def _bring(self, entries: list[Entry], id_: int, after: int) -> int:
        """Moves a point to behind the one with the number `after`, from this list or another; its number then."""
        home = self.outline.home(id_)
        number = _number(home, id_)
        if home is entries:
            index = after if number <= after else after + 1
            self.splice.move(self.outline.list_path(entries), number, index)
            entries.insert(index, entries.pop(number))
            return index
        source, onto = (*self.outline.list_path(home), number), self.outline.list_path(entries)
        self.splice.transfer(source, onto, after + 1)
        entry = home.pop(number)
        if not home:  # its key went with it
            self._forget(home)
        entries.insert(after + 1, entry)
        return after + 1

    def _fill_below(self, entry: Entry, point: Point) -> None:
        """Puts what belongs below a point there, making a list for it where it has none."""
        if entry.below is not None:
            self._fill(entry.below, point.points)
            return
        path = self.outline.path(entry.id)
        there = at(self.splice, path)
        fetched = any(identity(below) in self.known for below in flat(point.points))
        new: Plain = ["…"] if fetched else [written(below) for below in point.points]
        if not isinstance(there, dict):  # by itself first, so that a comment behind it stays there
            self.splice.replace(path, _mapping(there))
        elif "points" in there:
            raise SpliceError("its `points:` is empty or holds empty points")
        self.splice.add((*path, "points"), new, ("show", "say"))
        if fetched:
            entry.below = [Entry(-1)]
            self._fill_holding(entry, point.points)

    def _fill_holding(self, entry: Entry, points: Sequence[Point]) -> None:
        """Fills a new list that an item of no meaning holds open, and takes that out again."""
        assert entry.below is not None
        holder = entry.below[0]
        self._fill(entry.below, points)
        number = entry.below.index(holder)
        self.splice.remove((*self.outline.list_path(entry.below), number))
        entry.below.pop(number)

    def _clear(self, entries: list[Entry], wanted: set[int], path: Path) -> None:
        """Takes out of a list, and of those below, what is in it no longer; a list that is empty goes with its key."""
        gone = [n for n, entry in enumerate(entries) if entry.id in self.known and entry.id not in wanted]
        if gone and len(gone) == len(entries):
            if path == self.outline.base and len(path) > 1:  # a column must have a list
                self.splice.replace(path, [])
            else:
                self.splice.remove(path)
            entries.clear()
            self._forget(entries)
            return
        for n in reversed(gone):
            self.splice.remove((*path, n))
            entries.pop(n)
        for n, entry in enumerate(entries):
            if entry.below is not None:
                self._clear(entry.below, wanted, (*path, n, "points"))

    def _forget(self, gone: list[Entry]) -> None:
        for entry in _all(self.outline.entries or []):
            if entry.below is gone:
                entry.below = None


def _all(entries: list[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all(entry.below or [])


def _number(entries: list[Entry], id_: int) -> int:
    return next(n for n, entry in enumerate(entries) if entry.id == id_)


def _mapping(value: Plain | None) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {"show": value or ""}
