"""Colour profiles: whether a picture's colours are those of a screen already, as PowerPoint takes them to be."""

from __future__ import annotations

import zlib

_NAMES = (b"sRGB", "sRGB".encode("utf-16-be"))
_MOST = 5_000_000


def is_srgb(profile: bytes) -> bool:
    """Whether an ICC profile describes sRGB: every one of them says so in its name."""
    return any(name in profile for name in _NAMES)


def unpacked(chunk: bytes) -> bytes:
    """The ICC profile in a PNG's chunk, with its name before it; what cannot be unpacked is no profile."""
    name, _, rest = chunk.partition(b"\0")
    try:
        return name + zlib.decompressobj().decompress(rest[1:], _MOST)
    except zlib.error:
        return name
