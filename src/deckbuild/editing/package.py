"""A package of parts that can be changed: parts, content types and relationships kept true together."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from deckbuild.template import opc
from deckbuild.template.opc import CONTENT_TYPES, Link
from deckbuild.writer.archive import Archive, Packed, pack
from deckbuild.writer.markup import R

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

TYPES = "[Content_Types].xml"
_METHODS = (0, 8)  # stored and deflated, which every program reads


class EditedPackage:
    """The parts of a deck, as they are in its file until they are changed. Part names have no leading slash.

    Raises TemplateError wherever the file is damaged or hostile, as `template.opc.Package` does.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._source = opc.Package(data, name)
        self._spelled = {low: entry.filename for low, entry in self._source.entries.items()}
        self._defaults, self._overrides = self._source.defaults, self._source.overrides
        self._changed: dict[str, bytes] = {}
        self._roots: dict[str, etree._Element] = {}
        self._links: dict[str, list[Link]] = {}
        self._relinked: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._origins: dict[str, str] = {}
        self._has_other_types = False
        self._let_go: set[str] = set()

    # Reading

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._spelled

    @property
    def is_changed(self) -> bool:
        """Whether writing would give another package than the one that was read."""
        return bool(self._changed or self._roots or self._relinked or self._has_other_types)

    def data(self, part: str) -> bytes:
        """The bytes of a part as they are now."""
        if part in self._roots:
            return opc.serialized(self._roots[part])
        if part in self._changed:
            return self._changed[part]
        return self._source.data(self._origins.get(part, part))

    def xml(self, part: str) -> etree._Element:
        """The root element of a part, to be read; for changing there is `edited`."""
        if part in self._roots:
            return self._roots[part]
        if part in self._changed:
            return opc.parse(self._changed[part], f"{self.name} is damaged: {part}")
        return self._source.xml(self._origins.get(part, part))

    def content_type(self, part: str) -> str:
        """The content type of a part."""
        by_extension = self._defaults.get(part.rpartition(".")[2].lower(), "application/octet-stream")
        return self._overrides.get(part.lower(), by_extension)

    def parts(self) -> list[str]:
        """The names of all parts, those of relationships among them."""
        return list(self._spelled.values())

    def content_types(self) -> set[str]:
        """The content types that parts of the package have."""
        return set(self._overrides.values()) | set(self._defaults.values())

    def links(self, part: str) -> list[Link]:
        """The relationships of a part that lead somewhere, one for an id; "" is the package itself."""
        if part not in self._links:
            self._links[part] = self._source.links(part) if self._source.part_name(part) or not part else []
        return self._links[part]

    def targets(self, part: str, kind: str) -> list[str]:
        """The parts that a part's relationships of a kind lead to, such as `slideLayout`."""
        return [link.target for link in self.links(part) if link.kind == kind and not link.external]

    def target(self, part: str, kind: str) -> str:
        """The first of these parts, or an empty text."""
        return next(iter(self.targets(part, kind)), "")

    def reachable(self) -> set[str]:
        """The parts that can be come to from the package by relationships."""
        found: set[str] = set()
        waiting = [""]
        while waiting:
            for link in self.links(waiting.pop()):
                if not link.external and link.target not in found:
                    found.add(link.target)
                    waiting.append(link.target)
        return found

    # Changing

    def edited(self, part: str) -> etree._Element:
        """The root of a part, to be changed: what is done to it is what is written."""
        if part not in self._roots:
            self._roots[part] = self.xml(part)
        return self._roots[part]

    def put(self, part: str, data: bytes, content_type: str = "") -> None:
        """Adds a part, or replaces what one holds; a new part needs its content type."""
        self._roots.pop(part, None)
        self._changed[part] = data
        self._spelled.setdefault(part.lower(), part)
        if content_type and self.content_type(part) != content_type:
            self._overrides[part.lower()] = content_type
            self._has_other_types = True

    def remove(self, part: str) -> None:
        """Takes a part out, with its relationships; whoever led to it must have been unlinked."""
        self._let_go.update(link.target for link in self.links(part) if not link.external)
        for name in (part, _rels_of(part)):
            spelled = self._spelled.pop(name.lower(), "")
            self._changed.pop(spelled, None)
            self._roots.pop(spelled, None)
            self._origins.pop(spelled, None)
        self._links[part] = []
        self._relinked.discard(part)
        self._overrides.pop(part.lower(), None)
        self._has_other_types = True

    def link(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """The id of a relationship of a part to a target, which is a part or an address; made if there is none.

        A kind without a slash is one of the office document's.
        """
        full = kind if "/" in kind else f"{R}/{kind}"
        links = self.links(part)
        for link in links:
            if (link.kind, link.target, link.external) == (full.rsplit("/", 1)[-1], target, external):
                return link.id
        taken = {link.id for link in links}
        number = len(links) + 1
        while f"rId{number}" in taken:
            number += 1
        self.set_links(part, [*links, Link(f"rId{number}", full, target, external)])
        return f"rId{number}"

    def unlink(self, part: str, link_id: str) -> None:
        """Takes a relationship out of a part's."""
        self.set_links(part, [link for link in self.links(part) if link.id != link_id])

    def set_links(self, part: str, links: list[Link]) -> None:
        """Gives a part other relationships."""
        known = self.links(part)
        if links == known:
            return
        self._let_go.update({link.target for link in known if not link.external} - {link.target for link in links})
        self._links[part] = links
        self._relink(part)

    def _relink(self, part: str) -> None:
        self._relinked.add(part)
        name = _rels_of(part)
        self._spelled.setdefault(name.lower(), name)

    def free_name(self, pattern: str) -> str:
        """A part's name that is not taken; the pattern has `{}` where its number goes."""
        number = self._numbers.get(pattern, 0) + 1
        while pattern.format(number).lower() in self._spelled:
            number += 1
        self._numbers[pattern] = number
        return pattern.format(number)

    def rename(self, names: Mapping[str, str]) -> None:
        """Gives parts other names, which may be those of others that are renamed as well; every link follows."""
        if not names:
            return
        for part in ("", *sorted(self.reachable())):
            links = self.links(part)
            if any(not link.external and link.target in names for link in links):
                self._links[part] = [
                    link if link.external else link._replace(target=names.get(link.target, link.target))
                    for link in links
                ]
                self._relink(part)
        taken = [(new, self._taken_out(old)) for old, new in names.items()]
        for new, (data, origin, kind, links) in taken:
            self._spelled[new.lower()] = new
            if data is not None:
                self._changed[new] = data
            else:
                self._origins[new] = origin
            self._overrides[new.lower()] = kind
            self._links[new] = links
            if links:
                self._relink(new)
        self._has_other_types = True

    def _taken_out(self, part: str) -> tuple[bytes | None, str, str, list[Link]]:
        """A part's changed bytes (None for a part as it was), its name in the file, its type and links; it is gone."""
        kind, links = self.content_type(part), self.links(part)
        data = self.data(part) if part in self._roots or part in self._changed else None
        origin = self._origins.get(part, part)
        for name in (part, _rels_of(part)):
            spelled = self._spelled.pop(name.lower(), "")
            for known in (self._changed, self._roots, self._origins):
                known.pop(spelled, None)
        self._links.pop(part)
        self._relinked.discard(part)
        self._overrides.pop(part.lower(), None)
        return data, origin, kind, links

    def drop_orphans(self) -> None:
        """Removes the parts that nothing leads to any more; what nothing led to before stays."""
        kept = self.reachable() if self._let_go else set()
        while self._let_go:
            part = self._let_go.pop()
            if part not in kept and part in self:
                self.remove(part)

    # Writing

    def write(self, file: BinaryIO, leave: str = "") -> Archive:
        """Writes the package to an open file, unchanged parts as they were packed; the archive is left to be closed.

        The part `leave` is not written: whoever calls adds it.
        """
        archive = Archive(file)
        for part in self.packed(leave):
            archive.add(part)
        return archive

    def packed(self, leave: str = "") -> Iterator[Packed]:
        """All parts but one as they go into the archive, the content types first."""
        self._settle()
        for name in sorted(self._spelled.values(), key=lambda name: name != TYPES):
            if name != leave:
                yield self._packed(name)

    def _settle(self) -> None:
        """Turns changed elements and relationships into the bytes of their parts."""
        for part, root in self._roots.items():
            self._changed[part] = opc.serialized(root)
        for part in sorted(self._relinked):
            self._changed[self._spelled[_rels_of(part).lower()]] = opc.relationships(self._links[part], part)
        if self._has_other_types:
            self._changed[TYPES] = opc.serialized(self._types())
        self._roots.clear()
        self._relinked.clear()

    def _packed(self, name: str) -> Packed:
        if name in self._changed:
            return pack(name, self._changed[name])
        entry = self._source.entries[self._origins.get(name, name).lower()]
        squeezed = self._source.packed(entry) if entry.compress_type in _METHODS else None
        if squeezed is not None:
            return Packed(name, entry.file_size, entry.CRC, squeezed, entry.compress_type)
        return pack(name, self._source.data(self._origins.get(name, name)))

    def _types(self) -> etree._Element:
        """The list of content types, defaults and overrides in their order."""
        root = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap={None: CONTENT_TYPES})
        for extension, kind in self._defaults.items():
            etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension=extension, ContentType=kind)
        for low, kind in self._overrides.items():
            if low in self._spelled:
                part = f"/{self._spelled[low]}"
                etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=part, ContentType=kind)
        return root


def _rels_of(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")
