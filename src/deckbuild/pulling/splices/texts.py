"""Single texts, flags and spoken texts (`show` and `say`) in YAML, in whatever form they are written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.yamlsplice import Splice, SpliceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckbuild.model import Point
    from deckbuild.pulling.values import Tell
    from deckbuild.yamlplain import Path, Plain

_SPOKEN = ("show", "say")


class Attempt:
    """Edits that are made together, in a `with`: where one cannot be, none is, and that is told."""

    def __init__(self, splice: Splice, what: str, tell: Tell) -> None:
        self.splice, self.what, self.tell = splice, what, tell
        self.kept, self.failed = splice.text, False

    def __enter__(self) -> Attempt:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, _: object) -> bool:
        if not isinstance(problem, SpliceError):
            return False
        self.splice.restore(self.kept)
        self.tell(self.what, str(problem))
        self.failed = True
        return True


def at(splice: Splice, path: Path) -> Plain | None:
    """What stands at a path; None where nothing does."""
    value: Plain = splice.plain
    for step in path:
        if isinstance(value, dict) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def set_text(splice: Splice, path: Path, text: str, after: Iterable[str] = ()) -> None:
    """Writes a key's text in the place of the old one, or as a new key under those of `after`; empty, takes it out."""
    there = at(splice, path)
    if text and there is None:
        splice.add(path, text, after)
    elif text:
        splice.set(path, text)
    elif there is not None:
        splice.remove(path)


def set_flag(splice: Splice, path: Path, flag: bool, after: Iterable[str] = ()) -> None:
    """Writes `true` where it is so, and nothing where it is not."""
    there = at(splice, path)
    if not flag:
        if there is not None:
            splice.remove(path)
    elif there is None:
        splice.add(path, True, after)
    else:
        splice.set(path, "true")


def set_spoken(splice: Splice, path: Path, old: Point, new: Point) -> None:
    """Writes what a point or a lead shows and says; a text alone becomes a mapping where the two differ."""
    if (old.show, old.say) == (new.show, new.say):
        return
    there = at(splice, path)
    if isinstance(there, str) and not new.say:
        splice.set(path, new.show)
    elif isinstance(there, str):
        splice.replace(path, spoken(new))
    else:
        for key in sorted(_SPOKEN, key=lambda key: not getattr(new, key)):  # first what is new, then what goes
            if getattr(old, key) != getattr(new, key):
                set_text(splice, (*path, key), getattr(new, key), _SPOKEN[: _SPOKEN.index(key)])


def spoken(point: Point) -> Plain:
    """A point as it is written anew, without those below it."""
    if not point.say:
        return point.show
    return {"show": point.show, "say": point.say} if point.show else {"say": point.say}


def written(point: Point) -> Plain:
    """A point as it is written anew, with those below it."""
    value = spoken(point)
    if not point.points:
        return value
    below: Plain = [written(one) for one in point.points]
    return {**({"show": value} if isinstance(value, str) else value), "points": below}  # type: ignore[dict-item]


def comments_in(splice: Splice, path: Path) -> bool:
    """Whether comments stand in the lines of a value."""
    try:
        return "#" in splice.source_of(path)
    except SpliceError:
        return False
