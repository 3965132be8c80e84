"""What the speaker sees while rehearsing: the slide, the clocks against their plan, the notes, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.cli.terminal import BOLD, DIM, GREEN, RED, YELLOW, columns, shortened, styled
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from deckbuild.rehearsal import Rehearsal

_KEYS = "space next · b back · p pause · r restart · ↑↓ scroll · q end"
_HEAD, _FOOT = 5, 2


class Room(NamedTuple):
    """The terminal's size, whether it takes colour, the minutes that the talk has, and the notes' first line shown."""

    width: int
    height: int
    color: bool
    talk: float | None = None
    top: int = 0


def lines(rehearsal: Rehearsal, room: Room) -> list[str]:
    """The whole screen, as many lines as the terminal has."""
    width, height = max(room.width, 20), max(room.height, 4)
    notes = wrapped(rehearsal, width)
    space = max(1, height - _HEAD - _FOOT)
    top = min(room.top, max(0, len(notes) - space))
    shown = [*notes[top : top + space], *[""] * space][:space]
    more = f" ↓ {len(notes) - top - space} more" if len(notes) > top + space else ""
    head = [_title(rehearsal, width, room.color), *_clocks(rehearsal, room, width), ""]
    foot = [_next(rehearsal, width, room.color), styled(shortened(_KEYS + more, width), DIM, room.color)]
    return (head + shown + foot)[:height]


def wrapped(rehearsal: Rehearsal, width: int) -> list[str]:
    """The notes of the slide that is up, in lines of the terminal's width, a blank line after each paragraph."""
    found: list[str] = []
    for paragraph in rehearsal.cue.notes:
        found += [*_wrap(paragraph, min(width, 100)), ""]
    return found[:-1] or ["(nothing to say)"]


def _wrap(text: str, width: int) -> list[str]:
    """A paragraph in lines; a word wider than a line, as all of a Chinese text is, is cut."""
    found, line = [], ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        found += [line] if line else []
        while columns(word) > width:
            count = next(n for n in range(len(word), 0, -1) if columns(word[:n]) <= width)
            found.append(word[:count])
            word = word[count:]
        line = word
    return [*found, line] if line else found


def _title(rehearsal: Rehearsal, width: int, color: bool) -> str:
    state = "  PAUSED" if rehearsal.is_paused else ""
    head = f"{rehearsal.number + 1}/{len(rehearsal.cues)}  "
    title = shortened(rehearsal.cue.title, max(1, width - len(head) - len(state)))
    return styled(head + title, BOLD, color) + styled(state, YELLOW, color)


def _clocks(rehearsal: Rehearsal, room: Room, width: int) -> list[str]:
    """The clock of the slide and that of the talk, each against its plan, and a bar for the talk."""
    number, cues = rehearsal.number, rehearsal.cues
    taken, total = rehearsal.spent[number] / 60, rehearsal.total / 60
    spoken = cues[number].spoken
    plan = f"{minutes_text(spoken.middle)} ({minutes_text(spoken.low)}–{minutes_text(spoken.high)})"
    whole = room.talk or sum(cue.spoken.middle for cue in cues)
    planned = sum(cue.spoken.middle for cue in cues[: number + 1])
    tone = GREEN if taken <= spoken.middle else YELLOW if taken <= spoken.high else RED
    late = total - planned
    tone_of_talk = RED if total > whole else YELLOW if late > 0.25 else GREEN
    stand = f", {minutes_text(abs(late))} {'behind' if late > 0 else 'in hand'}" if number else ""
    clock = f"talk  {minutes_text(total)} of {minutes_text(whole)}{stand}"
    lines = [
        styled(shortened(f"slide {minutes_text(taken)} of {plan}", width), tone, room.color),
        styled(shortened(clock, width), tone_of_talk, room.color),
    ]
    filled = min(width, round(width * min(1.0, total / whole if whole else 1.0)))
    return [*lines, styled("━" * filled, tone_of_talk, room.color) + styled("─" * (width - filled), DIM, room.color)]


def _next(rehearsal: Rehearsal, width: int, color: bool) -> str:
    """What comes after the slide that is up."""
    if rehearsal.number + 1 == len(rehearsal.cues):
        return styled("this is the last slide", DIM, color)
    return styled(shortened(f"next: {rehearsal.cues[rehearsal.number + 1].title}", width), DIM, color)
