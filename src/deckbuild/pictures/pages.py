"""The pages of a PDF as pictures: each for itself, or all of them on one sheet."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

GAP = 24
"""Pixels around the pages of a sheet."""
_GROUND = (214, 218, 222)
_MOST_ACROSS = 4


def count(pdf: bytes) -> int:
    """How many pages a PDF has; none where it cannot be read."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def pages(pdf: bytes, longest: int) -> Iterator[Image]:
    """The pages of a PDF, the longer side of each `longest` pixels."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            page = document[number]
            drawn = page.render(scale=longest / max(page.get_size())).to_pil()
            yield drawn.convert("RGB")


def packed(image: Image) -> bytes:
    """The bytes of a picture as PNG."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def sheet(images: Sequence[Image]) -> Image:
    """All pages on one picture, in rows of four at most, in their order."""
    from PIL import Image

    across = min(_MOST_ACROSS, len(images))
    wide, high = (max(image.size[side] for image in images) + GAP for side in (0, 1))
    rows = -(-len(images) // across)
    whole = Image.new("RGB", (across * wide + GAP, rows * high + GAP), _GROUND)
    for number, image in enumerate(images):
        whole.paste(image, (GAP + number % across * wide, GAP + number // across * high))
    return whole
