"""What stands on every page and is no part of the talk: page numbers, running headers, end marks, boilerplate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from deckbuild.importing.understand.lexicon import any_of, fold, is_one_of, lexicon, ordinary, starts_with_one_of
from deckbuild.importing.understand.pieces import Ledger, Piece, marker_words, words

_REPEATS = 3
_DASHED = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s?[-–—]|[-–—]\s?\d{1,4}")
_STAMP = re.compile(r"\"?UNCLASSIFIED\"?\s+\[.*|[A-Z]{1,3}-\d{4,}_\d+|FL-\d{4}-\d+.*")
_URL = re.compile(r"(?:https?://|www\.)\S+$")


def set_aside(pieces: Sequence[Piece], ledger: Ledger) -> list[Piece]:
    """The pieces without those that are no part of the talk, which are told to the ledger."""
    running = _running(pieces)
    seen: set[str] = set()
    kept = []
    for n, piece in enumerate(pieces):
        why = _why(piece, running, seen, n, pieces)
        if why:
            ledger.put([marker_words(piece), words(piece)], f"set aside: {why}")
        else:
            kept.append(piece)
    return kept


def _running(pieces: Sequence[Piece]) -> frozenset[str]:
    """The lines that come again and again and not in lists: running headers and footers."""
    counted = Counter(fold(p.text) for p in pieces if p.kind in ("paragraph", "aside") and 0 < len(p.text) < 200)
    breaks = sum(1 for p in pieces if p.kind == "break" and p.block.style == "page")
    least = _REPEATS if breaks < _REPEATS else max(_REPEATS, breaks // 3)
    return frozenset(text for text, count in counted.items() if text and count >= least)


def _why(piece: Piece, running: frozenset[str], seen: set[str], n: int, pieces: Sequence[Piece]) -> str:
    """Why a piece is no part of the talk; empty if it is one."""
    text = piece.text.strip()
    if piece.kind in ("table", "break", "note") or not text or len(text) > 200:
        return ""
    dashed = f"{piece.block.marker} {text}" if piece.block.marker else text
    if _DASHED.fullmatch(dashed) or _page().fullmatch(ordinary(text)):
        return "" if _counts_a_heading(piece, n, pieces) else "page number"
    if piece.kind in ("paragraph", "aside"):
        if is_one_of(text, "ends") and (text.isupper() or len(pieces) - n <= 4):
            return "end mark"
        key = fold(text)
        if key in running and _is_running(piece):
            if key in seen:
                return "running header, said before"
            seen.add(key)
        if starts_with_one_of(text, "boilerplate") or _STAMP.match(text):
            return "boilerplate"
        if _URL.match(text):
            return "address of a page"
    return ""


def _is_running(piece: Piece) -> bool:
    """Whether a repeated line may be one of a page and not a refrain: it is no sentence to say and no question."""
    return len(piece.text) < 120 or piece.kind == "aside"


def _counts_a_heading(piece: Piece, n: int, pieces: Sequence[Piece]) -> bool:
    """Whether a number alone is that of the heading below: `1.` on its own line."""
    return piece.text.strip().endswith((".", ")")) and n + 1 < len(pieces) and pieces[n + 1].kind == "paragraph"


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    pages, of = any_of(lexicon()["pages"]), any_of(lexicon()["of_pages"])
    return re.compile(
        rf"[\W_]*(?:{pages}\s*)?\d{{1,4}}(?:\s*(?:{of}|/)\s*\d{{1,4}})?(?:\s*{pages})?[\W_]*", re.IGNORECASE
    )
