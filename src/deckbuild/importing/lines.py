"""Lines of plain text to blocks: markers and indentation found, hard-wrapped lines joined, rules and tables seen."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from deckbuild.importing.document import Block, UnreadableError
from deckbuild.importing.markers import GLYPHS, NO_MARKER, Marker, confirm, find_marker
from deckbuild.richtext import Run

TAB = 4
"""Columns from one tab stop to the next."""

MOST_LINES = 150_000
"""Lines that a document may have, blank ones not counted: some 3,000 pages."""

_LONGEST_WRAP = 132
"""Columns beyond which a line was not broken by hand or by a mail program."""

_SHORTEST_WRAP = 40
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200e\u200f]")
_RULE = re.compile(r"[-=_*~#·.—–─━═]{3,}$|(?:[-=*_~] ){2,}[-=*_~]$")
_SPACES = " \t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_INLINE_BULLETS = re.compile(
    rf"(?<=\s)(?=[{re.escape(GLYPHS.replace('・', '').replace('ㅇ', '').replace('※', ''))}]\s)"
)
_QUOTED = re.compile(r"^>(?: ?>)* ?")
_MOSTLY_QUOTED = 4
_SENTENCE_ENDS = ".!?。！？…:;：；"


class Line(NamedTuple):
    """A line without its indentation: where it stood, how far in, its marker and the words after it."""

    origin: str
    indent: int
    marker: Marker
    words: str
    width: int
    blank_before: bool
    rule: bool = False


def blocks_of(lines: Iterable[tuple[str, str]]) -> list[Block]:
    """The blocks of lines of text, each given with its origin; a form feed is a break."""
    found = _confirmed(_circled(_few(_lines(lines))))
    width = _wrap_width(found)
    blocks: list[Block] = []
    at = 0
    while at < len(found):
        line = found[at]
        if line.words == "\f":
            blocks.append(Block((), "break", style="page", origin=line.origin))
            at += 1
        elif line.rule:
            at = _rule(found, at, blocks)
        elif rows := _table(found, at):
            blocks.append(Block((), "table", rows=rows, origin=line.origin, blank_before=line.blank_before))
            at += len(rows)
        else:
            end = _joined_to(found, at, width)
            blocks.append(_block(found[at:end]))
            at = end
    return blocks


def _few(lines: Iterable[Line]) -> list[Line]:
    """The lines as a list, if no more than a talk may have; raises UnreadableError for more."""
    found = list(islice(lines, MOST_LINES + 1))
    if len(found) > MOST_LINES:
        raise UnreadableError(
            f"has more than {MOST_LINES:,} lines: that is no talk", "import the part that you will speak"
        )
    return found


def columns(text: str) -> int:
    """How wide a text stands in a fixed-width font."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _lines(lines: Iterable[tuple[str, str]]) -> Iterable[Line]:
    blank = True
    for text, origin in lines:
        for part in re.split("(\f)", text) if "\f" in text else (text,):
            if part == "\f":
                yield Line(origin, 0, NO_MARKER, "\f", 0, True)
                blank = True
                continue
            whole = _INVISIBLE.sub("", part).rstrip()
            words = whole.lstrip(_SPACES)
            if not words:
                blank = blank or "\f" not in text
                continue
            indent = _indent(whole[: len(whole) - len(words)])
            pieces = _INLINE_BULLETS.split(words) if len(words) > 20 else [words]
            for piece in pieces if len(pieces) > 2 else (words,):
                rule = bool(_RULE.match(piece)) and not piece[0].isalnum()
                marker = NO_MARKER if rule else find_marker(piece)
                yield Line(origin, indent, marker, piece.rstrip(), indent + columns(piece.rstrip()), blank, rule)
                blank = False
    return


def unquoted(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the sign that a mail program quotes with, where most of them have it."""
    quoted = sum(1 for text in lines if text[:1] == ">")
    if quoted * 2 < sum(1 for text in lines if text.strip()) or quoted < _MOSTLY_QUOTED:
        return lines
    return [_QUOTED.sub("", text) for text in lines]


def _circled(lines: list[Line]) -> list[Line]:
    """The lines with the letter `o` taken for a bullet where several in a row begin with it, which no sentences do."""
    alike = [not line.marker.kind and line.words.startswith("o ") for line in lines]
    for n, line in enumerate(lines):
        beside = (n > 0 and alike[n - 1], n + 1 < len(lines) and alike[n + 1] and not lines[n + 1].blank_before)
        if alike[n] and (beside[1] or (beside[0] and not line.blank_before)):
            lines[n] = line._replace(marker=Marker("o", 2, "glyph"))
    return lines


def _indent(blanks: str) -> int:
    column = 0
    for c in blanks:
        column = column + TAB - column % TAB if c == "\t" else column + (2 if c == "\u3000" else 1)
    return column


def _confirmed(lines: list[Line]) -> list[Line]:
    """The lines with the markers that are such, the words without them."""
    found = []
    for line, good in zip(lines, confirm([line.marker for line in lines]), strict=True):
        if good:
            found.append(line._replace(words=line.words[line.marker.end :]))
        else:
            found.append(line._replace(marker=NO_MARKER))
    return found


def _wrap_width(lines: Sequence[Line]) -> int:
    """The column at which the text was broken, 0 where it was not: where lines that go on below end at most."""
    going_on = sorted(
        line.width
        for line, after in itertools.pairwise(lines)
        if not after.blank_before
        and not after.marker.kind
        and not line.rule
        and not after.rule
        and line.words[-1:] not in _SENTENCE_ENDS
        and _SHORTEST_WRAP <= line.width <= _LONGEST_WRAP
    )
    lower = sum(1 for line in lines if not line.marker.kind and not line.blank_before and _goes_on_in_words(line.words))
    if len(going_on) < 2 or lower * 5 < len(going_on):
        return 0
    width = going_on[int(len(going_on) * 0.9)]
    near = sum(1 for w in going_on if w >= width - 16)
    return width if near * 2 >= len(going_on) else 0


def _goes_on_in_words(words: str) -> bool:
    """Whether a line begins as no line of a header and no sentence does."""
    return words[0].islower() or "\u3040" <= words[0] <= "\u9fff" or "가" <= words[0] <= "힣"


def _joined_to(lines: Sequence[Line], at: int, width: int) -> int:
    """Where the paragraph or item that begins at a line ends."""
    end = at + 1
    first = lines[at]
    if not first.words:
        return end
    while end < len(lines) and _goes_on(first, lines[end - 1], lines[end], width):
        end += 1
    return end


def _goes_on(first: Line, last: Line, after: Line, width: int) -> bool:
    """Whether a line is the continuation of the one above it."""
    if after.blank_before or after.marker.kind or after.rule or after.words == "\f" or "\t" in after.words:
        return False
    text_start = first.indent + len(first.marker.text) + 1 if first.marker.kind else first.indent
    if first.marker.kind and after.indent and after.indent < first.indent:
        return False
    if last is not first and abs(after.indent - last.indent) > 1 and not first.marker.kind:
        return False
    if last is first and after.indent > text_start + 8:
        return False
    lower = after.words[0].islower() or after.words[0] in ",;.)»”"
    if lower and last.words[-1] not in ".!?:：;" and last.width >= 25 and not _is_labelled(after.words):
        return True
    if not width or last.width > _LONGEST_WRAP:
        # With no width to go by, only a line that hangs below a long item belongs to it.
        return (
            bool(first.marker.kind) and after.indent > first.indent and last.width >= 60 and last.words[-1] not in ".!?"
        )
    if first.marker.kind and after.indent > first.indent and len(after.words.split()) <= 3:
        return True
    word = after.words.split(None, 1)[0]
    room = last.width + 1 + columns(word if word.isascii() or " " in after.words else word[:1])
    return room > width - 1 and last.width > width - 24


_LABELLED = re.compile(r"[\w /&().-]{1,30}[:：]\s")


def _is_labelled(words: str) -> bool:
    return bool(_LABELLED.match(words))


def _block(lines: Sequence[Line]) -> Block:
    first = lines[0]
    text = first.words
    for line in lines[1:]:
        text = _join(text, line.words)
    kind = "item" if first.marker.kind else "paragraph"
    level, quote = 0, False
    if kind == "paragraph" and text[:1] in ">＞" and text[1:2] in " >":
        text, quote = text.lstrip("> ＞").replace(" > ", " "), True
    return Block(
        (Run(text),) if text else (),
        "quote" if quote else kind,
        level,
        first.marker.text,
        float(first.indent),
        origin=first.origin,
        blank_before=first.blank_before,
    )


def _join(text: str, more: str) -> str:
    """Two lines of one paragraph as one: with a blank between, unless a word or a script without blanks is broken."""
    before, after = text[-1:], more[:1]
    if before == "\u00ad":
        return text[:-1] + more
    if before == "-" and text[-2:-1].isalpha() and after.islower():
        return text + more
    if _is_unspaced(before) and _is_unspaced(after):
        return text + more
    return f"{text} {more}"


def _is_unspaced(c: str) -> bool:
    """Whether a character is of Chinese or Japanese, which write no blanks between words."""
    return "\u3000" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" or "\uff00" <= c <= "\uff65"


def _rule(lines: Sequence[Line], at: int, blocks: list[Block]) -> int:
    """A row of signs: the underline of a heading where one short line stands right above it, else a break."""
    line = lines[at]
    above = blocks[-1] if blocks else None
    same_sign = line.words.strip(" ")[:1] in "=-~"
    if above and not line.blank_before and same_sign and above.kind == "paragraph" and len(above.text) <= 80:
        single = lines[at - 1].origin == above.origin
        below = at + 1 < len(lines) and not lines[at + 1].blank_before and lines[at + 1].rule
        if single and not below and above.text[-1:] not in ".,;":
            is_boxed = len(blocks) > 1 and blocks[-2].style == "rule" and not above.blank_before
            level = 0 if line.words[0] == "=" and not is_boxed else 1
            blocks[-1] = above._replace(kind="heading", level=level, style="underlined by a rule")
            return at + 1
    blocks.append(Block((), "break", style="rule", origin=line.origin, blank_before=line.blank_before))
    return at + 1


def _table(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], ...]:
    """The rows of a table whose cells tabs part, which begins at a line; empty for none."""
    rows: list[tuple[str, ...]] = []
    while at < len(lines) and "\t" in lines[at].words and not lines[at].marker.kind:
        if rows and lines[at].blank_before:
            break
        cells = tuple(cell.strip() for cell in re.split(r"\t+", lines[at].words))
        if rows and len(cells) != len(rows[0]):
            break
        rows.append(cells)
        at += 1
    return tuple(rows) if len(rows) > 1 else ()
