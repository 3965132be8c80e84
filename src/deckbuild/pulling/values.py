"""What pulling yields besides edits: what cannot go back, and why."""

from __future__ import annotations

from typing import NamedTuple


class Left(NamedTuple):
    """An edit that stays in the deck alone: of which section (its key, empty for the deck), what it is, and why."""

    key: str
    what: str
    why: str


class LeftError(Exception):
    """An edit that cannot go back; the message says why."""


def quoted(words: str) -> str:
    """Words of a person, as messages show them."""
    return f"“{' '.join(words.split())}”"
