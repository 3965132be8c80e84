"""A deck and its sections, and the facts about who speaks, when, and under which conditions."""

import datetime as dt
from typing import NamedTuple

from deckbuild.model.points import Point
from deckbuild.model.theme import Theme
from deckbuild.model.visuals import Block
from deckbuild.source import NOWHERE, Span


class Section(NamedTuple):
    """One section of the talk, which becomes one slide with its notes.

    `visual` is its chart, table, picture or other block. `time` is in minutes, `marker` one of `bullet`, `number`,
    `dash`, `none`, `overflow` one of `error`, `continue` or empty for the deck's. An empty `key` is given by the file
    name or the title. `audience` names whom it is for, empty for everybody. The slide of a `frozen` section is a
    person's own once it has been built.
    """

    title: str
    key: str = ""
    lead: Point | None = None
    points: tuple[Point, ...] = ()
    marker: str = "bullet"
    notes: str = ""
    layout: str = ""
    visual: Block | None = None
    source: str = ""
    time: float | None = None
    language: str = ""
    marking: str = ""
    overflow: str = ""
    hidden: bool = False
    omit: bool = False
    group: str = ""
    audience: tuple[str, ...] = ()
    frozen: bool = False
    at: Span = NOWHERE


class Speaker(NamedTuple):
    """Who speaks."""

    name: str
    role: str = ""
    affiliation: str = ""


class Disclaimer(NamedTuple):
    """The words every slide and notes page must carry, or only one of the two."""

    text: str
    on_slides: bool = True
    on_notes: bool = True
    at: Span = NOWHERE


class Embargo(NamedTuple):
    """Until when the deck must not be published.

    `until` is an aware moment in the zone it was given in, or None for an embargo that ends on delivery.
    `zones` are further IANA names to print the moment in; `lifted` takes the mark away early.
    """

    until: dt.datetime | None
    zones: tuple[str, ...] = ()
    contact: str = ""
    lifted: bool = False
    at: Span = NOWHERE


class RuleSource(NamedTuple):
    """Where rules of the project's own come from: a path that ends in `.py`, or the name of an entry point."""

    name: str
    at: Span = NOWHERE


class Deck(NamedTuple):
    """A deck: who, what, when, the rules for every slide, and the sections in order.

    `talk` is in minutes, `pace` in words (or syllables) a minute; `start` and `end` are wall-clock times of
    `date` in `timezone`. `template` is a path that was checked to be inside the project. `people` took part in an event
    whose `rule` (`chatham-house`, `off-the-record` or empty) may forbid to name them. `room` is how far the last row
    sits, in heights of the screen.
    """

    title: str
    subtitle: str = ""
    event: str = ""
    panel: str = ""
    venue: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    timezone: str = ""
    speakers: tuple[Speaker, ...] = ()
    disclaimer: Disclaimer | None = None
    embargo: Embargo | None = None
    marking: str = ""
    check_against_delivery: bool = False
    language: str = "en"
    template: str = ""
    theme: Theme | None = None
    layouts: tuple[tuple[str, str], ...] = ()
    talk: float | None = None
    pace: float | None = None
    overflow: str = "error"
    cover: bool = True
    closing: bool = False
    numbers: bool = True
    show_date: bool = False
    output: str = ""
    checks: tuple[tuple[str, str], ...] = ()
    audiences: tuple[str, ...] = ()
    rules: tuple[RuleSource, ...] = ()
    people: tuple[Speaker, ...] = ()
    rule: str = ""
    room: float | None = None
    sections: tuple[Section, ...] = ()
    at: Span = NOWHERE

    @property
    def slot(self) -> float | None:
        """The minutes of the slot that `time:` gives as a range."""
        if self.start is None or self.end is None:
            return None
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute
