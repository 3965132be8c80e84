"""The paragraphs of a text as a merge leaves them: a person's as they stand, the YAML's in the look around them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from deckbuild.compare.merge import Merged
from deckbuild.merging import runs
from deckbuild.writer.markup import A

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deckbuild.compare.align import Item
    from deckbuild.compare.differences import TextMerge
    from deckbuild.layout.shapes import Paragraph

_A = f"{{{A}}}"


class Bodies(NamedTuple):
    """A text on both sides: what was laid out with its elements, and the elements of the deck.

    `link` makes a relationship for an address; `carry` makes those that a fresh element needs. `is_relooked` says that
    sizes or markers of the YAML's side changed.
    """

    paragraphs: Sequence[Paragraph]
    fresh: Sequence[etree._Element]
    theirs: Sequence[etree._Element]
    link: Callable[[str], str]
    carry: Callable[[etree._Element], None]
    is_relooked: bool = False


def compose(body: etree._Element, text: TextMerge, sides: Bodies, takes_theirs: bool) -> None:
    """Writes the merged paragraphs into a text body; of conflicts, the deck's side where `takes_theirs`."""
    made = _Composer(text, sides, takes_theirs).paragraphs()
    for paragraph in body.findall(f"{_A}p"):
        body.remove(paragraph)
    for paragraph in made or [etree.Element(f"{_A}p")]:
        body.append(paragraph)


def replace(body: etree._Element, fresh: etree._Element) -> None:
    """Gives a text body the paragraphs of another, in the look of its own first paragraph's runs."""
    first = body.find(f"{_A}p/{_A}r/{_A}rPr")
    for paragraph in body.findall(f"{_A}p"):
        body.remove(paragraph)
    for paragraph in fresh.iterfind(f"{_A}p"):
        made = copy.deepcopy(paragraph)
        if first is not None:
            for run in made.iterfind(f"{_A}r"):
                own = run.find(f"{_A}rPr")
                run.replace(own, copy.deepcopy(first)) if own is not None and not len(own) else None
        body.append(made)


class _Composer:
    """One text being put together."""

    def __init__(self, text: TextMerge, sides: Bodies, takes_theirs: bool) -> None:
        self.text, self.sides, self.takes_theirs = text, sides, takes_theirs
        self.base_of = {o: n for n, o in enumerate(text.merge.our.found) if o is not None}
        self.pairs = [(i.ours, i.theirs) for i in text.merge.items if i.ours is not None and i.theirs is not None]

    def paragraphs(self) -> list[etree._Element]:
        """The merged paragraphs in order, each with the empty ones that a person left behind it."""
        made = []
        for item in chosen(self.text, self.takes_theirs):
            made.append(self._paragraph(item))
            if item.theirs is not None:
                made += self._empty_behind(self.text.theirs[item.theirs].at)
        return made

    def _paragraph(self, item: Merged) -> etree._Element:
        if item.theirs is None:
            assert item.ours is not None
            return self._added(item.ours)
        theirs = self.text.theirs[item.theirs]
        element = copy.deepcopy(self.sides.theirs[theirs.at])
        if item.ours is None:
            return element
        ours = self.text.ours[item.ours]
        base = self._base(item.ours)
        if self._takes_runs(item, base, ours, theirs):
            keeps = not theirs.format or (base is not None and base.format != theirs.format)
            element = runs.reworded(element, self.sides.paragraphs[ours.at].runs, self.sides.link, keeps)
        if item.level != runs.level_of(element):
            runs.leveled(element, item.level, self._on_level(item.level))
        if self.sides.is_relooked:
            self._relook(element, ours.at, item.level)
        return element

    def _takes_runs(self, item: Merged, base: Item | None, ours: Item, theirs: Item) -> bool:
        """Whether the words or their formatting come from the YAML."""
        if ours.hash != theirs.hash:
            return item.takes == "ours"
        changed = base is not None and ours.format not in (base.format, theirs.format)
        return changed and (theirs.format == (base.format if base else "") or not self.takes_theirs)

    def _added(self, at: int) -> etree._Element:
        """A paragraph that only the YAML has, in the look of one like it that the deck has."""
        ours = self.text.ours[at]
        written = self.sides.paragraphs[ours.at]
        for o, t in self.pairs:
            like = self.sides.paragraphs[self.text.ours[o].at]
            theirs = self.text.theirs[t]
            if (like.level, like.marker) == (written.level, written.marker) and theirs.level == written.level:
                keeps = not theirs.format
                element = runs.reworded(self.sides.theirs[theirs.at], written.runs, self.sides.link, keeps)
                if self.sides.is_relooked:
                    self._relook(element, ours.at, written.level)
                return element
        element = copy.deepcopy(self.sides.fresh[ours.at])
        self.sides.carry(element)
        return element

    def _relook(self, element: etree._Element, at: int, level: int) -> None:
        """Gives a paragraph the size and the marker of the YAML's, unless a person set it apart from its neighbours."""
        fresh = self.sides.fresh[at]
        around = [one for one in self.sides.theirs if runs.level_of(one) == level and runs.has_words(one)]
        if len(set().union(*(runs.sizes(one) for one in around))) <= 1:
            new = runs.sizes(fresh)
            if len(new) == 1:
                runs.with_sizes(element, next(iter(new)))
        if len({_marker(one) for one in around}) <= 1 and _marker(fresh) != _marker(element):
            runs.leveled(element, level, fresh)

    def _on_level(self, level: int) -> etree._Element | None:
        """A paragraph on a level: of the deck, or else as it is laid out."""
        for theirs in self.text.theirs:
            if theirs.level == level:
                return self.sides.theirs[theirs.at]
        return next((f for f, p in zip(self.sides.fresh, self.sides.paragraphs, strict=True) if p.level == level), None)

    def _empty_behind(self, at: int) -> list[etree._Element]:
        found = []
        for element in self.sides.theirs[at + 1 :]:
            if runs.has_words(element):
                break
            found.append(copy.deepcopy(element))
        return found

    def _base(self, ours: int) -> Item | None:
        n = self.base_of.get(ours)
        return None if n is None else self.text.base[n]


def chosen(text: TextMerge, takes_theirs: bool) -> list[Merged]:
    """The items of the merge; where both sides changed one, the deck's if `takes_theirs`."""
    items = list(text.merge.items)
    if not takes_theirs:
        return items
    for conflict in sorted(text.merge.conflicts, key=lambda one: -one.at):
        here = [n for n, item in enumerate(items) if item.ours is not None and item.ours == conflict.ours]
        if conflict.ours is None and conflict.theirs is not None:
            level = text.theirs[conflict.theirs].level
            items.insert(conflict.at, Merged(None, conflict.theirs, "theirs", level))
        elif conflict.theirs is None and here:
            del items[here[0]]
        elif here:
            items[here[0]] = items[here[0]]._replace(takes="theirs")
    return items


def _marker(paragraph: etree._Element) -> str:
    """What stands before a paragraph, as far as it says so itself."""
    properties = paragraph.find(f"{_A}pPr")
    names = ("buNone", "buAutoNum", "buChar", "buBlip")
    for child in [] if properties is None else properties:
        name = etree.QName(child).localname
        if name in names:
            return f"{name}{child.get('char', '')}"
    return ""
