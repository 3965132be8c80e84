"""Takes everything of the workshop out of a deck that is to be published: identities, the manifest, own comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild import manifest
from deckbuild.editing import comments, properties
from deckbuild.editing.package import EditedPackage
from deckbuild.editing.slides import main_part, slide_parts
from deckbuild.template.model import OWN
from deckbuild.writer.markup import P, R
from deckbuild.writer.slide import KEY_TAG

if TYPE_CHECKING:
    from typing import BinaryIO

    from lxml import etree

_P, _ID = f"{{{P}}}", f"{{{R}}}id"
_CREATION_IDS = ("{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}", "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}")
"""Extensions with the lasting numbers of slides and of shapes."""

_THEME = "Deckbuild"
_PLAIN_NAMES = {"rule": "Line", "embargo": "Embargo", "marking": "Marking", "marking-foot": "Marking below"}


def write_stripped(data: bytes, name: str, text: str, file: BinaryIO) -> str:
    """Writes the deck in `data` to an open file without what is of the workshop; its manifest, told by `text`, anew."""
    package = EditedPackage(data, name)
    strip(package)
    archive = package.write(file)
    archive.close()
    return manifest.with_parts(text, manifest.digest_of_parts(archive.checksums))


def strip(package: EditedPackage) -> None:
    """Leaves out what only deckbuild needs; what people see and what a person added stays."""
    for slide in slide_parts(package):
        comments.remove(package, slide)
        _untag(package, slide)
        for part in (slide, package.target(slide, "notesSlide")):
            if part:
                _plain(package, part)
    comments.forget_author(package)
    main = main_part(package)
    for kind in ("slideMaster", "notesMaster", "handoutMaster"):
        for master in package.targets(main, kind):
            for part in (master, *package.targets(master, "slideLayout")):
                _plain(package, part)
            _rename_theme(package, package.target(master, "theme"))
    remove_manifest(package)
    properties.set_custom(package, {"deckbuild.build": ""})
    package.drop_orphans()


def remove_manifest(package: EditedPackage) -> None:
    """Takes out the manifest, wherever a program that saved the deck has put it."""
    for source in (main_part(package), ""):
        for link in list(package.links(source)):
            if link.kind == "customXml" and manifest.NAMESPACE.encode() in package.data(link.target)[:400]:
                package.unlink(source, link.id)
    package.drop_orphans()


def _untag(package: EditedPackage, slide: str) -> None:
    """Takes the key's tag from a slide, and the list that held nothing else."""
    for link in [one for one in package.links(slide) if one.kind == "tags" and not one.external]:
        if not any(tag.get("name", "").upper() == KEY_TAG for tag in package.xml(link.target)):
            continue
        tags = package.edited(link.target)
        for tag in [one for one in tags if one.get("name", "").upper() == KEY_TAG]:
            tags.remove(tag)
        if not len(tags):
            for entry in list(package.edited(slide).iter(f"{_P}tags")):
                if entry.get(_ID) == link.id:
                    _remove(entry)
            package.unlink(slide, link.id)


def _plain(package: EditedPackage, part: str) -> None:
    """Takes lasting numbers out of a part, and deckbuild's name out of the names of its shapes."""
    data = package.data(part)
    if OWN.encode() not in data and not any(uri.encode() in data for uri in _CREATION_IDS):
        return
    root = package.edited(part)
    for extension in [e for e in root.iter("{*}ext") if e.get("uri") in _CREATION_IDS]:
        _remove(extension)
    for named in root.iter(f"{_P}cNvPr", f"{_P}cSld"):
        name = named.get("name", "")
        if name.startswith(OWN):
            kind = name.removeprefix(OWN)
            named.set("name", _PLAIN_NAMES.get(kind, _PLAIN_NAMES["rule"]))


def _rename_theme(package: EditedPackage, part: str) -> None:
    """Gives the theme of the built-in template, and its fonts and colours, a name that says nothing of deckbuild."""
    if not part or _THEME.encode() not in package.data(part):
        return
    for element in package.edited(part).iter():
        name = element.get("name", "")
        if name.startswith(_THEME):
            element.set("name", name.removeprefix(_THEME).strip() or "Talk")


def _remove(element: etree._Element) -> None:
    """Removes an element, and the list that it leaves empty."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and parent.tag.rpartition("}")[2] in ("extLst", "custDataLst"):
        _remove(parent)
