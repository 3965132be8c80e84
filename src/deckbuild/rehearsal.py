"""A rehearsal under way: which slide is up, how long each has taken, and the pace that this tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.notes import texts
from deckbuild.pace import FASTEST, SLOWEST
from deckbuild.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck
    from deckbuild.timing import Spoken

LEAST_MINUTES, LEAST_WORDS = 1.0, 50
"""Less than this says nothing about how fast somebody speaks."""

_SKIPPED = 0.3
"""A slide that was up for less than this part of its time was passed over and not spoken to."""


class Cue(NamedTuple):
    """What a speaker needs of one slide: its title, what the notes say, and how long that takes."""

    title: str
    notes: tuple[str, ...]
    spoken: Spoken


class Rehearsal:
    """A rehearsal of slides by a clock that the caller reads: every method takes the seconds it shows."""

    def __init__(self, cues: Sequence[Cue], now: float) -> None:
        self.cues = cues
        self.restart(now)

    def restart(self, now: float) -> None:
        """Starts over with the first slide and no time taken."""
        self.number = 0
        self.spent = [0.0] * len(self.cues)
        self.is_paused = self.is_over = False
        self._since = now

    @property
    def cue(self) -> Cue:
        """The slide that is up."""
        return self.cues[self.number]

    @property
    def total(self) -> float:
        """Seconds that all slides have taken so far."""
        return sum(self.spent)

    def tick(self, now: float) -> None:
        """Counts the time since the last call for the slide that is up, unless the clock stands."""
        if not self.is_paused and not self.is_over:
            self.spent[self.number] += max(0.0, now - self._since)
        self._since = now

    def forward(self, now: float) -> None:
        """The next slide; after the last one, the rehearsal is over."""
        self.tick(now)
        if self.number + 1 < len(self.cues):
            self.number += 1
        else:
            self.is_over = True

    def back(self, now: float) -> None:
        """The slide before; its time goes on where it stopped."""
        self.tick(now)
        self.number = max(0, self.number - 1)

    def pause(self, now: float) -> None:
        """Stops the clock, or lets it go on."""
        self.tick(now)
        self.is_paused = not self.is_paused

    def pace(self) -> float | None:
        """Words (or syllables) a minute over the slides that were spoken to; None where that is too little to tell."""
        heard = [
            (cue.spoken, taken / 60)
            for cue, taken in zip(self.cues, self.spent, strict=True)
            if cue.spoken.aloud and taken / 60 > cue.spoken.middle * _SKIPPED
        ]
        words = sum(spoken.aloud for spoken, _ in heard)
        minutes = sum(taken - spoken.waiting for spoken, taken in heard)
        if minutes < LEAST_MINUTES or words < LEAST_WORDS:
            return None
        return min(max(words / minutes, SLOWEST), FASTEST)


def cues_of(slides: Sequence[LaidSlide], deck: Deck) -> list[Cue]:
    """The cues for the slides that are shown; the disclaimer, which ends every page of notes, is not for speaking."""
    last = plain(deck.disclaimer.text) if deck.disclaimer is not None else ""
    cues = []
    for slide in slides:
        if not slide.hidden:
            said = texts(slide.notes)
            said = said[:-1] if last and said[-1:] == [last] else said
            cues.append(Cue(slide.title, tuple(said), slide.spoken))
    return cues
