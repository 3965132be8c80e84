"""Diagnostics as people and programs read them: text with excerpts, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from deckbuild.diagnostics import is_lasting
from deckbuild.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.diagnostics import Diagnostic
    from deckbuild.source import Source

COLUMNS = 100
"""Columns that an excerpt takes at most, gutter included."""

TAB = 4
"""Columns that a tab takes in an excerpt, wherever it stands."""

_COLORS = {"error": "\033[1;31m", "warning": "\033[1;33m", "note": "\033[1;36m"}
_BOLD, _BLUE, _PLAIN = "\033[1m", "\033[1;34m", "\033[0m"
_JOINERS = "\u200c\u200d"  # at work inside Persian and Indic words, and in emoji
_BLOCK = re.compile(r"(?:^|[:-])\s+[>|][0-9+-]*\s*(?:#.*)?$")
_IGNORE = re.compile(r"(?:^|\s)#\s*deckbuild:\s*ignore\[([^\]]*)\]")


def render(found: Sequence[Diagnostic], format: str = "text", color: bool = False) -> str:  # noqa: A002
    """The diagnostics in the order given, as "text", "json", "github" or "sarif"; without a line end at the last."""
    if format == "json":
        return _json(found)
    if format == "sarif":
        from deckbuild.rendering.sarif import sarif  # only a code scanning service reads it

        return sarif(found)
    if format == "github":
        return "\n".join(_annotation(d) for d in found)
    return "\n\n".join("\n".join(_text(d, color)) for d in found)


def summary(found: Sequence[Diagnostic]) -> str:
    """How many there are of each level, as in "2 errors, 1 warning"; "no problems" of none."""
    counted = [f"{count} {level}{'s' if count > 1 else ''}" for level, count in _counts(found).items() if count]
    return ", ".join(counted) or "no problems"


def silenced(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics without those that a `# deckbuild: ignore[code]` takes back.

    The comment stands on the line of the problem or is the line above it; several codes are separated by commas. For a
    text in a block it stands on the line that begins the block, as in `say: >  # deckbuild: ignore[left-open]`. Codes
    of `NEVER_SILENT` stay.
    """
    return [d for d in found if not _is_silenced(d)]


def _is_silenced(d: Diagnostic) -> bool:
    if not d.at.source.text or is_lasting(d):
        return False
    line, _ = d.at.source.position(d.at.start)
    head = _head_of_block(d.at.source, line)
    written = [d.at.source.line(line)]
    for number in {line, head or line}:
        above = d.at.source.line(number - 1)
        written += [above] if above.lstrip().startswith("#") else []
    written += [d.at.source.line(head)] if head else []
    codes = [code.strip() for text in written for match in _IGNORE.findall(text) for code in match.split(",")]
    return d.code in codes


def _head_of_block(source: Source, line: int) -> int:
    """The line of `say: >` above a line of the text that it begins, where no comment can stand; 0 for other lines."""
    indent = _indent(source.line(line))
    number = line - 1
    while number > 0 and (not source.line(number).strip() or _indent(source.line(number)) >= indent):
        number -= 1
    return number if number > 0 and _BLOCK.search(source.line(number)) else 0


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _counts(found: Sequence[Diagnostic]) -> dict[str, int]:
    levels = [d.level for d in found]
    return {level: levels.count(level) for level in ("error", "warning", "note")}


# Text


def _text(d: Diagnostic, color: bool) -> list[str]:
    """The lines of one diagnostic: a line that stands alone, excerpts, hints."""
    accent, bold, plain = (_COLORS.get(d.level, ""), _BOLD, _PLAIN) if color else ("", "", "")
    where = f"{_where(d.at)}: " if d.at.source.path else ""
    lines = [f"{bold}{where}{accent}{d.level}[{d.code}]{plain}{bold}: {_visible(d.message)}{plain}"]
    spans = [span for span in (d.at, d.second) if span is not None and span.source.text]
    width = max((len(str(span.source.position(span.start)[0])) for span in spans), default=1)
    if d.at.source.text:
        lines += _excerpt(d.at, width, accent, color)
    gutter = f"{' ' * width} {_BLUE if color else ''}={plain}"
    if d.second is not None:
        lines.append(f"{gutter} {_visible(d.second_note) or 'see also'}: {_where(d.second)}")
        if d.second.source.text:
            lines += _excerpt(d.second, width, _BLUE if color else "", color)
    for hint in d.hints:
        first, *more = hint.split("\n")
        lines.append(f"{gutter} {bold}hint{plain}: {_visible(first)}")
        lines += [f"{' ' * width}         {_visible(line)}" for line in more]
    return lines


def _where(span: Span) -> str:
    """The place of a span as editors and grep read it; of an empty file, its name."""
    path = _visible(span.source.path)
    if not span.source.text:
        return path
    line, column = span.source.position(span.start)
    return f"{path}:{line}:{column}"


def _excerpt(span: Span, width: int, accent: str, color: bool) -> list[str]:
    """The line that a span starts on, with carets under it, cut to a window where it is long."""
    number, column = span.source.position(span.start)
    text = span.source.line(number)
    stop = min(column - 1 + max(span.end - span.start, 1), max(len(text), column))
    shown, before, marked = _window(text, column - 1, stop, COLUMNS - width - 3)
    bar, plain = (f"{_BLUE}|{_PLAIN}", _PLAIN) if color else ("|", "")
    line_number = f"{_BLUE}{number:>{width}}{_PLAIN}" if color else f"{number:>{width}}"
    return [
        f"{' ' * width} {bar}",
        f"{line_number} {bar} {shown}".rstrip(),
        f"{' ' * width} {bar} {' ' * before}{accent}{'^' * marked}{plain}",
    ]


def _window(text: str, start: int, stop: int, room: int) -> tuple[str, int, int]:
    """What fits the room of a line around a span; the columns before its carets, and the carets."""
    skipped = max(start - 2 * COLUMNS, 0)  # a line may have megabytes: only what is near is looked at
    near = text[skipped : start + 2 * COLUMNS]
    cells = [_cell(char) for char in near]
    start, stop = start - skipped, min(stop - skipped, len(cells))
    first, last = 0, len(cells)
    if len(near) < len(text) or sum(width for _, width in cells) > room:
        first, last = _fitting([width for _, width in cells], start, stop, room - 2)
    left = "…" if skipped + first > 0 else ""
    right = "…" if skipped + last < len(text) else ""
    shown = left + "".join(cell for cell, _ in cells[first:last]) + right
    before = len(left) + sum(width for _, width in cells[first:start])
    marked = sum(width for _, width in cells[start : min(stop, last)])
    return shown, before, max(marked, 1)


def _fitting(widths: list[int], start: int, stop: int, room: int) -> tuple[int, int]:
    """The stretch of cells that fits: the span first, then a column before it for every two after it."""
    first = last = min(start, len(widths))
    while True:
        before, after = first, last
        if first > 0 and last >= stop and widths[first - 1] <= room:
            first -= 1
            room -= widths[first]
        for _ in range(2):
            if last < len(widths) and widths[last] <= room:
                room -= widths[last]
                last += 1
        if (first, last) == (before, after):
            return first, last


def _cell(char: str) -> tuple[str, int]:
    """How a character is shown in an excerpt, and the columns that it takes in a terminal."""
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        return " " * TAB, TAB
    category = unicodedata.category(char)
    if char in _JOINERS or category in ("Mn", "Me"):
        return char, 0
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn"):
        escape = _escape(char)
        return escape, len(escape)
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _visible(text: str) -> str:
    """The text on one line, with escapes for what would steer a terminal or hide what is written."""
    if text.isprintable():
        return text
    return "".join(" " if char == "\t" else _cell(char)[0] for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# For programs


def _json(found: Sequence[Diagnostic]) -> str:
    """The diagnostics as a JSON document; a place that there is none of is null."""
    import json  # a plain build writes no JSON

    counts = {f"{level}s": count for level, count in _counts(found).items()}
    document = {"version": 1, "diagnostics": [_plain(d) for d in found], "summary": counts}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _plain(d: Diagnostic) -> dict[str, object]:
    second = None if d.second is None else {"note": d.second_note, **_place(d.second)}
    head = {"code": d.code, "level": d.level, "message": d.message}
    return {**head, **_place(d.at), "hints": list(d.hints), "second": second}


def _place(span: Span) -> dict[str, object]:
    """File, lines and columns from 1; the end is the column after the last character."""
    place: dict[str, object] = dict.fromkeys(("path", "line", "column", "end_line", "end_column"))
    place["path"] = span.source.path or None
    if span.source.text:
        place["line"], place["column"] = span.source.position(span.start)
        place["end_line"], place["end_column"] = span.source.position(max(span.end, span.start))
    return place


def _annotation(d: Diagnostic) -> str:
    """A workflow command of GitHub Actions; an end column counts only where the line is one."""
    place = _place(d.at)
    properties = []
    if d.at.source.path:
        properties.append(f"file={_property(d.at.source.path)}")
    if place["line"] is not None:
        properties += [f"line={place['line']}", f"col={place['column']}"]
        one_line = place["end_line"] == place["line"]
        end = f"endColumn={place['end_column']}" if one_line else f"endLine={place['end_line']}"
        properties.append(end)
    properties.append(f"title={_property(d.code)}")
    message = "\n".join([d.message, *(f"hint: {hint}" for hint in d.hints)])
    command = "notice" if d.level == "note" else d.level
    return f"::{command} {','.join(properties)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
