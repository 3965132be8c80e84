"""What a build wrote, stored in the deck as salted hashes: the base of the next comparison.

The deck holds no text that its slides do not show: a paragraph is known by a short salted hash, which is enough
to tell whether a person changed it, and of no use to whoever reads the file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any

from deckbuild.layout.shapes import Image, Plot, Shape
from deckbuild.source import NOWHERE
from deckbuild.template.model import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.layout.shapes import Content, Paragraph, Visual
    from deckbuild.layout.slide import LaidSlide

NAMESPACE = "urn:deckbuild:1"
VERSION = 1


def salt_of(slides: Iterable[LaidSlide]) -> bytes:
    """The salt of a build's hashes, made from all its words: another deck has another, the same deck the same."""
    digest = hashlib.blake2b(digest_size=16, person=b"deckbuild-salt")
    for slide in slides:
        digest.update(slide.key.encode())
        digest.update(slide.title.encode())
        for paragraph in slide.notes:
            for run in paragraph.runs:
                digest.update(run.text.encode())
    return digest.digest()


def describe(slides: Sequence[LaidSlide], salt: bytes) -> dict[str, Any]:
    """The manifest's content: layouts with their boxes, and per slide identity, paragraphs and boxes of its own."""
    layouts: dict[int, int] = {}
    described: list[dict[str, Any]] = []
    rows = []
    for slide in slides:
        shared = id(slide.furniture)  # alive as long as the slides are
        if shared not in layouts:
            layouts[shared] = len(described)
            furniture = (*slide.furniture.top, *slide.furniture.bottom)
            described.append({"name": slide.layout.name, "shapes": {s.name: _shape(s, salt) for s in furniture}})
        rows.append({
            "key": slide.key,
            "layout": layouts[shared],
            "shapes": {s.name: _shape(s, salt) for s in slide.content},
            "notes": _hashes(slide.notes, salt),
        })  # fmt: skip
    return {"version": VERSION, "salt": salt.hex(), "layouts": described, "slides": rows}


def packed(described: dict[str, Any], parts: str) -> str:
    """The manifest as the XML part of a deck; `parts` is the digest of all other parts."""
    text = json.dumps(described, separators=(",", ":"), ensure_ascii=False)
    data = base64.b64encode(zlib.compress(text.encode(), 1)).decode()
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<deckbuild xmlns="{NAMESPACE}" parts="{parts}">{data}</deckbuild>'


def digest_of_parts(checksums: Iterable[tuple[str, int]]) -> str:
    """One digest for all parts of a package, from their names and CRC-32s, whatever their order."""
    digest = hashlib.blake2b(digest_size=16)
    for name, checksum in sorted(checksums):
        digest.update(f"{name}\0{checksum:08x}\n".encode())
    return digest.hexdigest()


def _shape(shape: Content, salt: bytes) -> list[Any]:
    """Role, box and hashes; of a visual, one hash of all that it is but its place in the source."""
    if not isinstance(shape, Shape):
        return ["visual", list(shape.box), [hashlib.blake2b(_drawn(shape), digest_size=6, salt=salt).hexdigest()]]
    box = list(shape.box) if shape.box is not None else None
    return [shape.role, box, _hashes(shape.paragraphs, salt)]


def _drawn(visual: Visual) -> bytes:
    """A visual as bytes, the same wherever its files lie."""
    visual = visual._replace(box=Box(0, 0, 0, 0))
    if isinstance(visual, Plot):
        visual = visual._replace(chart=visual.chart._replace(at=NOWHERE))
    elif isinstance(visual, Image):
        visual = visual._replace(file="")
    return repr(visual).encode("utf-8", "surrogatepass")


def _hashes(paragraphs: Sequence[Paragraph], salt: bytes) -> list[str | list[Any]]:
    """A hash for each paragraph; with its level where that is not the first."""
    blake2b = hashlib.blake2b
    found: list[str | list[Any]] = []
    for p in paragraphs:
        text = p.runs[0].text if len(p.runs) == 1 else "".join(r.text for r in p.runs)
        short = blake2b(text.encode(), digest_size=6, salt=salt).hexdigest()
        found.append([short, p.level] if p.level else short)
    return found
