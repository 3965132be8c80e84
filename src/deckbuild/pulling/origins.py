"""Where the texts of a laid-out slide come from: for each paragraph the way to its text in the section.

A way is a row of names and numbers in the model: `("visual", "events", 1, "what")`. Two of them count instead:
`("points", n)` is the n-th point that is shown, and so is `(…, "columns", i, "points", n)` in a column. None stands for
what layout makes of several things.

What is said here follows what layout does, and is held against it: see `texts.undressed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.layout.notes import lead_and_cues, texts
from deckbuild.layout.shapes import Group, Shape
from deckbuild.layout.visuals import module_of
from deckbuild.model.visuals import Columns, Picture, Quote
from deckbuild.pulling.splices.points import flat
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deckbuild.layout.shapes import Content, Drawing
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Point, Section

Way = tuple["str | int", ...]
Ways = list["Way | None"]
POINTS: Way = ("points",)
CUES: Way = ("notes",)
LEAD: Way = ("lead",)
QUOTE: Way = ("visual", "text")


def home_of(way: Way | None) -> Way:
    """The list that a text is in, or the way itself for one by itself; empty for what is made of several things."""
    if way is None:
        return ()
    return way[:-1] if len(way) > 1 and way[-2] in (*POINTS, *CUES) else way


def list_of(role: str, name: str) -> Way:
    """The list of points that a shape shows, where it shows one."""
    if role != "body":
        return ()
    number = _number(name)
    return POINTS if number is None else ("visual", "columns", number, "points")


def of_slide(slide: LaidSlide, section: Section) -> dict[str, Ways]:
    """The ways of a slide's texts by the names of its shapes, those in a group as `group/name`."""
    found: dict[str, Ways] = {}
    for shape in slide.content:
        if isinstance(shape, Shape):
            found.setdefault(shape.name, _of_shape(shape, section))
        elif isinstance(shape, Group):
            dated = any(drawing.name.startswith("Date ") for drawing in shape.drawings)
            for drawing in shape.drawings:
                found[f"{shape.name}/{drawing.name}"] = _of_drawing(drawing, section, dated)
    return found


def _of_shape(shape: Shape, section: Section) -> Ways:
    number = _number(shape.name)
    count = len(shape.paragraphs)
    if shape.role == "title":
        return [("title",)]
    if shape.role == "body" and number is None:
        lead: Ways = [("lead",)] if section.lead is not None and section.lead.show else []
        return [*lead, *(("points", n) for n in range(count - len(lead)))]
    if shape.role == "body" and number is not None:
        return [("visual", "columns", number, "points", n) for n in range(count)]
    if shape.role == "heading" and number is not None:
        return [("visual", "columns", number, "title")]
    if shape.role == "source":
        return [_source(shape, section)]
    if shape.role == "figure" and number is not None:
        return [_figure(shape.name, number)]
    if shape.role in ("quote", "attribution", "caption"):
        return _of_words(shape.role, section)[:count]
    return [None] * count


def _of_drawing(drawing: Drawing, section: Section, dated: bool) -> Ways:
    number, count = _number(drawing.name), len(drawing.paragraphs)
    if drawing.name.startswith(("Figure ", "Label ")) and number is not None:
        both: Ways = [_figure("Figure", number), _figure("Label", number)]
        return both if count == 2 else [_figure(drawing.name, number)]
    if drawing.name.startswith(("Date ", "Event ")) and number is not None:
        both = [("visual", "events", number, "when"), ("visual", "events", number, "what")]
        return both if count == 2 else both[:1] if drawing.name.startswith("Date ") or not dated else both[1:]
    if drawing.name == "Quote":
        return _of_words("quote", section)[:count]
    return [None] * count


def _figure(name: str, number: int) -> Way:
    return ("visual", "figures", number, "value" if name.startswith("Figure") else "label")


def _of_words(role: str, section: Section) -> Ways:
    """The texts of a quote, of its attribution, or of a picture's caption: those that the block has."""
    keys = {"quote": ("text", "by", "source"), "attribution": ("by", "source"), "caption": ("caption", "credit")}
    return [("visual", key) for key in keys[role] if getattr(section.visual, key, "")]


def _source(shape: Content, section: Section) -> Way | None:
    """Which of the two sources a shape shows; None for both in one."""
    words = texts(shape.paragraphs)[0] if isinstance(shape, Shape) else ""
    for text, way in ((section.source, ("source",)), (getattr(section.visual, "source", ""), ("visual", "source"))):
        if text and plain(text) == words:
            return way
    return None


def _number(name: str) -> int | None:
    """The number at the end of a shape's name, from 0."""
    _, _, last = name.rpartition(" ")
    return int(last) - 1 if last.isdecimal() and " " in name else None


# Notes


def of_notes(section: Section, slide: LaidSlide, points: Sequence[Point]) -> Ways:
    """The ways of a section's notes on one slide, which says `points`; `("points", n)` counts all of them."""
    lead: Ways = [("lead",)] if section.lead is not None else []
    said = [*lead, *(("points", n) for n, _ in enumerate(flat(points)))]
    said += _of_visual(section, slide.language)
    _, cues = lead_and_cues(section)
    gap = bool(cues) and not cues[0].runs
    said += [None] * gap
    said += [("notes", n) for n in range(len(cues) - gap)]
    return [*said, *[None] * (len(slide.notes) - len(said))]


def _of_visual(section: Section, language: str) -> Ways:
    block = section.visual
    if block is None:
        return []
    if getattr(block, "say", ""):
        return [("visual", "say")]
    if isinstance(block, Columns):
        found: Ways = []
        for n, column in enumerate(block.columns):
            found += [("visual", "columns", n, "title")] if column.title else []
            found += [("visual", "columns", n, "points", m) for m, _ in enumerate(flat(column.points))]
        return found
    said = module_of(block).said(block, language)
    if isinstance(block, Picture | Quote) and len(said) == 1:
        return [("visual", "say")]
    return [None] * len(said)


# The cover


def of_cover(slide: LaidSlide, values: Mapping[Way, str]) -> dict[str, Ways]:
    """The ways of the cover's texts: those that are the text of one key, which `values` has by its way."""
    found: dict[str, Ways] = {}
    for shape in slide.content:
        if isinstance(shape, Shape):
            words = texts(shape.paragraphs)
            found[shape.name] = [("title",) if shape.role == "title" else _key_of(one, values) for one in words]
    return found


def _key_of(words: str, values: Mapping[Way, str]) -> Way | None:
    ways = [way for way, text in values.items() if text and plain(text) == words]
    return ways[0] if len(ways) == 1 else None
