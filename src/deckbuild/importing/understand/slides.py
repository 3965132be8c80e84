"""Documents that come as slides: each slide is a section, and its notes are matched with what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from deckbuild.importing.account import letters
from deckbuild.importing.understand.asides import set_aside
from deckbuild.importing.understand.body import read_body
from deckbuild.importing.understand.drafts import PointDraft, SectionDraft, say, shown_of
from deckbuild.importing.understand.facts import Fact
from deckbuild.importing.understand.header import read_header
from deckbuild.importing.understand.lexicon import fold
from deckbuild.importing.understand.marks import kind_of_mark
from deckbuild.importing.understand.own import goes_on as rejoin
from deckbuild.importing.understand.own import hear, own_furniture, put_closing, read_own
from deckbuild.importing.understand.pieces import (
    CLOSING,
    COVER,
    OWN_SLIDES,
    SECTIONS,
    Ledger,
    Piece,
    Words,
    cut,
    marker_words,
    own_slides,
    parted,
    words,
)
from deckbuild.phrases import languages, phrases

_PART = re.compile(r"\s*\((\d{1,2})/(\d{1,2})\)$")
_DOT = " · "
_SHORTEST = 8
"""Letters that a shown text needs to be looked for in the notes: fewer stand in any sentence."""


def read_slides(
    pieces: Sequence[Piece], language: str, ledger: Ledger, has_title: bool
) -> tuple[list[Fact], list[SectionDraft]]:
    """The facts of a deck's cover and footers, and one section for each slide that is no cover."""
    facts: list[Fact] = []
    drafts: list[SectionDraft] = []
    footers = {letters(piece.text) for piece in pieces if piece.kind == "aside"} | _last_words(pieces)
    group: Words | None = None
    waiting: list[Words] = []  # groups that no section has yet
    is_first = True
    for head, slide in _slides(_without_furniture(pieces, ledger)):
        if head is not None and head.text.strip():
            group = words(head)
            waiting.append(group)
        if not any(piece.text.strip() or piece.block.rows for piece in slide):
            continue
        kind = head.block.style if head is not None else ""
        if kind in OWN_SLIDES:
            facts += own_furniture(slide, ledger)
            slide = [piece for piece in slide if piece.kind != "aside"]
        if kind == CLOSING:
            facts += [Fact("disclaimer", words(piece), True) for piece in put_closing(slide, ledger)]
            continue
        notes = _without_footers([piece for piece in slide if piece.kind == "note"], footers, ledger)
        shown = [piece for piece in slide if piece.kind != "note"]
        cover = _cover(shown, language, has_title, kind == COVER) if is_first and kind not in SECTIONS else None
        is_first = False
        if cover is not None:
            facts += cover
            facts += _cover_notes(notes, shown, ledger)
            titles = {letters(piece.text) for piece in shown if piece.kind == "heading"}
            group = group if group is not None and letters(group.text) not in titles else None
            continue
        if kind in SECTIONS:
            sources = [(words(piece, 0, 0), words(piece)) for piece in shown if piece.block.style == "source"]
            draft = read_own([piece for piece in shown if piece.block.style not in ("source", "visual")])
            visual = read_own([piece for piece in shown if piece.block.style == "visual"])
            draft.beside = [*([visual.lead] if visual.lead else []), *visual.points]
        else:
            named = {letters(said[1].text) for piece in notes if (said := _source(piece))}
            sources = [said for piece in shown if (said := _source(piece, named))]
            shown = [piece for piece in shown if not _source(piece, named)]
            made, found = read_body(shown, ledger, is_slide=True)
            facts += found
            draft = made[0] if made else SectionDraft([])
        draft.hidden = kind.startswith("hidden")
        for source in sources:
            _keep_source(draft, source, ledger)
        facts += _match(draft, notes, ledger, kind in SECTIONS, drafts[-1] if drafts else None)
        if not (drafts and _goes_on(drafts[-1], draft, ledger)):
            draft.group = group
            waiting = [held for held in waiting if held is not group]
            drafts.append(draft)
    for name in waiting:
        ledger.put(name, "set aside: name of a group without sections")
    return facts, drafts


def _slides(pieces: Sequence[Piece]) -> list[tuple[Piece | None, list[Piece]]]:
    """The pieces slide by slide, each with the break before it, whose words name a group that begins there."""
    slides: list[tuple[Piece | None, list[Piece]]] = []
    for piece in pieces:
        if piece.kind == "break" or not slides:
            slides.append((piece if piece.kind == "break" else None, []))
        if piece.kind != "break":
            slides[-1][1].append(piece)
    return slides


def _without_furniture(pieces: Sequence[Piece], ledger: Ledger) -> list[Piece]:
    """The pieces without page numbers and the like; what deckbuild's own slides show between them is all content."""
    own = own_slides([piece.block for piece in pieces])
    content = [piece for piece, is_own in zip(pieces, own, strict=True) if is_own and piece.kind != "aside"]
    others = [piece for piece, is_own in zip(pieces, own, strict=True) if not is_own or piece.kind == "aside"]
    return sorted([*content, *set_aside(others, ledger)], key=lambda piece: (piece.order, piece.start))


def _last_words(pieces: Sequence[Piece]) -> set[str]:
    """What a closing slide of deckbuild's own says, as all of its notes do at their end."""
    slides = _slides(pieces)
    return {
        letters(piece.text)
        for head, slide in slides
        if head is not None and head.block.style == CLOSING
        for piece in slide
        if piece.kind in ("paragraph", "item") and piece.text.strip()
    }


def _without_footers(notes: Sequence[Piece], footers: set[str], ledger: Ledger) -> list[Piece]:
    """The notes without what every page of them repeats from the footer of the slides."""
    kept = []
    for piece in notes:
        if piece.text.strip() and letters(piece.text) in footers:
            ledger.put([marker_words(piece), words(piece)], "set aside: said in the footer")
        else:
            kept.append(piece)
    return kept


def _cover(slide: Sequence[Piece], language: str, has_title: bool, is_sure: bool) -> list[Fact] | None:
    """The facts of a first slide that is a cover: a title and short lines; None for a slide of the talk."""
    if not is_sure and any(piece.kind in ("item", "table") and (piece.text or piece.block.rows) for piece in slide):
        return None
    if not is_sure and not any(piece.kind == "heading" for piece in slide):
        return None
    titles = [piece for piece in slide if is_sure and piece.kind == "heading" and piece.text.strip()]
    lines = [piece for piece in slide if piece not in titles]
    header = read_header(parted(lines, _DOT), language, has_title or bool(titles), is_cover=True)
    left = [piece for piece in header.body if piece.text.strip() and piece.kind != "aside"]
    if left and not is_sure:
        return None
    event = next((fact.words.order for fact in header.facts if fact.key == "event"), -1)
    keys = dict.fromkeys((piece.order for piece in slide if piece.block.style == "subtitle"), "subtitle")
    keys[event] = "panel"
    named = [
        fact._replace(key=keys.get(fact.words.order, "bare")) if fact.key == "bare" else fact for fact in header.facts
    ]
    markers = [marker_words(piece) for piece in header.body if piece.text.strip()]
    return [
        *(Fact("title", words(piece), True) for piece in titles),
        *named,
        *(Fact("list marker", marker) for marker in markers if marker.runs),
        *(_as_fact(piece) for piece in header.body if piece.text.strip()),
    ]


def _cover_notes(notes: Sequence[Piece], shown: Sequence[Piece], ledger: Ledger) -> list[Fact]:
    """The facts of a cover's notes, which mostly say what the cover shows."""
    held = {letters(piece.text) for piece in shown}
    facts = []
    for piece in notes:
        if letters(piece.text) in held:
            ledger.put([marker_words(piece), words(piece)], "set aside: said as it is shown")
        elif piece.text.strip():
            facts += [Fact("list marker", marker)] if (marker := marker_words(piece)).runs else []
            facts.append(_as_fact(piece))
    return facts


def _as_fact(piece: Piece) -> Fact:
    """A paragraph beside the talk as what it is for the deck."""
    mark = kind_of_mark(piece.text)
    keys = {"caveat": "check_against_delivery", "marking": "marking", "disclaimer": "disclaimer"}
    return Fact(keys.get(mark, "bare"), words(piece), True)


def _goes_on(last: SectionDraft, draft: SectionDraft, ledger: Ledger) -> bool:
    """Whether a slide is a further part of the one before, `Title (2/3)`; then it is joined to it."""
    after = _part(draft)
    title = fold(" ".join(w.text for w in last.title))
    if not after or after[1] != last.part + 1 or after[0] != (title if last.part > 1 else (_part(last) or ("", 0))[0]):
        return False
    ledger.put(draft.title, "set aside: title of a slide that goes on")
    if last.part == 1:
        said = last.title[-1]
        end = len(said.text) - len(_PART.search(said.text)[0])  # type: ignore[index]
        ledger.put(
            Words(said.order, said.start + end, cut(said.runs, end, len(said.text))), "set aside: part of a slide"
        )
        last.title[-1] = Words(said.order, said.start, cut(said.runs, 0, end))
    last.part = after[1]
    rejoin(last, draft, ledger)
    for said in draft.source:
        if any(letters(said.text) == letters(held.text) for held in last.source):
            ledger.put(said, "set aside: source, said before")
        else:
            last.source.append(said)
    last.points += draft.points
    last.beside += draft.beside
    last.notes += draft.notes
    last.listed |= draft.listed
    return True


def _part(draft: SectionDraft) -> tuple[str, int] | None:
    title = " ".join(w.text for w in draft.title)
    found = _PART.search(title)
    return (fold(title[: found.start()]), int(found[1])) if found else None


def _match(
    draft: SectionDraft, notes: Sequence[Piece], ledger: Ledger, is_own: bool, last: SectionDraft | None
) -> list[Fact]:
    """Gives a slide's notes to its points as what they say.

    On a slide of deckbuild's own, they tell the section as it was. On others, further items of the list that the notes
    are become points that are said only, in their place; a paragraph before the list is its lead; what is left is the
    section's notes, or a fact about the deck.
    """
    facts, listed = _parted_notes(draft, notes, ledger, is_own)
    if is_own and hear(draft, listed, ledger, last):
        return facts
    shown = shown_of(draft)
    keys = [letters(point.text).casefold() for point in shown]
    if _are_pairs(shown, keys, listed):
        for piece, point in zip(listed, shown, strict=False):
            say(point, piece, ledger)
        for piece in listed[len(shown) :]:
            draft.note(piece)
    else:
        left = _unmatched(shown, keys, listed, ledger)
        if is_own or len(left) < len(listed) or any(piece.block.marker for _, piece in left):
            _keep(draft, shown, left)
        else:  # none says a point, and no list says more of them: they are what people write notes for
            for piece in listed:
                draft.note(piece)
    return facts


def _parted_notes(
    draft: SectionDraft, notes: Sequence[Piece], ledger: Ledger, is_own: bool
) -> tuple[list[Fact], list[Piece]]:
    """The facts about the deck in a slide's notes, and what is said; sources and descriptions of pictures are kept."""
    facts: list[Fact] = []
    listed: list[Piece] = []
    for piece in notes:
        if not piece.text.strip():
            continue
        if kind_of_mark(piece.text.strip()) == "disclaimer":
            facts.append(Fact("disclaimer", words(piece), True))
        elif source := _source(piece):
            _keep_source(draft, source, ledger)
        elif piece.block.style == "picture" and is_own and _is_said(piece, notes):
            ledger.put(words(piece), "set aside: description of a picture, said in the notes")
        elif piece.block.style == "picture":
            draft.note(piece)
        else:
            listed.append(piece)
    return facts, listed


def _is_said(piece: Piece, notes: Sequence[Piece]) -> bool:
    """Whether one of the notes, other than a picture's description, says the words of a piece."""
    key = letters(piece.text)
    return any(other.block.style != "picture" and letters(other.text) == key for other in notes)


def _keep_source(draft: SectionDraft, source: tuple[Words, Words], ledger: Ledger) -> None:
    label, said = source
    ledger.put(label, "set aside: label of a source")
    if any(letters(said.text) == letters(held.text) for held in draft.source):
        ledger.put(said, "set aside: source, said before")
    else:
        draft.source.append(said)


def _are_pairs(shown: Sequence[PointDraft], keys: Sequence[str], notes: Sequence[Piece]) -> bool:
    """Whether the notes begin with a paragraph for each point shown, level for level, and none says another point."""
    if len(shown) < 2 or len(notes) < len(shown):
        return False
    for at, (piece, point) in enumerate(zip(notes, shown, strict=False)):
        if point.is_plain == bool(piece.block.marker) or (not point.is_plain and piece.block.level != point.level):
            return False
        if _said(letters(piece.text).casefold(), keys, 0) not in (-1, at):
            return False
    if any(_said(letters(piece.text).casefold(), keys, 0) >= 0 for piece in notes[len(shown) :]):
        return False
    # Where every text shown begins what is said, they are short forms, and further items are points without one.
    return any(_said(letters(piece.text).casefold(), keys, 0) < 0 for piece in notes[: len(shown)])


def _unmatched(
    shown: Sequence[PointDraft], keys: Sequence[str], notes: Sequence[Piece], ledger: Ledger
) -> list[tuple[int, Piece]]:
    """Gives the notes that say a shown point to it, in order; the others, each with the place of the next point."""
    left: list[tuple[int, Piece]] = []
    at = 0
    for piece in notes:
        place = _said(letters(piece.text).casefold(), keys, at)
        if place >= 0:
            say(shown[place], piece, ledger)
            at = place + 1
        else:
            left.append((at, piece))
    return left


def _keep(draft: SectionDraft, shown: Sequence[PointDraft], left: Sequence[tuple[int, Piece]]) -> None:
    """Keeps the notes that no shown text is part of: items as points that are said only, the others as notes."""
    listed = any(piece.block.marker for _, piece in left)
    below: PointDraft | None = None
    for at, piece in left:
        if piece.block.marker:
            point = PointDraft([words(piece)], piece)
            point.hidden = True
            if piece.block.level and below is not None:
                below.points.append(point)
                continue
            after = next((n for n, p in enumerate(draft.points) if p in shown[at:]), len(draft.points))
            draft.points.insert(after, point)
            below = point if piece.block.level == 0 else below
        elif at == 0 and draft.lead is None and not draft.notes and (listed or shown):
            draft.lead = PointDraft([words(piece)], piece, is_plain=True)
            draft.lead.hidden = True
        else:
            draft.note(piece)


def _said(note: str, keys: Sequence[str], at: int) -> int:
    """The point, from a place on, that a paragraph of the notes says; -1 for none."""
    for place in range(at, len(keys)):
        key = keys[place]
        if key and (note == key or (len(key) >= _SHORTEST and note.startswith(key))):
            return place
    return -1


def _source(piece: Piece, named: frozenset[str] | set[str] = frozenset()) -> tuple[Words, Words] | None:
    """The label and the words of a source as the deck prints it at the end of notes; on slides, also those `named`."""
    if piece.kind == "paragraph" and letters(piece.text) in named:
        return Words(piece.order, piece.start, ()), words(piece)
    found = _sources().match(piece.text)
    return (words(piece, 0, found.end()), words(piece, found.end())) if found else None


@lru_cache(maxsize=1)
def _sources() -> re.Pattern[str]:
    begun = {phrases(tag).source.partition("{source}")[0].strip() for tag in languages()}
    return re.compile("(?:" + "|".join(re.escape(words) for words in sorted(begun, reverse=True) if words) + r")\s*")
