"""What each thing on a slide is: told by name, then by placeholder, then by its words and place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.compare.shapes import same_box
from deckbuild.manifest import RULE, hash_of
from deckbuild.readback.text import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.sides import ShapeSide
    from deckbuild.readback.values import Line, Thing

_TITLE, _TEXT = ("title", "ctrTitle"), ("body", "obj", "subTitle")
_BY_PLACE = {"title": _TITLE, "footer": ("ftr",), "date": ("dt",), "number": ("sldNum",)}
_KINDS = {"table": ("table",), "chart": ("chart",), "picture": ("picture",), "group": ("group",), "rule": ("line",)}
_SMALL = ("source", "caption")
"""Roles of text that a placeholder without words is never taken for."""

_COPY = re.compile(r" \d+$")


def with_roles(things: Sequence[Thing], shapes: Sequence[ShapeSide], salt: bytes) -> tuple[Thing, ...]:
    """The things with the roles and names of the shapes that a build wrote, where they are these.

    Programs rename placeholders and forget their numbers; names of other shapes they keep, with a number on copies.
    """
    found = list(things)
    open_ones = {shape.name: shape for shape in shapes}
    for cut in (lambda name: name, lambda name: _COPY.sub("", name)):
        for n, thing in enumerate(found):
            name = RULE if thing.name.startswith(RULE) else cut(thing.name)
            if not thing.role and name in open_ones and _is_kind(thing, open_ones[name]):
                found[n] = _taken(thing, open_ones.pop(name))
    for shape in list(open_ones.values()):
        fitting = [n for n, thing in enumerate(found) if not thing.role and _fits(thing, shape, salt)]
        if fitting:
            best = max(fitting, key=lambda n: (_likeness(found[n], shape, salt), -n))
            found[best] = _taken(found[best], shape)
    return tuple(found)


def with_places(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """The things of a slide that no build wrote, with the roles that their placeholders give them."""
    return tuple(
        thing._replace(role=next((role for role, places in _BY_PLACE.items() if thing.place in places), ""))
        for thing in things
    )


def _is_kind(thing: Thing, shape: ShapeSide) -> bool:
    """Whether a thing can be what a shape was: a chart of the same name as a text is another thing."""
    return thing.kind in _KINDS.get(shape.role, ("text", "shape", "line"))


def _fits(thing: Thing, shape: ShapeSide, salt: bytes) -> bool:
    """Whether a thing of another name may be a shape: by its placeholder, else by its place or its words."""
    if shape.role in _BY_PLACE:
        return thing.place in _BY_PLACE[shape.role]
    if shape.role in _KINDS:
        return thing.kind in _KINDS[shape.role] and (bool(thing.place) or _stands_there(thing, shape))
    if thing.kind not in ("text", "shape"):
        return False
    if thing.place in _TEXT:
        return not thing.is_empty or shape.role not in _SMALL
    return not thing.place and (_stands_there(thing, shape) or _likeness(thing, shape, salt)[0] > 0)


def _stands_there(thing: Thing, shape: ShapeSide) -> bool:
    box = None if thing.box is None else (thing.box.x, thing.box.y, thing.box.cx, thing.box.cy)
    return box is not None and same_box(box, shape.box)


def _taken(thing: Thing, shape: ShapeSide) -> Thing:
    """The thing as that shape, with the shapes in it by their names as well."""
    if shape.bold:
        thing = thing._replace(lines=tuple(_unset(line) if line.level in shape.bold else line for line in thing.lines))
    if not thing.inner:
        return thing._replace(role=shape.role, name=shape.name)
    inner, open_ones = list(thing.inner), list(shape.inner)
    for cut in (lambda name: name, lambda name: _COPY.sub("", name)):
        for n, one in enumerate(inner):
            same = next((s for s in open_ones if not one.role and s.name == cut(one.name)), None)
            if same is not None:
                open_ones.remove(same)
                inner[n] = one._replace(role=same.role, name=same.name)
    for n, one in enumerate(inner):
        same = next((s for s in open_ones if not one.role and _is_kind(one, s) and _stands_there(one, s)), None)
        if same is not None:
            open_ones.remove(same)
            inner[n] = one._replace(role=same.role, name=same.name)
    return thing._replace(role=shape.role, name=shape.name, inner=tuple(inner))


def _unset(line: Line) -> Line:
    """The line without bold: its place sets it so, and LibreOffice writes that into every run."""
    return line._replace(runs=joined([run._replace(bold=False) for run in line.runs]))


def _likeness(thing: Thing, shape: ShapeSide, salt: bytes) -> tuple[float, float]:
    """How well a thing fits what was built: its words, then how near it stands."""
    there = {hash_of(line.text, salt) for line in thing.lines}
    words = sum(item.hash in there for item in shape.texts) / len(shape.texts) if shape.texts else 0.0
    if shape.box is None or thing.box is None:
        return words, 0.0
    return words, -float(sum(abs(a - b) for a, b in zip(thing.box, shape.box, strict=True)))
