"""Pictures as parts of the package: each file once, however many slides show it, as sharp as the largest needs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.pictures import PictureError, read
from deckbuild.pictures.prepared import prepared, svg_prepared
from deckbuild.writer.archive import pack, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.layout.shapes import Image
    from deckbuild.writer.archive import Packed

SHARPEST = 3840
"""Pixels that a 4K projector shows across the slide."""

_SUFFIXES = {"jpeg": (".jpg",), "png": (".png",), "svg": (".png", ".svg")}
_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}
_MANY = 4
_LARGE = 24_000_000
"""Pixels from which on pictures are unpacked one at a time, for each takes a hundred megabytes and more."""


class _Wanted(NamedTuple):
    """A picture file, and the pixels across that its largest place on a slide shows of all of it."""

    image: Image
    shown: int


def names(image: Image) -> list[str]:
    """The names of a picture's parts in `ppt/media`: the picture itself, and the SVG it was drawn from."""
    return [image.digest + suffix for suffix in _SUFFIXES[image.form]]


def media_types(images: Sequence[Image]) -> list[tuple[str, str]]:
    """(name, content type) of the parts, in the order of their first slides."""
    found = dict.fromkeys(name for image in images for name in names(image))
    return [(f"ppt/media/{name}", _TYPES[os.path.splitext(name)[1]]) for name in found]


def media(images: Sequence[Image], slide_width: int) -> Iterator[Packed]:
    """The parts themselves; `slide_width` in EMU. Raises PictureError for a file that changed or cannot be unpacked."""
    from deckbuild.pictures.pixels import quiet

    wanted = _wanted(images, slide_width)
    with quiet():
        if len(wanted) < _MANY:
            for one in wanted:
                yield from _parts(one)
        else:
            yield from _in_threads(wanted)


def _wanted(images: Sequence[Image], slide_width: int) -> list[_Wanted]:
    found: dict[str, _Wanted] = {}
    for image in images:
        left, _, right, _ = image.crop
        shown = min(round(SHARPEST * image.box.cx / (1 - left - right) / slide_width), 4 * SHARPEST)
        known = found.get(image.digest)
        if known is None or known.shown < shown:
            found[image.digest] = _Wanted(image, shown)
    return list(found.values())


def _in_threads(wanted: list[_Wanted]) -> Iterator[Packed]:
    """On all processors: the imaging library works outside the interpreter's lock. In order, and a few ahead."""
    from concurrent.futures import Future, ThreadPoolExecutor
    from threading import Lock

    one_at_a_time, workers = Lock(), min(4, os.cpu_count() or 1)

    def parts(one: _Wanted) -> list[Packed]:
        if one.image.width * one.image.height < _LARGE:
            return _parts(one)
        with one_at_a_time:
            return _parts(one)

    with ThreadPoolExecutor(workers) as pool:
        ahead: list[Future[list[Packed]]] = []
        for one in wanted:
            ahead.append(pool.submit(parts, one))
            if len(ahead) > 2 * workers:
                yield from ahead.pop(0).result()
        for future in ahead:
            yield from future.result()


def _parts(one: _Wanted) -> list[Packed]:
    image = one.image
    called = [f"ppt/media/{name}" for name in names(image)]
    try:
        data = read(image.file)
        if image.form == "svg":
            svg, png = svg_prepared(data, one.shown)
            return [stored(called[0], png), pack(called[1], svg)]
        return [stored(called[0], prepared(data, image.form, (image.width, image.height), one.shown))]
    except PictureError as problem:
        message = f"{os.path.basename(image.file)}: {problem.message}"
        raise PictureError(message, problem.hint) from None
