"""Word documents: the text as it would be printed with all changes accepted, lists with the markers they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.importing.document import Block, Document
from deckbuild.importing.formats.docxstyles import Numbering, Styles
from deckbuild.importing.formats.docxtext import Story
from deckbuild.importing.formats.parts import Parts, attribute, child, local
from deckbuild.importing.formats.runs import plural, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_FIRST_PAGE = 40
"""Paragraphs that may be on the first page where the document does not say where it ends."""

_KINDS = {"first": "first-page ", "even": "even-page ", "default": ""}


def read(path: str, data: bytes) -> Document:
    """The blocks of a Word document; raises UnreadableError."""
    return _Reader(Parts(data)).read(path)


class _Reader:
    """One reading of a document: its parts, styles and numbering, and what was met on the way."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.root = parts.main("word/document.xml")
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"), self.styles)

    def read(self, path: str) -> Document:
        story = self._story(parts_of=self.parts.main_part, what="")
        story.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        body = list(story.blocks(child(self.root, "body")))
        blocks = (*self._margins("header"), *_placed(body), *self._margins("footer"))
        language = self.styles.language
        return Document(path, blocks, False, self.parts.property("title"), language, tuple(self._remarks(story)))

    def _story(self, parts_of: str, what: str) -> Story:
        links = {key: r.target for key, r in self.parts.relations(parts_of).items() if r.external}
        return Story(self.styles, self.numbering, links, what)

    def _part(self, kind: str) -> etree._Element | None:
        names = self.parts.related(self.parts.main_part, kind)
        return self.parts.xml(names[0]) if names else None

    def _notes(self, kind: str) -> dict[str, Block]:
        """Footnotes or endnotes by their id, one aside each."""
        found = {}
        for part in self.parts.related(self.parts.main_part, kind + "s"):
            root = self.parts.xml(part)
            story = self._story(part, kind)
            for element in root if root is not None else ():
                if attribute(element, "type") in ("", "normal"):
                    runs = [run for block in story.blocks(element) for run in (*block.runs, words_in(" "))]
                    if runs:
                        found[attribute(element, "id")] = Block(tuple(runs[:-1]), "aside", style=kind)
        return found

    def _margins(self, what: str) -> Iterator[Block]:
        """Headers or footers of all sections, each text once, as asides."""
        relations = self.parts.relations(self.parts.main_part)
        met: set[str] = set()
        for section in self.root.iter("{*}sectPr"):
            has_first = child(section, "titlePg") is not None
            for reference in section:
                kind = attribute(reference, "type", "default")
                relation = relations.get(attribute(reference, "id"))
                if local(reference) != f"{what}Reference" or relation is None or (kind == "first" and not has_first):
                    continue
                root = self.parts.xml(relation.target)
                for block in self._story(relation.target, "").blocks(root) if root is not None else ():
                    text = block.text.strip() or str(block.rows)
                    if text not in met and (block.text.strip() or block.rows):
                        met.add(text)
                        yield block._replace(
                            kind="aside" if not block.rows else "table",
                            style=what,
                            origin=f"{_KINDS.get(kind, '')}{what}",
                        )

    def _remarks(self, story: Story) -> Iterator[str]:
        comments = self._part("comments")
        count = sum(1 for e in comments if local(e) == "comment") if comments is not None else 0
        if count:
            yield f"{plural(count, 'comment')} left out"
        if story.changes:
            yield f"{plural(story.changes, 'tracked change')} taken as accepted"
        if story.hidden:
            yield f"{plural(story.hidden, 'stretch', 'stretches')} of hidden text left out"
        if story.foreign:
            yield f"{plural(story.foreign, 'embedded document')} left out"


def _placed(body: list[Block]) -> list[Block]:
    """The body with the text boxes of the first page as asides, unless they hold most of what there is."""
    boxed = sum(len(b.text) for b in body if b.style == "text box")
    if boxed * 2 > sum(len(b.text) for b in body):
        return [b._replace(style="") if b.style == "text box" else b for b in body]
    pages = [n for n, b in enumerate(body) if b.kind == "break" and b.style == "page"]
    end = min(pages[0] if pages else len(body), _FIRST_PAGE)
    return [
        b._replace(kind="aside") if b.style == "text box" and n < end and not b.rows else b for n, b in enumerate(body)
    ]
