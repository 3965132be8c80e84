"""What a deck knows about its own build: identity of its slides, hashes of its words, a digest of its parts."""

from __future__ import annotations

import base64
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from deckbuild.pipeline import Options, build
from deckbuild.target import is_as_built
from making import NOW, project

SECRET = "a sentence that is only said"
DECK = f"""\
title: T
sections:
  - {{title: A, points: [one, {{say: {SECRET}}}]}}
  - {{title: B, key: my-key, points: [two]}}
"""


def made(folder: Path, text: str = DECK, name: str = "deck.pptx") -> Path:
    project(folder, {"talk.yaml": text})
    return Path(build(str(folder / "talk.yaml"), str(folder / name), Options(now=NOW)).path)


def described(path: Path) -> tuple[dict[str, Any], str]:
    """The manifest of a deck, and its text as it stands in the file."""
    with zipfile.ZipFile(path) as package:
        (name,) = (n for n in package.namelist() if re.fullmatch(r"customXml/item\d+\.xml", n))
        part = package.read(name).decode()
    found = re.search(r">([A-Za-z0-9+/=]+)</deckbuild>", part)
    assert found
    text = zlib.decompress(base64.b64decode(found[1])).decode()
    return json.loads(text), text


def test_a_deck_lists_its_slides_by_their_lasting_keys(tmp_path: Path) -> None:
    manifest, _ = described(made(tmp_path))
    assert [slide["key"] for slide in manifest["slides"]] == ["deckbuild-cover", "a", "my-key"]


def test_a_deck_holds_no_words_that_its_slides_do_not_show(tmp_path: Path) -> None:
    path = made(tmp_path)
    _, text = described(path)
    assert SECRET not in text
    with zipfile.ZipFile(path) as package:
        holding = [n for n in package.namelist() if SECRET.encode() in package.read(n)]
    assert holding == ["ppt/notesSlides/notesSlide2.xml"]


def test_the_same_words_in_another_deck_have_another_hash(tmp_path: Path) -> None:
    one, _ = described(made(tmp_path))
    other, _ = described(made(tmp_path, DECK.replace("two", "three"), "other.pptx"))
    assert one["slides"][1]["notes"] != other["slides"][1]["notes"]


def test_a_change_of_one_paragraph_changes_its_hash_and_no_other_of_the_same_salt(tmp_path: Path) -> None:
    manifest, _ = described(made(tmp_path))
    hashes = [slide["notes"] for slide in manifest["slides"]]
    flat = [h if isinstance(h, str) else h[0] for slide in hashes for h in slide]
    assert len(flat) == len(set(flat)) == 4


def test_every_slide_carries_its_key_where_clients_keep_it(tmp_path: Path) -> None:
    from pptx import Presentation

    for slide, key in zip(Presentation(str(made(tmp_path))).slides, ["deckbuild-cover", "a", "my-key"], strict=True):
        assert [s.name for s in slide.shapes if s.name.startswith("deckbuild:")] == [f"deckbuild:{key}"]
        tags = [r.target_part.blob.decode() for r in slide.part.rels.values() if r.reltype.endswith("/tags")]
        assert len(tags) == 1
        assert f'name="DECKBUILD_KEY" val="{key}"' in tags[0]


def test_a_key_may_have_any_letters(tmp_path: Path) -> None:
    names = {
        "slides/deck.yaml": "title: T\n",
        'slides/1-a & "b" <c>.yaml': "title: A\n",
        "slides/2-북한.yaml": "title: B\n",
    }
    project(tmp_path, names)
    manifest, _ = described(Path(build(str(tmp_path), str(tmp_path / "deck.pptx"), Options(now=NOW)).path))
    assert [slide["key"] for slide in manifest["slides"]][1:] == ["a-b-c", "북한"]


def test_a_deck_is_known_as_built_until_any_part_of_it_changes(tmp_path: Path) -> None:
    path = made(tmp_path)
    assert is_as_built(str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    again = tmp_path / "again.pptx"
    _write(again, parts)
    assert is_as_built(str(again)), "packed anew with the same parts, it is the same deck"
    for name in ("ppt/slides/slide2.xml", "docProps/core.xml", "ppt/theme/theme1.xml"):
        _write(again, {**parts, name: parts[name] + b" "})
        assert not is_as_built(str(again))
    _write(again, {**parts, "ppt/media/image1.png": b"new"})
    assert not is_as_built(str(again))
    _write(again, {name: data for name, data in parts.items() if name != "docProps/app.xml"})
    assert not is_as_built(str(again))


def _write(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
