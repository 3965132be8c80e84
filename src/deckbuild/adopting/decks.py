"""Gives a deck the identity that a build would have given it: keys on its slides, and a base of the matched ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from deckbuild import manifest
from deckbuild.adopting.matching import Match, matched
from deckbuild.compare.align import Item, align
from deckbuild.editing import properties
from deckbuild.editing.manifests import manifest_part, manifests
from deckbuild.editing.package import EditedPackage
from deckbuild.editing.release import remove_manifest
from deckbuild.manifest import RULE
from deckbuild.merging import elements
from deckbuild.readback.deck import KEY_TAG, read_bytes
from deckbuild.readback.roles import with_roles
from deckbuild.readback.sheets import P, shapes
from deckbuild.readback.sides import our_sides
from deckbuild.readback.values import Base
from deckbuild.template import opc
from deckbuild.writer.archive import pack
from deckbuild.writer.markup import NAMESPACES, PRESENTATIONML, R
from deckbuild.writer.package import describe_build
from deckbuild.writer.shapes import rule
from deckbuild.writer.slide import tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from deckbuild.compare.sides import SlideSide
    from deckbuild.layout.slide import LaidDeck, LaidSlide
    from deckbuild.readback.values import FoundDeck, FoundSlide, Line

_SAME_SHAPE = 0.02
"""By how much width against height may differ."""

_TAGS = f"{PRESENTATIONML}tags+xml"


class Adoption(NamedTuple):
    """A deck before it is adopted: its bytes, what is found in it, the slides of the YAML, and what matches what."""

    data: bytes
    name: str
    built: LaidDeck
    found: FoundDeck
    sides: tuple[SlideSide, ...]
    matches: list[Match]

    @property
    def is_known(self) -> bool:
        """Whether the deck says itself what it is: it has a base, and the keys of most of its slides are the YAML's."""
        base = self.found.base
        carried = sum(match.why == "key" for match in self.matches)
        return base is not None and 2 * carried >= len(self.found.slides)

    @property
    def fits_page(self) -> bool:
        """Whether its pages have the shape that the YAML is laid out for: on others, new slides would not be whole."""
        template = self.built.template
        wide, high = self.found.width, self.found.height
        return high > 0 and abs(wide / high - template.width / template.height) <= _SAME_SHAPE

    @property
    def has_own_layouts(self) -> bool:
        """Whether none of its slides is of a layout that the YAML's template has."""
        names = {" ".join(layout.name.split()) for layout in self.built.template.layouts}
        return not any(slide.layout in names for slide in self.found.slides)


def considered(data: bytes, name: str, built: LaidDeck) -> Adoption:
    """The deck held against the slides of the YAML. Raises ReadbackError for what is no deck."""
    found = read_bytes(data, name)
    salt = manifest.salt_of(built.slides)
    sides = our_sides(built.slides, Base(salt, ()), built.template)
    return Adoption(data, name, built, found, sides, matched(found.slides, sides, salt))


def write(adoption: Adoption, matches: Sequence[Match], file: BinaryIO) -> str:
    """Writes the deck with the identity of the matches to an open file; the text of its manifest.

    A deck that is known is written as it is.
    """
    built = adoption.built
    if adoption.is_known:
        return _as_it_is(adoption, file)
    described, build = describe_build(built.slides, built.template)
    package = EditedPackage(adoption.data, adoption.name)
    remove_manifest(package)
    sides = {side.key: side for side in adoption.sides}
    laid = {slide.key: slide for slide in built.slides}
    chosen = {match.slide: match.key for match in matches}
    there: dict[str, FoundSlide] = {}
    for n, found in enumerate(adoption.found.slides):
        if n in chosen:
            there[chosen[n]] = _identify(package, found, sides[chosen[n]], laid[chosen[n]], adoption)
        elif found.key:
            _forget(package, found)
    rows = [row for row in described["slides"] if row["key"] in there]
    described["slides"] = [_shared(row, sides[row["key"]], there[row["key"]]) for row in rows]
    properties.set_custom(package, {"deckbuild.build": build})
    item = manifest_part(package)
    archive = package.write(file, leave=item)
    text = manifest.packed(described, manifest.digest_of_parts(archive.checksums), build, is_merged=True)
    archive.add(pack(item, text.encode()))
    archive.close()
    return text


def _as_it_is(adoption: Adoption, file: BinaryIO) -> str:
    package = EditedPackage(adoption.data, adoption.name)
    file.write(adoption.data)
    return package.data(manifests(package)[0]).decode("utf-8", "replace")


def _shared(row: dict[str, Any], side: SlideSide, found: FoundSlide) -> dict[str, Any]:
    """What of a slide's description the deck has as well, in these words or others.

    What it lacks nobody took out of it: make is to add that, and pull must not take it out of the YAML.
    """
    ours = {shape.name: shape for shape in side.shapes}
    shapes = {}
    for name, shape in row["shapes"].items():
        thing = found.named(name)
        if thing is not None:
            shapes[name] = [*shape[:2], _there(shape[2], ours[name].texts, thing.lines), *shape[3:]]
    return {**row, "shapes": shapes, "notes": _there(row["notes"], side.notes, found.notes)}


def _there(rows: list[Any], ours: Sequence[Item], lines: Sequence[Line]) -> list[Any]:
    """The paragraphs of a description that are among those of the deck."""
    theirs = [Item(line.text, line.text) for line in lines]
    found = align([Item(item.text, item.text) for item in ours], theirs, {}).found
    kept = {item.at for item, at in zip(ours, found, strict=True) if at is not None}
    return [row for n, row in enumerate(rows) if n in kept]


def _identify(
    package: EditedPackage, found: FoundSlide, side: SlideSide, laid: LaidSlide, adoption: Adoption
) -> FoundSlide:
    """Names the shapes of a slide as a build does, and keeps its key in it; the slide with the roles of its shapes."""
    root = package.edited(found.part)
    salt = manifest.salt_of(adoption.built.slides)
    things = with_roles([thing._replace(role="") for thing in found.things], side.shapes, salt)
    listed = shapes(root)
    for thing in things:
        if thing.role and thing.role != "rule":
            elements.named(listed[thing.at]).set("name", thing.name)
    line = next((thing for thing in things if thing.role == "rule"), None)
    if line is not None:
        elements.named(listed[line.at]).set("name", f"{RULE}{side.key}")
    else:
        _draw_rule(root, laid, adoption)
    _tag(package, root, found, side.key)
    return found._replace(things=things)


def _forget(package: EditedPackage, found: FoundSlide) -> None:
    """Takes the key of another deck's slide from a slide that is nobody's now."""
    for thing in found.things:
        if thing.name.startswith(RULE):
            elements.named(shapes(package.edited(found.part))[thing.at]).set("name", "Line")
    for part in package.targets(found.part, "tags"):
        root = package.xml(part)
        if any(one.get("name", "").upper() == KEY_TAG for one in root):
            root = package.edited(part)
            for one in [one for one in root if one.get("name", "").upper() == KEY_TAG]:
                root.remove(one)


def _draw_rule(root: etree._Element, laid: LaidSlide, adoption: Adoption) -> None:
    """Draws the line above the footer, whose name carries the key, where the deck's page has that place."""
    page = (adoption.found.width, adoption.found.height)
    template = adoption.built.template
    across, down = (a / b if a and b else 1.0 for a, b in zip(page, (template.width, template.height), strict=True))
    row = laid.furniture.row
    row = row._replace(x=round(row.x * across), y=round(row.y * down), cx=round(row.cx * across))
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return
    number = 1 + max(
        (int(one.get("id", "0")) for one in root.iter(f"{P}cNvPr") if one.get("id", "").isdigit()), default=1
    )
    markup = rule(f"{RULE}{laid.key}", number, row)
    new = opc.parse(f"<x {NAMESPACES}>{markup}</x>".encode(), "a line")[0]
    last = [n for n, one in enumerate(tree) if isinstance(one.tag, str) and one.tag != f"{P}extLst"]
    tree.insert(last[-1] + 1 if last else 0, new)


def _tag(package: EditedPackage, root: etree._Element, found: FoundSlide, key: str) -> None:
    """Gives a slide a tag with its key, in place of one that it has."""
    sheet = root.find(f"{P}cSld")
    if sheet is None:
        return
    there = package.target(found.part, "tags")
    if there and any(one.get("name", "").upper() == KEY_TAG for one in package.xml(there)):
        for one in package.edited(there):
            if one.get("name", "").upper() == KEY_TAG:
                one.set("val", key)
        return
    held = sheet.find(f"{P}custDataLst")
    if held is not None and held.find(f"{P}tags") is not None:  # another program's tags: the line has to do
        return
    part = package.free_name("ppt/tags/tag{}.xml")
    package.put(part, tag(key).encode(), _TAGS)
    if held is None:
        held = etree.Element(f"{P}custDataLst")
        after = [n for n, one in enumerate(sheet) if one.tag in (f"{P}bg", f"{P}spTree")]
        sheet.insert(after[-1] + 1, held)
    etree.SubElement(held, f"{P}tags").set(f"{{{R}}}id", package.link(found.part, "tags", part))
