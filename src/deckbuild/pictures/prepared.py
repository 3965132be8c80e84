"""A picture file as it goes into a deck: upright, no larger than a slide can show, and telling nothing but itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.pictures.sniff import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SPARED = 1.25
"""A picture that has up to so many times the pixels shown across keeps them: packing it anew would cost more."""


def prepared(data: bytes, form: str, size: tuple[int, int], shown: int) -> bytes:
    """The bytes for the deck, as `form` (`jpeg` or `png`).

    `size` is that of the picture as it is to be seen, `shown` the pixels across that it needs at most; it is never
    made larger. Pixels that need no change are left exactly as they are.
    """
    kind = kind_of(data)
    wide = size[0] if size[0] <= shown * _SPARED else max(1, shown)
    if wide == size[0] and kind == form:
        kept = _as_it_is(data, kind)
        if kept:
            return kept
    from deckbuild.pictures.pixels import redrawn

    high = size[1] if wide == size[0] else max(1, round(size[1] * wide / size[0]))
    return redrawn(data, kind, form, (wide, high))


def svg_prepared(data: bytes, shown: int) -> tuple[bytes, bytes]:
    """An SVG made safe, and the PNG beside it, as sharp as a slide can show it: a drawing may be made larger."""
    from deckbuild.pictures.raster import drawn
    from deckbuild.pictures.svg import cleaned

    svg = cleaned(data)
    return svg.data, _png_kept(drawn(svg, shown))


def _as_it_is(data: bytes, kind: str) -> bytes:
    """A JPEG's or PNG's own pixels without metadata, or nothing where they have to be drawn anew."""
    return _READ[kind](data)


def _jpeg_kept(data: bytes) -> bytes:
    from deckbuild.pictures.jpeg import structure

    found = structure(data)
    return found.kept if found.orientation == 1 and not found.profile and found.components in (1, 3) else b""


def _png_kept(data: bytes) -> bytes:
    from deckbuild.pictures.png import structure

    found = structure(data)
    return found.kept if found.orientation == 1 and not found.profile else b""


_READ: dict[str, Callable[[bytes], bytes]] = {"jpeg": _jpeg_kept, "png": _png_kept}
