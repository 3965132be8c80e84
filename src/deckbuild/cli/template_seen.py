"""The contrast of text that stands on pictures: looked up in sample pages, for a picture may have any colour."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckbuild.audit.values import Legible, Slide
    from deckbuild.survey.values import Survey, Surveyed
    from deckbuild.template.contrast import Contrast


def sample_deck(surveyed: Surveyed) -> bytes:
    """A deck with a sample page of each layout, in their order."""
    from deckbuild.survey.sample import DECK, sample
    from deckbuild.writer.package import write

    file = io.BytesIO()
    write(file, DECK, sample(surveyed), surveyed.template, False)
    return file.getvalue()


def with_pictures_seen(surveyed: Surveyed) -> Surveyed:
    """The survey with the contrast of what stands on pictures, as the letters of a sample page have it."""
    if all(contrast.ratio for one in surveyed.layouts for contrast in one.contrasts):
        return surveyed
    from deckbuild.audit.reading.deck import read_data
    from deckbuild.cli.make import Progress

    progress = Progress() if sys.stderr.isatty() else None
    told = (lambda n, count: progress("looking at page", n, count)) if progress is not None else None
    slides = read_data(sample_deck(surveyed), surveyed.template.name, told).slides
    if progress is not None:
        progress.done()
    layouts = [_seen(one, slide) for one, slide in zip(surveyed.layouts, slides, strict=True)]
    return surveyed._replace(layouts=tuple(layouts))


def _seen(one: Survey, slide: Slide) -> Survey:
    return one._replace(contrasts=tuple(c if c.ratio else _looked_up(c, slide) for c in one.contrasts))


def _looked_up(contrast: Contrast, slide: Slide) -> Contrast:
    """The contrast of the hardest words in a place of that type; as it was where the page has none there."""
    texts = [text for shape in slide.shapes if shape.place == contrast.place.type for text in shape.legible]
    worst = min((text for text in texts if text.contrast is not None), key=_ratio, default=None)
    if worst is None or worst.ground is None:
        return contrast
    text, behind = (
        contrast.behind._replace(rgb="".join(f"{round(channel * 255):02X}" for channel in color[:3]))
        for color in (worst.color, worst.ground)
    )
    return contrast._replace(ratio=_ratio(worst), text=text, behind=behind)


def _ratio(text: Legible) -> float:
    return text.contrast or 0.0
