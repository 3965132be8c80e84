"""One slide that both sides have: what the YAML changed put into the slide that a person edited."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from deckbuild.compare.differences import BOTH, NOTES, OURS, SAME, THEIRS
from deckbuild.compare.sides import FROM_YAML
from deckbuild.layout.shapes import Drawing, Grid, Group, Shape
from deckbuild.manifest import RULE
from deckbuild.merging import elements, texts
from deckbuild.merging.conflicts import by_shape, is_cell_by_cell, is_drawn_conflict, is_text_by_text
from deckbuild.merging.fitting import resize
from deckbuild.merging.notes import merge_notes
from deckbuild.merging.remains import remains
from deckbuild.merging.texts import Bodies
from deckbuild.readback.sheets import members, shapes
from deckbuild.writer.markup import A, P

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NamedTuple

    from lxml import etree

    from deckbuild.compare.differences import Difference, SlideChange, TextMerge
    from deckbuild.layout.shapes import Content, Paragraph
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.merging.fresh import Fresh, FreshSlide
    from deckbuild.readback.values import Base, FoundSlide
else:
    from typing import NamedTuple

_P, _A = f"{{{P}}}", f"{{{A}}}"
_PRUNED = ("image", "chart", "hyperlink", "media")
"""Kinds of relationships that something on the slide refers to."""


class Sides(NamedTuple):
    """A slide on its sides: what differs, the slide as laid out now, and as it stands in the deck.

    `base` is what the last build laid out. `takes_theirs` settles conflicts for the deck. `relooked` names the shapes
    whose sizes or markers the YAML changed. `is_relaid` says that its layout is another now.
    """

    change: SlideChange
    laid: LaidSlide
    found: FoundSlide
    base: Base
    takes_theirs: bool = False
    relooked: frozenset[str] = frozenset()
    is_relaid: bool = False


def is_untouched(sides: Sides) -> bool:
    """Whether the slide can stay as it is: nothing of it comes from the YAML anew."""
    if sides.is_relaid and not sides.laid.frozen:
        return False
    return not any(_concerns(one, sides.laid.frozen) for one in sides.change.differences)


def _concerns(one: Difference, is_frozen: bool) -> bool:
    """Whether a difference changes the slide: the YAML's do, and those that it does not let stand."""
    if one.role in FROM_YAML:
        return one.side != SAME and (one.side != THEIRS or one.is_text or one.kind == "shape-removed")
    return one.side in (OURS, BOTH) and not is_frozen


def merge_slide(sides: Sides, fresh: Fresh) -> None:
    """Brings the YAML's changes into the slide's part, and into that of its notes."""
    made = fresh.of(sides.laid)
    merger = _Merger(sides, fresh, made)
    merger.run()
    merge_notes(sides.change, sides.laid, sides.found.part, sides.takes_theirs, fresh, made)


class _Merger:
    """One slide being merged."""

    def __init__(self, sides: Sides, fresh: Fresh, made: FreshSlide) -> None:
        self.sides, self.fresh, self.made = sides, fresh, made
        self.part, self.package = sides.found.part, fresh.package
        self.root = self.package.edited(self.part)
        tree = self.root.find(f"{_P}cSld/{_P}spTree")
        assert tree is not None  # or the slide would have had no shapes to compare
        self.tree = tree
        self.before = set(elements.relations(self.root))
        self.theirs = shapes(self.root)
        self.news = {elements.named(one).get("name", ""): one for one in shapes(made.root)}
        laid = sides.laid
        self.laid: dict[str, Content] = {
            one.name: one for one in (*laid.content, *laid.furniture.top, *laid.furniture.bottom)
        }

    def run(self) -> None:
        """Goes through the differences shape by shape."""
        self._relayout()
        for name, found in by_shape(self.sides.change.differences).items():
            if any(_concerns(one, self.sides.laid.frozen) for one in found):
                self._shape(name, found)
        for one in self.sides.change.differences:
            if one.kind == "hidden" and one.side in (OURS, BOTH) and not self.sides.laid.frozen:
                self._hide()
        self._prune()

    def _shape(self, name: str, found: Sequence[Difference]) -> None:
        old = self._their(name)
        role = found[0].role
        added = [one for one in found if one.kind == "shape-added" and one.shape == name]
        removed = [one for one in found if one.kind == "shape-removed" and one.shape == name]
        if added and role == "rule":
            self._insert(f"{RULE}{self.sides.laid.key}")
        elif added or removed:
            self._add_or_remove(name, (added or removed)[0], role in FROM_YAML, old)
        elif old is not None and name in self.laid:
            drawn = self.laid[name]
            if role in FROM_YAML:
                self._furnish(name, found, old)
            elif isinstance(drawn, Shape | Drawing):
                self._text(name, drawn.paragraphs, found, old, self.news[name])
            else:
                self._visual(name, drawn, found, old)

    def _add_or_remove(self, name: str, one: Difference, is_furniture: bool, old: etree._Element | None) -> None:
        wanted = name in self.laid
        takes_theirs = self.sides.takes_theirs and one.side == BOTH
        if wanted and old is None and not takes_theirs and (one.side != THEIRS or is_furniture):
            self._insert(name)
        elif not wanted and old is not None and one.side in (OURS, BOTH) and not takes_theirs:
            left = remains(self.sides.base, self.sides.found, name) if one.side == BOTH else None
            body = old.find(f"{_P}txBody")
            if left is not None and body is not None:
                self._compose(body, left, (), body, name)
            else:
                elements.remove(self.root, old)

    def _insert(self, name: str) -> None:
        """Puts a fresh shape behind the one that it follows when laid out."""
        new = copy.deepcopy(self.news[name])
        if new.find(f"*/{_P}nvPr/{_P}ph") is not None and not self.sides.is_relaid:
            self._relink()
        self.fresh.carry(new, self.sides.laid, self.made, self.part, self.made.slide)
        after = None
        for other in self.news:
            if other == name:
                break
            there = self._their(other)
            after = there if there is not None else after
        elements.insert(self.tree, new, after)

    def _text(
        self,
        name: str,
        laid: Sequence[Paragraph],
        found: Sequence[Difference],
        old: etree._Element,
        new: etree._Element,
    ) -> None:
        """A text in a placeholder, a box or a drawing: its paragraphs, and where it stands."""
        body, fresh = old.find(f"{_P}txBody"), new.find(f"{_P}txBody")
        merged = self._merge_of(found[0].shape if "/" in name else name)
        says = [one for one in found if one.is_text or one.kind == "look"]
        if body is None and fresh is not None:  # a person deleted all of the text, or a program its empty body
            body = copy.deepcopy(fresh)
            for paragraph in body.findall(f"{_A}p"):
                body.remove(paragraph)
            old.append(body)
        is_ours = any(one.side in (OURS, BOTH) for one in says)
        if body is not None and fresh is not None and merged is not None and is_ours:
            self._compose(body, merged, laid, fresh, name)
            elements.clamp(self.root, elements.named(old).get("id", ""), len(body.findall(f"{_A}p")))
        if any(one.kind == "box" and one.side == OURS for one in found):
            elements.place(old, new)

    def _compose(
        self, body: etree._Element, merged: TextMerge, laid: Sequence[Paragraph], fresh: etree._Element, name: str
    ) -> None:
        sides = Bodies(
            laid,
            fresh.findall(f"{_A}p"),
            body.findall(f"{_A}p"),
            lambda target: self.package.link(self.part, "hyperlink", target, True),
            lambda element: self.fresh.carry(element, self.sides.laid, self.made, self.part, self.made.slide),
            name in self.sides.relooked,
        )
        items = texts.chosen(merged, self.sides.takes_theirs)
        texts.compose(body, merged, sides, self.sides.takes_theirs)
        drawn, thing = self.laid.get(name), self.sides.found.named(name)
        if isinstance(drawn, Shape) and drawn.role == "body" and thing is not None and self.fresh.template.scale == 1:
            resize(body, merged, items, drawn, self.sides.laid.language, thing.box)

    def _furnish(self, name: str, found: Sequence[Difference], old: etree._Element) -> None:
        """What comes from the YAML alone: its words, in the look and at the place that a person gave it."""
        body, fresh = old.find(f"{_P}txBody"), self.news[name].find(f"{_P}txBody")
        if body is not None and fresh is not None and any(one.is_text or one.kind == "look" for one in found):
            texts.replace(body, fresh)
            self.fresh.carry(body, self.sides.laid, self.made, self.part, self.made.slide)
        if any(one.kind == "box" and one.side == OURS for one in found):
            elements.place(old, self.news[name])

    def _visual(self, name: str, drawn: Content, found: Sequence[Difference], old: etree._Element) -> None:
        """A chart, table, picture or drawing: cell by cell or text by text where that can be, else as a whole."""
        new = self.news[name]
        is_conflict = is_drawn_conflict(found)
        if is_conflict and self.sides.takes_theirs:
            return
        changed = [one for one in found if one.side in (OURS, BOTH) and one.kind not in ("box", "alt")]
        has_theirs = any(one.side in (THEIRS, BOTH) and one.kind not in ("box", "alt") for one in found)
        if changed and has_theirs and not is_conflict and isinstance(drawn, Grid) and is_cell_by_cell(found):
            self._cells(found, old, new)
        elif changed and isinstance(drawn, Group) and is_text_by_text(found):
            self._drawings(name, drawn, found, old, new)
        elif changed:
            made = copy.deepcopy(new)
            self.fresh.carry(made, self.sides.laid, self.made, self.part, self.made.slide)
            if any(one.kind == "box" and one.side in (THEIRS, BOTH) and one.shape == name for one in found):
                elements.keep_place(made, old)
            if any(one.kind == "alt" and one.side == THEIRS for one in found):
                elements.named(made).set("descr", elements.named(old).get("descr", ""))
            elements.replace(self.root, old, made)
            return
        for one in found:
            if one.kind == "box" and one.side == OURS and one.shape == name:
                elements.place(old, new)
            if one.kind == "alt" and (one.side == OURS or (one.side == BOTH and not self.sides.takes_theirs)):
                elements.named(old).set("descr", elements.named(new).get("descr", ""))

    def _drawings(
        self, name: str, drawn: Group, found: Sequence[Difference], old: etree._Element, new: etree._Element
    ) -> None:
        thing = self.sides.found.named(name)
        leaves = list(_leaves(old))
        fresh = {elements.named(one).get("name", ""): one for one in members(new)}
        for drawing in drawn.drawings:
            label = f"{name}/{drawing.name}"
            own = [one for one in found if one.shape == label]
            at = (
                None
                if thing is None
                else next((n for n, one in enumerate(thing.inner) if one.name == drawing.name), None)
            )
            if own and at is not None and at < len(leaves) and drawing.name in fresh:
                self._text(label, drawing.paragraphs, own, leaves[at], fresh[drawing.name])

    def _cells(self, found: Sequence[Difference], old: etree._Element, new: etree._Element) -> None:
        theirs, fresh = _cells_of(old), _cells_of(new)
        for one in found:
            is_ours = one.side == OURS or (one.side == BOTH and not self.sides.takes_theirs)
            if one.kind in ("cell", "cell-format") and is_ours and one.ours and one.theirs:
                (r, c), (row, column) = one.theirs, one.ours
                cell, source = theirs[r][c].find(f"{_A}txBody"), fresh[row][column].find(f"{_A}txBody")
                if cell is not None and source is not None:
                    texts.replace(cell, source)
                    self.fresh.carry(cell, self.sides.laid, self.made, self.part, self.made.slide)

    def _hide(self) -> None:
        if self.sides.laid.hidden:
            self.root.set("show", "0")
        else:
            self.root.attrib.pop("show", None)

    def _relayout(self) -> None:
        """Moves the slide to its new layout: its placeholders are that layout's, and stand where it has them."""
        if not self.sides.is_relaid or self.sides.laid.frozen:
            return
        self._relink()
        moved = {one.shape for one in self.sides.change.differences if one.kind == "box" and one.side in (THEIRS, BOTH)}
        for name, new in self.news.items():
            old = self._their(name)
            ph, fresh = (None if one is None else one.find(f"*/{_P}nvPr/{_P}ph") for one in (old, new))
            if old is None or ph is None:
                continue
            if fresh is not None:
                ph.getparent().replace(ph, copy.deepcopy(fresh))
            if name not in moved:
                elements.place(old, new)

    def _relink(self) -> None:
        """Puts the slide on the layout that it has now, which may have to be brought along."""
        layout = self.fresh.layout_of(self.sides.laid, self.made)
        links = self.package.links(self.part)
        if all(one.target != layout for one in links):
            for properties in self.tree.iter(f"{_A}pPr"):  # without a left margin there was none to be had before
                if "indent" in properties.attrib and "marL" not in properties.attrib:
                    properties.set("marL", "0")
        self.package.set_links(
            self.part, [one._replace(target=layout) if one.kind == "slideLayout" else one for one in links]
        )

    def _prune(self) -> None:
        """Takes away relationships of what is gone."""
        gone = self.before - set(elements.relations(self.root))
        for link in list(self.package.links(self.part)):
            if link.id in gone and link.kind in _PRUNED:
                self.package.unlink(self.part, link.id)

    def _their(self, name: str) -> etree._Element | None:
        """The deck's element for a shape of a build."""
        thing = self.sides.found.named(name)
        return None if thing is None else self.theirs[thing.at]

    def _merge_of(self, name: str) -> TextMerge | None:
        return next((one for one in self.sides.change.texts if one.shape == name and one.role != NOTES), None)


def _leaves(group: etree._Element) -> list[etree._Element]:
    """The shapes of a group and of the groups in it, in the order in which they are read back."""
    found = []
    for one in members(group):
        found += _leaves(one) if one.tag == f"{_P}grpSp" else [one]
    return found


def _cells_of(frame: etree._Element) -> list[list[etree._Element]]:
    return [row.findall(f"{_A}tc") for row in frame.iterfind(f"{_A}graphic/{_A}graphicData/{_A}tbl/{_A}tr")]
