"""A ZIP archive written part by part, the same bytes for the same parts."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import BinaryIO

_TIME, _DATE = 0, 0x21  # midnight of 1 January 1980, the first moment a ZIP knows: no clock in the bytes
_MOST_ENTRIES, _MOST_BYTES = 0xFFFF, 0xFFFFFFFF


_STORED, _DEFLATED = 0, 8
_TINY = 256


class Packed(NamedTuple):
    """A part ready for the archive: its name, size and CRC-32 before packing, and its bytes packed by a method."""

    name: str
    size: int
    checksum: int
    squeezed: bytes
    method: int = _DEFLATED


def pack(name: str, data: bytes) -> Packed:
    """Deflates a part. Small parts get a small window, which costs no size and saves most of the time.

    zlib sets its 268 kB of state up anew for each part; with these windows it needs a tenth of that. What
    deflating would hardly make smaller is stored as it is.
    """
    size = len(data)
    if size < _TINY:
        return Packed(name, size, zlib.crc32(data), data, _STORED)
    if size < 4000:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -12, 5)
    elif size < 8000:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -13, 6)
    else:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15, 8)
    return Packed(name, size, zlib.crc32(data), deflate.compress(data) + deflate.flush())


def stored(name: str, data: bytes) -> Packed:
    """A part that is packed by its own kind, such as a picture, as it is."""
    return Packed(name, len(data), zlib.crc32(data), data, _STORED)


class Archive:
    """Writes entries to an open file in the order they come; `close` adds the directory.

    The standard library's writer costs three times as much for an entry and its import a fifth of a whole
    small `make`; see docs/decisions.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.checksums: list[tuple[str, int]] = []
        self._directory: list[bytes] = []
        self._offset = 0

    def add(self, part: Packed) -> None:
        """Adds a part."""
        name, size, checksum, squeezed, method = part
        raw = name.encode()
        flags = 0 if raw.isascii() else 0x800
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, _TIME, _DATE, checksum, len(squeezed), size, len(raw), 0)
        self.file.write(b"PK\x03\x04" + common + raw + squeezed)
        self.checksums.append((name, checksum))
        self._directory.append(b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, self._offset) + raw)
        self._offset += 30 + len(raw) + len(squeezed)
        if self._offset > _MOST_BYTES:
            raise OverflowError("the deck is larger than 4 GB")

    def close(self) -> None:
        """Writes the directory; the file itself stays open."""
        directory = b"".join(self._directory)
        count, start, size = len(self._directory), self._offset, len(directory)
        self.file.write(directory)
        if count > _MOST_ENTRIES:  # more than 65,535 parts need the larger form as well
            record = struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, start)
            self.file.write(b"PK\x06\x06" + record + b"PK\x06\x07" + struct.pack("<IQI", 0, start + size, 1))
        short = min(count, _MOST_ENTRIES)
        self.file.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, short, short, size, start, 0))
