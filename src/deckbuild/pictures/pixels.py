"""Pictures drawn anew: unpacked, turned upright, in the colours of a screen, made smaller and packed again.

The door to the imaging library, which only decks with pictures that need it load.
"""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deckbuild.pictures.colors import is_srgb
from deckbuild.pictures.limits import MOST_PIXELS, PictureError, check_pixels, damaged
from deckbuild.pictures.orientation import turned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

QUALITY = 88
"""Of a JPEG packed anew: no difference to be seen on a projector, a third of the bytes of the best quality."""

_ORIENTATION = 0x0112
_SEEN = ("1", "L", "LA", "P", "RGB", "RGBA")
"""The forms of pixels that are kept; every other becomes one of them."""


def described(data: bytes, kind: str) -> tuple[int, int, str]:
    """Width, height and form of a picture as it will be shown; it is unpacked, so that no damage is found later.

    What was packed with a loss, and has no transparent part, becomes a `jpeg`, everything else a `png`.
    """
    with quiet(), opened(data, kind) as image:
        frames = getattr(image, "n_frames", 1)
        if frames > 1:
            raise _several(frames, kind)
        image.load()  # which turns a TIFF, and takes the note out
        held = image.getexif().get(_ORIENTATION, 1)
        width, height = turned(*image.size, held if isinstance(held, int) and 1 <= held <= 8 else 1)
        lossy = kind == "avif" or (kind == "webp" and b"VP8L" not in data[:100])
        lossy = lossy or (kind == "tiff" and image.info.get("compression") == "jpeg")
        return width, height, "jpeg" if lossy and not image.has_transparency_data else "png"


def redrawn(data: bytes, kind: str, form: str, size: tuple[int, int]) -> bytes:
    """The picture as a `jpeg` or `png` of a size in pixels as it is to be seen, without any metadata."""
    with opened(data, kind) as image:
        return _packed(_upright(image, size), form)


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps the imaging library from remarks on broken metadata, which is left out, and on sizes checked here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def opened(data: bytes, kind: str) -> Iterator[Image.Image]:
    """The picture, its pixels not yet unpacked. Whatever is wrong with it, also later, is a PictureError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=[kind.upper()]) as image:
            check_pixels(*image.size)
            yield image
    except PictureError:
        raise
    except Image.DecompressionBombError:
        message = f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels"
        raise PictureError(message, "save it smaller: a slide shows 3840 pixels across at most") from None
    except UnidentifiedImageError:
        raise damaged(f"it is no {kind.upper()} that can be read") from None
    except Exception:  # a decoder meets every kind of nonsense, and raises every kind of error over it
        raise damaged("it cannot be unpacked") from None


def _upright(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image, ImageOps

    stored = turned(*size, image.getexif().get(_ORIENTATION, 1) if image.format == "JPEG" else 1)
    if image.format == "JPEG" and image.mode in ("RGB", "L"):
        image.draft(None, stored)  # unpacks at a half, a quarter or an eighth: a tenth of the time and memory
    image.load()
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode == "P" and (profile or upright.size != size):
        upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    if upright.mode.startswith("I"):
        upright = upright.point(lambda value: value / 256, "L")
    if upright.mode == "1" and upright.size != size:
        upright = upright.convert("L")
    if upright.size != size:
        upright = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if profile and not is_srgb(profile):
        upright = _in_srgb(upright, profile)
    return upright if upright.mode in _SEEN else upright.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture in the colours of a screen; one whose profile does not suit it stays as it is."""
    from PIL import ImageCms

    if image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, screen, outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _packed(image: Image.Image, form: str) -> bytes:
    """The bytes of a picture; what its file told besides is not handed on."""
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    out = io.BytesIO()
    if form == "jpeg":
        ready = image if image.mode in ("L", "RGB") else image.convert("RGB")
        ready.save(out, "JPEG", quality=QUALITY, optimize=True)
    else:
        image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _several(frames: int, kind: str) -> PictureError:
    if kind == "tiff":
        return PictureError(f"the picture has {frames} pages, a slide shows one", "save one page as PNG or JPEG")
    message = f"the picture is animated ({frames} frames), a slide would show the first one only"
    return PictureError(message, "save one frame as PNG")


def small(data: bytes, kind: str, longest: int) -> tuple[int, int, bytes]:
    """Width, height and RGBA bytes of a picture with so many pixels along its longer side at most, as it is stored."""
    from PIL import Image

    with quiet(), opened(data, kind) as image:
        image.draft("RGB", (longest, longest))
        image.load()
        profile = image.info.get("icc_profile")
        shown = image.convert("RGBA" if image.has_transparency_data else "RGB") if image.mode != "CMYK" else image
        if shown.mode == "RGBA":
            shown = shown.convert("RGBa")  # colours of what is clear are not mixed in
        shown.thumbnail((longest, longest), Image.Resampling.BOX)
        shown = shown.convert("RGBA")
        if profile and not is_srgb(profile):
            shown = _in_srgb(shown, profile).convert("RGBA")
        return *shown.size, shown.tobytes()
