"""Speaking time against the minutes allotted: a section's, the talk's, and the talk's against its slot's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Problems
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck


TOLERANCE = 1.2
"""A section may take a fifth more than its `time` before it is worth a word: speakers differ by more."""


def check(deck: Deck, slides: Sequence[LaidSlide], problems: Problems) -> None:
    """Warns when what the notes hold takes longer than a section's `time` or the `talk`, or `talk` than the slot."""
    shown = [slide for slide in slides if not slide.hidden]
    for slide in shown:
        if slide.allotted is not None and slide.spoken.middle > slide.allotted * TOLERANCE:
            took, given = minutes_text(slide.spoken.middle), minutes_text(slide.allotted)
            message = f"speaking to {slide.title!r} takes about {took} min, it has {given}"
            problems.warning("section-long", message, slide.at, "say less, or give it more `time`")
    spoken = sum(slide.spoken.middle for slide in shown)
    low = sum(slide.spoken.low for slide in shown)
    if deck.talk is not None and spoken > deck.talk:
        over = f"speaking takes about {minutes_text(spoken)} min, the talk has {minutes_text(deck.talk)}"
        hint = "even a fast speaker needs more" if low > deck.talk else "a fast speaker can make it"
        problems.warning("talk-long", over, deck.at.of("talk"), f"{hint}: say less, or set `pace` to your own")
    slot = slot_minutes(deck)
    if slot is not None and deck.talk is not None and deck.talk > slot:
        message = f"the talk has {minutes_text(deck.talk)} min, its slot only {minutes_text(slot)}"
        problems.warning("slot-short", message, deck.at.of("talk"))


def slot_minutes(deck: Deck) -> float | None:
    """The minutes of the slot that `time:` gives as a range."""
    if deck.start is None or deck.end is None:
        return None
    return (deck.end.hour - deck.start.hour) * 60 + deck.end.minute - deck.start.minute
