"""Runs of text as formats give them: joined, trimmed, cleared of what no text may hold, cut into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.richtext import Run
from deckbuild.richtext.inline import is_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from deckbuild.importing.document import Block

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


def dressed(blocks: Sequence[Block], runs: Sequence[Run]) -> list[Block]:
    """Blocks of plain text with the formats of runs that have the same words in the same order.

    The runs may have signs that no block has any more (rules, hyphens of parted words), and blanks do not count.
    """
    if not any(run.bold or run.italic or run.link for run in runs):
        return list(blocks)
    text = "".join("".join(run.text.split()) for run in runs)
    forms = [run for run in runs for _ in "".join(run.text.split())]
    at = 0
    found = []
    for block in blocks:
        at = _after(text, at, block.marker)
        dressed_runs: list[Run] = []
        for run in block.runs:
            for c in run.text:
                place = -1 if c.isspace() else text.find(c, at, at + _FARTHEST)
                dressed_runs.append(forms[place]._replace(text=c) if place >= 0 else Run(c))
                at = place + 1 if place >= 0 else at
        found.append(block._replace(runs=_blended(dressed_runs)))
        for row in block.rows:
            for cell in row:
                at = _after(text, at, cell)
    return found


_FARTHEST = 200
"""Signs that are passed over in search of the next one that a block has: a rule may be that long."""


def _after(text: str, at: int, words: str) -> int:
    """Where words end that begin somewhere behind a place; blanks do not count."""
    for c in "".join(words.split()):
        place = text.find(c, at, at + _FARTHEST)
        at = place + 1 if place >= 0 else at
    return at


def _blended(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Single characters as runs; a blank takes the format of both its neighbours where they share it."""
    found: list[Run] = []
    for n, run in enumerate(runs):
        if run.text.isspace() and 0 < n < len(runs) - 1 and runs[n - 1][1:] == runs[n + 1][1:]:
            run = runs[n - 1]._replace(text=run.text)
        if found and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


def is_bold(runs: Sequence[Run]) -> bool:
    """Whether all words are bold."""
    worded = [run for run in runs if run.text.strip()]
    return bool(worded) and all(run.bold for run in worded)


def plural(count: int, what: str, many: str = "") -> str:
    """So many of something."""
    return f"{count:,} {what if count == 1 else many or what + 's'}"
