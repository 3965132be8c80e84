"""Drops parts that no slide shows: slides that were taken out, records of edits, printers, the picture of the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck
    from deckbuild.editing.package import EditedPackage

_HISTORY = ("changesInfos", "changesInfo", "revisionInfo", "printerSettings")
_RELS = ".rels"
_TYPES = "[Content_Types].xml"


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Unlinks what tells of edits and printers, then drops whatever nothing leads to."""
    main = package.target("", "officeDocument")
    shown = {slide.part for slide in deck.slides}
    for source in ("", main):
        for link in list(package.links(source)):
            taken_out = link.kind == "slide" and link.target not in shown
            if not link.external and (link.kind in (*_HISTORY, "thumbnail") or taken_out):
                package.unlink(source, link.id)
                yield f"{link.target} dropped"
    package.drop_orphans()
    yield from _unreached(package)


def _unreached(package: EditedPackage) -> Iterator[str]:
    """Drops the parts that nothing led to before either."""
    kept = package.reachable()
    for part in [one for one in package.parts() if one not in kept and one != _TYPES and not one.endswith(_RELS)]:
        package.remove(part)
        yield f"{part} dropped, which nothing led to"
