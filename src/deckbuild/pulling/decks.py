"""The deck as a person left it, as values: sections changed, left out, put in and in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from deckbuild.compare.decks import compare
from deckbuild.compare.differences import BOTH, THEIRS
from deckbuild.layout.cover import CLOSING_KEY, COVER_KEY
from deckbuild.pulling.added import key_of, section_of
from deckbuild.pulling.cover import pulled_cover
from deckbuild.pulling.groups import grouped, section_key
from deckbuild.pulling.sections import pulled_section
from deckbuild.pulling.values import Left
from deckbuild.pulling.wishes import Part
from deckbuild.readback.sides import our_sides, their_sides
from deckbuild.readback.values import Line
from deckbuild.source import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.compare.differences import Comparison, Difference, SlideChange
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck, Point, Section
    from deckbuild.pulling.values import Tell
    from deckbuild.readback.values import FoundDeck
    from deckbuild.template.model import Template


class Compared(NamedTuple):
    """A deck held against its YAML: the slides laid out from it, the deck in the file, and how they differ."""

    deck: Deck
    slides: Sequence[LaidSlide]
    template: Template
    found: FoundDeck
    comparison: Comparison


class Pulled(NamedTuple):
    """The deck as a person left it; `new` are the keys of sections that no YAML has yet.

    Sections that were in the YAML have their keys and places, and all of them are there, also those left out.
    """

    deck: Deck
    new: frozenset[str]
    left: tuple[Left, ...]


def pulled_deck(compared: Compared, take_theirs: bool) -> Pulled:
    """The deck with everything that can go back into its YAML, and what cannot."""
    return _Pulling(compared, take_theirs).pulled()


class _Pulling:
    """One pulling: what is told on the way."""

    def __init__(self, compared: Compared, take_theirs: bool) -> None:
        self.compared, self.take_theirs = compared, take_theirs
        self.left: list[Left] = []
        self.sections = {section.key: section for section in compared.deck.sections}

    def pulled(self) -> Pulled:
        """The deck, section by section."""
        changes: dict[str, list[SlideChange]] = {}
        for change in self.compared.comparison.slides:
            if change.key and change.ours is not None:
                changes.setdefault(section_key(change.key), []).append(change)
        deck = self.compared.deck
        for key, found in changes.items():
            found.sort(key=lambda change: change.ours or 0)
            if key in (COVER_KEY, CLOSING_KEY):
                deck = self._frame(deck, key, found[0])
            elif key in self.sections:
                self.sections[key] = self._section(self.sections[key], found)
        new = self._added()
        order = self._order(new)
        sections = tuple(self.sections[key] for key in order)
        held = self.compared
        sections = grouped(sections, held.comparison, held.slides, held.found, new)
        return Pulled(deck._replace(sections=sections), frozenset(new), tuple(dict.fromkeys(self.left)))

    def _tell(self, key: str) -> Tell:
        def tell(what: str, why: str) -> None:
            self.left.append(Left(key, what, why))

        return tell

    def _part(self, change: SlideChange) -> Part:
        assert change.ours is not None
        assert change.theirs is not None
        return Part(self.compared.slides[change.ours], change, self.compared.found.slides[change.theirs])

    def _frame(self, deck: Deck, key: str, change: SlideChange) -> Deck:
        """The deck with what was changed on its cover or closing slide."""
        name = "cover" if key == COVER_KEY else "closing"
        if change.their_state == "removed":
            return deck._replace(cover=False) if name == "cover" else deck._replace(closing=False)
        if change.theirs is None:
            return deck
        if change.moved in (THEIRS, BOTH):
            self._tell("")(f"the {name} in another place", "it is always the first slide, or the last")
        return pulled_cover(deck, self._part(change), self.take_theirs, self._tell(""))

    def _section(self, section: Section, changes: Sequence[SlideChange]) -> Section:
        """The section as its slides are; without any of them it is left out."""
        tell = self._tell(section.key)
        there = [change for change in changes if change.theirs is not None]
        gone = [change for change in changes if change.their_state == "removed"]
        if gone and not there:
            if any(change.is_conflict for change in gone) and not self.take_theirs:
                tell("the slide taken out", "the YAML changed its section meanwhile; `--theirs` leaves it out")
                return section
            return section._replace(omit=True)
        if gone:
            tell("a further slide taken out", "it goes on from the slide before: take its points out there")
            return section
        parts = [self._part(change) for change in there]
        return pulled_section(section, parts, self.take_theirs, tell) if parts else section

    def _added(self) -> dict[str, int]:
        """Sections for the slides that only the deck has, in it from now on; their keys with the slides' numbers."""
        new: dict[str, int] = {}
        for change in self.compared.comparison.slides:
            if change.ours is not None or change.theirs is None or change.their_state not in ("added", "copied"):
                continue
            slide = self.compared.found.slides[change.theirs]
            original = self.sections.get(section_key(change.copy_of)) if change.copy_of else None
            said: list[tuple[str, str]] = []
            tell = _teller(said)
            made = self._copied(original, change.copy_of, change.theirs, tell) if original is not None else None
            if made is None:
                made = section_of(slide, change.theirs, tell)
            key = key_of(made.title if original is None else f"{original.key} copy", self.sections)
            self.left += [Left(key, what, why) for what, why in said]
            self.sections[key] = made._replace(key=key)
            new[key] = change.theirs
        return new

    def _copied(self, original: Section, key: str, number: int, tell: Tell) -> Section | None:
        """The section of a copied slide: the original's with what was changed on the copy; None for part of one."""
        found, base = self.compared.found, self.compared.found.base
        at = next((n for n, slide in enumerate(self.compared.slides) if slide.key == key), None)
        further = any(slide.key.startswith(f"{original.key}/") for slide in self.compared.slides)
        if at is None or base is None or further:
            return None
        written = next(section for section in self.compared.deck.sections if section.key == original.key)
        copy, laid = found.slides[number]._replace(is_copy=False, key=key), self.compared.slides[at]
        if not copy.notes:  # a program that copies no notes
            copy = copy._replace(notes=tuple(Line(p.runs, p.level, p.marker, n) for n, p in enumerate(laid.notes)))
        alone = found._replace(slides=(copy,))
        ours = [side for side in our_sides(self.compared.slides, base, self.compared.template) if side.key == key]
        held = compare(ours, ours, their_sides(alone, base)).slides[0]
        there = tuple(d for d in held.differences if not _is_renaming(d))
        part = Part(laid, held._replace(differences=there), copy)
        made = pulled_section(written, [part], False, tell)
        return made._replace(points=_new(made.points), at=NOWHERE, omit=False)

    def _order(self, new: dict[str, int]) -> list[str]:
        """The keys of all sections in the deck's order; those without a slide stay behind what they followed."""
        by_number = {number: key for key, number in new.items()}
        slides = self.compared.slides
        order: list[str] = []
        for item in self.compared.comparison.order.items:
            if item.ours is not None:
                order.append(section_key(slides[item.ours].key))
            elif item.theirs in by_number:
                order.append(by_number[item.theirs])
        order = [key for key in dict.fromkeys(order) if key in self.sections]
        before = ""
        for section in self.compared.deck.sections:
            if section.key not in order:
                order.insert(order.index(before) + 1 if before in order else 0, section.key)
            before = section.key
        return order


def _is_renaming(d: Difference) -> bool:
    """Whether a difference of a copy comes of other names: programs number what is in a copied group anew."""
    return d.kind == "shape-removed" or (d.kind == "foreign" and "/" in d.shape)


def _teller(said: list[tuple[str, str]]) -> Tell:
    return lambda what, why: said.append((what, why))


def _new(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points that are in no YAML yet."""
    return tuple(point._replace(points=_new(point.points), at=NOWHERE) for point in points)
