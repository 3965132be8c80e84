"""Pictures as files: what kind they are, how large they are to be seen, and what cannot be shown.

The content decides what a file is, not its suffix. JPEG and PNG are read by their own structure; an imaging library
is loaded only for the other kinds, and for what has to be drawn anew.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from deckbuild.pictures.limits import MOST_BYTES, PictureError, check_pixels
from deckbuild.pictures.sniff import SUFFIXES, kind_of
from deckbuild.places import digest

__all__ = ["PictureError", "Probe", "probe", "probed"]


class Probe(NamedTuple):
    """A picture that can be shown.

    `kind` is `jpeg`, `png`, `gif`, `webp`, `avif`, `tiff`, `bmp` or `svg`. `width` and `height` are pixels as it is
    to be seen, turned as its camera said; of an SVG its own size, rounded. `digest` is that of the file's bytes.
    `remark` is empty, or says that the suffix is another kind's.
    """

    kind: str
    width: int
    height: int
    digest: str
    remark: str = ""


def probe(path: str) -> Probe:
    """What is in a picture file. Raises PictureError where it cannot be read or shown."""
    return probed(read(path), os.path.basename(path))


def read(path: str) -> bytes:
    """The bytes of a picture file. Raises PictureError where there are none, or too many."""
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MOST_BYTES:
                message = f"the picture has {size / 1e6:,.0f} MB, more than {MOST_BYTES // 1_000_000} MB are not read"
                raise PictureError(message, "save it smaller: a slide shows 3840 pixels across at most")
            data = file.read()
    except OSError as problem:
        raise PictureError(f"the picture cannot be read: {problem.strerror}") from None
    if not data:
        raise PictureError("the picture is an empty file")
    return data


def probed(data: bytes, name: str) -> Probe:
    """What is in the bytes of a picture file of that name."""
    kind = kind_of(data)
    width, height = _size(data, kind)
    check_pixels(width, height)
    suffix = os.path.splitext(name)[1].lower()
    remark = (
        "" if not suffix or suffix in SUFFIXES[kind] else f"{name} is not what its name says: it holds {kind.upper()}"
    )
    return Probe(kind, width, height, digest(data), remark)


def _size(data: bytes, kind: str) -> tuple[int, int]:
    if kind == "jpeg":
        from deckbuild.pictures.jpeg import structure as jpeg_structure

        return jpeg_structure(data).seen
    if kind == "png":
        from deckbuild.pictures.png import structure as png_structure

        return png_structure(data).seen
    if kind == "svg":
        from deckbuild.pictures.svg import cleaned

        return cleaned(data).size
    from deckbuild.pictures.pixels import size_of

    return size_of(data, kind)
