"""The words of a difference on the two sides that have any, ours and theirs; the base has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.shapes import Grid, Group, Image, Plot
from deckbuild.manifest import cell_runs, chart_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.align import Item
    from deckbuild.compare.differences import Difference, Place, SlideChange
    from deckbuild.layout.shapes import Content
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.readback.values import FoundSlide
    from deckbuild.richtext import Run


class Words(NamedTuple):
    """The words on the two sides: None for a side that has not what they are about."""

    ours: str | None
    theirs: str | None


def words_of(difference: Difference, change: SlideChange, ours: LaidSlide | None, theirs: FoundSlide | None) -> Words:
    """The words that a difference is about; two times None where it is about none.

    `ours` and `theirs` are the slides of the change. A side that took the slide out has no words of it.
    """
    if difference.is_text:
        text = next(t for t in change.texts if (t.role, t.shape) == (difference.role, difference.shape))
        return Words(
            _item(text.ours, difference.ours) if ours is not None else None,
            _item(text.theirs, difference.theirs) if theirs is not None else None,
        )
    if difference.kind in ("cell", "cell-format"):
        return Words(_our_cell(ours, difference), _their_cell(theirs, difference))
    if difference.kind == "alt":
        drawn = _drawn(ours, difference.shape)
        thing = theirs.named(difference.shape) if theirs is not None else None
        alt = drawn.alt if isinstance(drawn, Image | Plot | Grid | Group) else None
        return Words(alt, None if thing is None else thing.alt)
    if difference.kind[:4] in ("row-", "colu"):
        return Words(_our_line(ours, difference), _their_line(theirs, difference))
    return Words(None, None)


def _item(items: Sequence[Item], at: Place) -> str | None:
    return None if at is None else items[at[0]].text


def _drawn(slide: LaidSlide | None, name: str) -> Content | None:
    return None if slide is None else next((one for one in slide.content if one.name == name), None)


def _our_rows(slide: LaidSlide | None, name: str) -> list[list[str]]:
    drawn = _drawn(slide, name)
    if isinstance(drawn, Plot):
        return [[_text(runs) for runs in row] for row in chart_cells(drawn)]
    if isinstance(drawn, Grid):
        return [[_text(cell_runs(cell.paragraphs)) for cell in row] for row in drawn.rows]
    return []


def _their_rows(slide: FoundSlide | None, name: str) -> list[list[str]]:
    thing = slide.named(name) if slide is not None else None
    return [] if thing is None else [[cell.text for cell in row] for row in thing.rows]


def _our_cell(slide: LaidSlide | None, d: Difference) -> str | None:
    return _cell(_our_rows(slide, d.shape), d.ours)


def _their_cell(slide: FoundSlide | None, d: Difference) -> str | None:
    return _cell(_their_rows(slide, d.shape), d.theirs)


def _cell(rows: Sequence[Sequence[str]], at: Place) -> str | None:
    return None if at is None or not rows else rows[at[0]][at[1]]


def _our_line(slide: LaidSlide | None, d: Difference) -> str | None:
    return _line(_our_rows(slide, d.shape), d.ours, d.kind.startswith("row"))


def _their_line(slide: FoundSlide | None, d: Difference) -> str | None:
    return _line(_their_rows(slide, d.shape), d.theirs, d.kind.startswith("row"))


def _line(rows: Sequence[Sequence[str]], at: Place, is_row: bool) -> str | None:
    """A row or a column of cells in one line."""
    if at is None or not rows:
        return None
    cells = rows[at[0]] if is_row else [row[at[0]] for row in rows]
    return " · ".join(cells)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
