"""The keys of the YAML: what their values become, and the JSON Schema that editors are given."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from deckbuild.model import Point, Section, Speaker
from deckbuild.schema import deck as deck_keys
from deckbuild.schema import section as section_keys
from deckbuild.schema.export import json_schema
from goldens import GOLDEN
from making import codes, prepared, sound

SCHEMA = json_schema()


def section(folder: Path, keys: str) -> Section:
    """The one section of a sound deck, from its keys, indented by four."""
    made = prepared(folder, f"title: T\nsections:\n  - title: A\n{keys}")
    assert [d.message for d in made.diagnostics if d.is_error] == []
    return made.deck.sections[0]


# Values stay as written


WRITTEN = (
    "2014 no yes on null ~ 12:30 1:30:00 007 1.50 1e3 0x1F 0o17 1_000 .5 2014-04-23 true False NaN .inf = y +1 50%"
)


@pytest.mark.parametrize("text", [*WRITTEN.split(), "2014-04-23 09:00:00"])
def test_a_text_is_what_was_written(text: str, tmp_path: Path) -> None:
    slides = sound(tmp_path, f"title: {text}\nsections:\n  - title: {text}\n    points:\n      - {text}\n")
    assert [slide.title for slide in slides] == [text, text]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'007'", "007"),
        ('"two\\nlines"', "two lines"),
        (">\n      folded\n      text", "folded text"),
        ("|\n      kept\n      lines", "kept lines"),
        ("  spaced   out  ", "spaced out"),
        ('"tab\\tin it"', "tab in it"),
        ("plain\n      goes on", "plain goes on"),
    ],
)
def test_a_text_is_one_paragraph_however_it_is_written(written: str, text: str, tmp_path: Path) -> None:
    assert section(tmp_path, f"    points:\n    - {written}\n").points == (Point(text),)


@pytest.mark.parametrize("word", ["true", "yes", "on", "True", "YES"])
def test_yes_has_many_spellings(word: str, tmp_path: Path) -> None:
    assert section(tmp_path, f"    hidden: {word}\n").hidden is True


@pytest.mark.parametrize("word", ["false", "no", "off", "No"])
def test_no_has_many_spellings(word: str, tmp_path: Path) -> None:
    assert section(tmp_path, f"    hidden: {word}\n").hidden is False


def test_a_key_without_a_value_is_left_out(tmp_path: Path) -> None:
    made = section(tmp_path, "    lead:\n    points:\n    notes:\n    time:\n    layout:\n")
    assert made == Section("A", key="a")


def test_points_in_all_their_forms(tmp_path: Path) -> None:
    written = """\
    points:
      - text
      - show: s
      - {show: s, say: n}
      - say: n
      - show: s
        points: [below, {say: n, points: [deepest]}]
"""
    assert section(tmp_path, written).points == (
        Point("text"),
        Point("s"),
        Point("s", "n"),
        Point("", "n"),
        Point("s", "", (Point("below"), Point("", "n", (Point("deepest"),)))),
    )


def test_speakers_in_all_their_forms(tmp_path: Path) -> None:
    def speakers(written: str) -> tuple[Speaker, ...]:
        return prepared(tmp_path, f"title: T\nspeaker: {written}\nsections: [{{title: A}}]\n").deck.speakers

    assert speakers("A. Speaker") == (Speaker("A. Speaker"),)
    assert speakers("A. Speaker\naffiliation: Institute") == (Speaker("A. Speaker", "", "Institute"),)
    assert speakers("[A, B]") == (Speaker("A"), Speaker("B"))
    assert speakers("{name: A, role: R, affiliation: I}") == (Speaker("A", "R", "I"),)
    assert speakers("{name: A, affiliation: I}\naffiliation: Other") == (Speaker("A", "", "I"),)


def test_moments_and_durations_become_values(tmp_path: Path) -> None:
    text = "title: T\ndate: 2026-11-24\ntime: 14:00-15:15\ntimezone: Asia/Seoul\ntalk: 12 min\n"
    deck = prepared(tmp_path, f"{text}sections: [{{title: A, time: 90 s}}]\n").deck
    assert (deck.date, deck.start, deck.end) == (dt.date(2026, 11, 24), dt.time(14), dt.time(15, 15))
    assert (deck.talk, deck.sections[0].time) == (12, 1.5)


def test_aliases_and_merges_are_the_values_they_name(tmp_path: Path) -> None:
    text = """\
title: T
sections:
  - &a {title: A, marker: dash, points: &p [one]}
  - {<<: *a, title: B}
  - {title: C, points: *p}
"""
    first, second, third = prepared(tmp_path, text).deck.sections
    assert second._replace(key=first.key, title=first.title) == first
    assert third.points == first.points


def test_the_places_of_values_take_no_part_in_equality(tmp_path: Path) -> None:
    one = prepared(tmp_path, "title: T\nsections: [{title: A, points: [one]}]\n").deck
    other = prepared(tmp_path, "# a comment\n\ntitle:   T\nsections:\n- title: A\n  points:\n  - one\n").deck
    assert (one, hash(one)) == (other, hash(other))


def test_a_link_with_any_other_scheme_is_refused_in_every_text(tmp_path: Path) -> None:
    link = '"[x](javascript:alert)"'
    keys = [f"subtitle: {link}", f"speaker: {link}", f"disclaimer: {link}", f"event: {link}"]
    for key in keys:
        assert "link" in codes(prepared(tmp_path, f"title: T\n{key}\nsections: [{{title: A}}]\n")), key
    for key in (
        f"points: [{link}]",
        f"lead: {link}",
        f"source: {link}",
        f"notes: {link}",
        f"points: [{{say: {link}}}]",
    ):
        assert "link" in codes(prepared(tmp_path, f"title: T\nsections: [{{title: A, {key}}}]\n")), key


# The JSON Schema


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.yaml")))
def test_every_golden_deck_is_valid_for_editors(name: str) -> None:
    jsonschema.validate(_as_an_editor_sees((GOLDEN / name).read_text(encoding="utf-8")), SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        "titel: A",
        "title: [A]",
        "title: A\npoints: one",
        "title: A\npoints: [{show: a, says: b}]",
        "title: A\nmarker: star",
        "title: A\nchart: {}",
        "title: A\nhidden: perhaps",
        "title: T\nsections: {title: A}",
        "title: T\nembargo: {zones: [UTC]}",
        "title: T\ndisclaimer: {text: a, on: [slide]}",
        "title: T\nchecks: {overflow: loud}",
        "points: [one]",
    ],
)
def test_an_editor_marks_what_the_reading_refuses(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_as_an_editor_sees(text), SCHEMA)


def test_every_key_is_in_the_schema_with_a_sentence() -> None:
    for kind, keys in (("deck", deck_keys.FIELDS), ("section", section_keys.FIELDS)):
        properties = SCHEMA["$defs"][kind]["properties"]
        assert list(properties) == list(keys)
        assert all(p["description"] for p in properties.values())


class _Editor(yaml.SafeLoader):
    """Reads YAML as the language server of editors does: by the core schema of YAML 1.2."""


_Editor.yaml_implicit_resolvers = {
    first: [rule for rule in rules if not rule[0].endswith((":timestamp", ":bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF"))


def _as_an_editor_sees(text: str) -> Any:
    return yaml.load(text, _Editor)
