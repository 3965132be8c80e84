"""The markers that list items begin with: glyphs and counted ones, told from words that only look like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

GLYPHS = "•‣◦▪▫■□▢●○◎◆◇★☆►▸▶▷➤➢➔➜❖✓✔✗✘☐☑☒※∙⁃⦁◼◻🔹🔸ㅇ・\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06f\uf0a8\uf02d\uf0e0\uf071"
"""Characters that are markers wherever they begin a line; the private ones are Symbol and Wingdings."""

_SPACED_GLYPHS = "*+§·¨Øo-–—―‒−－"
"""Characters that are markers when a blank follows."""

DASHES = frozenset(("-", "–", "—", "--", "―", "‒", "−", "⁃", "\uf02d", "－"))

_BLANK = r"[ \t\u00a0\u3000\u2000-\u200a]"
_END = rf"(?={_BLANK}|$)"
_WIDE = r"[\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]"
_GLYPH = re.compile(rf"(?:[{re.escape(GLYPHS)}]|--{_END}|[{re.escape(_SPACED_GLYPHS)}]{_END})")
_TIGHT_CJK = re.compile(rf"[-*·–－]{_WIDE}")
_COUNTED = re.compile(
    rf"(?:(?P<multi>\d{{1,2}}(?:\.\d{{1,2}})+\.?){_END}"
    rf"|(?P<digit>\d{{1,3}}[.)]|\(\d{{1,3}}\)|[０-９]{{1,3}}[．.)）]|（[０-９\d]{{1,3}}）)(?:{_END}|(?={_WIDE}))"
    rf"|(?P<circled>[①-⑳❶-❿➀-➓])"
    rf"|(?P<roman>\(?[ivxl]{{1,6}}[.)]|\(?[IVXL]{{1,6}}[.)]){_END}"
    rf"|(?P<letter>\(?[a-zA-Zа-яА-Я][.)]){_END}"
    rf"|(?P<korean>\(?[가나다라마바사아자차카타파하][.)]){_END}"
    rf"|(?P<stem>제\d{{1,2}}(?=[.장절]?{_BLANK})|\d단(?={_BLANK})|[一二三四五六七八九十]{{1,2}}[、．.]))"
)
_AFTER = re.compile(rf"{_BLANK}*")
_KOREAN = "가나다라마바사아자차카타파하"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Marker(NamedTuple):
    """A marker as written, where the words after it begin, its kind (`glyph`, `digit`, `roman` …) and its count."""

    text: str
    end: int
    kind: str
    number: int = 0


NO_MARKER = Marker("", 0, "")


def find_marker(line: str) -> Marker:
    """What a line without its indentation begins with; counted markers still have to be confirmed (see `confirm`)."""
    first = line[:1]
    if not first or (line[:3].isalpha() and len(line) > 2 and first not in "제ㅇivxlIVXL"):
        return NO_MARKER
    if found := _GLYPH.match(line):
        end = _AFTER.match(line, found.end())
        after = line[found.end() : found.end() + 3]
        if found[0] == "o" and after[:1] != "\t" and len(after) - len(after.lstrip()) < 2 and after.strip():
            return NO_MARKER  # a word of Polish or Spanish, unless it stands off as bullets do
        if found[0] == "§" and after.strip()[:1].isdigit():
            return NO_MARKER
        return Marker(found[0], end.end() if end else found.end(), "glyph")
    if _TIGHT_CJK.match(line):
        return Marker(first, 1, "glyph")
    if found := _COUNTED.match(line):
        kind = str(found.lastgroup)
        end = _AFTER.match(line, found.end())
        return Marker(found[0], end.end() if end else found.end(), kind, _count(found[0], kind))
    return NO_MARKER


def confirm(markers: Sequence[Marker]) -> list[bool]:
    """Which markers of a document, in order, are markers indeed: a counted one needs company that counts with it.

    A number stands when it is 1 or follows on its predecessor; a letter or Roman numeral when a neighbour of its
    own shape does too, so that neither `A. Speaker` nor the `(C)` of a handling mark begins a list.
    """
    there: dict[tuple[str, str], set[int]] = {}
    for m in markers:
        if m.kind not in ("", "glyph"):
            there.setdefault(_shape(m), set()).add(m.number)
    outlines = {_steps(m) for m in markers if m.kind == "multi"}
    met: dict[tuple[str, str], set[int]] = {}
    confirmed = []
    for m in markers:
        if m.kind in ("", "glyph", "circled"):
            confirmed.append(bool(m.kind))
            continue
        if m.kind == "multi":
            *stem, last = _steps(m)
            confirmed.append((*stem, last - 1) in outlines or (last == 1 and (*stem, 2) in outlines))
            continue
        before = met.setdefault(_shape(m), set())
        if m.kind in ("digit", "stem"):
            good = m.number <= 1 or m.number - 1 in before or m.number in before
        else:
            good = m.number - 1 in before or (m.number == 1 and 2 in there[_shape(m)])
        if good:
            before.add(m.number)
        confirmed.append(good)
    return confirmed


def _steps(m: Marker) -> tuple[int, ...]:
    """The numbers of an outline marker such as `1.2.3`."""
    return tuple(int(part) for part in m.text.strip(".").split("."))


@lru_cache(maxsize=256)
def is_counted(marker: str) -> bool:
    """Whether a marker counts, as `1.` and `(a)` do; a glyph and an empty one do not."""
    return any(c.isdigit() or c.isalpha() for c in marker) and marker not in ("o", "Ø", "ㅇ")


def count_of(marker: str) -> int:
    """What a counted marker counts; 0 for one that is not understood."""
    found = find_marker(marker)
    return found.number


def _shape(m: Marker) -> tuple[str, str]:
    """What markers of one list share: the kind, the signs around the count, and its case."""
    signs = "".join(c for c in m.text if not c.isalnum())
    return m.kind, signs + ("A" if m.text.isupper() else "")


def _count(text: str, kind: str) -> int:
    inner = "".join(c for c in text if c.isalnum())
    if kind in ("digit", "stem") and any(c.isdecimal() for c in inner):
        return int("".join(c for c in inner if c.isdecimal()))
    if kind == "stem":
        kanji = "一二三四五六七八九十"
        return sum(kanji.index(c) + 1 for c in inner)
    if kind == "circled":
        for first, base in (("①", 1), ("❶", 1), ("➀", 1)):
            if 0 <= ord(text) - ord(first) < 20:
                return ord(text) - ord(first) + base
    if kind == "roman":
        values = [_ROMAN[c] for c in inner.lower()]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    if kind == "korean":
        return _KOREAN.index(inner) + 1
    return ord(inner.lower()[0]) - ord("a" if inner.isascii() else "а") + 1
