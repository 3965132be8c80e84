"""The keys of deck.yaml that a cover shows: title, subtitle, event, panel, venue and speakers; and the cover itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.pulling.splices.texts import Attempt, at, set_text
from deckbuild.schema.deck import FIELDS

if TYPE_CHECKING:
    from deckbuild.model import Deck
    from deckbuild.yamlplain import Path
    from deckbuild.yamlsplice import Splice

_TEXTS = ("title", "subtitle", "event", "panel", "venue")
_SPEAKER = ("name", "role", "affiliation")


class Written(NamedTuple):
    """A deck as its YAML says it now, and what could not be changed: what it is, and why."""

    deck: Deck
    left: tuple[tuple[str, str], ...]


def set_deck(splice: Splice, old: Deck, new: Deck) -> Written:
    """Writes the differences of a deck's own keys; its sections are not looked at."""
    left: list[tuple[str, str]] = []

    def tell(what: str, why: str) -> None:
        left.append((what, why))

    made = old
    for key in _TEXTS:
        if getattr(old, key) != getattr(new, key):
            with Attempt(splice, f"`{key}`", tell):
                set_text(splice, (key,), getattr(new, key), _before(key))
                made = made._replace(**{key: getattr(new, key)})
    for n, (was, wanted) in enumerate(zip(old.speakers, new.speakers, strict=True)):
        for key in _SPEAKER:
            if getattr(was, key) != getattr(wanted, key):
                with Attempt(splice, f"the speaker's {key}", tell):
                    set_text(splice, _speaker(splice, n, key), getattr(wanted, key), _SPEAKER)
                    speaker = made.speakers[n]._replace(**{key: getattr(wanted, key)})
                    made = made._replace(speakers=(*made.speakers[:n], speaker, *made.speakers[n + 1 :]))
    for key in ("cover", "closing"):
        if getattr(old, key) and not getattr(new, key):
            with Attempt(splice, f"`{key}`", tell):
                if at(splice, (key,)) is None:
                    splice.add((key,), False, _before(key))
                else:
                    splice.set((key,), "false")
                made = made._replace(cover=False) if key == "cover" else made._replace(closing=False)
    return Written(made, tuple(left))


def _speaker(splice: Splice, n: int, key: str) -> Path:
    """Where a text of a speaker stands, in each of the forms that speakers are written in."""
    there = at(splice, ("speaker",))
    if isinstance(there, list):
        return ("speaker", n) if isinstance(there[n], str) and key == "name" else ("speaker", n, key)
    if isinstance(there, dict):
        return ("speaker", key) if key in there or key != "affiliation" else ("affiliation",)
    return ("speaker",) if key == "name" else (key,)


def _before(key: str) -> tuple[str, ...]:
    names = tuple(FIELDS)
    return names[: names.index(key)]
