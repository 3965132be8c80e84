"""Whether a .pptx is a sound package: every part well-formed, every relationship resolved, every part typed."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def faults(path: Path | BinaryIO) -> list[str]:
    """What is wrong with the package, one line each; nothing for a sound one."""
    with zipfile.ZipFile(path) as package:
        bad = package.testzip()
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    found = [f"damaged: {bad}"] if bad else []
    found += [f"twice: {name}" for name in sorted({n for n in names if names.count(n) > 1})]
    found += [] if names[0] == "[Content_Types].xml" else ["the content types are not first"]
    trees = {}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                found.append(f"not well-formed: {name}: {error}")
    return found + _typed(trees["[Content_Types].xml"], names) + _related(trees, set(names))


def _typed(types: etree._Element, names: list[str]) -> list[str]:
    suffixes = {d.get("Extension").lower() for d in types.iter(f"{_TYPES}Default")}
    overrides = {o.get("PartName") for o in types.iter(f"{_TYPES}Override")}
    parts = {f"/{name}" for name in names if name != "[Content_Types].xml"}
    found = [f"a type for no part: {name}" for name in sorted(overrides - parts)]
    bare = [p for p in parts - overrides if p.rsplit(".", 1)[-1].lower() not in suffixes]
    return found + [f"a part without a type: {p}" for p in sorted(bare)]


def _related(trees: dict[str, etree._Element], names: set[str]) -> list[str]:
    found, reached = [], {"[Content_Types].xml"}
    for name, rels in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder, file = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        ids = [r.get("Id") for r in rels.iter(_REL)]
        found += [f"{name}: the id {i} twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
        if owner in trees:
            used = {v for e in trees[owner].iter() for k, v in e.attrib.items() if k.startswith(_ID)}
            found += [f"{owner}: {i} leads nowhere" for i in sorted(used - set(ids))]
        for rel in rels.iter(_REL):
            if rel.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(owner), rel.get("Target")))
            reached.add(target.removeprefix("/"))
            if target.removeprefix("/") not in names:
                found.append(f"{name}: no part {target}")
    return found + [f"a part that nothing leads to: {n}" for n in sorted(names - reached)]
