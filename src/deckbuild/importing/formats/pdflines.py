"""Lines with places on pages to paragraphs: indentation, gaps, line ends at the margin, running heads."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.importing.document import Block
from deckbuild.importing.formats.runs import dressed, is_bold
from deckbuild.importing.lines import blocks_of
from deckbuild.importing.markers import find_marker
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deckbuild.importing.formats.pdfwords import Line

_MARGIN = 0.09
"""The part of a page, above and below, where running heads and page numbers stand."""

_COLUMN = 6.0
"""Points that a column of indentation stands for."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*\w{0,6}\.?\s*\d{1,4}(?:\s*(?:/|\w{1,4})\s*\d{1,4})?[\W_]*$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = ".!?:;。！？…"
_LARGER = 1.15
"""Text this much larger than most is a heading."""


class _Paragraph(NamedTuple):
    text: str
    lines: tuple[Line, ...]
    gap: bool

    @property
    def first(self) -> Line:
        return self.lines[0]


class _Print(NamedTuple):
    """How a document is printed: most text's size, left and right edge, the step from line to line, and its words.

    `wrapped` says that some line near the right edge goes on in the next one: only then does a full line tell anything.
    """

    size: float
    left: float
    right: float
    step: float
    words: frozenset[str]
    wrapped: bool


def blocks(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Block]:
    """The blocks of a document from the lines of its pages, of these heights."""
    running = _running(pages, heights)
    body = [[line for line in page if (line.page, line.origin) not in running] for page in pages]
    every = [line for page in body for line in page] or [line for page in pages for line in page]
    printed = _print(every)
    paragraphs: list[_Paragraph] = []
    breaks: dict[int, list[str]] = {}
    asides: dict[int, list[Block]] = {}
    for number, page in enumerate(body):
        found = list(_paragraphs(page, printed))
        if paragraphs and found and _crosses(paragraphs[-1], found[0].first, printed):
            paragraphs[-1] = _merged(paragraphs[-1], found.pop(0), printed)
        elif number:
            breaks.setdefault(len(paragraphs), []).append(f"page {number + 1}")
        paragraphs += found
        for line in pages[number]:
            if (line.page, line.origin) in running:
                block = Block((Run(line.text),), "aside", style="running header", origin=line.origin)
                asides.setdefault(len(paragraphs), []).append(block)
    return list(_among(_written(paragraphs, breaks, printed), paragraphs, asides))


def _print(lines: Sequence[Line]) -> _Print:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    size = weights.most_common(1)[0][0] if weights else 10.0
    usual = [line for line in lines if line.size == size]
    steps = [a.bottom - b.bottom for a, b in pairwise(usual) if 0 < a.bottom - b.bottom < 4 * size]
    rights = sorted(line.right for line in usual)
    left = min((line.left for line in usual), default=0.0)
    right = rights[int(len(rights) * 0.95)] if rights else 0.0
    printed = _Print(
        size,
        left,
        right,
        median(steps) if steps else 1.2 * size,
        frozenset(word.lower() for line in lines for word in _WORDS.findall(line.text)),
        False,
    )
    wrapped = any(_is_near_the_edge(a, printed) and _goes_on_in_words(b.text) for a, b in pairwise(usual))
    return printed._replace(wrapped=wrapped)


def _edges(line: Line, printed: _Print) -> tuple[float, float]:
    """The left and right edge of the text that a line is part of: its column's, else the page's."""
    return line.frame or (printed.left, printed.right)


def _is_near_the_edge(line: Line, printed: _Print) -> bool:
    left, right = _edges(line, printed)
    return line.right > left + 0.8 * (right - left)


def _goes_on_in_words(text: str) -> bool:
    """Whether a line begins with a small letter, or in a script that has none."""
    return text[:1].isalpha() and not text[:1].isupper()


def _running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> frozenset[tuple[int, str]]:
    """The lines in the margins of pages that come again on others but for their numbers, and page numbers."""
    places: dict[str, list[Line]] = {}
    for page, height in zip(pages, heights, strict=True):
        for line in page:
            if line.bottom > height * (1 - _MARGIN) or line.top < height * _MARGIN or _is_outermost(line, page, height):
                places.setdefault(_NUMBER.sub("#", line.text), []).append(line)
    found = set()
    for key, lines in places.items():
        again = len({line.page for line in lines}) >= min(3, max(2, len(pages)))
        for line in lines:
            if again or ("#" in key and _PAGE_NUMBER.fullmatch(line.text) and len(line.text) <= 16):
                found.add((line.page, line.origin))
    return frozenset(found)


def _is_outermost(line: Line, page: Sequence[Line], height: float) -> bool:
    """Whether a line is the first or last of its page and in the outer fifth of it, as on small pages; no title is."""
    if height * 0.2 <= line.top and line.bottom <= height * 0.8:
        return False
    ends = (max(other.bottom for other in page), min(other.bottom for other in page))
    return line.bottom in ends and line.size <= median(other.size for other in page) * _LARGER


def _paragraphs(page: Sequence[Line], printed: _Print) -> Iterator[_Paragraph]:
    """The paragraphs of a page: lines joined that were broken at the right margin of their column."""
    taken: list[Line] = []
    text, gap = "", True
    for line in page:
        if taken and (_goes_on(taken, line, printed) or _goes_on_beside(text, taken[-1], line, printed)):
            text = _joined(text, line.text, printed.words)
            taken.append(line)
            continue
        if taken:
            yield _Paragraph(text, tuple(taken), gap)
            down = taken[-1].bottom - line.bottom
            gap = not 0 < down < printed.step * 1.35 * max(1.0, line.size / printed.size)
        taken, text = [line], line.text
    if taken:
        yield _Paragraph(text, tuple(taken), gap)


def _goes_on(taken: Sequence[Line], line: Line, printed: _Print) -> bool:
    """Whether a line is the next one of a paragraph."""
    first, last = taken[0], taken[-1]
    left, right = _edges(line, printed)
    down = last.bottom - line.bottom
    if abs(down) < line.size * 0.3 and line.left > last.right:  # the rest of a line that was written in two goes
        return line.left - last.right < 12 * _COLUMN
    if not 0 < down < printed.step * 1.5 * max(1.0, line.size / printed.size) or abs(line.size - last.size) > 0.6:
        return False
    if find_marker(line.text).kind in ("glyph", "digit", "multi", "circled") or line.bold != last.bold:
        return False
    inner = taken[1].left if len(taken) > 1 else None
    if inner is not None and abs(line.left - inner) > 4:
        return False
    outdent = 4 if find_marker(first.text).kind else 60  # a first line may be indented, a marker stands outermost
    if line.left < first.left - outdent or line.left > first.left + 60:
        return False
    if line.bold or line.size > printed.size * _LARGER:  # a heading goes on where it is centred or full
        return last.right - last.left > (right - left) * 0.6
    width = line.right - line.left
    first_word = line.text[:1] if _is_unspaced(line.text[:1]) else line.text.split(" ", 1)[0]
    word = width * len(first_word) / max(1, len(line.text))
    is_full = (printed.wrapped and last.right + word + 1 > right) or last.text.endswith("-")
    return is_full or (line.text[:1].islower() and last.text[-1:] not in _ENDS)


def _goes_on_beside(text: str, last: Line, line: Line, printed: _Print) -> bool:
    """Whether a paragraph goes on from the foot of one column to the head of the next."""
    return last.frame != line.frame and last.frame is not None and _is_rest(text, last, line, printed)


def _crosses(last: _Paragraph, line: Line, printed: _Print) -> bool:
    """Whether a paragraph goes on from the foot of one page to the head of the next."""
    return _is_rest(last.text, last.lines[-1], line, printed)


def _is_rest(text: str, before: Line, after: Line, printed: _Print) -> bool:
    if before.size != after.size or before.bold != after.bold or find_marker(after.text).kind:
        return False
    is_full = before.right > _edges(before, printed)[1] - 12 * _COLUMN
    return after.text[:1].islower() and text[-1:] not in _ENDS and is_full


def _merged(last: _Paragraph, rest: _Paragraph, printed: _Print) -> _Paragraph:
    joined = _joined(last.text, rest.text, printed.words)
    return last._replace(text=joined, lines=(*last.lines, *rest.lines))


def _joined(text: str, more: str, words: frozenset[str]) -> str:
    """Two lines as one; a word that a hyphen parts is whole again where the document has it whole elsewhere."""
    if text.endswith("-") and text[-2:-1].isalpha() and more[:1].isalpha():
        before = _WORDS.findall(text[:-1])
        after = _WORDS.match(more)
        if before and after and more[:1].islower() and (before[-1].split("-")[-1] + after[0]).lower() in words:
            return text[:-1] + more
        return text + more
    if _is_unspaced(text[-1:]) and _is_unspaced(more[:1]):
        return text + more
    return f"{text} {more}"


def _is_unspaced(c: str) -> bool:
    """Whether a character is of Chinese or Japanese, which write no blanks between words."""
    return "\u3000" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uff00" <= c <= "\uff65"


def _written(paragraphs: Sequence[_Paragraph], breaks: Mapping[int, Sequence[str]], printed: _Print) -> list[Block]:
    """Paragraphs as blocks: markers, tables and rules found as in plain text, headings and formats by their print."""
    lines: list[tuple[str, str]] = []
    for n, paragraph in enumerate(paragraphs):
        first = paragraph.first
        lines += [("\f", origin) for origin in breaks.get(n, ())]
        if paragraph.gap or first.size != printed.size:
            lines.append(("", first.origin))
        column = max(0, round((first.left - _edges(first, printed)[0]) / _COLUMN))
        lines.append((" " * column + paragraph.text, first.origin))
    lines += [("\f", origin) for origin in breaks.get(len(paragraphs), ())]
    looks = {paragraph.first.origin: paragraph.first for paragraph in paragraphs}
    forms = [run for paragraph in paragraphs for line in paragraph.lines for run in line.runs]
    return [
        _printed(block, looks[block.origin], printed) if block.origin in looks else block
        for block in dressed(blocks_of(lines), forms)
    ]


def _among(
    found: Sequence[Block], paragraphs: Sequence[_Paragraph], asides: Mapping[int, Sequence[Block]]
) -> Iterator[Block]:
    """Blocks with the running heads of each page behind its last paragraph."""
    places = {paragraph.first.origin: n for n, paragraph in enumerate(paragraphs)}
    waiting, seen = sorted(asides), 0
    for block in found:
        seen = max(seen, places.get(block.origin, -1))
        while waiting and waiting[0] <= seen:
            yield from asides[waiting.pop(0)]
        yield block
        seen += block.origin in places
    for n in waiting:
        yield from asides[n]


def _printed(block: Block, line: Line, printed: _Print) -> Block:
    block = block._replace(bold=is_bold(block.runs) and block.kind == "paragraph")
    left, right = _edges(line, printed)
    centred = abs((line.left + line.right - left - right) / 2) < 12 and line.left > left + 30
    block = block._replace(centred=centred)
    is_large = line.size > printed.size * _LARGER and len(block.text) <= 160
    if block.kind == "paragraph" and is_large and block.text[-1:] not in ".;,":
        runs = tuple(run._replace(bold=False) for run in block.runs) if block.bold else block.runs
        return block._replace(kind="heading", level=0 if line.size > printed.size * 1.5 else 1, indent=0.0, runs=runs)
    return block
