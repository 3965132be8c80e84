"""Damaged and hostile decks through the reader: each is read, or refused in one line, and nothing takes long.

    python benchmarks/hostile_decks.py DECK [--rounds 2000] [--seed 1]

DECK is a deck as it was built. Each round damages a few parts of a copy: elements taken out, doubled and renamed,
attributes set to what no program writes, relationships turned, bytes flipped, the file cut. What comes of the reader is
held against the base of the deck, as `status` does.
"""

from __future__ import annotations

import argparse
import io
import random
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.compare.decks import compare
from deckbuild.readback.deck import read_bytes
from deckbuild.readback.sides import their_sides
from deckbuild.readback.values import ReadbackError

if TYPE_CHECKING:
    from deckbuild.readback.values import Base

ODD = ("", "-1", "99999999999999999999", "1e400", "NaN", "0x10", "\u202e", "rId1", "rId9999", "../../../etc/passwd",
       "true", "a" * 70000, "{}", "é", " ", "http://example.org/")  # fmt: skip


def damaged(parts: dict[str, bytes], rng: random.Random) -> bytes:
    """The package with a few of its parts damaged."""
    parts = dict(parts)
    for _ in range(rng.randint(1, 4)):
        name = rng.choice(list(parts))
        parts[name] = _damaged_part(parts[name], rng)
        if rng.random() < 0.05:
            del parts[name]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    whole = bytearray(file.getvalue())
    if rng.random() < 0.1:
        for _ in range(rng.randint(1, 20)):
            whole[rng.randrange(len(whole))] = rng.randrange(256)
    if rng.random() < 0.03:
        del whole[rng.randrange(len(whole)) :]
    return bytes(whole)


def _damaged_part(data: bytes, rng: random.Random) -> bytes:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data[: rng.randrange(len(data) + 1)]
    for _ in range(rng.randint(1, 12)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        _damage(rng.choice(elements), elements, rng)
    text = etree.tostring(root)
    return text[: rng.randrange(len(text))] if rng.random() < 0.03 else text


def _damage(element: etree._Element, elements: list[etree._Element], rng: random.Random) -> None:
    parent = element.getparent()
    what = rng.randrange(7)
    if what == 0 and parent is not None:
        parent.remove(element)
    elif what == 1 and parent is not None:
        parent.append(etree.fromstring(etree.tostring(element)))
    elif what == 2 and element.attrib:
        element.set(rng.choice(list(element.attrib)), rng.choice(ODD).replace("\0", ""))
    elif what == 3 and element.attrib:
        del element.attrib[rng.choice(list(element.attrib))]
    elif what == 4:
        element.tag = rng.choice(elements).tag
    elif what == 5:
        element.text = rng.choice(ODD)
    else:
        other = rng.choice(elements)
        for name, value in other.items():
            element.set(name, value)


def tried(data: bytes, base: Base, ours: tuple) -> str:
    """What came of a deck: `read`, `without a base`, or the start of why it was refused."""
    try:
        found = read_bytes(data, "deck.pptx")
    except ReadbackError as problem:
        return "refused" if str(problem).count("\n") == 0 else "refused in several lines"
    used = found.base or base
    comparison = compare(used.slides, ours, their_sides(found, used))
    for change in comparison.slides:
        assert change.base is not None or change.ours is not None or change.theirs is not None
    return "read" if found.base else "without a base"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deck", type=Path)
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    data = asked.deck.read_bytes()
    base = read_bytes(data, asked.deck.name).base
    assert base is not None
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    counts: Counter[str] = Counter()
    slowest = 0.0
    for n in range(asked.rounds):
        rng = random.Random(asked.seed * 1_000_003 + n)
        file = damaged(parts, rng)
        start = time.perf_counter()
        try:
            counts[tried(file, base, base.slides)] += 1
        except Exception:
            print(f"round {n} of seed {asked.seed}")
            raise
        slowest = max(slowest, time.perf_counter() - start)
    print(f"{asked.rounds} decks: {dict(counts)}, the slowest took {slowest * 1000:.0f} ms")


if __name__ == "__main__":
    main()
