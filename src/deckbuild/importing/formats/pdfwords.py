"""The words of a PDF page with their places, fonts and links, row by row in the order of its content."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.importing.formats.runs import cleaned
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})
_LINE_END = re.compile("(\r\n|\n|\r|(?<=[\x02\ufffe]))")
"""Where a line ends; PDFium runs on over a hyphen at a line's end, and puts one of two other characters for it."""

_WIDE = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_WORD = re.compile(rf"[{_WIDE}]|\w(?:[^\s{_WIDE}]*[^\W{_WIDE}])?|[^\w\s{_WIDE}]+")
"""A word, or the signs before and behind one; in the scripts that write no blanks between words, a character."""

_LETTERS = re.compile(r"[^\W\d_]{2}")
_WEIGHT = 600
"""From this weight on, a font is bold."""

_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
_GAP = 1.2
"""The part of a line's height from which on a blank may be one between columns."""

_MARKER = 3
"""Characters that may be a marker, from which its words stand off."""

_MOST_LINKS = 2_000
_LONGEST_LINK = 2_000


class Line(NamedTuple):
    """A line of a page: its words, its box in points from the lower left corner, and its font.

    `frame` is the left and right edge of the column that the line stands in, where the page has several.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    origin: str
    runs: tuple[Run, ...] = ()
    frame: tuple[float, float] | None = None


class _Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


class _Word(NamedTuple):
    """A word of a line: where in the line it begins and ends, its box, and its format."""

    start: int
    end: int
    box: _Box
    form: Run


def rows(page: Any, text: Any, number: int) -> Iterator[list[Line]]:
    """The lines of a page, each as the stretches that wide blanks part; most are one."""
    reading = _Reading(text.raw, _links(page.pdf.raw, page.raw))
    whole = text.get_text_range()
    at = 0
    for n, piece in enumerate(_LINE_END.split(whole)):
        if n % 2 == 0 and piece.strip():
            origin = f"page {number}, line {n // 2 + 1}"
            if stretches := reading.stretches(piece.translate(_HYPHENS), at, number, origin):
                yield stretches
        at += len(piece.encode("utf-16-le", "surrogatepass")) // 2


class _Reading:
    """One reading of a page's text: where its characters stand, what they look like, where they lead."""

    def __init__(self, page: Any, links: Sequence[tuple[_Box, str]]) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.page, self.links = pdfium, page, links
        self.numbers = tuple(ctypes.c_double() for _ in range(4))
        self.name, self.flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def stretches(self, piece: str, at: int, number: int, origin: str) -> list[Line]:
        """The stretches of a line that begins at an index of the page's text."""
        words = self._words(piece, at)
        height = max(w.box.top for w in words) - min(w.box.bottom for w in words)
        parts: list[list[_Word]] = []
        for word in words:
            if parts and not _is_apart(parts[-1], word, height):
                parts[-1].append(word)
            else:
                parts.append([word])
        made = (self._line(piece, at, part, number, origin if n == 0 else f"{origin}, part {n + 1}")
                for n, part in enumerate(parts))  # fmt: skip
        return [line for line in made if line.text]

    def _words(self, piece: str, at: int) -> list[_Word]:
        """The words of a line; those that were written in one go as one, unless a link may be among them."""
        places = _units_before(piece)
        spans = [word.span() for word in _WORD.finditer(piece)]
        first = self._index(at + places(spans[0][0]))
        last = self._index(at + places(spans[-1][1]) - 1)
        shift = first - spans[0][0]
        is_even = last - first == spans[-1][1] - 1 - spans[0][0]  # nothing is left out of the text, as is usual

        def index(place: int) -> int:
            return shift + place if is_even else self._index(at + places(place))

        if "   " not in piece and not self._may_link(first):
            spans = list(self._in_one_go(spans, index))
        return [self._word(start, end, index(start), index(end - 1)) for start, end in spans]

    def _in_one_go(self, spans: Sequence[tuple[int, int]], index: Callable[[int], int]) -> Iterator[tuple[int, int]]:
        """The stretches of a line that one command of the page wrote, in whole words; found by halving."""
        start, end = spans[0][0], spans[-1][1]
        first, last = index(start), index(end - 1)
        if len(spans) == 1 or self.pdfium.FPDFText_CountRects(self.page, first, last - first + 1) == 1:
            yield start, end
            return
        middle = len(spans) // 2
        yield from self._in_one_go(spans[:middle], index)
        yield from self._in_one_go(spans[middle:], index)

    def _may_link(self, first: int) -> bool:
        """Whether a link is on the height of a line that begins with a character."""
        if not self.links:
            return False
        box = self._box(first)
        return any(area.bottom <= box.top and box.bottom <= area.top for area, _ in self.links)

    def _word(self, start: int, end: int, first: int, last: int) -> _Word:
        """A word of a line between two places, whose first and last character have these indices."""
        box = self._box(first)
        if last > first:
            box = _around(box, self._box(last))
        bold, italic = self._font(first if start + 1 == end else min(first + 1, last))
        return _Word(start, end, box, Run("", bold, italic, False, self._link(box)))

    def _line(self, piece: str, at: int, words: Sequence[_Word], number: int, origin: str) -> Line:
        first, last = words[0], words[-1]
        found = _LETTERS.search(piece, first.start, last.end)
        named = next((w for w in words if found and w.start <= found.start() < w.end), first)
        size = self.pdfium.FPDFText_GetFontSize(self.page, self._index(at + _units_before(piece)(named.start)))
        runs = _runs(piece, words)
        box = _around(first.box, last.box)
        return Line(
            "".join(run.text for run in runs),
            number,
            *box,
            round(size or named.box.top - named.box.bottom, 1),
            named.form.bold,
            origin,
            runs,
        )

    def _index(self, at: int) -> int:
        return int(self.pdfium.FPDFText_GetCharIndexFromTextIndex(self.page, at))

    def _box(self, index: int) -> _Box:
        left, right, bottom, top = self.numbers
        self.pdfium.FPDFText_GetCharBox(self.page, index, left, right, bottom, top)
        return _Box(left.value, right.value, bottom.value, top.value)

    def _font(self, index: int) -> tuple[bool, bool]:
        """Whether a character's font is bold, and italic."""
        self.name.value = b""
        self.pdfium.FPDFText_GetFontInfo(self.page, index, self.name, 128, self.flags)
        name = self.name.value
        bold = bool(_BOLD.search(name)) or self.pdfium.FPDFText_GetFontWeight(self.page, index) >= _WEIGHT
        return bold, bool(_ITALIC.search(name))

    def _link(self, box: _Box) -> str:
        if not self.links:
            return ""
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        return next(
            (to for area, to in self.links if area.left <= x <= area.right and area.bottom <= y <= area.top), ""
        )


def _is_apart(part: Sequence[_Word], word: _Word, height: float) -> bool:
    """Whether a word is no part of a stretch: far behind it, or before it, where PDFium joined what is beside it."""
    last = part[-1]
    if word.box.left < last.box.left - height:
        return True
    is_marker = last.end - part[0].start <= _MARKER
    return not is_marker and word.box.left - last.box.right >= max(_GAP * height, 4.0)


def _around(one: _Box, other: _Box) -> _Box:
    return _Box(
        min(one.left, other.left),
        max(one.right, other.right),
        min(one.bottom, other.bottom),
        max(one.top, other.top),
    )


def _units_before(piece: str) -> Callable[[int], int]:
    """How many of the units that PDFium counts come before a place in a line."""
    if piece.isascii() or max(piece) <= "\uffff":
        return int
    return lambda place: len(piece[:place].encode("utf-16-le", "surrogatepass")) // 2


def _runs(piece: str, words: Sequence[_Word]) -> tuple[Run, ...]:
    """The runs of a stretch; a blank between two words has their format where they share it."""
    found: list[Run] = []
    start, form, end = words[0].start, words[0].form, words[0].end
    for word in (*words[1:], None):
        if word is not None and word.form == form:
            end = word.end
            continue
        found.append(form._replace(text=cleaned(piece[start:end])))
        if word is not None:
            if word.start > end:
                found.append(Run(piece[end : word.start]))
            start, form, end = word.start, word.form, word.end
    return tuple(run for run in found if run.text)


def _links(document: Any, page: Any) -> list[tuple[_Box, str]]:
    """The areas of a page that lead to addresses on the web, and the addresses."""
    import pypdfium2.raw as pdfium

    found: list[tuple[_Box, str]] = []
    at, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(page, at, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        address = ctypes.create_string_buffer(_LONGEST_LINK)
        size = pdfium.FPDFAction_GetURIPath(document, action, address, _LONGEST_LINK)
        if 1 < size <= _LONGEST_LINK and pdfium.FPDFLink_GetAnnotRect(link, area):
            box = _Box(area.left, area.right, min(area.bottom, area.top), max(area.bottom, area.top))
            found.append((box, address.value.decode("utf-8", "replace")))
    return found
