"""What is left of a text whose shape the YAML took out, where a person wrote more into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.align import Item
from deckbuild.compare.texts import compare_texts
from deckbuild.manifest import hash_of

if TYPE_CHECKING:
    from deckbuild.compare.differences import TextMerge
    from deckbuild.readback.values import Base, FoundSlide


def remains(base: Base, found: FoundSlide, name: str) -> TextMerge | None:
    """The paragraphs that a person added to a text of which the YAML has nothing left; None where both disagree."""
    row = next((slide for slide in base.slides if slide.key == found.key), None)
    shape = next((one for one in row.shapes if one.name == name), None) if row is not None else None
    thing = found.named(name)
    if shape is None or thing is None or not shape.texts:
        return None
    theirs = tuple(Item(hash_of(line.text, base.salt), line.text, line.level, "", line.at) for line in thing.lines)
    merged, _ = compare_texts(shape.role, name, shape.texts, (), theirs)
    return merged if merged.merge.items and not merged.merge.conflicts else None
