"""The size of points to which both sides have added, so that they still fit their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuild.fit import SMALLEST
from deckbuild.layout.measure import STEP_DOWN, fit_body
from deckbuild.layout.shapes import Paragraph
from deckbuild.merging import runs
from deckbuild.richtext import Run
from deckbuild.writer.markup import A

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from deckbuild.compare.differences import TextMerge
    from deckbuild.compare.merge import Merged
    from deckbuild.layout.shapes import Shape
    from deckbuild.template.model import Box

_A = f"{{{A}}}"


def resize(
    body: etree._Element, text: TextMerge, items: Sequence[Merged], laid: Shape, language: str, box: Box | None
) -> None:
    """Makes the text of a body smaller where the merged paragraphs would not fit in the size of the YAML's alone.

    What does not fit in the smallest size is left to PowerPoint, which shrinks it when somebody edits it.

    `box` is where the text stands in the deck, in the layout's measure. Text of which a person has set single
    paragraphs apart by their size is left as it is.
    """
    sized = next((p for p in laid.paragraphs if p.size), None)
    if laid.placeholder is None or not laid.placeholder.type or sized is None or not items:
        return
    size = sized.size + STEP_DOWN * sized.level
    merged = [_paragraph(item, text, laid) for item in items]
    fitted = fit_body(merged, laid.placeholder, language, box, top=size)
    for shrunk in body.iterfind(f"{_A}bodyPr/{_A}normAutofit") if fitted.fits else ():
        shrunk.attrib.clear()
    elements = [p for p in body.iterfind(f"{_A}p") if runs.has_words(p)]
    by_level: dict[int, list[etree._Element]] = {}
    for element in elements:
        by_level.setdefault(runs.level_of(element), []).append(element)
    for level, ones in by_level.items():
        if fitted.size < size and len(set().union(*(runs.sizes(one) for one in ones))) == 1:
            for one in ones:
                runs.with_sizes(one, str(round(max(SMALLEST, fitted.size - STEP_DOWN * level) * 100)))


def _paragraph(item: Merged, text: TextMerge, laid: Shape) -> Paragraph:
    """A merged paragraph as it is measured: the YAML's, or a person's like one of the YAML's on its level."""
    if item.ours is not None and (item.theirs is None or item.takes == "ours"):
        return laid.paragraphs[text.ours[item.ours].at]
    assert item.theirs is not None
    words = (Run(text.theirs[item.theirs].text),)
    like = next((p for p in laid.paragraphs if p.level == item.level and p.marker != "none"), None)
    return (like or Paragraph((), item.level, "bullet"))._replace(runs=words, level=item.level)
