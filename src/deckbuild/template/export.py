"""Writes a template as a presentation with one cover slide, to be restyled in PowerPoint and used again."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.sax.saxutils import escape, quoteattr

from deckbuild.template.model import Layout, Part, Placeholder, Relation, Template

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""What a ZIP entry without a time says."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument."
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{_OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TITLE = "Title of the talk"
_WORDS = {
    "ctrTitle": _TITLE,
    "title": _TITLE,
    "subTitle": "Speaker, event and date",
    "ftr": "The disclaimer of the talk",
}


def export(template: Template) -> bytes:
    """The bytes of a .pptx whose layouts, master and theme are the template's."""
    layout = next((layout for layout in template.layouts if layout.kind == "cover"), template.layouts[0])
    slide_id = _free_id(template.relations)
    relations = [*template.relations, Relation(slide_id, f"{_OFFICE}/slide", "slides/slide1.xml")]
    target = posixpath.relpath(layout.part, "ppt/slides")
    parts = [
        Part(
            "ppt/presentation.xml",
            f"{_TYPES}presentationml.presentation.main+xml",
            _presentation(template, slide_id),
        ),
        Part("ppt/_rels/presentation.xml.rels", "", _relationships(relations)),
        Part("ppt/slides/slide1.xml", f"{_TYPES}presentationml.slide+xml", _slide(layout)),
        Part(
            "ppt/slides/_rels/slide1.xml.rels",
            "",
            _relationships([Relation("rId1", f"{_OFFICE}/slideLayout", target)]),
        ),
        *template.parts,
        *_properties(template),
    ]
    return _packed(parts)


def _free_id(relations: tuple[Relation, ...]) -> str:
    taken = {relation.id for relation in relations}
    return next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)


def _presentation(template: Template, slide_id: str) -> bytes:
    head, middle, extensions = template.presentation
    slides = f'<p:sldIdLst><p:sldId id="256" r:id="{slide_id}"/></p:sldIdLst>'
    tail = f"<p:extLst>{extensions}</p:extLst>" if extensions else ""
    return f"{head}{slides}{middle}{tail}</p:presentation>".encode()


def _slide(layout: Layout) -> bytes:
    """The sample slide: title, subtitle, footer and number, as a deck's cover has them."""
    places = [place for place in layout.placeholders if place.type in _WORDS or place.type == "sldNum"]
    shapes = "".join(_shape(number, place) for number, place in enumerate(places, 2))
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return (
        f"{_XML}<p:sld {_NAMESPACES}><p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()


def _shape(number: int, place: Placeholder) -> str:
    attributes = "" if place.type == "obj" else f' type="{place.type}"'
    attributes += f" sz={quoteattr(place.size_attr)}" if place.size_attr else ""
    attributes += f' idx="{place.idx}"' if place.idx else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(place.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{attributes}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{_words(place)}</a:p></p:txBody></p:sp>"
    )


def _words(place: Placeholder) -> str:
    if place.type == "sldNum":
        field = "{5C0DB05B-2F4C-4A6B-9D4C-0B7D3C2A1E05}"
        return f'<a:fld id="{field}" type="slidenum"><a:rPr lang="en-GB"/><a:t>1</a:t></a:fld>'
    return f'<a:r><a:rPr lang="en-GB"/><a:t>{_WORDS[place.type]}</a:t></a:r>'


def _properties(template: Template) -> list[Part]:
    """The root's relationships with true document properties."""
    elements = "http://purl.org/dc/"
    dated = 'xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z<'
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="{elements}elements/1.1/" xmlns:dcterms="{elements}terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(template.name)}</dc:title>'
        f"<dcterms:created {dated}/dcterms:created><dcterms:modified {dated}/dcterms:modified>"
        "</cp:coreProperties>"
    )
    app = (
        f'{_XML}<Properties xmlns="{_OFFICE.replace("relationships", "extended-properties")}">'
        "<Slides>1</Slides><Notes>0</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    )
    root = [
        Relation("rId1", f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),
        Relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        Relation("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    ]
    return [
        Part("_rels/.rels", "", _relationships(root)),
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core.encode()),
        Part("docProps/app.xml", f"{_TYPES}extended-properties+xml", app.encode()),
    ]


def _relationships(relations: list[Relation]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{relation.id}" Type="{relation.type}" Target={quoteattr(relation.target)}/>'
        for relation in relations
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _packed(parts: list[Part]) -> bytes:
    """The package, its content types first, as readers that sniff expect."""
    types = "".join(
        f"<Override PartName={quoteattr('/' + part.name)} ContentType={quoteattr(part.content_type)}/>"
        for part in parts
        if part.content_type
    )
    content_types = (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in [
            ("[Content_Types].xml", content_types.encode()),
            *((p.name, p.data) for p in parts),
        ]:
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return file.getvalue()
