"""Decks that are damaged, or made to do harm: read as far as they go, or refused in one line."""

from __future__ import annotations

import base64
import json
import random
import sys
import zipfile
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from deckbuild import manifest
from deckbuild.readback.base import base_in
from deckbuild.readback.deck import read, read_bytes
from deckbuild.readback.values import ReadbackError
from making import prepared
from readback.decks import TALK, built, compare_with, told

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import hostile_decks

SLIDE = "ppt/slides/slide2.xml"
MANIFEST = "customXml/item1.xml"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of a deck as it was built."""
    with zipfile.ZipFile(built(tmp_path_factory.mktemp("hostile"))) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(folder: Path, parts: dict[str, bytes]) -> Path:
    path = folder / "deck.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def test_decks_damaged_at_random_are_read_or_refused(parts: dict[str, bytes]) -> None:
    whole = hostile_decks.damaged(parts, Still(0))
    base = read_bytes(whole, "deck.pptx").base
    assert base is not None
    outcomes = [
        hostile_decks.tried(hostile_decks.damaged(parts, random.Random(n)), base, base.slides) for n in range(60)
    ]
    assert {"read", "refused"} <= set(outcomes)


class Still(random.Random):
    """A chance that damages nothing."""

    def randint(self, _a: int, _b: int) -> int:
        return 0

    def random(self) -> float:
        return 1.0


REFUSED: dict[str, tuple[Callable[[dict[str, bytes]], dict[str, bytes]], str]] = {
    "no presentation": (lambda p: {n: d for n, d in p.items() if "presentation.xml" not in n}, "not a PowerPoint file"),
    "no relationships": (lambda p: {n: d for n, d in p.items() if n != "_rels/.rels"}, "is not a PowerPoint file"),
    "a slide that is not there": (lambda p: {n: d for n, d in p.items() if n != SLIDE}, "slide 2 is missing"),
    "a slide that breaks off": (lambda p: {**p, SLIDE: p[SLIDE][:900]}, SLIDE),
    "entities": (
        lambda p: {**p, SLIDE: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + p[SLIDE][55:]}, SLIDE
    ),
    "a text document": (
        lambda p: {**p, "ppt/presentation.xml": b"<document/>"}, "is not a PowerPoint presentation"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_deck_is_refused_in_one_line(case: str, parts: dict[str, bytes], tmp_path: Path) -> None:
    damage, said = REFUSED[case]
    with pytest.raises(ReadbackError) as refused:
        read(str(packed(tmp_path, damage(parts))))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_files_of_other_kinds_are_refused(tmp_path: Path) -> None:
    for data, said in (
        (b"", "not a PowerPoint"),
        (b"PK\x03\x04", "not a PowerPoint"),
        (b"\xd0\xcf\x11\xe0", "password"),
    ):
        path = tmp_path / "x.pptx"
        path.write_bytes(data)
        with pytest.raises(ReadbackError, match=said):
            read(str(path))
    with pytest.raises(ReadbackError, match="cannot be read"):
        read(str(tmp_path))
    with pytest.raises(ReadbackError, match="cannot be read"):
        read(str(tmp_path / "nowhere.pptx"))


def test_shapes_in_a_thousand_groups_are_read_as_far_as_groups_go(parts: dict[str, bytes], tmp_path: Path) -> None:
    group = b"<p:grpSp><p:nvGrpSpPr><p:cNvPr id='9' name='g'/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    deep = parts[SLIDE].replace(b"</p:spTree>", group * 200 + b"</p:grpSp>" * 200 + b"</p:spTree>")
    found = read(str(packed(tmp_path, {**parts, SLIDE: deep})))
    assert [thing.kind for thing in found.slides[1].things if not thing.role] == ["group"]


def test_one_slide_listed_a_thousand_times_is_one_and_its_copies(parts: dict[str, bytes], tmp_path: Path) -> None:
    name = "ppt/presentation.xml"
    head, _, tail = parts[name].partition(b"<p:sldId ")
    entry = b"<p:sldId " + tail.partition(b">")[0] + b">"
    found = read(str(packed(tmp_path, {**parts, name: head + entry * 1000 + b"<p:sldId " + tail})))
    assert sum(slide.key == "deckbuild-cover" and not slide.is_copy for slide in found.slides) == 1
    assert len(found.slides) == 1007


def with_points(parts: dict[str, bytes], count: int, words: str) -> dict[str, bytes]:
    """The deck with so many points more on a slide; `{}` in the words is a point's number."""
    point = "<a:p><a:r><a:t>" + words + "</a:t></a:r></a:p>"
    more = "".join(point.replace("{}", str(n)) for n in range(count)).encode()
    body = parts[SLIDE].index(b"</p:txBody>", parts[SLIDE].index(b'name="Content"'))
    return {**parts, SLIDE: parts[SLIDE][:body] + more + parts[SLIDE][body:]}


def test_a_text_of_thousands_of_points_is_held_against_the_yaml_or_refused(
    parts: dict[str, bytes], tmp_path: Path
) -> None:
    made = prepared(built(tmp_path).parent, TALK)
    for words in ("the same", "point {} of very many", "long " * 400):
        found = compare_with(packed(tmp_path, with_points(parts, 900, words)), made)
        assert told(found) == ["grain: added body"] * 900
    with pytest.raises(ReadbackError, match="more than 5,000 paragraphs"):
        read(str(packed(tmp_path, with_points(parts, 6_000, "x"))))


@cache
def described() -> dict[str, Any]:
    return {"version": manifest.VERSION, "salt": "00" * 16, "template": "", "media": {}, "layouts": [], "slides": []}


def part_of(described: Any, version: str = "") -> bytes:
    text = described if isinstance(described, bytes) else json.dumps(described).encode()
    data = base64.b64encode(zlib.compress(text)).decode()
    return f'<deckbuild xmlns="{manifest.NAMESPACE}"{version}>{data}</deckbuild>'.encode()


ROW = {"key": "a", "layout": 0, "shapes": {}, "notes": []}
SPOILT: dict[str, Any] = {
    "another version": {**described(), "version": 1},
    "no version": {},
    "a list": [],
    "a number": 7,
    "a salt that is none": {**described(), "salt": "zz"},
    "a short salt": {**described(), "salt": "00"},
    "a long salt": {**described(), "salt": "00" * 99},
    "a layout that is not there": {**described(), "slides": [ROW]},
    "a layout that is none": {**described(), "layouts": [7], "slides": [ROW]},
    "a shape that is none": {**described(), "layouts": [{"name": "", "shapes": {"x": 7}}]},
    "a box of words": {**described(), "layouts": [{"name": "", "shapes": {"x": ["title", ["a", "b", "c", "d"], []]}}]},
    "a short box": {**described(), "layouts": [{"name": "", "shapes": {"x": ["title", [1, 2], []]}}]},
    "an endless box": {**described(), "layouts": [{"name": "", "shapes": {"x": ["title", [1e999] * 4, []]}}]},
    "no notes": {**described(), "layouts": [{"name": "", "shapes": {}}], "slides": [{**ROW, "notes": None}]},
    "deep brackets": b"[" * 100_000,
    "a billion blanks": b" " * 80_000_000,
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILT)
def test_a_manifest_that_is_spoilt_is_no_manifest(case: str) -> None:
    assert base_in(part_of(SPOILT[case])) is None


def test_a_manifest_that_is_not_packed_is_no_manifest(parts: dict[str, bytes], tmp_path: Path) -> None:
    for data in (b"!", base64.b64encode(b"no zlib"), b""):
        spoilt = f'<deckbuild xmlns="{manifest.NAMESPACE}">'.encode() + data + b"</deckbuild>"
        found = read(str(packed(tmp_path, {**parts, MANIFEST: spoilt})))
        assert found.base is None
        assert [slide.key for slide in found.slides][:3] == ["deckbuild-cover", "grain", "trade"]
