"""Markdown to a document: headings, lists, tables, quotes and formats by CommonMark, front matter as header lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.encodings import decode
from deckbuild.importing.markers import find_marker
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_LABELLED = re.compile(r"[^\s:：.!?](?:[^:：.!?\n]{0,40})[:：](?:\s|$)")
_TAG = re.compile(r"<!--|-->|</?[A-Za-z][^<>]*>")
_QUOTED = re.compile(r"([^:]+:\s*)([\"'])(.*)\2\s*$")
_BOX = re.compile(r"\[[ xXT]\]\s+")
_INVISIBLE = str.maketrans("", "", "\u200b\u2060\ufeff\u200e\u200f")
MOST_NESTED = 100
"""Levels of quotes and lists that are read."""


def read(path: str, data: bytes, encoding: str = "") -> Document:
    """The blocks of a Markdown file; raises UnreadableError."""
    from markdown_it import MarkdownIt  # takes a while to import, and few imports are of Markdown

    text, remark = decode(data, encoding)
    text = text.replace("\r\n", "\n").translate(_INVISIBLE)
    blocks: list[Block] = []
    offset = 0
    if front := _FRONT.match(text):
        offset = text.count("\n", 0, front.end())
        blocks += _front_matter(front[1])
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    if any(token.level >= MOST_NESTED - 1 for token in tokens):  # what is nested deeper is not among them
        raise UnreadableError("is nested too deep to be a document", "save it as text, and import that")
    blocks += _Walk(tokens, offset).blocks()
    return Document(path, tuple(blocks), remarks=(remark,) if remark else ())


def _front_matter(text: str) -> list[Block]:
    """The lines of the front matter, which other programs wrote for themselves, as header lines."""
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 2)]
    return [
        Block((Run(_QUOTED.sub(r"\1\3", line)),), style="front matter", origin=f"line {n}")
        for n, line in lines
        if line and not line.startswith("#")
    ]


class _Walk:
    """A walk over the tokens of a Markdown text."""

    def __init__(self, tokens: Sequence[Token], offset: int) -> None:
        self.tokens, self.offset = tokens, offset
        self.found: list[Block] = []
        self.lists: list[Token] = []
        self.quotes = 0
        self.marker = ""
        self.fresh = True  # nothing of the current list item was met

    def blocks(self) -> list[Block]:
        """The blocks in order."""
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        return self.found

    def _step(self, at: int) -> int:
        """Takes a token, or a few; where the next one is."""
        token = self.tokens[at]
        kind = token.type
        if kind == "heading_open":
            inline = self.tokens[at + 1]
            self.found.append(Block(_runs(inline), "heading", int(token.tag[1]) - 1, origin=self._origin(token)))
            return at + 3
        if kind == "table_open":
            return self._table(at)
        if kind == "inline":
            self._paragraph(token, at)
        elif kind == "hr":
            self.found.append(Block((), "break", style="rule", origin=self._origin(token)))
        elif kind in ("code_block", "fence"):
            for line in token.content.splitlines():
                if line.strip():
                    self._add((Run(line.strip(), code=True),), "", at)
        elif kind == "html_block":
            self._html(token)
        else:
            self._nest(token, at)
        return at + 1

    def _nest(self, token: Token, at: int) -> None:
        """Follows lists and quotes as they open and close."""
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(token)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self.marker = (token.info + token.markup) if token.info else token.markup
            self.fresh = True
        elif kind == "list_item_close" and self.fresh:
            self._add((), "item", at)
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if kind == "blockquote_open" else -1

    def _html(self, token: Token) -> None:
        """The words of a block of HTML; those of a comment are set apart."""
        words = " ".join(_TAG.sub(" ", token.content).split())
        is_comment = token.content.lstrip().startswith("<!--")
        if words:
            kind, style = ("aside", "comment") if is_comment else ("paragraph", "")
            self.found.append(Block((Run(words),), kind, style=style, origin=self._origin(token)))

    def _paragraph(self, token: Token, at: int) -> None:
        for lines in _parted(token):
            runs = _trimmed(lines)
            if runs:
                self._add(runs, "", at)

    def _add(self, runs: tuple[Run, ...], kind: str, at: int) -> None:
        """A paragraph where the walk stands: the item's own, one below it, a quote's, or a plain one."""
        level = len(self.lists) - 1
        if self.lists and self.fresh:
            kind = "item"
            if runs and (box := _BOX.match(runs[0].text)):
                runs = (runs[0]._replace(text=runs[0].text[box.end() :]), *runs[1:])
        kind = kind or ("quote" if self.quotes else "paragraph")
        marker = self.marker if kind == "item" else ""
        bold = bool(runs) and all(run.bold or not run.text.strip() for run in runs)
        indent = 2.0 * len(self.lists) if kind != "item" else 0.0
        token = self.tokens[at]
        block = Block(runs, kind, max(0, level), marker, indent, bold, origin=self._origin(token), blank_before=True)
        self.found.append(block)
        self.fresh = False

    def _table(self, at: int) -> int:
        rows: list[tuple[str, ...]] = []
        first = self.tokens[at]
        while self.tokens[at].type != "table_close":
            if self.tokens[at].type == "tr_open":
                rows.append(())
            elif self.tokens[at].type == "inline":
                rows[-1] += ("".join(run.text for run in _runs(self.tokens[at])),)
            at += 1
        self.found.append(Block((), "table", rows=tuple(rows), origin=self._origin(first)))
        self.fresh = False
        return at + 1

    def _origin(self, token: Token) -> str:
        for near in (token, *self.lists[-1:]):
            if near.map:
                return f"line {near.map[0] + 1 + self.offset}"
        return ""


def _parted(token: Token) -> list[list[Run]]:
    """A paragraph's runs, parted at hard line breaks, and at soft ones where every line is a `Label: value`."""
    lines: list[list[Run]] = [[]]
    hard: list[bool] = []
    for run, ends in _pieces(token.children or ()):
        if ends:
            lines.append([])
            hard.append(ends == "hardbreak")
        else:
            lines[-1].append(run)
    texts = ["".join(run.text for run in line) for line in lines]
    listed = len(lines) > 1 and all(
        _LABELLED.match(text) or find_marker(text.lstrip()).kind == "glyph" for text in texts
    )
    parted: list[list[Run]] = [lines[0]]
    for line, is_hard in zip(lines[1:], hard, strict=True):
        if is_hard or listed:
            parted.append(line)
        else:
            parted[-1] += [Run(" "), *line]
    return parted


def _runs(token: Token) -> tuple[Run, ...]:
    joined = [Run(" ") if ends else run for run, ends in _pieces(token.children or ())]
    return _trimmed(joined)


def _pieces(children: Sequence[Token]) -> list[tuple[Run, str]]:
    """The runs of inline tokens, and the breaks between them with the name of their kind."""
    found: list[tuple[Run, str]] = []
    bold = italic = 0
    link = ""
    for child in children:
        kind = child.type
        if kind in ("strong_open", "strong_close"):
            bold += 1 if kind == "strong_open" else -1
        elif kind in ("em_open", "em_close"):
            italic += 1 if kind == "em_open" else -1
        elif kind == "link_open":
            link = str(child.attrs.get("href", ""))
        elif kind == "link_close":
            link = ""
        elif kind in ("softbreak", "hardbreak"):
            found.append((Run(""), kind))
        elif kind == "html_inline" and child.content.lower().startswith("<br"):
            found.append((Run(""), "hardbreak"))
        elif kind == "html_inline":
            words = _TAG.sub("", child.content)
            found.append((Run(words, bold > 0, italic > 0), ""))
        elif kind in ("text", "code_inline", "image", "text_special"):
            found.append((Run(child.content, bold > 0, italic > 0, kind == "code_inline", link), ""))
    return [(run, ends) for run, ends in found if run.text or ends]


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of one paragraph without blanks at its ends, equal neighbours joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    while joined and not joined[0].text.strip():
        del joined[0]
    while joined and not joined[-1].text.strip():
        del joined[-1]
    if joined:
        joined[0] = joined[0]._replace(text=joined[0].text.lstrip())
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip())
    return tuple(joined)
