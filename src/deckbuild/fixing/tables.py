"""Names the headings of tables: the first row, where it is all words and is drawn as every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckbuild.audit.values import Deck, Shape
    from deckbuild.editing.package import EditedPackage

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def fix(package: EditedPackage, deck: Deck) -> Iterator[str]:
    """Sets the mark of a heading row where the row looks like one: words above numbers."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.kind != "table" or shape.header or not is_headed(shape):
                continue
            names = list(package.edited(slide.part).iter(f"{_P}cNvPr"))
            frame = names[shape.number].getparent().getparent()
            table = frame.find(f".//{_A}tbl")
            properties = table.find(f"{_A}tblPr")
            if properties is None:
                properties = table.makeelement(f"{_A}tblPr")
                table.insert(0, properties)
            properties.set("firstRow", "1")
            yield f"slide {slide.number}: the first row of {shape.called} named as its headings"


def is_headed(shape: Shape) -> bool:
    """Whether the first row of a table is all words, and a number stands below it."""
    first = [cell.body.text.strip() for cell in shape.cells if cell.row == 0]
    rest = [cell.body.text for cell in shape.cells if cell.row]
    words = all(first) and not any(character.isdigit() for text in first for character in text)
    return words and any(character.isdigit() for text in rest for character in text)
