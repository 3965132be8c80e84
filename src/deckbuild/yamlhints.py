"""YAML syntax problems in a person's words, with the corrected line; what a misread text was meant to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.source import Source, Span
from deckbuild.yamlfixes import Fix, Line, fixes, line_of, meant_list, meant_mapping, quoted
from deckbuild.yamlnodes import TOO_DEEP, event_reader, library

if TYPE_CHECKING:
    from deckbuild.diagnostics import Problems
    from deckbuild.yamlnodes import Scalar

NEAR = 40
"""Lines above an error that are searched for an open quote or bracket."""

FAR = 4_000_000
"""Characters of a text above which a correction is only tried where a part of the text stands for it."""

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Fault(NamedTuple):
    """What the parser raised: its words, and the offsets of the problem and of what it was reading."""

    problem: str
    at: int
    context: int | None


def report(source: Source, error: Exception, problems: Problems) -> None:
    """Adds the diagnostic of a syntax error: at the mistake, with the corrected line where one is found.

    A corrected line is only shown after it was tried: with it, the parser gets past the place.
    """
    fault = _fault(source, error)
    if fault is None:
        bad = _UNREADABLE.search(source.text)
        start = bad.start() if bad else 0
        name = f"U+{ord(source.text[start]):04X}"
        at = Span(source, start, start + 1)
        problems.error("yaml-syntax", f"a character, {name}, that YAML does not take", at, "delete it")
        return
    if "nesting depth" in fault.problem:  # some versions of the parser look that far ahead, and stop by themselves
        start = _on_text(source, fault.at)
        problems.error("yaml-depth", TOO_DEEP, Span(source, start, start + 1))
        return
    fix = _first_that_helps(source, fault)
    if fix is None:
        code, message, start, advice = _in_words(source, fault)
        problems.error(code, message, Span(source, start, start + 1), *advice)
        return
    start = fix.line.start + fix.column
    hints = [f"{fix.advice}:\n" + "\n".join(_shortened(text) for text in fix.shown)]
    if fix.code == "yaml-tab":
        others = len(re.findall(r"^ *\t", source.text, re.MULTILINE)) - ("\t" in fix.line.indent)
        hints += [f"lines that start with a tab, besides this one: {others}"] if others else []
    problems.error(fix.code, fix.message, Span(source, start, start + max(fix.length, 1)), *hints)


def looks_like(source: Source, scalar: Scalar) -> str:
    """What a text found where a list or mapping was expected was meant to be, as a hint, or ""."""
    written = source.text[scalar.start : scalar.end]
    number, column = source.position(scalar.start)
    if scalar.quoted:
        return ""
    if not written:
        comment = re.match(r"[ \t]*(#\S.*)", source.text[scalar.end :].split("\n", 1)[0])
        if not comment:
            return ""
        text = quoted(comment[1].rstrip())
        return f"what follows # is a comment; to have it in the text, use quotes:\n  {text}"
    lines = [source.line(number)[column - 1 :], *map(source.line, range(number + 1, number + 4))]
    lines = lines[: written.count("\n") + 1]
    listed = meant_list(lines)
    if listed:
        return "a list item starts with a dash and a space:\n" + "\n".join(f"  {item}" for item in listed)
    mapped = meant_mapping(lines)
    return f"a colon and a space stand between a key and its value:\n  {mapped}" if mapped else ""


def _fault(source: Source, error: Exception) -> _Fault | None:
    """The problem of a parser's error, or None where the text has a character it does not take."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return None
    at = min(mark.index, len(source.text))
    return _Fault(str(getattr(error, "problem", "")), at, context.index if context else None)


def _first_that_helps(source: Source, fault: _Fault) -> Fix | None:
    """The likeliest correction of a line at or above the error that the parser gets past."""
    part, base = _part_around(source, fault)
    for number in _suspects(source, fault):
        line = line_of(source, number)
        for fix in fixes(source, line, number == source.position(fault.at)[0]):
            if fix.text == line.text:
                continue
            if part is None or _gets_past(part, base, line, fix, fault.at):
                return fix
    return None


def _suspects(source: Source, fault: _Fault) -> list[int]:
    """Line numbers to look for the mistake in, the likeliest first."""
    at, column = source.position(fault.at)
    wanted = [at] if source.line(at)[: column + 1].strip() or source.line(at).strip() else []
    if fault.context is not None:
        wanted.append(source.position(fault.context)[0])
    above = [n for n in range(at - 1, max(at - NEAR, 0), -1) if source.line(n).strip()]
    wanted += above[:2]
    wanted += [n for n in above[2:] if line_of(source, n).is_open]
    return list(dict.fromkeys(wanted))


def _part_around(source: Source, fault: _Fault) -> tuple[str | None, int]:
    """A part of the text in which the parser fails as in the whole, and where it starts.

    Trying corrections on a part keeps them quick in a file of megabytes. Of such a file, None where
    there is no such part: the likeliest correction is then taken untried.
    """
    text, number = source.text, source.position(fault.at)[0]
    if number < 200:
        return text[: fault.at + 20_000], 0
    for first in range(number - NEAR, max(number - 20 * NEAR, 1), -1):
        line = source.line(first)
        if line[:1] in ("", " ", "\t", "#") or not (line.startswith("- ") or ":" in line):
            continue
        base = fault.at - source.position(fault.at)[1] + 1
        base -= sum(len(source.line(n)) for n in range(first, number))
        base = text.rfind("\n", 0, line_of(source, first).start) + 1
        part = text[base : fault.at + 20_000]
        if _first_error(part) == fault.at - base:
            return part, base
    return (text[: fault.at + 20_000], 0) if len(text) < FAR else (None, 0)


def _gets_past(part: str, base: int, line: Line, fix: Fix, at: int) -> bool:
    """Whether the parser, with the line corrected, reads on to beyond the error."""
    start, end = line.start - base, line.start - base + len(line.text)
    if start < 0:
        return False
    mended = part[:start] + fix.text + part[end:]
    failed = _first_error(mended)
    if failed is None:
        return True
    beyond_line = failed > start + len(fix.text)
    at_end = at - base >= len(part.rstrip())
    return beyond_line and (at_end or failed > at - base + len(fix.text) - len(line.text))


def _first_error(text: str) -> int | None:
    """The offset of the first syntax error of a text."""
    yaml = library()
    try:
        next_event = event_reader(text)
        while type(next_event()) is not yaml.StreamEndEvent:
            pass
    except yaml.MarkedYAMLError as error:
        return int(error.problem_mark.index) if error.problem_mark else 0
    except (yaml.YAMLError, UnicodeEncodeError):
        return 0
    return None


def _shortened(text: str) -> str:
    """A corrected line as a hint shows it: what is long is cut in the middle."""
    return f"  {text}" if len(text) <= 100 else f"  {text[:60]}…{text[-35:]}"


_SAME_COLUMN = "keys that belong together stand in the same column, and so do the dashes of a list"

# What the parser says, what that means to a person, whether at the place where it stopped, and what to do.
_WORDS = (
    ("mapping values are not allowed", "a colon where no key can stand", True, ""),
    ("could not find expected ':'", "a key without its colon", False, ""),
    ("tab", "a tab, where YAML wants spaces", True, "set the editor to write spaces for the tab key"),
    ("unexpected end of stream", "the quotes are not closed", False, ""),
    ("document indicator", "the quotes are not closed", False, ""),
    ("unknown escape", "a backslash in double quotes", True, "in single quotes, a backslash is itself"),
    ("',' or ']'", "the [ is not closed, or a comma is missing", False, ""),
    ("',' or '}'", "the { is not closed, or a comma is missing", False, ""),
    ("document start", "this line does not fit those above it", True, _SAME_COLUMN),
    ("expected key", "this line does not fit those above it", True, _SAME_COLUMN),
    ("'-' indicator", "this line does not fit the list above it", True, _SAME_COLUMN),
    ("<block end>", "this line does not fit those above it", True, _SAME_COLUMN),
    ("block sequence entries", "a list cannot start here", True, "start it on a line of its own"),
    ("tag handle", "a tag that means nothing here", True, "a text that starts with ! goes into quotes"),
    ("directive", "a text cannot start with %, unless it is in quotes", False, ""),
    ("alphabetic or numeric", "a text cannot start with * or &, unless it is in quotes", False, ""),
    ("cannot start any token", "a text cannot start so, unless it is in quotes", True, ""),
    ("comment or line break", "text on the line of a > or |", True, "the text starts on the next line"),
)


def _in_words(source: Source, fault: _Fault) -> tuple[str, str, int, tuple[str, ...]]:
    """Code, message, offset and hints of an error for which no correction was found."""
    line = line_of(source, source.position(fault.at)[0])
    if line.dashes and ("expected key" in fault.problem or "found '-'" in fault.problem):
        advice = "give the list a key, such as points:, on a line above it"
        return "yaml-syntax", "a list item among keys", line.start + len(line.indent), (advice,)
    if line.key and not line.dashes and ("'-' indicator" in fault.problem or "found '?'" in fault.problem):
        advice = "a key stands above a list, or, indented, within one of its items"
        return "yaml-syntax", "a key among list items", line.start + len(line.indent), (advice,)
    if line.body[:1] in ("]", "}") and source.text[fault.at : fault.at + 1] in ("]", "}"):
        return "yaml-syntax", f"a {line.body[0]} that closes nothing", fault.at, ("delete it",)
    if line.body.startswith(":"):
        return "yaml-key", "there is no key before this colon", line.start + len(line.indent), ()
    for words, message, here, advice in _WORDS:
        if words in fault.problem:
            start = fault.at if here or fault.context is None else fault.context
            code = {"tab": "yaml-tab", "tag handle": "yaml-tag"}.get(words, "yaml-syntax")
            return code, message, _on_text(source, start), (advice,) if advice else ()
    return "yaml-syntax", "this cannot be read as YAML", _on_text(source, fault.at), ()


def _on_text(source: Source, offset: int) -> int:
    """The offset, or where it is past the last line with text, the end of that line."""
    end = len(source.text.rstrip())
    return min(offset, max(end - 1, 0))
