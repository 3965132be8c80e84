"""Corrections of a faulty YAML line: each rule knows one mistake that people make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.source import Source

LONG = 4_000
"""Characters of a line above which it is not taken apart: no person wrote it, and it costs time."""

_LINE = re.compile(
    r"(?P<indent>\s*)"
    r"(?P<dashes>(?:-[ \t]+)*)"
    r"(?P<key>(?:\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{}*&!#|>%@`,-][^:#]*?|-[^\s:#-][^:#]*?)[ ]*:(?:[ \t]+|$))?"
    r"(?P<value>.*?)"
    r"(?P<comment>\s+#.*)?"
)
_WORD_KEY = re.compile(r"[\w-]+ *:\s*")
_BULLET = re.compile(r"(?:-(?=[^\s-])|[•·‣▪–—]\s*|\*\s+)(?=\S)")
_HEADER = re.compile(r"(?:^|[:-])\s*[>|][-+\d]*\s*(?:#.*)?$")
_SPACES = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_BREAKS = re.compile("[\u0085\u2028\u2029]")
_CLOSERS = {'"': '"', "'": "'", "[": "]", "{": "}"}


class Line(NamedTuple):
    """A line taken apart: `text` is `indent + dashes + key + value + comment`; `key` includes its colon."""

    number: int
    start: int
    text: str
    indent: str
    dashes: str
    key: str
    value: str
    comment: str

    @property
    def head(self) -> str:
        """What stands before the value."""
        return self.indent + self.dashes + self.key

    @property
    def body(self) -> str:
        """What stands after the indentation."""
        return self.text[len(self.indent) :]

    @property
    def is_open(self) -> bool:
        """Whether the value opens a quote or bracket that the line does not close."""
        value = self.value
        return value[:1] in _CLOSERS and value.count(_CLOSERS[value[0]]) < (2 if value[0] in "\"'" else 1)


class Fix(NamedTuple):
    """A correction: the mistake, its place in the line, what to do, and the text that replaces the line."""

    message: str
    advice: str
    line: Line
    column: int
    length: int
    text: str
    shown: tuple[str, ...]
    code: str = "yaml-syntax"


def line_of(source: Source, number: int) -> Line:
    """A line of a source, by its number from 1, taken apart."""
    text = source.line(number)
    match = _LINE.fullmatch(text) if len(text) < LONG else None
    parts = [part or "" for part in match.groups()] if match else ["", "", "", text, ""]
    return Line(number, source.start_of(number), text, *parts)


def fixes(source: Source, line: Line, has_error: bool) -> Iterator[Fix]:
    """Corrections that might mend a line, the likeliest first; `has_error`: the parser stopped on it."""
    if len(line.text) >= LONG:
        return
    yield from _tab(source, line)
    yield from _odd_space(line)
    yield from _bullet(line)
    yield from _list_behind_key(line)
    yield from _text_behind_block_mark(line)
    yield from _text_out_of_block(source, line)
    yield from _space_behind_colon(line)
    yield from _close(line)
    yield from _quotes(line)
    if has_error:
        yield from _indentation(source, line)
    yield from _text_with_colon_goes_on(source, line)
    yield from _colon(line)


def quoted(text: str) -> str:
    """A text in the quotes that need the fewest escapes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def meant_list(lines: list[str]) -> list[str]:
    """The items that lines with a bullet, or a dash without its space, were meant to be."""
    items = []
    for text in lines:
        body = text.strip()
        bullet = _BULLET.match(body) or re.match(r"\d+[.)]\s+|-\s+", body)
        if not bullet:
            return []
        items.append("- " + body[bullet.end() :])
    return items if any(not text.strip().startswith("- ") for text in lines) else []


def meant_mapping(lines: list[str]) -> str:
    """The pair that a text without a space after the colon, or with a full-width one, was meant to be."""
    match = re.match(r"([\w-]+)(?::(?!//)|：\s*)(\S.*)", lines[0].strip())
    return f"{match[1]}: {match[2]}" if match else ""


def _fix(line: Line, mistake: str, advice: str, column: int, length: int, text: str) -> Fix:
    return Fix(mistake, advice, line, column, length, text, (text.strip(),) if "\n" not in text else _dedented(text))


def _dedented(text: str) -> tuple[str, ...]:
    """Lines without the indentation that all of them have."""
    lines = text.split("\n")
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    return tuple(line[indent:] for line in lines)


def _previous(source: Source, line: Line, count: int = 8) -> list[Line]:
    """Up to so many lines with text above a line, the nearest first."""
    found: list[Line] = []
    number = line.number - 1
    while number > 0 and len(found) < count and line.number - number < 200:
        if source.line(number).strip():
            found.append(line_of(source, number))
        number -= 1
    return found


def _tab(source: Source, line: Line) -> Iterator[Fix]:
    """Tabs in the indentation, or behind a dash or colon."""
    if "\t" in line.indent:
        above = _previous(source, line, 1)
        near = [len(above[0].indent.expandtabs(2)) + more for more in (0, 2)] if above else []
        widths = [len(line.indent.expandtabs(2)), len(line.indent.expandtabs(4)), *near, 0]
        column = line.indent.index("\t")
        length = len(line.indent) - column
        for width in dict.fromkeys(widths):
            text = " " * width + re.sub(r"^((?:-\s+)*)", lambda m: m[1].replace("\t", " "), line.body)
            fix = _fix(line, "a tab in the indentation", "indent with spaces", column, length, text)
            yield fix._replace(code="yaml-tab", shown=_with_line_above(source, line, text))
    elif "\t" in line.head:
        column = line.head.index("\t")
        text = line.head.replace("\t", " ") + line.value + line.comment
        fix = _fix(line, "a tab, where YAML wants a space", "write a space", column, 1, text)
        yield fix._replace(code="yaml-tab")


def _odd_space(line: Line) -> Iterator[Fix]:
    """Spaces that are none to YAML, as pasting from web pages and word processors brings them."""
    odd = _SPACES.search(line.head + line.value[:1]) or _BREAKS.search(line.text)
    if odd:
        name = f"U+{ord(odd[0]):04X}"
        kind = "a line break" if _BREAKS.match(odd[0]) else "a space"
        text = _BREAKS.sub(" ", _SPACES.sub(" ", line.head) + line.value + line.comment)
        mistake = f"{kind} of another kind, {name}"
        yield _fix(line, mistake, "write a plain space", odd.start(), 1, text)


def _bullet(line: Line) -> Iterator[Fix]:
    """A dash without its space, or another bullet."""
    place = len(line.indent + line.dashes)
    bullet = _BULLET.match(line.text, place)
    if bullet:
        text = f"{line.text[:place]}- {line.text[bullet.end() :]}"
        advice = "a list item starts with a dash and a space"
        dash = line.text[place] == "-"
        mistake = "no space after the dash" if dash else f"a {line.text[place]} for a bullet"
        yield _fix(line, mistake, advice, place, 1, text)


def _list_behind_key(line: Line) -> Iterator[Fix]:
    """A list that starts on the line of its key."""
    if line.key and re.match(r"-\s", line.value):
        indent = " " * len(line.indent + line.dashes)
        text = f"{line.head.rstrip()}\n{indent}  {line.value}{line.comment}"
        advice = "a list starts on the line below its key"
        yield _fix(line, "a list on the line of its key", advice, len(line.head), 1, text)


def _text_behind_block_mark(line: Line) -> Iterator[Fix]:
    """Text on the line of the > or | that announces it."""
    match = re.match(r"([>|][-+]?)[ \t]*(\S.*)", line.value)
    if match:
        indent = " " * len(line.indent + line.dashes)
        text = f"{line.head}{match[1]}\n{indent}  {match[2]}{line.comment}"
        mistake = f"text on the line of the {match[1]}"
        advice = f"after {match[1]} the text starts on the next line"
        yield _fix(line, mistake, advice, len(line.head) + match.start(2), len(match[2]), text)


def _text_out_of_block(source: Source, line: Line) -> Iterator[Fix]:
    """A line of a text after > or | that is indented less than the text."""
    if _WORD_KEY.match(line.body) or line.dashes:
        return
    above: list[Line] = []
    for each in _previous(source, line, 100):
        if _HEADER.search(each.text) and above:
            indent = above[-1].indent
            if len(line.indent) < len(indent):
                text = indent + line.body
                mistake = "a line of the text above, indented less than it"
                advice = "indent the whole text alike"
                fix = _fix(line, mistake, advice, len(line.indent), len(line.body), text)
                yield fix._replace(shown=_with_line_above(source, line, text))
            return
        above.append(each)


def _space_behind_colon(line: Line) -> Iterator[Fix]:
    """A key whose colon has no space behind it, or is the full-width one of East Asian keyboards."""
    place = len(line.indent + line.dashes)
    match = re.match(r"([\w-]+)(?:(:)(?!//)|：[ ]?)(?=\S|$)", line.text[place:])
    if match and not line.key:
        text = f"{line.text[:place]}{match[1]}: {line.text[place + match.end() :]}".rstrip()
        mistake = "no space after the colon" if match[2] else "a full-width colon"
        advice = "a colon and a space stand between a key and its value"
        yield _fix(line, mistake, advice, place + match.end(1), 1, text)


def _close(line: Line) -> Iterator[Fix]:
    """A quote or bracket that is not closed."""
    value = line.value
    opened = value[:1]
    if opened and line.is_open:
        text = line.head + value.rstrip(",") + _CLOSERS[opened] + line.comment
        mistake = f"the {opened} is not closed" if opened in "[{" else "the quotes are not closed"
        yield _fix(line, mistake, "close it" if opened in "[{" else "close them", len(line.head), 1, text)


def _quotes(line: Line) -> Iterator[Fix]:
    """A text that has to be in quotes, or in other quotes."""
    value = line.value
    if not value:
        return
    mark, column, length, inner = value[0], len(line.head), len(value), value
    mistake, advice = f"a text cannot start with {mark}, unless it is in quotes", "put it in quotes"
    if mark in "\"'":
        mistake = "a text goes on after its quotes"
        advice = "put the whole text in quotes, of the kind that is not in it"
        body = value[1:-1] if len(value) > 1 and value[-1] == mark else ""
        if mark == '"' and "\\" in body:
            inner, column, length = body, column + value.index("\\"), 2
            mistake, advice = "a backslash in double quotes", "in single quotes, a backslash is itself"
        elif mark == "'" and (apostrophe := re.search(r"(?<=\w)'(?=\w)", value)):
            inner, column, length = value[1:].rstrip("'"), column + apostrophe.start(), 1
            mistake = "an apostrophe ends this text"
            advice = "a text with an apostrophe goes into double quotes"
    elif mark in "[{":
        if not re.match(r"[\[{][^\[\]{}]*[\]}]\s*[^\s,\]}]", value):
            return
    elif mark not in "*&!%@`?|>,":
        colon = re.search(r"(?<!^):(?=\s|$)", value)
        if not colon:
            return
        column, length = column + colon.start(), 1
        mistake, advice = "a second colon in a text without quotes", "a text with a colon goes into quotes"
    fix = _fix(line, mistake, advice, column, length, line.head + quoted(inner) + line.comment)
    yield fix._replace(code="yaml-tag") if mark == "!" else fix


_INDENTATION = {
    "dash": ("a dash indented {} than those of its list", "the dashes of a list stand in the same column"),
    "key": (
        "a key indented {} than those it belongs to",
        "keys that belong together stand in the same column",
    ),
    "text": ("a line indented {} than the text that it goes on with", "indent it more than the line above"),
}


def _indentation(source: Source, line: Line) -> Iterator[Fix]:
    """A key or dash that does not stand under those it belongs to."""
    own, above = len(line.indent), _previous(source, line)
    if line.body.startswith(("]", "}", "---")):
        return
    what = "dash" if line.dashes else "key" if _WORD_KEY.match(line.body) else "text"
    wanted = [len(each.indent + each.dashes) for each in above] + [len(each.indent) for each in above]
    if what == "text":  # it can only go on with what the line above says
        wanted = [len(above[0].indent) + 2] if above and above[0].head.strip() else []
    for width in sorted(dict.fromkeys(wanted), key=lambda width: abs(width - own)):
        text = " " * width + line.body
        amount = "more" if own > width else "less"
        mistake, advice = _INDENTATION[what]
        mistake = mistake.format(amount)
        fix = _fix(line, mistake, advice, own, max(len(line.key.split(":")[0]), 1), text)
        yield fix._replace(shown=_with_line_above(source, line, text))


def _text_with_colon_goes_on(source: Source, line: Line) -> Iterator[Fix]:
    """A text over several lines, without quotes, in which a later line has a colon."""
    colon = re.search(r":(?=\s|$)", line.text)
    if not colon or line.dashes:
        return
    for each in _previous(source, line, 40):
        if len(each.indent) >= len(line.indent):
            continue
        if each.key and each.value and each.value[0] not in "\"'[{>|":
            text = f"{each.head}>\n{line.indent}{each.value}{each.comment}"
            mistake = f"a colon in the text of {each.key.rstrip(' :')}"
            advice = "a text of several lines starts below a >"
            column = line.start + colon.start() - each.start
            yield _fix(each, mistake, advice, column, 1, text)
        return


def _colon(line: Line) -> Iterator[Fix]:
    """A key without its colon."""
    match = re.match(r"([A-Za-z_][\w-]*)(?:\s+(\S.*))?$", line.value)
    if match and not line.key:
        text = f"{line.head}{match[1]}: {match[2] or ''}".rstrip() + line.comment
        advice = "a colon and a space stand between a key and its value"
        yield _fix(line, "a key without its colon", advice, len(line.head), len(match[1]), text)


def _with_line_above(source: Source, line: Line, text: str) -> tuple[str, ...]:
    """The corrected line under the one above it, to show how the two line up."""
    above = _previous(source, line, 1)
    return _dedented("\n".join([each.text for each in above] + [text]))
