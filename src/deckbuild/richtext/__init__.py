"""Inline Markdown to runs of equally formatted words and back, and the paragraphs and lists of notes.

A text knows `**bold**`, `*italic*`, `` `code` ``, `[link](https://…)` and the backslash, by the rules of
CommonMark 0.31; anything else in it is literal. The scanners are loaded by the first text that needs them:
most texts are plain words, and those are answered here.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """Words of one format; `link` is the target as it was written, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


class Block(NamedTuple):
    """A paragraph of notes.

    `marker` is `none`, `bullet` or `number`, `level` the depth of the list it stands in (0 for the outermost
    list, as for a paragraph outside lists), `number` what a numbered item counts. A further paragraph of an
    item has the item's level and no marker.
    """

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = "none"
    number: int = 0


def _is_bare(text: str) -> bool:
    """Whether a text is its own single run: no markup, and no whitespace to collapse.

    `isprintable` is false for every control character and every space but the plain one, so it stands for
    a dozen searches; a text with a no-break space merely takes the longer way.
    """
    return (
        "*" not in text
        and "`" not in text
        and "[" not in text
        and "\\" not in text
        and "  " not in text
        and text.isprintable()
        and text[:1] != " "
        and text[-1:] != " "
    )


def runs(text: str) -> tuple[Run, ...]:
    """One paragraph of inline Markdown as runs, adjacent ones of different format, none of them empty.

    Whitespace and line ends collapse to single spaces, also across formats, and the ends are stripped;
    no-break and other typographic spaces stay. A link without text is nothing: `[]()` may separate a `**`
    from a letter it would otherwise stick to. The title of a link is dropped. A link to anything but http,
    https or mailto is literal text (see `refused_links`), and so is an image.
    """
    if _is_bare(text):
        return (Run(text),) if text else ()
    from deckbuild.richtext.inline import scan

    return tuple(map(Run._make, scan(text)))


def plain(text: str) -> str:
    """The words of a text, without the markup."""
    return text if _is_bare(text) else "".join([run.text for run in runs(text)])


def refused_links(text: str) -> list[str]:
    """The targets, in order, of what would be links if they led to http, https or mailto."""
    if "](" not in text:
        return []
    from deckbuild.richtext.inline import scan

    refused: list[str] = []
    scan(text, refused)
    return refused


def markdown(runs: Sequence[Run]) -> str:
    """The text that reads back as these runs, with no escape that could be left out.

    `runs(markdown(r)) == r` for every `r` that `runs` can give, and also for formats that start or end in
    the middle of a word or in a space, which the flanking rules alone cannot tell: there the delimiters are
    kept apart by the empty link `[]()`. Runs that are not in normal form (equal neighbours, doubled spaces)
    come back normalised, and a target that would be refused is left out, its words kept.
    """
    from deckbuild.richtext.writing import write

    return write(runs)


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and list items of notes, in order; those without words are left out.

    Paragraphs are separated by blank lines; lists are CommonMark's, nested by indentation, with the markers
    `-`, `+`, `*`, `1.` and `1)`. Headings, quotes, fences, tables and rules are literal words.
    """
    from deckbuild.richtext.lists import has_markers, list_paragraphs

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not has_markers(lines):
        found = [Block(runs(paragraph)) for paragraph in _paragraphs(lines)]
    else:
        found = [Block(runs(words), *place) for words, place in list_paragraphs(lines)]
    return tuple([block for block in found if block.runs])


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines joined up to each blank one."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip(" \t"):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(paragraph) for paragraph in found if paragraph]
