"""The parts of an Office file: a zip archive that may be hostile, and XML that may be, both bounded."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.importing.document import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 20_000
MOST_XML = 48 * 1024 * 1024
"""Bytes of XML that are unpacked, all parts together: two thousand pages of Word."""

_DAMAGED = "open it in the program that wrote it, and save it anew"


class Relation(NamedTuple):
    """A relationship of a part: the last word of its type, and the part it leads to, or what was written."""

    kind: str
    target: str
    external: bool


class Parts:
    """The parts of one file by name, without a leading slash; counts what it unpacks."""

    def __init__(self, data: bytes) -> None:
        self.left = MOST_XML
        self.relations_of: dict[str, dict[str, Relation]] = {}
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self.archive.infolist()
        except Exception:
            raise UnreadableError("is damaged, or was cut off: its archive cannot be opened", _DAMAGED) from None
        if len(entries) > MOST_PARTS:
            raise UnreadableError(f"has {len(entries):,} parts, which no document has")
        self.entries = {entry.filename.lstrip("/").lower(): entry for entry in entries if not entry.is_dir()}

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, None if there is none such."""
        entry = self.entries.get(name.lower())
        if entry is None:
            return None
        if entry.file_size > self.left:
            raise UnreadableError(
                f"unpacks to more than {MOST_XML // 1_048_576} MiB of text: it is too large, or made to be so"
            )
        try:
            with self.archive.open(entry) as file:
                data = file.read(self.left + 1)
        except Exception:
            raise UnreadableError(f"is damaged: {name} in it cannot be unpacked", _DAMAGED) from None
        self.left -= len(data)
        if self.left < 0:
            raise UnreadableError("unpacks to more than it says: it is made to do harm")
        return parsed(data, name)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their id; the file's own are those of the empty name."""
        if part not in self.relations_of:
            folder, base = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
            self.relations_of[part] = {} if root is None else dict(_relations(root, folder))
        return self.relations_of[part]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part leads to by relationships of one kind."""
        return [r.target for r in self.relations(part).values() if r.kind == kind and not r.external]

    def main(self, default: str) -> etree._Element:
        """The root of the document's main part; raises UnreadableError where it is missing."""
        self.main_part = next(iter(self.related("", "officeDocument")), default)
        root = self.xml(self.main_part)
        if root is None:
            raise UnreadableError(f"is damaged: {self.main_part} is missing", _DAMAGED)
        return root

    def property(self, name: str) -> str:
        """A property of the document, such as its `title` or `language`."""
        for part in self.related("", "core-properties") or ["docProps/core.xml"]:
            root = self.xml(part)
            for element in root if root is not None else ():
                if local(element) == name and element.text:
                    return " ".join(element.text.split())
        return ""


def _relations(root: etree._Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for element in root:
        if local(element) == "Relationship":
            written, external = element.get("Target", ""), element.get("TargetMode") == "External"
            path = posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/")
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            yield element.get("Id", ""), Relation(kind, written if external else path, external)


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of XML without a document type; deep nesting and entities are refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        if "memory" in str(problem).lower() or any("MEMORY" in e.type_name for e in parser.error_log):
            raise MemoryError from None
        if "depth" in str(problem):
            raise UnreadableError("is nested too deep to be a document", "save it as text, and import that") from None
        raise UnreadableError(f"is damaged: {name} in it is not well-formed", _DAMAGED) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(f"declares a document type in {name}, which no document of Office does")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which differs between the editions of the format."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """The value of an attribute, whatever its namespace."""
    if element is None:
        return default
    for key, value in element.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return default


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element on the way down that the names tell, None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def alternatives(element: etree._Element) -> list[etree._Element]:
    """What a file has for newer and then for older readers: to be tried in this order."""
    return sorted((e for e in element if local(e) in ("Choice", "Fallback")), key=lambda e: local(e) == "Fallback")


def is_on(element: etree._Element | None) -> bool | None:
    """What a switch such as `w:b` says; None where there is none."""
    if element is None:
        return None
    return attribute(element, "val", "1") not in ("0", "false", "off", "none")
