"""Web pages and pasted mail: headings, paragraphs, lists and tables; scripts, menus and forms left out and told."""

from __future__ import annotations

import re

from lxml import etree

from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.encodings import decode
from deckbuild.importing.formats.counting import counted
from deckbuild.importing.formats.runs import LINE, cleaned, is_bold, lines_of, plural
from deckbuild.richtext import Run

MOST_BYTES = 9 * 1024 * 1024
"""Bytes of a page that are read, as many as the parser takes; its tree takes thirty times as much."""

_SILENT = frozenset(("script", "style", "head", "template", "noscript", "svg", "canvas", "object", "iframe", "video",
    "audio", "select", "datalist", "map", "title", "meta", "link", "base"))  # fmt: skip
_MENUS = frozenset(("nav", "form", "button", "dialog", "menu"))
_BLOCKS = frozenset(("p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure", "li",
    "figcaption", "dl", "dt", "dd", "ul", "ol", "blockquote", "pre", "table", "hr", "center", "fieldset", "details",
    "summary", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "tbody", "thead",
    "hgroup"))  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.I)
_UNDERLINED = re.compile(r"text-decoration[\w-]*\s*:\s*[\w ]*underline", re.I)
_INDENT = re.compile(r"margin-left\s*:\s*([\d.]+)(pt|px|in|cm|em)", re.I)
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*l\d+ level(\d)", re.I)
_WORD_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.I)
_WORD_SIGNS = {"·": "•", "§": "▪", "Ø": "➢", "ü": "✓", "q": "□", "v": "❖"}
"""What Word's bullets are called in the fonts Symbol and Wingdings, and what they show."""

_OFFICE = ("o", "w", "st1")
_WORD_STYLES = {"msotitle": "Title", "msosubtitle": "Subtitle"}
_COLUMN = {"pt": 1 / 6, "px": 1 / 8, "in": 12.0, "cm": 4.72, "em": 2.0}
_SIGNS = ("•", "◦", "▪")
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(path: str, data: bytes, encoding: str = "") -> Document:
    """The blocks of a page; its encoding is the one given, declared or found. Raises UnreadableError."""
    if len(data) > MOST_BYTES:
        raise UnreadableError(
            f"has {len(data) / 1_048_576:,.0f} MiB, more than the {MOST_BYTES // 1_048_576} MiB of HTML that are read"
        )
    text, remark = _decoded(data, encoding)
    root = _parsed(text)
    page = _Page()
    blocks = page.read(root)
    title = next((e.text for e in root.iter("title") if e.text), "")
    remarks = [remark] if remark else []
    remarks += [f"{plural(page.menus, 'menu or form', 'menus and forms')} left out"] if page.menus else []
    remarks += [f"{plural(page.hidden, 'hidden part')} left out"] if page.hidden else []
    return Document(
        path, tuple(blocks), False, " ".join(cleaned(title).split()), root.get("lang") or "", tuple(remarks)
    )


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if not encoding and declared and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return decode(data, declared[1].decode("ascii"))
        except UnreadableError:  # declared wrongly, as pages saved by hand often are
            return decode(data)
    return decode(data, encoding)


def _parsed(text: str) -> etree._Element:
    """The page's tree; the parser forgives whatever is wrong with it, and refuses to go too deep."""
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", ""))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in error.message for error in parser.error_log):
        raise UnreadableError("is nested too deep to be a document", "save it as text, and import that")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # what follows is not in the tree
        raise UnreadableError("is too large for a web page, or made to be so", "save it as text, and import that")
    if root is None:
        raise UnreadableError("is no web page that can be read", "save it as text, and import that")
    return root


class _Page:
    """A walk through a page; the words met so far wait in `runs` until their block ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.runs: list[Run] = []
        self.lists: list[tuple[str, int, str]] = []  # kind, last number, type
        self.pending = ""  # the marker of an item that has no words yet
        self.quotes = self.menus = self.hidden = 0
        self.centred = self.underlined = 0
        self.lined = True  # all words that wait are underlined
        self.indent = 0.0
        self.heading = -1
        self.depth = 0
        self.line = self.begun = 0  # of the element that is read, and where the words begin that wait
        self.main: etree._Element | None = None
        self.inside: tuple[int, int] | None = None  # the blocks that are the page's and not the site's

    def read(self, root: etree._Element) -> list[Block]:
        """The page's blocks."""
        self.main = _main(root)
        self._element(root, Run(""))
        self._end()
        start, end = self.inside or (0, len(self.found))
        return [
            block
            if start <= n < end or block.kind in ("break", "table")
            else block._replace(kind="aside", style="header of the page" if n < start else "footer of the page")
            for n, block in enumerate(self.found)
        ]

    def _element(self, element: etree._Element, form: Run) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        prefix, _, tag = tag.rpartition("}")[2].lower().rpartition(":")
        tag = "span" if prefix in _OFFICE else tag  # what Word calls a paragraph there, `o:p`, is an empty stretch
        if not tag or tag in _SILENT:
            return
        style = element.get("style") or ""
        if _HIDDEN.search(style) or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            self.hidden += bool("".join(element.itertext()).strip())
            return
        if tag in _MENUS or element.get("role") in ("navigation", "search", "banner"):
            self._end()
            self.menus += bool("".join(element.itertext()).strip())
            return
        self.depth += 1
        self.line = element.sourceline or self.line
        if tag == "table":
            self._table(element, form)
        elif tag == "pre":
            self._end()
            self._preformatted(element)
        elif tag in _BLOCKS:
            self._end()
            start = len(self.found)
            self._block(tag, element, form, style)
            if element is self.main:
                self.inside = (start, len(self.found))
        else:
            underlined = tag in ("u", "ins") or bool(_UNDERLINED.search(style))
            self.underlined += underlined
            self._inline(tag, element, _formed(form, tag, element, style))
            self.underlined -= underlined
        self.depth -= 1

    def _inside(self, element: etree._Element, form: Run) -> None:
        self._words(element.text, form)
        for each in element:
            self._element(each, form)
            self._words(each.tail, form)

    def _words(self, text: str | None, form: Run) -> None:
        if text:
            if not self.runs:
                self.begun = self.line
            self.lined &= self.underlined > 0 or not text.strip()
            self.runs.append(form._replace(text=re.sub(r"[ \t\r\n\f]+", " ", cleaned(text.replace("\n", " ")))))

    def _inline(self, tag: str, element: etree._Element, form: Run) -> None:
        if tag == "br":
            self.runs.append(form._replace(text=LINE))
        elif _WORD_MARKER.search(element.get("style") or ""):
            marker = "".join("".join(element.itertext()).split())
            self.pending = _WORD_SIGNS.get(marker, marker)
        elif tag == "img":
            if alt := (element.get("alt") or "").strip():
                self._end()
                block = Block((Run(cleaned(alt)),), "aside", style="picture", origin=f"line {element.sourceline}")
                self.found.append(block)
        elif tag == "input":
            pass
        else:
            self._inside(element, form)

    def _block(self, tag: str, element: etree._Element, form: Run, style: str) -> None:
        centred = tag == "center" or element.get("align") == "center" or bool(_CENTRED.search(style))
        indent = _indent(style)
        self.centred += centred
        self.indent += indent
        if tag == "hr":
            self.found.append(Block((), "break", style="rule", origin=f"line {element.sourceline}"))
        elif tag in ("ul", "ol"):
            start = element.get("start") or ""
            self.lists.append((tag, int(start) - 1 if start.isdigit() else 0, element.get("type") or ""))
            self._inside(element, form)
            self._end()
            self.lists.pop()
        elif tag == "li":
            self._item(element, form)
        elif tag == "blockquote":
            self.quotes += 1
            self._inside(element, form)
            self._end()
            self.quotes -= 1
        elif _HEADING.fullmatch(tag):
            self.heading = int(tag[1]) - 1
            self._inside(element, form)
            self._end(element)
            self.heading = -1
        elif tag == "figcaption":
            start = len(self.found)
            self._inside(element, form)
            self._end(element)
            self.found[start:] = [b._replace(kind="aside", style="picture") for b in self.found[start:]]
        else:
            self._inside(element, form._replace(bold=True) if tag == "dt" else form)
        self._end(element)
        self.centred -= centred
        self.indent -= indent

    def _item(self, element: etree._Element, form: Run) -> None:
        kind, number, type_ = self.lists.pop() if self.lists else ("ul", 0, "")
        value = element.get("value") or ""
        number = int(value) if value.isdigit() else number + 1
        self.lists.append((kind, number, type_))
        depth = len(self.lists) - 1
        self.pending = f"{counted(number, _TYPES.get(type_, ''))}." if kind == "ol" else _SIGNS[min(depth, 2)]
        self._inside(element, form)
        self._end(element)
        if self.pending:
            self.found.append(Block((), "item", depth, self.pending, origin=f"line {element.sourceline}"))
        self.pending = ""

    def _end(self, element: etree._Element | None = None) -> None:
        """Makes a block of each line that waits; in an item the first one bears the marker."""
        runs, self.runs = self.runs, []
        lined, self.lined = self.lined, True
        if not runs:
            return
        line = element.sourceline if element is not None and element.sourceline else self.begun
        origin = f"line {line}" if line else ""
        outlined = _WORD_LEVEL.search(element.get("style") or "") if element is not None else None
        style = _WORD_STYLES.get((element.get("class") or "").lower(), "") if element is not None else ""
        for n, words in enumerate(lines_of(runs)):
            block = Block(
                words,
                bold=is_bold(words),
                underlined=lined,
                centred=self.centred > 0,
                indent=self.indent,
                origin=origin,
                blank_before=n == 0,
            )
            if self.heading >= 0:
                plain = tuple(run._replace(bold=False) for run in words) if block.bold else words
                block = block._replace(kind="heading", level=self.heading, runs=plain)
            elif self.pending:
                depth = int(outlined[1]) - 1 if outlined else max(0, len(self.lists) - 1)
                block = block._replace(kind="item", level=depth, marker=self.pending, indent=self.indent + 4.0 * depth)
                self.pending = ""
            elif self.lists:
                block = block._replace(indent=self.indent + 4.0 * len(self.lists))
            elif self.quotes:
                block = block._replace(kind="quote")
            elif outlined:
                block = block._replace(level=int(outlined[1]) - 1)
            self.found.append(block._replace(style=style))

    def _preformatted(self, element: etree._Element) -> None:
        from deckbuild.importing.lines import blocks_of

        text = "".join(element.itertext())
        first = element.sourceline or 1
        self.found += blocks_of((line, f"line {n}") for n, line in enumerate(cleaned(text).split("\n"), first))

    def _table(self, element: etree._Element, form: Run) -> None:
        """A table of texts; one that lays out the page, as mail does, is what is in its cells."""
        self._end()
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        widest = max((len(row) for row in cells), default=0)
        is_layout = widest < 2 or any(
            inner.tag in ("table", "ul", "ol", "h1", "h2", "h3", "h4") or (inner.tag == "p" and len(cell) > 3)
            for row in cells
            for cell in row
            for inner in cell.iterdescendants()
        )
        if is_layout:
            for row in cells or [[element]]:
                for cell in row:
                    self._inside(cell, form)
                    self._end(cell)
            return
        for caption in element.iterchildren("caption"):
            self._inside(caption, form)
            self._end(caption)
        texts = tuple(tuple(self._cell(cell) for cell in row) for row in cells)
        if any(any(row) for row in texts):
            self.found.append(
                Block(
                    (),
                    "table",
                    rows=tuple(r for r in texts if any(r)),
                    origin=f"line {element.sourceline}",
                    blank_before=True,
                )
            )

    def _cell(self, cell: etree._Element) -> str:
        page = _Page()
        page.depth = self.depth
        page._inside(cell, Run(""))
        page._end()
        self.menus, self.hidden = self.menus + page.menus, self.hidden + page.hidden
        return "\n".join(block.text for block in page.found if block.text)


def _main(root: etree._Element) -> etree._Element | None:
    """The element that holds what the page is about, where the page names one and most of its words are in it."""
    named = [e for e in root.iter("main", "article") if e.tag == "main"] or list(root.iter("article"))
    if len(named) != 1:
        return None
    inside, whole = (len("".join(e.itertext("p", "li", "td", "h1", "h2", "h3", "dd"))) for e in (named[0], root))
    return named[0] if inside * 2 >= whole else None


def _formed(form: Run, tag: str, element: etree._Element, style: str) -> Run:
    """The format inside an inline element."""
    if tag in ("b", "strong"):
        form = form._replace(bold=True)
    elif tag in ("i", "em", "cite", "dfn", "var"):
        form = form._replace(italic=True)
    elif tag in ("code", "kbd", "samp", "tt"):
        form = form._replace(code=True)
    elif tag == "a" and element.get("href"):
        form = form._replace(link=(element.get("href") or "").strip())
    if bold := _BOLD.search(style):
        form = form._replace(bold=bold[1].lower() in ("bold", "600", "700", "800", "900"))
    if italic := _ITALIC.search(style):
        form = form._replace(italic=italic[1].lower() != "normal")
    return form


def _indent(style: str) -> float:
    found = _INDENT.search(style)
    try:
        return min(120.0, float(found[1]) * _COLUMN[found[2].lower()]) if found else 0.0
    except ValueError:
        return 0.0
