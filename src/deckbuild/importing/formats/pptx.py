"""PowerPoint decks: slides in order with their titles, texts by level, graphics, notes, and what is on every slide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.importing.document import Block, Document, UnreadableError
from deckbuild.importing.formats import pptxgraphics
from deckbuild.importing.formats.parts import Parts, alternatives, attribute, child, local
from deckbuild.importing.formats.pptxtext import paragraphs
from deckbuild.importing.formats.runs import cleaned, plural
from deckbuild.layout.notes import BEFORE_CUES, BEFORE_POINTS
from deckbuild.richtext import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

_MOST_SLIDES = 5_000
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")
_TITLES = ("title", "ctrTitle")
_LISTS = ("body", "obj", "")
_OWN_RULE = "deckbuild:"
_OWN_FURNITURE = {
    "Embargo": "embargo", "Marking": "marking", "Marking below": "marking", "Footer": "disclaimer", "Date": "date",
    "Slide Number": "slide number",
}  # fmt: skip
"""Names that deckbuild gives the shapes of every slide, and what they hold; they count on its own slides alone."""

_OWN_STYLES = {**_OWN_FURNITURE, "Source": "source"}
_OWN_TEXTS = ("Title", "Content", "Text")
_VISUAL = "visual"
"""The style of what stands on its own slides beside title, lead and points."""

_OWN_SPACES = {f"{BEFORE_POINTS * 100:.0f}": "points", f"{BEFORE_CUES * 100:.0f}": "cues"}
"""What begins in the notes of its own slides at a paragraph with such a space above it."""

_OWN_SLIDES = {"deckbuild-cover": "cover", "deckbuild-closing": "closing"}

_LONGEST_TITLE = 120
_SHORTEST_RUN = 3
"""Slides on which a short text must come again to be the slides' and not one slide's."""


class _Shape(NamedTuple):
    """A shape's blocks, its placeholder type (empty for a text box), and the size of its largest text.

    `key` is what a slide of deckbuild's own is known by.
    `is_content` says that it is one slide's own however often it comes again, `is_furniture` that it is every slide's.
    """

    blocks: tuple[Block, ...]
    type: str = ""
    is_content: bool = False
    is_furniture: bool = False
    size: int = 0
    key: str = ""


def read(path: str, data: bytes) -> Document:
    """The blocks of a deck or a template; raises UnreadableError."""
    return _Reader(Parts(data)).read(path)


class _Reader:
    """One reading of a deck: its parts, and what its layouts and masters say, looked up once."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.root = parts.main("ppt/presentation.xml")
        self.roots: dict[str, etree._Element | None] = {}
        self.places: dict[str, dict[tuple[str, str], etree._Element]] = {}
        self.comments = self.others = 0
        self.language = ""

    def read(self, path: str) -> Document:
        names = self._slide_parts()
        if not names:
            raise UnreadableError("has no slides", "is it a template? then name it under `template:` in deck.yaml")
        groups = self._groups()
        slides = [self._slide(name, number) for number, (_, name) in enumerate(names, 1)]
        everywhere = _everywhere(slides)
        blocks: list[Block] = []
        for number, (slide, (identity, name)) in enumerate(zip(slides, names, strict=True), 1):
            group = groups.get(identity, "")
            hidden = attribute(self.parts.xml(name), "show") in ("0", "false")
            style = _style_of(slide, hidden)
            blocks.append(Block((Run(group),) if group else (), "break", style=style, origin=f"slide {number}"))
            blocks += _in_order(slide, everywhere)
            blocks += self._notes(name, number, _OWN_SPACES if slide and slide[0].key else None)
        remarks = [f"{plural(self.comments, 'comment')} left out"] if self.comments else []
        remarks += [f"{plural(self.others, 'embedded object')} left out"] if self.others else []
        language = self.parts.property("language") or self.language
        return Document(path, tuple(blocks), True, self.parts.property("title"), language, tuple(remarks))

    def _slide_parts(self) -> list[tuple[str, str]]:
        """Identity and part of the slides, in order."""
        relations = self.parts.relations(self.parts.main_part)
        found = []
        listed = child(self.root, "sldIdLst")
        for element in listed if listed is not None else ():
            target = next((relations[v].target for k, v in element.items() if k.endswith("}id") and v in relations), "")
            if target:
                found.append((element.get("id", ""), target))
        if len(found) > _MOST_SLIDES:
            raise UnreadableError(f"has {len(found):,} slides, more than {_MOST_SLIDES:,} are not read")
        return found

    def _groups(self) -> dict[str, str]:
        """The names of PowerPoint's sections, by the identity of the first slide of each."""
        found: dict[str, str] = {}
        for section in self.root.iter("{*}section"):
            first = next(section.iter("{*}sldId"), None)
            if first is not None and (name := " ".join(cleaned(attribute(section, "name")).split())):
                found[attribute(first, "id")] = name
        return found

    def _slide(self, name: str, number: int) -> list[_Shape]:
        root = self.parts.xml(name)
        tree = child(root, "cSld", "spTree")
        if root is None or tree is None:
            raise UnreadableError(f"is damaged: slide {number} is missing", "open it in PowerPoint, and save it anew")
        self.comments += self._count_comments(name)
        rule = next((e for e in tree.iter("{*}cNvPr") if attribute(e, "name").startswith(_OWN_RULE)), None)
        key = attribute(rule, "name").removeprefix(_OWN_RULE)
        walk = _Walk(self, name, f"slide {number}", rule is not None)
        return [shape._replace(key=key) for shape in walk.shapes(tree)]

    def _count_comments(self, name: str) -> int:
        count = 0
        for part in self.parts.related(name, "comments"):
            root = self.parts.xml(part)
            count += sum(1 for e in root.iter("{*}cm")) if root is not None else 0
        return count

    def _notes(self, name: str, number: int, spaces: Mapping[str, str] | None) -> Iterator[Block]:
        """The paragraphs of a slide's notes, lists as lists."""
        for part in self.parts.related(name, "notesSlide"):
            root = self.parts.xml(part)
            tree = child(root, "cSld", "spTree")
            masters = self.parts.related(part, "notesMaster")
            style = child(self.parts_root(masters[0]), "notesStyle") if masters else None
            links = self.links(part)
            for shape in tree if tree is not None else ():
                place = child(shape, "nvSpPr", "nvPr", "ph")
                body = child(shape, "txBody")
                is_notes = place is not None and attribute(place, "type") == "body"
                is_box = place is None and local(shape) == "sp"
                if body is not None and (is_notes or is_box):
                    for block in paragraphs(body, [style], links, f"slide {number}, notes", spaces):
                        if block.text.strip():
                            yield block._replace(kind="note")

    def links(self, part: str) -> dict[str, str]:
        """The targets of a part's links by their id."""
        return {key: r.target for key, r in self.parts.relations(part).items() if r.external and r.kind == "hyperlink"}

    def parts_root(self, name: str) -> etree._Element | None:
        """The root of a layout's or master's part, parsed once."""
        if name not in self.roots:
            self.roots[name] = self.parts.xml(name)
        return self.roots[name]

    def styles(self, slide: str, type_: str, index: str) -> list[etree._Element | None]:
        """The list styles that a placeholder inherits: its layout's, its master's, and the master's for such texts."""
        layout = next(iter(self.parts.related(slide, "slideLayout")), "")
        master = next(iter(self.parts.related(layout, "slideMaster")), "") if layout else ""
        found: list[etree._Element | None] = []
        if layout:
            place = self._place(layout, type_, index)
            found.append(child(place, "txBody", "lstStyle"))
            type_ = attribute(child(place, "nvSpPr", "nvPr", "ph"), "type", type_) if place is not None else type_
        if master:
            found.append(child(self._place(master, type_ if type_ != "obj" else "body", ""), "txBody", "lstStyle"))
            kinds = {"title": "titleStyle", "ctrTitle": "titleStyle"}
            kind = kinds.get(type_, "otherStyle" if type_ in _FURNITURE else "bodyStyle")
            found.append(child(self.parts_root(master), "txStyles", kind))
        return found

    def _place(self, part: str, type_: str, index: str) -> etree._Element | None:
        """The placeholder of a layout or master that another one stands in, by its index, else by its type."""
        if part not in self.places:
            self.places[part] = {}
            root = self.parts_root(part)
            for shape in root.iter("{*}sp") if root is not None else ():
                place = child(shape, "nvSpPr", "nvPr", "ph")
                if place is not None:
                    kind = attribute(place, "type", "obj")
                    self.places[part].setdefault(("", attribute(place, "idx", "0")), shape)
                    self.places[part].setdefault((kind if kind != "obj" else "body", "*"), shape)
        held = self.places[part]
        kind = "body" if type_ in ("obj", "") else "title" if type_ == "ctrTitle" else type_
        kind = "body" if kind == "subTitle" and ("subTitle", "*") not in held else kind
        by_index = held.get(("", index)) if index else None
        return by_index if by_index is not None else held.get((kind, "*"))


class _Walk:
    """A walk over the shapes of one slide, groups and alternatives included."""

    def __init__(self, reader: _Reader, part: str, origin: str, is_own: bool) -> None:
        self.reader, self.part, self.origin, self.is_own = reader, part, origin, is_own
        self.links = reader.links(part)

    def shapes(self, tree: etree._Element) -> Iterator[_Shape]:
        """The shapes with words, in the order in which screen readers take them."""
        for element in tree:
            name = local(element)
            if name == "sp":
                yield from self._text(element)
            elif name in ("grpSp", "spTree"):
                yield from self.shapes(element)
            elif name == "graphicFrame":
                yield from self._graphic(element)
            elif name == "pic":
                yield from self._picture(child(element, "nvPicPr", "cNvPr"))
            elif name == "AlternateContent":
                for choice in alternatives(element):
                    found = list(self.shapes(choice))
                    yield from found
                    if found:
                        break

    def _text(self, element: etree._Element) -> Iterator[_Shape]:
        body = child(element, "txBody")
        if body is None:
            return
        place = child(element, "nvSpPr", "nvPr", "ph")
        if not self.reader.language:
            self.reader.language = next((attribute(r, "lang") for r in body.iter("{*}rPr") if attribute(r, "lang")), "")
        kind = attribute(place, "type", "obj") if place is not None else ""
        if place is None:
            styles: list[etree._Element | None] = []
        else:
            styles = self.reader.styles(self.part, kind, attribute(place, "idx", "0"))
        name = attribute(child(element, "nvSpPr", "cNvPr"), "name")
        furniture = kind in _FURNITURE or (self.is_own and name in _OWN_FURNITURE)
        blocks = tuple(b for b in paragraphs(body, styles, self.links, self.origin) if b.text.strip())
        if kind == "subTitle" or furniture:
            blocks = tuple(b._replace(kind="paragraph", marker="", runs=_plain(b)) for b in blocks)
        if self.is_own:
            style = _OWN_STYLES.get(name, "" if name in _OWN_TEXTS else _VISUAL)
            blocks = tuple(b._replace(style=style) for b in blocks)
        if kind == "subTitle" and self.is_own and _has_subtitle(blocks):
            blocks = (blocks[0]._replace(style="subtitle"), *blocks[1:])
        sizes = [int(s) for r in body.iter("{*}rPr") if (s := attribute(r, "sz")).isdigit()]
        if blocks:
            yield _Shape(blocks, kind, self.is_own or place is not None, furniture, max(sizes, default=0))

    def _graphic(self, element: etree._Element) -> Iterator[_Shape]:
        data = child(element, "graphic", "graphicData")
        blocks: list[Block] = []
        for inner in data if data is not None else ():
            name = local(inner)
            if name == "tbl":
                blocks += pptxgraphics.table(inner, self.origin)
            elif name == "chart":
                root, is_newer = self._linked(inner, "id"), attribute(data, "uri").endswith("chartex")
                if root is not None:
                    read_chart = pptxgraphics.newer_chart if is_newer else pptxgraphics.chart
                    blocks += read_chart(root, f"{self.origin}, chart")
            elif name == "relIds":
                root = self._linked(inner, "dm")
                if root is not None:
                    blocks += pptxgraphics.smart_art(root, f"{self.origin}, SmartArt")
            elif name in ("oleObj", "AlternateContent"):
                self.reader.others += 1
        if blocks:
            yield _Shape(tuple(b._replace(style=_VISUAL) for b in blocks) if self.is_own else tuple(blocks))
        else:
            yield from self._picture(child(element, "nvGraphicFramePr", "cNvPr"))

    def _linked(self, element: etree._Element, name: str) -> etree._Element | None:
        relation = self.reader.parts.relations(self.part).get(attribute(element, name))
        return self.reader.parts.xml(relation.target) if relation is not None and not relation.external else None

    def _picture(self, properties: etree._Element | None) -> Iterator[_Shape]:
        """The alternative text of a picture, which is said and not shown."""
        alt = " ".join(cleaned(attribute(properties, "descr")).split())
        if alt:
            origin = f"{self.origin}, alternative text"
            yield _Shape((Block((Run(alt),), "note", style="picture", origin=origin),))


def _style_of(slide: list[_Shape], hidden: bool) -> str:
    """What a slide is: `cover`, `closing`, `section`, `hidden section` of deckbuild's own, else `slide` or `hidden`."""
    key = slide[0].key if slide else ""
    if not key:
        return "hidden" if hidden else "slide"
    return _OWN_SLIDES.get(key) or ("hidden section" if hidden else "section")


def _plain(block: Block) -> tuple[Run, ...]:
    """The words of a line, not bold where all of it is: there, that is no stress but the style."""
    return tuple(run._replace(bold=False) for run in block.runs) if block.bold else block.runs


def _has_subtitle(blocks: tuple[Block, ...]) -> bool:
    """Whether the lines below a title of deckbuild's begin with a subtitle: the speakers' names after it are bold."""
    return len(blocks) > 1 and not blocks[0].bold and any(b.runs[0].bold or b.bold for b in blocks[1:])


def _everywhere(slides: list[list[_Shape]]) -> frozenset[str]:
    """Short texts outside the content placeholders that most slides repeat: their footers, whatever they are."""
    counted = Counter(
        text for slide in slides for text in {_line(s) for s in slide if not s.is_content or s.is_furniture} if text
    )
    least = max(_SHORTEST_RUN, len(slides) // 2)
    return frozenset(text for text, count in counted.items() if count >= least)


def _line(shape: _Shape) -> str:
    """The words of a shape that is one short line."""
    is_line = len(shape.blocks) == 1 and not shape.blocks[0].rows and shape.blocks[0].kind != "note"
    return shape.blocks[0].text.strip() if is_line and len(shape.blocks[0].text) < 200 else ""


def _in_order(slide: list[_Shape], everywhere: frozenset[str]) -> Iterator[Block]:
    """The blocks of a slide: title, content, what is said only, what stands on every slide."""
    content = [s for s in slide if not s.is_furniture and _line(s) not in everywhere]
    title = _title(content)
    if title is not None:
        first, *more = title.blocks
        runs = tuple(run for n, b in enumerate((first, *more)) for run in ((Run(" "), *b.runs) if n else b.runs))
        yield first._replace(kind="heading", runs=runs, level=0, marker="", indent=0.0, style="")
    said: list[Block] = []
    for shape in content:
        if shape is not title:
            said += [b for b in shape.blocks if b.kind == "note"]
            yield from (b for b in shape.blocks if b.kind != "note")
    for shape in slide:
        if shape.is_furniture or _line(shape) in everywhere:
            style = "slide number" if shape.type == "sldNum" else "footer"
            yield from (b._replace(kind="aside", style=b.style or style, marker="") for b in shape.blocks)
    yield from said


def _title(content: list[_Shape]) -> _Shape | None:
    """The title's shape; on a slide without one, a short line in letters larger than all others."""
    for shape in content:
        if shape.type in _TITLES:
            return shape
    texts = [s for s in content if s.blocks and s.blocks[0].kind != "note" and not s.blocks[0].rows]
    lines = [s for s in texts if len(s.blocks) == 1 and len(s.blocks[0].text) <= _LONGEST_TITLE and s.size]
    if len(texts) < 2 or not lines:
        return None
    best = max(lines, key=lambda s: s.size)
    return best if all(s is best or s.size < best.size for s in texts) else None
