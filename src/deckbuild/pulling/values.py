"""What pulling yields besides edits: what cannot go back, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckbuild.source import Span

Tell: TypeAlias = "Callable[[str, str], None]"
"""Told what cannot go back, and why."""


class Left(NamedTuple):
    """An edit that stays in the deck alone: of which section (its key, empty for the deck), what it is, and why."""

    key: str
    what: str
    why: str


class LeftError(Exception):
    """An edit that cannot go back; the message says why."""


def place_of(at: Span) -> str:
    """Where something is written, as `file:line`."""
    return f"{at.source.path}:{at.source.position(at.start)[0]}"


def quoted(words: str) -> str:
    """Words of a person, as messages show them."""
    return f"“{' '.join(words.split())}”"
