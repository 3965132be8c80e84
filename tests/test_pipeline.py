"""The whole pipeline: what is built, where it goes, what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuild.pipeline import Options, default_output, prepare
from making import NOW, prepared, project


def test_the_decks_name_comes_from_the_words_of_its_title(tmp_path: Path) -> None:
    made = prepared(tmp_path, 'title: "**Bold** [link](https://example.org/x)"\nsections: [{title: A}]\n')
    assert default_output(made.project) == str(tmp_path / "build" / "bold-link.pptx")


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("", "a-talk-on-trade"),
        ("final", "final"),
        ("final.pptx", "final"),
        ("{date}-{speaker}", "2026-11-24-b-speaker"),
        ("{title} {embargo}", "a-talk-on-trade 2026-12-01"),
        ("...", "deck"),
    ],
)
def test_a_deck_is_named_as_output_says(output: str, name: str, tmp_path: Path) -> None:
    text = (
        "title: A talk on *trade*\ndate: 2026-11-24\nspeaker: B. Speaker\n"
        f"embargo: 2026-12-01 09:00 UTC\noutput: '{output}'\nsections: [{{title: A}}]\n"
    )
    assert Path(default_output(prepared(tmp_path, text).project)).name == f"{name}.pptx"


def test_a_title_of_many_long_letters_makes_a_name_that_the_disk_takes(tmp_path: Path) -> None:
    made = prepared(tmp_path, f"title: {'정책과 협력 ' * 20}\nsections: [{{title: A}}]\n")
    assert len(Path(default_output(made.project)).name.encode()) <= 210


def test_a_title_without_letters_still_makes_a_name(tmp_path: Path) -> None:
    assert (
        Path(default_output(prepared(tmp_path, "title: '?!'\nsections: [{title: '…'}]\n").project)).name == "deck.pptx"
    )


def test_a_file_that_is_no_template_is_told_at_its_place(tmp_path: Path) -> None:
    project(tmp_path, {"brand.potx": b"%PDF-1.7"})
    made = prepared(tmp_path, "title: T\ntemplate: brand.potx\nsections: [{title: A}]\n")
    (found,) = made.diagnostics
    assert (found.code, found.at.text) == ("template", "brand.potx")
    assert made.slides == []


def test_a_slip_that_the_deck_takes_back_does_not_stop_the_build(tmp_path: Path) -> None:
    section = "title: T\nchecks: {unknown-key: warning}\nsections: [{title: A, mood: calm}]\n"
    made = prepared(tmp_path, section)
    assert [(d.code, d.level) for d in made.diagnostics] == [("unknown-key", "warning")]
    assert made.is_ready
    commented = "title: T\nsections:\n  - title: A\n    mood: calm  # deckbuild: ignore[unknown-key]\n"
    assert (prepared(tmp_path, commented).diagnostics, prepared(tmp_path, commented).is_ready) == ([], True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: T\nchecks: {missing-key: off}\nsections: [{points: [one]}, {title: A}]\n", "missing-key"),
        ("title: T\nchecks: {wrong-kind: note}\nsections: [{title: A, points: one}]\n", "wrong-kind"),
        ("title: T\nchecks: {bad-value: off}\ndate: soon\nsections: [{title: A}]\n", "bad-value"),
        ("title: T\nchecks: {embargo: off}\nembargo: soon\nsections: [{title: A}]\n", "embargo"),
        ("title: T\nchecks: {template: off}\ntemplate: talk.yaml\nsections: [{title: A}]\n", "template"),
        ("title: T\nchecks: {no-sections: off}\n", "no-sections"),
        ("title: T\nsections:\n  - {points: [one]}  # deckbuild: ignore[missing-key]\n", "missing-key"),
    ],
)
def test_an_error_after_which_something_is_missing_cannot_be_silenced(text: str, code: str, tmp_path: Path) -> None:
    made = prepared(tmp_path, text)
    assert [(d.code, d.level) for d in made.diagnostics] == [(code, "error")]
    assert not made.is_ready


def test_strict_makes_errors_of_warnings_and_still_finds_all_of_them(tmp_path: Path) -> None:
    project(tmp_path, {"talk.yaml": 'title: T\nsections: [{title: A, points: ["", one], layout: blank}]\n'})
    made = prepare(str(tmp_path / "talk.yaml"), Options(strict=True, now=NOW))
    assert sorted((d.code, d.level) for d in made.diagnostics if d.level != "note") == [
        ("empty-point", "error"),
        ("no-body", "error"),
        ("no-title", "error"),
    ]
