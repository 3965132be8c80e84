"""Runs of text as formats give them: joined, trimmed, cleared of what no text may hold, cut into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.richtext import Run
from deckbuild.richtext.inline import is_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE = "\n"
"""The text of a run that ends a line within a paragraph."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile("[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile("[\x0b\x85\u2028\u2029]")


def words_in(text: str) -> Run:
    """A run without format."""
    return Run(text)


def cleaned(text: str) -> str:
    """Text without control characters, byte order marks and optional hyphens; line separators are line ends."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub("", _BREAKS.sub(LINE, text)).replace("\u00ad", "")


def lines_of(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """The lines of a paragraph, trimmed, neighbours of one format joined; empty lines are left out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split(LINE)
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=text)] for text in more]
    return [line for line in map(trimmed, lines) if line]


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with blanks as single spaces, none at the ends, neighbours of one format joined."""
    found: list[Run] = []
    open_ = True  # a blank here would be the line's first, or a second one
    for run in runs:
        text = _BLANKS.sub(" ", run.text)
        if open_ and text[:1] == " ":
            text = text[1:]
        if not text:
            continue
        open_ = text[-1] == " "
        if run.link and not is_allowed(run.link):
            run = run._replace(link="")
        if found and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=found[-1].text + text)
        else:
            found.append(run._replace(text=text))
    if found and found[-1].text[-1:] == " ":
        last = found.pop()
        if last.text != " ":
            found.append(last._replace(text=last.text[:-1]))
    return tuple(found)


def is_bold(runs: Sequence[Run]) -> bool:
    """Whether all words are bold."""
    worded = [run for run in runs if run.text.strip()]
    return bool(worded) and all(run.bold for run in worded)


def plural(count: int, what: str, many: str = "") -> str:
    """So many of something."""
    return f"{count:,} {what if count == 1 else many or what + 's'}"
