"""PDF files: lines with their places on the page, joined to the paragraphs that were broken up for printing."""

from __future__ import annotations

import contextlib
import ctypes
import re
from typing import TYPE_CHECKING, Any

from deckbuild.importing.document import Document, UnreadableError
from deckbuild.importing.formats.pdflines import Line, blocks
from deckbuild.importing.formats.runs import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES = 4_000
_MOST_CHARACTERS = 9_000_000
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})
_LINE_END = re.compile("(\r\n|\n|\r|(?<=[\x02\ufffe]))")
"""Where a line ends; PDFium runs on over a hyphen at a line's end, and puts one of two other characters for it."""

_WEIGHT = 600
"""From this weight on, a font is bold."""


def read(path: str, data: bytes) -> Document:
    """The blocks of a PDF file; raises UnreadableError also for one that is locked, or pictures alone."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower() or b"/Encrypt" in data:
            raise UnreadableError(
                "is protected by a password", "open it, print it to a new PDF or copy its text, and import that"
            ) from None
        raise UnreadableError("is damaged, or was cut off: no PDF reader can open it", "get it again") from None
    count = len(document)
    if count > _MOST_PAGES:
        raise UnreadableError(f"has {count:,} pages, more than {_MOST_PAGES:,} are not read")
    pages: list[list[Line]] = []
    heights: list[float] = []
    characters = 0
    for number in range(count):
        with contextlib.suppress(pypdfium2.PdfiumError):  # a broken page among good ones
            page = document[number]
            text = page.get_textpage()
            lines = list(_lines(text, number + 1))
            heights.append(page.get_height())
            text.close()
            page.close()
            pages.append(lines)
            characters += sum(len(line.text) for line in lines)
        if characters > _MOST_CHARACTERS:
            raise UnreadableError(f"has more than {_MOST_CHARACTERS:,} characters: that is no talk")
    if not any(pages):
        raise UnreadableError(
            f"has {count:,} page{'' if count == 1 else 's'} of pictures and no text: it is a scan",
            "let a program recognise its text first, such as ocrmypdf",
        )
    title = cleaned(str(document.get_metadata_dict().get("Title", "")))
    lost = count - len(pages)
    remarks = (f"{lost} of {count} pages are damaged and left out",) if lost else ()
    return Document(path, tuple(blocks(pages, heights)), False, " ".join(title.split()), "", remarks)


def _lines(page: Any, number: int) -> Iterator[Line]:
    """The lines of a page in the order of its content, each with its box in points from the lower left corner."""
    import pypdfium2.raw as pdfium

    text = page.get_text_range()
    at = 0
    for n, piece in enumerate(_LINE_END.split(text)):
        units = len(piece.encode("utf-16-le", "surrogatepass")) // 2
        words = cleaned(piece.translate(_HYPHENS)).strip()
        if n % 2 == 0 and words:
            lead = len(piece) - len(piece.lstrip())
            tail = len(piece) - len(piece.rstrip())
            first = pdfium.FPDFText_GetCharIndexFromTextIndex(page.raw, at + lead)
            last = pdfium.FPDFText_GetCharIndexFromTextIndex(page.raw, at + units - tail - 1)
            box, end = _box(pdfium, page.raw, first), _box(pdfium, page.raw, last)
            middle = _worded(piece, at, lead)
            size = pdfium.FPDFText_GetFontSize(page.raw, middle)
            yield Line(
                words,
                number,
                min(box[0], end[0]),
                max(box[1], end[1]),
                min(box[2], end[2]),
                max(box[3], end[3]),
                round(size or box[3] - box[2], 1),
                _is_bold(pdfium, page.raw, middle),
                f"page {number}, line {n // 2 + 1}",
            )
        at += units


def _worded(piece: str, at: int, lead: int) -> int:
    """A character in the words of a line, past a marker, whose font is the line's."""
    found = re.search(r"[^\W\d_]{2}", piece)
    return at + (found.start() if found else lead)


def _box(pdfium: Any, page: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


def _is_bold(pdfium: Any, page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, name, 128, flags)
    weight = pdfium.FPDFText_GetFontWeight(page, index)
    return bool(re.search(rb"bold|black|heavy", name.value, re.IGNORECASE)) or weight >= _WEIGHT
