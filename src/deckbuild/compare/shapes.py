"""The shapes of a slide on three sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import BOTH, OURS, SAME, THEIRS, Difference, TextMerge, side_of
from deckbuild.compare.grids import compare_cells
from deckbuild.compare.texts import compare_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.sides import ShapeSide

TOLERANCE = 3175
"""EMU by which a box may be off: programs keep places in hundredths of a millimetre or in points."""

Shapes = tuple["ShapeSide", ...]
Found = tuple[list[TextMerge], list[Difference]]


def compare_shapes(base: Shapes, ours: Shapes, theirs: Shapes, within: str = "") -> Found:
    """The texts of the shapes merged, and all differences; `within` is the name of the group that they are in."""
    texts: list[TextMerge] = []
    differences: list[Difference] = []
    our_ones, their_ones = _named(ours), _named(theirs)
    before = _named(base)
    for name, shape in before.items():
        label = f"{within}/{name}" if within else name
        our, their = our_ones.get(name), their_ones.get(name)
        if our is None or their is None:
            side = _remover(shape, our, their)
            differences.append(Difference("shape-removed", side, shape.role, label))
            continue
        more_texts, more = _shape(shape, our, their, label)
        texts += more_texts
        differences += more
    for name in dict.fromkeys((*our_ones, *their_ones)):
        if name not in before:
            our, their = our_ones.get(name), their_ones.get(name)
            side = SAME if our and their else OURS if our else THEIRS
            role = our.role if our else their.role if their else ""
            differences.append(Difference("shape-added", side, role, f"{within}/{name}" if within else name))
    return texts, differences


def same_box(one: object, other: object) -> bool:
    """Whether two boxes are the same within the tolerance."""
    if not isinstance(one, tuple) or not isinstance(other, tuple):
        return one == other
    return all(abs(a - b) <= TOLERANCE for a, b in zip(one, other, strict=True))


def _named(shapes: Sequence[ShapeSide]) -> dict[str, ShapeSide]:
    """The shapes by name; of one name, the further ones with a number."""
    found: dict[str, ShapeSide] = {}
    for shape in shapes:
        name, n = shape.name, 2
        while name in found:
            name, n = f"{shape.name} ({n})", n + 1
        found[name] = shape
    return found


def _remover(base: ShapeSide, our: ShapeSide | None, their: ShapeSide | None) -> str:
    """Who took a shape out; both where the other side changed what it says."""
    left = our or their
    if left is None:
        return SAME
    _, found = _shape(base, left, left, "")
    if any(d.is_text or d.kind in ("cell", "shows") for d in found):
        return BOTH
    return THEIRS if our else OURS


def _shape(base: ShapeSide, ours: ShapeSide, theirs: ShapeSide, label: str) -> Found:
    found: list[Difference] = []
    for kind, side in (
        ("box", side_of(base.box, ours.box, theirs.box, same_box)),
        ("alt", side_of(base.alt, ours.alt, theirs.alt)),
        ("shows", side_of(base.shows, ours.shows, theirs.shows)),
    ):
        if side:
            found.append(Difference(kind, side))
    merged, differences = compare_texts(base.role, label, base.texts, ours.texts, theirs.texts)
    texts = [merged] if base.texts or ours.texts or theirs.texts else []
    found += [*differences, *compare_cells(base.cells, ours.cells, theirs.cells)]
    found = [d._replace(role=base.role, shape=label) for d in found]
    inner_texts, inner = compare_shapes(base.inner, ours.inner, theirs.inner, label)
    found += inner
    if base.look != ours.look and not any(d.side != THEIRS for d in found):
        found.append(Difference("look", OURS, base.role, label))
    return texts + inner_texts, found
