"""Names of speakers, what they are, and where they belong, as far as commas and words tell them apart."""

from __future__ import annotations

import re

from deckbuild.importing.understand.facts import Fact
from deckbuild.importing.understand.lexicon import (
    any_of,
    fold,
    has_one_of,
    is_eastern,
    is_one_of,
    lexicon,
    ordinary,
    starts_with_one_of,
)
from deckbuild.importing.understand.pieces import Piece, words

_COMMA = re.compile(r"\s*[,，、;(（]\s*|\s+[–—-]\s+|\s*/\s*")
_SMALL = frozenset(
    ["de", "von", "van", "der", "den", "la", "le", "da", "dos", "di", "bin", "al", "el", "ibn", "und", "y", "e"]
)


def speaker_facts(piece: Piece, start: int, end: int) -> list[Fact]:
    """The facts of a stretch that names a speaker: the name up to the first comma, then role and affiliation."""
    text = piece.text[:end]
    part = _COMMA.search(text, start + 1)
    if not part or not looks_like_name(text[start : part.start()]):
        whole = text[start:end]
        if part and not is_eastern(whole):
            return [Fact("speaker", words(piece, start, end), None, "name and affiliation are not told apart")]
        return [Fact("speaker", words(piece, start, end), whole)]
    name = Fact("speaker", words(piece, start, part.start()), text[start : part.start()].strip())
    return [name, *place_facts(piece, part.end(), end)]


def place_facts(piece: Piece, start: int, end: int) -> list[Fact]:
    """What stands behind a name: a role, an affiliation, or both parted by a comma."""
    while end > start and piece.text[end - 1] in ")） ":
        end -= 1
    text = piece.text[:end]
    if not re.search(r"\w", text[start:]):
        return []
    comma = re.compile(r"\s*[,，、;]\s*").search(text, start)
    begins_role = bool(starts_with_one_of(text[start:], "roles")) or (
        has_one_of(text[start : comma.start() if comma else end], "roles")
        and not has_one_of(text[start : comma.start() if comma else end], "organisations")
    )
    if begins_role and comma and has_one_of(text[comma.end() :], "organisations"):
        return [Fact("role", words(piece, start, comma.start())), Fact("affiliation", words(piece, comma.end(), end))]
    return [Fact("role" if begins_role else "affiliation", words(piece, start, end))]


def looks_like_name(text: str) -> bool:
    """Whether words could be a person's name: few, each with a capital, no figures."""
    plain = [w for w in ordinary(text).split() if fold(w) and not is_one_of(w, "honorifics")]
    if not plain or any(c.isdigit() for c in text):
        return False
    if is_eastern(text):
        return len(text) <= 14 and not has_one_of(text, "organisations")
    if len(plain) > 5 or has_one_of(text, "organisations") or has_one_of(text, "events"):
        return False
    return all(w[0].isupper() or w.casefold() in _SMALL for w in plain) and plain[0][0].isupper()


def is_place_behind(text: str) -> bool:
    """Whether a line below a name says what the person is or where they belong."""
    return (
        len(text) < 140 and text[-1:] not in ".!?" and (has_one_of(text, "roles") or has_one_of(text, "organisations"))
    )


def is_name_with_place(text: str) -> bool:
    """Whether a line is a name with a role or an organisation behind a comma or in brackets, and nothing else."""
    part = _COMMA.search(text, 1)
    if part is None or not part[0].strip() or part[0].strip() in "–—-/":
        return False
    name, place = text[: part.start()].strip(), text[part.end() :]
    return len(name.split()) in (2, 3, 4) and looks_like_name(name) and is_place_behind(place)


def kind_of_text(piece: Piece, start: int, end: int) -> list[Fact]:
    """«Opening remarks by A. Speaker», or the kind of text alone."""
    text = ordinary(piece.text[start:end])
    if len(text) > 140:
        return []
    kinds, by = any_of(lexicon()["kinds_of_text"]), any_of(lexicon()["by"])
    found = re.match(rf"\W*(?P<kind>(?:[\w-]+\s){{0,2}}{kinds})(?P<by>\s+{by}\s+)(?P<who>\S.*)$", text, re.IGNORECASE)
    if found and looks_like_name(re.split(r"[,(]", found["who"])[0]):
        at = start + found.start("who")
        return [
            Fact("kind", words(piece, start, start + found.start("by"))),
            Fact("label of speaker", words(piece, start + found.start("by"), at)),
            *speaker_facts(piece, at, end),
        ]
    if is_one_of(text, "kinds_of_text") and piece.kind != "heading":
        return [Fact("kind", words(piece, start, end))]
    return []
