"""Points from two views of them: the slide, which has what is shown, and the notes, which have what is said.

The points keep what tells them apart in the YAML (`at`), so that only what changed is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.model import Point
from deckbuild.pulling.lines import Line, heard, read
from deckbuild.pulling.values import quoted
from deckbuild.richtext import markdown
from deckbuild.schema.points import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.pulling.values import Tell
    from deckbuild.richtext import Run

    Words = tuple[Run, ...]

_NEVER_LESS = "the notes hold what the slide shows: take the point off the slide, or write another `say`"


class _Old(NamedTuple):
    """A point of the YAML: its depth in the list, and its level on the slide."""

    point: Point
    depth: int
    level: int


class _Item(NamedTuple):
    """A point of the result; `level` is the one it is to have on the slide, -1 where it is not shown.

    `depth` is the one in the notes, which counts where the point is not shown. `old` is its number among the old
    points, -1 for a new one; `settled` whether its level on the slide is the one it had.
    """

    show: str
    say: str
    level: int
    depth: int
    old: int = -1
    settled: bool = True


def pulled_points(
    points: Sequence[Point], slide: Sequence[Line], notes: Sequence[Line], tell: Tell
) -> tuple[Point, ...]:
    """The points as slide and notes have them together; what the YAML cannot say is told and left.

    `ours` of the slide's lines counts the points that are shown, that of the notes' lines all points.
    """
    old = list(_flat(points, 0, 0))
    view = _View(old, slide, notes)
    items = {key: item for key in view.keys if (item := _item(view, key, tell)) is not None}
    order = _order(view, items, tell)
    return _tree(_depths([items[key] for key in order], old, tell), old)


def _flat(points: Sequence[Point], depth: int, level: int) -> Iterator[_Old]:
    for point in points:
        yield _Old(point, depth, level)
        yield from _flat(point.points, depth + 1, level + bool(point.show))


class _View:
    """The two views side by side: each point, old or new, by a key, with its line in each of them."""

    def __init__(self, old: Sequence[_Old], slide: Sequence[Line], notes: Sequence[Line]) -> None:
        self.old = old
        shown = [n for n, one in enumerate(old) if one.point.show]
        self.slide_keys = [shown[line.ours] if line.ours is not None else -1 - n for n, line in enumerate(slide)]
        more = len(slide)
        self.notes_keys = [line.ours if line.ours is not None else -1 - more - n for n, line in enumerate(notes)]
        self._rejoin(slide, notes, shown)
        self.on_slide = dict(zip(self.slide_keys, slide, strict=True))
        self.in_notes = dict(zip(self.notes_keys, notes, strict=True))
        self.keys = list(dict.fromkeys([*self.slide_keys, *self.notes_keys]))

    def _rejoin(self, slide: Sequence[Line], notes: Sequence[Line], shown: Sequence[int]) -> None:
        """Gives new lines the keys of old ones that they take the place of, and of each other."""
        shown_words = [heard(line.runs) for line in slide]
        said_words = [line.runs for line in notes]
        _reworded_alike(self.slide_keys, shown_words, self.notes_keys, said_words, set(shown))
        _reworded_alike(self.notes_keys, said_words, self.slide_keys, shown_words, set(shown))
        kept = {*self.slide_keys, *self.notes_keys}
        _replaced(self.slide_keys, [key for key in shown if key in kept and key in self.notes_keys])
        _replaced(self.notes_keys, [key for key in range(len(self.old)) if key in kept and key in self.slide_keys])
        words = {heard(slide[n].runs): key for n, key in enumerate(self.slide_keys) if key < 0}
        for n, key in enumerate(self.notes_keys):
            if key < 0 and notes[n].runs in words:
                self.notes_keys[n] = words.pop(notes[n].runs)
        free = _by_anchor(self.slide_keys, set(self.notes_keys))
        for anchor, places in _by_anchor(self.notes_keys, set(self.slide_keys)).items():
            for n, m in zip(places, free.get(anchor, ()), strict=False):
                self.notes_keys[n] = self.slide_keys[m]


def _reworded_alike(
    keys: list[int], words: Sequence[Words], other: Sequence[int], other_words: Sequence[Words], known: set[int]
) -> None:
    """Where an old line is gone, and the other view has it in the words of a new one, the new one is the old one."""
    gone = {other_words[m]: key for m, key in enumerate(other) if key in known and key not in keys}
    for n, key in enumerate(keys):
        if key < 0 and words[n] in gone:
            keys[n] = gone.pop(words[n])


def _replaced(keys: list[int], every: Sequence[int]) -> None:
    """Where an old line is gone and a new one stands in its place, the new one is the old one, rewritten."""
    gone: dict[int, list[int]] = {}
    before = -1
    for key in every:
        if key in keys:
            before = key
        else:
            gone.setdefault(before, []).append(key)
    for anchor, places in _by_anchor(keys, set()).items():
        for n, key in zip(places, gone.get(anchor, ()), strict=False):
            keys[n] = key


def _by_anchor(keys: Sequence[int], other: set[int]) -> dict[int, list[int]]:
    """The places of new lines that the other view has not, by the old line before them (-1: at the beginning)."""
    found: dict[int, list[int]] = {}
    before = -1
    for n, key in enumerate(keys):
        if key >= 0:
            before = key
        elif key not in other:
            found.setdefault(before, []).append(n)
    return found


def _item(view: _View, key: int, tell: Tell) -> _Item | None:
    """What a point becomes; None where it goes."""
    slide, notes = view.on_slide.get(key), view.in_notes.get(key)
    if key < 0:
        return _new(slide, notes)
    point, depth, level = view.old[key]
    if not point.show:  # only said
        if notes is None:
            return None
        return _Item("", _if_changed(point.say, notes, True), -1, notes.level, key)
    if slide is None and notes is None:
        return None
    if slide is None:
        assert notes is not None
        return _Item("", _if_changed(point.spoken, notes, True), -1, depth, key)
    show = _if_changed(point.show, slide, False)
    if notes is None:
        tell(f"{quoted(point.spoken)} taken out of the notes", _NEVER_LESS)
        return _Item(show, point.say, slide.level, depth, key, slide.level == level)
    say = _if_changed(point.spoken, notes, True)
    is_one = heard(slide.runs) == notes.runs or show == say == point.show
    if not point.say and is_one:
        say = ""
    return _Item(show, say, slide.level, notes.level, key, slide.level == level)


def _new(slide: Line | None, notes: Line | None) -> _Item:
    """A point that a person added, on the slide, in the notes, or in both."""
    if slide is None:
        assert notes is not None
        return _Item("", markdown(notes.runs), -1, notes.level)
    say = markdown(notes.runs) if notes is not None and notes.runs != heard(slide.runs) else ""
    return _Item(markdown(slide.runs), say, slide.level, slide.level, settled=False)


def _if_changed(text: str, line: Line, in_notes: bool) -> str:
    """The text itself where the line says just that, else the line's words as Markdown."""
    own = heard(read(text)) if in_notes else read(text)
    return text if own == line.runs else markdown(line.runs)


def _order(view: _View, items: dict[int, _Item], tell: Tell) -> list[int]:
    """The points in the slide's order; those that only the notes have, behind what they follow there."""
    order = [key for key in view.slide_keys if key in items]
    notes = [key for key in view.notes_keys if key in items]
    for n, key in enumerate(notes):
        if key not in order:
            order.insert(order.index(notes[n - 1]) + 1 if n else 0, key)
    in_notes = [key for key in notes if key >= 0]
    if in_notes != sorted(in_notes) and [key for key in order if key in set(in_notes)] != in_notes:
        tell("the order of points in the notes", "the notes tell the points in the order of the slide")
    return order


def _depths(items: Sequence[_Item], old: Sequence[_Old], tell: Tell) -> list[tuple[_Item, int]]:
    """Each item with its depth in the lists, so that its level on the slide is the one it is to have."""
    found: list[tuple[_Item, int]] = []
    for item in items:
        depth = _depth(item, _above(found), old)
        if depth is None:
            depth = _behind_said(item, found, old)
        if item.level >= 0 and sum(one.level >= 0 for one in _above(found)[:depth]) != item.level:
            tell(f"the level of {quoted(item.show)}", "a point stands at most one level below the one above it")
        if depth >= DEEPEST:
            tell(f"the level of {quoted(item.show or item.say)}", f"points go {DEEPEST} levels deep")
            depth = DEEPEST - 1
        was = old[item.old].depth if item.old >= 0 else item.depth
        if item.level >= 0 and item.settled and item.depth not in (was, depth):
            tell(f"the level of {quoted(item.say or item.show)} in the notes", "the notes have the levels of the slide")
        found.append((item, depth))
    return found


def _above(found: Sequence[tuple[_Item, int]]) -> list[_Item]:
    """The last item with those that it stands below, outermost first."""
    stack: list[_Item] = []
    deepest = DEEPEST
    for item, depth in reversed(found):
        if depth < deepest:
            stack.insert(0, item)
            deepest = depth
        if not depth:
            break
    return stack


def _depth(item: _Item, stack: Sequence[_Item], old: Sequence[_Old]) -> int | None:
    """How deep an item goes below those of the stack: as before where it can, else beside one of its own level."""
    was = old[item.old].depth if item.old >= 0 else -1
    if item.level < 0:
        return min(item.depth, len(stack))
    fitting = [d for d in range(len(stack) + 1) if sum(one.level >= 0 for one in stack[:d]) == item.level]
    if item.settled and was in fitting:
        return was
    beside = [d for d in fitting if d < len(stack) and stack[d].level == item.level]
    return next(iter(beside or fitting), None)


def _behind_said(item: _Item, found: list[tuple[_Item, int]], old: Sequence[_Old]) -> int:
    """The depth of an item below one that is shown; what is only said between the two goes there with it."""
    shown = len(found)
    while shown and found[shown - 1][0].level < 0:
        shown -= 1
    stack = _above(found[:shown])
    depth = _depth(item, stack, old)
    if depth is None:
        return len(_above(found))
    for n in range(shown, len(found)):
        said, was = found[n]
        found[n] = (said, max(was, depth))
    return depth


def _tree(found: Sequence[tuple[_Item, int]], old: Sequence[_Old]) -> tuple[Point, ...]:
    """The items as points within points."""
    points: list[Point] = []
    n = 0
    while n < len(found):
        item, depth = found[n]
        end = n + 1
        while end < len(found) and found[end][1] > depth:
            end += 1
        below = _tree(found[n + 1 : end], old)
        was = old[item.old].point if item.old >= 0 else Point()
        points.append(was._replace(show=item.show, say=item.say, points=below))
        n = end
    return tuple(points)
