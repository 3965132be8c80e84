"""The `notes:` of a section written anew: Markdown paragraphs and lists from the paragraphs that the deck has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.pulling.lines import heard
from deckbuild.pulling.values import LeftError
from deckbuild.richtext import Block, blocks, markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckbuild.pulling.lines import Line

_LIKE_AN_ITEM = re.compile(r"([-+]|\d+[.)])(?=\s|$)")


def pulled_notes(text: str, lines: Sequence[Line]) -> str:
    """The notes that say the lines, whose `ours` counts the paragraphs of `text`. Raises LeftError if none can."""
    old = blocks(text)
    wanted = [_block(line, old, n, lines) for n, line in enumerate(lines)]
    if [*old] == wanted:
        return text
    apart = re.split(r"\n[ \t]*\n\s*", text.strip("\n"))
    if len(apart) == len(old) and all(block.marker == "none" for block in (*old, *wanted)):
        kept = [apart[line.ours] if line.ours is not None and old[line.ours] == block else _text(block)
                for line, block in zip(lines, wanted, strict=True)]  # fmt: skip
        made = "\n\n".join(kept)
    else:
        made = _prose(wanted)
    if _bare(blocks(made)) != _bare(wanted):
        raise LeftError("Markdown has no way to say these paragraphs one after the other")
    return made


def _block(line: Line, old: Sequence[Block], n: int, lines: Sequence[Line]) -> Block:
    """A paragraph as a block: an old one with its words and level, a new one in the manner of the one before it."""
    if line.ours is not None:
        was = old[line.ours]
        runs = was.runs if heard(was.runs) == line.runs else line.runs
        return was._replace(runs=runs, level=line.level)
    before = next((old[one.ours] for one in reversed(lines[:n]) if one.ours is not None), None)
    marker = {"bullet": "bullet", "dash": "bullet", "number": "number"}.get(line.marker, "none")
    if not line.marker and before is not None:
        marker = before.marker
    return Block(line.runs, line.level, marker, int(marker == "number"))


def _bare(found: Sequence[Block]) -> list[Block]:
    """Blocks as the deck tells them apart: without the typeface of code, and without what they count."""
    return [block._replace(runs=heard(block.runs), number=0) for block in found]


def _prose(found: Sequence[Block]) -> str:
    """Blocks as Markdown: items indented by what stands before the words of those above them."""
    lines: list[str] = []
    deep: list[int] = []
    counts: list[int] = []
    for n, block in enumerate(found):
        column = sum(deep[: block.level])
        if block.marker == "none":
            inside = column if block.level == 0 else sum(deep[: block.level + 1])
            lines += ([""] if n else []) + [" " * inside + _text(block)]
            continue
        if n and found[n - 1].marker == "none":
            lines.append("")
        goes_on = block.level < len(deep) and block.marker == "number"
        number = counts[block.level] + 1 if goes_on else block.number
        counts[block.level :] = [number]
        mark = "- " if block.marker == "bullet" else f"{number}. "
        deep[block.level :] = [len(mark)]
        lines.append(" " * column + mark + _text(block))
    return "\n".join(lines)


def _text(block: Block) -> str:
    """A paragraph that is not taken for an item of a list."""
    text = markdown(block.runs)
    found = _LIKE_AN_ITEM.match(text)
    if not found:
        return text
    mark = found[1]
    return mark[:-1] + "\\" + mark[-1] + text[len(mark) :]
