"""`--html FILE`: the report of a check as one page, with a picture of each slide where LibreOffice is installed."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from deckbuild import places, target
from deckbuild.reportpage import Entry, Report, page
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.auditing import Audited
    from deckbuild.cli.make import Call
    from deckbuild.diagnostics import Diagnostic
    from deckbuild.pipeline import Prepared

LONGEST = 800
"""Pixels along the longer side of a slide's picture."""
MOST_PICTURES = 200


def write_audit(path: str, found: Audited, done: Sequence[str], call: Call) -> None:
    """Writes the report on a deck file."""
    slides = found.deck.slides if found.deck else ()
    pictures, remark = _pictures(found.data, len(slides)) if slides else ([], "")
    general = [d for d in found.diagnostics if not d.at.source.text]
    by_slide: dict[int, list[Diagnostic]] = {}
    for one in found.diagnostics:
        if one.at.source.text:
            by_slide.setdefault(one.at.source.position(one.at.start)[0], []).append(one)
    entries = [
        Entry(s.number, s.title, by_slide.get(s.number, []), picture, s.hidden)
        for s, picture in zip(slides, pictures or [b""] * len(slides), strict=True)
    ]
    name = os.path.basename(found.deck.path if found.deck else call.source)
    remarks = [*(f"Corrected: {line}" for line in done), *([remark] if remark else [])]
    _write(path, Report(name, general, entries, remarks), call)


def write_prepared(path: str, prepared: Prepared, call: Call) -> None:
    """Writes the report on a deck from YAML, each problem beside the slide of its section."""
    from deckbuild.cli.report import problems_of_slides

    slides = prepared.slides
    beside = problems_of_slides(slides, prepared.diagnostics)
    told: set[int] = set()
    for number, found in enumerate(beside):  # the slides of a section share its problems: they are told once
        beside[number] = [one for one in found if id(one) not in told]
        told.update(map(id, found))
    general = [one for one in prepared.diagnostics if id(one) not in told]
    pictures, remark = _pictures(_built(prepared), len(slides)) if prepared.is_ready else ([], "")
    entries = [
        Entry(number, slide.title, found, picture, slide.hidden)
        for number, (slide, found, picture) in enumerate(
            zip(slides, beside, pictures or [b""] * len(slides), strict=True), 1
        )
    ]
    deck = prepared.project.deck
    name = plain(deck.title) if deck is not None and deck.title else os.path.basename(os.path.abspath(call.source))
    _write(path, Report(name, general, entries, [remark] if remark else []), call)


def _write(path: str, report: Report, call: Call) -> None:
    text = page(report)
    target.replace(path, lambda file: file.write(text.encode("utf-8", "replace")))
    if not call.quiet and call.format == "text":
        print(f"wrote {places.shown(path)}")


def _built(prepared: Prepared) -> bytes:
    """The deck as `make` would write it."""
    from deckbuild.writer.package import write

    out = io.BytesIO()
    assert prepared.template is not None  # it is ready
    write(out, prepared.deck, prepared.slides, prepared.template, prepared.embargoed)
    return out.getvalue()


def _pictures(deck: bytes, count: int) -> tuple[list[bytes], str]:
    """The slides' pictures as PNG; none, and why not, where they cannot be drawn."""
    from deckbuild.drawing import drawn
    from deckbuild.office.soffice import OfficeError
    from deckbuild.pictures.pages import packed, pages

    if count > MOST_PICTURES:
        return [], f"Without pictures: there are more than {MOST_PICTURES} slides."
    try:
        pdf = drawn(deck, count)
        return [packed(image) for image in pages(pdf, LONGEST)], ""
    except OfficeError as problem:
        return [], f"Without pictures of the slides: {problem.message}."
