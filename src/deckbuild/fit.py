"""Whether paragraphs fit into a box: how many lines they take, how high they stand, at which size.

The recipe and where its figures come from: `docs/analysis/fit.md`.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from deckbuild.fonts import SEAM, Face, is_seam
from deckbuild.linebreak import pieces

USED_WIDTH = 0.98
"""The part of the width that is counted on, for the renderers round differently."""
LINE_PITCH = 1.2
"""Baseline to baseline in font sizes at single spacing, in PowerPoint for every font."""
SMALLEST = 12.0
"""Points below which the deeper levels are not set, though they are smaller than the first."""


_FIRST_EAST_ASIAN = "\u2e80"
_EAST_ASIAN = {"ja", "ko", "zh"}


class Text(NamedTuple):
    """One paragraph to be measured.

    `left` is taken from the width, in points (the hanging bullet lies inside it); `spacing` a fraction of
    single spacing; `before` points above it, which the first of a box does without; `smaller` points below
    the size of the box, for deeper levels.
    """

    runs: tuple[tuple[str, Face], ...]
    left: float = 0.0
    spacing: float = 1.0
    before: float = 0.0
    smaller: float = 0.0
    language: str = "en"


class Fit(NamedTuple):
    """How paragraphs stand in a box, in points; `lines` for each paragraph."""

    size: float
    lines: tuple[int, ...]
    height: float
    room: float

    @property
    def fits(self) -> bool:
        """Whether nothing stands out of the box."""
        return self.height <= self.room

    @property
    def over(self) -> float:
        """Points too many; 0 if it fits."""
        return max(0.0, self.height - self.room)


def line_count(text: Text, width: float, size: float) -> int:
    """Lines a paragraph takes in a box of a width, at a size, both in points; at least one."""
    return _Measured(text).lines(width, size)


def extent(text: Text) -> tuple[float, float]:
    """Em that a paragraph takes on one line, and that the longest of its parts takes, which no line may break."""
    if not text.runs:
        return 0.0, 0.0
    one = _Measured(text)
    return one.total, max(em for stretch in one.stretches() for em in stretch.ems)


def height(texts: Sequence[Text], width: float, size: float) -> float:
    """Points from the top of the first line to the bottom of the last."""
    return _height(texts, [_Measured(text).lines(width, size) for text in texts], size)


def fit(texts: Sequence[Text], width: float, room: float, ladder: Sequence[float], max_lines: int = 0) -> Fit:
    """The largest size of a descending ladder at which the texts fit into the room, else the last.

    With `max_lines`, the lines of all texts together must not be more, and the room of a `Fit` that has
    more is that of the lines allowed.
    """
    measured = [_Measured(text) for text in texts]
    for size in ladder:
        lines = [one.lines(width, size) for one in measured]
        high = _height(texts, lines, size)
        if high <= room and (not max_lines or sum(lines) <= max_lines):
            return Fit(size, tuple(lines), high, room)
    if max_lines and sum(lines) > max_lines:
        room = min(room, round(high * max_lines / sum(lines), 4))
    return Fit(size, tuple(lines), high, room)


def surely_fit(texts: Sequence[str], face: Face, width: float, room: float, size: float, before: float) -> bool:
    """Whether paragraphs in one face fit at single spacing, by a bound that looks at them all at once.

    `before` is the points above each. When it says no, they may fit all the same. Greedy lines fill each other
    up: two that follow on one another are together wider than the box, or the first word of the second would
    have stood in the first. So a paragraph has at most one line more than twice its width in boxes.
    """
    words = " ".join(texts)
    if not words.isascii() and max(words) >= _FIRST_EAST_ASIAN:  # their seams are only told by the parts
        return False
    lines = len(texts) + 2 * face.width(words) * size / (width * USED_WIDTH)
    return lines * LINE_PITCH * size + len(texts) * before <= room


def broken(text: Text, width: float, size: float) -> tuple[str, ...]:
    """The lines themselves, with their trailing spaces, so that they joined are the text."""
    return tuple(_Measured(text).broken(width, size))


def _height(texts: Sequence[Text], lines: Sequence[int], size: float) -> float:
    """Height of texts of which the lines are counted."""
    high = 0.0
    for text, count in zip(texts, lines, strict=True):
        high += text.before + count * LINE_PITCH * _size(text, size) * text.spacing
    if texts:
        high -= texts[0].before
    return round(high, 4)  # an EMU; takes off what binary fractions add


def _size(text: Text, size: float) -> float:
    """The paragraph's own size in a box of a size."""
    return max(size - text.smaller, min(size, SMALLEST)) if text.smaller else size


class _Stretch(NamedTuple):
    """A paragraph between two soft breaks: its parts (see `linebreak`), in em."""

    parts: list[str]
    ems: list[float]
    spaces: list[int]
    gaps: list[float]
    characters: Callable[[int], list[float]]

    def breaks(self, limit: float) -> list[tuple[int, int]]:
        """Where lines after the first begin: a part and a character in it. Greedy, as renderers are."""
        found: list[tuple[int, int]] = []
        left = limit
        for index, (em, gap) in enumerate(zip(self.ems, self.gaps, strict=True)):
            if em > left:
                if index:
                    found.append((index, 0))
                left = limit
                if em > limit:
                    left -= self._cut(index, limit, found) + gap
                    continue
            left -= em + gap
        return found

    def _cut(self, index: int, limit: float, found: list[tuple[int, int]]) -> float:
        """Breaks a part that no line can hold between any two characters; the width of its last line."""
        used = 0.0
        for offset, em in enumerate(self.characters(index)):
            if used and used + em > limit:
                found.append((index, offset))
                used = 0.0
            used += em
        return used


class _Measured:
    """A paragraph with its width, and when it does not fit on one line those of its parts; all in em."""

    __slots__ = ("_stretches", "text", "total")

    def __init__(self, text: Text) -> None:
        self.text = text
        self._stretches: list[_Stretch] | None = None
        total = 0.0
        for words, face in text.runs:
            total += face.width(words)
            if "\n" in words or "\v" in words:
                total = inf
        if text.language[:2] in _EAST_ASIAN:
            total = self._east_asian()
        self.total = total

    def _east_asian(self) -> float:
        """The width with the seams of scripts, which only the parts tell."""
        stretch, *others = self.stretches()
        return inf if others else sum(stretch.ems) + sum(stretch.gaps)

    def lines(self, width: float, size: float) -> int:
        """Lines in a width at a size of the box."""
        limit = self._limit(width, size)
        if self.total <= limit:
            return 1
        return sum(len(stretch.breaks(limit)) + 1 for stretch in self.stretches())

    def broken(self, width: float, size: float) -> Iterator[str]:
        """The lines in a width at a size of the box."""
        limit = self._limit(width, size)
        whole = "".join(words for words, _ in self.text.runs)
        if self.total <= limit:
            yield whole
            return
        start = begin = 0
        for stretch in self.stretches():
            offsets = [0, *accumulate(len(p) + n for p, n in zip(stretch.parts, stretch.spaces, strict=True))]
            for index, offset in stretch.breaks(limit):
                end = begin + offsets[index] + offset
                yield whole[start:end]
                start = end
            begin += offsets[-1] + 1
            yield whole[start:begin]
            start = begin

    def _limit(self, width: float, size: float) -> float:
        """The em that one line holds."""
        return max(0.0, (width - self.text.left) * USED_WIDTH / _size(self.text, size))

    def stretches(self) -> list[_Stretch]:
        """What stands between soft breaks; measured once for all sizes."""
        if self._stretches is None:
            self._stretches = _stretches(self.text)
        return self._stretches


def _stretches(text: Text) -> list[_Stretch]:
    """The stretches of a paragraph."""
    whole, face = text.runs[0]
    if any(other is not face for _, other in text.runs[1:]):
        return _mixed(text)
    if len(text.runs) > 1:
        whole = "".join(words for words, _ in text.runs)
    lines = whole.replace("\v", "\n").split("\n")
    return [_in_one_face(line, face, text.language) for line in lines]


def _mixed(text: Text) -> list[_Stretch]:
    """The stretches of a paragraph in several faces."""
    whole = "".join(words for words, _ in text.runs).replace("\v", "\n")
    ems = [em for words, face in text.runs for em in face.widths(words)]
    found, start = [], 0
    for line in whole.split("\n"):
        found.append(_in_many_faces(line, ems[start : start + len(line)], text.language))
        start += len(line) + 1
    return found


def _in_one_face(line: str, face: Face, language: str) -> _Stretch:
    """A stretch all of whose words are in one face, and mostly known to it."""
    parts, spaces = pieces(line, language)
    ems = list(map(face.words.__getitem__, parts))
    gaps = [face.space * count for count in spaces]
    if language[:2] in _EAST_ASIAN:
        for index, (part, after) in enumerate(pairwise(parts)):
            if (part[-1:] < "\u2e80" or after[:1] < "\u2e80") and is_seam(part, after):
                gaps[index] += SEAM
    return _Stretch(parts, ems, spaces, gaps, lambda index: face.widths(parts[index]))


def _in_many_faces(line: str, widths: list[float], language: str) -> _Stretch:
    """A stretch given the width of each character, for a word may be bold in part."""
    parts, spaces = pieces(line, language)
    starts = [0, *accumulate(len(part) + count for part, count in zip(parts, spaces, strict=True))]
    cuts = [(start, start + len(part), end) for part, start, end in zip(parts, starts, starts[1:], strict=False)]
    ems = [sum(widths[start:middle]) for start, middle, _ in cuts]
    gaps = [sum(widths[middle:end]) for _, middle, end in cuts]
    return _Stretch(parts, ems, spaces, gaps, lambda index: widths[cuts[index][0] : cuts[index][1]])
