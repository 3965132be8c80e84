"""Pictures as parts of the package: each file once, however many slides show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.writer.archive import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.shapes import Image


def media(images: Sequence[Image]) -> list[tuple[Packed, str]]:
    """The parts of the pictures with their content types, in the order of their first slides."""
    found: dict[str, tuple[Packed, str]] = {}
    for image in images:
        name = f"ppt/media/{image.digest}.png"
        if name not in found:
            with open(image.file, "rb") as file:
                found[name] = (pack(name, file.read()), "image/png")
    return list(found.values())
