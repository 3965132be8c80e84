"""SVG drawn as pixels, for the programs that show no SVG."""

from __future__ import annotations

from deckbuild.pictures.limits import damaged


def drawn(svg: bytes, width: int) -> bytes:
    """A PNG of a cleaned SVG, `width` pixels wide. Raises PictureError where it cannot be drawn."""
    import resvg_py  # a drawing library of its own, for decks with SVG

    try:
        return resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width)
    except ValueError:
        raise damaged("the SVG cannot be drawn") from None
