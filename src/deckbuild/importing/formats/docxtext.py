"""The text of a Word document's stories: body, headers, footnotes, text boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.importing.document import Block, UnreadableError
from deckbuild.importing.formats.docxstyles import SYMBOLS, Look, Numbering, Styles, look_of, over
from deckbuild.importing.formats.parts import alternatives, attribute, child, local
from deckbuild.importing.formats.runs import LINE, cleaned, is_bold, lines_of, trimmed
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

_THROUGH = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body", "dir", "bdo", "fldSimple")
_DROPPED = ("del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr")
_DEEPEST = 25
"""Tables and text boxes within one another that are followed."""

_BODY_TEXT = 9
"""The outline level that says of a paragraph that it is no heading."""


class Story:
    """One stretch of flowing text, read block by block; counts what it leaves out."""

    def __init__(self, styles: Styles, numbering: Numbering, links: Mapping[str, str], what: str) -> None:
        self.styles, self.numbering, self.links, self.what = styles, numbering, links, what
        self.notes: dict[str, dict[str, Block]] = {}
        self.changes = self.hidden = self.foreign = 0
        self.number = 0
        self.depth = 0
        self.carried: list[Run] = []
        self.field: list[bool] = []
        self.after: list[Block] = []

    def blocks(self, element: etree._Element | None) -> Iterator[Block]:
        """The blocks of an element's children, in order."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnreadableError("is nested too deep to be a document", "save it as text, and import that")
        for each in element if element is not None else ():
            yield from self._block(each)
        self.depth -= 1

    def _block(self, element: etree._Element) -> Iterator[Block]:
        name = local(element)
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield from self._table(element)
        elif name in _THROUGH:
            yield from self.blocks(element)
        elif name in ("altChunk", "subDoc"):
            self.foreign += 1

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        self.number += 1
        properties = child(element, "pPr")
        look = self._look(properties)
        if child(properties, "pageBreakBefore") is not None:
            yield Block((), "break", style="page")
        self.after = []
        runs = [*self.carried, *self._runs(element, look, "")]
        self.carried, after = [], self.after
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.changes += 1
            self.carried = runs  # without its mark, the paragraph goes on in the next one
        else:
            yield from self._written(runs, look)
        yield from after
        section = child(properties, "sectPr")
        if section is not None and attribute(child(section, "type"), "val", "nextPage") != "continuous":
            yield Block((), "break", style="page")

    def _look(self, properties: etree._Element | None) -> Look:
        style = attribute(child(properties, "pStyle"), "val") or self.styles.default
        return over(look_of(properties, None), self.styles.look(style))._replace(name=self.styles.look(style).name)

    def _written(self, runs: list[Run], look: Look) -> Iterator[Block]:
        """A paragraph as blocks: one, or one for each of its lines, with page breaks where they are."""
        marker = self.numbering.marker(look.number, look.depth or 0) if look.number else None
        indent = (look.indent or 0.0) - (look.hanging or 0.0)
        pages: list[list[Run]] = [[]]
        for run in runs:
            if run.text == "\f":
                pages.append([])
            else:
                pages[-1].append(run)
        for n, page in enumerate(pages):
            if n:
                yield Block((), "break", style="page")
            lines = lines_of(page)
            if marker and n == 0:
                joined = trimmed([run for line in lines for run in (*line, Run(" "))])
                depth = look.depth or 0
                yield self._of(joined, look)._replace(
                    kind="item" if look.outline is None or look.outline >= _BODY_TEXT else "heading",
                    level=depth if look.outline is None or look.outline >= _BODY_TEXT else look.outline,
                    marker=marker[0],
                    indent=max(0.0, indent if look.indent is not None else marker[1]),
                )
                continue
            typed = _typed_bullet(page) if n == 0 else ""
            for k, line in enumerate(lines):
                block = self._of(line, look)._replace(indent=max(0.0, indent), blank_before=k == 0)
                if typed and k == 0:
                    block = block._replace(kind="item", marker=typed, runs=_behind(typed, block.runs))
                yield block

    def _of(self, runs: tuple[Run, ...], look: Look) -> Block:
        is_heading = look.outline is not None and look.outline < _BODY_TEXT and bool(runs)
        bold = is_bold(runs)
        worded = [run for run in runs if run.text.strip() and not run.link]
        underlined = bool(worded) and all(run.code for run in worded)
        runs = tuple(run._replace(code=False) for run in runs)
        if is_heading:  # what a heading's style makes bold, the slide's title is anyway
            runs = trimmed([run._replace(bold=False) if bold else run for run in runs])
        return Block(
            trimmed(runs),
            "heading" if is_heading else "paragraph",
            look.outline if is_heading and look.outline is not None else 0,
            bold=bold,
            underlined=underlined,
            centred=bool(look.centred),
            style=self.what or look.name,
            origin=f"{self.what or 'paragraph'} {self.number}",
            blank_before=True,
        )

    # Runs. `code` stands for underlined here, which runs do not have and Word text is never otherwise.

    def _runs(self, element: etree._Element, look: Look, link: str) -> Iterator[Run]:
        for each in element:
            name = local(each)
            if name == "r":
                yield from self._run(each, look, link)
            elif name == "hyperlink":
                yield from self._runs(each, look, self.links.get(attribute(each, "id"), ""))
            elif name in ("del", "moveFrom"):
                self.changes += 1
            elif name in _THROUGH:
                self.changes += name in ("ins", "moveTo")
                yield from self._runs(each, look, link)
            elif name in ("oMath", "oMathPara"):
                text = "".join(t.text or "" for t in each.iter("{*}t"))
                yield Run(cleaned(text))
            elif name == "AlternateContent":
                yield from self._alternative(each, look, link)

    def _run(self, element: etree._Element, look: Look, link: str) -> Iterator[Run]:
        properties = child(element, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        own = over(look_of(None, properties), self.styles.look(style) if style else Look())
        own = over(own, Look(bold=look.bold, italic=look.italic, underlined=look.underlined, hidden=look.hidden))
        form = Run("", bool(own.bold), bool(own.italic), bool(own.underlined), link)
        if own.hidden:
            self.hidden += any(local(e) == "t" and e.text for e in element)
            return
        for each in element:
            yield from self._piece(each, form, look, link)

    def _piece(self, element: etree._Element, form: Run, look: Look, link: str) -> Iterator[Run]:
        name = local(element)
        if name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "t" and not any(self.field):
            yield form._replace(text=cleaned(element.text or ""))
        elif name in ("tab", "ptab"):
            yield form._replace(text="\t")
        elif name in ("br", "cr"):
            is_page = attribute(element, "type") == "page"
            yield Run("\f") if is_page and self.what == "" else form._replace(text=LINE)
        elif name == "noBreakHyphen":
            yield form._replace(text="\u2011")
        elif name == "sym":
            yield form._replace(text=_symbol(attribute(element, "char")))
        elif name in ("footnoteReference", "endnoteReference"):
            note = self.notes.get(name.removesuffix("Reference"), {}).get(attribute(element, "id"))
            if note is not None:
                self.after.append(note._replace(origin=f"{note.style} at paragraph {self.number}"))
        elif name in ("drawing", "pict", "object"):
            self._boxes(element)
        elif name == "AlternateContent":
            yield from self._alternative(element, look, link)
        elif name == "ruby":
            yield from self._runs(child(element, "rubyBase") or element, look, link)

    def _field(self, kind: str) -> None:
        """Keeps apart what a field is told to do (which is not text) from what it shows."""
        if kind == "begin":
            self.field.append(True)
        elif self.field and kind == "separate":
            self.field[-1] = False
        elif self.field and kind == "end":
            self.field.pop()

    def _alternative(self, element: etree._Element, look: Look, link: str) -> Iterator[Run]:
        """What newer readers would take, unless there is no text in it."""
        for choice in alternatives(element):
            before = len(self.after)
            runs = [run for each in choice for run in self._piece(each, Run(""), look, link)]
            runs += list(self._runs(choice, look, link))
            yield from runs
            if runs or len(self.after) > before:
                return

    def _boxes(self, element: etree._Element) -> None:
        """Puts the text boxes of a drawing after the paragraph that it hangs on."""
        for described in element.iter("{*}docPr"):
            if alt := cleaned(attribute(described, "descr")).strip():
                alt_text = Block((Run(" ".join(alt.split())),), "aside", style="picture")
                self.after.append(alt_text._replace(origin=f"picture at paragraph {self.number}"))
        outer, field, carried, self.field, self.carried = self.after, self.field, self.carried, [], []
        found: list[Block] = []
        for box in _outermost(element, 0):
            found += [
                b._replace(style="text box", origin=f"text box at {b.origin}") if b.kind != "break" else b
                for b in self.blocks(box)
            ]
        self.after, self.field, self.carried = outer + found, field, carried

    # Tables

    def _table(self, element: etree._Element) -> Iterator[Block]:
        """A table of short cells as a table; one that only lays out the page, as what is in its cells."""
        cells = [[list(self.blocks(cell)) for cell in _cells(row)] for row in _rows(element)]
        count = sum(len(row) for row in cells)
        is_layout = count <= 1 or any(
            sum(1 for b in cell if b.kind != "break") > 3 or any(b.kind in ("item", "heading", "table") for b in cell)
            for row in cells
            for cell in row
        )
        if is_layout:
            for row in cells:
                for cell in row:
                    yield from cell
            return
        rows = tuple(tuple("\n".join(b.text for b in cell if b.text) for cell in row) for row in cells)
        if any(any(row) for row in rows):
            yield Block((), "table", rows=rows, origin=f"table at paragraph {self.number}", blank_before=True)
        for row in cells:
            for cell in row:
                yield from (b for b in cell if b.kind == "aside" or b.style == "text box")


def _typed_bullet(runs: Sequence[Run]) -> str:
    """The letter that stands for a circle, typed before a tab: without the tab it would be a word."""
    start = "".join(run.text for run in runs[:4]).lstrip(" ")
    return start[0] if start[:2] == "o\t" else ""


def _behind(marker: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a line after the marker that it begins with."""
    first, *rest = runs
    return trimmed([first._replace(text=first.text.removeprefix(marker)), *rest])


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for each in element:
        if local(each) == "tr":
            yield each
        elif local(each) in _THROUGH:
            yield from _rows(each)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for each in row:
        if local(each) == "tc":
            yield each
        elif local(each) in _THROUGH:
            yield from _cells(each)


def _outermost(element: etree._Element, depth: int) -> Iterator[etree._Element]:
    """The text boxes in an element that are in no other one; of alternatives, the first that has any."""
    if depth > 200:
        return
    for each in element:
        if local(each) == "txbxContent":
            yield each
        elif local(each) == "AlternateContent":
            yield from next(filter(None, (list(_outermost(e, depth + 1)) for e in alternatives(each))), ())
        else:
            yield from _outermost(each, depth + 1)


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number = number + 0xF000 if 0x20 <= number <= 0xFF else number
    if number in SYMBOLS:
        return SYMBOLS[number]
    return (
        "•" if 0xE000 <= number <= 0xF8FF or not 0x20 <= number <= 0xFFFD or 0xD800 <= number <= 0xDFFF else chr(number)
    )
