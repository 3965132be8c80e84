"""Opens a file from anywhere as a package, or says in one line why it cannot be one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from deckbuild.audit.reading.elements import P
from deckbuild.template.model import MOST_BYTES, TemplateError
from deckbuild.template.opc import Package

if TYPE_CHECKING:
    from lxml import etree

_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class AuditError(Exception):
    """A file that cannot be audited: one line in the user's words, and the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class LockedError(AuditError):
    """A file that is encrypted: whoever has no password or right cannot read it, nor can a screen reader."""


def read_bytes(path: str) -> bytes:
    """The bytes of a file; raises AuditError."""
    try:
        if os.path.isdir(path):
            raise AuditError(f"{path} is a folder, not a deck")
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise AuditError(f"{path} cannot be read: {problem.strerror or problem}") from None
    if len(data) > MOST_BYTES:
        raise AuditError(f"{path} has more than {MOST_BYTES // 1_000_000} MB, more are not read")
    return data


def opened(data: bytes, name: str) -> tuple[Package, str]:
    """The package in the bytes of a file, and the name of its presentation part; raises AuditError."""
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise LockedError(f"{name} is encrypted", "open it in PowerPoint, and take the password or the rights off")
        raise AuditError(f"{name} is in the format before 2007", "open it in PowerPoint, and save it as .pptx")
    try:
        package = Package(data, name)
        part = next((link.target for link in package.links("") if link.kind == "officeDocument"), "")
        if not part or package.xml(part).tag != f"{P}presentation":
            raise AuditError(f"{name} is no PowerPoint presentation")
        return package, part
    except TemplateError as problem:
        raise AuditError(str(problem)) from None


def linked(package: Package, part: str, kind: str) -> etree._Element | None:
    """The root of the first part of a kind that a part leads to."""
    target = next((link.target for link in package.links(part) if link.kind == kind and not link.external), "")
    return package.xml(target) if target else None
