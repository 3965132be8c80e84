"""SVG drawn as pixels, for the programs that show no SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.pictures.limits import damaged

if TYPE_CHECKING:
    from deckbuild.pictures.svg import Clean


MOST_DRAWN = 24_000_000
"""Pixels of a picture drawn from an SVG: three times what a 4K projector shows."""


def drawn(svg: Clean, width: int) -> bytes:
    """A PNG of an SVG, `width` pixels wide if that is not too many. Raises PictureError where it cannot be drawn."""
    import resvg_py  # a drawing library of its own, for decks with SVG

    most = int((MOST_DRAWN * svg.width / svg.height) ** 0.5)
    try:
        return resvg_py.svg_to_bytes(svg_string=svg.data.decode(), width=max(1, min(width, most)))
    except ValueError:
        raise damaged("the SVG cannot be drawn") from None
