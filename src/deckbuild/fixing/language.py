"""Tags text with its language where that is missing, or cannot be the language that its script is written in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from deckbuild.audit.scripts import fits, only_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from deckbuild.audit.values import Deck
    from deckbuild.editing.package import EditedPackage

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Takes the language that most of the deck's text in that script is tagged with, or the script's only one."""
    tagged = Counter[str]()
    for slide in deck.slides:
        for run in (run for shape in slide.shapes for body in shape.bodies for run in body.runs):
            if run.language and fits(run.text, run.language):
                tagged[run.language] += len(run.text)
    usual = [language for language, _ in tagged.most_common()]
    for slide in deck.slides:
        wrong = [
            run.text.strip()
            for shape in slide.shapes
            for body in shape.bodies
            for run in body.runs
            if any(map(str.isalpha, run.text)) and (not run.language or not fits(run.text, run.language))
        ]
        count = _tag(package, slide.part, set(wrong), usual) if wrong else 0
        if count:
            yield f"slide {slide.number}: {count} text{'s' if count > 1 else ''} tagged with the language"


def _tag(package: EditedPackage, part: str, wrong: set[str], usual: list[str]) -> int:
    count = 0
    for run in package.edited(part).iter(f"{_A}r", f"{_A}fld"):
        text = run.findtext(f"{_A}t") or ""
        if text.strip() not in wrong and text.strip().upper() not in wrong:
            continue
        properties = run.find(f"{_A}rPr")
        said = "" if properties is None else properties.get("lang", "")
        if said and fits(text, said):
            continue
        language = next((one for one in usual if fits(text, one)), "") or only_language(text)
        if language:
            _properties(run, properties).set("lang", language)
            count += 1
    return count


def _properties(run: etree._Element, properties: etree._Element | None) -> etree._Element:
    """The properties of a run, which come first in it."""
    if properties is None:
        properties = run.makeelement(f"{_A}rPr")
        run.insert(0, properties)
    return properties
