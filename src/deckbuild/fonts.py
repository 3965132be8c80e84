"""How wide text is in a font, from a built-in table of advance widths or an installed font file.

The table (`data/widths.txt`, made by `tools/make_widths.py`) holds free fonts drawn to the widths of the
common office fonts, so most decks are measured without the fonts being there. No kerning and no
ligatures: presentation programs hardly apply them, and leaving them out errs on the wide side.
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = os.path.join(os.path.dirname(__file__), "data", "widths.txt")

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
    "courier new": "Liberation Mono",
    "courier": "Liberation Mono",
    "liberation mono": "Liberation Mono",
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
_WIDE_IN_CHINESE = "“”‘’…·"
"""Drawn one em wide by Chinese fonts."""
SEAM = 0.24
"""Em that LibreOffice sets between East Asian and other signs: a fifth of the line pitch."""


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
        return [width / em for width in self._advances.of(text)]

    def missing(self, text: str) -> str:
        """The characters that the font has no glyph for, each once, in order; none for an unknown font."""
        if self.estimated:
            return ""
        return "".join(c for c in dict.fromkeys(text) if c not in self._own and not _is_unseen(c))


class _Advances(dict[str, int]):
    """Character -> advance width in units of which `em` make one em."""

    def __init__(self, own: Mapping[str, int], em: int, bold: bool) -> None:
        super().__init__(own)
        self.own = own
        self.em = em
        self.bold = bold

    def __missing__(self, character: str) -> int:
        width = self[character] = round(_substitute(character, self.bold) * self.em)
        return width

    def of(self, text: str) -> list[int]:
        """Width of each character beside its neighbours."""
        if text.isascii():
            return [self[character] for character in text]
        widths = [self[character] for character in (_joined_forms(text) if _is_arabic(text) else text)]
        if any(map(_is_east, text)):
            self._east(text, widths)
        return widths

    def _east(self, text: str, widths: list[int]) -> None:
        """Widens what East Asian neighbours widen: Chinese quotation marks, and the seams of scripts."""
        if any("\u2e80" < character < "\ua000" for character in text):
            for index, character in enumerate(text):
                if character in _WIDE_IN_CHINESE:
                    widths[index] = self.em
        before: bool | None = None
        for index, character in enumerate(text):
            script = _script(character)
            if script is not None:
                if before is not None and script != before:
                    widths[index - 1] += round(SEAM * self.em)
                before = script


class _Words(dict[str, float]):
    """Text -> advance width in em."""

    def __init__(self, advances: _Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, word: str) -> float:
        if len(self) >= _KEPT:
            self.clear()
        width = self[word] = sum(self._advances.of(word)) / self._advances.em
        return width


class Measure(NamedTuple):
    """How a font is measured (`table`, `installed` or `stand-in`), and by the widths of which family."""

    how: str
    by: str


def measure_of(font: str) -> Measure:
    """By what a font is measured."""
    name = font.strip().lower()
    if name in _SAME_WIDTHS:
        return Measure("table", _SAME_WIDTHS[name])
    if not face(font).estimated:
        return Measure("installed", font.strip())
    family = next((name.removesuffix(weight) for weight in _WEIGHTS if name.endswith(weight)), "")
    return Measure("stand-in", _SAME_WIDTHS.get(family, "Noto Sans"))


def known_fonts() -> tuple[str, ...]:
    """The names of the fonts whose widths are known everywhere, as they are written."""
    return tuple(name.title() for name in _SAME_WIDTHS)


def face(font: str, bold: bool = False) -> Face:
    """The face of a font by the name PowerPoint knows it by, always the same object for the same name."""
    return _face(font.strip(), bold)


@cache
def _face(font: str, bold: bool) -> Face:
    name = font.lower()
    if name in _SAME_WIDTHS:
        return Face(font, bold, _Advances(*_table(_SAME_WIDTHS[name], bold), bold), False)
    # Only a font outside the table needs the search and fontTools.
    from deckbuild.fontfiles import installed

    read = installed(font, bold)
    if read:
        return Face(font, bold, _Advances(*read, bold), False)
    for weight in _WEIGHTS:
        if name.removesuffix(weight) in _SAME_WIDTHS:
            return Face(font, bold, _Advances(*_table(_SAME_WIDTHS[name.removesuffix(weight)], True), bold), True)
    own, em = _table("Noto Sans", bold)
    return Face(font, bold, _Advances({c: round(w * _UNKNOWN_FONT) for c, w in own.items()}, em, bold), True)


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


def _substitute(character: str, bold: bool) -> float:
    """Width in em of a character that the face has not, as another font will draw it."""
    code = ord(character)
    if _is_unseen(character) or 0x1160 <= code <= 0x11FF:  # the later parts of a composed Hangul syllable
        return 0.0
    if 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x115F:
        return _HANGUL
    own, em = _table("Fallback", bold)
    kind = unicodedata.east_asian_width(character)
    if kind in {"W", "F"}:
        return _EMOJI if code >= 0x1F000 and code < 0x20000 else _WIDE
    if character in own:
        return own[character] / em
    return _UNKNOWN_CHARACTER


def _is_unseen(character: str) -> bool:
    """Whether a character takes no room of its own: combining marks, joiners, controls."""
    return unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}


def is_seam(before: str, after: str) -> bool:
    """Whether two neighbouring stretches of text meet where East Asian and other signs do."""
    left = next((script for script in map(_script, reversed(before)) if script is not None), None)
    right = next((script for script in map(_script, after) if script is not None), None)
    return left is not None and right is not None and left != right


def _script(character: str) -> bool | None:
    """Whether a character is East Asian; None for one that goes with either, such as a space."""
    if character in " \u00a0" or "\u2000" <= character < "\u2e80":
        return None
    return _is_east(character)


def _is_east(character: str) -> bool:
    return (
        "\u2e80" <= character < "\ua000"
        or "\uac00" <= character < "\ud7b0"
        or "\uf900" <= character < "\ufb00"
        or "\uff00" <= character < "\ufff0"
    )


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


def _joined_forms(text: str) -> list[str]:
    """Arabic letters in the forms they take beside their neighbours, which are narrower than alone."""
    forms = _forms()
    shown = list(text)
    letters = [index for index, character in enumerate(text) if unicodedata.category(character) != "Mn"]
    for before, here, after in zip([None, *letters], letters, [*letters[1:], None], strict=False):
        own = forms.get(text[here], {})
        joins_before = before is not None and "final" in own and "initial" in forms.get(text[before], {})
        joins_after = after is not None and "initial" in own and "final" in forms.get(text[after], {})
        form = ("isolated", "initial", "final", "medial")[joins_after + 2 * joins_before]
        shown[here] = own.get(form, text[here])
    return shown
