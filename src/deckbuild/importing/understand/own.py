"""Slides that deckbuild itself made: what stands where is known, and nothing has to be guessed from the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from deckbuild.importing.account import letters
from deckbuild.importing.understand.drafts import PointDraft, SectionDraft, rows_of, say, shown_of
from deckbuild.importing.understand.facts import Fact
from deckbuild.importing.understand.pieces import Ledger, Piece, marker_words, number_of, words

_EQUAL, _BEGINS, _HOLDS, _SHARED, _ANY = 12, 9, 8, 6, 1
"""How well a paragraph of the notes fits a point: it is what is shown, begins with it, holds it or words of it."""

_SKIPPED = 4
"""What a paragraph costs that belongs to no point shown: more than a few words that chance shares."""

_NEVER = -1_000_000


def read_own(shown: Sequence[Piece]) -> SectionDraft:
    """A section from what its slide shows: title, lead, and points by their levels."""
    draft = SectionDraft([])
    above: list[PointDraft] = []
    for piece in shown:
        if piece.kind == "table":
            draft.points += rows_of(piece)
            above.clear()
        elif not piece.text.strip():
            continue
        elif piece.kind == "heading" and not draft.title:
            draft.title = [words(piece)]
        else:
            point = PointDraft([words(piece)], piece, is_plain=piece.kind != "item")
            del above[piece.block.level :]
            (above[-1].points if above else draft.points).append(point)
            above.append(point)
    first = draft.points[0] if draft.points else None
    if first is not None and first.is_plain and not first.points:
        rest = draft.points[1:]
        if not rest or any(not point.is_plain for point in rest):
            draft.lead, draft.points = first, rest
    return draft


def own_furniture(slide: Sequence[Piece], ledger: Ledger) -> list[Fact]:
    """The facts about the deck that stand around a slide's content; page numbers are set aside before."""
    facts = []
    for piece in slide:
        if piece.kind == "aside" and piece.text.strip():
            if piece.block.style in ("embargo", "marking", "disclaimer"):
                facts.append(Fact(piece.block.style, words(piece), True))
            else:
                ledger.put(words(piece), f"set aside: {piece.block.style or 'footer'}")
    return facts


def is_again(before: PointDraft, first: PointDraft) -> bool:
    """Whether the first point of a slide may be the last of the slide before, shown again above its sub-points."""
    return bool(first.points) and letters(first.text) == letters(before.text)


def goes_on(last: SectionDraft, draft: SectionDraft, ledger: Ledger) -> None:
    """Joins the points of a further slide to those before; a point that is shown again gets its sub-points."""
    first = draft.points[0] if draft.points else None
    before = last.points[-1] if last.points else None
    while before is not None and draft.points and draft.points[0].level:
        _put_below(last.points, draft.points.pop(0))  # below a point that only the notes before have
    if first is not None and before is not None and is_again(before, first) and not first.heard:
        for stretch in (*([first.number] if first.number and first.number.runs else []), *first.shown):
            ledger.put(stretch, "set aside: point shown again")
        before.points += first.points
        draft.points = draft.points[1:]


def hear(draft: SectionDraft, notes: Sequence[Piece], ledger: Ledger, last: SectionDraft | None) -> bool:
    """Takes lead, points and cues from a slide's notes, which hold all that the section says; whether they fit it.

    They do not fit where a person has changed the slide or the notes. `last` is the section before, which a further
    slide goes on.
    """
    end = min(_first(notes, "cues"), end_of_points(notes))
    first = next((n for n, piece in enumerate(notes[:end]) if piece.block.marker), end)
    first = min(first, _first(notes, "points"))
    found = _alignment(draft, notes[:end], last)
    if found is None or first > 1:
        return False
    shown, places = found
    again = draft.points[:1] if len(shown) < len(shown_of(draft)) else []
    draft.lead, draft.points = None, again
    for point in again:
        point.points = []
    shows = dict(zip(places, shown, strict=True))
    for n, piece in enumerate(notes[:end]):
        point = _heard(piece, shows.get(n), ledger)
        if n < first:
            draft.lead = point
        else:
            _put_below(draft.points, point)
    for piece in notes[end:]:
        draft.note(piece)
    return True


def _first(notes: Sequence[Piece], style: str) -> int:
    """Where among the notes something begins."""
    return next((n for n, piece in enumerate(notes) if piece.block.style == style), len(notes))


def _alignment(
    draft: SectionDraft, notes: Sequence[Piece], last: SectionDraft | None
) -> tuple[list[PointDraft], list[int]] | None:
    """What the notes say of what a slide shows, and where; a first point that is shown again is said no more."""
    shown = shown_of(draft)
    found = aligned(shown, notes)
    if last and last.points and draft.points and is_again(last.points[-1], draft.points[0]):
        others = aligned(shown[1:], notes)
        if others is not None and (found is None or found.score <= others.score):
            return shown[1:], others.places
    return None if found is None else (shown, found.places)


def _heard(piece: Piece, shown: PointDraft | None, ledger: Ledger) -> PointDraft:
    """The point that a paragraph of the notes says; one that is said only where the slide shows none."""
    if shown is None:
        point = PointDraft([words(piece)], piece, is_plain=not piece.block.marker)
        point.hidden = True
        return point
    say(shown, piece, ledger)
    shown.points, shown.level, shown.marker = [], piece.block.level, piece.block.marker
    if shown.level and shown.number:  # on the slide it stands a level up, for the point above it is not shown
        ledger.put(shown.number, "set aside: number of a point")
        shown.number = None
    return shown


def _put_below(points: list[PointDraft], point: PointDraft) -> None:
    """Puts a point after the last ones, below the one that it belongs to by its level."""
    while points and points[-1].level < point.level:
        points = points[-1].points
    points.append(point)


class _Said(NamedTuple):
    """The words of a point or of a paragraph of the notes: its letters, and its words in any order."""

    letters: str
    words: frozenset[str]


class Alignment(NamedTuple):
    """For each point shown, which of the notes says it, in order; and how well they fit."""

    places: list[int]
    score: int


def aligned(shown: Sequence[PointDraft], notes: Sequence[Piece]) -> Alignment | None:
    """How the notes say the points shown; None where they cannot be those of the slide.

    Of several ways to match them all, the one in which most notes say their point's words; among equals, the first.
    """
    if len(notes) < len(shown):
        return None
    keys = [_said(point.text) for point in shown]
    said = [_said(piece.text) for piece in notes]
    best = [[-_SKIPPED * j for j in range(len(notes) + 1)]] + [[_NEVER] * (len(notes) + 1) for _ in shown]
    for i in range(1, len(shown) + 1):  # the last i points, against the last j notes
        for j in range(i, len(notes) + 1):
            here = _score(shown[-i], keys[-i], notes[-j], said[-j])
            best[i][j] = max(best[i][j - 1] - _SKIPPED, here + best[i - 1][j - 1])
    if best[-1][-1] < _NEVER // 2:
        return None
    places = []
    i, j = len(shown), len(notes)
    while i:
        here = _score(shown[-i], keys[-i], notes[-j], said[-j])
        if best[i][j] == here + best[i - 1][j - 1]:
            places.append(len(notes) - j)
            i -= 1
        j -= 1
    return Alignment(places, best[-1][-1])


def _said(text: str) -> _Said:
    return _Said(letters(text).casefold(), frozenset(re.findall(r"\w+", text.casefold())))


def _score(point: PointDraft, key: _Said, piece: Piece, said: _Said) -> int:
    if point.is_plain == bool(piece.block.marker):
        return _NEVER
    if said.letters == key.letters:
        return _EQUAL
    if said.letters.startswith(key.letters):
        return _BEGINS
    if key.letters in said.letters:
        return _HOLDS
    if not point.is_plain and point.level != piece.block.level:
        return _NEVER
    return _ANY + _SHARED * len(key.words & said.words) // max(len(key.words), 1)


def end_of_points(notes: Sequence[Piece]) -> int:
    """How many of the notes may say points: the list that they begin with, up to where another text or list begins."""
    kind, number, is_listed = "", 0, False
    for n, piece in enumerate(notes):
        if not piece.block.marker and is_listed:
            return n
        is_listed = bool(piece.block.marker)
        if is_listed and piece.block.level == 0:
            here = number_of(piece)
            sign = "number" if here else piece.block.marker
            if (kind and sign != kind) or (number and here != number + 1):
                return n
            kind, number = sign, here
    return len(notes)


def put_closing(slide: Sequence[Piece], ledger: Ledger) -> list[Piece]:
    """The words of a closing slide that are the disclaimer's; its title and notes are told to the ledger."""
    found: list[Piece] = []
    held: set[str] = set()
    for piece in slide:
        key = letters(piece.text)
        if not key:
            continue
        if piece.kind == "heading":
            ledger.put(words(piece), "set aside: title of the closing slide")
        elif key in held:
            ledger.put([marker_words(piece), words(piece)], "set aside: said as it is shown")
        else:
            held.add(key)
            found.append(piece)
    return found
