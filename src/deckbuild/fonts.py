"""How wide text is in a font, from a built-in table of advance widths or an installed font file.

The table (`data/widths.txt`, made by `tools/make_widths.py`) holds free fonts drawn to the widths of the
common office fonts, so most decks are measured without the fonts being there. No kerning and no
ligatures: presentation programs hardly apply them, and leaving them out errs on the wide side.
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = os.path.join(os.path.dirname(__file__), "data", "widths.txt")  # noqa: PTH118, PTH120 (start-up)

_KEPT = 50_000
"""Words whose width is remembered."""

_SAME_WIDTHS = {
    "calibri": "Carlito",
    "carlito": "Carlito",
    "cambria": "Caladea",
    "caladea": "Caladea",
    "arial": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "liberation sans": "Liberation Sans",
    "times new roman": "Liberation Serif",
    "times": "Liberation Serif",
    "liberation serif": "Liberation Serif",
    "noto sans": "Noto Sans",
}
_WEIGHTS = (" light", " semilight", " thin", " medium", " semibold")
"""Weights that are no wider than the family's bold, by whose widths they are estimated."""
_UNKNOWN_FONT = 1.1
"""An unknown font is taken for Noto Sans, itself a wide face, and a tenth more."""

_HANGUL = 0.92
"""Em a syllable, in Noto Sans CJK KR."""
_WIDE = 1.0
"""Em an ideograph or a kana, in every East Asian font."""
_EMOJI = 1.4
"""Em a colour emoji: the platforms differ, all draw it wider than one em."""
_UNKNOWN_CHARACTER = 0.6


class Face:
    """One font in one weight; `estimated` when its widths are a guess on the wide side.

    `words` maps a stretch of text to its advance width in em, measured when it is first asked for.
    """

    __slots__ = ("_advances", "_own", "bold", "estimated", "name", "space", "words")

    def __init__(self, name: str, bold: bool, advances: _Advances, estimated: bool) -> None:
        self.name = name
        self.bold = bold
        self.estimated = estimated
        self._own = advances.own
        self._advances = advances
        self.words = _Words(advances)
        self.space = self.words[" "]

    def __repr__(self) -> str:
        return f"Face({self.name!r}, bold={self.bold})"

    def width(self, text: str) -> float:
        """Advance width of a text in em: times the font size, it is in points."""
        words = text.split(" ")
        return sum(map(self.words.__getitem__, words)) + self.space * (len(words) - 1)

    def widths(self, text: str) -> list[float]:
        """Advance width in em of each character."""
        em = self._advances.em
        return [self._advances[character] / em for character in text]

    def missing(self, text: str) -> str:
        """The characters that the font has no glyph for, each once, in order; none for an unknown font."""
        if self.estimated:
            return ""
        return "".join(c for c in dict.fromkeys(text) if c not in self._own and not _is_unseen(c))


class _Advances(dict[str, int]):
    """Character -> advance width in units of which `em` make one em."""

    def __init__(self, own: Mapping[str, int], em: int) -> None:
        super().__init__(own)
        self.own = own
        self.em = em

    def __missing__(self, character: str) -> int:
        width = self[character] = round(_substitute(character) * self.em)
        return width


class _Words(dict[str, float]):
    """Text -> advance width in em."""

    def __init__(self, advances: _Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, word: str) -> float:
        if len(self) >= _KEPT:
            self.clear()
        shown = word if word.isascii() or not _is_arabic(word) else _joined_forms(word)
        width = self[word] = sum(map(self._advances.__getitem__, shown)) / self._advances.em
        return width


def face(font: str, bold: bool = False) -> Face:
    """The face of a font by the name PowerPoint knows it by, always the same object for the same name."""
    return _face(font.strip(), bold)


@cache
def _face(font: str, bold: bool) -> Face:
    name = font.lower()
    if name in _SAME_WIDTHS:
        return Face(font, bold, _Advances(*_table(_SAME_WIDTHS[name], bold)), False)
    # Only a font outside the table needs the search and fontTools.
    from deckbuild.fontfiles import installed

    read = installed(font, bold)
    if read:
        return Face(font, bold, _Advances(*read), False)
    for weight in _WEIGHTS:
        if name.removesuffix(weight) in _SAME_WIDTHS:
            return Face(font, bold, _Advances(*_table(_SAME_WIDTHS[name.removesuffix(weight)], True)), True)
    own, em = _table("Noto Sans", bold)
    return Face(font, bold, _Advances({c: round(w * _UNKNOWN_FONT) for c, w in own.items()}, em), True)


@cache
def _table(name: str, bold: bool) -> tuple[dict[str, int], int]:
    """Advance width of each character of a face in the table, and its units per em."""
    heading = f"= {name}, {'Bold' if bold else 'Regular'}, "
    with open(_TABLE, encoding="ascii") as file:
        text = file.read()
    start = text.index(heading) + len(heading)
    em, *lines = text[start : text.find("\n=", start)].split("\n")
    found: dict[str, int] = {}
    for line in lines:
        first, *widths = line.split()
        code = int(first, 16)
        found.update(zip(map(chr, range(code, code + len(widths))), map(int, widths), strict=True))
    return found, int(em)


def _substitute(character: str) -> float:
    """Width in em of a character that the face has not, as another font will draw it."""
    code = ord(character)
    if _is_unseen(character) or 0x1160 <= code <= 0x11FF:  # the later parts of a composed Hangul syllable
        return 0.0
    if 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x115F:
        return _HANGUL
    own, em = _table("Fallback", False)
    kind = unicodedata.east_asian_width(character)
    if kind in {"W", "F"}:
        return _EMOJI if code >= 0x1F000 and code < 0x20000 else _WIDE
    if character in own:
        return own[character] / em
    return _UNKNOWN_CHARACTER


def _is_unseen(character: str) -> bool:
    """Whether a character takes no room of its own: combining marks, joiners, controls."""
    return unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}


def _is_arabic(word: str) -> bool:
    return any("\u0620" <= character <= "\u06ff" for character in word)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Arabic letter -> its presentation forms by name: isolated, final, initial, medial."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1:
            found.setdefault(chr(int(letters[0], 16)), {})[form.strip("<>")] = chr(code)
    return found


def _joined_forms(word: str) -> str:
    """Arabic letters in the forms they take beside their neighbours, which are narrower than alone."""
    forms = _forms()
    letters = [c for c in word if unicodedata.category(c) != "Mn"]
    shown = []
    for index, letter in enumerate(letters):
        own = forms.get(letter, {})
        before = forms.get(letters[index - 1], {}) if index else {}
        after = forms.get(letters[index + 1], {}) if index + 1 < len(letters) else {}
        joins_before = "initial" in before and "final" in own
        joins_after = "initial" in own and "final" in after
        form = ("isolated", "initial", "final", "medial")[joins_after + 2 * joins_before]
        shown.append(own.get(form, letter))
    return "".join(shown)
