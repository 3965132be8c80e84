"""The body of a document: pieces to sections with leads, points below points, cues and times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckbuild.importing.markers import DASHES
from deckbuild.importing.understand.cues import (
    heading_timing,
    is_direction,
    own_timing,
    slide_cue,
)
from deckbuild.importing.understand.drafts import PointDraft, SectionDraft, rows_of
from deckbuild.importing.understand.embargo import is_embargo
from deckbuild.importing.understand.facts import Fact
from deckbuild.importing.understand.headings import (
    bulleted_alone,
    is_apart,
    is_heading,
    looks_of,
    lost_its_formatting,
)
from deckbuild.importing.understand.lexicon import has_one_of, is_eastern, lexicon, ordinary
from deckbuild.importing.understand.marks import kind_of_mark, portion_mark
from deckbuild.importing.understand.pieces import Ledger, Piece, Words, cut, marker_words, unstressed, words
from deckbuild.richtext import Run

DEEPEST = 3
"""Levels of points."""

LONGEST_TITLE = 140
"""Characters of a title; more of them, in whatever style, are a paragraph. Korean and Japanese ones count double."""

_OPENING, _CLOSING = '“«„"「『‹', '”»“"」』›'
_FACTS = {
    "caveat": "check_against_delivery",
    "marking": "marking",
    "disclaimer": "disclaimer",
    "delivered": "delivered",
}


def read_body(pieces: Sequence[Piece], ledger: Ledger, is_slide: bool = False) -> tuple[list[SectionDraft], list[Fact]]:
    """The sections of a body, and the facts about the deck that stand in it (a disclaimer at its end).

    The pieces of a slide make one section at most, whose title is the first heading.
    """
    body = _Body(list(pieces), ledger, is_slide)
    body.read()
    return body.sections, body.facts


class _Body:
    """One reading of a body."""

    def __init__(self, pieces: list[Piece], ledger: Ledger, is_slide: bool) -> None:
        self.is_slide = is_slide
        self.pieces = _rejoined(pieces) if bulleted_alone(pieces) else pieces
        self.ledger = ledger
        self.looks = looks_of(self.pieces)
        self.sections: list[SectionDraft] = []
        self.facts: list[Fact] = []
        self.stack: list[PointDraft] = []
        self.by_level = any(p.kind == "item" and p.block.level for p in self.pieces)
        marked = sum(1 for p in self.pieces if portion_mark(p.text))
        self.portions = marked >= 3 or marked * 2 > len(self.pieces)
        self.group: tuple[Words | None, int] = (None, 0)

    def read(self) -> None:
        """Reads all pieces."""
        for at, piece in enumerate(self.pieces):
            text = piece.text.strip()
            if piece.kind == "break":
                self.stack.clear()
            elif piece.kind == "note":
                self.section.note(piece)
            elif piece.kind == "aside":
                self._aside(piece)
            elif piece.kind == "table":
                self._table(piece)
            elif not text:
                continue
            elif self._is_fact(piece, text):
                self.stack.clear()
            elif self._is_heading(at):
                self._heading(at)
            else:
                self._content(piece, text)
        for section in self.sections:
            _settle(section)

    @property
    def section(self) -> SectionDraft:
        """The section that is being filled; one without a title where the body begins without a heading."""
        if not self.sections:
            self.sections.append(SectionDraft([]))
        return self.sections[-1]

    def _is_heading(self, at: int) -> bool:
        """Whether a section begins at a piece; a slide has one heading, before anything else."""
        if self.is_slide:
            return self.pieces[at].kind == "heading" and not self.sections
        is_open = bool(self.sections) and (self.sections[-1].apart or not self.sections[-1].is_empty)
        return is_heading(self.pieces, at, self.looks, is_open)

    def _is_fact(self, piece: Piece, text: str) -> bool:
        """Whether a piece is of the deck as a whole; then it is kept as a fact."""
        mark = kind_of_mark(text) if piece.kind != "heading" else ""
        key = _FACTS.get(mark, "")
        if not key and piece.kind == "paragraph" and len(text) < 120 and is_embargo(text) and text.isupper():
            key = "embargo"
        if key == "disclaimer" and self._is_told(text):
            return False
        if key:
            marker = marker_words(piece)
            self.facts += [Fact("list marker", marker)] if marker.runs else []
            self.facts.append(Fact(key, words(piece), True))
        return bool(key)

    def _is_told(self, text: str) -> bool:
        """Whether words that look like a disclaimer are part of a longer talk about views."""
        return len(text) > 400

    def _aside(self, piece: Piece) -> None:
        text = piece.text.strip()
        style = piece.block.style.casefold()
        if not text:
            return
        if self._is_fact(piece, text):
            return
        if self.is_slide:
            self.facts.append(Fact("bare", words(piece)))
        elif style == "comment":
            self.ledger.put(words(piece), "set aside: comment in the file")
        elif re.search("header|footer|running", f"{style} {self.ledger.origins[piece.order][1].casefold()}"):
            self.ledger.put([marker_words(piece), words(piece)], "set aside: running header or footer")
        else:
            self.section.note(piece)

    def _table(self, piece: Piece) -> None:
        self.stack.clear()
        self.section.points += rows_of(piece)

    def _heading(self, at: int) -> None:
        piece = self.pieces[at]
        text = piece.text
        marker = marker_words(piece)
        start = 0
        cue = slide_cue(text)
        if cue:
            start = cue.end if cue.has_title else len(text)
            self.ledger.put(words(piece, 0, start), "set aside: slide cue")
        end = len(text)
        timing = heading_timing(text[start:])
        stretches = [(start, end)]
        if timing:
            stretches = [(start, start + timing.start), (start + timing.end, end)]
        title = [w for s, e in stretches if re.search(r"\w", (w := words(piece, s, e)).text)]
        for s, e in stretches:
            if not re.search(r"\w", text[s:e]) and text[s:e].strip():
                self.ledger.put(words(piece, s, e), "set aside: signs")
        if marker.runs:
            self.ledger.put(marker, "set aside: number of a heading")
        is_strong = piece.kind == "heading" or bool(cue) or lost_its_formatting(self.pieces, at)
        if not is_strong and self.sections and self.sections[-1].is_empty and self.sections[-1].title and title:
            self._paragraph(piece, title)
        else:
            is_long = sum(len(w.text) * (2 if is_eastern(w.text) else 1) for w in title) > LONGEST_TITLE
            self._open_section(piece, [] if is_long else title, is_strong)
            if is_long:
                self._paragraph(piece, title)
        if timing:
            self._time(words(piece, start + timing.start, start + timing.end), timing.minutes)

    def _open_section(self, piece: Piece, title: list[Words], is_strong: bool) -> None:
        self.stack.clear()
        level = piece.block.level if piece.kind == "heading" else 99
        last = self.sections[-1] if self.sections else None
        if level <= self.group[1]:
            self.group = (None, 0)
        if last and last.is_empty and last.title and last.strong and last.level < level < 99 and len(last.title) == 1:
            self.sections.pop()
            self.group = (last.title[0], last.level)
        section = SectionDraft([unstressed(_unwrapped(w)) for w in title], level, is_strong)
        section.group = self.group[0]
        name = " ".join(w.text for w in title)
        section.questions = has_one_of(name, "questions")
        section.apart = is_apart(name)
        self.sections.append(section)

    def _time(self, said: Words, minutes: float) -> None:
        if self.section.time is None:
            self.section.time = (said, minutes)
        else:
            self.section.notes.append(said)

    def _content(self, piece: Piece, text: str) -> None:
        """A paragraph or list item."""
        start = portion_mark(piece.text) if self.portions else 0
        if start:
            self.ledger.put(words(piece, 0, start), "set aside: portion mark")
        said = words(piece, start) if start else words(piece)
        if not piece.block.marker and (timing := own_timing(text)):
            self._time(said, timing.minutes)
        elif is_direction(text):
            self.section.notes += [m for m in (marker_words(piece),) if m.runs]
            self.section.notes.append(said)
        elif (cue := slide_cue(text)) and not cue.has_title:
            self.ledger.put([marker_words(piece), said], "set aside: slide cue")
        elif self._is_source_of_quote(piece, text):
            dash = (Run(f"{piece.block.marker} "),) if piece.block.marker else ()
            self.section.points[-1].shown.append(said._replace(runs=(*dash, *said.runs)))
        elif (self.section.questions or _is_asked(text)) and self._question(piece, said):
            self.section.questions = True
        elif piece.kind == "item":
            self._item(piece, said)
        else:
            self._paragraph(piece, [said])

    def _is_source_of_quote(self, piece: Piece, text: str) -> bool:
        """Whether a line names the source of the quotation above it."""
        if not self.section.points or not self.section.points[-1].is_quote or len(text) > 120 or self.stack:
            return False
        is_dash = piece.block.marker in DASHES or text[0] in "—–―-/"
        return is_dash or (text[0] in "(（" and text[-1] in ")）")

    def _question(self, piece: Piece, said: Words) -> bool:
        """Puts an answer below its question; whether there was one to put."""
        text = said.text
        is_question = text.rstrip()[-1:] in "?？" or bool(_asks().match(ordinary(text)))
        if is_question or not self.section.points:
            self.section.points.append(PointDraft([said], piece))
        else:
            self.section.points[-1].points.append(PointDraft([said], piece))
        self.stack.clear()
        return True

    def _item(self, piece: Piece, said: Words) -> None:
        point = PointDraft([said], piece)
        while self.stack and not self._is_below(point, self.stack[-1]):
            self.stack.pop()
        above = self.stack[-1] if self.stack else self._announcer()
        if above is None:
            self.section.points.append(point)
        elif len(self.stack) >= DEEPEST:
            self.stack[DEEPEST - 2].points.append(point)
            return
        else:
            if not self.stack:
                self.stack.append(above)
            above.points.append(point)
        self.stack.append(point)

    def _announcer(self) -> PointDraft | None:
        """The paragraph right above a list that announces it with a colon, unless it is the section's lead."""
        points = self.section.points
        if len(points) < 2 or not points[-1].is_plain or points[-1].is_quote:
            return None
        return points[-1] if points[-1].text.rstrip()[-1:] in ":：" else None

    def _is_below(self, point: PointDraft, above: PointDraft) -> bool:
        """Whether an item is a sub-point of another: by its level, else its indentation, else its glyph."""
        if above.is_plain:
            return True
        if self.by_level and point.level != above.level:
            return point.level > above.level
        if not self.by_level and abs(point.indent - above.indent) > 1:
            return point.indent > above.indent
        if _shape(point) == _shape(above):
            return False
        return all(_shape(point) != _shape(other) for other in self.stack)

    def _paragraph(self, piece: Piece, said: list[Words]) -> None:
        text = " ".join(w.text for w in said)
        last = self.stack[-1] if self.stack else None
        if last and not last.is_plain and piece.block.indent > last.indent + 1 and not last.points:
            last.spoken += said
            return
        self.stack.clear()
        point = PointDraft(said, piece, is_plain=True)
        point.is_quote = piece.kind == "quote" or _is_quotation(text)
        self.section.points.append(point)


def _is_asked(text: str) -> bool:
    """Whether a line is a question behind its mark, `Q: …?`, under whatever heading."""
    return text[-1] in "?？" and bool(_asks().match(ordinary(text)))


def _asks() -> re.Pattern[str]:
    marks = "|".join(re.escape(ordinary(mark)) for mark in sorted(lexicon()["question_marks"], key=len, reverse=True))
    return re.compile(rf"(?:{marks})\s?\d{{0,2}}\s?[:.)]\s?", re.IGNORECASE)


def _shape(point: PointDraft) -> str:
    """What markers of one level have in common."""
    if any(c.isdigit() for c in point.marker):
        return "1" + "".join(c for c in point.marker if not c.isdigit())
    if point.marker.strip("().").isalpha() and len(point.marker) > 1:
        return "a" + "".join(c for c in point.marker if not c.isalpha())
    return "–" if point.marker in DASHES else point.marker


def _rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """Markers that stand on lines of their own, put before the words below them."""
    found: list[Piece] = []
    marker: Piece | None = None
    for piece in pieces:
        if piece.kind == "item" and not piece.text.strip():
            marker = piece
        elif marker is not None and piece.kind == "paragraph":
            block = piece.block._replace(kind="item", marker=marker.block.marker, indent=marker.block.indent)
            found.append(piece._replace(block=block._replace(level=marker.block.level)))
            marker = None
        else:
            found.append(piece)
            marker = None
    return found


def _unwrapped(title: Words) -> Words:
    """A title without the bracket it stands in."""
    text = title.text
    if text[:1] in "[［【(" and text[-1:] in "]］】)" and text.count(text[0]) == 1:
        return Words(title.order, title.start + 1, cut(title.runs, 1, len(text) - 1))
    if text[-1:] in "]］】" and not any(c in text for c in "[［【"):
        return Words(title.order, title.start, cut(title.runs, 0, len(text) - 1))
    return title


def _is_quotation(text: str) -> bool:
    return len(text) > 20 and text[0] in _OPENING and text.rstrip(" .,")[-1:] in _CLOSING


def _settle(section: SectionDraft) -> None:
    """Finds the lead among a section's points, and paragraphs that are what a bullet above them says in full."""
    points = section.points
    opens = len(points) > 1 and points[0].is_plain and not points[0].points
    if opens and any(not p.is_plain for p in points):
        section.lead = points[0]
        points = points[1:]
    pairs = len(points) // 2
    alternate = pairs >= 2 and len(points) % 2 == 0
    if alternate and all(p.is_plain == bool(n % 2) and not p.points and not p.is_quote for n, p in enumerate(points)):
        for bullet, speech in zip(points[::2], points[1::2], strict=True):
            bullet.spoken += speech.shown
        points = points[::2]
    section.points = points
