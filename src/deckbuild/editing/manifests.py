"""Where the manifest is in a package, and a place for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild import manifest
from deckbuild.editing.slides import main_part
from deckbuild.writer.package import manifest_parts

if TYPE_CHECKING:
    from deckbuild.editing.package import EditedPackage

_HEAD = 400


def manifests(package: EditedPackage) -> list[str]:
    """The parts that hold a manifest, wherever a program that saved the deck has put them."""
    return [
        link.target
        for source in (main_part(package), "")
        for link in package.links(source)
        if link.kind == "customXml" and manifest.NAMESPACE.encode() in package.data(link.target)[:_HEAD]
    ]


def manifest_part(package: EditedPackage) -> str:
    """The part for the manifest: the one that the deck has, or a new one."""
    there = manifests(package)
    if there:
        return there[0]
    item = package.free_name("customXml/item{}.xml")
    package.put(item, b"")
    for name, data, kind in manifest_parts(item):
        package.put(name, data, kind)
        package.link(item, "customXmlProps", name)
    package.link(main_part(package), "customXml", item)
    return item
