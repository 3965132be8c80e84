"""What both sides changed, in words: found before anything is written, and settled by what a person asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.differences import BOTH, NOTES, OURS, THEIRS
from deckbuild.compare.sides import FROM_YAML
from deckbuild.diagnostics import Diagnostic
from deckbuild.layout.shapes import Grid
from deckbuild.merging.remains import remains
from deckbuild.source import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.compare.differences import Comparison, Difference, SlideChange, TextMerge
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.readback.values import Base, FoundSlide


_DRAWN = ("chart", "table", "picture", "group")
_LONGEST = 300
_NAMES = {
    "title": "the title", "body": "the points", "facts": "the facts", "source": "the source", "drawing": "a text",
    NOTES: "the notes", "chart": "the chart", "table": "the table", "picture": "the picture", "group": "the drawing",
    "footer": "the disclaimer", "embargo": "the embargo", "marking": "the marking", "date": "the date",
    "number": "the slide number",
}  # fmt: skip


class Choice(NamedTuple):
    """What a person asked for: `ours` or `theirs` for all conflicts, or for the sections of some keys."""

    all: str = ""
    ours: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()

    def of(self, key: str) -> str:
        """The side asked for on a slide, or an empty text: then ours, and theirs is kept beside it."""
        section = key.partition("/")[0]
        if section in self.theirs or key in self.theirs:
            return THEIRS
        return OURS if section in self.ours or key in self.ours else self.all


class _Found(NamedTuple):
    """A conflict as it is found: what it is about, the words of both sides, whether the YAML's stand in any case."""

    what: str
    ours: str
    theirs: str
    is_fixed: bool = False


class Conflict(NamedTuple):
    """One thing that both sides changed, each in its own way.

    `what` names it, `ours` and `theirs` are its words on the two sides, empty where a side took it out. `chosen` is
    the side that a person asked for; `is_fixed` says that it comes from the YAML whatever anybody asks for.
    """

    key: str
    title: str
    what: str
    ours: str
    theirs: str
    at: Span
    chosen: str = ""
    is_fixed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is left for the person, so that the deck's words are to be kept."""
        return not self.chosen

    @property
    def note(self) -> str:
        """The words that are not on the slide, as they are kept beside it."""
        return f"{self.what[:1].upper()}{self.what[1:]} in PowerPoint: {self.theirs or '(taken out)'}"


def conflicts_of(
    comparison: Comparison, slides: Sequence[LaidSlide], found: Sequence[FoundSlide], base: Base, choice: Choice
) -> list[Conflict]:
    """All conflicts, in the order of the merged deck."""
    listed: list[Conflict] = []
    for change in comparison.slides:
        laid = None if change.ours is None else slides[change.ours]
        theirs = None if change.theirs is None else found[change.theirs]
        title = laid.title if laid is not None else theirs.title if theirs is not None else change.key
        at = laid.at if laid is not None else NOWHERE
        for what, our_words, their_words, is_fixed in _of_slide(change, laid, theirs, base):
            chosen = "" if is_fixed else choice.of(change.key)
            words = (_short(our_words), _short(their_words))
            listed.append(Conflict(change.key, title, what, *words, at, chosen, is_fixed))
    return listed


def diagnostics(conflicts: Sequence[Conflict]) -> list[Diagnostic]:
    """What a person is told of those that are left open, and of words that only the YAML may change."""
    found = []
    for one in conflicts:
        if one.is_fixed:
            message = f"{one.what} on {one.title!r} comes from the YAML alone, and was changed in PowerPoint"
            found.append(
                Diagnostic(
                    message=message,
                    at=one.at,
                    level="warning",
                    hints=(f"in PowerPoint: {one.theirs}",),
                    code="yaml-only",
                )
            )
        elif one.is_open:
            message = f"the YAML and PowerPoint both changed {one.what} of {one.title!r}"
            hints = (
                f"on the slide, from the YAML: {one.ours or '(taken out)'}",
                f"kept beside it, from PowerPoint: {one.theirs or '(taken out)'}",
                f"`deckbuild make --theirs-for {one.key}` takes PowerPoint's, `--ours-for {one.key}` settles it",
            )
            found.append(Diagnostic(code="conflict", message=message, at=one.at, level="warning", hints=hints))
    return found


def is_drawn_conflict(found: Sequence[Difference]) -> bool:
    """Whether both sides changed a chart, picture, table or drawing in a way that leaves one of them as a whole."""
    told = [one for one in found if one.kind not in ("box", "alt")]
    if not any(one.side in (OURS, BOTH) for one in told) or not any(one.side in (THEIRS, BOTH) for one in told):
        return False
    return not (is_cell_by_cell(told) or is_text_by_text(told))


def is_cell_by_cell(found: Sequence[Difference]) -> bool:
    """Whether a table has its rows and columns on both sides, so that its cells can be merged one by one."""
    kinds = ("cell", "cell-format", "box", "alt", "look")
    return all(one.kind in kinds and one.role == "table" for one in found)


def is_text_by_text(found: Sequence[Difference]) -> bool:
    """Whether a drawing has its shapes on both sides, so that its texts can be merged one by one."""
    return all(one.role in ("group", "drawing") for one in found) and not any(
        one.kind in ("shape-added", "shape-removed", "look") for one in found
    )


def by_shape(differences: Sequence[Difference]) -> dict[str, list[Difference]]:
    """The differences by the shape that stands on the slide, those in a group with the group's."""
    found: dict[str, list[Difference]] = {}
    for one in differences:
        if one.shape and one.kind != "foreign":
            found.setdefault(one.shape.partition("/")[0], []).append(one)
    return found


def _of_slide(change: SlideChange, laid: LaidSlide | None, theirs: FoundSlide | None, base: Base) -> Iterator[_Found]:
    """What each conflict of a slide is about, with the words of both sides."""
    if laid is not None and laid.frozen:
        return
    if change.is_conflict:
        yield _Found("the slide", "" if laid is None else laid.title, "" if theirs is None else theirs.title)
    elif laid is not None and theirs is not None:
        shapes = by_shape(change.differences)
        whole = {name for name, found in shapes.items() if found[0].role in _DRAWN and is_drawn_conflict(found)}
        for name, found in shapes.items():
            if name in whole:
                yield _Found(_NAMES[found[0].role], f"({name})", _drawn_words(theirs, name))
            else:
                yield from _of_shape(laid, theirs, name, found, base)
        for text in change.texts:
            if text.shape.partition("/")[0] not in whole and text.role not in FROM_YAML:
                yield from _of_text(text, change.differences)


def _of_shape(
    laid: LaidSlide, theirs: FoundSlide, name: str, found: Sequence[Difference], base: Base
) -> Iterator[_Found]:
    """The conflicts of a shape that are not of its paragraphs."""
    role = found[0].role
    if role in FROM_YAML:
        if words := _replaced(theirs, name, found):
            yield _Found(_NAMES[role], "", words, True)
        return
    if role == "table" and is_cell_by_cell(found):
        yield from _of_cells(laid, theirs, name, found)
    for one in found:
        is_removed = one.kind == "shape-removed" and remains(base, theirs, name) is None
        if one.side == BOTH and (one.kind == "alt" or is_removed):
            what = "the alternative text" if one.kind == "alt" else _NAMES.get(one.role, "a shape")
            yield _Found(what, "", _alt_or_words(theirs, one))


def _of_text(text: TextMerge, differences: Sequence[Difference]) -> Iterator[_Found]:
    what = _NAMES.get(text.role, "a text")
    for conflict in text.merge.conflicts:
        ours = "" if conflict.ours is None else text.ours[conflict.ours].text
        theirs = "" if conflict.theirs is None else text.theirs[conflict.theirs].text
        yield _Found(what, ours, theirs)
    for one in differences:
        is_here = (one.role, one.shape) == (text.role, text.shape) and one.side == BOTH
        if is_here and one.kind in ("format", "level") and one.ours is not None and one.theirs is not None:
            our, their = text.ours[one.ours[0]], text.theirs[one.theirs[0]]
            told = "with other formatting" if one.kind == "format" else f"on level {their.level + 1}"
            if our.hash == their.hash:
                yield _Found(what, our.text, f"{their.text} ({told})")


def _of_cells(laid: LaidSlide, theirs: FoundSlide, name: str, found: Sequence[Difference]) -> Iterator[_Found]:
    grid, thing = next((one for one in laid.content if one.name == name), None), theirs.named(name)
    for one in found:
        if one.side == BOTH and one.kind in ("cell", "cell-format") and isinstance(grid, Grid) and thing is not None:
            ours = "" if one.ours is None else _cell_text(grid, *one.ours)
            words = "" if one.theirs is None else thing.rows[one.theirs[0]][one.theirs[1]].text
            told = " (with other formatting)" if one.kind == "cell-format" else ""
            yield _Found("a cell of the table", ours, words + told)


def _cell_text(grid: Grid, row: int, column: int) -> str:
    return " ".join("".join(run.text for run in p.runs) for p in grid.rows[row][column].paragraphs)


def _replaced(theirs: FoundSlide, name: str, found: Sequence[Difference]) -> str:
    """The words that a person gave to what comes from the YAML alone."""
    if not any(d.is_text and d.side in (THEIRS, BOTH) for d in found):
        return ""
    thing = theirs.named(name)
    return " ".join(line.text for line in thing.lines) if thing is not None else ""


def _drawn_words(theirs: FoundSlide, name: str) -> str:
    thing = theirs.named(name)
    if thing is None:
        return ""
    rows = "; ".join(", ".join(cell.text for cell in row) for row in thing.rows)
    inner = "; ".join(line.text for one in thing.inner for line in one.lines)
    return rows or inner or f"({name})"


def _alt_or_words(theirs: FoundSlide, one: Difference) -> str:
    thing = theirs.named(one.shape)
    if thing is None:
        return ""
    return thing.alt if one.kind == "alt" else " / ".join(line.text for line in thing.lines)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
