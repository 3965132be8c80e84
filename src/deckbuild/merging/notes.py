"""The notes of a slide that both sides have, and what stands around them on the printed page."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from deckbuild.compare.differences import BOTH, NOTES, OURS
from deckbuild.merging import elements, texts
from deckbuild.merging.texts import Bodies
from deckbuild.readback.sheets import place_of, shapes
from deckbuild.writer.markup import A, P

if TYPE_CHECKING:
    from lxml import etree

    from deckbuild.compare.differences import SlideChange
    from deckbuild.layout.slide import LaidSlide
    from deckbuild.merging.fresh import Fresh, FreshSlide

_P, _A = f"{{{P}}}", f"{{{A}}}"
_AROUND = ("hdr", "ftr")


def merge_notes(
    change: SlideChange, laid: LaidSlide, slide: str, takes_theirs: bool, fresh: Fresh, made: FreshSlide
) -> None:
    """Brings the YAML's changes of the notes into those of the slide at the part `slide`."""
    merged = next((one for one in change.texts if one.role == NOTES), None)
    changed = any(one.role == NOTES and one.side in (OURS, BOTH) for one in change.differences) and not laid.frozen
    part = fresh.package.target(slide, "notesSlide")
    if not part:
        if changed:
            fresh.add_notes(laid, made, slide)
        return
    furnish_notes(change, laid, part, fresh, made)
    if not changed or merged is None:
        return
    root = fresh.package.edited(part)
    body, new = _body_of(root), _body_of(made.notes_root)
    if body is None or new is None:
        return
    sides = Bodies(
        laid.notes,
        new.findall(f"{_A}p"),
        body.findall(f"{_A}p"),
        lambda target: fresh.package.link(part, "hyperlink", target, True),
        lambda element: fresh.carry(element, laid, made, part, made.notes),
    )
    before = set(elements.relations(root))
    texts.compose(body, merged, sides, takes_theirs)
    gone = before - set(elements.relations(root))
    for link in list(fresh.package.links(part)):
        if link.id in gone and link.kind == "hyperlink":
            fresh.package.unlink(part, link.id)


def furnish_notes(change: SlideChange, laid: LaidSlide, part: str, fresh: Fresh, made: FreshSlide) -> None:
    """Sees to it that header and footer of a notes page say what the YAML says.

    What it says nothing of is a person's, unless an embargo or a marking has just gone from the slide.
    """
    is_over = any(one.kind == "shape-removed" and one.role in ("embargo", "marking") for one in change.differences)
    old, new = _around(fresh.package.xml(part)), _around(made.notes_root)
    for kind in _AROUND:
        there, wanted = old.get(kind), new.get(kind)
        if wanted is None and there is not None and is_over and _words(there):
            root = fresh.package.edited(part)
            elements.remove(root, _around(root)[kind])
        elif wanted is not None and (there is None or _words(there) != _words(wanted)):
            root = fresh.package.edited(part)
            there = _around(root).get(kind)
            body = None if there is None else there.find(f"{_P}txBody")
            source = wanted.find(f"{_P}txBody")
            if body is not None and source is not None:
                texts.replace(body, source)
                fresh.carry(body, laid, made, part, made.notes)
            elif there is None:
                added = copy.deepcopy(wanted)
                fresh.carry(added, laid, made, part, made.notes)
                tree = root.find(f"{_P}cSld/{_P}spTree")
                if tree is not None:
                    elements.insert(tree, added, (shapes(root) or [None])[-1])


def says_all(data: bytes, laid: LaidSlide) -> bool:
    """Whether a notes part holds, at a glance, all that stands around the notes; only then it is left unread."""
    from deckbuild.writer.markup import escaped

    return all(
        escaped(run.text).encode() in data
        for shape in laid.furniture.notes
        if shape.role != "number"
        for paragraph in shape.paragraphs
        for run in paragraph.runs
    )


def _around(root: etree._Element) -> dict[str, etree._Element]:
    found = {}
    for shape in shapes(root):
        ph = place_of(shape)
        if ph is not None and ph.get("type") in _AROUND:
            found[ph.get("type", "")] = shape
    return found


def _words(shape: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in p.iter(f"{_A}t")) for p in shape.iter(f"{_A}p")).strip()


def _body_of(root: etree._Element) -> etree._Element | None:
    for shape in shapes(root):
        ph = place_of(shape)
        if ph is not None and ph.get("type") == "body":
            return shape.find(f"{_P}txBody")
    return None
