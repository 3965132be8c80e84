"""The parts of a Word document that every export shares: page, styles, lists, runs, header and footer.

python-docx writes the package. What its own template brings (a picture of a page, an author, dates) is taken out, and
the archive is written anew without a clock, so that the same deck gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from deckbuild.phrases import is_rtl
from deckbuild.richtext import plain
from deckbuild.writer.archive import Archive, pack
from deckbuild.writer.properties import document_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from deckbuild.export.speech import Head
    from deckbuild.layout.shapes import Paragraph
    from deckbuild.model import Deck
    from deckbuild.richtext import Run

RED = RGBColor(0xB0, 0x00, 0x20)
GREY = RGBColor(0x55, 0x55, 0x55)
_FONT = "Calibri"
_EAST = {"ko": "Malgun Gothic", "ja": "Yu Gothic", "zh": "Microsoft YaHei"}
_FORMATS = {"bullet": ("bullet", "•"), "dash": ("bullet", "–"), "number": ("decimal", "%{}.")}
_FRAME = (
    '<a:ln xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="6350">'
    '<a:solidFill><a:srgbClr val="A0A0A0"/></a:solidFill></a:ln>'
)
_LEVELS = 3
_BODY = 12.0
"""Points above which a text is one to read aloud from, with more air between its lines."""

_ASIDE = 11.0
"""Points of what is not read aloud."""

_INDENT = 360
"""Twips that each level of a list is indented by: a quarter of an inch."""


class Document:
    """A Word document while it is written; `size` is that of its text in points."""

    def __init__(self, deck: Deck, head: Head, size: float) -> None:
        self.deck, self.head, self.size = deck, head, size
        self.rtl = is_rtl(head.language)
        self.file = docx.Document()
        self._lists: dict[str, int] = {}
        self._last: Any = None  # the latest paragraph of the body
        self._set_page()
        self._set_styles()
        self._set_properties()

    def heading(self, runs: Sequence[Run], level: int, page_break: bool = False) -> Any:
        """A heading; level 0 is the document's title."""
        made = self.file.add_paragraph(style="Title" if level == 0 else f"Heading {level}")
        made.paragraph_format.page_break_before = page_break
        return self._fill(made, runs)

    def line(
        self, runs: Sequence[Run] | str, style: str = "Normal", color: RGBColor | None = None, bold: bool = False
    ) -> Any:
        """A paragraph outside of lists."""
        from deckbuild.richtext import Run as One

        words = (One(runs, bold=bold),) if isinstance(runs, str) else runs
        return self._fill(self.file.add_paragraph(style=style), words, color)

    def paragraphs(self, paragraphs: Iterable[Paragraph], color: RGBColor | None = None, italic: bool = False) -> None:
        """Paragraphs of notes, lists as lists; a numbered list starts where its paragraphs say."""
        lists: dict[int, tuple[str, int]] = {}
        for paragraph in paragraphs:
            runs = [run._replace(italic=True) for run in paragraph.runs] if italic else paragraph.runs
            made = self._fill(self.file.add_paragraph(), runs, color)
            marker, level = paragraph.marker, min(paragraph.level, _LEVELS - 1)
            if marker == "none":
                lists = {}
                continue
            lists = {at: own for at, own in lists.items() if at < level or (at == level and own[0] == marker)}
            if level not in lists:
                lists[level] = (marker, self._list(marker, paragraph.number))
            _number(made, lists[level][1], level)

    def aside(self, paragraphs: Iterable[Paragraph]) -> None:
        """Paragraphs that nobody reads aloud, in small letters, on the page of what stands before them."""
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True
        for paragraph in paragraphs:
            made = self._fill(self.file.add_paragraph(), paragraph.runs, GREY)
            for run in made.runs:
                _resize(run, _ASIDE)

    def picture(self, data: bytes, alt: str, width: float) -> None:
        """A picture on a line of its own; `width` in points."""
        made = self.file.add_paragraph()
        made.paragraph_format.keep_with_next = True
        drawn = made.add_run().add_picture(io.BytesIO(data), width=Pt(width))
        drawn._inline.docPr.set("descr", alt)
        for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice leaves an eighth of an inch
            drawn._inline.set(side, "0")
        shape = drawn._inline.graphic.graphicData.pic.spPr
        shape.append(parse_xml(_FRAME))  # a white slide on white paper has no edge of its own

    def write(self, file: BinaryIO) -> None:
        """Writes the document to an open file; the same document gives the same bytes."""
        made = io.BytesIO()
        self.file.save(made)
        archive = Archive(file)
        with zipfile.ZipFile(made) as package:
            for name in package.namelist():
                archive.add(pack(name, package.read(name)))
        archive.close()

    def _fill(self, made: Any, runs: Sequence[Run], color: RGBColor | None = None) -> Any:
        self._last = made
        for run in runs:
            parent = _link(made, run.link) if run.link else made
            one = made.add_run(run.text)
            one.bold, one.italic = run.bold or None, run.italic or None
            one.font.cs_bold, one.font.cs_italic = one.bold, one.italic
            if color is not None:
                one.font.color.rgb = color
            if run.link:
                one.font.underline = True
                parent.append(one._r)
            if self.rtl:
                one.font.rtl = True
        if self.rtl:
            made._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
        return made

    def _set_page(self) -> None:
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        marks = [text for text in (self.head.embargo, self.head.marking, self.head.delivery) if text]
        for n, text in enumerate(marks):
            line = header if n == 0 else section.header.add_paragraph(style="Header")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            one = line.add_run(text)
            one.bold = True
            one.font.color.rgb = RED if text == self.head.embargo else None
        self._fill(footer, self.head.disclaimer, GREY)
        numbers = section.footer.add_paragraph(style="Footer") if self.head.disclaimer else footer
        numbers.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for n, name in enumerate(("PAGE", "NUMPAGES")):
            numbers.add_run(" / ") if n else None
            _field(numbers, name)

    def _set_styles(self) -> None:
        language = self.head.language
        east = _EAST.get(language[:2], "")
        for name, size, before, after in (
            ("Normal", self.size, 0, self.size * (0.6 if self.size > _BODY else 0.35)),
            ("Title", self.size * 1.6, 0, self.size),
            ("Heading 1", self.size * 1.3, self.size, self.size * 0.5),
            ("Heading 2", self.size * 1.1, self.size * 0.8, self.size * 0.4),
            ("Header", 10, 0, 2),
            ("Footer", 9, 0, 2),
        ):
            style = self.file.styles[name]
            _resize(style, round(size * 2) / 2)
            style.font.name = _FONT
            if style.font.bold:
                style.font.cs_bold = True
            style.font.color.rgb = GREY if name == "Footer" else RGBColor(0, 0, 0)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            style.paragraph_format.line_spacing = 1.25 if name == "Normal" and size > _BODY else 1.0
            fonts = style.element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:cs"), _FONT)
            fonts.set(qn("w:eastAsia"), east or _FONT)
        lang = self.file.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
        for name in ("val", "eastAsia", "bidi"):
            lang.set(qn(f"w:{name}"), language)

    def _set_properties(self) -> None:
        deck, core = self.deck, self.file.core_properties
        author = "; ".join(plain(speaker.name) for speaker in deck.speakers)
        core.title, core.author, core.last_modified_by = plain(deck.title), author, author
        core.comments = plain(deck.disclaimer.text) if deck.disclaimer else ""
        core.subject, core.language, core.keywords = plain(deck.event), deck.language, deck.marking
        core.content_status = self.head.embargo
        core.created = core.modified = document_date(deck).replace(tzinfo=None)
        core.revision = 1
        package = self.file.part.package
        for key, link in list(package.rels.items()):
            if link.reltype.endswith("/thumbnail"):
                del package.rels[key]

    def _list(self, marker: str, start: int) -> int:
        """The number of a new list of a marker, for `w:numId`; lists without numbers are one and the same."""
        if marker != "number" and marker in self._lists:
            return self._lists[marker]
        numbering = self.file.part.numbering_part.element
        number = 100 + len(numbering)
        numbering.insert(0, _abstract(number, marker, start))
        one = OxmlElement("w:num")
        one.set(qn("w:numId"), str(number))
        of = OxmlElement("w:abstractNumId")
        of.set(qn("w:val"), str(number))
        one.append(of)
        numbering.append(one)
        self._lists[marker] = number
        return number


def _abstract(number: int, marker: str, start: int) -> Any:
    """The definition of a list with a level for each depth of points."""
    definition = OxmlElement("w:abstractNum")
    definition.set(qn("w:abstractNumId"), str(number))
    kind, text = _FORMATS[marker]
    for level in range(_LEVELS):
        one = OxmlElement("w:lvl")
        one.set(qn("w:ilvl"), str(level))
        for name, value in (
            ("start", str(start if level == 0 else 1)),
            ("numFmt", kind),
            ("lvlText", text.format(level + 1)),
        ):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            one.append(child)
        properties, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
        indent.set(qn("w:left"), str(_INDENT * (level + 1)))
        indent.set(qn("w:hanging"), str(_INDENT))
        properties.append(indent)
        one.append(properties)
        definition.append(one)
    return definition


def _resize(styled: Any, size: float) -> None:
    """Sets the size of a style's or a run's letters in points: those of Arabic and Hebrew have a size of their own."""
    styled.font.size = Pt(size)
    properties = styled.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    own = OxmlElement("w:szCs")
    own.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(own)


def _number(made: Any, number: int, level: int) -> None:
    properties = made._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _link(made: Any, target: str) -> Any:
    link = OxmlElement("w:hyperlink")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link.set(qn("r:id"), made.part.relate_to(target, kind, is_external=True))
    made._p.append(link)
    return link


def _field(made: Any, name: str) -> None:
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), name)
    text.text = "1"
    run.append(text)
    field.append(run)
    made._p.append(field)
