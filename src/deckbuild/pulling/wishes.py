"""What each text of a slide is to become: the merge of a comparison as lines, with whatever stays open told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.differences import NOTES, THEIRS, side_of
from deckbuild.layout.shapes import Drawing, Group, Shape
from deckbuild.pulling.lines import Line, settled
from deckbuild.pulling.values import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deckbuild.compare.differences import SlideChange, TextMerge
    from deckbuild.compare.merge import Merged
    from deckbuild.layout.shapes import Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.pulling.values import Tell
    from deckbuild.readback.values import FoundSlide
    from deckbuild.readback.values import Line as Found


class Part(NamedTuple):
    """One slide of a section: as the YAML has it, what differs, and as the deck has it."""

    laid: LaidSlide
    change: SlideChange
    found: FoundSlide


class Wish(NamedTuple):
    """A text as it is to be: the laid-out paragraphs that it has now, and the lines it is to have.

    `theirs` says whether the person changed anything of it.
    """

    laid: Sequence[Paragraph]
    lines: tuple[Line, ...]
    theirs: bool


def wishes(part: Part, take_theirs: bool, tell: Tell) -> dict[str, Wish]:
    """The texts of a slide by the names of their shapes, the notes under `notes`.

    Where YAML and deck both changed a paragraph, the YAML's stays and is told, unless `take_theirs`.
    """
    laid = laid_texts(part.laid)
    found: dict[str, Wish] = {}
    for text in part.change.texts:
        name = text.shape or NOTES
        if name in laid:
            lines = part.found.notes if not text.shape else _lines_of(part.found, text.shape)
            found[name] = _wish(text, laid[name], lines, take_theirs, tell)
    return found


def laid_texts(slide: LaidSlide) -> Mapping[str, Sequence[Paragraph]]:
    """The paragraphs of a laid-out slide by the names of their shapes."""
    found: dict[str, Sequence[Paragraph]] = {NOTES: slide.notes}
    for shape in slide.content:
        if isinstance(shape, Group):
            found.update({f"{shape.name}/{drawing.name}": drawing.paragraphs for drawing in shape.drawings})
        elif isinstance(shape, Shape | Drawing):
            found.setdefault(shape.name, shape.paragraphs)
    return found


def _lines_of(slide: FoundSlide, name: str) -> tuple[Found, ...]:
    thing = slide.named(name)
    return thing.lines if thing is not None else ()


def _wish(text: TextMerge, laid: Sequence[Paragraph], found: Sequence[Found], take_theirs: bool, tell: Tell) -> Wish:
    base_of = {o: n for n, o in enumerate(text.merge.our.found) if o is not None}
    conflicts = {(one.ours, one.theirs) for one in text.merge.conflicts}
    lines: list[Line] = []
    for item in text.merge.items:
        if (item.ours, item.theirs) in conflicts and item.ours is not None:
            _tell_conflict(text, item, take_theirs, tell)
            if take_theirs and item.theirs is None:
                continue
            if take_theirs:
                item = item._replace(takes="theirs")
        lines.append(_line(text, item, laid, found, base_of.get(item.ours) if item.ours is not None else None))
    for conflict in text.merge.conflicts:
        if conflict.ours is None and conflict.theirs is not None:
            words = text.theirs[conflict.theirs].text
            if take_theirs:
                theirs = found[conflict.theirs]
                lines.insert(conflict.at, Line(None, settled(theirs.runs), theirs.level, theirs.marker))
            else:
                tell(f"{quoted(words)}", "the YAML took it out while the deck changed it")
    return Wish(laid, tuple(lines), _is_theirs(text))


def _tell_conflict(text: TextMerge, item: Merged, take_theirs: bool, tell: Tell) -> None:
    if take_theirs or item.ours is None:
        return
    ours = text.ours[item.ours].text
    if item.theirs is None:
        tell(f"{quoted(ours)} taken out", "the YAML changed it meanwhile; `--theirs` takes the deck's version")
    else:
        tell(
            f"{quoted(text.theirs[item.theirs].text)}",
            f"the YAML changed it too, to {quoted(ours)}; `--theirs` takes the deck's version",
        )


def _line(text: TextMerge, item: Merged, laid: Sequence[Paragraph], found: Sequence[Found], base: int | None) -> Line:
    """One paragraph of the merged text, in the deck's runs where the person changed them."""
    if item.ours is None:
        theirs = found[item.theirs or 0]
        return Line(None, settled(theirs.runs), item.level, theirs.marker)
    ours = text.ours[item.ours]
    paragraph = laid[ours.at]
    own = Line(ours.at, settled(paragraph.runs), item.level, paragraph.marker)
    if item.theirs is None:
        return own
    theirs, side = found[item.theirs], text.theirs[item.theirs]
    if ours.hash == side.hash:
        before = text.base[base].format if base is not None else ours.format
        if side_of(before, ours.format, side.format) == THEIRS:
            return own._replace(runs=settled(theirs.runs))
        return own
    return own._replace(runs=settled(theirs.runs)) if item.takes == "theirs" else own


def _is_theirs(text: TextMerge) -> bool:
    theirs = [(one.hash, one.level, one.format) for one in text.theirs]
    return theirs != [(one.hash, one.level, one.format) for one in text.base]
