"""Which slide of a deck is which slide of the YAML's: told by keys, by the same texts, by titles, by words."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.readback.identity import SURE, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from deckbuild.compare.sides import SlideSide
    from deckbuild.readback.values import FoundSlide

_WORDS = re.compile(r"\w+")
_LIKELY = 0.35
"""From this likeness on, a pair is worth a question."""

_ALIKE_TITLES = 0.75
_FEW = 3
"""A word on more slides than one in this many tells nothing about which slide it is."""


class Match(NamedTuple):
    """A slide of the deck by its number, and the key of the slide of the YAML that it is; `likeness` from 0 to 1.

    `why` is `key`, `texts`, `title` or `words`.
    """

    slide: int
    key: str
    likeness: float
    why: str

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to be asked: it carries the key, or has most of the texts, or alone has the title."""
        return self.why != "words"


class _Slide(NamedTuple):
    """A slide of either side as far as it takes part: its number or key, its title, and its words."""

    name: int | str
    title: str
    words: frozenset[str]


def matched(slides: Sequence[FoundSlide], sides: Sequence[SlideSide], salt: bytes) -> list[Match]:
    """The matches in the order of the deck; every slide and every key comes once at most.

    `sides` are the slides of the YAML with their words, told by `salt`.
    """
    known = {side.key for side in sides}
    found: dict[int, Match] = {}
    for n, slide in enumerate(slides):
        if slide.key in known and not slide.is_copy and slide.key not in {m.key for m in found.values()}:
            found[n] = Match(n, slide.key, 1.0, "key")
    bare = [slide._replace(key="" if n not in found else slide.key) for n, slide in enumerate(slides)]
    for share, n, key in matches(bare, _left(sides, found.values()), salt, sides, SURE):
        found[n] = Match(n, key, share, "texts")
    ours = [_of_yaml(side) for side in _left(sides, found.values())]
    theirs = [_of_deck(n, slide) for n, slide in enumerate(slides) if n not in found]
    for match in (*_by_title(ours, theirs), *_by_likeness(ours, theirs)):
        if match.slide not in found and match.key not in {m.key for m in found.values()}:
            found[match.slide] = match
    return [found[n] for n in sorted(found)]


def _left(sides: Sequence[SlideSide], found: Iterable[Match]) -> list[SlideSide]:
    taken = {match.key for match in found}
    return [side for side in sides if side.key not in taken]


def _of_yaml(side: SlideSide) -> _Slide:
    title = " ".join(item.text for shape in side.shapes if shape.role == "title" for item in shape.texts)
    parts = [one for shape in side.shapes if shape.role in _SAYING for one in (shape, *shape.inner)]
    texts = [item.text for shape in parts for item in shape.texts]
    texts += [cell.text for shape in parts for row in shape.cells for cell in row]
    return _Slide(side.key, _folded(title), _words([title, *texts, *(item.text for item in side.notes)]))


_SAYING = ("title", "body", "facts", "source", "caption", "quote", "heading", "figure", "group", "table", "chart")


def _of_deck(n: int, slide: FoundSlide) -> _Slide:
    things = [one for thing in slide.things for one in (thing, *thing.inner)]
    texts = [line.text for thing in things for line in thing.lines]
    texts += [cell.text for thing in things for row in thing.rows for cell in row]
    return _Slide(n, _folded(slide.title), _words([*texts, *(line.text for line in slide.notes)]))


def _folded(title: str) -> str:
    return " ".join(_WORDS.findall(title.casefold()))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORDS.findall(text.casefold()))


def _by_title(ours: Sequence[_Slide], theirs: Sequence[_Slide]) -> Iterator[Match]:
    """Slides of one title that only one slide of either side has."""
    counts = Counter(slide.title for slide in ours), Counter(slide.title for slide in theirs)
    keys = {slide.title: slide.name for slide in ours}
    for slide in theirs:
        if slide.title and counts[0][slide.title] == counts[1][slide.title] == 1:
            yield Match(int(slide.name), str(keys[slide.title]), 1.0, "title")


def _by_likeness(ours: Sequence[_Slide], theirs: Sequence[_Slide]) -> list[Match]:
    """Pairs that are worth a question, the likeliest first: titles that are nearly the same, or many words in common.

    Only pairs with a telling word in common are looked at.
    """
    counts = Counter(word for slide in theirs for word in slide.words)
    telling = {word for word, count in counts.items() if count <= max(1, len(theirs) // _FEW)}
    holders: dict[str, list[_Slide]] = {}
    for slide in theirs:
        for word in slide.words & telling:
            holders.setdefault(word, []).append(slide)
    found = []
    for our in ours:
        near = {slide.name: slide for word in our.words for slide in holders.get(word, ())}
        for their in near.values():
            likeness = _likeness(our, their)
            if likeness >= _LIKELY:
                found.append(Match(int(their.name), str(our.name), round(likeness, 2), "words"))
    return sorted(found, key=lambda match: (-match.likeness, match.slide, match.key))


def _likeness(our: _Slide, their: _Slide) -> float:
    few = min(len(our.words), len(their.words))
    common = len(our.words & their.words) / few if few else 0.0
    titles = SequenceMatcher(None, our.title, their.title, autojunk=False)
    near = titles.ratio() if our.title and their.title and titles.quick_ratio() >= _ALIKE_TITLES else 0.0
    return max(common, near if near >= _ALIKE_TITLES else 0.0)
