"""A slide that a person put into the deck, as a section: its title, its points with what the notes say, its visual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.model import Chart, Point, Section, Series, Table
from deckbuild.model.visuals import CHART_TYPES
from deckbuild.numerals import decimals_of, parse_number
from deckbuild.pulling.cues import pulled_notes
from deckbuild.pulling.lines import Line, heard, settled
from deckbuild.pulling.points import pulled_points
from deckbuild.pulling.values import LeftError, quoted
from deckbuild.richtext import markdown
from deckbuild.schema.visuals.rules import faults
from deckbuild.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from deckbuild.model import Block
    from deckbuild.pulling.values import Tell
    from deckbuild.readback.values import FoundSlide, Thing
    from deckbuild.readback.values import Line as Found


_TITLES = ("title", "ctrTitle")
_FURNITURE = ("ftr", "dt", "sldNum", "hdr")


def section_of(slide: FoundSlide, number: int, tell: Tell) -> Section:
    """The section of a slide that no build wrote; what has no place in a section is told."""
    things = [one for one in slide.things if not one.is_empty and one.place not in _FURNITURE and one.role != "rule"]
    head = next((one for one in things if one.place in _TITLES or one.role == "title"), None)
    texts = [one for one in things if one is not head and one.lines and one.kind in ("text", "shape")]
    if head is None and texts:
        head = texts.pop(0)
    title = " ".join(markdown(settled(line.runs)) for line in head.lines) if head is not None else ""
    shown = [line for one in sorted(texts, key=_reading_order) for line in one.lines]
    points, notes = _points(shown, slide.notes, tell)
    visual = _visual([one for one in things if one.kind in ("table", "chart")], tell)
    for one in things:
        if one.kind not in ("text", "shape", "table", "chart"):
            tell(f"the {one.kind} {quoted(one.name)}", "it stays in the deck: the YAML has no words for it")
    return Section(title or f"Slide {number + 1}", points=points, notes=notes, visual=visual, hidden=slide.hidden)


def key_of(title: str, taken: Collection[str]) -> str:
    """A key that no other section has."""
    base = slug(title) or "slide"
    key, n = base, 1
    while key in taken:
        n += 1
        key = f"{base}-{n}"
    return key


def _reading_order(thing: Thing) -> tuple[int, int, int]:
    return (0 if thing.place else 1, thing.box.y if thing.box else 0, thing.box.x if thing.box else 0)


def _points(shown: Sequence[Found], notes: Sequence[Found], tell: Tell) -> tuple[tuple[Point, ...], str]:
    """The points of a slide, each with what the notes say of it, and the rest of the notes.

    Notes that say just the points go with them; so do as many paragraphs as there are points. Others are `notes:`.
    """
    slide = [Line(None, settled(line.runs), line.level, line.marker) for line in shown]
    said = [Line(None, heard(line.runs), line.level, line.marker) for line in notes]
    words = {heard(line.runs) for line in slide}
    with_points = [line for line in said if line.runs in words]
    rest = [line for line in said if line.runs not in words]
    points = pulled_points((), slide, with_points, tell)
    try:
        return points, pulled_notes("", rest) if rest else ""
    except LeftError:
        return points, "\n\n".join(markdown(line.runs) for line in rest)


def _visual(things: Sequence[Thing], tell: Tell) -> Block | None:
    """The one table or chart that a section has room for."""
    made: Block | None = None
    for thing in things:
        block = _table(thing) if thing.kind == "table" else _chart(thing)
        if made is None and block is not None and not faults(block):
            made = block
        else:
            why = "a section has one visual block" if made is not None else "the YAML has no words for it"
            tell(f"the {thing.kind} {quoted(thing.name)}", f"it stays in the deck: {why}")
    return made


def _table(thing: Thing) -> Table:
    rows = tuple(tuple(markdown(settled(cell.runs)) for cell in row) for row in thing.rows)
    return Table(rows[0], rows[1:]) if len(rows) > 1 else Table((), rows)


def _chart(thing: Thing) -> Chart | None:
    """A chart of a type that deckbuild draws, with figures in every cell that has something."""
    if thing.shows not in CHART_TYPES or len(thing.rows) < 2:
        return None
    texts = [[cell.text for cell in row] for row in thing.rows]
    series = tuple(
        Series(name or f"Series {n}", tuple(parse_number(row[n]) for row in texts[1:]))
        for n, name in enumerate(texts[0][1:], 1)
    )
    decimals = max((decimals_of(text) for row in texts[1:] for text in row[1:]), default=0)
    heads = [row[0] for row in texts[1:]]
    if thing.shows == "scatter":
        across = [parse_number(head) for head in heads]
        if None in across:
            return None
        return Chart("scatter", series=series, x=tuple(x or 0.0 for x in across), decimals=decimals)
    return Chart(thing.shows, tuple(heads), series, decimals=decimals)
