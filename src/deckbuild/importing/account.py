"""The account of an import: where every stretch of the documents went, and the proof that no word is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from deckbuild.importing.comments import NONE, Comments
from deckbuild.importing.document import Block, Document
from deckbuild.importing.markers import is_counted
from deckbuild.model import Deck, Point
from deckbuild.richtext import plain

ASIDE = "set aside"
"""What the place of a stretch begins with that is in no key, point or note."""

PARSED = ("date", "time", "embargo", "timezone", "check_against_delivery", "talk")
"""Keys of the deck that hold what the words mean and not the words."""

_LETTERS = re.compile(r"\w+")
_SHOWN = 40


class Entry(NamedTuple):
    """A stretch of a document: its file, where in the file, its words as they stand there, and the place they went.

    Places are written for people: `deck.event`, `deck.event, label`, `deck.embargo, comment`, `section 3, title`,
    `section 3, point 2`, `section 3, point 2.1`, `section 3, lead`, `section 3, notes`, `section 3, time`,
    `sections 3-5, group` and `set aside: page number`. `, say` behind a point or lead is what only the notes hold,
    `, show` a short form that the document itself has.
    """

    path: str
    origin: str
    text: str
    place: str


class Account(NamedTuple):
    """Every word-bearing stretch, in the order of the documents.

    `added` are the places whose words are not the documents' (`deck.title`, `section 1, title`): a file's name, or the
    language's own phrase, where there is no heading.
    """

    entries: tuple[Entry, ...]
    added: tuple[str, ...] = ()

    @property
    def set_aside(self) -> tuple[Entry, ...]:
        """The stretches that are in no key, point or note."""
        return tuple(entry for entry in self.entries if entry.place.startswith(ASIDE))


def check(documents: Sequence[Document], deck: Deck, account: Account, comments: Comments = NONE) -> list[str]:
    """What is wrong with an account, in one line each; an empty list proves that every word is in exactly one place.

    Two things are shown. The entries of each document, in order, hold the document's letters and figures, each once
    and in order. And each place in the deck holds the words of its entries, no fewer, no more, in order; for what is
    parsed (a date), the place has a value.
    """
    wrong = []
    at = 0
    for document in documents:
        end = at
        while end < len(account.entries) and account.entries[end].path == document.path:
            end += 1
        entries = account.entries[at:end]
        at = end
        there = "".join(letters(text) for block in document.blocks for text in words_of(block))
        kept = "".join(letters(entry.text) for entry in entries)
        if there != kept:
            wrong.append(f"{document.path}: {_difference(there, kept)}")
    wrong += [f"{entry.path}: no document of that name" for entry in account.entries[at:]]
    return wrong + _wrong_places(deck, account, comments)


def letters(text: str) -> str:
    """The letters and figures of a text, without what stands between them."""
    return "".join(_LETTERS.findall(text))


def words_of(block: Block) -> Iterator[str]:
    """The texts of a block that bear words: a marker that counts, the text, the cells of a table."""
    if is_counted(block.marker):
        yield block.marker
    yield block.text
    for row in block.rows:
        yield from row


def texts(deck: Deck) -> dict[str, str]:
    """The texts of a deck by place, without formatting."""
    speaker = deck.speakers[0] if deck.speakers else None
    named = {
        "title": deck.title,
        "subtitle": deck.subtitle,
        "event": deck.event,
        "panel": deck.panel,
        "venue": deck.venue,
        "speaker": " ".join(s.name for s in deck.speakers),
        "role": speaker.role if speaker else "",
        "affiliation": speaker.affiliation if speaker else "",
        "disclaimer": deck.disclaimer.text if deck.disclaimer else "",
        "marking": deck.marking,
    }
    found = {f"deck.{key}": plain(text) for key, text in named.items() if text}
    groups: dict[str, list[int]] = {}
    for n, section in enumerate(deck.sections, 1):
        at = f"section {n}"
        found[f"{at}, title"] = plain(section.title)
        if section.lead:
            found.update(_of_point(f"{at}, lead", section.lead))
        for k, point in enumerate(section.points, 1):
            found.update(_of_points(f"{at}, point {k}", point))
        if section.notes:
            found[f"{at}, notes"] = "\n".join(map(plain, section.notes.split("\n")))  # formats end with paragraphs
        if section.source:
            found[f"{at}, source"] = plain(section.source)
        if section.group:
            groups.setdefault(section.group, []).append(n)
    for group, numbers in groups.items():
        found[group_place(numbers)] = plain(group)
    return found


def group_place(numbers: Sequence[int]) -> str:
    """The place of the name that the sections of a group share."""
    return f"sections {numbers[0]}-{numbers[-1]}, group"


def _of_points(place: str, point: Point) -> dict[str, str]:
    found = _of_point(place, point)
    for k, below in enumerate(point.points, 1):
        found.update(_of_points(f"{place}.{k}", below))
    return found


def _of_point(place: str, point: Point) -> dict[str, str]:
    """A point's words: what is said where something is, for `show` is then a piece of it or stands for itself."""
    show, say = plain(point.show), plain(point.say)
    if show and say and not is_within(letters(show), letters(say)):
        return {place: show, f"{place}, say": say}
    return {place: say, f"{place}, show": show} if show and say else {place: say or show}


def is_within(part: str, whole: str) -> bool:
    """Whether a text's letters come in another's in order."""
    if part in whole:
        return True
    rest = iter(whole)
    return all(c in rest for c in part)


def _wrong_places(deck: Deck, account: Account, comments: Comments) -> list[str]:
    wrong = []
    held = texts(deck)
    given: dict[str, list[str]] = {}
    for entry in account.entries:
        given.setdefault(entry.place, []).append(entry.text)
    for place, stretches in given.items():
        kept = letters(" ".join(stretches))
        if place.startswith(ASIDE) or place.endswith(", label"):
            continue
        if place.endswith(", comment") or place == "comments":
            wrong += [] if _is_commented(stretches, comments) else [f"{place}: the words are in no comment"]
        elif place.removeprefix("deck.") in PARSED or place.endswith((", time", ", omit", ", number")):
            wrong += [] if _has_value(place, deck) else [f"{place}: there is no value"]
        elif place not in held:
            wrong.append(f"{place}: there is no such place in the deck")
        elif letters(held[place]).casefold() != kept.casefold():
            wrong.append(f"{place}: {_difference(kept, letters(held[place]))}")
    known = set(account.added)
    wrong += [
        f"{place}: words that no document has"
        for place in held
        if place not in given and place not in known and not place.endswith(", show")
    ]
    return wrong


def _is_commented(stretches: Sequence[str], comments: Comments) -> bool:
    lines = [line for held in _tables(comments) for said in held.values() for line in said]
    written = letters(" ".join(lines))
    return all(letters(text) in written for text in stretches)


def _tables(comments: Comments) -> Iterator[Mapping[str, tuple[str, ...]]]:
    yield comments.deck
    yield from comments.sections


def _has_value(place: str, deck: Deck) -> bool:
    if place.startswith("section "):
        number = int(place.split(",")[0].split()[1])
        section = deck.sections[number - 1]
        return section.time is not None if place.endswith(", time") else True
    key = place.removeprefix("deck.")
    return bool(deck.start if key == "time" else getattr(deck, key))


def _difference(wanted: str, kept: str) -> str:
    """Where two texts part, in a few words of each."""
    at = next((i for i, (a, b) in enumerate(zip(wanted, kept, strict=False)) if a != b), min(len(wanted), len(kept)))
    before, first, second = wanted[max(0, at - 15) : at], wanted[at : at + _SHOWN], kept[at : at + _SHOWN]
    return f"after …{before!r} comes {first!r} in the document, {second!r} in the account"
