"""Gives a deck without a title in its properties that of its first slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck
    from deckbuild.editing.package import EditedPackage

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Fills an empty title; a wrong one is somebody's to change."""
    part = package.target("", "core-properties")
    title = deck.slides[0].title if deck.slides else ""
    if not part or not title or deck.properties.title:
        return
    root = package.edited(part)
    element = root.find(_TITLE)
    if element is None:
        element = root.makeelement(_TITLE)
        root.insert(0, element)
    element.text = title
    yield f"the title in the properties set to “{title}”"
