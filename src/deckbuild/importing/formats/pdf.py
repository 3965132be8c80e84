"""PDF files: the pages of one, as lines with their places, and what is wrong with those that cannot be read."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from deckbuild.importing.document import Document, UnreadableError
from deckbuild.importing.formats.pdfcolumns import in_columns
from deckbuild.importing.formats.pdflines import blocks
from deckbuild.importing.formats.pdfwords import rows
from deckbuild.importing.formats.runs import cleaned

if TYPE_CHECKING:
    from deckbuild.importing.formats.pdfwords import Line

_MOST_PAGES = 4_000
_MOST_CHARACTERS = 9_000_000
_END, _TAIL = b"%%EOF", 2048
_CATALOG = re.compile(rb"(\d{1,8} \d{1,5}) obj\s*<<(?:(?!endobj)[\s\S]){0,4000}?/Type\s*/Catalog\b")
"""The object that a document begins with; with its number, a file can be read that has lost its end."""

_CUT = "the file was cut off: its last pages may be missing"


def read(path: str, data: bytes) -> Document:
    """The blocks of a PDF file; raises UnreadableError also for one that is locked, or pictures alone."""
    import pypdfium2

    document, remark = _opened(data)
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
            lines = in_columns(list(rows(page, text, number + 1)))
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
    remarks = (*filter(None, (remark, f"{lost} of {count} pages are damaged and left out" if lost else "")),)
    return Document(path, tuple(blocks(pages, heights)), False, " ".join(title.split()), "", remarks)


def _opened(data: bytes) -> tuple[Any, str]:
    """The document, opened, and what there is to say of it; raises UnreadableError if it is locked or damaged."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data), "" if _END in data[-_TAIL:] else _CUT
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower() or b"/Encrypt" in data:
            raise UnreadableError(
                "is protected by a password", "open it, print it to a new PDF or copy its text, and import that"
            ) from None
    with contextlib.suppress(pypdfium2.PdfiumError):
        if found := list(_CATALOG.finditer(data)):
            return pypdfium2.PdfDocument(data + b"\nendobj\ntrailer\n<< /Root %s R >>\n%%%%EOF\n" % found[-1][1]), _CUT
    raise UnreadableError("is damaged, or was cut off: no PDF reader can open it", "get it again")
