"""Puts a whole deck together: the template's parts, the slides, the properties and the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild import manifest
from deckbuild.layout.shapes import Grid
from deckbuild.phrases import is_rtl
from deckbuild.writer import properties
from deckbuild.writer.archive import Archive, pack
from deckbuild.writer.batches import packed_slides
from deckbuild.writer.layouts import template_parts
from deckbuild.writer.markup import DECLARATION, relationships
from deckbuild.writer.presentation import content_types, guid, presentation, presentation_relationships
from deckbuild.writer.slide import SlideWriter
from deckbuild.writer.visuals import chart_types, images

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, BinaryIO

    from deckbuild.layout.shapes import Image
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.model import Deck
    from deckbuild.template.model import Template
    from deckbuild.writer.archive import Packed

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DOC_TYPES = (
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
)


def write(
    file: BinaryIO,
    deck: Deck,
    slides: Sequence[LaidSlide],
    template: Template,
    embargoed: bool,
    progress: Callable[[int], None] | None = None,
) -> str:
    """Writes the deck as a .pptx to an open file, and returns its manifest.

    The same deck, slides and template give the same bytes.
    """
    archive, template = Archive(file), _with_table_style(template, slides)
    packed_parts = packed_slides(slides, SlideWriter(template.notes, template.scale), progress)
    item = _free_item(template)
    described, build = describe_build(slides, template)
    rels, first = presentation_relationships(template, len(slides), [("customXml", f"../customXml/{item}.xml")])
    pictures = images(slides)
    more = (
        *_DOC_TYPES,
        (f"customXml/{item.replace('item', 'itemProps')}.xml", _PROPS_TYPE),
        *chart_types(slides),
        *_media_types(pictures),
    )
    for name, text in (
        ("[Content_Types].xml", content_types(template, len(slides), more)),
        ("_rels/.rels", _ROOT),
        ("docProps/core.xml", properties.core(deck, embargoed)),
        ("docProps/app.xml", properties.app(deck, template, slides)),
        ("docProps/custom.xml", properties.custom(deck, embargoed, build)),
        ("ppt/presentation.xml", presentation(template, slides, first, is_rtl(deck.language))),
        ("ppt/_rels/presentation.xml.rels", rels),
    ):
        archive.add(pack(name, text.encode()))
    for part in template_parts(template, slides):
        archive.add(pack(part.name, part.data))
    for packed in packed_parts:
        archive.add(packed)
    for picture in _media(pictures, template):
        archive.add(picture)
    text = _add_manifest(archive, item, manifest.with_media(described, dict(archive.checksums)), build)
    archive.close()
    return text


def describe_build(slides: Sequence[LaidSlide], template: Template) -> tuple[dict[str, Any], str]:
    """The description of a build for its manifest, and its id."""
    described = manifest.describe(slides, manifest.salt_of(slides), template)
    return described, guid("build", described["salt"], template.digest)


def _with_table_style(template: Template, slides: Sequence[LaidSlide]) -> Template:
    """The template, with the style that its tables are drawn in where there are any."""
    if not any(isinstance(one, Grid) for slide in slides for one in slide.content):
        return template
    from deckbuild.writer.tablestyles import with_table_style  # most decks have no table

    return with_table_style(template, slides)


def _media_types(pictures: list[Image]) -> list[tuple[str, str]]:
    """The names of the pictures' parts with their content types."""
    if not pictures:
        return []
    from deckbuild.writer.media import media_types  # with what reads pictures, which most decks do without

    return media_types(pictures)


def _media(pictures: list[Image], template: Template) -> Iterable[Packed]:
    """The pictures of the deck, each once."""
    if not pictures:
        return ()
    from deckbuild.writer.media import media

    return media(pictures, template.width)


_ROOT = relationships([
    ("rId1", "officeDocument", "ppt/presentation.xml"),
    ("rId2", _PACKAGE, "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
    ("rId4", "custom-properties", "docProps/custom.xml"),
])  # fmt: skip


def manifest_parts(item: str) -> list[tuple[str, bytes, str]]:
    """The parts that belong to a manifest at the part `item`: name, bytes and content type."""
    folder, name = item.rsplit("/", 1)
    described_as = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{guid("manifest")}"><ds:schemaRefs><ds:schemaRef ds:uri="{manifest.NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    )
    return [(f"{folder}/{name.replace('item', 'itemProps')}", described_as.encode(), _PROPS_TYPE)]


def _add_manifest(archive: Archive, item: str, described: dict[str, Any], build: str) -> str:
    """The manifest comes last, for it holds the digest of everything before it; its text."""
    part = f"customXml/{item}.xml"
    ((props, data, _),) = manifest_parts(part)
    rels = relationships([("rId1", "customXmlProps", props.rsplit("/", 1)[1])])
    archive.add(pack(f"customXml/_rels/{item}.xml.rels", rels.encode()))
    archive.add(pack(props, data))
    text = manifest.packed(described, manifest.digest_of_parts(archive.checksums), build)
    archive.add(pack(part, text.encode()))
    return text


def _free_item(template: Template) -> str:
    """A name for the manifest that no custom XML of the template has."""
    taken = {part.name for part in template.parts}
    n = 1
    while f"customXml/item{n}.xml" in taken:
        n += 1
    return f"item{n}"
