"""Where a line may break: UAX #14 (Unicode 16), fast for the scripts that decks are mostly written in.

A text is cut at its spaces, and each chunk between them is looked at once. Its characters become letters
for their line breaking classes; on that string one expression finds the breaks, so neither a table nor a
library is loaded. A text with a character outside the known classes (Thai, Devanagari, Hebrew with
hyphens, emoji, joiners ...) goes to `uniseg` whole, and the tests prove that both ways agree.

Two deliberate differences from UAX #14, for renderers do so and it errs on the side of more lines: Hangul
does not break inside a word, and nothing breaks after a slash ("and/or").
"""

from __future__ import annotations

import re
from typing import NamedTuple

_KEPT = 50_000
"""Chunks remembered, so that a book-long deck does not fill the memory."""
_LONG = 40
"""Longer chunks are whole sentences without spaces, which hardly ever come twice."""

# The class letters. Lower case: East Asian wide, which quotation marks care about (LB19a).
_SIGNS = {
    "A": "&@#*=<>^_~`©®™§¶†‡•·×÷→←↑↓↔⇒⇔≤≥≠≈∞√½¼¾²³¹ªº¬¦¯¸",  # AL, and AI read as AL
    "Q": "\"'",  # QU
    "P": "«“‘‹",  # QU that opens (Pi)
    "F": "»”’›",  # QU that closes (Pf)
    "O": "([{„‚¿¡",  # OP
    "C": "}",  # CL
    "R": ")]",  # CP
    "X": "!?؟؛",  # EX
    "T": ".,:;،",  # IS
    "Y": "/",  # SY
    "H": "-",  # HY
    "B": "–|\t\u2002\u2003\u2009\u200a",  # BA
    "D": "—",  # B2
    "V": "…",  # IN
    "%": "%‰°٪¢",  # PO
    "$": "$€£¥₽₹№+±−\\",  # PR
    "G": "\u00a0\u202f\u2011",  # GL
    "j": "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ・：；〜",  # NS, and CJ read as NS
    "o": "「『（【〔《〈［｛",  # OP
    "c": "」』）】〕》〉］｝、。，．",  # CL
    "x": "！？",  # EX
    "e": "％",  # PO
    "u": "￥＄₩",  # PR
    "b": "\u3000",  # BA
}


class _Classes(dict[int, str]):
    """Code point -> class letter, `?` for a character that is left to `uniseg`."""

    def __missing__(self, code: int) -> str:
        """Letters and digits by their range; everything else has to be in `_SIGNS`."""
        character = chr(code)
        if _is_ideographic(code):
            found = "i" if character.isalpha() else "?"
        elif character.isalpha() and code not in _STRESS_MARKS:
            found = "A" if code < 0x0590 or _is_more_alphabetic(code) else "?"
        else:
            found = "N" if character.isdecimal() and code < 0x0700 else "?"
        self[code] = found
        return found


_STRESS_MARKS = {0x02C8, 0x02CC}
"""Letters to Unicode, but UAX #14 breaks before them."""


def _is_ideographic(code: int) -> bool:
    """Whether a line may break on both sides of the character: Han and kana, but for the small ones."""
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x3041 <= code <= 0x3094 or 0x30A1 <= code <= 0x30FA


def _is_more_alphabetic(code: int) -> bool:
    """Whether a letter past Cyrillic is of a script that breaks at spaces only."""
    return 0x0620 <= code <= 0x06FF or 0x1E00 <= code <= 0x1FFF or 0xAC00 <= code <= 0xD7A3


_CLASSES = _Classes({ord(sign): letter for letter, signs in _SIGNS.items() for sign in signs})

_NUMBER_INNER = re.compile(r"(?<=N)[TY]+(?=N|[CRc]?[$u%e])")
"""The signs inside a number, which LB25 keeps together: 3.50, 1/2, 1,000%."""

# Breaks between two characters that are not spaces, by the class before. UAX #14 breaks wherever no rule
# forbids it (LB31), so each line lists what is left. `P` and `F` are LB19a: a quotation mark may part from
# a neighbour only between wide ones. The word-initial hyphen stays (LB20a).
_BREAK = re.compile(
    r"""[AN](?=[iDo])
      | i(?=[ANiOoD$u])
      | [Cc](?=[ANiOoD]) | (?<!N)[Cc](?=[$u%e])
      | R(?=[iOoD]) | (?<!N)R(?=[$u%e])
      | [XxVj](?=[ANiOoD$u%e])
      | T(?=[iOoD$u%e])
      | H(?=[iOoD$u%eG]) | (?<=[^G])H(?=A)
      | [Bb](?=[ANiOoD$u%eG])
      | D(?=[ANiOo$u%e])
      | [%e](?=[iD$u%e]) | [$u](?=[D$u%e]) | [%e$u](?=[Oo](?!T?N))
      | (?<=[a-z])F(?=[ioue])
      | [ijcxeub](?=P[a-z])
    """,
    re.VERBOSE,
)
_SHUT = re.compile(r"[CcRXxY]|T(?!N)|F(?:$|[GCcRXxTYQPF])")
"""What no break may come before, even after spaces (LB13, LB15b, LB15d)."""
_OPEN = re.compile(r".*[Oo]$|(?:.*[OoQPFG])?P$")
"""What no break may come after, even with spaces between (LB14, LB15a)."""


class _Chunk(NamedTuple):
    """What stands between two spaces: where it breaks, and whether it lets a line break before and after.

    A chunk that only `uniseg` can break has no pieces. `first` is the class of its first character.
    """

    pieces: tuple[str, ...]
    shut: bool
    open: bool
    first: str


_UNKNOWN = _Chunk((), False, False, "")
_EMPTY = _Chunk(("",), False, False, "")


class _Chunks(dict[str, "_Chunk | None"]):
    """Chunk -> what is known of it, or None for a plain word: no break inside, spaces break around it."""

    def __missing__(self, chunk: str) -> _Chunk | None:
        if len(self) >= _KEPT:
            self.clear()
        found = _look_at(chunk)
        if len(chunk) <= _LONG:
            self[chunk] = found
        return found


def _look_at(chunk: str) -> _Chunk | None:
    """The breaks of a chunk by its class letters."""
    if not chunk:
        return _EMPTY
    letters = chunk.translate(_CLASSES)
    if "?" in letters:
        return _UNKNOWN
    if "N" in letters:
        letters = _NUMBER_INNER.sub(lambda signs: "N" * len(signs[0]), letters)
    ends = [found.end() for found in _BREAK.finditer(letters)]
    shut, opened = _SHUT.match(letters) is not None, _OPEN.match(letters) is not None
    if not ends and not shut and not opened and letters[0] not in "Dj":
        return None
    pieces = tuple(chunk[start:end] for start, end in zip([0, *ends], [*ends, len(chunk)], strict=True))
    return _Chunk(pieces, shut, opened, letters[0])


_CHUNKS = _Chunks()


def pieces(text: str, language: str = "") -> tuple[list[str], list[int]]:
    """The parts of a one-line text that a break may come between, and the spaces after each.

    The parts hold no trailing space (those hang over the edge of a line), so part + spaces, joined, is
    the text. Korean (`ko`) breaks at spaces alone.
    """
    chunks = text.split(" ")
    known = list(map(_CHUNKS.__getitem__, chunks))
    if not any(known):
        gaps = [1] * len(chunks)
        gaps[-1] = 0
        return chunks, gaps
    if language[:2] == "ko":
        return _at_spaces(chunks)
    if _UNKNOWN in known:
        return _by_uniseg(text)
    return _joined(chunks, known)


def _at_spaces(chunks: list[str]) -> tuple[list[str], list[int]]:
    """Parts at every run of spaces."""
    parts, gaps = [chunks[0]], [0]
    for chunk in chunks[1:]:
        gaps[-1] += 1
        if chunk:
            parts.append(chunk)
            gaps.append(0)
    return parts, gaps


def _joined(chunks: list[str], known: list[_Chunk | None]) -> tuple[list[str], list[int]]:
    """Parts of chunks that are not all plain: inner breaks cut them, some spaces do not."""
    parts: list[str] = []
    gaps: list[int] = []
    held = False  # by an opening sign before
    for chunk, this in zip(chunks, known, strict=True):
        if not chunk and parts:
            gaps[-1] += 1
            continue
        first, *others = this.pieces if this else (chunk,)
        if parts and (held or (this and _holds_on(this, parts[-1]))):
            parts[-1] += " " * gaps[-1] + first
            gaps[-1] = 0
        else:
            parts.append(first)
            gaps.append(0)
        parts += others
        gaps += [0] * len(others)
        gaps[-1] = 1
        held = this is not None and this.open
    gaps[-1] -= 1
    return parts, gaps


def _holds_on(this: _Chunk, before: str) -> bool:
    """Whether a chunk stays with what stands before the spaces before it (LB13, LB15b, LB16, LB17)."""
    if this.shut or this.first not in {"j", "D"}:
        return this.shut
    last = _CLASSES[ord(before[-1])] if before else ""
    return last in {"C", "R", "c"} if this.first == "j" else last == "D"


def _by_uniseg(text: str) -> tuple[list[str], list[int]]:
    """Parts by the whole of UAX #14."""
    # 40 ms of start-up, and most decks never need it.
    from uniseg.linebreak import line_break_boundaries

    # Hangul is read as letters, so that a Korean word stays whole.
    letters = "".join("a" if _is_hangul(character) else character for character in text)
    parts, gaps, start = [], [], 0
    for end in line_break_boundaries(letters):
        if text[end - 1] == "/" and end < len(text):
            continue
        part = text[start:end].rstrip(" ")
        parts.append(part)
        gaps.append(end - start - len(part))
        start = end
    return parts, gaps


def _is_hangul(character: str) -> bool:
    """Whether a character is a Hangul syllable or a part of one."""
    return "\uac00" <= character <= "\ud7a3" or "\u1100" <= character <= "\u11ff"
