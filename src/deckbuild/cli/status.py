"""`deckbuild status`: what was edited in the deck, what changed in the YAML since, and where both did."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from deckbuild.cli.comparing import opened, place
from deckbuild.cli.guard import FINE, PROBLEMS
from deckbuild.cli.terminal import BOLD, DIM, RED, YELLOW, columns, shortened, styled, takes_color, visible, width
from deckbuild.compare.differences import BOTH, OURS, THEIRS
from deckbuild.compare.wording import phrases
from deckbuild.places import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.cli.comparing import Opened
    from deckbuild.cli.make import Call
    from deckbuild.compare.differences import Place, SlideChange

_MANY = 4
"""Slides from which on the same phrase on nearly all of them is said once: a program's stamp, another disclaimer."""

_WIDEST_TITLE = 40
_GAP = 2


class Told(NamedTuple):
    """A slide in the report: its number, its title, what is said of it, and where its section stands."""

    number: str
    title: str
    said: list[str]
    place: str = ""


def run(call: Call) -> int:
    """Prints the report; 1 where there is no deck or no sound YAML, whatever differs."""
    deck = opened(call)
    if deck is None:
        return PROBLEMS
    if call.format == "json":
        print(json.dumps(as_json(deck), ensure_ascii=False, indent=2))
        return FINE
    color = takes_color(sys.stdout, call.color)
    edited, changed, both = edits(deck), changes(deck), conflicts(deck)
    print(styled(f"{shown(deck.path)}: {_headline(edited, changed, both)}", BOLD, color))
    if call.quiet:
        return FINE
    for heading, style, slides in (
        ("edited in the deck", YELLOW, edited),
        ("changed in the YAML since the last build", "", changed),
        ("changed on both sides", RED, both),
    ):
        if slides:
            print("\n" + styled(heading, style or BOLD, color))
            for line in _lines(slides, color):
                print(line)
    for n, hint in enumerate(_hints(edited, changed, both)):
        print(("\n" if n == 0 else "") + styled(hint, DIM, color))
    return FINE


def edits(deck: Opened) -> list[Told]:
    """What a person did in the deck, slide by slide."""
    found = []
    for change in deck.comparison.slides:
        theirs = deck.theirs(change)
        own = [d for d in change.differences if d.side == THEIRS]
        said = [*_their_state(deck, change)]
        said += phrases(own, theirs is not None and theirs.hidden, theirs.group if theirs is not None else "")
        if said and not (change.is_conflict and change.theirs is None):
            found.append(Told(_number(change), deck.title(change), said))
    return _gathered(found, len(deck.found.slides))


def changes(deck: Opened) -> list[Told]:
    """What the YAML says otherwise since the last build, section by section."""
    found = []
    for change in deck.comparison.slides:
        ours = deck.ours(change)
        said = []
        if change.our_state == "added":
            said.append("a new section")
        elif change.our_state == "removed" and change.their_state != "removed":
            said.append("no longer in the YAML")
        if change.moved == OURS:
            said.append("moved")
        own = [d for d in change.differences if d.side == OURS]
        said += phrases(own, ours is not None and ours.hidden, ours.group if ours is not None else "")
        if said and not (change.is_conflict and change.ours is None):
            found.append(Told(_number(change), deck.title(change), said, place(ours)))
    return _gathered(found, len(deck.prepared.slides))


def conflicts(deck: Opened) -> list[Told]:
    """What both sides changed, differently."""
    found = []
    for change in deck.comparison.slides:
        ours = deck.ours(change)
        said = phrases(d for d in change.differences if d.side == BOTH)
        if change.is_conflict:
            said.insert(0, _conflict(change))
        if change.moved == BOTH:
            said.append("moved")
        if said:
            found.append(Told(_number(change), deck.title(change), said, place(ours)))
    return found


def _conflict(change: SlideChange) -> str:
    if change.theirs is None:
        return "removed from the deck, changed in the YAML"
    return "edited in the deck, no longer in the YAML"


def _their_state(deck: Opened, change: SlideChange) -> Iterator[str]:
    if change.their_state == "copied":
        original = next((s for s in deck.comparison.slides if s.key == change.copy_of and s.theirs is not None), None)
        yield f"a copy of slide {original.theirs + 1}" if original and original.theirs is not None else "a copy"
    elif change.their_state == "added" and change.our_state == "same":
        yield "a new slide"
    elif change.their_state == "removed" and change.our_state != "removed":
        yield "removed"
    if change.moved == THEIRS and change.base is not None:
        yield f"moved, it was slide {change.base + 1}"


def _number(change: SlideChange) -> str:
    return str(change.theirs + 1) if change.theirs is not None else "–"


def _gathered(slides: list[Told], count: int) -> list[Told]:
    """The slides with what is said of nearly all of them said once."""
    counted = Counter(phrase for slide in slides for phrase in slide.said if "“" not in phrase)
    counted += Counter(_without_name(phrase) for slide in slides for phrase in slide.said if "“" in phrase)
    common = [phrase for phrase, n in counted.items() if n >= max(_MANY, count - 1)]
    if not common:
        return slides
    kept = []
    for slide in slides:
        said = [phrase for phrase in slide.said if _without_name(phrase) not in common]
        if said:
            kept.append(slide._replace(said=said))
    return [Told("", f"{max(counted[phrase] for phrase in common)} slides", common), *kept]


def _without_name(phrase: str) -> str:
    """The phrase without the name of a thing in it."""
    return phrase.partition(" (“")[0]


def _headline(edited: Sequence[Told], changed: Sequence[Told], both: Sequence[Told]) -> str:
    if not edited and not changed and not both:
        return "as it was built, and the YAML has not changed since"
    parts = ["edited since it was built" if edited or both else "as it was built"]
    if changed or both:
        parts.append("the YAML has changed since")
    if both:
        parts.append(f"{len(both)} slide{'s' if len(both) != 1 else ''} changed on both sides")
    return ", ".join(parts)


def _hints(edited: Sequence[Told], changed: Sequence[Told], both: Sequence[Told]) -> Iterator[str]:
    if both:
        yield "`deckbuild make` puts the YAML's words on the slide, and keeps those of the deck in a comment"
    if edited or both:
        yield "`deckbuild diff` shows the words, `deckbuild pull` takes them into the YAML"
    elif changed:
        yield "`deckbuild make` brings the deck up to date"


def _lines(slides: Sequence[Told], color: bool) -> Iterator[str]:
    """The slides as lines: what is said of each stands beside its title, and goes on below."""
    numbers = max(len(slide.number) for slide in slides)
    titles = min(_WIDEST_TITLE, max(columns(slide.title) for slide in slides))
    left = 2 + numbers + _GAP + titles + _GAP
    for slide in slides:
        title = shortened(slide.title, titles)
        head = f"  {slide.number.rjust(numbers)}  {title}{' ' * (titles - columns(title))}  "
        room = max(24, width() - left)
        said = [visible(phrase) for phrase in slide.said]
        for n, line in enumerate(_filled(said, room)):
            end = styled(f"  {slide.place}", DIM, color) if n == 0 and slide.place else ""
            yield (head if n == 0 else " " * left) + line + end


def _filled(said: Sequence[str], room: int) -> list[str]:
    """The phrases joined by commas, broken between them where a line is full."""
    lines: list[str] = []
    for n, phrase in enumerate(said):
        text = phrase + ("," if n + 1 < len(said) else "")
        if lines and columns(lines[-1]) + 1 + columns(text) <= room:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return lines


def as_json(deck: Opened) -> dict[str, Any]:
    """The same for programs: every slide with its states, every difference once; numbers count from 1."""
    return {
        "deck": deck.path,
        "build": deck.found.build or None,
        "saved_by": deck.found.program or None,
        "edited": deck.comparison.is_edited,
        "changed": bool(changes(deck)),
        "conflicts": sum(len(slide.said) for slide in conflicts(deck)),
        "slides": [_slide_as_json(deck, change) for change in deck.comparison.slides],
    }


def _slide_as_json(deck: Opened, change: SlideChange) -> dict[str, Any]:
    return {
        "key": change.key or None,
        "title": deck.title(change),
        "number": None if change.theirs is None else change.theirs + 1,
        "built": None if change.base is None else change.base + 1,
        "in_yaml": None if change.ours is None else change.ours + 1,
        "deck": change.their_state,
        "yaml": change.our_state,
        "moved": _SIDES.get(change.moved),
        "copy_of": change.copy_of or None,
        "differences": [
            {
                "kind": d.kind,
                "changed_in": _SIDES[d.side],
                "role": d.role or None,
                "shape": d.shape or None,
                "at": {"built": _from_one(d.base), "yaml": _from_one(d.ours), "deck": _from_one(d.theirs)},
            }
            for d in change.differences
        ],
    }


def _from_one(at: Place) -> list[int] | None:
    return None if at is None else [n + 1 for n in at]


_SIDES = {"ours": "yaml", "theirs": "deck", "both": "both", "same": "both alike"}
