"""A whole deck merged: which slides it has and in which order, each with what both sides want of it."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from deckbuild import manifest
from deckbuild.compare.differences import BOTH, OURS, THEIRS
from deckbuild.editing import comments, properties
from deckbuild.editing.layouts import drop_masters
from deckbuild.editing.manifests import manifest_part, manifests
from deckbuild.editing.package import EditedPackage
from deckbuild.editing.release import strip
from deckbuild.editing.slides import arrange, group, renumber, sections, slide_parts
from deckbuild.layout.slide import group_names
from deckbuild.manifest import RULE
from deckbuild.merging import elements, notes
from deckbuild.merging.conflicts import Choice, Conflict, conflicts_of
from deckbuild.merging.fresh import Fresh
from deckbuild.merging.furniture import furnish
from deckbuild.merging.order import merged_order
from deckbuild.merging.slides import Sides, is_untouched, merge_slide
from deckbuild.moments import embargo_line
from deckbuild.readback.deck import bytes_of, read_bytes
from deckbuild.readback.sheets import shapes
from deckbuild.readback.sides import compared
from deckbuild.writer import properties as written
from deckbuild.writer.archive import pack
from deckbuild.writer.package import describe_build

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from deckbuild.compare.differences import Comparison, SlideChange
    from deckbuild.layout.slide import LaidDeck, LaidSlide
    from deckbuild.readback.values import Base, FoundDeck, FoundSlide

    Kept = Callable[[str], Sequence[Base]]
    Progress = Callable[[int], None]


class Planned(NamedTuple):
    """A merge before anything is done: what differs, what is in conflict, and what was chosen."""

    data: bytes
    name: str
    built: LaidDeck
    found: FoundDeck
    comparison: Comparison
    choice: Choice
    conflicts: list[Conflict]

    @property
    def edits(self) -> int:
        """How much of the deck is a person's."""
        theirs = (THEIRS, BOTH)
        return sum(
            (one.their_state in ("added", "copied", "removed")) + sum(d.side in theirs for d in one.differences)
            for one in self.comparison.slides
        )


def plan(path: str, built: LaidDeck, choice: Choice, kept: Kept) -> list[Planned]:
    """What merging into the deck at `path` would mean, once for each build that it may have come from.

    `kept` finds these for a deck that has lost its own base, by the id of its build, which it may have lost as well.
    There is none for a deck that was never built. Raises ReadbackError for what cannot be read.
    """
    data = bytes_of(path)
    name = os.path.basename(path)
    bases: list[Base] = []

    def first(build: str) -> Base | None:
        bases.extend(kept(build) or kept(""))
        return bases[0] if bases else None

    found = [read_bytes(data, name, first)]
    found += [read_bytes(data, name, partial(_known, base)) for base in bases[1:]]
    known = [one for one in found if one.base is not None and (one.build or _is_recognised(one, one.base))]
    return [_planned(data, name, built, choice, one) for one in known]


def _is_recognised(found: FoundDeck, base: Base) -> bool:
    """Whether a deck without any identity is that of a base: at least half of its slides, or of the base's, are."""
    there = sum(bool(slide.key) for slide in found.slides)
    return there > 0 and 2 * there >= min(len(found.slides), len(base.slides))


def _known(base: Base, _build: str) -> Base:
    return base


def _planned(data: bytes, name: str, built: LaidDeck, choice: Choice, found: FoundDeck) -> Planned:
    base = found.base
    assert base is not None
    comparison, found = compared(found, built.slides, built.template)
    conflicts = conflicts_of(comparison, built.slides, found.slides, base, choice)
    return Planned(data, name, built, found, comparison, choice, conflicts)


class Merger:
    """One merge being carried out, in the bytes of the edited file."""

    def __init__(self, planned: Planned) -> None:
        self.planned, self.built, self.found = planned, planned.built, planned.found
        assert planned.found.base is not None
        self.base: Base = planned.found.base
        self.package = EditedPackage(planned.data, planned.name)
        is_other = self.base.template != self.built.template.digest
        self.fresh = Fresh(self.package, self.built.template, self.built.slides, is_other)
        self.is_other = is_other
        self.rows = self.base.by_key
        self.layouts = {side.key: side.layout for side in self.base.slides}
        self.uncommented: list[str] = []
        self.edited: tuple[str, ...] = ()
        self.added = 0

    def run(self, progress: Progress | None = None) -> None:
        """Changes the package; what nobody changed stays."""
        listed = merged_order(self.planned.comparison, self.built.slides, self.planned.choice)
        parts = []
        for n, change in enumerate(listed):
            parts.append(self._slide(change))
            if progress is not None:
                progress(n + 1)
        self._comment(dict(zip((change.key for change in listed), parts, strict=True)))
        arrange(self.package, parts)
        self._group(listed)
        self.fresh.style_tables(self.built.slides)
        if self.is_other:
            drop_masters(self.package, parts)
        self.package.drop_orphans()
        self._describe(listed)
        theirs = [change for change in listed if change.theirs is not None]
        self.added = sum(change.their_state in ("added", "copied") and change.ours is None for change in theirs)
        self.edited = tuple(self._title(change) for change in theirs if _is_edited(change))

    def _slide(self, change: SlideChange) -> str:
        """The part of a slide of the result."""
        if change.theirs is None:
            assert change.ours is not None
            laid = self.built.slides[change.ours]
            return self.fresh.add(laid, self.fresh.of(laid))
        found = self.found.slides[change.theirs]
        if change.ours is None:
            furnish(found, self.built.slides, self.fresh)
            return found.part
        laid = self.built.slides[change.ours]
        takes_theirs = self.planned.choice.of(change.key) == THEIRS
        if not self.found.build or change.base is None:
            self._identify(found)
        sides = Sides(change, laid, found, self.base, takes_theirs, is_relaid=self._is_relaid(laid, found.layout))
        if not is_untouched(sides):
            merge_slide(sides._replace(relooked=self._relooked(laid)), self.fresh)
        else:
            self._check_notes(sides)
        return found.part

    def _identify(self, found: FoundSlide) -> None:
        """Gives the line above the footer its slide's key: a release leaves it out, and a copy has the original's."""
        line = found.of("rule")
        if line is not None and f"{RULE}{found.key}".encode() not in self.package.data(found.part):
            elements.named(shapes(self.package.edited(found.part))[line.at]).set("name", f"{RULE}{found.key}")

    def _check_notes(self, sides: Sides) -> None:
        part = self.package.target(sides.found.part, "notesSlide")
        if part and not notes.says_all(self.package.data(part), sides.laid):
            notes.furnish_notes(sides.change, sides.laid, part, self.fresh, self.fresh.of(sides.laid))

    def _is_relaid(self, laid: LaidSlide, theirs: str) -> bool:
        """Whether the YAML gives a slide another layout than it had; one that a person chose stays."""
        before = self.layouts.get(laid.key)
        if before is None:
            return False
        if self.is_other:
            return True
        chosen = theirs != before and theirs in {layout.name for layout in self.built.template.layouts}
        return laid.layout.name != before and not chosen

    def _relooked(self, laid: LaidSlide) -> frozenset[str]:
        """The shapes whose sizes, markers or colours are others than those of the last build."""
        before = self.rows.get(laid.key)
        known = {shape.name: shape.look for shape in before.shapes} if before is not None else {}
        return frozenset(name for name, look in manifest.looks(laid).items() if known.get(name, look) != look)

    def _comment(self, parts: dict[str, str]) -> None:
        """Keeps the words that lost beside the slide: as comments, or for the sidecar where none can be."""
        moment = written.document_date(self.built.deck).strftime("%Y-%m-%dT%H:%M:%S")
        by_key: dict[str, list[str]] = {}
        for one in self.planned.conflicts:
            if one.is_open and one.key in parts and one.theirs:
                by_key.setdefault(one.key, []).append(one.note)
        for key, texts in by_key.items():
            if comments.can_hold(self.package):
                comments.add(self.package, parts[key], texts, moment)
            else:
                self.uncommented += texts

    def _group(self, listed: Sequence[SlideChange]) -> None:
        named = group_names(self.built.slides)
        names = []
        for change in listed:
            own = "" if change.ours is None else named[change.ours]
            theirs = "" if change.theirs is None else self.found.slides[change.theirs].group
            is_ours = change.theirs is None or not self.found.has_groups
            is_ours = is_ours or any(d.kind == "group" and d.side in (OURS, BOTH) for d in change.differences)
            names.append(own if is_ours and change.ours is not None else theirs)
        if names != sections(self.package):
            group(self.package, names)

    def _describe(self, listed: Sequence[SlideChange]) -> None:
        """Brings what tells of the whole deck up to date."""
        deck, embargoed = self.built.deck, self.built.embargoed
        is_changed = self.package.is_changed
        line = embargo_line(deck.embargo, deck.language) if embargoed and deck.embargo else ""
        build = describe_build(self.built.slides, self.built.template)[1]
        properties.set_custom(self.package, {"deckbuild.build": build, "Embargo": line, "Marking": deck.marking})
        properties.set_core(self.package, written.core(deck, embargoed))
        if is_changed:
            renumber(self.package)
            hidden = sum(self.package.xml(part).get("show") in ("0", "false") for part in slide_parts(self.package))
            properties.count(self.package, [self._title(change) for change in listed], hidden)

    def _title(self, change: SlideChange) -> str:
        if change.ours is not None and (change.theirs is None or change.our_state != "same"):
            return self.built.slides[change.ours].title
        return "" if change.theirs is None else self.found.slides[change.theirs].title

    def write(self, file: BinaryIO, release: bool = False) -> str:
        """Writes the merged deck with its new manifest; a release without it. The manifest's text."""
        described, build = describe_build(self.built.slides, self.built.template)
        item = "" if release else manifest_part(self.package)
        if release:
            strip(self.package)
        known = {name: int(checksum, 16) for name, checksum in self.base.media}
        archive = self.package.write(file, leave=item)
        described = manifest.with_media(described, dict(archive.checksums), known)
        text = manifest.packed(described, manifest.digest_of_parts(archive.checksums), build, is_merged=True)
        if item:
            archive.add(pack(item, text.encode()))
        archive.close()
        return text

    @property
    def is_idle(self) -> bool:
        """Whether the deck has already all that the YAML says, its manifest included."""
        if self.package.is_changed:
            return False
        described, build = describe_build(self.built.slides, self.built.template)
        known = {name: int(checksum, 16) for name, checksum in self.base.media}
        text = manifest.packed(manifest.with_media(described, {}, known), "", build)
        data = (self.package.data(part) for part in manifests(self.package))
        return any(manifest.payload(one.decode("utf-8", "replace")) == manifest.payload(text) for one in data)


def _is_edited(change: SlideChange) -> bool:
    """Whether a slide of the YAML's has a person's edits on it."""
    return change.ours is not None and any(one.side in (THEIRS, BOTH) for one in change.differences)
