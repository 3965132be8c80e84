"""Picture files for tests, made where they are needed."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#246"/></svg>'


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ, so that turning and cutting show."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    flat = Image.new("L", (width, height), 96)
    return Image.merge("RGB", (across, down, flat)).convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture file."""
    out = io.BytesIO()
    image.save(out, kind.upper(), **options)
    return out.getvalue()


def jpeg(width: int = 64, height: int = 48, **options: Any) -> bytes:
    """A JPEG."""
    return encoded(gradient(width, height), "jpeg", **options)


def png(width: int = 64, height: int = 48, **options: Any) -> bytes:
    """A PNG."""
    return encoded(gradient(width, height), "png", **options)


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera notes: how it was held, who made it, and where it was."""
    noted = Image.Exif()
    noted[0x0112] = orientation
    noted[0x010F] = "SecretMaker"
    noted[0x013B] = "SecretArtist"
    noted.get_ifd(0x8825)[1] = "N"
    noted.get_ifd(0x8825)[29] = "SecretDay"
    return noted


def chunk(name: bytes, inside: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))
