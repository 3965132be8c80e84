"""PNG files by their chunks: their size, whether they move, and their bytes without what they tell.

What is kept is what the picture is made of: header, palette, transparency and pixels. Text, EXIF, the time, colour
profile and resolution are left out, and so is whatever comes after the end.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

from deckbuild.pictures.colors import is_srgb, unpacked
from deckbuild.pictures.limits import PictureError, damaged
from deckbuild.pictures.orientation import UPRIGHT, orientation, turned

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"sBIT", b"sRGB", b"IDAT", b"IEND")
_MOST_CHUNKS = 100_000


class Structure(NamedTuple):
    """What a PNG is: `width`, `height` as stored, the camera's `orientation`.

    `profile` says that its colours are other than a screen's. `kept` are its bytes without metadata.
    """

    width: int
    height: int
    orientation: int
    profile: bool
    kept: bytes

    @property
    def seen(self) -> tuple[int, int]:
        """The size as it is to be seen."""
        return turned(self.width, self.height, self.orientation)


def structure(data: bytes) -> Structure:
    """The chunks of a PNG up to its end. Raises PictureError for a damaged or an animated one."""
    kept, held, profile = [SIGNATURE], UPRIGHT, False
    names: list[bytes] = []
    at = len(SIGNATURE)
    while not names or names[-1] != b"IEND":
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        whole = data[at : at + size + 12]
        if len(whole) < size + 12:
            raise damaged("it breaks off in the middle")
        if zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:], "big"):
            raise damaged("a checksum does not agree")
        names.append(name)
        if len(names) > _MOST_CHUNKS:
            raise damaged("it is in too many pieces")
        inside = whole[8:-4]
        if name == b"acTL" and int.from_bytes(inside[:4], "big") > 1:
            frames = int.from_bytes(inside[:4], "big")
            raise PictureError(
                f"the picture is animated ({frames} frames), a slide would show the first one only",
                "save one frame as PNG",
            )
        if name == b"eXIf":
            held = orientation(inside)
        profile = profile or (name == b"iCCP" and not is_srgb(unpacked(inside)))
        if name in _KEPT:
            kept.append(whole)
        at += size + 12
    if names[0] != b"IHDR" or b"IDAT" not in names or len(kept[1]) != 25:
        raise damaged("there is no picture in the file")
    header = kept[1][8:]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    return Structure(width, height, held, profile, b"".join(kept))
