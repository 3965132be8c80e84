"""JPEG files by their segments: their size, how the camera was held, and their bytes without what they tell.

What is kept is what the picture is made of. EXIF with its places and thumbnails, XMP, IPTC, comments, further
pictures and whatever a telephone appends after the end are left out, and the pixels stay as they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from deckbuild.pictures.colors import is_srgb
from deckbuild.pictures.limits import damaged
from deckbuild.pictures.orientation import UPRIGHT, orientation, turned

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
_JFIF, _ADOBE, _EXIF, _COLORS = 0xE0, 0xEE, 0xE1, 0xE2
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_HEADER = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""The header of a JPEG file, without resolution and thumbnail; not to be added, for it also settles the colours."""


class Structure(NamedTuple):
    """What a JPEG is: `width`, `height` as stored, `components` (1 grey, 3 colour, 4 print colours).

    `orientation` is the camera's, `profile` says that its colours are other than a screen's. `kept` are its bytes
    without metadata.
    """

    width: int
    height: int
    components: int
    orientation: int
    profile: bool
    kept: bytes

    @property
    def seen(self) -> tuple[int, int]:
        """The size as it is to be seen."""
        return turned(self.width, self.height, self.orientation)


def structure(data: bytes) -> Structure:
    """The segments of a JPEG, up to the end of its first picture. Raises PictureError where it breaks off."""
    kept, frame, held, profile, scanned = [b"\xff\xd8"], b"", UPRIGHT, b"", False
    at = 2
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            break
        if marker in _WITHOUT_LENGTH or marker == _START:
            continue
        size = int.from_bytes(data[at : at + 2], "big")
        segment = data[at + 2 : at + size]
        if size < 2 or len(segment) != size - 2:
            raise damaged("it breaks off in the middle")
        if marker in _FRAMES:
            frame = segment
        if marker in _FRAMES or marker in _TABLES or marker == _SCAN or _is_adobe(marker, segment):
            kept.append(data[at - 2 : at + size])
        elif marker == _JFIF and segment.startswith(b"JFIF\0") and len(kept) == 1:
            kept.append(_HEADER)
        elif marker == _EXIF and segment.startswith(b"Exif\0\0"):
            held = orientation(segment[6:])
        elif marker == _COLORS and segment.startswith(b"ICC_PROFILE\0"):
            profile += segment[14:]
        at += size
        if marker == _SCAN:
            scanned = True
            end = _scan_end(data, at)
            kept.append(data[at:end])
            at = end
    if len(frame) < 6 or not scanned:
        raise damaged("there is no picture in the file")
    kept.append(b"\xff\xd9")
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    return Structure(width, height, frame[5], held, bool(profile) and not is_srgb(profile), b"".join(kept))


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, which may have fill bytes before it, and where it ends."""
    if data[at : at + 1] != b"\xff":
        raise damaged("it breaks off in the middle" if at >= len(data) else "its segments do not follow on one another")
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise damaged("it breaks off in the middle")
    return data[at], at + 1


def _scan_end(data: bytes, at: int) -> int:
    """Where the packed pixels end: at the next marker that is none of theirs."""
    found = _AFTER_SCAN.search(data, at)
    if found is None:
        raise damaged("it breaks off in the middle")
    return found.start()


def _is_adobe(marker: int, segment: bytes) -> bool:
    """Whether a segment says how the colours are stored, without which they come out wrong."""
    return marker == _ADOBE and segment.startswith(b"Adobe") and len(segment) == 12
