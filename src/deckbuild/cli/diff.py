"""`deckbuild diff`: the words of the YAML and of the deck beside one another, where they differ."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.cli.comparing import opened, place
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.terminal import BOLD, DIM, RED, YELLOW, styled, takes_color, visible, width
from deckbuild.cli.wordmarks import inline, side_by_side
from deckbuild.compare.differences import BOTH, OURS, SAME, THEIRS
from deckbuild.compare.wording import phrases, unit
from deckbuild.places import shown
from deckbuild.readback.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.cli.comparing import Opened
    from deckbuild.cli.make import Call
    from deckbuild.compare.differences import Difference, SlideChange

_WHO = {OURS: "YAML", THEIRS: "deck", BOTH: "both"}
_NARROW = 60
"""Columns below which two texts do not stand beside one another."""


class Row(NamedTuple):
    """A difference with the words of both sides: who changed it, where, and what is said in the YAML and the deck."""

    difference: Difference
    who: str
    label: str
    words: Words


def run(call: Call, slide: str, is_inline: bool) -> int:
    """Prints the differences; 1 where there is no deck, no sound YAML or no such slide."""
    deck = opened(call)
    if deck is None:
        return PROBLEMS
    asked = [change for change in deck.comparison.slides if not slide or _is(change, slide)]
    if slide and not asked:
        print(f"error: the deck has no slide {visible(slide)}", file=sys.stderr)
        print("  = hint: name its number in the deck, or its key as the JSON has them", file=sys.stderr)
        return PROBLEMS
    if call.format == "json":
        print(json.dumps([_as_json(deck, one) for one in asked if _differs(one)], ensure_ascii=False, indent=2))
        return FINE
    color = takes_color(sys.stdout, call.color)
    told = [lines for one in asked if (lines := list(_lines(deck, one, is_inline, color)))]
    if not told:
        print(f"{shown(deck.path)} says what the YAML says")
    print("\n\n".join("\n".join(lines) for lines in told), end="\n" if told else "")
    return FINE


def _is(change: SlideChange, asked: str) -> bool:
    return change.key == asked or (change.theirs is not None and str(change.theirs + 1) == asked)


def _differs(change: SlideChange) -> bool:
    states = (change.our_state, change.their_state)
    return states != ("same", "same") or bool(change.moved) or any(d.side != SAME for d in change.differences)


def rows(deck: Opened, change: SlideChange) -> list[Row]:
    """What differs in words on a slide; of texts that both sides changed alike there is nothing to show."""
    found = []
    for d in change.differences:
        words = words_of(d, change, deck.ours(change), deck.theirs(change))
        if d.side != SAME and words != (None, None):
            found.append(Row(d, _WHO[d.side], _figure(d, deck, change) or _label(d), words))
    return found


def _figure(d: Difference, deck: Opened, change: SlideChange) -> str:
    """What a figure of a chart is of: its category and its series; empty for what is no figure."""
    theirs = deck.theirs(change)
    thing = theirs.named(d.shape) if theirs is not None and d.kind == "cell" and d.role == "chart" else None
    if thing is None or d.theirs is None or 0 in d.theirs:
        return ""
    row, column = d.theirs
    names = (thing.rows[row][0].text, thing.rows[0][column].text)
    return visible(", ".join(name for name in names if name))


def _label(d: Difference) -> str:
    """What a row is about, and its number where there are several."""
    at = d.theirs or d.ours or d.base
    name = unit(d)
    if at is None or d.role in ("title", "source", "caption", "quote"):
        return name
    return f"{name} {'/'.join(str(n + 1) for n in at)}"


def _lines(deck: Opened, change: SlideChange, is_inline: bool, color: bool) -> Iterator[str]:
    """A slide: its title, then what differs in words, then what differs otherwise."""
    if not _differs(change):
        return
    words = rows(deck, change)
    theirs, ours = deck.theirs(change), deck.ours(change)
    others = [d for d in change.differences if d.side != SAME and d not in [row.difference for row in words]]
    said = phrases(others, theirs is not None and theirs.hidden, theirs.group if theirs is not None else "")
    said = [*_state(change), *said]
    if not words and not said:
        return
    number = f"slide {change.theirs + 1}" if change.theirs is not None else "not in the deck"
    yield styled(f"{number}  {deck.title(change)}", BOLD, color) + styled(_behind(place(ours)), DIM, color)
    if words:
        yield from (inline if is_inline or width() < _NARROW else side_by_side)(
            [(row.who, row.label, row.words) for row in words], width(), color
        )
    for phrase in said:
        yield f"  {styled(visible(phrase), YELLOW, color)}"
    if change.is_conflict:
        yield "  " + styled("one side took the slide out, the other changed it", RED, color)


def _behind(text: str) -> str:
    return f"  {text}" if text else ""


def _state(change: SlideChange) -> Iterator[str]:
    if change.their_state == "copied":
        yield "a copy of a slide, made in the deck"
    elif change.their_state == "added" and change.our_state == "same":
        yield "a slide that only the deck has"
    elif change.our_state == "added" and change.their_state == "same":
        yield "a section that only the YAML has"
    if change.their_state == "removed" and change.our_state != "removed":
        yield "removed from the deck"
    if change.our_state == "removed" and change.their_state != "removed":
        yield "no longer in the YAML"
    if change.moved:
        yield f"moved ({_WHO.get(change.moved, 'both')})"


def _as_json(deck: Opened, change: SlideChange) -> dict[str, Any]:
    return {
        "key": change.key or None,
        "number": None if change.theirs is None else change.theirs + 1,
        "title": deck.title(change),
        "at": place(deck.ours(change)) or None,
        "deck": change.their_state,
        "yaml": change.our_state,
        "words": [
            {
                "kind": row.difference.kind,
                "changed_in": row.who.lower(),
                "role": row.difference.role,
                "shape": row.difference.shape or None,
                "yaml": row.words.ours,
                "deck": row.words.theirs,
            }
            for row in rows(deck, change)
        ],
    }
