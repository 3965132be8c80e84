"""How a camera was held, as it notes in its EXIF data: the one piece of metadata that changes what is seen."""

from __future__ import annotations

_ORIENTATION = 0x0112
_SHORT = 3
UPRIGHT = 1


def orientation(exif: bytes) -> int:
    """The orientation (1 to 8, see the EXIF standard) in a block of EXIF data; 1 where it says none or is broken."""
    order = {b"II": "little", b"MM": "big"}.get(exif[:2])
    if order is None:
        return UPRIGHT

    def number(at: int, size: int) -> int:
        return int.from_bytes(exif[at : at + size], "little" if order == "little" else "big")

    first = number(4, 4)
    for n in range(min(number(first, 2), 200)):
        entry = first + 2 + 12 * n
        if number(entry, 2) == _ORIENTATION and number(entry + 2, 2) == _SHORT:
            found = number(entry + 8, 2)
            return found if 1 <= found <= 8 else UPRIGHT
    return UPRIGHT


def turned(width: int, height: int, how: int) -> tuple[int, int]:
    """The size of a picture as it is to be seen: the orientations from 5 on lie on their side."""
    return (height, width) if how >= 5 else (width, height)
