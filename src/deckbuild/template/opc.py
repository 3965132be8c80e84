"""Opens a package of parts that may be broken or hostile: bounded in size, no DTD, no entities."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import NamedTuple
from urllib.parse import quote, unquote

from lxml import etree

from deckbuild.template.model import MOST_BYTES, TemplateError

MOST_ENTRIES = 20_000
MOST_XML = 30_000_000
"""No part of XML larger than this is read: in memory it takes ten times as much."""
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"


class Link(NamedTuple):
    """A relationship; `target` is a part name, or what was written when `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, such as `slideLayout`."""
        return self.type.rsplit("/", 1)[-1]


class Package:
    """The parts of an open file, read when asked for. Part names have no leading slash.

    `entries` are the archive's by name, `overrides` content types by name, both in lower case; `defaults` are content
    types by extension.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._bytes = data
        self._archive = _archive(data, name)
        self.entries = {entry.filename.lower(): entry for entry in self._archive.infolist() if not entry.is_dir()}
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}
        for element in self.xml("[Content_Types].xml"):
            if element.tag == f"{{{CONTENT_TYPES}}}Default":
                self.defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
            elif element.tag == f"{{{CONTENT_TYPES}}}Override":
                self.overrides[element.get("PartName", "").lstrip("/").lower()] = element.get("ContentType", "")

    def part_name(self, name: str) -> str:
        """The name as the package spells it, or an empty text when there is no such part."""
        entry = self.entries.get(name.lower())
        return entry.filename if entry else ""

    @property
    def parts(self) -> list[str]:
        """The names of all parts, in the order of the file; relationships and the list of types are none."""
        return [
            name
            for entry in self.entries.values()
            if (name := entry.filename) != "[Content_Types].xml" and not name.endswith(".rels")
        ]

    def data(self, part: str) -> bytes:
        """The bytes of a part."""
        entry = self.entries.get(part.lower())
        if entry is None:
            raise TemplateError(f"{self.name} is damaged: {part} is missing")
        data = self._unpacked(entry)
        if data is not None:
            return data
        try:
            return self._archive.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ):
            raise TemplateError(f"{self.name} is damaged: {part} cannot be unpacked") from None

    def packed(self, entry: zipfile.ZipInfo) -> bytes | None:
        """The bytes of an entry as they lie in the file, or None where they are locked or its header is not sound."""
        header = self._bytes[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
        if entry.flag_bits & _ENCRYPTED or len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            return None
        name, extra = struct.unpack("<HH", header[26:])
        start = entry.header_offset + _LOCAL_HEADER + name + extra
        packed = self._bytes[start : start + entry.compress_size]
        return packed if len(packed) == entry.compress_size else None

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes | None:
        """The bytes of an entry at a fifth of the cost of the library's own way; None leaves it to that to complain."""
        packed = self.packed(entry) if entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else None
        if packed is None:
            return None
        if entry.compress_type == zipfile.ZIP_DEFLATED:
            try:
                packed = zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
            except zlib.error:
                return None
        is_whole = len(packed) == entry.file_size and zlib.crc32(packed) == entry.CRC
        return packed if is_whole else None

    def size(self, part: str) -> int:
        """The bytes of a part, before it is read."""
        entry = self.entries.get(part.lower())
        return entry.file_size if entry else 0

    def checksum(self, part: str) -> int:
        """The CRC-32 of a part, as the file states it; 0 where there is no such part."""
        entry = self.entries.get(part.lower())
        return entry.CRC if entry else 0

    def xml(self, part: str) -> etree._Element:
        """The root element of a part."""
        if self.size(part) > MOST_XML:
            size = f"{self.size(part) // 1_000_000:,} MB"
            raise TemplateError(
                f"{self.name} has a part of {size}, {part}: more than {MOST_XML // 1_000_000} are not read"
            )
        return parse(self.data(part), f"{self.name} is damaged: {part}")

    def content_type(self, part: str) -> str:
        """The content type of a part."""
        by_extension = self.defaults.get(part.rpartition(".")[2].lower(), "application/octet-stream")
        return self.overrides.get(part.lower(), by_extension)

    def links(self, part: str) -> list[Link]:
        """The relationships of a part that lead somewhere, one for an id; "" is the package itself."""
        folder, base = posixpath.split(part)
        source = self.part_name(posixpath.join(folder, "_rels", f"{base}.rels"))
        if not source:
            return []
        found: dict[str, Link] = {}
        for element in self.xml(source):
            link = self._link(element, folder)
            if link is not None:
                found.setdefault(link.id, link)
        return list(found.values())

    def _link(self, element: etree._Element, folder: str) -> Link | None:
        if element.tag != f"{{{RELATIONSHIPS}}}Relationship":
            return None
        written, external = element.get("Target", ""), element.get("TargetMode") == "External"
        path = posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
        target = written if external else self.part_name(path) or self.part_name(unquote(path))
        return Link(element.get("Id", ""), element.get("Type", ""), target, external) if target else None


def parse(data: bytes, blame: str) -> etree._Element:
    """The root element of XML without a DTD; `blame` begins the message about any other."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise TemplateError(f"{blame} is not well-formed XML") from None
    if root.getroottree().docinfo.doctype:
        raise TemplateError(f"{blame} declares a document type, which no presentation does")
    return root


def relationships(links: list[Link], part: str) -> bytes:
    """The relationships part that belongs to a part."""
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for link in links:
        inside = posixpath.relpath(link.target, posixpath.dirname(part) or ".")
        target = link.target if link.external else quote(inside, safe="/!$&'()*+,;=:@~")
        entry = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=link.id, Type=link.type, Target=target)
        if link.external:
            entry.set("TargetMode", "External")
    return serialized(root)


def serialized(root: etree._Element) -> bytes:
    """The part that holds an element."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (head + str(etree.tostring(root, encoding="unicode"))).encode()


def _archive(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(_COMPOUND_FILE):
        raise TemplateError(f"{name} is protected by a password, or in the format before 2007: save it as .pptx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise TemplateError(f"{name} is not a PowerPoint file, or it is damaged") from None
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise TemplateError(f"{name} has {len(entries):,} parts: more than {MOST_ENTRIES:,} are not read")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_BYTES:
        megabytes = f"{unpacked // 1_000_000:,} MB"
        raise TemplateError(f"{name} unpacks to {megabytes}: more than {MOST_BYTES // 1_000_000} MB are not read")
    return archive
