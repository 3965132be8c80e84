"""Locks a deck with a password, as PowerPoint does: AES-256 in the agile form of ECMA-376."""

from __future__ import annotations

import io

MOST_LETTERS = 255
"""Letters of a password that PowerPoint takes."""


def encrypted(deck: bytes, password: str) -> bytes:
    """The bytes of a .pptx that opens with the password alone; they differ each time, for the key is random."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(deck)).encrypt(password, out)
    return out.getvalue()
