"""Talking points: what is shown on the slide, and what is said."""

from typing import NamedTuple

from deckbuild.source import NOWHERE, Span


class Point(NamedTuple):
    """A talking point: `show` goes on the slide, `say` into the notes.

    With an empty `say` the notes hold `show`, so the notes never have less than the slide; with an
    empty `show` the point is in the notes alone. `audience` names whom it is for, empty for everybody.
    """

    show: str = ""
    say: str = ""
    points: tuple["Point", ...] = ()
    audience: tuple[str, ...] = ()
    at: Span = NOWHERE

    @property
    def spoken(self) -> str:
        """What the notes say."""
        return self.say or self.show
