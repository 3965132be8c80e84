"""Slides that deckbuild itself made: what stands where is known, and nothing has to be guessed from the words."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuild.importing.account import letters
from deckbuild.importing.understand.drafts import PointDraft, SectionDraft
from deckbuild.importing.understand.pieces import Ledger, Piece, marker_words, words

_EQUAL, _BEGINS, _ANY = 4, 3, 1
_NEVER = -1_000_000


def read_own(shown: Sequence[Piece]) -> SectionDraft:
    """A section from what its slide shows: title, lead, and points by their levels."""
    draft = SectionDraft([])
    above: list[PointDraft] = []
    for piece in shown:
        if not piece.text.strip():
            continue
        if piece.kind == "heading" and not draft.title:
            draft.title = [words(piece)]
        elif piece.kind == "aside":
            draft.note(piece)
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


def goes_on(last: SectionDraft, draft: SectionDraft, ledger: Ledger) -> None:
    """Joins the points of a further slide to those before; a point that is shown again gets its sub-points."""
    first = draft.points[0] if draft.points else None
    before = last.points[-1] if last.points else None
    again = first is not None and before is not None and first.points and not first.said
    if first is not None and before is not None and again and letters(first.text) == letters(before.text):
        for stretch in (*([first.number] if first.number and first.number.runs else []), *first.shown):
            ledger.put(stretch, "set aside: point shown again")
        before.points += first.points
        draft.points = draft.points[1:]


def aligned(shown: Sequence[PointDraft], notes: Sequence[Piece]) -> list[int] | None:
    """For each point shown, which of the notes says it, in order; None where the notes cannot be those of the slide.

    Of several ways to match them, the one in which most notes say their point's words or begin with them.
    """
    if not shown or len(notes) < len(shown):
        return None
    keys = [letters(point.text).casefold() for point in shown]
    said = [letters(piece.text).casefold() for piece in notes]
    best = [[0] * (len(notes) + 1)] + [[_NEVER] * (len(notes) + 1) for _ in shown]
    for i in range(1, len(shown) + 1):  # the last i points, against the last j notes
        for j in range(i, len(notes) + 1):
            here = _score(shown[-i], keys[-i], notes[-j], said[-j])
            best[i][j] = max(best[i][j - 1], here + best[i - 1][j - 1])
    if best[-1][-1] < 0:
        return None
    places = []
    i, j = len(shown), len(notes)
    while i:
        here = _score(shown[-i], keys[-i], notes[-j], said[-j])
        if best[i][j] == here + best[i - 1][j - 1]:
            places.append(len(notes) - j)
            i -= 1
        j -= 1
    return places


def _score(point: PointDraft, key: str, piece: Piece, said: str) -> int:
    if point.is_plain == bool(piece.block.marker):
        return _NEVER
    if said == key:
        return _EQUAL
    if said.startswith(key):
        return _BEGINS
    return _ANY if point.is_plain or point.level == piece.block.level else _NEVER


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
