"""Takes out of pictures what they tell besides what they show; their pixels stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.pictures.limits import PictureError
from deckbuild.pictures.orientation import UPRIGHT
from deckbuild.pictures.sniff import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck
    from deckbuild.editing.package import EditedPackage


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Rewrites JPEG and PNG files without metadata. One with colours of its own, or held on its side, keeps it."""
    for picture in deck.pictures:
        if picture.part not in package:
            continue
        data = package.data(picture.part)
        kept = _bare(data)
        if kept:
            package.put(picture.part, kept)
            yield f"{', '.join(picture.tells)} taken out of {picture.part}"


def _bare(data: bytes) -> bytes:
    """A picture without metadata, or nothing where leaving it out would change what is seen."""
    try:
        kind = kind_of(data)
        if kind == "jpeg":
            from deckbuild.pictures.jpeg import structure

            found = structure(data)
            plain = not found.profile and found.components in (1, 3) and found.orientation == UPRIGHT
            return found.kept if plain else b""
        if kind == "png":
            from deckbuild.pictures.png import structure as png_structure

            png = png_structure(data)
            return png.kept if not png.profile and png.orientation == UPRIGHT else b""
    except PictureError:
        pass
    return b""
