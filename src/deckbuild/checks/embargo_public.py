"""A deck for everybody is made while the embargo runs.

`--audience public` leaves out what is for others, but not the embargo: what remains still may not be published. Wait
for the moment, lift the embargo, or make the deck for the press, who know what the mark means.

Example: `deckbuild make --audience public` of a deck whose embargo runs until tomorrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.moments import embargo_line, embargo_runs
from deckbuild.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.rules import Subject

ID, LEVEL, LOOKS_AT, LASTING = "embargo-public", "error", "source", True

_EVERYBODY = frozenset(("public", "web", "website", "everybody", "everyone", "all", "open", "release", "handout"))


def check(subject: Subject) -> Iterator[Finding]:
    """Looks whether a deck for an audience that means everybody still has its embargo."""
    embargo = subject.deck.embargo
    if subject.audience.lower() in _EVERYBODY and embargo is not None and embargo_runs(embargo, subject.now):
        message = f"a deck for {subject.audience!r} is {embargo_line(embargo, 'en').lower()}"
        yield Finding(message, embargo.at, ("wait for the moment, or lift the embargo with `lifted: true`",))
