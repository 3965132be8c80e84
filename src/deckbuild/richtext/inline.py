"""Scans a paragraph of inline Markdown by CommonMark 0.31: escapes, code spans, emphasis by `*`, links.

The scan is CommonMark's own in one pass: pieces of text are collected while stacks remember the `*` and the
`[` that may turn out to open something. Every step is linear in the text but for bounded look-aheads.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Styled = tuple[str, bool, bool, bool, str]
"""Text, bold, italic, code, link: what a run is made of."""

ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_SPECIAL = r"\\|`+|\*+|!?\[|\]"
_TARGET_DEPTH = 32
"""How many parentheses a link target may nest; a bound that CommonMark allows and common readers share."""

_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
"""Line ends, tabs and separators count as a space; no-break and other typographic spaces do not."""


class _Piece:
    """A stretch of words; `bold` and `italic` are how many more emphases it is in than the last."""

    __slots__ = ("bold", "code", "italic", "link", "text")

    def __init__(self, text: str, code: bool = False) -> None:
        self.text = text
        self.code = code
        self.link = ""
        self.bold = 0
        self.italic = 0


class _Stars:
    """A run of `*`: the piece that holds it, how many are left of how many, and which way it flanks."""

    __slots__ = ("closes", "left", "length", "opens", "place")

    def __init__(self, place: int, length: int, opens: bool, closes: bool) -> None:
        self.place = place
        self.left = self.length = length
        self.opens = opens
        self.closes = closes

    def pairs_with(self, closer: _Stars) -> bool:
        """The rule of three, which keeps `**a*b**` from being cut up."""
        if not (self.closes or closer.opens) or (self.length + closer.length) % 3:
            return True
        return self.length % 3 == 0 and closer.length % 3 == 0


class _Bracket(NamedTuple):
    """A `[`: its piece, how many runs of `*` came before it, and whether it starts an image."""

    place: int
    stars: int
    image: bool


def is_allowed(target: str) -> bool:
    """Whether a link may lead there: http, https or mailto, with something after it and no whitespace."""
    scheme, colon, rest = target.partition(":")
    if not colon or not target.isprintable() or " " in target:
        return False
    if scheme.lower() in ("http", "https"):
        return rest.startswith("//") and rest != "//"
    return scheme.lower() == "mailto" and rest != ""


def scan(text: str, refused: list[str] | None = None) -> list[Styled]:
    """The formatted stretches of one paragraph; targets that a link may not have are added to `refused`."""
    scanner = _Scanner(text.translate(_SPACES).strip(" "))
    scanner.run()
    if refused is not None:
        refused += scanner.refused
    return _merged(scanner.pieces)


class _Scanner:
    """A scan under way: the text is taken up to `at`, and up to `start` it has become pieces."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = self.start = 0
        self.pieces: list[_Piece] = []
        self.stars: list[_Stars] = []
        self.brackets: list[_Bracket] = []
        self.spent = 0  # brackets below this index have a link after them, and links do not nest
        self.fences: dict[int, list[int]] | None = None
        self.refused: list[str] = []

    def run(self) -> None:
        """Takes the whole text."""
        search = re.compile(_SPECIAL).search
        while found := search(self.text, self.at):
            here, self.at = found.span()
            mark = found[0]
            if mark == "\\":
                self._escape(here)
            elif mark[0] == "`":
                self._code(here, len(mark))
            else:
                self._piece(here)
                if mark[0] == "*":
                    self.stars.append(_stars(self.text, here, self.at, len(self.pieces)))
                elif mark != "]":
                    self.brackets.append(_Bracket(len(self.pieces), len(self.stars), mark == "!["))
                elif self._link():
                    continue
                self.pieces.append(_Piece(mark))
        self._piece(len(self.text))
        _emphasise(self.pieces, self.stars, 0)

    def _piece(self, end: int) -> None:
        """Makes the words up to `end` a piece; what goes on starts at `at`."""
        self.pieces.append(_Piece(self.text[self.start : end]))
        self.start = self.at

    def _escape(self, here: int) -> None:
        """Takes punctuation after a backslash as it is; before anything else the backslash is literal."""
        if self.text[self.at : self.at + 1] in ASCII_PUNCTUATION:
            self._piece(here)
            self.at += 1

    def _code(self, here: int, length: int) -> None:
        """Takes a code span, or the backticks as they are if none closes it."""
        if self.fences is None:
            self.fences = _fences(self.text)
        close = _closing(self.fences, length, self.at)
        if close >= 0:
            self._piece(here)
            self.pieces.append(_Piece(_content(self.text[self.at : close]), code=True))
            self.at = self.start = close + length

    def _link(self) -> bool:
        """Takes the target after a `]`, if there is a link to end, and says so."""
        if not self.brackets:
            return False
        opener = self.brackets.pop()
        is_open = len(self.brackets) >= self.spent and not opener.image
        self.spent = min(self.spent, len(self.brackets))
        target, end = _target(self.text, self.at) if is_open else ("", -1)
        if end < 0:
            return False
        inside = self.pieces[opener.place + 1 :]
        if not is_allowed(target) and (target or any(piece.text for piece in inside)):
            self.refused.append(target)
            return False
        _emphasise(self.pieces, self.stars, opener.stars)
        self.pieces[opener.place].text = ""
        for piece in inside:
            piece.link = target
        self.spent = len(self.brackets)
        self.at = self.start = end
        return True


def _fences(text: str) -> dict[int, list[int]]:
    """Where runs of backticks start, by their length, the last place first."""
    found: dict[int, list[int]] = {}
    for run in reversed(list(re.finditer("`+", text))):
        found.setdefault(len(run[0]), []).append(run.start())
    return found


def _closing(fences: dict[int, list[int]], length: int, at: int) -> int:
    """Where the code span that began before `at` ends, or -1."""
    places = fences.get(length, [])
    while places and places[-1] < at:
        places.pop()
    return places[-1] if places else -1


def _content(text: str) -> str:
    """A code span's content, without the one space either side that lets it start with a backtick."""
    padded = text[0] == text[-1] == " " and text.strip(" ") != ""
    return text[1:-1] if padded else text


def _stars(text: str, here: int, end: int, place: int) -> _Stars:
    """A run of `*` with what its neighbours allow it to be (CommonMark 0.31, section 6.2)."""
    before, after = _kind(text[here - 1 : here] if here else ""), _kind(text[end : end + 1])
    opens = after > 0 and (after == 2 or before < 2)
    closes = before > 0 and (before == 2 or after < 2)
    return _Stars(place, end - here, opens, closes)


def _kind(char: str) -> int:
    """What a neighbour of a `*` is: 0 whitespace or an end of text, 1 punctuation or a symbol, 2 other."""
    if not char or char.isspace():
        return 0
    if char < "\x80":
        return 1 if char in ASCII_PUNCTUATION else 2
    from unicodedata import category  # a shared library of its own, needed by few texts

    return 1 if category(char)[0] in "PS" else 2


def _emphasise(pieces: list[_Piece], stars: list[_Stars], bottom: int) -> None:
    """Pairs the runs of `*` from `bottom` on, and takes them off the stack."""
    openers: list[_Stars] = []
    floors: dict[tuple[bool, int], int] = {}  # below them no opener suits this kind of closer
    for closer in stars[bottom:]:
        kind = closer.opens, closer.length % 3
        while closer.closes and closer.left:
            index = len(openers) - 1
            floor = floors.get(kind, 0)
            while index >= floor and not openers[index].pairs_with(closer):
                index -= 1
            if index < floor:
                floors[kind] = len(openers)
                break
            opener = openers[index]
            _pair(pieces, opener, closer)
            del openers[index + 1 if opener.left else index :]
            for key, height in floors.items():
                floors[key] = min(height, len(openers))
        if closer.opens and closer.left:
            openers.append(closer)
    for run in stars[bottom:]:
        pieces[run.place].text = "*" * run.left
    del stars[bottom:]


def _pair(pieces: list[_Piece], opener: _Stars, closer: _Stars) -> None:
    """Makes what stands between two runs of `*` bold if both have two left, else italic."""
    first, last = pieces[opener.place + 1], pieces[closer.place]
    if opener.left > 1 and closer.left > 1:
        used = 2
        first.bold += 1
        last.bold -= 1
    else:
        used = 1
        first.italic += 1
        last.italic -= 1
    opener.left -= used
    closer.left -= used


def _target(text: str, at: int) -> tuple[str, int]:
    """The target in the parentheses that start at `at` and where they end: at -1 if this is no link."""
    if text[at : at + 1] != "(":
        return "", -1
    at = _skip(text, at + 1)
    target, at = _angled(text, at) if text[at : at + 1] == "<" else _bare(text, at)
    if at < 0:
        return "", -1
    end = _skip(text, at)
    if end > at and text[end : end + 1] in ('"', "'", "("):
        end = _skip(text, _after_title(text, end))
    return target, end + 1 if text[end : end + 1] == ")" else -1


def _skip(text: str, at: int) -> int:
    """Past the spaces."""
    while text[at : at + 1] == " ":
        at += 1
    return at


def _angled(text: str, at: int) -> tuple[str, int]:
    """A target between `<` and `>`."""
    found = re.compile(r"<((?:[^<>\\]|\\.?)*+)>").match(text, at)
    return (_unescaped(found[1]), found.end()) if found else ("", -1)


def _bare(text: str, at: int) -> tuple[str, int]:
    """A target up to a space or to the parenthesis that was not opened in it."""
    start, depth = at, 0
    while at < len(text) and text[at] > " " and text[at] != "\x7f":
        char = text[at]
        if char == "\\" and text[at + 1 : at + 2] in ASCII_PUNCTUATION:
            at += 1
        elif char == "(":
            depth += 1
            if depth > _TARGET_DEPTH:
                return "", -1
        elif char == ")":
            if not depth:
                break
            depth -= 1
        at += 1
    return (_unescaped(text[start:at]), at) if not depth else ("", -1)


def _after_title(text: str, at: int) -> int:
    """Where the title that starts at `at` ends, or the end of the text, where no link is closed."""
    quote = text[at]
    inside = r"[^()\\]" if quote == "(" else rf"[^{quote}\\]"
    close = r"\)" if quote == "(" else quote
    found = re.compile(rf"(?:{inside}|\\.)*+{close}").match(text, at + 1)
    return found.end() if found else len(text)


def _unescaped(text: str) -> str:
    """A target without the backslashes that protect punctuation."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text) if "\\" in text else text


def _merged(pieces: list[_Piece]) -> list[Styled]:
    """Neighbours of one format joined, runs of spaces reduced to the first, none left at the ends."""
    found: list[tuple[list[str], tuple[bool, bool, bool, str]]] = []
    bold = italic = 0
    spaced = True  # whether the words so far end in a space, or there are none yet
    for piece in pieces:
        bold += piece.bold
        italic += piece.italic
        words = piece.text
        if "  " in words:
            words = re.sub("  +", " ", words)
        if spaced and words[:1] == " ":
            words = words[1:]
        if not words:
            continue
        spaced = words[-1] == " "
        style = bold > 0, italic > 0, piece.code, piece.link
        if found and found[-1][1] == style:
            found[-1][0].append(words)
        else:
            found.append(([words], style))
    merged = [("".join(words), *style) for words, style in found]
    if merged and merged[-1][0][-1] == " ":
        text, bold_, italic_, code, link = merged.pop()
        if text != " ":
            merged.append((text[:-1], bold_, italic_, code, link))
    return merged
