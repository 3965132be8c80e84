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
    `form` is what it becomes in a deck: `jpeg`, `png` or `svg`. `remark` is empty, or says that the suffix is
    another kind's. `left_out` names what an SVG has beside its drawing, and will not be in the deck.
    """

    kind: str
    width: int
    height: int
    digest: str
    form: str
    remark: str = ""
    left_out: tuple[str, ...] = ()


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
    left_out: tuple[str, ...] = ()
    if kind == "svg":
        width, height, form, left_out = _svg(data)
    else:
        width, height, form = _DESCRIBED.get(kind, _any)(data, kind)
    check_pixels(width, height)
    suffix = os.path.splitext(name)[1].lower()
    told = not suffix or suffix in SUFFIXES[kind]
    remark = "" if told else f"{name} is not what its name says: it holds {kind.upper()}"
    return Probe(kind, width, height, digest(data), form, remark, left_out)


def _jpeg(data: bytes, _kind: str) -> tuple[int, int, str]:
    from deckbuild.pictures.jpeg import structure

    return *structure(data).seen, "jpeg"


def _png(data: bytes, _kind: str) -> tuple[int, int, str]:
    from deckbuild.pictures.png import structure

    return *structure(data).seen, "png"


def _svg(data: bytes) -> tuple[int, int, str, tuple[str, ...]]:
    from deckbuild.pictures.raster import drawn
    from deckbuild.pictures.svg import cleaned

    clean = cleaned(data)
    drawn(clean, _SMALL)
    return *clean.size, "svg", clean.left_out


def _any(data: bytes, kind: str) -> tuple[int, int, str]:
    from deckbuild.pictures.pixels import described

    return described(data, kind)


_SMALL = 32  # pixels, enough to see that an SVG can be drawn
_DESCRIBED = {"jpeg": _jpeg, "png": _png}
