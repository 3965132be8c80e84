"""Pictures drawn anew: unpacked, turned upright, in the colours of a screen, made smaller and packed again.

The door to the imaging library, which only decks with pictures that need it load.
"""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deckbuild.pictures.limits import PictureError, check_pixels, damaged
from deckbuild.pictures.orientation import turned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

_ORIENTATION = 0x0112


def size_of(data: bytes, kind: str) -> tuple[int, int]:
    """The size of a picture as it is to be seen; it is unpacked once, so that no damage is left to be found."""
    with opened(data, kind) as image:
        frames = getattr(image, "n_frames", 1)
        if frames > 1:
            raise _several(frames, kind)
        image.load()  # which turns a TIFF, and takes the note out
        held = image.getexif().get(_ORIENTATION, 1)
        return turned(*image.size, held if isinstance(held, int) and 1 <= held <= 8 else 1)


@contextmanager
def opened(data: bytes, kind: str) -> Iterator[Image.Image]:
    """The picture, its pixels not yet unpacked. Whatever is wrong with it, also later, is a PictureError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the sizes are checked here, and broken metadata is left out
            limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with Image.open(io.BytesIO(data), formats=[kind.upper()]) as image:
                    check_pixels(*image.size)
                    yield image
            finally:
                Image.MAX_IMAGE_PIXELS = limit
    except PictureError:
        raise
    except UnidentifiedImageError:
        raise damaged(f"it is no {kind.upper()} that can be read") from None
    except Exception:  # a decoder meets every kind of nonsense, and raises every kind of error over it
        raise damaged("it cannot be unpacked") from None


def _several(frames: int, kind: str) -> PictureError:
    if kind == "tiff":
        return PictureError(f"the picture has {frames} pages, a slide shows one", "save one page as PNG or JPEG")
    message = f"the picture is animated ({frames} frames), a slide would show the first one only"
    return PictureError(message, "save one frame as PNG")
