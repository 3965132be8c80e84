"""Decks made to do harm, and decks damaged at random: one clear line or findings, never a bug."""

from __future__ import annotations

import copy
import io
import random
import zipfile

import pytest
from lxml import etree

from deckbuild import auditing
from deckbuild.auditing import AuditError, audit_data
from deckbuild.editing.package import EditedPackage
from deckbuild.fixing.fixes import corrected, write
from planted import FAULTS, LAST, Field, clean, planted

_VALUES = ("", "-1", "abc", "1e400", "NaN", "9" * 20, "-" + "9" * 11, "0", "true", "50%", "rId1", "../../x", "\u0663")
_ODD = ("two slides with one title", "another disclaimer", "another embargo", "a mark that is none", "a higher mark")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return clean(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def everything(twin: bytes) -> bytes:
    """A deck with nearly every fault at once."""

    def plant(field: Field) -> None:
        for fault in FAULTS:
            if fault.name not in (*_ODD, "a slide that was taken out of the list"):
                fault.plant(field)

    return planted(twin, plant)


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """The deck with a part that holds something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return out.getvalue()


SLIDE = f"ppt/slides/slide{LAST}.xml"
_BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
HOSTILE = {
    "entities": (SLIDE, _BOMB, "not well-formed|declares a document type"),
    "no slide": (SLIDE, b"\0\1\2", "not well-formed"),
    "deep": (SLIDE, b"<x>" * 5000 + b"</x>" * 5000, "not well-formed|nested deeper"),
    "an empty slide": (SLIDE, b"<x/>", ""),
    "huge": (SLIDE, b"<x>" + b" " * 31_000_000 + b"</x>", "more than 30 are not read"),
    "no presentation": ("ppt/presentation.xml", b"<x/>", "is no PowerPoint presentation"),
    "no relationships": ("_rels/.rels", b"<x/>", "is no PowerPoint presentation"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_deck_gives_one_line(what: str, twin: bytes) -> None:
    name, content, said = HOSTILE[what]
    data = replaced(twin, name, content)
    if said:
        with pytest.raises(AuditError, match=said):
            audit_data(data, "talk.pptx")
    else:
        assert audit_data(data, "talk.pptx").deck is not None


def test_a_slide_that_is_listed_twice_is_damage(twin: bytes) -> None:
    def plant(field: Field) -> None:
        listed = field.main.find("{*}sldIdLst")
        listed.append(copy.deepcopy(listed[0]))

    with pytest.raises(AuditError, match="lists a slide twice"):
        audit_data(planted(twin, plant), "talk.pptx")


def test_what_takes_too_long_is_given_up(everything: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "SECONDS", 0.01)
    monkeypatch.setattr(auditing, "SECONDS_A_MEGABYTE", 0.0)
    with pytest.raises(AuditError, match="takes too long"):
        audit_data(everything, "talk.pptx")


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_deck_is_audited_or_refused(seed: int, everything: bytes) -> None:
    data = damaged(everything, random.Random(seed))
    try:
        found = audit_data(data, "talk.pptx")
    except AuditError:
        return
    if found.deck is not None:
        package, _ = corrected(found.data, found.deck)
        write(package, io.BytesIO())


def damaged(data: bytes, draw: random.Random) -> bytes:
    """The deck with attributes, elements and texts changed, taken out or doubled here and there."""
    package = EditedPackage(data, "talk.pptx")
    parts = [part for part in package.parts() if part.endswith(".xml") and part != "[Content_Types].xml"]
    for part in draw.sample(parts, 4):
        root = package.edited(part)
        for element in draw.sample(list(root.iter(etree.Element)), min(10, len(list(root.iter(etree.Element))))):
            _damage(element, draw)
    out = io.BytesIO()
    package.write(out).close()
    return out.getvalue()


def _damage(element: etree._Element, draw: random.Random) -> None:
    chance, parent = draw.random(), element.getparent()
    if chance < 0.5 and element.attrib:
        element.set(draw.choice(list(element.attrib)), draw.choice(_VALUES))
    elif chance < 0.75 and parent is not None:
        parent.remove(element)
    elif chance < 0.9 and parent is not None:
        parent.append(copy.deepcopy(element))
    else:
        element.text = draw.choice(_VALUES)
