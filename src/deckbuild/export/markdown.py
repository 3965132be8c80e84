"""A speech as Markdown, to read in any editor or to paste elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.richtext import markdown
from deckbuild.timing import minutes_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from deckbuild.export.speech import Head, Page, Speech
    from deckbuild.layout.shapes import Paragraph
    from deckbuild.richtext import Run

_START = re.compile(r"(?=[#>+=~|-])|\d+(?=[.)](?:\s|$))")
_HTML = re.compile(r"(?=<|&#?\w+;)")
"""Where a backslash keeps words from being read as a heading, a list or a rule, as HTML or as a character's name."""


def markdown_of(speech: Speech) -> str:
    """The whole speech: the head, a heading a section with its time, the disclaimer at the end."""
    blocks = [*_head(speech.head)]
    for number, page in enumerate(speech.pages, 1):
        blocks += _page(page, number)
    if speech.head.disclaimer:
        blocks += ["---", f"*{_words(speech.head.disclaimer)}*"]
    return "\n\n".join(blocks) + "\n"


def _head(head: Head) -> Iterator[str]:
    yield f"# {_words(head.title)}"
    marks = [text for text in (head.embargo, head.marking, head.delivery) if text]
    if marks:
        yield "\n".join(f"> **{text}**  " for text in marks).rstrip()
    if head.facts:
        yield "\n".join(f"{_words(line)}  " for line in head.facts).rstrip()
    if head.contact:
        yield head.contact


def _page(page: Page, number: int) -> Iterator[str]:
    yield f"## {number}. {_words(page.title)}"
    yield f"*{when(page)}*"
    yield from _paragraphs(page.said)
    if page.cues:
        lines = "\n\n".join(_paragraphs(page.cues)).split("\n")
        yield "\n".join(f"> {line}".rstrip() for line in lines)
    yield from _paragraphs(page.source)


def _words(runs: Sequence[Run]) -> str:
    """Runs as Markdown that any reader shows as these words, wherever they stand."""
    text = _HTML.sub(r"\\", markdown(runs))
    start = _START.match(text)
    return f"{start[0]}\\{text[start.end() :]}" if start else text


def when(page: Page) -> str:
    """When a section starts and how long it takes, as `2:05 – 1:28 min`; in brackets where it is not shown."""
    length = f"{minutes_text(page.spoken.middle)} min"
    return f"({length})" if page.begins is None else f"{minutes_text(page.begins)} · {length}"


def _paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Blocks of Markdown; the items of one list are one block."""
    items: list[str] = []
    counts: dict[int, tuple[str, int]] = {}
    for paragraph in paragraphs:
        marker, level = paragraph.marker, paragraph.level
        if marker == "none":
            if items:
                yield "\n".join(items)
            items, counts = [], {}
            yield _words(paragraph.runs)
            continue
        counts = {at: own for at, own in counts.items() if at < level or (at == level and own[0] == marker)}
        count = counts[level][1] + 1 if level in counts else paragraph.number
        counts[level] = (marker, count)
        mark = f"{count}." if marker == "number" else "-"
        items.append(f"{'   ' * level}{mark} {_words(paragraph.runs)}")
    if items:
        yield "\n".join(items)
