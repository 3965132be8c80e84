"""Slides, notes pages and identity tags as parts; what slides share is formatted once."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from deckbuild.layout.choose import of_type
from deckbuild.writer.markup import DECLARATION, NAMESPACES, P14, P, quoted, relationships
from deckbuild.writer.shapes import TREE_HEAD, all_of, placeholder, rule
from deckbuild.writer.text import NUMBER, Links, paragraphs
from deckbuild.writer.visuals import Attached, content

if TYPE_CHECKING:
    from deckbuild.layout.slide import Furniture, LaidSlide
    from deckbuild.template.model import Placeholder

RULE_PREFIX = "deckbuild:"
"""What stands before a section's key in the name of its slide's rule."""

KEY_TAG = "DECKBUILD_KEY"
_TOP_ID, _BOTTOM_ID, _RULE_ID = 10, 20, 30
_SHARED_LINKS = 100


class _Shared(NamedTuple):
    """Furniture as XML, and the relationships of its links, for the slide and for its notes page."""

    top: str
    bottom: str
    links: list[tuple[str, str, str]]
    notes: str
    notes_links: list[tuple[str, str, str]]


class SlideWriter:
    """Formats the parts of one slide after another; remembers the furniture they share."""

    def __init__(self, notes: tuple[Placeholder, ...], scale: float = 1.0) -> None:
        self.scale = scale
        self.notes_body = of_type(notes, "body")
        self.notes_image = of_type(notes, "sldImg")
        self._shared: dict[tuple[int, str], _Shared] = {}
        self._plain: dict[tuple[str, int], str] = {}

    def parts(self, slide: LaidSlide, number: int) -> list[tuple[str, bytes]]:
        """Names and bytes of the slide's parts: slide, notes page and identity tag, with their relationships."""
        shared = self._furniture(slide.furniture, slide.language)
        n = str(number)
        links, notes_links, attached = Links(4), Links(3), Attached(n)
        xml = _slide(slide, shared, links, attached)
        notes = self._notes(slide, shared, n, notes_links)
        rels = self._relationships(slide.layout.part, shared, [*links.rows(), *attached.rows], n)
        if self.scale != 1:
            xml, attached.parts = _scaled(xml, attached.parts, self.scale)
        return [
            (f"ppt/slides/slide{n}.xml", xml.encode()),
            (f"ppt/slides/_rels/slide{n}.xml.rels", rels.encode()),
            (f"ppt/notesSlides/notesSlide{n}.xml", notes.encode()),
            (f"ppt/notesSlides/_rels/notesSlide{n}.xml.rels", _notes_relationships(shared, notes_links, n).encode()),
            (f"ppt/tags/tag{n}.xml", tag(slide.key).encode()),
            *attached.parts,
        ]

    def _relationships(self, layout: str, shared: _Shared, own: list[tuple[str, str, str]], number: str) -> str:
        """The slide's relationships; for slides without any of their own they differ by the number alone."""
        if not own:
            key = (layout, id(shared))
            if key not in self._plain:
                self._plain[key] = _slide_relationships(layout, shared, own)
            return self._plain[key].replace(NUMBER, number)
        return _slide_relationships(layout, shared, own).replace(NUMBER, number)

    def _furniture(self, furniture: Furniture, language: str) -> _Shared:
        key = (id(furniture), language)  # the slides keep every furniture alive, so an id stays its own
        if key not in self._shared:
            links, notes_links = Links(_SHARED_LINKS), Links(_SHARED_LINKS)
            self._shared[key] = _Shared(
                all_of(furniture.top, _TOP_ID, language, links),
                all_of(furniture.bottom, _BOTTOM_ID, language, links),
                links.rows(),
                all_of(furniture.notes, _TOP_ID, language, notes_links),
                notes_links.rows(),
            )
        return self._shared[key]

    def _notes(self, slide: LaidSlide, shared: _Shared, number: str, links: Links) -> str:
        image = _image(self.notes_image) if self.notes_image else ""
        body = ""
        if self.notes_body is not None:
            levels = self.notes_body.levels
            # In so many words, for LibreOffice does not heed the notes master's text style.
            text = paragraphs(slide.notes, levels, slide.language, links, True, size=levels[0].size)
            body = (
                '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                f"<p:nvPr>{placeholder(self.notes_body)}</p:nvPr></p:nvSpPr><p:spPr/>"
                f"<p:txBody><a:bodyPr/><a:lstStyle/>{text or '<a:p/>'}</p:txBody></p:sp>"
            )
        return (
            f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}{image}{body}"
            f"{shared.notes.replace(NUMBER, number)}</p:spTree>{creation_id('notes:' + slide.key)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
        )


def _scaled(xml: str, parts: list[tuple[str, bytes]], scale: float) -> tuple[str, list[tuple[str, bytes]]]:
    """A slide and the parts that its visuals brought, for a page of unusual size."""
    from deckbuild.writer.scaled import scaled  # few templates have such pages

    drawn = [(name, scaled(data.decode(), scale).encode() if name.endswith(".xml") else data) for name, data in parts]
    return scaled(xml, scale), drawn


def _slide(slide: LaidSlide, shared: _Shared, links: Links, attached: Attached) -> str:
    head = content(slide.content[:1], 2, slide.language, links, attached)
    rest = content(slide.content[1:], 3, slide.language, links, attached)
    hidden = ' show="0"' if slide.hidden else ""
    own = slide.layout.mapping
    mapping = f"<a:overrideClrMapping {own}/>" if own else "<a:masterClrMapping/>"
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld><p:spTree>{TREE_HEAD}{head}{shared.top}{rest}"
        f"{rule(RULE_PREFIX + slide.key, _RULE_ID, slide.furniture.row)}"
        f"{shared.bottom.replace(NUMBER, attached.number)}</p:spTree>"
        f'<p:custDataLst><p:tags r:id="rId3"/></p:custDataLst>{creation_id(slide.key)}</p:cSld>'
        f"<p:clrMapOvr>{mapping}</p:clrMapOvr></p:sld>"
    )


def _slide_relationships(layout: str, shared: _Shared, own: list[tuple[str, str, str]]) -> str:
    return relationships([
        ("rId1", "slideLayout", f"../slideLayouts/{layout.rsplit('/', 1)[1]}"),
        ("rId2", "notesSlide", f"../notesSlides/notesSlide{NUMBER}.xml"),
        ("rId3", "tags", f"../tags/tag{NUMBER}.xml"),
        *own,
        *shared.links,
    ])  # fmt: skip


def _notes_relationships(shared: _Shared, links: Links, number: str) -> str:
    if not links.targets and not shared.notes_links:
        return _NOTES_RELATIONSHIPS.replace(NUMBER, number)
    return relationships([*_NOTES_ROWS, *links.rows(), *shared.notes_links]).replace(NUMBER, number)


_NOTES_ROWS = (
    ("rId1", "notesMaster", "../notesMasters/notesMaster1.xml"),
    ("rId2", "slide", f"../slides/slide{NUMBER}.xml"),
)
_NOTES_RELATIONSHIPS = relationships(list(_NOTES_ROWS))


def creation_id(key: str) -> str:
    """PowerPoint's lasting number of a slide, computed from its key so that a rebuild gives the same."""
    number = zlib.crc32(key.encode()) or 1
    inside = f'<p14:creationId xmlns:p14="{P14}" val="{number}"/>'
    return f'<p:extLst><p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}">{inside}</p:ext></p:extLst>'


def _image(place: Placeholder) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder(place)}</p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
    )


def tag(key: str) -> str:
    """The part that carries a slide's key."""
    return f'{DECLARATION}<p:tagLst xmlns:p="{P}"><p:tag name="{KEY_TAG}" val="{quoted(key)}"/></p:tagLst>'
