"""Visual blocks: their texts, cells and figures, in each of the forms that they may be written in."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from deckbuild.emitvisuals import number
from deckbuild.model import Chart, Columns, Figures, Table, Timeline
from deckbuild.numerals import decimals_of
from deckbuild.pulling.splices.points import set_points
from deckbuild.pulling.splices.texts import Attempt, at, comments_in, set_text
from deckbuild.schema.section import BLOCKS
from deckbuild.yamlplain import Bare
from deckbuild.yamlsplice import SpliceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deckbuild.model import Block, Column, Series
    from deckbuild.pulling.values import Tell
    from deckbuild.yamlplain import Path
    from deckbuild.yamlsplice import Splice

_TEXTS = {
    "Chart": ("title", "unit", "source", "alt", "say"),
    "Table": ("source", "alt", "say"),
    "Picture": ("alt", "caption", "credit", "say"),
    "Timeline": ("source", "alt", "say"),
    "Quote": ("text", "by", "source", "say"),
    "Figures": ("source", "say"),
    "Columns": ("source",),
}
"""The texts of each block that stand in it by their own keys."""
_LISTS = {"Timeline": "events", "Figures": "figures", "Columns": "columns"}


def set_block(splice: Splice, base: Path, old: Block, new: Block, tell: Tell) -> Block:
    """Writes the differences of a block into its mapping; `base` is the section's path. The block as it stands then."""
    name = type(old).__name__
    path = (*base, next(key for key in BLOCKS if key == name.lower()))
    for key in _TEXTS[name]:
        if getattr(old, key) != getattr(new, key):
            with Attempt(splice, f"the {name.lower()}'s {key}", tell):
                _in_mapping(splice, path, name, key)
                _set_own(splice, path, key, getattr(new, key))
                old = old._replace(**{key: getattr(new, key)})
    parts = _PARTS.get(name)
    return parts(splice, path, old, new, tell) if parts is not None else old


def _set_own(splice: Splice, path: Path, key: str, text: str) -> None:
    """A text of a block that is a mapping, or the whole of a quote that is a text."""
    if isinstance(at(splice, path), str):
        splice.set(path, text)
        return
    if key == "alt" and text and at(splice, (*path, "decorative")) is not None:
        splice.remove((*path, "decorative"))
    set_text(splice, (*path, key), text)


def _in_mapping(splice: Splice, path: Path, name: str, key: str) -> None:
    """Makes a mapping of a block that is written as its list alone, which leaves no room for another key."""
    there = at(splice, path)
    if name == "Quote" and isinstance(there, str):
        if key != "text":
            splice.replace(path, {"text": there})
        return
    if isinstance(there, list):
        if comments_in(splice, path):
            raise SpliceError("the list is written without a key of its own, and has comments")
        splice.replace(path, {_LISTS[name]: there})
    elif isinstance(there, dict) and name == "Figures" and "figures" not in there:
        splice.replace(path, {"figures": [there]})


def _list_of(splice: Splice, path: Path, name: str) -> Path:
    """The path of the list in a block, or of the block where it is the list."""
    return (*path, _LISTS[name]) if isinstance(at(splice, path), dict) else path


# Pairs


def _pairs(
    splice: Splice, path: Path, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], keys: tuple[str, str]
) -> None:
    """Two texts of each item, written as two keys or as one with its value; both lists are of one length."""
    for n, (was, wanted) in enumerate(zip(old, new, strict=True)):
        item = (*path, n)
        there = at(splice, item)
        if not isinstance(there, dict) or was == wanted:
            continue
        if keys[0] in there or keys[1] in there:
            for key, before, after in zip(keys, was, wanted, strict=True):
                if before != after:
                    splice.set((*item, key), after)
            continue
        (name,) = there
        if was[1] != wanted[1]:
            splice.set((*item, name), wanted[1])
        if was[0] != wanted[0]:
            splice.rename((*item, name), wanted[0])


def _figures(splice: Splice, path: Path, old: Figures, new: Figures, tell: Tell) -> Figures:
    there = at(splice, path)
    alone = isinstance(there, dict) and "figures" not in there
    with Attempt(splice, "the figures", tell):
        if alone:
            for key in ("value", "label"):
                if getattr(old.figures[0], key) != getattr(new.figures[0], key):
                    splice.set((*path, key), getattr(new.figures[0], key))
        else:
            _pairs(splice, _list_of(splice, path, "Figures"), old.figures, new.figures, ("value", "label"))
        return old._replace(figures=new.figures)
    return old


def _timeline(splice: Splice, path: Path, old: Timeline, new: Timeline, tell: Tell) -> Timeline:
    with Attempt(splice, "the events", tell):
        _pairs(splice, _list_of(splice, path, "Timeline"), old.events, new.events, ("when", "what"))
        return old._replace(events=new.events)
    return old


def _columns(splice: Splice, path: Path, old: Columns, new: Columns, tell: Tell) -> Columns:
    listed = _list_of(splice, path, "Columns")
    made: list[Column] = []
    for n, (was, wanted) in enumerate(zip(old.columns, new.columns, strict=True)):
        column = was
        if was.title != wanted.title:
            with Attempt(splice, f"the heading of column {n + 1}", tell):
                set_text(splice, (*listed, n, "title"), wanted.title)
                column = column._replace(title=wanted.title)
        points = set_points(splice, (*listed, n, "points"), was.points, wanted.points, tell)
        made.append(column._replace(points=points))
    return old._replace(columns=tuple(made))


# Cells and figures


def _table(splice: Splice, path: Path, old: Table, new: Table, tell: Tell) -> Table:
    if (old.header, old.rows) == (new.header, new.rows):
        return old
    data = at(splice, (*path, "data"))
    with Attempt(splice, "the table's cells", tell):
        if data is not None and (at(splice, (*path, "header")) is None or old.rows != new.rows):
            raise SpliceError(f"the cells come from {data}: change them there")
        if len(old.header) != len(new.header) or len(_first(old.rows)) != len(_first(new.rows)):
            raise SpliceError("columns were added or taken out: the YAML has its own list of them, add them there")
        _texts(splice, (*path, "header"), old.header, new.header)
        _rows(splice, (*path, "rows"), old.rows, new.rows)
        return old._replace(header=new.header, rows=new.rows)
    return old


def _first(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return rows[0] if rows else ()


def _rows(splice: Splice, path: Path, old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> None:
    """Rows changed cell by cell, put in and taken out, from the last to the first so that numbers hold."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, other, last in reversed(steps):
        if kind == "equal":
            continue
        both = min(end - start, last - other)
        for n in reversed(range(start + both, end)):
            splice.remove((*path, n))
        for n, row in enumerate(new[other + both : last]):
            splice.insert(path, start + both + n, list(row))
        for n in range(both):
            _texts(splice, (*path, start + n), old[start + n], new[other + n])


def _texts(splice: Splice, path: Path, old: Sequence[str], new: Sequence[str]) -> None:
    """A list of texts, or a text that stands for a list of one."""
    if isinstance(at(splice, path), str) and len(old) == len(new) == 1:
        if old != new:
            splice.set(path, new[0])
        return
    for n, (was, wanted) in enumerate(zip(old, new, strict=True)):
        if was != wanted:
            splice.set((*path, n), wanted)


def _chart(splice: Splice, path: Path, old: Chart, new: Chart, tell: Tell) -> Chart:
    if (old.categories, old.series, old.x) == (new.categories, new.series, new.x):
        return old
    data = at(splice, (*path, "data"))
    with Attempt(splice, "the chart's figures", tell):
        if data is not None:
            raise SpliceError(f"the figures come from {data}: change them there")
        if len(old.series) != len(new.series):
            raise SpliceError("series were added or taken out: add them to `series:`")
        if len(old.categories) == len(new.categories) and _lengths(old.series) == _lengths(new.series):
            _texts(splice, (*path, "categories"), old.categories, new.categories)
        else:
            splice.replace((*path, "categories"), list(new.categories))
        _numbers(splice, (*path, "x"), old.x, new.x)
        _series(splice, (*path, "series"), old.series, new.series)
        return old._replace(categories=new.categories, series=new.series, x=new.x)
    return old


def _lengths(series: Sequence[Series]) -> list[int]:
    return [len(one.values) for one in series]


def _series(splice: Splice, path: Path, old: Sequence[Series], new: Sequence[Series]) -> None:
    there = at(splice, path)
    names = list(there) if isinstance(there, dict) else []
    for n, (was, wanted) in enumerate(zip(old, new, strict=True)):
        own = (*path, names[n]) if names else (*path, n, "values")
        _numbers(splice, own, was.values, wanted.values)
        if was.name != wanted.name and names:
            splice.rename(own, wanted.name)
        elif was.name != wanted.name:
            splice.set((*path, n, "name"), wanted.name)


def _numbers(splice: Splice, path: Path, old: Sequence[float | None], new: Sequence[float | None]) -> None:
    """Numbers one by one, with as many decimals as they were written with; all anew where there are more or fewer."""
    if list(old) == list(new):
        return
    there = at(splice, path)
    if len(old) != len(new) or not isinstance(there, list):
        items = there if isinstance(there, list) else []
        most = max((decimals_of(item) for item in items if isinstance(item, str)), default=0)
        splice.replace(path, [Bare(_figure(value, most if not n else 0)) for n, value in enumerate(new)])
        return
    for n, (was, wanted) in enumerate(zip(old, new, strict=True)):
        if was != wanted:
            before = there[n]
            splice.set((*path, n), _figure(wanted, decimals_of(before) if isinstance(before, str) else 0))


def _figure(value: float | None, decimals: int) -> str:
    """A number as it is written; with the decimals of the one that it takes the place of, where it has no more."""
    if value is None:
        return "–"
    short = number(value)
    return f"{value:.{decimals}f}" if decimals_of(short) < decimals else short


_PARTS: dict[str, Callable[..., Block]] = {
    "Chart": _chart,
    "Table": _table,
    "Timeline": _timeline,
    "Figures": _figures,
    "Columns": _columns,
}
