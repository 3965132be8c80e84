"""The manifest of a deck, from wherever a program put it when it saved the file."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import TYPE_CHECKING, Any

from deckbuild import manifest
from deckbuild.compare.align import Item
from deckbuild.compare.sides import ShapeSide, SlideSide
from deckbuild.readback.values import Base

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from deckbuild.template.opc import Package

_ENDS: tuple[Any, ...] = ("", "", "", (), (), ())
"""What a shape's list leaves out at its end: alternative text, look, what it shows, cells, inner shapes, bold."""

_MOST = 64 * 1024 * 1024


def base_of(package: Package, main: str) -> Base | None:
    """The base that the last build left, looked for at the presentation and at the package's root."""
    for source in (main, ""):
        for link in package.links(source):
            if link.kind == "customXml" and not link.external:
                found = base_in(package.data(link.target))
                if found is not None:
                    return found
    return None


def base_from(described: Mapping[str, Any], parts: str = "") -> Base:
    """The base that `manifest.describe` describes.

    Raises ValueError, KeyError, TypeError, IndexError or AttributeError for what it does not.
    """
    if described["version"] != manifest.VERSION:
        raise ValueError("the manifest is of another version")
    salt = bytes.fromhex(described["salt"])
    if len(salt) != 16:  # as `manifest.salt_of` makes them
        raise ValueError("the salt is of another length")
    media = {str(name): f"{int(checksum):x}" for name, checksum in described["media"].items()}
    slides = slide_sides(described, salt, media)
    return Base(salt, slides, str(described["template"]), tuple(media.items()), parts)


def slide_sides(described: Mapping[str, Any], salt: bytes, media: Mapping[str, str]) -> tuple[SlideSide, ...]:
    """The slides of a description, each with its own shapes and those that it shares."""
    nothing = manifest.hash_of("", salt)
    shared = [_shapes(layout["shapes"], nothing, media) for layout in described["layouts"]]
    return tuple(
        SlideSide(
            str(row["key"]),
            (*_shapes(row["shapes"], nothing, media), *shared[int(row["layout"])]),
            items(row["notes"], nothing),
            bool(row.get("hidden")),
            str(row.get("group", "")),
            layout=str(described["layouts"][int(row["layout"])]["name"]),
        )
        for row in described["slides"]
    )


def items(rows: Sequence[Any], nothing: str) -> tuple[Item, ...]:
    """The paragraphs of a text in a manifest, without those that are `nothing`, the hash of no words."""
    found = (_item(row, n) for n, row in enumerate(rows))
    return tuple(item for item in found if item.hash != nothing)


def _item(row: Any, at: int = 0) -> Item:
    if isinstance(row, str):
        return Item(row, at=at)
    styled = str(row[2]) if len(row) > 2 else ""
    return Item(str(row[0]), "", int(row[1]), styled, at)


def _shapes(rows: Mapping[str, Any], nothing: str, media: Mapping[str, str]) -> tuple[ShapeSide, ...]:
    return tuple(_shape(str(name), row, nothing, media) for name, row in rows.items())


def _shape(name: str, row: Sequence[Any], nothing: str, media: Mapping[str, str]) -> ShapeSide:
    full = [*row, *_ENDS[len(row) - 3 :]]
    role, box, texts, alt, look, shows, cells, inner, bold = full
    left, top, width, height = (int(value) for value in box)
    return ShapeSide(
        str(role),
        name,
        (left, top, width, height),
        items(texts, nothing),
        str(alt),
        str(look),
        media.get(shows, str(shows)),
        tuple(tuple(_item(cell) for cell in cell_row) for cell_row in cells),
        tuple(_shape(str(one[0]), one[1:], nothing, media) for one in inner),
        tuple(int(level) for level in bold),
    )


def base_in(data: bytes) -> Base | None:
    """The base in a part, or None where it is another's part, another version's, or a program has spoilt it."""
    if manifest.NAMESPACE.encode() not in data[:400]:
        return None
    from deckbuild.template.model import TemplateError
    from deckbuild.template.opc import parse

    try:
        root = parse(data, "the manifest")
        text = zlib.decompressobj().decompress(base64.b64decode(root.text or ""), _MOST).decode()
        return base_from(json.loads(text), root.get("parts", ""))
    except (
        TemplateError, binascii.Error, zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError,
        RecursionError, OverflowError,
    ):  # fmt: skip
        return None
