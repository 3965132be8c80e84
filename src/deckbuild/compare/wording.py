"""Differences in the words of a person: short phrases, those of one kind counted together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckbuild.compare.differences import Difference

_SINGLE = {"title": "title", "source": "source", "caption": "caption", "quote": "quote", "footer": "disclaimer",
           "attribution": "name below the quote", "embargo": "embargo", "marking": "marking", "date": "date",
           "number": "slide number", "chart": "title of the chart"}  # fmt: skip
"""Roles with one text, and what a person calls it."""

_SEVERAL = {"body": ("point", "points"), "notes": ("paragraph of the notes", "paragraphs of the notes"),
            "facts": ("line below the title", "lines below the title"), "heading": ("heading", "headings"),
            "figure": ("big number or its label", "big numbers or their labels")}  # fmt: skip
_SHAPES = {"body": "points", "facts": "lines below the title", "rule": "line above the footer", "figure": "big number"}
_DONE = {"words": "reworded", "added": "added", "removed": "removed", "moved": "moved", "level": "on another level"}
_FOREIGN = {"text": "a text box", "shape": "a shape", "picture": "a picture", "media": "a video or sound",
            "table": "a table", "chart": "a chart", "diagram": "a diagram", "object": "an embedded object",
            "group": "a group of shapes", "line": "a line"}  # fmt: skip
_PARTS = {"cell": ("cell", "cells", "changed"), "cell-format": ("cell", "cells", "in another format"),
          "row-added": ("row", "rows", "added"), "row-removed": ("row", "rows", "removed"),
          "row-moved": ("row", "rows", "moved"), "column-added": ("column", "columns", "added"),
          "column-removed": ("column", "columns", "removed"),
          "column-moved": ("column", "columns", "moved")}  # fmt: skip
_LONGEST = 60


def phrases(differences: Iterable[Difference], is_hidden: bool = False, group: str = "") -> list[str]:
    """What differs on a slide, such as `2 points reworded`; `is_hidden` and `group` say how the slide is now."""
    counted = Counter(_phrase(d, is_hidden, group) for d in differences)
    return [_counted(one, several, count) for (one, several), count in counted.items()]


def unit(d: Difference) -> str:
    """What a difference with words is about, such as `point`, `notes` or `figure`."""
    if d.kind == "alt":
        return f"alt of {_named(d)}"
    if d.kind in _PARTS:
        return _part(d)[0]
    if d.role == "notes":
        return "notes"
    holder, _, inside = d.shape.partition("/")
    return _SINGLE.get(d.role) or _SEVERAL.get(d.role, (holder.lower() if inside else "text",))[0]


def _counted(one: str, several: str, count: int) -> str:
    if "#" in one:
        return (one if count == 1 else several).replace("#", str(count))
    return one


def _phrase(d: Difference, is_hidden: bool, group: str) -> tuple[str, str]:
    """A phrase for one and for several differences of the kind; `#` stands for their count."""
    if d.kind == "foreign":
        return _both(_foreign(d))
    if d.kind == "hidden":
        return _both("hidden" if is_hidden else "no longer hidden")
    if d.kind == "group":
        return _both(f"in the section “{_short(group)}” of PowerPoint" if group else "in no section of PowerPoint")
    if d.is_text:
        return _text(d)
    if d.kind in _PARTS:
        one, several, done = _part(d)
        where = " of the table" if d.role == "table" else " of the chart"
        return f"# {one}{where} {done}", f"# {several}{where} {done}"
    return _both(_shape(d))


def _both(phrase: str) -> tuple[str, str]:
    return phrase, phrase


def _text(d: Difference) -> tuple[str, str]:
    holder, _, inside = d.shape.partition("/")
    one, several = _SEVERAL.get(d.role, ("text", "texts"))
    if d.role not in _SEVERAL:
        name = _SINGLE.get(d.role, "")
        if name:
            return _both(f"{name} {_DONE.get(d.kind, 'with other bold, italics or links')}")
        where = f" of the {holder.lower()}" if inside else ""
        one, several = f"text{where}", f"texts{where}"
    if d.kind == "format":
        return f"bold, italics or links of # {one}", f"bold, italics or links of # {several}"
    return f"# {one} {_DONE[d.kind]}", f"# {several} {_DONE[d.kind]}"


def _part(d: Difference) -> tuple[str, str, str]:
    """What a part of a table or chart is called; a chart's rows are categories, its columns series."""
    one, several, done = _PARTS[d.kind]
    if d.role == "table":
        return one, several, done
    at = d.base or d.theirs or d.ours or (1, 1)
    if d.kind == "cell" and len(at) > 1:
        if at[0] == 0:
            return "series", "series", "renamed"
        return ("category", "categories", "renamed") if at[1] == 0 else ("figure", "figures", "changed")
    names = {"row": ("category", "categories"), "column": ("series", "series")}
    return (*names.get(one, (one, several)), done)


def _shape(d: Difference) -> str:
    holder, _, inside = d.shape.partition("/")
    name = f"a part of the {holder.lower()}" if inside else _SHAPES.get(d.role) or _named(d)
    if d.kind == "box":
        return f"{name} moved or resized"
    if d.kind == "alt":
        return f"alternative text of the {name} changed"
    if d.kind == "shows":
        return "picture replaced" if d.role == "picture" else "chart of another type"
    if d.kind == "look":
        return f"look of the {name} changed"
    return f"{name} {'added' if d.kind == 'shape-added' else 'removed'}"


def _named(d: Difference) -> str:
    if d.role in ("table", "chart", "picture"):
        return d.role
    return _SINGLE.get(d.role) or d.shape.lower() or d.role


def _foreign(d: Difference) -> str:
    if d.role == "comment":
        return f"a comment: “{_short(d.shape)}”"
    if d.role in _FOREIGN:
        return f"{_FOREIGN[d.role]} added (“{_short(d.shape)}”)" if d.shape else f"{_FOREIGN[d.role]} added"
    return f"{'an' if d.role == 'animation' else 'a'} {d.role} added"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
