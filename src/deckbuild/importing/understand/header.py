"""The header of a document: the lines before the talk itself, and the fact that each one states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from deckbuild.importing.understand.cues import is_direction, own_timing, slide_cue
from deckbuild.importing.understand.embargo import is_embargo
from deckbuild.importing.understand.facts import Fact, is_mostly_moment, moment_facts, with_event, with_place
from deckbuild.importing.understand.labels import Label, find_label, is_label_alone
from deckbuild.importing.understand.lexicon import fold, has_one_of, is_one_of, ordinary
from deckbuild.importing.understand.marks import is_mail_head, kind_of_mark
from deckbuild.importing.understand.people import (
    is_name_with_place,
    is_place_behind,
    kind_of_text,
    looks_like_name,
    place_facts,
    speaker_facts,
)
from deckbuild.importing.understand.pieces import Piece, cells, marker_words, unstressed, words

MOST = 60
"""Pieces that a header has at most."""

_LONG = 160
_PIPE = re.compile(r"\s+[|｜·]\s+")
_MARKS = {"caveat": "check_against_delivery", "delivered": "delivered", "marking": "marking", "release": "release"}


class Header(NamedTuple):
    """The facts of a header, and the pieces of the document that follow it."""

    facts: tuple[Fact, ...]
    body: tuple[Piece, ...]


def read_header(pieces: Sequence[Piece], language: str, has_title: bool = False, is_cover: bool = False) -> Header:
    """The header that a document begins with.

    `has_title` says that the deck has a title already, `is_cover` that the pieces are a cover slide's, which is
    all header.
    """
    return _Reader(pieces, language, has_title, is_cover).read()


class _Reader:
    """One reading of a header: the facts so far, and the lines that are none yet."""

    def __init__(self, pieces: Sequence[Piece], language: str, has_title: bool, is_cover: bool) -> None:
        self.pieces, self.language, self.has_title, self.is_cover = pieces, language, has_title, is_cover
        self.facts: list[Fact] = []
        self.bare: list[int] = []
        self.sure = 0
        self.asides: list[Piece] = []
        levels = [p.block.level for p in pieces if p.kind == "heading"]
        self.one_top = levels.count(min(levels)) == 1 if levels else False
        self.top = min(levels, default=0)

    def read(self) -> Header:
        """The header."""
        at = 0
        while at < min(len(self.pieces), MOST):
            taken = self._take(at)
            if not taken:
                break
            at += taken
        if self.bare and not self.sure and at >= len(self.pieces) and not self.is_cover:
            at = self.bare[0] + 1  # lines and nothing else: the first is the title, the others are the talk
            self.bare = self.bare[:1]
        body = self._settle(at)
        rest = tuple(self.pieces[body:])
        if not rest:
            return Header(tuple(self.facts), tuple(self.asides))
        # What was read beyond the place where the talk turned out to begin is the talk's.
        facts = [fact for fact in self.facts if _is_before(fact.words[:2], rest[0])]
        asides = [piece for piece in self.asides if _is_before((piece.order, piece.start), rest[0])]
        return Header(tuple(facts), (*asides, *rest))

    def _take(self, at: int) -> int:
        """How many pieces the header goes on by at a piece; 0 where the talk begins."""
        piece = self.pieces[at]
        if piece.kind in ("break", "note", "aside") or not (piece.text.strip() or piece.block.rows):
            return self._pass(piece, at)
        if piece.kind == "table":
            facts = self._table(piece)
            return self._keep(facts, at, 1) if facts else 0
        if slide_cue(piece.text):
            return 0
        if alone := self._label_alone(at):
            return alone
        if piece.kind == "quote" and self._has_labels_below(at):
            return self._keep([Fact("other", words(piece))], at, 1)
        facts = self.facts_of(piece)
        if facts:
            return self._keep(facts, at, 1)
        if piece.kind in ("item", "quote") or self._is_talk(piece):
            return 0
        self.bare.append(at)
        return 1

    def _has_labels_below(self, at: int) -> bool:
        """Whether lines with labels follow soon: then a quotation is of the mail that the talk came with."""
        found = (find_label(piece.text) for piece in self.pieces[at + 1 : at + 9])
        return any(label and label.key in ("date", "time", "datetime", "embargo", "speaker") for label in found)

    def _pass(self, piece: Piece, at: int) -> int:
        if piece.kind == "item":
            return 0
        if piece.kind == "aside" and (facts := self.facts_of(piece)):
            return self._keep(facts, at, 1)
        if piece.kind == "break" and piece.block.style in ("page", "slide", "") and self.bare and not piece.text:
            return 1
        self.asides.append(piece)
        return 1

    def _keep(self, facts: Sequence[Fact], at: int, count: int) -> int:
        self.facts += facts
        if any(fact.key != "disclaimer" for fact in facts):
            self.sure = at + count
        return count

    def _is_talk(self, piece: Piece) -> bool:
        """Whether a paragraph is one of the talk, or a heading of it."""
        text = piece.text
        if len(text) > _LONG:
            return True
        if piece.kind == "heading":
            return (
                self._is_titled()
                or bool(self.bare and self._is_heading(self.bare[-1]))
                or not (
                    (self.one_top and piece.block.level == self.top)
                    or piece.block.style.casefold() in ("title", "subtitle")
                )
            )
        if text[:1] in "“«„「『" and len(text) > 30:
            return True
        end, size = text.rstrip()[-1:], len(text.split())
        is_sentence = (
            (end in ".!?。…" and len(text) > 60) or (end in ".…" and size > 5) or (end == "。" and len(text) > 5)
        )
        return is_sentence or is_direction(text) or is_one_of(text, "sections") or is_one_of(text, "questions")

    def _is_titled(self) -> bool:
        """Whether the document has named its title with a label."""
        return any(fact.key == "title" for fact in self.facts)

    def _is_heading(self, at: int) -> bool:
        block = self.pieces[at].block
        return block.kind == "heading" or block.style.casefold() == "title"

    def _label_alone(self, at: int) -> int:
        """A label on a line of its own, with its value in the next piece."""
        piece, after = self.pieces[at], self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        key = is_label_alone(piece.text)
        if not key or after is None or after.kind not in ("paragraph", "item") or not after.text.strip():
            return 0
        label = find_label(after.text)
        has_colon = ordinary(piece.text).rstrip()[-1:] == ":"
        if (label and label.key != "unknown") or len(after.text) > _LONG:
            return 0
        if not has_colon and not (key in ("date", "time", "datetime") and is_mostly_moment(after.text, self.language)):
            return 0
        if has_colon and is_one_of(piece.text, "sections"):
            return 0
        facts = [
            Fact(f"label of {key}", words(piece)),
            *self._marker(after),
            *self._value(key, after, 0, len(after.text)),
        ]
        return self._keep(facts, at, 2)

    def _marker(self, piece: Piece) -> list[Fact]:
        marker = marker_words(piece)
        return [Fact("list marker", marker)] if marker.runs else []

    def _table(self, piece: Piece) -> list[Fact]:
        """The facts of a table whose rows are labels and values; nothing for another table."""
        rows = list(cells(piece))
        known = [len(row) == 2 and is_label_alone(row[0].text) for row in rows]
        if not rows or sum(map(bool, known)) * 2 < len(rows) or any(len(row) != 2 for row in rows):
            return []
        facts = []
        for (label, value), key in zip(rows, known, strict=True):
            one = Piece(piece.document, piece.order, piece.block._replace(rows=()), value.runs, value.start)
            facts.append(Fact(f"label of {key or 'other'}", label))
            facts += self._value(str(key or "other"), one, 0, len(one.text)) if value.runs else []
        return facts

    def facts_of(self, piece: Piece) -> list[Fact]:
        """The facts that one piece states; empty for a line that states none."""
        text = piece.text
        if len(text) > 600:
            return []
        pipes = [m.span() for m in _PIPE.finditer(text)]
        if pipes and len(text) < 200:
            ends = [*(p[0] for p in pipes), len(text)]
            starts = [0, *(p[1] for p in pipes)]
            parts = [self._stretch(piece, s, e) for s, e in zip(starts, ends, strict=True)]
            if any(facts[0].key != "bare" for facts in parts):
                return [*self._marker(piece), *(fact for facts in parts for fact in facts)]
        facts = self._stretch(piece, 0, len(text))
        return [] if facts[0].key == "bare" else [*self._marker(piece), *facts]

    def _stretch(self, piece: Piece, start: int, end: int) -> list[Fact]:
        """The facts of a stretch; one called `bare` if it states none."""
        text = piece.text[start:end]
        bare = [Fact("bare", words(piece, start, end))]
        if piece.block.style == "front matter":
            return self._front_matter(piece)
        label = find_label(text) if piece.kind != "heading" else None
        if label and label.key not in ("unknown", "other", "marking", "embargo"):
            return self._labelled(piece, start, end, label)
        if is_mail_head(text):
            return [Fact("other", words(piece, start, end))]
        if is_embargo(text):
            return [Fact("embargo", words(piece, start, end))]
        if mark := kind_of_mark(text):
            return [Fact(_MARKS.get(mark, mark), words(piece, start, end), True)]
        if label and (label.key != "unknown" or self._is_header_label(text, label)):
            return self._labelled(piece, start, end, label)
        if piece.kind in ("paragraph", "aside") and is_mostly_moment(text, self.language):
            return with_place(with_event(moment_facts(piece, start, end, self.language))) or bare
        if piece.kind in ("paragraph", "heading") and (facts := kind_of_text(piece, start, end)):
            return facts
        return bare

    def _is_header_label(self, text: str, label: Label) -> bool:
        """Whether an unknown label is still one of a header: among labels, with a short value."""
        value = text[label.end :].strip()
        return bool(self.facts) and 0 < len(value) <= 60 and value[-1:] not in ".!?" and len(label.name) <= 24

    def _front_matter(self, piece: Piece) -> list[Fact]:
        label = find_label(piece.text)
        if label is None or label.key in ("unknown", "other") or "{{" in piece.text:
            return [Fact("front matter", words(piece))]
        return self._labelled(piece, 0, len(piece.text), label)

    def _labelled(self, piece: Piece, start: int, end: int, label: Label) -> list[Fact]:
        at = start + label.end
        if label.key in ("title", "time") and own_timing(piece.text[at:end]):
            label = label._replace(key="talk")
        if label.key in ("other", "unknown"):
            return [Fact("other", words(piece, start, end))]
        if label.key == "embargo":
            return [Fact("embargo", words(piece, start, end))]
        if not re.search(r"\w", piece.text[at:end]):
            return [Fact("other", words(piece, start, end))]
        return [Fact(f"label of {label.key}", words(piece, start, at)), *self._value(label.key, piece, at, end)]

    def _value(self, key: str, piece: Piece, start: int, end: int) -> list[Fact]:
        """The facts of a labelled value."""
        text = piece.text[start:end]
        if key in ("date", "time", "datetime"):
            facts = moment_facts(piece, start, end, self.language)
            return facts or [
                Fact("time" if key == "time" else "date", words(piece, start, end), None, "it is not understood")
            ]
        if key == "speaker":
            return speaker_facts(piece, start, end)
        if key == "embargo":
            return [Fact("embargo", words(piece, start, end))]
        if key == "marking" and not (text.isupper() or is_one_of(text, "markings")):
            return [Fact("other", words(piece, start, end))]
        if key == "venue":
            facts = moment_facts(piece, start, end, self.language)
            if any(fact.value for fact in facts) and is_mostly_moment(text, self.language):
                return facts
        return [Fact(key, unstressed(words(piece, start, end)), text)]

    def _settle(self, stop: int) -> int:
        """Gives the bare lines their meaning; where the body begins."""
        early = [i for i in self.bare if i < self.sure]
        late = [i for i in self.bare if i >= self.sure]
        titled = self.has_title or self._is_titled()
        left = self._classify(early)
        heading = next((i for i in (*left, *late) if self._is_heading(i)), None)
        if heading is not None and self.has_title:  # the title of a further document names the group of its sections
            is_alone = late[-1:] == [heading] and not self._has_headings_below(heading)
            titled = self._is_titled() or (is_alone and not self.is_cover)
        body = stop
        if (
            late
            and (heading != late[-1] or titled)
            and self._begins_section(late, stop, titled or bool(left) or heading is not None)
        ):
            body = late.pop()
        if not titled:
            late = self._classify(late) if len(late) > 1 else late
            chosen = heading if heading is not None else (late[0] if late else self._standing_out(left))
            if chosen is not None:
                self._fact("title", chosen)
                left, late = [i for i in left if i != chosen], [i for i in late if i != chosen]
        else:
            late = self._classify(late)
        for i in (*left, *late):
            self._fact("subtitle" if self.pieces[i].block.style.casefold() == "subtitle" else "bare", i)
        return body

    def _has_headings_below(self, at: int) -> bool:
        block = self.pieces[at].block
        level = -1 if block.style.casefold() == "title" else block.level
        return any(piece.kind == "heading" and piece.block.level > level for piece in self.pieces[at + 1 :])

    def _begins_section(self, late: Sequence[int], stop: int, titled: bool) -> bool:
        """Whether the last bare line before the talk is the heading of its first section."""
        if stop >= len(self.pieces):
            return titled and not self.is_cover
        after = self.pieces[stop]
        if titled or len(late) > 1:
            return after.kind != "heading"
        return after.kind in ("item", "table") and self._has_parallels(late[-1], stop)

    def _has_parallels(self, at: int, stop: int) -> bool:
        """Whether later lines look like this one: short, bare, right before a list, and as prominent."""
        mine = _prominence(self.pieces[at])
        for piece, after in zip(self.pieces[stop:], self.pieces[stop + 1 :], strict=False):
            is_short = piece.kind == "paragraph" and after.kind in ("item", "table") and len(piece.text) <= 80
            if is_short and piece.text[-1:] not in ".:;," and (_prominence(piece) == mine or not any(mine)):
                return True
        return False

    def _standing_out(self, left: Sequence[int]) -> int | None:
        """The one line among several that its looks make the title; a single line needs none."""
        if len(left) == 1:
            return left[0]
        quoted = [i for i in left if self.pieces[i].text[:1] in '“«„"「『']
        strong = [i for i in left if self.pieces[i].block.bold or self.pieces[i].text.isupper()]
        for group in (quoted, strong):
            if len(group) == 1:
                return group[0]
        return None

    def _classify(self, lines: Sequence[int]) -> list[int]:
        """Takes the lines whose words say what they are; the others."""
        left = []
        named = {fact.key for fact in self.facts}
        behind = False
        for n, i in enumerate(lines):
            piece = self.pieces[i]
            text = piece.text
            after = self.pieces[lines[n + 1]].text if n + 1 < len(lines) and lines[n + 1] == i + 1 else ""
            previous = self._fact_before(i)
            if (behind or previous in ("speaker", "role")) and is_place_behind(text):
                self.facts += [f for f in place_facts(piece, 0, len(text)) if f.key not in named] or [
                    Fact("bare", words(piece))
                ]
            elif len(text) < 120 and has_one_of(text, "events") and "event" not in named and not self._is_heading(i):
                self._fact("event", i)
                named.add("event")
            elif len(text) < 90 and has_one_of(text, "panels") and "panel" not in named and not self._is_heading(i):
                self._fact("panel", i)
                named.add("panel")
            elif len(text) < 120 and has_one_of(text, "venues") and "venue" not in named and not self._is_heading(i):
                self._fact("venue", i)
                named.add("venue")
            elif "speaker" not in named and not self._is_heading(i) and is_name_with_place(text):
                self.facts += speaker_facts(piece, 0, len(text))
                named.add("speaker")
            elif (
                "speaker" not in named
                and not self._is_heading(i)
                and looks_like_name(text)
                and len(text.split()) in (2, 3, 4)
                and is_place_behind(after)
            ):
                self.facts += speaker_facts(piece, 0, len(text))
                named.add("speaker")
                behind = True
                continue
            else:
                left.append(i)
            behind = False
        return left

    def _fact_before(self, i: int) -> str:
        """The key of the last fact of the piece right before a line."""
        if i == 0:
            return ""
        order = self.pieces[i - 1].order
        return next((fact.key for fact in reversed(self.facts) if fact.words.order == order), "")

    def _fact(self, key: str, at: int) -> None:
        piece = self.pieces[at]
        self.facts += [*self._marker(piece), Fact(key, unstressed(words(piece)), fold(piece.text))]


def _prominence(piece: Piece) -> tuple[bool, bool, bool]:
    return piece.block.centred, piece.block.bold, piece.text.isupper()


def _is_before(place: tuple[int, int], piece: Piece) -> bool:
    """Whether words at a place stand before a piece; a marker belongs to the block behind it."""
    order, start = place
    return order < piece.order or (order == piece.order and 0 <= start < piece.start)
