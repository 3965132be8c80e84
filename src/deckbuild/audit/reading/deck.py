"""Reads a file into a deck: opens it, reads its slides one after another, and what else is in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.audit.reading.elements import P14, P, R, is_true, whole
from deckbuild.audit.reading.leftovers import leftovers
from deckbuild.audit.reading.media import Rasters
from deckbuild.audit.reading.package import AuditError, linked, opened, read_bytes
from deckbuild.audit.reading.properties import properties_of
from deckbuild.audit.reading.sheets import Sheets
from deckbuild.audit.reading.slides import Slides
from deckbuild.audit.reading.tables import Styles
from deckbuild.audit.values import Deck
from deckbuild.source import Source
from deckbuild.template.model import Box, TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from deckbuild.template.opc import Package

    Progress = Callable[[int, int], None]

MOST_SLIDES = 10_000
_SIZE = (9_144_000, 6_858_000)


def read(path: str, progress: Progress | None = None) -> Deck:
    """The deck in a file; raises AuditError for one that cannot be read. `progress` is told of every slide."""
    return read_data(read_bytes(path), path, progress)


def read_data(data: bytes, path: str, progress: Progress | None = None) -> Deck:
    """The deck in the bytes of a file; `path` is what messages call it."""
    name = os.path.basename(path)
    package, part = opened(data, name)
    try:
        return _deck(package, part, path, progress)
    except TemplateError as problem:
        raise AuditError(str(problem)) from None
    except RecursionError:
        raise AuditError(f"{name} is nested deeper than any slide is") from None


def _deck(package: Package, presentation: str, path: str, progress: Progress | None) -> Deck:
    root = package.xml(presentation)
    parts = slide_parts(package, presentation, root)
    if len(parts) > MOST_SLIDES:
        raise AuditError(f"{package.name} has {len(parts):,} slides: more than {MOST_SLIDES:,} are not read")
    size = root.find(f"{P}sldSz")
    width, height = _SIZE if size is None else (whole(size.get("cx"), _SIZE[0]), whole(size.get("cy"), _SIZE[1]))
    reader = Slides(
        Sheets(package),
        Box(0, 0, width, height),
        root.find(f"{P}defaultTextStyle"),
        Styles(linked(package, presentation, "tableStyles")),
        frozenset(parts),
        Rasters(package),
    )
    slides = []
    for number, part in enumerate(parts, 1):
        slides.append(reader.read(part, number))
        if progress is not None:
            progress(number, len(parts))
    properties = properties_of(package)
    rest = leftovers(package, presentation, parts)
    outline = Source(path, "\n".join(slide.title or "(no title)" for slide in slides))
    return Deck(
        path,
        width,
        height,
        tuple(slides),
        tuple(one.get("name", "") for one in root.iter(f"{P14}section")),
        properties,
        locked=_locked(root),
        embedded=tuple(f.get("typeface", "") for f in root.iterfind(f"{P}embeddedFontLst/{P}embeddedFont/{P}font")),
        own=any(name == "deckbuild.build" for name, _ in properties.custom),
        outline=outline,
        **rest._asdict(),
    )


def slide_parts(package: Package, presentation: str, root: etree._Element) -> list[str]:
    """The parts of the slides in the order that they are shown in."""
    links = {link.id: link for link in package.links(presentation)}
    found = []
    for one in root.iterfind(f"{P}sldIdLst/{P}sldId"):
        link = links.get(one.get(f"{R}id", ""))
        if link is None or link.external or link.kind != "slide":
            raise TemplateError(f"{package.name} is damaged: a slide that it lists is missing")
        found.append(link.target)
    if len(found) != len(set(found)):
        raise TemplateError(f"{package.name} is damaged: it lists a slide twice")
    return found


def _locked(root: etree._Element) -> str:
    """How a presentation keeps people from changing it, in a few words; empty where it does not."""
    if root.find(f"{P}modifyVerifier") is not None:
        return "a password keeps it from being changed"
    return "it is for reading only" if is_true(root.get("readOnlyRecommended")) else ""
