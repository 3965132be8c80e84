"""Which section each slide is: by the key it carries, and by its words where a program lost the key."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from deckbuild.compare.sides import FROM_YAML
from deckbuild.manifest import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.compare.sides import SlideSide
    from deckbuild.readback.values import FoundSlide

_COPY = re.compile(r" \d+$")
_EVERYWHERE = (*FROM_YAML, "rule")
SURE = 0.5
"""From this share of a slide's paragraphs on, a slide without a key is that slide."""


def identified(slides: Sequence[FoundSlide], sides: Sequence[SlideSide], salt: bytes) -> list[FoundSlide]:
    """The slides with the keys of the slides that a build wrote; copies keep the key and are marked as such.

    Of slides with one key, the one most like what was built is the original, of equals the first. LibreOffice adds
    a number to the names on a copied slide, which settles it.
    """
    known = {side.key: side for side in sides}
    found = [slide._replace(key=_bare(slide.key, known)) for slide in slides]
    rivals: dict[str, list[int]] = {}
    for n, slide in enumerate(found):
        if slide.key:
            rivals.setdefault(slide.key, []).append(n)
    for key, numbers in rivals.items():
        if len(numbers) > 1:
            wanted = _wanted(known[key]) if key in known else set()
            likeness = {n: share(wanted, hashes(found[n], salt)) for n in numbers}
            original = max(numbers, key=lambda n: (likeness[n], slides[n].key == key, -n))
            for n in numbers:
                found[n] = found[n]._replace(is_copy=n != original)
    there = {slide.key for slide in found}
    return by_words(found, [side for side in sides if side.key not in there], salt, sides)


def by_words(
    slides: Sequence[FoundSlide], lost: Sequence[SlideSide], salt: bytes, among: Sequence[SlideSide]
) -> list[FoundSlide]:
    """Gives slides without a key that of the lost one whose texts they hold; `among` are all slides of that side."""
    found = list(slides)
    for _, n, key in matches(found, lost, salt, among):
        found[n] = found[n]._replace(key=key)
    return found


def new_by_words(slides: Sequence[FoundSlide], new: Sequence[SlideSide], salt: bytes) -> list[FoundSlide]:
    """Gives copies and slides without a key the keys of the new sections that say what they say, likeliest first.

    Here texts count that other slides have too: a section that was made of a copy has the original's.
    """
    found = list(slides)
    ranked = sorted(
        (-share(_wanted(side), there), n, side.key)
        for n, slide in enumerate(slides)
        if slide.is_copy or not slide.key
        for there in (hashes(slide, salt),)
        for side in new
    )
    given: set[str] = set()
    for negative, n, key in ranked:
        if -negative >= SURE and (found[n].is_copy or not found[n].key) and key not in given:
            found[n] = found[n]._replace(key=key, is_copy=False)
            given.add(key)
    return found


def matches(
    slides: Sequence[FoundSlide],
    lost: Sequence[SlideSide],
    salt: bytes,
    among: Sequence[SlideSide],
    least: float = SURE,
) -> list[tuple[float, int, str]]:
    """Slides without a key and the slides that they are likeliest to be: the share of its texts, number, and key.

    The likeliest pairs come first. Texts that several slides of `among` have tell nothing.
    """
    without = {n: hashes(slide, salt) for n, slide in enumerate(slides) if not slide.key}
    if not lost or not without:
        return []
    counts = Counter(text for side in among for text in _wanted(side))
    wanted = {side.key: {text for text in _wanted(side) if counts[text] < 2} for side in lost}
    holders: dict[str, list[int]] = {}
    for n, there in without.items():
        for one in there:
            holders.setdefault(one, []).append(n)
    ranked = []
    for key, texts in wanted.items():
        near = {n for one in texts for n in holders.get(one, ())}
        ranked += [(-share(texts, without[n]), n, key) for n in near]
    pairs, taken, given = [], set(), set()
    for negative, n, key in sorted(ranked):
        if -negative >= least and n not in taken and key not in given:
            pairs.append((-negative, n, key))
            taken.add(n)
            given.add(key)
    return pairs


def share(wanted: Iterable[str], there: set[str]) -> float:
    """The part of the wanted hashes that are there."""
    listed = list(wanted)
    return sum(one in there for one in listed) / len(listed) if listed else 0.0


def hashes(slide: FoundSlide, salt: bytes) -> set[str]:
    """The hashes of all texts of a slide, its notes among them."""
    things = [one for thing in slide.things for one in (thing, *thing.inner)]
    texts = [line.text for thing in things for line in thing.lines]
    texts += [cell.text for thing in things for row in thing.rows for cell in row]
    return {hash_of(text, salt) for text in (*texts, *(line.text for line in slide.notes))}


def _bare(key: str, known: dict[str, SlideSide]) -> str:
    """The key without the number that LibreOffice gives a copy, where only so it is known."""
    if key in known:
        return key
    return _COPY.sub("", key) if _COPY.sub("", key) in known else key


def _wanted(side: SlideSide) -> set[str]:
    """The hashes of a slide's own texts, without those that every slide has."""
    own = [shape for shape in side.shapes if shape.role not in _EVERYWHERE]
    parts = [one for shape in own for one in (shape, *shape.inner)]
    texts = {item.hash for shape in parts for item in shape.texts}
    texts |= {item.hash for shape in parts for row in shape.cells for item in row}
    return texts | {item.hash for item in side.notes}
