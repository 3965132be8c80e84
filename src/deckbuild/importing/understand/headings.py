"""Headings: which pieces begin a section, by their style, their looks, their words, or where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from deckbuild.importing.understand.cues import is_direction, slide_cue
from deckbuild.importing.understand.lexicon import is_eastern, is_one_of, starts_with_one_of
from deckbuild.importing.understand.pieces import Piece, number_of

LONGEST = 110
"""Characters of a heading at most; twice as many columns count for half in Korean and Japanese."""

_WORDS = 14
_BOXES = ("□", "■")
_STOPS = ".,;。、…"


class Looks(NamedTuple):
    """What is true of a whole body: whether it has headings by style, whether it is mostly capitals, what repeats.

    `numbered` is the shape of the numbers that headings have, empty where numbers count points.
    """

    styled: bool
    shouted: bool
    numbered: str
    cued: bool


def looks_of(pieces: Sequence[Piece]) -> Looks:
    """The looks of a body."""
    styled = sum(1 for p in pieces if p.kind == "heading")
    letters = "".join(p.text for p in pieces[:400])
    upper = sum(1 for c in letters if c.isupper())
    lower = sum(1 for c in letters if c.islower())
    cued = sum(1 for p in pieces if p.kind in ("paragraph", "heading") and (c := slide_cue(p.text)) and c.has_title)
    return Looks(styled >= 2, upper > lower, _numbered_headings(pieces), cued >= 2)


def _numbered_headings(pieces: Sequence[Piece]) -> str:
    """The shape of the numbers that headings have, or their box as in Korean papers; empty for none.

    They are those of the first such line: each stands before other content, none ends like a sentence.
    """
    first = next((piece for piece in pieces if _is_numbered(piece)), None)
    if first is None:
        return ""
    shape = _shape(first)
    top = [n for n, piece in enumerate(pieces) if _is_numbered(piece) and _shape(piece) == shape]
    least = min(pieces[n].block.indent for n in top) + 1
    if len(top) < 2 or any(pieces[n].block.indent > least or not is_short(pieces[n]) for n in top):
        return ""
    found = all(n + 1 < len(pieces) and n + 1 not in top and _is_content(pieces[n], pieces[n + 1]) for n in top)
    return shape if found else ""


def _is_numbered(piece: Piece) -> bool:
    return piece.kind == "item" and (number_of(piece) > 0 or piece.block.marker in _BOXES) and bool(piece.text)


def _shape(piece: Piece) -> str:
    """What the numbered lines of one kind have in common: digits or letters, the signs around them, and bold words."""
    sign = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", piece.block.marker))
    return f"{sign} bold" if _is_bold(piece) else sign


def _is_bold(piece: Piece) -> bool:
    return all(run.bold for run in piece.runs if run.text.strip())


def _is_content(heading: Piece, below: Piece) -> bool:
    """Whether what follows a numbered line is a section's content, and not a sub-point of its."""
    if below.kind == "item":
        if _is_bold(heading):  # unless the next of the same list follows, which stresses some of its points
            return number_of(below) != number_of(heading) + 1
        deeper = below.block.level > heading.block.level or below.block.indent > heading.block.indent + 1
        return not deeper or below.block.blank_before
    return below.kind in ("paragraph", "table", "quote")


def is_short(piece: Piece) -> bool:
    """Whether a piece is as short as a heading, and ends as none of the sentences do."""
    text = piece.text.strip()
    longest = LONGEST // 2 if is_eastern(text) else LONGEST
    return 0 < len(text) <= longest and len(text.split()) <= _WORDS and text[-1] not in _STOPS


def is_heading(pieces: Sequence[Piece], at: int, looks: Looks, is_open: bool) -> bool:
    """Whether the piece at a place is a heading; `is_open` says that the section before it has points already."""
    piece = pieces[at]
    text = piece.text.strip()
    if piece.kind == "heading":
        return bool(text)
    if not text or piece.kind not in ("paragraph", "item"):
        return False
    if lost_its_formatting(pieces, at):
        return True
    if cue := slide_cue(text):
        return cue.has_title or not _is_cue_ahead(pieces, at, looks)
    if piece.kind == "item":
        return not looks.styled and _is_numbered_heading(piece, looks)
    after = next((p for p in pieces[at + 1 : at + 3] if p.text.strip() or p.kind in ("table", "item")), None)
    if after is None or is_direction(text) or not is_short(piece):
        return False
    if is_one_of(text, "questions") or is_apart(text) or (is_one_of(text, "sections") and not text.endswith(":")):
        return True
    if looks.styled:
        return False
    return _looks_like_one(piece, after, looks, is_open)


def _is_numbered_heading(piece: Piece, looks: Looks) -> bool:
    return bool(looks.numbered) and _is_numbered(piece) and _shape(piece) == looks.numbered


def _is_cue_ahead(pieces: Sequence[Piece], at: int, looks: Looks) -> bool:
    """Whether the next words are a slide's title, so that a cue before them only says to go on."""
    after = next((p for p in pieces[at + 1 : at + 4] if p.text.strip()), None)
    if after is None:
        return True
    cue = slide_cue(after.text.strip())
    return bool(cue and cue.has_title) or after.kind == "heading" or _is_numbered_heading(after, looks)


def _looks_like_one(piece: Piece, after: Piece, looks: Looks, is_open: bool) -> bool:
    text = piece.text.strip()
    stands_alone = piece.block.blank_before or not is_open
    if text[-1] == ":":
        return after.kind in ("item", "table") and is_open and len(text.split()) <= 6 and not is_eastern(text)
    if piece.block.bold or piece.block.underlined:
        return True
    if text.isupper() and not looks.shouted and len(re.findall(r"[^\W\d_]", text)) > 2:
        return stands_alone
    if text[:1] in '“«„‘"「『-–—' or (text[0] in "(（" and text[-1] in ")）"):
        return False
    if is_one_of(text, "sections"):
        return True
    if text[-1] in "?？":
        return after.kind in ("item", "table")
    before_list = after.kind in ("item", "table")
    if text[-1] in "!！":
        return False
    if after.kind == "paragraph":
        return (
            len(after.text) > len(text)
            and after.text.rstrip()[-1:] in '.:!?…。：！？”»“"」』)'
            and piece.block.blank_before
            and after.block.blank_before
            and len(text.split()) <= 8
            and not looks.cued
        )
    return before_list and stands_alone


def lost_its_formatting(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an empty list item stands right before this line: a heading that lost its formatting."""
    piece = pieces[at]
    if at == 0 or piece.kind != "paragraph" or len(piece.text) > LONGEST:
        return False
    above = pieces[at - 1]
    return above.kind == "item" and not above.text.strip() and not above.block.rows and not piece.block.blank_before


def is_apart(title: str) -> bool:
    """Whether a heading is that of a contact block, of notes to editors, or of an «About …»."""
    if is_one_of(title, "apart"):
        return True
    found = starts_with_one_of(title, "apart")
    return bool(found) and len(title.split()) <= 6 and title.split()[0].casefold() in ("about", "über", "sobre")


def bulleted_alone(pieces: Sequence[Piece]) -> bool:
    """Whether every marker stands on a line of its own, above its words, as a paste from some programs leaves it."""
    empty = sum(1 for p in pieces if p.kind == "item" and not p.text.strip())
    full = sum(1 for p in pieces if p.kind == "item" and p.text.strip())
    return empty >= 2 and full * 4 <= empty
