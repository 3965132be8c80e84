"""Damage of any kind gives a template or one clear line, never a crash."""

from __future__ import annotations

import io
import random
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuild.template import store
from deckbuild.template.export import export
from deckbuild.template.model import TemplateError
from deckbuild.template.read import read_bytes

EXPORTED = export(store.builtin())
with zipfile.ZipFile(io.BytesIO(EXPORTED)) as _archive:
    CONTENT = {name: _archive.read(name) for name in _archive.namelist()}


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(CONTENT)))
def test_a_damaged_part_never_crashes_the_reader(chance: random.Random, part: str):
    content = {**CONTENT, part: damaged(CONTENT[part], chance)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    readable(file.getvalue())


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_file_never_crashes_the_reader(chance: random.Random):
    readable(damaged(EXPORTED, chance))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Some attribute values emptied or swapped, or some bytes changed, or the end cut off."""
    way = chance.randrange(3)
    if way == 0:
        pieces = data.split(b'"')
        for _ in range(chance.randrange(1, 6)):
            pieces[chance.randrange(len(pieces))] = chance.choice([b"", b"-1", b"rId1", b"1e9", b"nonsense", b"\xff"])
        return b'"'.join(pieces)
    if way == 1:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    return data[: chance.randrange(len(data))]


def readable(data: bytes) -> None:
    try:
        template = read_bytes(data, "brand.pptx")
    except TemplateError:
        return
    assert store.load(store.dump(template)) == template
