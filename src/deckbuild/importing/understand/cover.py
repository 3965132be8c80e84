"""The facts of all documents to the deck's own keys, with a comment for each that is not sure."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from deckbuild.importing.understand.cues import own_timing
from deckbuild.importing.understand.embargo import read_embargo, seat
from deckbuild.importing.understand.facts import Fact
from deckbuild.importing.understand.lexicon import fold
from deckbuild.importing.understand.pieces import Ledger, Words
from deckbuild.importing.understand.sections import text_of
from deckbuild.model import Deck, Disclaimer, Speaker

_TEXTS = ("title", "subtitle", "event", "panel", "venue", "affiliation", "role")
_OF_SPEAKER = ("affiliation", "role")
_PARSED = ("date", "time", "timezone", "talk")


class Settled(NamedTuple):
    """The deck without its sections, the comments by key, and the places whose words are not the documents'."""

    deck: Deck
    comments: dict[str, tuple[str, ...]]
    added: tuple[str, ...]


class Cover:
    """The facts met so far; the first of a key counts, and another one is told in a comment."""

    def __init__(self, ledger: Ledger, language: str) -> None:
        self.ledger, self.language = ledger, language
        self.values: dict[str, Any] = {}
        self.words: dict[str, Words] = {}
        self.comments: dict[str, list[str]] = {}
        self.salutations: list[Words] = []
        self.embargoes: list[Words] = []
        self.labels: list[tuple[str, Words]] = []
        self.kinds: list[Words] = []
        self.speakers: list[Words] = []

    @property
    def has_title(self) -> bool:
        """Whether a document has named the deck."""
        return "title" in self.values

    def add(self, fact: Fact) -> None:
        """Takes a fact; its words are told to the ledger here, or when the deck is made."""
        key = fact.key
        if key.startswith("label of "):
            self.labels.append((key.removeprefix("label of "), fact.words))
        elif key == "embargo":
            self._embargo(fact)
        elif key == "salutation":
            self.salutations.append(fact.words)
        elif key == "kind":
            self.kinds.append(fact.words)
        elif key == "speaker":
            self._speaker(fact)
        elif key in _TEXTS or key in ("disclaimer", "marking", "check_against_delivery") or key in _PARSED:
            self._take(key, fact)
        elif key in ("bare", "other"):
            self.ledger.put(fact.words, "comments")
            self._comment("", f"the document also says: {fact.words.text}")
        else:
            names = {"delivered": "text as delivered", "release": "release line"}
            self.ledger.put(fact.words, f"set aside: {names.get(key, key)}")

    def _take(self, key: str, fact: Fact) -> None:
        """The first sure fact of a key is its value; the same again is set aside, another one becomes a comment."""
        value = self._value(key, fact)
        if value is None:
            self._aside(key, fact.words, fact.doubt)
        elif key not in self.values:
            self.values[key], self.words[key] = value, fact.words
            if key not in _OF_SPEAKER:
                self.ledger.put(fact.words, f"deck.{key}")
        elif self._is_same(key, value, fact.words):
            self.ledger.put(fact.words, f"set aside: {key.replace('_', ' ')}, said before")
        else:
            self._aside(key, fact.words, "")

    def _is_same(self, key: str, value: Any, said: Words) -> bool:
        held = self.words[key].text
        return bool(value == self.values[key] or fold(held) == fold(said.text) or key == "check_against_delivery")

    def _value(self, key: str, fact: Fact) -> Any:
        if key in _TEXTS or key == "disclaimer":
            return text_of([fact.words])
        if key == "marking":
            return fact.words.text.strip(' "“”[]()').upper()
        if key == "talk":
            timing = own_timing(fact.words.text)
            return timing.minutes if timing else None
        return fact.value

    def _aside(self, key: str, said: Words, doubt: str) -> None:
        """Keeps words as a comment beside the key that they may belong to."""
        key = "speaker" if key == "role" else key
        self.ledger.put(said, f"deck.{key}, comment")
        self._comment(key, f"in the document: {said.text}", *([doubt] if doubt else []))

    def _comment(self, key: str, *lines: str) -> None:
        held = self.comments.setdefault(key, [])
        held += [" ".join(line.split()) for line in lines]

    def _speaker(self, fact: Fact) -> None:
        if fact.value is None:
            self._aside("speaker", fact.words, fact.doubt)
        elif any(fold(fact.words.text) == fold(said.text) for said in self.speakers):
            self.ledger.put(fact.words, "set aside: speaker, said before")
        else:
            self.speakers.append(fact.words)
            self.ledger.put(fact.words, "deck.speaker")

    def _embargo(self, fact: Fact) -> None:
        if any(fold(fact.words.text) == fold(said.text) for said in self.embargoes):
            self.ledger.put(fact.words, "set aside: embargo, said before")
        else:
            self.embargoes.append(fact.words)

    def deck(self, fallback: str, stem: str) -> Settled:
        """The deck; `fallback` is the title that a file's properties claim, `stem` the first file's name."""
        zone = self._zone()
        embargo = self._settled_embargo(zone)
        added = self._settled_title(fallback, stem)
        self._settled_labels()
        values = self.values
        people = self._people()
        times: tuple[dt.time | None, dt.time | None] = values.get("time", (None, None))
        title = values["title"]
        deck = Deck(
            title,
            values.get("subtitle", ""),
            values.get("event", ""),
            values.get("panel", ""),
            values.get("venue", ""),
            values.get("date"),
            *times,
            timezone=zone,
            speakers=people,
            disclaimer=Disclaimer(values["disclaimer"]) if "disclaimer" in values else None,
            embargo=embargo,
            marking=values.get("marking", ""),
            check_against_delivery=bool(values.get("check_against_delivery")),
            language=self.language,
            talk=values.get("talk"),
            overflow="continue",
        )
        return Settled(deck, {key: tuple(lines) for key, lines in self.comments.items()}, added)

    def _zone(self) -> str:
        """The deck's time zone: what the header says, else that of the place it names, which is told."""
        if "timezone" in self.values:
            return str(self.values["timezone"])
        texts = [self.words[key].text for key in ("venue", "event", "panel") if key in self.words]
        found = seat(texts)
        if found and (self.embargoes or "time" in self.values):
            self._comment("timezone", "from the place that the header names; the document says no zone")
            return found
        return ""

    def _settled_embargo(self, zone: str) -> Any:
        if len(self.embargoes) > 1:
            for said in self.embargoes:
                self._aside("embargo", said, "")
            self._comment("embargo", "there are several; write the one that holds for this deck")
            return None
        for said in self.embargoes:
            read = read_embargo(said.text, zone, self.language)
            if read.embargo is None:
                self._aside("embargo", said, read.doubt)
                return None
            self._comment("embargo", f"in the document: {said.text}")
            self.ledger.put(said, "deck.embargo")
            return read.embargo
        return None

    def _settled_title(self, fallback: str, stem: str) -> tuple[str, ...]:
        kinds = self.kinds
        added: tuple[str, ...] = ()
        if "title" not in self.values and kinds and len(re.findall(r"\w+", kinds[0].text)) > 1:
            self.values["title"] = text_of([kinds[0]])
            self.ledger.put(kinds[0], "deck.title")
            kinds = kinds[1:]
        elif "title" not in self.values:
            self.values["title"] = fallback or stem
            source = "the title in the file's properties" if fallback else "the file's name"
            self._comment("title", f"no title stands out in the document; this is {source}")
            added = ("deck.title",)
        for said in kinds:
            self.ledger.put(said, "set aside: kind of text")
        return added

    def _settled_labels(self) -> None:
        for key, said in self.labels:
            if key in ("other", "unknown"):
                self.ledger.put(said, "comments")
                self._comment("", f"the document also says: {said.text}")
            else:
                self.ledger.put(said, f"deck.{'date' if key == 'datetime' else key}, label")

    def _people(self) -> tuple[Speaker, ...]:
        names = [text_of([said]) for said in self.speakers]
        role, affiliation = self.values.get("role", ""), self.values.get("affiliation", "")
        for key in _OF_SPEAKER:
            if key in self.words and names:
                self.ledger.put(self.words[key], f"deck.{key}")
            elif key in self.words:
                self._aside("speaker", self.words[key], "")
        if not names:
            return ()
        return (Speaker(names[0], role, affiliation), *(Speaker(name) for name in names[1:]))
