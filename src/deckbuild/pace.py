"""The speaker's own pace, learnt by rehearsing: a small file in the project, which `make` and `check` reckon with.

`.deckbuild/pace.json` in the project's root holds, for each language, words (or syllables) a minute and the number of
rehearsals that they are the mean of. `pace:` in deck.yaml counts for more than the file.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.places import pace_file
from deckbuild.timing.words import primary

if TYPE_CHECKING:
    from typing import Any

SLOWEST, FASTEST = 20.0, 600.0
"""Words a minute, or syllables, that a person can speak."""

_REMEMBERED = 4
"""A new rehearsal counts for a quarter at least, for a speaker gets quicker with practice."""


class Learned(NamedTuple):
    """A pace in words (or syllables) a minute, and the rehearsals that it comes from."""

    pace: float
    rehearsals: int


class PaceError(Exception):
    """A pace file that does not say what it should; the message is one line in the user's words."""


def learned(root: str, language: str) -> Learned | None:
    """What was learnt about speaking a language in the project, or None. Raises PaceError for a file that is broken."""
    path = pace_file(root)
    if not os.path.isfile(path):
        return None
    return _read(path).get(primary(language))


def learn(root: str, language: str, pace: float) -> Learned:
    """Adds a rehearsal at a pace to what is known, writes the file, and returns what is known now."""
    import json

    from deckbuild.target import replace

    path = pace_file(root)
    try:
        known = _read(path) if os.path.isfile(path) else {}
    except PaceError:
        known = {}  # a broken file teaches nothing
    before = known.get(primary(language), Learned(pace, 0))
    count = before.rehearsals + 1
    known[primary(language)] = Learned(round(before.pace + (pace - before.pace) / min(count, _REMEMBERED), 1), count)
    written = {"paces": {name: each._asdict() for name, each in sorted(known.items())}}
    text = json.dumps(written, indent=2) + "\n"
    replace(path, lambda file: file.write(text.encode()))
    return known[primary(language)]


def _read(path: str) -> dict[str, Learned]:
    import json  # only a project that was rehearsed needs it

    try:
        with open(path, encoding="utf-8") as file:
            paces = json.load(file)["paces"]
        return {str(name): _sound(each) for name, each in paces.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise PaceError(
            f"{os.path.join(*path.split(os.sep)[-2:])} is not what `deckbuild rehearse` writes"
        ) from problem


def _sound(each: Any) -> Learned:
    pace, rehearsals = float(each["pace"]), int(each["rehearsals"])
    if not (SLOWEST <= pace <= FASTEST and rehearsals > 0):
        raise ValueError("no pace that anybody speaks at")
    return Learned(pace, rehearsals)
