"""What stands on which slide and where: the decisions of layout, seen from the YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import notes, sound

if TYPE_CHECKING:
    from pathlib import Path

EMBARGO = "title: T\nembargo: {until: 2026-11-24 09:00 UTC, contact: press@example.org}\nsections: [{title: A}]\n"


def test_whom_to_ask_about_the_embargo_is_in_the_notes_of_the_cover_while_it_runs(tmp_path: Path) -> None:
    cover, _ = sound(tmp_path, EMBARGO, now="2026-11-24 08:59 UTC")
    assert notes(cover) == ["T", "Embargo contact: press@example.org"]
    cover, _ = sound(tmp_path, EMBARGO, now="2026-11-24 09:00 UTC")
    assert notes(cover) == ["T"]
