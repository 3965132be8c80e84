"""What holds for every deck there could be: no input crashes, the same deck is the same bytes, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from deckbuild.layout.measure import room
from deckbuild.model import Point
from deckbuild.pipeline import Options, build, prepare
from deckbuild.rendering import render
from deckbuild.richtext import plain
from deckbuild.schema import deck as deck_keys
from deckbuild.schema import people
from deckbuild.schema import section as section_keys
from making import NOW
from package_checks import faults

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"])
MARKUP = st.sampled_from(
    ["**", "*", "`", "[", "](https://example.org/)", "\\", "&", "<b>", "%s", "{}", "#", ": ", "- "]
)
WORD = st.one_of(
    st.text(LETTERS, min_size=1, max_size=12), st.sampled_from(["trade", "무역", "торговля", "تجارة"]), MARKUP
)
TEXT = (
    st.lists(WORD, min_size=1, max_size=20)
    .map(" ".join)
    .filter(lambda text: plain(" ".join(text.split())).strip() != "")
)
"""Words of any script with bits of markup; never a text that is nothing but markup."""


def mapping(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


def point(levels: int) -> st.SearchStrategy[Any]:
    below = st.lists(point(levels - 1), max_size=3) if levels > 1 else st.nothing()
    both = st.fixed_dictionaries({"show": TEXT}, optional={"say": TEXT, **({"points": below} if levels > 1 else {})})
    return st.one_of(TEXT, both, st.fixed_dictionaries({"say": TEXT}))


SECTION = st.fixed_dictionaries(
    {"title": TEXT.map(lambda text: text[:60].strip() or "A")},
    optional={
        "lead": TEXT,
        "points": st.lists(point(3), max_size=6),
        "marker": st.sampled_from(["bullet", "number", "dash", "none"]),
        "notes": TEXT,
        "source": TEXT.map(lambda text: text[:80].strip() or "S"),
        "language": st.sampled_from(["en", "ru", "ko", "ar", "ja", "zh-Hans", "tlh"]),
        "hidden": st.booleans(),
        "group": TEXT,
        "layout": st.sampled_from(["content", "statement", "title-only", "two-content", "blank", "Comparison"]),
    },
)
DECK = st.fixed_dictionaries(
    {"title": TEXT.map(lambda text: text[:60].strip() or "T"), "sections": st.lists(SECTION, min_size=1, max_size=4)},
    optional={
        "disclaimer": TEXT.map(lambda text: text[:60].strip() or "D"),
        "embargo": st.sampled_from(["on-delivery", "2026-12-01 09:00 Asia/Seoul", "2020-01-01 00:00 UTC"]),
        "marking": st.sampled_from(["TLP:RED", "TLP:CLEAR", "EYES ONLY"]),
        "language": st.sampled_from(["en", "ar", "ko"]),
        "cover": st.booleans(),
        "closing": st.booleans(),
        "numbers": st.booleans(),
        "overflow": st.just("continue"),
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples of a law; each writes over the last."""
    return tmp_path_factory.mktemp("law")


@settings(max_examples=40)
@given(deck=DECK)
def test_a_deck_without_errors_is_a_sound_package_with_every_word_in_the_notes(
    deck: dict[str, Any], folder: Path
) -> None:
    source, path = folder / "talk.yaml", folder / "deck.pptx"
    source.write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
    path.unlink(missing_ok=True)
    result = build(str(source), str(path), Options(now=NOW))
    if not result.path:
        assert any(d.is_error for d in result.prepared.diagnostics)
        return
    assert faults(path) == []
    first = path.read_bytes()
    assert build(str(source), str(path), Options(now=NOW)).kept == ""
    assert path.read_bytes() == first
    said: dict[str, list[str]] = {}
    for laid, slide in zip(result.prepared.slides, Presentation(str(path)).slides, strict=True):
        paragraphs = [p.text for p in slide.notes_slide.notes_text_frame.paragraphs]
        said.setdefault(laid.key.split("/")[0], []).extend(paragraphs)
    for section in result.prepared.deck.sections:
        rest = said[section.key]
        for words in _to_say(section.points):
            assert words in rest
            rest = rest[rest.index(words) + 1 :]


def _to_say(points: tuple[Point, ...]) -> list[str]:
    found: list[str] = []
    for each in points:
        found += [plain(each.spoken)] if plain(each.spoken) else []
        found += _to_say(each.points)
    return found


@settings(max_examples=40)
@given(deck=DECK)
def test_what_is_laid_out_without_an_error_has_a_place_and_a_size_on_its_slide(
    deck: dict[str, Any], folder: Path
) -> None:
    source = folder / "talk.yaml"
    source.write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
    made = prepare(str(source), Options(now=NOW))
    if any(d.is_error for d in made.diagnostics):
        return
    assert made.template is not None
    for slide in made.slides:
        for shape in (*slide.furniture.top, *slide.content, *slide.furniture.bottom):
            box = shape.place
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.cx <= made.template.width
            assert box.y + box.cy <= made.template.height
            assert all(p.size >= 8 or p.field or not p.size for p in shape.paragraphs)
            if shape.placeholder is not None:
                assert min(room(shape.placeholder, shape.box)) > 0


@settings(max_examples=150)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_no_bytes_crash_the_reading(data: bytes, folder: Path) -> None:
    _no_crash(folder, data)


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 3000), st.floats(), st.text(max_size=15), TEXT),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["show", "say", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
ODD = st.one_of(
    ANYTHING,
    st.sampled_from(
        ["2026-11-24", "14:00-15:15", "2 min", "on-delivery", "Asia/Seoul", "TLP:RED", "en", "number", "content"]
    ),
    mapping(**dict.fromkeys(people.EMBARGO, ANYTHING)),
    mapping(**dict.fromkeys(people.DISCLAIMER, ANYTHING)),
)


@settings(max_examples=150)
@given(
    deck=mapping(**dict.fromkeys(deck_keys.FIELDS, ODD)),
    sections=st.one_of(ODD, st.lists(mapping(**dict.fromkeys(section_keys.FIELDS, ODD)), max_size=3)),
)
def test_no_value_of_any_key_crashes_the_reading(deck: dict[str, Any], sections: Any, folder: Path) -> None:
    text = json.dumps({"title": "T", **deck, "sections": sections}, default=str, ensure_ascii=False)
    _no_crash(folder, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100)
@given(data=st.data())
def test_no_slip_in_a_sound_file_crashes_the_reading(data: st.DataObject, folder: Path) -> None:
    sound = (Path(__file__).parent / "golden" / "conference.yaml").read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(start + 40, len(sound))))
    put = data.draw(
        st.sampled_from(
            ["", " ", "\t", "\n", ": ", "- ", '"', "'", "[", "}", "*", "&a", "!", "|", ">", "#", "\n\n", "?"]
        )
    )
    _no_crash(folder, (sound[:start] + put + sound[end:]).encode())


def _no_crash(folder: Path, data: bytes) -> None:
    """Reads, checks and lays out the bytes as a deck; what is found is told, in a form that can be printed."""
    source = folder / "talk.yaml"
    source.write_bytes(data)
    made = prepare(str(source), Options(now=NOW))
    assert made.slides or any(d.is_error for d in made.diagnostics)
    for found in made.diagnostics:
        assert f"{found.level}[{found.code}]: " in render([found]).split("\n", 1)[0]
        assert 0 <= found.at.start <= min(found.at.end, len(found.at.source.text))
