"""The cover and the closing slide, whose texts are keys of deck.yaml: those that show one key alone can go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.compare.differences import NOTES
from deckbuild.layout.cover import CLOSING_KEY
from deckbuild.pulling.lines import settled
from deckbuild.pulling.origins import of_cover
from deckbuild.pulling.reasons import tell_lasting
from deckbuild.pulling.texts import get, put, undressed
from deckbuild.pulling.values import LeftError, quoted
from deckbuild.pulling.wishes import wishes

if TYPE_CHECKING:
    from deckbuild.model import Deck
    from deckbuild.pulling.values import Tell
    from deckbuild.pulling.wishes import Part, Wish


_KEYS = ("title", "subtitle", "event", "panel", "venue")
_SPEAKER = ("name", "role", "affiliation")
_NOTES = "the cover's notes repeat the slide: change it there, or in deck.yaml"
_CLOSING = "the closing slide is made of `disclaimer`: change it in deck.yaml"


def pulled_cover(deck: Deck, part: Part, take_theirs: bool, tell: Tell) -> Deck:
    """The deck with what was changed on its cover; of a closing slide everything is told."""
    tell_lasting(part, tell)
    is_closing = part.laid.key == CLOSING_KEY
    ways = {} if is_closing else of_cover(part.laid, _values(deck))
    for name, wish in wishes(part, take_theirs, tell).items():
        if not wish.theirs:
            continue
        if name == NOTES or name not in ways:
            _tell_changed(wish, _CLOSING if is_closing else _NOTES, tell)
            continue
        for n, laid in enumerate(wish.laid):
            line = next((line for line in wish.lines if line.ours == n), None)
            runs = settled(line.runs) if line is not None else ()
            if runs == settled(laid.runs):
                continue
            words = "".join(run.text for run in (runs or laid.runs))
            way = ways[name][n]
            if way is None:
                tell(quoted(words), "it is made of several keys of deck.yaml: change them there")
            elif not runs and way[-1] in ("title", "name"):
                tell(f"{quoted(words)} taken out", "deck.yaml needs it")
            else:
                try:
                    text = get(deck, way)
                    deck = put(deck, way, undressed(runs, laid.runs, text, part.laid.language) if runs else "")
                except LeftError as problem:
                    tell(quoted(words), str(problem))
        for line in wish.lines:
            if line.ours is None:
                tell(quoted(line.text), "deck.yaml has no key for another line on the cover")
    return deck


def _values(deck: Deck) -> dict[tuple[str | int, ...], str]:
    """The texts that a line of the cover may show alone, by their ways."""
    found: dict[tuple[str | int, ...], str] = {(key,): getattr(deck, key) for key in _KEYS}
    for n, speaker in enumerate(deck.speakers):
        found.update({("speakers", n, key): getattr(speaker, key) for key in _SPEAKER})
    return found


def _tell_changed(wish: Wish, why: str, tell: Tell) -> None:
    there = {line.ours for line in wish.lines}
    for line in wish.lines:
        if line.ours is None or settled(line.runs) != settled(wish.laid[line.ours].runs):
            tell(quoted(line.text), why)
    for n, laid in enumerate(wish.laid):
        if n not in there and laid.runs:
            tell(f"{quoted(''.join(run.text for run in laid.runs))} taken out", why)
