"""A section's texts in two views, what its slides show and what its notes say: each list and each text by its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.differences import NOTES
from deckbuild.pulling.origins import CUES, LEAD, POINTS, home_of, list_of, of_notes, of_slide
from deckbuild.pulling.wishes import laid_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Section
    from deckbuild.pulling.lines import Line
    from deckbuild.pulling.origins import Way, Ways


class Text(NamedTuple):
    """The text of a shape, or of the notes: its laid-out paragraphs with their ways, and the lines it is to have.

    `list_way` is the list of points that new lines go to, where it shows one.
    """

    name: str
    laid: tuple[Paragraph, ...]
    ways: Ways
    lines: tuple[Line, ...]
    list_way: Way = ()


class View(NamedTuple):
    """The lines of each list and text by its way, numbered within it; and what each text by itself was laid out as.

    `loose` are lines of what is made of several things, each with the paragraph that it was (None for a new one);
    `gone` are paragraphs of that kind which are no longer there. Both have the name of the shape.
    """

    lines: dict[Way, list[Line]]
    laid: dict[Way, Paragraph]
    loose: list[tuple[str, Line, Paragraph | None]]
    gone: list[tuple[str, Paragraph]]


def texts_of(slide: LaidSlide, section: Section, lines: dict[str, tuple[Line, ...]]) -> list[Text]:
    """The texts of a slide that has all of its section; `lines` are by the names of shapes."""
    laid = laid_texts(slide)
    ways = {**of_slide(slide, section), NOTES: of_notes(section, slide, section.points)}
    roles = {shape.name: getattr(shape, "role", "") for shape in slide.content}
    return [
        Text(name, tuple(laid[name]), ways[name], own, list_of(roles.get(name, ""), name))
        for name, own in lines.items()
        if name in ways
    ]


def view_of(texts: Sequence[Text], has_points: bool) -> View:
    """The texts by their ways."""
    view = View({}, {}, [], [])
    for text in texts:
        for way, paragraph in zip(text.ways, text.laid, strict=True):
            home = home_of(way)
            if home:
                view.lines.setdefault(home, [])
            if home == way:
                view.laid[home] = paragraph
        _fill(view, text, _homes(text, has_points))
    return view


def _fill(view: View, text: Text, homes: Sequence[Way]) -> None:
    there = {line.ours for line in text.lines}
    for n, (way, paragraph) in enumerate(zip(text.ways, text.laid, strict=True)):
        if way is None and n not in there:
            view.gone.append((text.name, paragraph))
    for line, home in zip(text.lines, homes, strict=True):
        if not home:
            view.loose.append((text.name, line, text.laid[line.ours] if line.ours is not None else None))
            continue
        way = text.ways[line.ours] if line.ours is not None else None
        number = None if way is None else way[-1] if isinstance(way[-1], int) and way != home else 0
        assert not isinstance(number, str)
        view.lines.setdefault(home, []).append(line._replace(ours=number))


def _homes(text: Text, has_points: bool) -> list[Way]:
    """Where each line of a text belongs."""
    given = [home_of(text.ways[line.ours]) if line.ours is not None else None for line in text.lines]
    found: list[Way] = []
    for n, (line, home) in enumerate(zip(text.lines, given, strict=True)):
        if home is None:
            after = next((one for one in given[n:] if one is not None), None)
            before = found[-1] if found else None
            home = _in_notes(line, before, after, has_points) if text.name == NOTES else _on_slide(text, before)
        found.append(home)
    return found


def _on_slide(text: Text, before: Way | None) -> Way:
    """Where a line belongs that a person added to a shape: to its points, else to the text before it."""
    return text.list_way or before or (home_of(text.ways[0]) if text.ways else ())


def _in_notes(line: Line, before: Way | None, after: Way | None, has_points: bool) -> Way:
    """Where a line belongs that a person added to the notes: to the list it stands in, else to the cues."""
    if before and before[-1:] == POINTS and (line.marker != "none" or before == after):
        return before
    if after and after[-1:] == POINTS:
        return after
    if before in (None, LEAD) and has_points and not after:
        return POINTS
    return CUES
