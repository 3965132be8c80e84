"""The pages of a deck as LibreOffice draws them: a PDF."""

from __future__ import annotations

import os

SECONDS, SECONDS_A_PAGE = 60.0, 3.0
"""How long LibreOffice may take: for its first start on a slow machine, and for each page."""
_MEMORY = 2048 * 1024 * 1024
_MOST_WRITTEN = 512 * 1024 * 1024
_WHAT = "drawing the pages"
_INSTEAD = "look at the pages in PowerPoint"


def drawn(deck: bytes, pages: int) -> bytes:
    """The PDF of a deck (the bytes of a .pptx) that has so many pages.

    Raises OfficeError where LibreOffice is missing, takes too much, or does not draw all of them.
    """
    import tempfile

    from deckbuild.office import soffice
    from deckbuild.pictures.pages import count

    program = soffice.find(soffice.IMPRESS, f"{_WHAT} needs {{}}", _INSTEAD)
    made_here = tempfile.TemporaryDirectory(prefix="deckbuild-", ignore_cleanup_errors=True)
    with soffice.ended_by_signals(), made_here as folder:
        pdf = _converted(program, folder, deck, pages)
    found = count(pdf) if pdf else 0
    if found != pages:
        message = f"{_WHAT} fails in LibreOffice ({program}): it drew {found} of {pages}"
        raise soffice.OfficeError(message, _INSTEAD)
    return pdf


def _converted(program: str, folder: str, deck: bytes, pages: int) -> bytes:
    """What LibreOffice makes of a deck, in a folder; nothing where it fails."""
    from deckbuild.office import soffice

    source, made = (os.path.join(folder, f"deck.{suffix}") for suffix in ("pptx", "pdf"))
    with open(source, "wb") as file:
        file.write(deck)
    limits = soffice.Limits(SECONDS + SECONDS_A_PAGE * pages, _MEMORY, _MOST_WRITTEN)
    try:
        soffice.convert(program, source, "pdf", limits, _INSTEAD)
    except soffice.OfficeError as problem:
        raise soffice.OfficeError(f"{_WHAT} {problem.message}", problem.hint) from None
    if not os.path.exists(made):
        return b""
    with open(made, "rb") as file:
        return file.read()
