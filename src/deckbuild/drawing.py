"""The pages of a deck or a document as LibreOffice draws them: a tagged PDF."""

from __future__ import annotations

import os

SECONDS, SECONDS_A_PAGE = 60.0, 3.0
"""How long LibreOffice may take: for its first start on a slow machine, and for each page."""
_MEMORY = 2048 * 1024 * 1024
_MOST_WRITTEN = 512 * 1024 * 1024
_WHAT = "drawing the pages"
_INSTEAD = "look at the pages in PowerPoint"
_FILTERS = {".pptx": "impress_pdf_Export", ".docx": "writer_pdf_Export"}


def drawn(deck: bytes, pages: int, language: str = "") -> bytes:
    """The PDF of a deck (the bytes of a .pptx) that has so many pages, hidden ones too.

    Raises OfficeError where LibreOffice is missing, takes too much, or does not draw all of them.
    """
    from deckbuild.office import soffice
    from deckbuild.pictures.pages import count

    pdf = pdf_of(deck, ".pptx", pages, language, hidden=True)
    found = count(pdf)
    if found != pages:
        raise soffice.OfficeError(f"{_WHAT} fails in LibreOffice: it drew {found} of {pages}", _INSTEAD)
    return pdf


def pdf_of(
    data: bytes, suffix: str, pages: int, language: str = "", hidden: bool = False, instead: str = _INSTEAD
) -> bytes:
    """The PDF of a deck (`.pptx`) or a document (`.docx`), tagged, with its title and language.

    `pages` is how many to expect, for the time it may take; `language` is a BCP 47 tag, and `hidden` takes in the
    slides that are not shown. Raises OfficeError where LibreOffice is missing, takes too much or does not do it;
    `instead` is then the other way out.
    """
    import tempfile

    from deckbuild.office import soffice

    part = soffice.IMPRESS if suffix == ".pptx" else soffice.WRITER
    program = soffice.find(part, f"{_WHAT} needs {{}}", instead)
    limits = soffice.Limits(SECONDS + SECONDS_A_PAGE * pages, _MEMORY, _MOST_WRITTEN)
    made_here = tempfile.TemporaryDirectory(prefix="deckbuild-", ignore_cleanup_errors=True)
    with soffice.ended_by_signals(), made_here as folder:
        source, made = (os.path.join(folder, f"deck{end}") for end in (suffix, ".pdf"))
        with open(source, "wb") as file:
            file.write(data)
        try:
            wanted = f"pdf:{_FILTERS[suffix]}:{_options(hidden)}"
            soffice.convert(program, source, wanted, limits, instead, language)
        except soffice.OfficeError as problem:
            raise soffice.OfficeError(f"{_WHAT} {problem.message}", problem.hint) from None
        if not os.path.exists(made):
            raise soffice.OfficeError(f"{_WHAT} fails in LibreOffice ({program})", instead)
        with open(made, "rb") as file:
            return file.read()


def _options(hidden: bool) -> str:
    """The options of LibreOffice's PDF filters, in JSON: a tagged PDF that shows its title."""
    options = {
        "UseTaggedPDF": "true",
        "ExportBookmarks": "true",
        "DisplayPDFDocumentTitle": "true",
        "ExportHiddenSlides": "true" if hidden else "false",
    }
    return "{" + ",".join(f'"{name}":{{"type":"boolean","value":"{value}"}}' for name, value in options.items()) + "}"
